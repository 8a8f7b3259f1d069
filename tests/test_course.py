"""The sums of a whole course: properties that hold for any facts, and examples that a reader could do by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebook.course import CourseSum, OverYears, whole_course
from guidebook.models.base import Blank, Certainty
from guidebook.models.facts import Course, FactValue
from guidebook.spans import NOTHING, UNKNOWN, Span, sources_of, span_of, times, total, weakest

NAMES = ("visits", "visit-price", "upkeep", "minutes", "days-off", "packs", "pack-price")
COURSE = Course.model_validate({"years": [1, 3, 5]} | {name.replace("-", "_"): name for name in NAMES})
SUMS = ("money", "visits", "minutes", "days_off")
NOT_APPLICABLE = FactValue(blank=Blank.NOT_APPLICABLE)

Facts = dict[str, FactValue]


def value(
    low: object, high: object = None, *, or_more: bool = False, sure: str = "low", source: str = "s"
) -> FactValue:
    return FactValue.model_validate(
        {
            "low": str(low),
            "high": str(low if high is None else high),
            "or_more": or_more,
            "sources": [source],
            "certainty": sure,
            "why": "so told",
        }
    )


def over(facts: Facts) -> dict[int, OverYears]:
    return {found.years: found for found in whole_course(COURSE, facts).over}


def sums(facts: Facts) -> list[tuple[int, str, CourseSum]]:
    return [(years, name, getattr(found, name)) for years, found in over(facts).items() for name in SUMS]


def top(span: Span) -> Decimal:
    return Decimal("Infinity") if span.high is None else span.high


# ---- any facts

amounts = st.decimals(0, 5000, places=2)
numbers = st.one_of(st.just(Decimal(0)), amounts)
ranges = st.tuples(numbers, numbers, st.booleans()).map(
    lambda ends: value(min(ends[:2]), max(ends[:2]), or_more=ends[2])
)
counts = st.integers(0, 50).map(
    lambda count: FactValue.model_validate(
        {"count": count, "sources": ["s"], "certainty": "low", "why": "so told"}
    )
)
blanks = st.sampled_from(Blank).map(lambda blank: FactValue(blank=blank))
any_facts = st.fixed_dictionaries({}, optional={name: st.one_of(ranges, counts, blanks) for name in NAMES})
known_facts = st.fixed_dictionaries(
    dict.fromkeys(NAMES, ranges) | {"visits": st.one_of(ranges, st.just(NOT_APPLICABLE))}
)
spans = st.one_of(
    st.just(UNKNOWN),
    st.tuples(numbers, numbers, st.booleans()).map(lambda e: Span(min(e[:2]), max(e[:2]), e[2])),
)


@given(any_facts)
def test_a_sum_runs_from_low_to_high_and_is_open_or_ends(facts: Facts) -> None:
    for _, _, found in sums(facts):
        assert 0 <= found.span.low <= top(found.span)
        assert found.span.open == (found.span.high is None or found.span.or_more)
        assert bool(found.lacking) == (found.span.high is None)
        assert found.is_known == (found.span.high is not None or found.span.low > 0)


@given(any_facts)
def test_more_years_never_cost_less(facts: Facts) -> None:
    course = over(facts)
    for earlier, later in ((1, 3), (3, 5)):
        for name in SUMS:
            less, more = getattr(course[earlier], name).span, getattr(course[later], name).span
            assert less.low <= more.low
            assert top(less) <= top(more)
            assert more.open or not less.open


@given(
    any_facts,
    st.sampled_from(NAMES),
    ranges,
    numbers,
    numbers,
    st.sampled_from(["ends", "or more", "unknown"]),
)
def test_widening_a_part_never_narrows_a_sum(
    facts: Facts, name: str, old: FactValue, down: Decimal, up: Decimal, how: str
) -> None:
    span = span_of(old)
    assert span.high is not None
    wider = {
        "ends": value(max(span.low - down, Decimal(0)), span.high + up, or_more=span.or_more),
        "or more": value(span.low, span.high, or_more=True),
        "unknown": FactValue(blank=Blank.NOT_LOOKED_UP),
    }[how]
    narrow, wide = sums({**facts, name: old}), sums({**facts, name: wider})
    for (_, _, before), (_, _, after) in zip(narrow, wide, strict=True):
        assert after.span.low <= before.span.low
        assert top(after.span) >= top(before.span)
        assert after.span.open or not before.span.open


@given(any_facts)
def test_what_nobody_knows_never_gives_a_sum_an_upper_end(facts: Facts) -> None:
    for term in whole_course(COURSE, facts).terms:
        factors = term.factors
        zero = any(factor.is_known and factor.span.is_zero for factor in factors)
        if not zero and any(not factor.is_known for factor in factors):
            assert term.span.high is None
            for years, name, found in sums(facts):
                if name == "money" and term.count(years):
                    assert found.span.high is None
                    assert {factor.fact for factor in term.lacking} <= {
                        factor.fact for factor in found.lacking
                    }


@given(known_facts, st.sampled_from([1, 3, 5]))
def test_the_sums_are_those_of_living_through_the_years(facts: Facts, years: int) -> None:
    """Year by year, at the lowest and at the highest: the course, then upkeep, and packs in each."""

    def end(name: str, which: str) -> Decimal:
        found = getattr(facts[name], which)
        assert isinstance(found, Decimal)
        return found

    course = facts["visits"] != NOT_APPLICABLE
    for which in ("low", "high"):
        came, bought = Decimal(0), Decimal(0)
        for year in range(1, years + 1):
            came += end("visits" if course and year == 1 else "upkeep", which)
            bought += end("packs", which)
        money = came * end("visit-price", which) + bought * end("pack-price", which)
        found = over(facts)[years]
        assert getattr(found.money.span, which) == money
        assert found.visits is not None and found.minutes is not None and found.days_off is not None
        assert getattr(found.visits.span, which) == came
        assert getattr(found.minutes.span, which) == came * end("minutes", which)
        assert getattr(found.days_off.span, which) == came * end("days-off", which)


@given(st.lists(spans, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_the_parts_does_not_matter(parts: list[Span], random: object) -> None:
    mixed = list(parts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert total(parts) == total(mixed)


@given(spans, spans, spans)
def test_spans_multiply_as_numbers_do(first: Span, second: Span, third: Span) -> None:
    assert first * second == second * first
    assert first + second == second + first
    assert first * NOTHING == NOTHING
    assert first * times(1) == first
    assert first + NOTHING == first
    assert (first + second) + third == first + (second + third)


# ---- by hand

CLINIC = {
    "visits": value(3, 6),
    "visit-price": value(100, 700),
    "upkeep": value(1, 2),
    "minutes": value(20, 45),
    "days-off": value(1, 3),
}


def told(facts: Facts, name: str) -> list[tuple[str, str | None, bool]]:
    """Low, high and whether it is open, for each number of years."""
    found = [getattr(over(facts)[years], name).span for years in COURSE.years]
    return [(str(s.low), None if s.high is None else str(s.high), s.open) for s in found]


def test_a_course_once_and_upkeep_from_the_second_year() -> None:
    assert told(CLINIC, "money") == [("300", "4200", False), ("500", "7000", False), ("700", "9800", False)]
    assert told(CLINIC, "visits") == [("3", "6", False), ("5", "10", False), ("7", "14", False)]
    assert told(CLINIC, "minutes") == [("60", "270", False), ("100", "450", False), ("140", "630", False)]
    assert told(CLINIC, "days_off") == [("3", "18", False), ("5", "30", False), ("7", "42", False)]


def test_packs_are_bought_every_year() -> None:
    facts = {"packs": value(4, 6), "pack-price": value("9.5", 20)}
    assert told(facts, "money") == [("38.0", "120", False), ("114.0", "360", False), ("190.0", "600", False)]
    assert told(facts, "visits") == told(facts, "days_off") == [("0", "0", False)] * 3


def test_doing_nothing_costs_nothing() -> None:
    all_blank = dict.fromkeys(NAMES, NOT_APPLICABLE)
    for facts in ({}, all_blank, {**all_blank, "minutes": value(0), "days-off": value(0)}):
        for name in SUMS:
            assert told(facts, name) == [("0", "0", False)] * 3
    found = whole_course(COURSE, all_blank)
    assert (found.terms, found.visit, found.once) == ((), (), ())


@pytest.mark.parametrize("blank", [blank for blank in Blank if blank is not Blank.NOT_APPLICABLE])
def test_an_unknown_part_leaves_the_rest_as_a_low_end(blank: Blank) -> None:
    facts = {**CLINIC, "upkeep": FactValue(blank=blank)}
    assert told(facts, "money") == [("300", "4200", False), ("300", None, True), ("300", None, True)]
    course = over(facts)
    assert [factor.fact for factor in course[1].money.lacking] == []
    assert [factor.fact for factor in course[3].money.lacking] == ["upkeep"]


def test_when_nothing_is_known_the_sum_is_not_nought() -> None:
    facts = {**CLINIC, "visit-price": FactValue(blank=Blank.NOT_STUDIED)}
    found = over(facts)[5]
    assert found.money.span == UNKNOWN
    assert (found.money.is_known, [factor.fact for factor in found.money.lacking]) == (False, ["visit-price"])
    assert found.visits is not None and found.visits.is_known


def test_packs_may_be_known_where_visits_are_not() -> None:
    facts = {
        **CLINIC,
        "visits": FactValue(blank=Blank.CONFLICTING),
        "packs": value(2),
        "pack-price": value(10, 15),
    }
    assert told(facts, "money") == [("20", None, True), ("260", None, True), ("500", None, True)]


def test_nought_times_what_nobody_knows_is_nought() -> None:
    facts = {
        **CLINIC,
        "visits": FactValue(blank=Blank.NOT_LOOKED_UP),
        "upkeep": value(0),
        "days-off": value(0),
    }
    assert told(facts, "days_off") == [("0", "0", False)] * 3
    assert told(facts, "money") == [("0", None, True)] * 3
    assert over(facts)[1].days_off.lacking == ()  # type: ignore[union-attr]


def test_or_more_leaves_the_sum_open_and_keeps_its_high_end() -> None:
    facts = {**CLINIC, "visit-price": value(100, 700, or_more=True)}
    assert told(facts, "money")[0] == ("300", "4200", True)
    assert told(facts, "visits")[0] == ("3", "6", False)
    assert over(facts)[1].money.lacking == ()
    assert span_of(value(0, 0, or_more=True)) * times(3) == Span(Decimal(0), Decimal(0), True)


def test_without_a_course_visits_are_counted_from_the_first_year() -> None:
    facts = {**CLINIC, "visits": NOT_APPLICABLE, "upkeep": value(12, 24)}
    assert told(facts, "visits") == [("12", "24", False), ("36", "72", False), ("60", "120", False)]
    assert told(facts, "money")[0] == ("1200", "16800", False)
    assert [term.name for term in whole_course(COURSE, facts).terms] == ["yearly"]


def test_a_price_of_which_nobody_says_how_often_is_a_low_end() -> None:
    facts = {"pack-price": value(10, 100), "days-off": value(14, 42)}
    assert told(facts, "money") == [("10", None, True)] * 3
    assert told(facts, "days_off") == [("14", None, True)] * 3
    found = whole_course(COURSE, facts)
    assert [
        (term.name, [factor.fact for factor in term.lacking]) for term in (*found.terms, *found.once)
    ] == [
        ("once", ["pack-price"]),
        ("once", ["days-off"]),
    ]


def test_days_off_that_nobody_looked_up_are_not_nought() -> None:
    found = over({"days-off": FactValue(blank=Blank.NOT_LOOKED_UP)})[1]
    assert found.days_off is not None
    assert not found.days_off.is_known
    assert found.minutes is not None and found.minutes.span == NOTHING


def test_sources_and_the_weakest_certainty_come_from_what_was_counted() -> None:
    facts = {
        "visits": value(1, 2, source="a", sure="high"),
        "visit-price": value(5, 6, source="b", sure="moderate"),
        "upkeep": value(1, 1, source="c", sure="very_low"),
    }
    first, later = over(facts)[1].money, over(facts)[3].money
    assert (sources_of(first.values), sources_of(later.values)) == (("a", "b"), ("a", "b", "c"))
    weak = [weakest(found.values) for found in (first, later)]
    assert [found and found.certainty for found in weak] == [Certainty.MODERATE, Certainty.VERY_LOW]
    assert weakest([FactValue(blank=Blank.NOT_STUDIED)]) is None


def test_a_guide_may_count_visits_alone_or_packs_alone() -> None:
    visits = Course.model_validate({"visits": "visits", "visit_price": "visit-price"})
    packs = Course.model_validate({"years": [2], "packs": "packs", "pack_price": "pack-price"})
    facts = {**CLINIC, "packs": value(2), "pack-price": value(10)}
    by_visits = whole_course(visits, facts).over
    assert [str(found.money.span.high) for found in by_visits] == ["4200"] * 3
    assert [(found.minutes, found.days_off) for found in by_visits] == [(None, None)] * 3
    (by_packs,) = whole_course(packs, facts).over
    assert (by_packs.money.span, by_packs.visits) == (times(40), None)
