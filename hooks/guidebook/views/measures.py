"""The view of how the guide measures up: the guide and each page against the points, readers' checks, how it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from guidebook.criteria.finding import Outcome
from guidebook.criteria.measure import Measure, Measured, Measures
from guidebook.criteria.points import Group, Point, Scope
from guidebook.criteria.tally import WAYS, Tally, tallies
from guidebook.criteria.texts import Reasons
from guidebook.knowledge import Key, Knowledge
from guidebook.models.editing import DevelopmentStep
from guidebook.views.desk import Desk
from guidebook.views.measures_parts import (
    GuidePointView,
    LackView,
    MeasureLine,
    MeasuresView,
    PageGroupView,
    PageMeasureView,
    PointGroupView,
    PointView,
    ReaderView,
    StepView,
    WayView,
    WholeView,
)
from guidebook.views.numbers import day
from guidebook.views.parts import Heading
from guidebook.words import Words

PATH = "evidence/measures"
"""Of the page."""
TITLES = {Scope.TREATMENT: "nav.treatments", Scope.COMPARISON: "nav.compare"}


def measure_line(words: Words, measure: Measure) -> MeasureLine:
    """The line on the page of a treatment or a comparison."""
    assert measure.key is not None
    text = words("measures.line", count=measure.met, total=measure.of)
    return MeasureLine(text, f"{PATH}#{_anchor(measure.key)}")


def _anchor(key: Key) -> str:
    return f"page-{key[0]}-{key[1]}"


def measures_view(knowledge: Knowledge, words: Words, measures: Measures) -> MeasuresView:
    """The view; ``measures`` are those from which the pages take their lines."""
    return _View(Desk(knowledge, words), Reasons(knowledge.site.language)).view(measures)


class _View:
    def __init__(self, desk: Desk, reasons: Reasons) -> None:
        self.desk = desk
        self.words = desk.words
        self.reasons = reasons
        self.texts = reasons.texts

    def view(self, measures: Measures) -> MeasuresView:
        counted = tallies(measures)
        return MeasuresView(
            counts=self.counts(one.point for one in counted),
            whole=self.whole(measures.whole),
            pages=tuple(
                self.group_of_pages(scope, measures) for scope in (Scope.TREATMENT, Scope.COMPARISON)
            ),
            groups=tuple(
                PointGroupView(
                    self.texts(f"group.{group.value}"),
                    tuple(self.point(one) for one in counted if one.point.group is group),
                )
                for group in Group
            ),
            development=tuple(self.step(one) for one in self.desk.knowledge.checks.development),
            headings=tuple(
                Heading(name, self.words(f"measures.{name}"))
                for name in ("whole", "pages", "points", "making")
            ),
        )

    def of(self, count: int, total: int) -> str:
        return self.words("measures.of", count=count, total=total)

    def says(self, number: int) -> str:
        return self.texts(f"point.{number}.says")

    def counts(self, points: Iterable[Point]) -> tuple[str, ...]:
        """In how many of the points each way of deciding has a part."""
        ways = Counter(way for point in points for way in self.ways(point))
        return tuple(self.words.count(f"measures.count_{way}", ways[way]) for way in WAYS)

    def ways(self, point: Point) -> tuple[str, ...]:
        return tuple(way for way in WAYS if f"point.{point.number}.{way}" in self.texts.entries)

    def told(self, one: Measured) -> str:
        """Its reasons in one line."""
        return self.words("measures.then").join(self.reasons(reason) for reason in one.lacks)

    def whole(self, whole: Measure) -> WholeView:
        points = {
            outcome: tuple(
                GuidePointView(one.number, self.says(one.number), self.told(one))
                for one in whole.measured
                if one.outcome is outcome
            )
            for outcome in Outcome
        }
        return WholeView(
            met=self.of(whole.met, whole.of),
            are_met=points[Outcome.MET],
            not_met=points[Outcome.NOT_MET],
            asked=self.asked(whole),
            readers=self.readers(whole),
        )

    def group_of_pages(self, scope: Scope, measures: Measures) -> PageGroupView:
        pages = [self.page(one) for one in measures.pages if one.scope is scope]
        pages.sort(key=lambda page: (page.record.name.casefold(), page.record.id))
        return PageGroupView(self.words(TITLES[scope]), tuple(pages))

    def page(self, one: Measure) -> PageMeasureView:
        assert one.key is not None
        return PageMeasureView(
            anchor=_anchor(one.key),
            record=self.desk.record(*one.key),
            met=self.words("measures.point_met", met=self.of(one.met, one.of)),
            lacks=self.words.count("measures.lacks", len(one.not_met)),
            not_met=tuple(LackView(lack.number, self.told(lack)) for lack in one.not_met),
            asked=self.words("measures.point_asked", asked=self.asked(one)),
            readers=self.readers(one),
        )

    def asked(self, one: Measure) -> str:
        """How many of its questions for a reader were looked at."""
        total = len(one.asked)
        done = total - len(one.not_asked)
        return self.of(done, total) if done else self.words("measures.none_of", total=total)

    def readers(self, one: Measure) -> tuple[ReaderView, ...]:
        return tuple(
            ReaderView(
                asked.number,
                self.words(f"measures.{asked.check.result.value}"),
                self.words("measures.by_reader", who=asked.check.who, date=day(asked.check.date, self.words)),
                asked.check.note,
            )
            for asked in one.asked
            if asked.check is not None
        )

    def point(self, one: Tally) -> PointView:
        held = one.met + one.not_met
        asked = one.readers_done + one.readers_not_done
        return PointView(
            number=one.point.number,
            says=self.says(one.point.number),
            must=one.point.must,
            origins=self.words("list.comma").join(one.point.origins),
            ways=tuple(
                WayView(
                    self.words(f"measures.decided_by_{way}"), self.texts(f"point.{one.point.number}.{way}")
                )
                for way in self.ways(one.point)
            ),
            met=self.words("measures.point_met", met=self.of(one.met, held)) if held else "",
            asked=self.words("measures.point_asked", asked=self.of(one.readers_done, asked)) if asked else "",
        )

    def step(self, one: DevelopmentStep) -> StepView:
        done = self.words("measures.not_done")
        if one.done:
            people = self.words.count("measures.people", one.people or 0)
            done = self.words("measures.done", date=day(one.done, self.words), people=people)
        return StepView(one.name, done, one.note)
