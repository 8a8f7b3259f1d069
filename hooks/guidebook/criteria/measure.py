"""Every treatment, every comparison and the guide held against the points: what pages and reports show comes from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from guidebook.criteria.checks import OF_COMPARISONS, OF_THE_GUIDE, OF_TREATMENTS
from guidebook.criteria.finding import Found, Lack, Outcome, outcome_of
from guidebook.criteria.points import POINTS, Point, Scope
from guidebook.criteria.subjects import GuideSubject, name_of, subject_of
from guidebook.knowledge import Key, Knowledge
from guidebook.models.editing import ReaderCheck

WHOLE = "all"
"""The record of a check by a reader that was made of the guide as a whole, or of every page."""


@dataclass(frozen=True)
class Measured:
    """One point as a script decided it."""

    number: int
    outcome: Outcome
    lacks: tuple[Lack, ...]


@dataclass(frozen=True)
class Asked:
    """One point that a person has to look at, with the last check, if anybody made one."""

    number: int
    check: ReaderCheck | None


@dataclass(frozen=True)
class Measure:
    """A page, or the guide as a whole, held against the points."""

    scope: Scope
    key: Key | None
    """None for the guide."""
    name: str
    """As messages name it, such as ``treatments/rest``; ``all`` for the guide."""
    measured: tuple[Measured, ...]
    asked: tuple[Asked, ...]

    @property
    def met(self) -> int:
        """How many points are met."""
        return sum(one.outcome is Outcome.MET for one in self.measured)

    @property
    def of(self) -> int:
        """How many points apply that a script decided."""
        return sum(one.outcome is not Outcome.NOT_APPLICABLE for one in self.measured)

    @property
    def not_met(self) -> tuple[Measured, ...]:
        """The points that are not met."""
        return tuple(one for one in self.measured if one.outcome is Outcome.NOT_MET)

    @property
    def not_asked(self) -> tuple[Asked, ...]:
        """The points that still need a reader."""
        return tuple(one for one in self.asked if one.check is None)


class Measures:
    """All measures of one guide, each made once when it is first asked for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.guide = GuideSubject(knowledge)
        self._made: dict[Key, Measure] = {}

    def __contains__(self, key: Key) -> bool:
        return key[0] in {Scope.TREATMENT, Scope.COMPARISON}

    def of(self, key: Key) -> Measure:
        """The measure of a treatment or a comparison."""
        if key not in self._made:
            subject = subject_of(self.guide, key)
            scope = Scope(key[0])
            checks: Mapping[int, Callable[[Any], Found]] = (
                OF_TREATMENTS if scope is Scope.TREATMENT else OF_COMPARISONS
            )
            self._made[key] = self._measure(scope, key, subject.name, measured(checks, subject))
        return self._made[key]

    @cached_property
    def whole(self) -> Measure:
        """The measure of the guide as a whole."""
        return self._measure(Scope.GUIDE, None, WHOLE, measured(OF_THE_GUIDE, self.guide))

    @property
    def keys(self) -> tuple[Key, ...]:
        """What is measured: treatments, then comparisons, each in the order of their ids."""
        knowledge = self.guide.knowledge
        treatments = (("treatment", identifier) for identifier in knowledge.treatments)
        return (*treatments, *(("comparison", identifier) for identifier in knowledge.comparisons))

    @property
    def pages(self) -> Iterator[Measure]:
        """The measures of all pages."""
        return (self.of(key) for key in self.keys)

    def _measure(self, scope: Scope, key: Key | None, name: str, found: tuple[Measured, ...]) -> Measure:
        asked = tuple(Asked(point.number, self._check(point, name)) for point in _for_readers(scope))
        return Measure(scope, key, name, found, asked)

    def _check(self, point: Point, name: str) -> ReaderCheck | None:
        """The last check by a reader of one page, or else of all."""
        return self._checks.get((point.number, name)) or self._checks.get((point.number, WHOLE))

    @cached_property
    def _checks(self) -> Mapping[tuple[int, str], ReaderCheck]:
        checks = sorted(self.guide.knowledge.checks.reader_checks, key=lambda check: check.date)
        return {(check.criterion, check.record): check for check in checks}


def _for_readers(scope: Scope) -> Iterator[Point]:
    return (point for point in POINTS if scope in point.readers)


def measured(checks: Mapping[int, Callable[[Any], Found]], subject: object) -> tuple[Measured, ...]:
    """Run checks on what they look at, in the order of the points' numbers."""
    found = []
    for number in sorted(checks):
        lacks = checks[number](subject)
        found.append(Measured(number, outcome_of(lacks), tuple(lacks or ())))
    return tuple(found)


__all__ = ["WHOLE", "Asked", "Measure", "Measured", "Measures", "measured", "name_of"]
