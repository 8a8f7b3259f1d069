from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.rules.flows_lead_on import find_cycle
from project_tools import Edit, Golden, Project, assert_refused

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
    "never-reached": (["flow", "flow", "flow"], [(CUP, "to: company,", "to: at-home,")]),
    "circle": (
        ["flow"],
        [
            (
                CUP,
                'text: "No", to: nothing}',
                'text: "No", to: nothing}\n      - {id: perhaps, text: Perhaps, to: milk}',
            )
        ],
    ),
    "circle-of-one": (["flow", "flow"], [(CUP, 'text: "Yes", to: visit}', 'text: "Yes", to: company}')]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/flows_lead_on/{name}", tmp_path, *REFUSED[name])


def test_a_flow_without_circles(tmp_path: Path) -> None:
    assert find_cycle(Project(tmp_path).knowledge().flows["which-cup"]) == []
