"""What the page on how the guide measures up is made of."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.views.parts import Heading, RecordView


@dataclass(frozen=True)
class MeasureLine:
    """The line on a page that says how far it measures up."""

    text: str
    path: str
    """Where its row stands."""


@dataclass(frozen=True)
class LackView:
    """A point that a page does not meet."""

    number: int
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
    """How many points are met, in a sentence."""
    lacks: str
    """How many are not, in words."""
    not_met: tuple[LackView, ...]
    asked: str
    """How many questions for a reader were looked at, in a sentence."""
    readers: tuple[ReaderView, ...]


@dataclass(frozen=True)
class PageGroupView:
    """Pages of one kind, by name."""

    title: str
    pages: tuple[PageMeasureView, ...]


@dataclass(frozen=True)
class GuidePointView:
    """A point of the guide as a whole."""

    number: int
    says: str
    reasons: str
    """Why it is not met; empty when it is."""


@dataclass(frozen=True)
class WholeView:
    """The guide as a whole."""

    met: str
    """Such as "12 of 13"."""
    are_met: tuple[GuidePointView, ...]
    not_met: tuple[GuidePointView, ...]
    asked: str
    readers: tuple[ReaderView, ...]


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
    """In a sentence; empty for a point that the records do not decide."""
    asked: str
    """In a sentence; empty for a point that needs no reader."""


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
    note: str


@dataclass(frozen=True)
class MeasuresView:
    """Everything."""

    counts: tuple[str, ...]
    """How many points are decided in which way, in words."""
    whole: WholeView
    pages: tuple[PageGroupView, ...]
    groups: tuple[PointGroupView, ...]
    development: tuple[StepView, ...]
    headings: tuple[Heading, ...]
