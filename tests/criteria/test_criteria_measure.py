"""Pages and the guide held against the points, with the checks by readers."""

from __future__ import annotations

import dataclasses
import datetime

from criteria_tools import tea
from guidebook.criteria.checks import OF_COMPARISONS, OF_THE_GUIDE, OF_TREATMENTS
from guidebook.criteria.finding import Outcome
from guidebook.criteria.measure import Measures
from guidebook.criteria.points import POINTS, Scope
from guidebook.criteria.tally import tallies
from guidebook.knowledge import Knowledge
from guidebook.models.editing import Checks, ReaderCheck, Result

MILK = ("treatment", "warm-milk")


def test_every_page_and_the_guide_are_measured() -> None:
    measures = Measures(tea())
    pages = {page.name: page for page in measures.pages}
    assert list(pages) == [
        "treatments/camomile-tea",
        "treatments/do-nothing",
        "treatments/tea-ceremony-visit",
        "treatments/warm-milk",
        "comparisons/evening-drinks",
    ]
    for page in pages.values():
        checks = OF_TREATMENTS if page.scope is Scope.TREATMENT else OF_COMPARISONS
        assert [one.number for one in page.measured] == sorted(checks)
        assert all((one.outcome is Outcome.NOT_MET) == bool(one.lacks) for one in page.measured)
    assert [one.number for one in measures.whole.measured] == sorted(OF_THE_GUIDE)
    assert (measures.whole.name, measures.whole.key) == ("all", None)


def test_points_that_do_not_apply_are_not_counted() -> None:
    measure = Measures(tea()).of(("treatment", "do-nothing"))
    absent = [one.number for one in measure.measured if one.outcome is Outcome.NOT_APPLICABLE]
    assert absent == [8, 11, 18, 19, 36]
    assert measure.of == len(measure.measured) - len(absent)
    assert measure.met + len(measure.not_met) == measure.of


def test_a_page_is_measured_once() -> None:
    measures = Measures(tea())
    assert measures.of(MILK) is measures.of(MILK)
    assert MILK in measures and ("claim", "does-milk-make-you-sleepy") not in measures


def checked(criterion: int, record: str, day: int, result: Result) -> ReaderCheck:
    date = datetime.date(2026, 3, day)
    return ReaderCheck(
        criterion=criterion, record=record, who="A, reader", date=date, result=result, note="n"
    )


def with_checks(*checks: ReaderCheck) -> Knowledge:
    return dataclasses.replace(tea(), checks=Checks(reader_checks=checks))


def test_a_reader_has_looked_when_a_dated_check_says_so() -> None:
    measures = Measures(tea())
    milk = {one.number: one.check for one in measures.of(MILK).asked}
    assert [number for number, check in milk.items() if check] == [1]
    assert (milk[1].who, milk[1].result) == ("A. Guest, reader", Result.MET) if milk[1] else False
    assert all(one.check is None for one in measures.of(("treatment", "do-nothing")).asked)
    assert len(measures.of(MILK).not_asked) == len(milk) - 1


def test_the_last_check_counts_and_one_of_a_page_before_one_of_all() -> None:
    everywhere = checked(1, "all", 9, Result.MET)
    early = checked(1, "treatments/warm-milk", 1, Result.MET)
    late = checked(1, "treatments/warm-milk", 2, Result.NOT_MET)
    measures = Measures(with_checks(everywhere, late, early))
    assert next(one.check for one in measures.of(MILK).asked if one.number == 1) is late
    assert (
        next(one.check for one in measures.of(("treatment", "do-nothing")).asked if one.number == 1)
        is everywhere
    )


def test_what_readers_are_asked_depends_on_the_page() -> None:
    measures = Measures(tea())
    for measure in (measures.of(MILK), measures.of(("comparison", "evening-drinks")), measures.whole):
        assert [one.number for one in measure.asked] == [
            p.number for p in POINTS if measure.scope in p.readers
        ]
        assert len(measure.asked) > 10


def test_points_are_counted_over_all_pages() -> None:
    measures = Measures(tea())
    counted = {one.point.number: one for one in tallies(measures)}
    assert len(counted) == 60
    held = (measures.whole, *measures.pages)
    assert sum(one.met for one in counted.values()) == sum(one.met for one in held)
    assert sum(one.not_met for one in counted.values()) == sum(len(one.not_met) for one in held)
    assert sum(one.readers_not_done for one in counted.values()) == sum(len(one.not_asked) for one in held)
    assert (counted[1].met, counted[1].not_met, counted[1].readers_done, counted[1].readers_not_done) == (
        1,
        4,
        1,
        4,
    )
    assert (counted[8].met, counted[8].not_applicable) == (3, 1)
    assert (counted[58].met, counted[58].not_met, counted[58].readers_not_done) == (0, 0, 0)
