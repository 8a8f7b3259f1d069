"""The lanes beside a column: the upright lines that lead answers past other boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Upright:
    """The line to one target beside one column, before it has a lane."""

    left: tuple[float, ...]
    """The heights at which it meets lines to or from the column on its left."""
    right: tuple[float, ...] = ()
    """The same for the column on its right."""
    over: tuple[float, ...] = ()
    """The height at which it goes on above all columns."""

    @cached_property
    def top(self) -> float:
        """Its upper end."""
        return min(self.left + self.right + self.over)

    @cached_property
    def bottom(self) -> float:
        """Its lower end."""
        return max(self.left + self.right + self.over)


def _crossings(inner: Upright, outer: Upright) -> int:
    """How many times the two cross when ``inner`` has the lane nearer to the column on the left."""
    return sum(inner.top < y < inner.bottom for y in outer.left) + sum(
        outer.top < y < outer.bottom for y in inner.right
    )


def assign_lanes(uprights: Mapping[str, Upright], clear: float) -> dict[str, int]:
    """A lane for each target's line, 0 nearest to the column on the left.

    Two lines in one lane keep ``clear`` pixels apart. Each line takes the free lane in which it crosses the
    fewest others, and a further lane when none is free or when that saves two crossings. Lines that end
    first choose first, so that one inside another's reach runs inside it, and of two that overlap the later
    one crosses where it sets out, not at an arrow head.
    """
    lanes: dict[str, int] = {}
    count = 0
    for target in sorted(
        uprights, key=lambda target: (uprights[target].bottom, -uprights[target].top, target)
    ):
        line = uprights[target]
        costs = {}
        for lane in range(count + 1):
            others = [uprights[other] for other, its in lanes.items() if its == lane]
            if all(line.bottom + clear <= other.top or other.bottom + clear <= line.top for other in others):
                costs[lane] = 2 * (lane == count) + sum(
                    _crossings(uprights[other], line) if its < lane else _crossings(line, uprights[other])
                    for other, its in lanes.items()
                )
        lanes[target] = min(costs, key=lambda lane: (costs[lane], lane))
        count = max(count, lanes[target] + 1)
    return lanes
