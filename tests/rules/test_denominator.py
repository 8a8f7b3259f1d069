from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"
NOTHING = "treatments/do-nothing.yml"
CAMOMILE = "treatments/camomile-tea.yml"
DRINKS = "comparisons/evening-drinks.yml"
NOTE = "denominator_note: One study told its numbers of 60 people.\nnote: Prices"

BLANK = (
    "slept-sooner: {blank: no_difference, note: The trial saw no clear difference., sources: [evening-trial]}"
)
OF_60 = (
    "slept-sooner:\n    chance: {count: 7, of: 60, group: 60 adults who drank milk, period: two weeks}\n"
    "    sources: [evening-trial]\n    certainty: low\n    why: one small trial"
)
FULL = "      detail: A full stomach is common.\n"
WAKING = "      detail: You may wake to pass water.\n      certainty"
OF_50 = "      chance: {count: 3, of: 50, group: people in a review, period: a night}\n"
OF_100 = "      chance: {count: 9, of: 100, group: people on a page, period: a year}\n"
IN_HARMS: list[Edit] = [
    (MILK, FULL, FULL + OF_100),
    (CAMOMILE, WAKING, WAKING.replace("      cert", f"{OF_50}      cert")),
]
EFFECT = "effect: {text: Perhaps a little sooner to sleep."

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "of-other-numbers": (["denominator"], [(MILK, BLANK, OF_60)]),
    "in-the-row-of-harms": (["denominator"], IN_HARMS),
    "note-not-needed": (["denominator"], [(DRINKS, "note: Prices", NOTE)]),
    "two-styles": (
        ["denominator"],
        [
            (MILK, EFFECT, "effect: {text: 1 in 5 may sleep sooner."),
            (NOTHING, "effect: {text: Most evenings pass by themselves.", "effect: {text: 80% pass by themselves."),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/denominator/{name}", tmp_path, *REFUSED[name])


@pytest.mark.parametrize("name", ["of-other-numbers", "in-the-row-of-harms"])
def test_a_stated_reason_is_enough(name: str, tmp_path: Path) -> None:
    edits: list[Edit] = [*REFUSED[name][1], (DRINKS, "note: Prices", NOTE)]
    assert Project(tmp_path, *edits).messages() == []


def test_other_times_and_people_are_no_problem(tmp_path: Path) -> None:
    same = (
        MILK,
        BLANK,
        OF_60.replace("count: 7, of: 60", "count: 12, of: 100").replace("two weeks", "a year"),
    )
    assert Project(tmp_path, same).messages() == []
