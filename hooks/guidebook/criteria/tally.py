"""Each point with how many pages meet it, and how many readers have looked at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from guidebook.criteria.finding import Outcome
from guidebook.criteria.measure import Measure, Measures
from guidebook.criteria.points import POINTS, Point

WAYS = ("records", "pages", "tests", "reader")
"""What decides a point: a script reading records, or finished pages; tests; a person. The keys of its words."""


@dataclass(frozen=True)
class Tally:
    """One point over all that it was held against."""

    point: Point
    met: int
    not_met: int
    not_applicable: int
    readers_done: int
    readers_not_done: int


def tallies(measures: Measures) -> tuple[Tally, ...]:
    """Every point over the guide and all its pages, as far as the records decide it."""
    return tally((measures.whole, *measures.pages))


def tally(held: Iterable[Measure]) -> tuple[Tally, ...]:
    """Every point over some measures."""
    outcomes: Counter[tuple[int, Outcome]] = Counter()
    readers: Counter[tuple[int, bool]] = Counter()
    for measure in held:
        outcomes.update((one.number, one.outcome) for one in measure.measured)
        readers.update((one.number, one.check is not None) for one in measure.asked)
    return tuple(
        Tally(
            point,
            outcomes[point.number, Outcome.MET],
            outcomes[point.number, Outcome.NOT_MET],
            outcomes[point.number, Outcome.NOT_APPLICABLE],
            readers[point.number, True],
            readers[point.number, False],
        )
        for point in POINTS
    )
