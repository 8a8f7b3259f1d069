"""The view of how the guide measures up: the guide and each page against the points, readers' checks, how it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from guidebook.criteria.finding import Outcome
from guidebook.criteria.measure import Asked, Measure, Measured, Measures
from guidebook.criteria.points import Group, Point
from guidebook.criteria.tally import WAYS, Tally, tallies
from guidebook.criteria.texts import Reasons
from guidebook.knowledge import Key, Knowledge
from guidebook.models.editing import DevelopmentStep
from guidebook.views.desk import Desk
from guidebook.views.numbers import day
from guidebook.views.parts import Heading, RecordView
from guidebook.words import Words

PATH = "evidence/measures"
"""Of the page."""


@dataclass(frozen=True)
class MeasureLine:
    """The line on a page that says how far it measures up."""

    text: str
    path: str
    """Where its row stands."""


@dataclass(frozen=True)
class LackView:
    """A point that is not met."""

    number: int
    says: str
    reasons: str


@dataclass(frozen=True)
class ReaderView:
    """What a reader found."""

    number: int
    result: str
    who: str
    note: str


@dataclass(frozen=True)
class PageMeasureView:
    """One page."""

    anchor: str
    record: RecordView
    met: str
    """Such as "18 of 26"."""
    lacks: str
    """How many points are not met, in words."""
    not_met: tuple[LackView, ...]
    asked: str
    """How many questions for a reader were looked at, in words."""
    readers: tuple[ReaderView, ...]


@dataclass(frozen=True)
class GuidePointView:
    """A point of the guide as a whole."""

    number: int
    says: str
    result: str
    is_met: bool
    reasons: str


@dataclass(frozen=True)
class WayView:
    """What decides a point."""

    label: str
    text: str


@dataclass(frozen=True)
class PointView:
    """One point, with how many pages meet it."""

    number: int
    says: str
    must: bool
    origins: str
    ways: tuple[WayView, ...]
    met: str
    readers: str


@dataclass(frozen=True)
class PointGroupView:
    """Points of one part of the list."""

    title: str
    points: tuple[PointView, ...]


@dataclass(frozen=True)
class StepView:
    """One step of making a guide well."""

    name: str
    done: str
    """The day and how many people took part, or "not yet done"."""
    is_done: bool
    note: str


@dataclass(frozen=True)
class MeasuresView:
    """Everything."""

    counts: tuple[str, ...]
    """How many points are decided in which way, in words."""
    whole: tuple[GuidePointView, ...]
    whole_met: str
    whole_readers: tuple[ReaderView, ...]
    pages: tuple[PageMeasureView, ...]
    groups: tuple[PointGroupView, ...]
    development: tuple[StepView, ...]
    headings: tuple[Heading, ...]


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
        whole = measures.whole
        counted = tallies(measures)
        return MeasuresView(
            counts=self.counts(one.point for one in counted),
            whole=tuple(self.guide_point(one) for one in whole.measured),
            whole_met=self.of(whole.met, whole.of),
            whole_readers=self.readers(whole.asked),
            pages=tuple(self.page(one) for one in measures.pages),
            groups=tuple(
                PointGroupView(
                    self.texts(f"group.{group.value}"),
                    tuple(self.point(one) for one in counted if one.point.group is group),
                )
                for group in Group
            ),
            development=tuple(self.step(one) for one in self.desk.knowledge.checks.development),
            headings=tuple(
                Heading(name, self.words(f"measures.{name}")) for name in ("whole", "pages", "points", "making")
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

    def guide_point(self, one: Measured) -> GuidePointView:
        result = self.words(f"measures.{one.outcome.value}")
        return GuidePointView(
            one.number, self.says(one.number), result, one.outcome is Outcome.MET, self.told(one)
        )

    def page(self, one: Measure) -> PageMeasureView:
        assert one.key is not None
        done = len(one.asked) - len(one.not_asked)
        return PageMeasureView(
            anchor=_anchor(one.key),
            record=self.desk.record(*one.key),
            met=self.of(one.met, one.of),
            lacks=self.words.count("measures.lacks", len(one.not_met)),
            not_met=tuple(LackView(lack.number, self.says(lack.number), self.told(lack)) for lack in one.not_met),
            asked=self.of(done, len(one.asked)) if done else self.words("measures.none_of", total=len(one.asked)),
            readers=self.readers(one.asked),
        )

    def readers(self, asked: tuple[Asked, ...]) -> tuple[ReaderView, ...]:
        return tuple(
            ReaderView(
                one.number,
                self.words(f"measures.{one.check.result.value}"),
                self.words("measures.by_reader", who=one.check.who, date=day(one.check.date, self.words)),
                one.check.note,
            )
            for one in asked
            if one.check is not None
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
                WayView(self.words(f"measures.decided_by_{way}"), self.texts(f"point.{one.point.number}.{way}"))
                for way in self.ways(one.point)
            ),
            met=self.of(one.met, held) if held else self.words("measures.not_here"),
            readers=self.of(one.readers_done, asked) if asked else self.words("measures.no_reader"),
        )

    def step(self, one: DevelopmentStep) -> StepView:
        done = self.words("measures.not_done")
        if one.done:
            people = self.words.count("measures.people", one.people or 0)
            done = self.words("measures.done", date=day(one.done, self.words), people=people)
        return StepView(one.name, done, one.done is not None, one.note)
