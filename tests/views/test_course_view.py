"""What a whole course comes to, in words, on the tiny project."""

from __future__ import annotations

import itertools
from decimal import Decimal
from pathlib import Path

import pytest

from guidebook.knowledge import Knowledge, load
from guidebook.views.comparison import comparison_view
from guidebook.views.course import course_table
from guidebook.views.course_parts import CourseTable, OptionCourse, SumView
from guidebook.views.desk import Desk
from guidebook.views.numbers import duration
from guidebook.views.treatment import treatment_view
from guidebook.words import load_words
from project_tools import TEA, Edit, Project

WORDS = load_words("en")
OPTIONS = ("camomile-tea", "do-nothing", "tea-ceremony-visit", "warm-milk")
CAMOMILE, NOTHING, VISIT, MILK = (f"treatments/{option}.yml" for option in OPTIONS)
WEAK = "Not yet checked: it rests on a weak source."


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(TEA)


def table(knowledge: Knowledge, options: tuple[str, ...] = OPTIONS) -> CourseTable:
    found = course_table(Desk(knowledge, WORDS), options, "Evening drinks")
    assert found is not None
    return found


def option(knowledge: Knowledge, name: str) -> OptionCourse:
    return table(knowledge, (name,)).options[0]


def edited(tmp_path: Path, name: str, *edits: Edit) -> OptionCourse:
    return option(Project(tmp_path, *edits).knowledge(), name)


def without_row(row: str) -> Edit:
    """The comparison without the row of a fact of which an edit takes the last value."""
    return ("comparisons/evening-drinks.yml", f" {row},", "")


def told(found: OptionCourse) -> list[tuple[str, ...]]:
    """Cost, visits, time and days off of each line."""
    lines = [(line.money, line.visits, line.time, line.days_off) for line in found.lines]
    return [tuple(total.text for total in line if total is not None) for line in lines]


def parts(found: OptionCourse) -> list[tuple[str, str]]:
    return [(part.label, part.text) for part in found.parts]


# ---- the sums


@pytest.mark.parametrize(
    ("name", "sums"),
    [
        (
            "camomile-tea",
            [
                ("kr480 to kr1,080", "0 visits", "none", "0 days"),
                ("kr1,440 to kr3,240", "0 visits", "none", "0 days"),
            ],
        ),
        ("do-nothing", [("kr0", "0 visits", "none", "0 days")] * 2),
        (
            "tea-ceremony-visit",
            [
                ("kr800 to kr1,951.5", "2 to 3 visits", "4 to 6 hours", "0 to 3 or more days"),
                ("at least kr800", "at least 2 visits", "at least 4 hours", "not known"),
            ],
        ),
        ("warm-milk", [("not known", "0 visits", "none", "0 days")] * 2),
    ],
)
def test_every_sum_in_words(name: str, sums: list[tuple[str, ...]], knowledge: Knowledge) -> None:
    assert told(option(knowledge, name)) == sums


def test_a_sum_has_its_ends_for_drawings(knowledge: Knowledge) -> None:
    first, later = (line.money for line in option(knowledge, "tea-ceremony-visit").lines)
    assert first == SumView("kr800 to kr1,951.5", "", True, Decimal(800), Decimal("1951.5"), False)
    assert later == SumView("at least kr800", "Later visits: not studied", True, Decimal(800), None, True)
    milk = option(knowledge, "warm-milk").lines[0].money
    assert milk == SumView("not known", "Boxes a year: not looked up yet", False, Decimal(0), None, True)
    days = option(knowledge, "tea-ceremony-visit").lines[0].days_off
    assert days is not None and (days.low, days.high, days.open) == (0, 3, True)


def test_what_stays_the_same_over_the_years_is_told_once(knowledge: Knowledge, tmp_path: Path) -> None:
    visit = option(knowledge, "tea-ceremony-visit")
    assert [(part.label, part.sum.text) for part in visit.time] == [
        ("Over 1 year", "4 to 6 hours"),
        ("Over 3 years", "at least 4 hours"),
    ]
    assert [(part.label, part.sum.text) for part in option(knowledge, "do-nothing").time] == [("", "none")]
    longer = edited(tmp_path, "tea-ceremony-visit", ("facts.yml", "years: [1, 3]", "years: [1, 3, 5, 9]"))
    assert [part.label for part in longer.time] == ["Over 1 year", "Over 3, 5 and 9 years"]
    assert [line.label for line in longer.lines] == [
        "Over 1 year",
        "Over 3 years",
        "Over 5 years",
        "Over 9 years",
    ]


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        ("0", "0 minutes"),
        ("1", "1 minute"),
        ("59", "59 minutes"),
        ("60", "1 hour"),
        ("61", "1 hour 1 minute"),
        ("90", "1 hour 30 minutes"),
        ("37.5", "37.5 minutes"),
        ("120", "2 hours"),
        ("3000", "50 hours"),
    ],
)
def test_minutes_as_people_tell_time(minutes: str, text: str) -> None:
    assert duration(Decimal(minutes), WORDS) == text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        ("low: 20, high: 60", "40 minutes to 3 hours"),
        ("low: 60, high: 60", "2 to 3 hours"),
        ("low: 10, high: 20", "20 minutes to 1 hour"),
        ("low: 10, high: 20, or_more: yes", "20 minutes to 1 hour or more"),
    ],
)
def test_time_at_visits(minutes: str, text: str, tmp_path: Path) -> None:
    found = edited(tmp_path, "tea-ceremony-visit", (VISIT, "low: 120, high: 120", minutes))
    assert found.time[0].sum.text == text


