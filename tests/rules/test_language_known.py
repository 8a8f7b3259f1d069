from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Golden, assert_refused


@pytest.mark.parametrize("language", ["nb", "../en"])
def test_refusal_has_its_exact_words(language: str, tmp_path: Path, golden: Golden) -> None:
    name = f"rules/language_known/{'unknown' if language == 'nb' else 'no-language'}"
    assert_refused(
        golden, name, tmp_path, ["language"], [("site.yml", "language: en", f"language: {language}")]
    )
