from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.balance import Side, balance_of
from guidebook.chances import chance_rows
from guidebook.handouts.model import ComparisonSheet
from guidebook.knowledge import Knowledge, load
from guidebook.views.comparison import Row, comparison_view
from guidebook.views.handout import comparison_document
from guidebook.views.treatment import treatment_view
from guidebook.words import load_words
from project_tools import TEA, Edit, Project

WORDS = load_words("en")
MILK = "treatments/warm-milk.yml"
CAMOMILE = "treatments/camomile-tea.yml"
DRINKS = "comparisons/evening-drinks.yml"
FULL = "      detail: A full stomach is common.\n"
WAKING = "      detail: You may wake to pass water.\n      certainty"
BOTH = (
    "Counted among different people and over different times, so do not set these numbers against each other."
)
PEOPLE = "Counted among different people, so do not set these numbers against each other."
TIMES = "Counted over different times, so do not set these numbers against each other."


def full(chance: str) -> Edit:
    return (MILK, FULL, f"{FULL}      chance: {chance}\n")


def waking(chance: str) -> Edit:
    return (CAMOMILE, WAKING, WAKING.replace("      cert", f"      chance: {chance}\n      cert"))


@pytest.fixture(scope="module")
def tea() -> Knowledge:
    return load(TEA)


def test_both_sides_are_measured_in_the_same_way(tea: Knowledge) -> None:
    measured = balance_of(tea.treatments["warm-milk"])
    # what, detail, group and period of the chance; the numbers are the two of the chance and the "60" of the group
    assert measured.benefits == Side(items=1, words=3 + 12 + 5 + 2, numbers=3, citations=1)
    assert measured.harms == Side(items=2, words=7 + 2 + 7 + 4 + 2, numbers=2, citations=2)
    assert measured.is_even and not measured.is_blank


def test_a_side_without_an_item_says_why_and_is_not_weighed(tea: Knowledge) -> None:
    measured = balance_of(tea.treatments["camomile-tea"])
    assert measured.benefits == Side(items=0, words=4, numbers=0, citations=1)
    assert (measured.harms.items, measured.is_blank, measured.is_even) == (1, True, True)


def test_the_page_tells_the_measure_in_one_line(tmp_path: Path, tea: Knowledge) -> None:
    view = treatment_view(tea, WORDS, "warm-milk")
    assert view.balance == "Benefits: 1 item, 22 words. Harms: 2 items, 22 words."
    assert view.balance_reason == ""
    long = (MILK, FULL, FULL.replace("common.", "common. " * 1 + "It passes. " * 20))
    reason = (
        MILK,
        "avoid:\n  - condition: milk",
        "balance_reason: One page lists them.\navoid:\n  - condition: milk",
    )
    view = treatment_view(Project(tmp_path, long, reason).knowledge(), WORDS, "warm-milk")
    assert view.balance_reason == "Why one side is longer: One page lists them."


def rows_of(knowledge: Knowledge) -> dict[str, Row]:
    return {row.id: row for row in comparison_view(knowledge, WORDS, "evening-drinks").rows}


def test_a_harm_in_a_comparison_has_its_chance(tea: Knowledge) -> None:
    serious = rows_of(tea)["serious-harms"]
    shown = [[item.text for item in cell.items] for cell in serious.cells]
    assert ["Allergic reaction (fewer than 1 of 100)"] in shown and ["Scald"] in shown
    assert serious.note == ""  # one chance alone


CASES: dict[str, tuple[list[Edit], str]] = {
    "other-people-and-times": (
        [
            full("{count: 9, of: 100, group: people on a page, period: a year}"),
            waking("{count: 3, of: 100, group: people in a review, period: a night}"),
        ],
        BOTH,
    ),
    "other-people": (
        [
            full("{count: 9, of: 100, group: people on a page, period: A  night.}"),
            waking("{count: 3, of: 100, group: people in a review, period: a night}"),
        ],
        PEOPLE,
    ),
    "other-times": (
        [
            full("{count: 9, of: 100, group: Adults, period: a year}"),
            waking("{count: 3, of: 100, group: adults, period: a night}"),
        ],
        TIMES,
    ),
    "the-same": (
        [
            full("{count: 9, of: 100, group: adults, period: a night}"),
            waking("{count: 3, of: 100, group: adults, period: a night}"),
        ],
        "",
    ),
    "two-groups-of-one-study": (
        [
            full("{count: 9, of: 100, group: adults with milk, period: a night}"),
            waking("{count: 3, of: 100, group: adults with tea, period: a night}"),
            (CAMOMILE, "      why: one review\n      sources: [drinks", "      why: one\n      sources: [health-page, drinks"),
        ],
        "",
    ),
    "another-whole": (
        [
            full("{count: 9, of: 100, group: adults, period: a night}"),
            waking("{count: 3, of: 50, group: adults, period: a night}"),
            (DRINKS, "note: Prices", "denominator_note: The review had 50 people.\nnote: Prices"),
        ],
        "The review had 50 people.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_note_under_a_row_says_why_numbers_are_not_set_against_each_other(
    name: str, tmp_path: Path
) -> None:
    edits, expected = CASES[name]
    knowledge = Project(tmp_path, *edits).knowledge()
    rows = rows_of(knowledge)
    assert {row.id: row.note for row in rows.values() if row.note} == (
        {"common-harms": expected} if expected else {}
    )
    sheet = comparison_document(knowledge, WORDS, "evening-drinks")
    assert isinstance(sheet, ComparisonSheet)
    printed = {row.header[0].text: row.note for row in sheet.tables[0].rows}
    assert printed["Common harms"] == expected and len(printed) > 5


def test_rows_of_chances_name_option_and_place(tea: Knowledge) -> None:
    found = list(chance_rows(tea.comparisons["evening-drinks"], tea.treatments))
    assert [(row.id, row.denominators) for row in found] == [
        ("slept-sooner", (100,)),
        ("serious-harms", (100,)),
    ]
    (placed,) = found[0].chances
    assert (placed.treatment, placed.path, placed.sources) == (
        "do-nothing",
        ("facts", "slept-sooner", "chance"),
        ("evening-trial",),
    )
