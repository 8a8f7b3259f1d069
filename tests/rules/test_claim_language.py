from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"
DETAIL = "Milk can bring on an allergic reaction."
CLAIM = "claims/does-milk-make-you-sleepy.yml"
VERDICT = "One small trial is not enough to say so."
CAUSES = "concerns/restless-evenings.yml"
CAUSE = "A cold room may keep people awake, but we are very unsure."
LOUD = ("certainty: low\n  why: one small trial", "certainty: high\n  why: one small trial")

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "low-said-as-certain": (["claim-language"], [(MILK, DETAIL, "An allergic reaction follows in a child.")]),
    "low-with-a-promise": (["claim-language"], [(MILK, DETAIL, "Milk may help a little. You will sleep sooner.")]),
    "verdict-said-as-certain": (["claim-language"], [(CLAIM, VERDICT, "Milk goes with sleep.")]),
    "very-low-with-may-alone": (["claim-language"], [(CAUSES, CAUSE, "A cold room may keep people awake.")]),
    "very-low-with-a-promise": (
        ["claim-language"],
        [(CAUSES, CAUSE, "A cold room prevents sleep. We are very unsure how much.")],
    ),
    "promise-in-a-label": (["claim-language"], [(MILK, "what: Allergic reaction", "what: It stops an allergy")]),
    "promise-in-a-cell": (["claim-language"], [(MILK, "Perhaps a little sooner to sleep.", "It works.")]),
    "promise-in-a-summary": (["claim-language"], [(MILK, "One trial saw no clear gain.", "It brings sleep.")]),
    "promise-in-a-short-answer": (["claim-language"], [(CLAIM, "One small trial saw no clear", "It makes all the")]),
    "high-and-very-unsure": (
        ["claim-language"],
        [(CLAIM, VERDICT, "Milk helps, but we are very unsure."), (CLAIM, *LOUD)],
    ),
}  # fmt: skip

FINE: dict[str, list[Edit]] = {
    "hedged": [(MILK, DETAIL, "Milk seems to bring on an allergic reaction.")],
    "reported": [(MILK, DETAIL, "In one study, 2 of 100 people had a reaction.")],
    "promise-of-others": [(MILK, DETAIL, "A review says that milk prevents sleep.")],
    "promise-denied": [(MILK, DETAIL, "Milk may cause a reaction. It will not go on.")],
    "promise-left-open": [(MILK, DETAIL, "Milk may cause a reaction. How much it helps depends on you.")],
    "promise-in-quotation-marks": [(MILK, DETAIL, 'Milk may cause a reaction. "It works" is too much.')],
    "abbreviation": [(MILK, DETAIL, "Milk may, e.g. in a child, help. Ask Dr. Lund what will be done.")],
    "very-low-not-known": [(CAUSES, CAUSE, "A cold room may keep people awake. It is not known how many.")],
    "very-low-reported": [(CAUSES, CAUSE, "A cold room kept 3 people awake in one study.")],
    "high-and-sure": [(CLAIM, VERDICT, "Milk helps, and it will go on to do so."), (CLAIM, *LOUD)],
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/claim_language/{name}", tmp_path, *REFUSED[name])


@pytest.mark.parametrize("name", FINE)
def test_what_may_stand(name: str, tmp_path: Path) -> None:
    assert Project(tmp_path, *FINE[name]).messages() == []


def test_a_language_without_a_lexicon_is_not_checked(tmp_path: Path) -> None:
    project = Project(tmp_path, (MILK, DETAIL, "It works."), ("site.yml", "language: en", "language: xx"))
    assert [problem.rule for problem in project.check().problems] == ["language"]
