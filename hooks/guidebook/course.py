"""What a whole course comes to over some years: cost, visits, minutes and days off, from the facts of one treatment.

A course is done once, in the first year; later visits are counted from the second year on, or from the first where
there is no course; packs are bought every year. Amounts are in the units of the facts. A part that does not apply adds
nothing, and a part that is not known leaves the sum open upwards (see docs/course-arithmetic.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from guidebook.models.base import Blank
from guidebook.models.facts import Course, FactValue
from guidebook.spans import NOTHING, Span, span_of, times, total


@dataclass(frozen=True)
class Factor:
    """One fact that a course is worked out from, and a treatment's value of it."""

    fact: str
    value: FactValue | None
    """None when the fact does not apply to this kind of treatment."""

    @property
    def applies(self) -> bool:
        """Whether there is something to count, known or not."""
        return self.value is not None and self.value.blank is not Blank.NOT_APPLICABLE

    @property
    def is_known(self) -> bool:
        """Whether it has a value, rather than a blank."""
        return self.value is not None and self.value.blank is None

    @property
    def span(self) -> Span:
        """Its number; 0 when it does not apply."""
        return span_of(self.value) if self.value is not None and self.applies else NOTHING


TermName = Literal["course", "upkeep", "yearly", "packs", "once"]


@dataclass(frozen=True)
class Term:
    """One product of a sum: a number of times, and how much each time."""

    name: TermName
    number: Factor | None
    """None for what is counted once, because nothing says how often it comes."""
    each: Factor | None
    """None where the times themselves are added up."""

    @property
    def span(self) -> Span:
        """What it comes to in a course, or in one year."""
        if self.each is None:
            return self.number.span if self.number else NOTHING
        return self.each.span.at_least() if self.number is None else self.number.span * self.each.span

    @property
    def factors(self) -> tuple[Factor, ...]:
        """What is multiplied."""
        return tuple(factor for factor in (self.number, self.each) if factor)

    @property
    def lacking(self) -> tuple[Factor, ...]:
        """The factors that leave it open: those that are not known, or the one of which nobody says how often."""
        if self.span.high is not None:
            return ()
        return tuple(factor for factor in self.factors if not factor.is_known or self.number is None)

    def count(self, years: int) -> int:
        """How often it is counted over a number of years."""
        if self.name in {"course", "once"}:
            return 1
        return years - 1 if self.name == "upkeep" else years


@dataclass(frozen=True)
class CourseSum:
    """A sum over some years, with the values it rests on and what is lacking."""

    span: Span
    values: tuple[FactValue, ...]
    lacking: tuple[Factor, ...]

    @property
    def is_known(self) -> bool:
        """Whether anything is known of it."""
        return self.span.is_known


@dataclass(frozen=True)
class OverYears:
    """The sums over one number of years; None for what the guide does not count."""

    years: int
    money: CourseSum
    visits: CourseSum | None
    minutes: CourseSum | None
    days_off: CourseSum | None


@dataclass(frozen=True)
class WholeCourse:
    """Everything worked out for one treatment."""

    over: tuple[OverYears, ...]
    terms: tuple[Term, ...]
    """The parts of the cost, whatever the number of years; each is in one of the sums at least."""
    visit: tuple[Factor, ...]
    """What each visit takes: minutes and days off, where there are visits."""
    once: tuple[Term, ...]
    """Days off of an option without visits, of which nothing says how often they come."""


def whole_course(course: Course, facts: Mapping[str, FactValue]) -> WholeCourse:
    """The sums of a treatment with these facts; a fact that is not among them does not apply to it."""

    def factor(name: str | None) -> Factor | None:
        return None if name is None else Factor(name, facts.get(name))

    visits, upkeep, packs = factor(course.visits), factor(course.upkeep), factor(course.packs)
    visit_price, pack_price = factor(course.visit_price), factor(course.pack_price)
    minutes, days_off = factor(course.minutes), factor(course.days_off)
    numbers = _numbers(visits, upkeep)
    money = (*_terms(numbers, visit_price), *_terms({"packs": packs} if _applies(packs) else {}, pack_price))
    days = _terms(numbers, days_off)
    chair = _terms(numbers, minutes) if numbers else ()
    counted = tuple(Term(name, number, None) for name, number in numbers.items())
    over = tuple(
        OverYears(
            years,
            _sum(money, years),
            _sum(counted, years) if visits else None,
            _sum(chair, years) if minutes else None,
            _sum(days, years) if days_off else None,
        )
        for years in course.years
    )
    each_visit = tuple(part for part in (minutes, days_off) if part and part.applies) if numbers else ()
    once = tuple(term for term in days if term.name == "once" and not term.span.is_zero)
    return WholeCourse(over, tuple(term for term in money if _matters(term, course.years)), each_visit, once)


def _applies(factor: Factor | None) -> bool:
    return factor is not None and factor.applies


def _numbers(visits: Factor | None, upkeep: Factor | None) -> dict[TermName, Factor]:
    """How often a visit comes: in the course, and in a year."""
    numbers: dict[TermName, Factor] = {}
    if visits and visits.applies:
        numbers["course"] = visits
    if upkeep and upkeep.applies:
        numbers["upkeep" if numbers else "yearly"] = upkeep
    return numbers


def _terms(numbers: Mapping[TermName, Factor | None], each: Factor | None) -> tuple[Term, ...]:
    """Each number times how much each time; once where there is something to count and no number."""
    if each is None or not each.applies:
        return ()
    if not numbers:
        return (Term("once", None, each),)
    return tuple(Term(name, number, each) for name, number in numbers.items())


def _matters(term: Term, years: Iterable[int]) -> bool:
    return any(term.count(number) for number in years)


def _sum(terms: Iterable[Term], years: int) -> CourseSum:
    """All terms over a number of years."""
    counted = [term for term in terms if term.count(years)]
    factors = dict.fromkeys(factor for term in counted for factor in term.factors)
    return CourseSum(
        total(term.span * times(term.count(years)) for term in counted),
        tuple(factor.value for factor in factors if factor.is_known and factor.value),
        tuple(dict.fromkeys(factor for term in counted for factor in term.lacking)),
    )
