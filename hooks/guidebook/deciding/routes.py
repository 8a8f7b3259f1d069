"""How the paths of a walk run: circles, lengths, and how many there are."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from graphlib import TopologicalSorter

from guidebook.deciding.walk import Place, Step, Trail, Walk, Way, step_of


def nodes_after(walked: Walk) -> Mapping[Place, frozenset[str]]:
    """For each place that is a question: every question and outcome that some way on from it leads to."""
    found: dict[Place, set[str]] = {place: set() for place in walked.ways}
    grown = True
    while grown:  # once or twice: places far from the start are looked at first
        grown = False
        for place in reversed(list(walked.ways)):
            before = len(found[place])
            for way in walked.ways[place]:
                if way.place is not None:
                    found[place].add(way.place.node)
                    found[place] |= found.get(way.place, set())
            grown |= len(found[place]) > before
    return {place: frozenset(nodes) for place, nodes in found.items()}


def circle(walked: Walk, after: Mapping[Place, frozenset[str]]) -> tuple[str, Trail] | None:
    """A question that some readers are asked twice, and a shortest way until it is asked again; None if there is none.

    ``after`` is what :func:`nodes_after` gives.
    """
    found = [
        (place.node, (*walked.trail(place), *_until_again(walked, place)))
        for place in walked.ways
        if place.node in after[place]
    ]
    return min(found, key=lambda one: len(one[1]), default=None)


def _until_again(walked: Walk, start: Place) -> Trail:
    """The shortest way from a question until it is asked again, which must be possible."""
    trails: dict[Place, Trail] = {start: ()}
    waiting = deque([start])
    while True:
        place = waiting.popleft()
        for way in walked.ways.get(place, ()):
            if way.place is None:
                continue
            trail = (*trails[place], step_of(place, way))
            if way.place.node == start.node:
                return trail
            if way.place not in trails:
                trails[way.place] = trail
                waiting.append(way.place)


def longest(walked: Walk) -> Trail:
    """A path that asks the most questions; raises :class:`graphlib.CycleError` for a flow that goes in circles."""
    most: dict[Place, tuple[int, Way | None]] = {}
    for place in _backwards(walked):
        lengths = ((1 + (most[way.place][0] if way.place else 0), way) for way in walked.ways.get(place, ()))
        most[place] = max(lengths, key=lambda found: found[0], default=(0, None))
    steps: list[Step] = []
    here: Place | None = walked.start
    while here is not None and (way := most[here][1]) is not None:
        steps.append(step_of(here, way))
        here = way.place
    return tuple(steps)


def count_paths(walked: Walk, *, several: bool) -> int:
    """How many paths there are; raises :class:`graphlib.CycleError` for a flow that goes in circles.

    Without ``several``, each question takes one answer; with it, every set of answers that may be given counts.
    """
    count: dict[Place, int] = {}
    for place in _backwards(walked):
        count[place] = 0 if place in walked.ways else 1
        for way in walked.ways.get(place, ()):
            sets = way.sets if several else len(way.answers) == 1
            count[place] += sets * (count[way.place] if way.place else 1)
    return count[walked.start]


def _backwards(walked: Walk) -> tuple[Place, ...]:
    """Every place after all that it leads to."""
    onward = {place: [way.place for way in ways if way.place] for place, ways in walked.ways.items()}
    return tuple(TopologicalSorter(onward).static_order())
