"""The ways through a flow as its pages tell them: one question after the other, with all answers that lead on alike.

What an answer does is decided in :mod:`guidebook.deciding`; here its places are only put in a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from guidebook.deciding.answering import made_so, rule_for
from guidebook.deciding.walk import Place, Walk
from guidebook.deciding.walks import Walks
from guidebook.models.flow import Answer, Flow, Question


class Turn(NamedTuple):
    """An answer with what decides where it leads."""

    answer: Answer
    """Of several that are given together, the first."""
    rule: int | None
    """The position of the rule of ``next`` that decides; None when none of them fits, so that ``to`` does."""

    @property
    def target(self) -> str | None:
        """Id of the question or outcome that it leads to."""
        return self.answer.to if self.rule is None else self.answer.next[self.rule].to


class Stage(NamedTuple):
    """One question of a route."""

    question: Question
    turns: tuple[Turn, ...]
    """All that lead on to the next question of the route, or to its outcome, in the order of the file."""


Route = tuple[Stage, ...]
"""Questions from the start to an outcome. A path runs along it when each of its turns is among those of the route."""


def routes_by_outcome(walks: Walks, most: int) -> Mapping[str, tuple[Route, ...]] | None:
    """Every outcome with all routes that lead there, in the order of the file; None when there are more than ``most``.

    Each path of the flow runs along one route and no other. The flow must be one that the proof finds no fault in.
    """
    found: dict[str, list[Route]] = {outcome: [] for outcome in walks.outcomes}
    for count, row in enumerate(_rows(walks.plain), start=1):
        if count > most:
            return None
        (outcome,) = {place.node for place in row[-1]}
        found[outcome].append(_route(walks, row))
    return {outcome: tuple(routes) for outcome, routes in found.items()}


def turns_to(flow: Flow, node: str) -> tuple[Stage, ...]:
    """Every question with an answer that leads straight to a question or outcome, with all its turns that do."""
    stages = (
        Stage(question, tuple(turn for turn in turns_of(question) if turn.target == node))
        for question in flow.questions
    )
    return tuple(stage for stage in stages if stage.turns)


def turns_of(question: Question) -> Iterator[Turn]:
    """Every turn that answers to a question can take, rules before ``to``."""
    for answer in question.answers:
        yield from (Turn(answer, index) for index in range(len(answer.next)))
        if answer.to is not None:
            yield Turn(answer, None)


Row = tuple[frozenset[Place], ...]
"""The places that paths with the same questions come to, question by question."""


def _rows(walked: Walk) -> Iterator[Row]:
    """Rows from the start to an outcome, one for each sequence of questions."""
    waiting: list[Row] = [(frozenset({walked.start}),)]
    while waiting:
        row = waiting.pop()
        onward: dict[str, set[Place]] = {}
        for place in sorted(row[-1], key=_order):
            for way in walked.ways.get(place, ()):
                if way.place is not None:
                    onward.setdefault(way.place.node, set()).add(way.place)
        if not onward:
            yield row
        waiting += [(*row, frozenset(places)) for places in reversed(onward.values())]


def _order(place: Place) -> tuple[str, ...]:
    return (place.node, *sorted(place.so))


def _route(walks: Walks, row: Row) -> Route:
    """The stages of a row, from its end: a place that does not lead to the next one along the row does not count."""
    stages: list[Stage] = []
    after = row[-1]
    for places in reversed(row[:-1]):
        found: set[tuple[str, int | None]] = set()
        leading: set[Place] = set()
        for place in places:
            for way in walks.plain.ways[place]:
                if way.place in after:
                    first = way.answers[0]
                    found.add((first.id, rule_for(first, place.so | made_so(way.answers))))
                    leading.add(place)
        question = walks.questions[next(iter(places)).node]
        turns = (turn for turn in turns_of(question) if (turn.answer.id, turn.rule) in found)
        stages.append(Stage(question, tuple(turns)))
        after = frozenset(leading)
    return tuple(reversed(stages))
