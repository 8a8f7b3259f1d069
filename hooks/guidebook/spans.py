"""Numbers from a low to a high end, added and multiplied: the arithmetic that all worked-out facts share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from guidebook.models.base import Certainty
from guidebook.models.facts import FactValue

_SUREST_FIRST = list(Certainty)
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Span:
    """Somewhere from ``low`` to ``high``, both 0 or more."""

    low: Decimal
    high: Decimal | None
    """None when nobody knows how much it may be."""
    or_more: bool = False
    """Whether a source says that it may be more than ``high``."""

    @property
    def open(self) -> bool:
        """Whether it may be more than any number given here."""
        return self.high is None or self.or_more

    @property
    def is_zero(self) -> bool:
        """Whether it is 0 and cannot be more."""
        return self.high == 0 and not self.or_more

    @property
    def is_known(self) -> bool:
        """Whether it says anything: from 0 upwards with no end says nothing."""
        return self.high is not None or self.low > 0

    def __add__(self, other: Span) -> Span:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Span(self.low + other.low, high, high is not None and (self.or_more or other.or_more))

    def __mul__(self, other: Span) -> Span:
        """Low times low and high times high; 0 times anything is 0, even times what nobody knows."""
        if self.is_zero or other.is_zero:
            return NOTHING
        high = None if self.high is None or other.high is None else self.high * other.high
        return Span(self.low * other.low, high, high is not None and (self.or_more or other.or_more))

    def at_least(self) -> Span:
        """The same low end with nothing known above it; 0 stays 0."""
        return self if self.is_zero else Span(self.low, None)


NOTHING = Span(_ZERO, _ZERO)
UNKNOWN = Span(_ZERO, None)


def times(number: int) -> Span:
    """A single whole number."""
    return Span(Decimal(number), Decimal(number))


def total(spans: Iterable[Span]) -> Span:
    """All of them added up; nothing for none."""
    return sum(spans, NOTHING)


def span_of(value: FactValue) -> Span:
    """The number of a value; a count stands for both ends, and a value without a number is unknown."""
    if value.count is not None:
        return times(value.count)
    if value.low is not None and value.high is not None:
        return Span(value.low, value.high, value.or_more)
    return UNKNOWN


def weakest(values: Iterable[FactValue]) -> FactValue | None:
    """The value we are least sure of, the first of equals; None when none of them has a grade."""
    graded = [value for value in values if value.certainty is not None]
    return max(graded, key=lambda value: _SUREST_FIRST.index(value.certainty or Certainty.HIGH), default=None)


def sources_of(values: Iterable[FactValue]) -> tuple[str, ...]:
    """The sources of all of them, each once, in their order."""
    return tuple(dict.fromkeys(source for value in values for source in value.sources))
