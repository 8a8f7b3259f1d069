"""The part of a report on the points: each page, the guide as a whole, each point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidebook.criteria.measure import Measure
from guidebook.criteria.points import POINTS
from guidebook.criteria.tally import Tally, tallies, tally
from guidebook.criteria.texts import Reasons
from guidebook.report.gather import Report
from guidebook.words import Words


def lines_of_points(report: Report, words: Words, *, every: bool) -> Iterator[str]:
    """The lines; ``every`` adds the reasons of every page, and readers' checks."""
    assert report.measures is not None
    reasons = Reasons(report.knowledge.site.language)
    yield from ("", words("report.criteria"), "  " + words("measures.no_score"))
    yield from ("", words("report.criteria_whole"))
    yield from _measure(report.measures.whole, words, reasons, every=True)
    yield from ("", words("report.criteria_pages"))
    for page in report.measures.pages:
        yield from _measure(page, words, reasons, every=every)
    yield from ("", words("report.criteria_points"))
    yield from _points(tallies(report.measures), words, reasons)
    if report.finished:
        yield from ("", words("report.criteria_finished"))
        for page in report.finished:
            yield from _measure(page, words, reasons, every=every or page.key is None)
        yield from ("", words("report.criteria_finished_points"))
        yield from _points(tally(report.finished), words, reasons)
    tested = words("list.comma").join(str(point.number) for point in POINTS if point.tested)
    yield from ("", words("report.criteria_tests", numbers=tested))


def _measure(measure: Measure, words: Words, reasons: Reasons, *, every: bool) -> Iterator[str]:
    comma = words("list.comma")
    told = [words("report.met", count=measure.met, total=measure.of)]
    if measure.not_met:
        numbers = comma.join(str(one.number) for one in measure.not_met)
        told.append(words("report.not_met", numbers=numbers))
    if measure.asked:
        done = len(measure.asked) - len(measure.not_asked)
        told.append(words("report.readers", count=done, total=len(measure.asked)))
    text = words("report.then").join(told)
    yield f"  {measure.name}: {text}" if measure.key else f"  {text}"
    if every:
        for one in measure.not_met:
            yield f"    {one.number}  {words('report.then').join(reasons(reason) for reason in one.lacks)}"
        for asked in measure.asked:
            if asked.check:
                result = words(f"measures.{asked.check.result.value}")
                who = words("measures.by_reader", who=asked.check.who, date=asked.check.date.isoformat())
                yield f"    {asked.number}  {result} ({who})"


def _points(counted: Iterable[Tally], words: Words, reasons: Reasons) -> Iterator[str]:
    for one in counted:
        if one.met or one.not_met:
            total = words("report.of", count=one.met, total=one.met + one.not_met)
            sign = words("measures.must_sign") if one.point.must else ""
            yield f"  {one.point.number:>2} {sign:<1}  {total:>9}  {reasons.texts(f'point.{one.point.number}.says')}"