# ---- the parts


def test_the_parts_can_be_done_again_by_hand(knowledge: Knowledge) -> None:
    assert parts(option(knowledge, "camomile-tea")) == [
        ("To buy", "12 to 18 boxes × kr40 to kr60 = kr480 to kr1,080 a year")
    ]
    assert parts(option(knowledge, "tea-ceremony-visit")) == [
        ("The course", "2 to 3 visits × kr400 to kr650.5 = kr800 to kr1,951.5"),
        ("From the second year on", ""),
        ("Each visit", "Time it takes: 120 minutes; Days of rest: 0 to 1 or more days"),
    ]
    assert parts(option(knowledge, "do-nothing")) == []
    assert parts(option(knowledge, "warm-milk")) == [("To buy", "Price of one box: kr20 to kr25")]


def test_later_visits_are_counted_by_the_year(tmp_path: Path) -> None:
    blank = "later-visits: {blank: not_studied, note: Nobody counted later visits.}"
    known = "later-visits: {low: 1, high: 2, sources: [evening-trial], certainty: very_low, why: a guess}"
    found = edited(tmp_path, "tea-ceremony-visit", (VISIT, blank, known))
    assert told(found)[1] == ("kr1,600 to kr4,553.5", "4 to 7 visits", "8 to 14 hours", "0 to 7 or more days")
    assert parts(found)[1] == (
        "From the second year on",
        "1 to 2 visits a year × kr400 to kr650.5 = kr400 to kr1,301 a year",
    )
    assert found.certainty is not None
    assert (found.certainty.id, found.certainty.why) == ("very_low", "a guess")


def test_without_a_course_visits_are_counted_from_the_first_year(tmp_path: Path) -> None:
    course = "visits: {low: 2, high: 3, sources: [tea-house-prices], certainty: low, why: one list}"
    blank = "later-visits: {blank: not_studied, note: Nobody counted later visits.}"
    known = "later-visits: {low: 4, high: 4, sources: [evening-trial], certainty: low, why: a guess}"
    found = edited(
        tmp_path,
        "tea-ceremony-visit",
        (VISIT, course, "visits: {blank: not_applicable}"),
        (VISIT, blank, known),
        without_row("visits"),
    )
    assert [line[0] for line in told(found)] == ["kr1,600 to kr2,602", "kr4,800 to kr7,806"]
    assert parts(found)[0] == ("Visits", "4 visits a year × kr400 to kr650.5 = kr1,600 to kr2,602 a year")


def test_a_blank_stands_in_words_where_it_is_missing(knowledge: Knowledge) -> None:
    later = option(knowledge, "tea-ceremony-visit").parts[1]
    (lack,) = later.lacks
    assert lack.label == "Later visits"
    assert lack.blank is not None
    assert (lack.blank.id, lack.blank.label, lack.blank.note) == (
        "not_studied",
        "not studied",
        "Nobody counted later visits.",
    )
    assert (later.marks, later.flag, later.note) == ((), "", "")


def test_a_part_that_does_not_apply_adds_nothing_and_lacks_nothing(tmp_path: Path) -> None:
    price = "price-visit: {low: 400, high: 650.5, as_of: 2025, sources: [tea-house-prices], certainty: low, why: one list}"
    found = edited(
        tmp_path,
        "tea-ceremony-visit",
        (VISIT, price, "price-visit: {blank: not_applicable}"),
        without_row("price-visit"),
    )
    assert [line[:3] for line in told(found)] == [
        ("kr0", "2 to 3 visits", "4 to 6 hours"),
        ("kr0", "at least 2 visits", "at least 4 hours"),
    ]


def test_a_price_without_a_number_of_packs_is_counted_once(tmp_path: Path) -> None:
    boxes = "boxes: {low: 12, high: 18, sources: [old-herbal], certainty: very_low, why: custom}"
    found = edited(
        tmp_path, "camomile-tea", (CAMOMILE, boxes, "boxes: {blank: not_applicable}"), without_row("boxes")
    )
    assert [line[0] for line in told(found)] == ["at least kr40"] * 2
    assert found.lines[0].money.why == "Price of one box: nothing says how often"
    (part,) = found.parts
    assert (part.label, part.text) == ("Counted once", "Price of one box: kr40 to kr60")
    assert [(lack.label, lack.blank) for lack in part.lacks] == [("Price of one box", None)]


