from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, assert_refused

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "mistyped-fact": (["section"], [("facts.yml", "  fact: reach\n", "  fact: reech\n")]),
    "unlike-any-fact": (["section"], [("facts.yml", "  fact: reach\n", "  fact: zzz\n")]),
    "fact-without-levels": (["section"], [("facts.yml", "  fact: reach\n", "  fact: taste\n")]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/section_of_levels/{name}", tmp_path, *REFUSED[name])
