from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, assert_refused

CUP = "flows/which-cup.yml"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "question-id-twice": (
        ["flow"],
        [(CUP, "  - id: company\n    ask", "  - id: milk\n    ask"), (CUP, "to: company", "to: visit")],
    ),
    "outcome-id-of-a-question": (
        ["flow"],
        [(CUP, "  - id: visit\n", "  - id: milk\n"), (CUP, "to: visit", "to: nothing")],
    ),
    "answer-id-twice": (["flow"], [(CUP, "{id: shorter,", "{id: longer,")]),
    "unknown-start": (["flow"], [(CUP, "start: how-long", "start: how-lnog")]),
    "start-at-an-outcome": (["flow"], [(CUP, "start: how-long", "start: doctor")]),
    "unknown-target": (["flow", "flow"], [(CUP, "to: doctor", "to: doktor"), (CUP, "to: visit", "to: zzz")]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/flows_lead_on/{name}", tmp_path, *REFUSED[name])