def test_days_off_without_visits_are_counted_once(tmp_path: Path) -> None:
    found = edited(
        tmp_path, "do-nothing", (NOTHING, "rest-days: {low: 0, high: 0,", "rest-days: {low: 2, high: 5,")
    )
    assert [line[-1] for line in told(found)] == ["at least 2 days"] * 2
    assert parts(found) == [("Counted once", "Days of rest: 2 to 5 days")]


def test_sources_flags_and_where_prices_were_asked(knowledge: Knowledge) -> None:
    course, later, visit = option(knowledge, "tea-ceremony-visit").parts
    assert [mark.source for mark in course.marks] == ["tea-house-prices"]
    assert (course.flag, course.note, visit.note) == (WEAK, "NOK, Norway, 2025.", "")
    camomile = option(knowledge, "camomile-tea")
    assert [mark.source for mark in camomile.parts[0].marks] == ["old-herbal", "tea-house-prices"]
    assert camomile.parts[0].flag.startswith("Not yet checked: it rests on a source that nobody")
    assert later.marks == ()


def test_certainty_is_that_of_the_weakest_part(knowledge: Knowledge) -> None:
    grades = {found.option.id: found.certainty and found.certainty.id for found in table(knowledge).options}
    assert grades == {
        "camomile-tea": "very_low",
        "do-nothing": None,
        "tea-ceremony-visit": "low",
        "warm-milk": "very_low",
    }


# ---- tables


def test_the_order_of_the_options_does_not_matter(knowledge: Knowledge) -> None:
    def sums(order: tuple[str, ...]) -> dict[str, object]:
        return {found.option.id: (found.lines, parts(found)) for found in table(knowledge, order).options}

    orders = list(itertools.permutations(OPTIONS))
    assert len(orders) == 24
    assert all(sums(order) == sums(OPTIONS) for order in orders)
    assert [found.option.id for found in table(knowledge, orders[-1]).options] == list(orders[-1])


def test_a_table_says_how_it_counts(knowledge: Knowledge, tmp_path: Path) -> None:
    found = table(knowledge)
    assert found.caption == "Evening drinks: what each option adds up to"
    assert found.money_heads == ("Cost over 1 year", "Cost over 3 years")
    assert (found.has_time, found.has_days_off) == (True, True)
    assert len(found.basis) == len(set(found.basis)) == 8
    packs_alone = Project(
        tmp_path,
        (
            "facts.yml",
            "  visits: visits\n  visit_price: price-visit\n  upkeep: later-visits\n  minutes: minutes\n  days_off: rest-days\n",
            "",
        ),
    ).knowledge()
    less = table(packs_alone)
    assert (less.has_time, less.has_days_off) == (False, False)
    assert [line.visits for found in less.options for line in found.lines] == [None] * 8
    assert set(found.basis) - set(less.basis) == {
        "A course is counted once, in the first year.",
        "Visits that keep it up are counted from the second year on. "
        "Where there is no course, visits are counted from the first year.",
        "Time at visits is the treatment itself. Travel, waiting and lost pay are not counted.",
    }


def test_time_at_visits_has_no_column_where_nobody_makes_a_visit(knowledge: Knowledge) -> None:
    at_home = table(knowledge, ("camomile-tea", "do-nothing", "warm-milk"))
    assert not at_home.has_time
    assert not any(found.has_visits for found in at_home.options)
    assert [found.known for found in at_home.options] == [True, True, False]


def test_pages_have_the_sums_and_a_heading_that_leads_there(knowledge: Knowledge) -> None:
    compared = comparison_view(knowledge, WORDS, "evening-drinks")
    assert compared.course is not None
    assert [found.option for found in compared.course.options] == list(compared.options)
    treatment = treatment_view(knowledge, WORDS, "warm-milk")
    assert treatment.course is not None
    assert [found.option.id for found in treatment.course.options] == ["warm-milk"]
    assert "course" in [heading.id for heading in treatment.headings]


def test_a_guide_without_courses_has_no_such_part(tmp_path: Path) -> None:
    file = Project(tmp_path).folder / "data" / "facts.yml"
    facts, _, _ = file.read_text("utf-8").partition("course:\n")
    knowledge = Project(tmp_path / "other", ("facts.yml", facts)).knowledge()
    assert course_table(Desk(knowledge, WORDS), OPTIONS, "x") is None
    assert comparison_view(knowledge, WORDS, "evening-drinks").course is None
    treatment = treatment_view(knowledge, WORDS, "warm-milk")
    assert (treatment.course, "course" in [heading.id for heading in treatment.headings]) == (None, False)
