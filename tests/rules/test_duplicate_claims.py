from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

OTHER = "claims/is-sitting-together-enough.yml"
QUESTION = "question: Is sitting together enough?"
CLAIM = "claim: It is the company that helps, not the cup."

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "same-question": (["duplicate-claim"], [(OTHER, QUESTION, "question: does milk make you SLEEPY?")]),
    "reworded-question": (
        ["duplicate-claim"],
        [(OTHER, QUESTION, "question: Will milk really make me sleepy?")],
    ),
    "same-claim": (["duplicate-claim"], [(OTHER, CLAIM, "claim: Warm cups of milk put you to sleep.")]),
    "claim-like-a-question": (["duplicate-claim"], [(OTHER, CLAIM, "claim: Milk makes you sleepy.")]),
}

FINE: dict[str, Edit] = {
    "another-doubt": (OTHER, QUESTION, "question: Does milk make you cold?"),
    "another-number": (OTHER, QUESTION, "question: Do 2 cups of milk make you sleepy?"),
    "shared-words": (OTHER, CLAIM, "claim: Milk helps."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/duplicate_claims/{name}", tmp_path, *REFUSED[name])


@pytest.mark.parametrize("name", FINE)
def test_what_may_stand(name: str, tmp_path: Path) -> None:
    assert Project(tmp_path, FINE[name]).messages() == []
