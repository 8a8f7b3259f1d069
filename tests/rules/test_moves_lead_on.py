from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, assert_refused

CAMOMILE = "treatments/camomile-tea.yml"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "id-of-another-record": (["moved-from"], [(CAMOMILE, "[chamomile-tea]", "[chamomile-tea, warm-milk]")]),
    "own-id": (["moved-from"], [(CAMOMILE, "[chamomile-tea]", "[camomile-tea]")]),
    "claimed-twice": (
        ["moved-from"],
        [("treatments/warm-milk.yml", "origin: [A0-01]", "origin: [A0-01]\nmoved_from: [chamomile-tea]")],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/moves_lead_on/{name}", tmp_path, *REFUSED[name])
