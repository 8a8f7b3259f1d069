"""Every place that a flow's paths can reach, without walking each path: paths that agree on what matters share a place.

What matters at a question or an outcome is which of the conditions that rules ask about, there or later, are or may be so,
and, when a walk follows one condition, what was said of it. A flow of 100 questions may have more paths than could ever
be walked, but has a few hundred such places.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from guidebook.deciding.answering import Status, leads_to, made_so, status_after
from guidebook.models.flow import Answer, Flow, Question

MOST_PLACES = 20_000
"""Places of one walk, and ways on from one of them: a flow with more is refused, not half proved."""


class TooTangledError(Exception):
    """A flow has more places than :data:`MOST_PLACES`, since its rules ask about many conditions at once."""


class Place(NamedTuple):
    """A question or an outcome, with what was said on the way there."""

    node: str
    """Id of the question or outcome."""
    so: frozenset[str]
    """Of the conditions that rules ask about here or later: those that are or may be so."""
    status: Status
    """What was said of the condition that the walk follows; always open when it follows none."""


class Step(NamedTuple):
    """One question with the answers given to it, by their ids, in the order of the file."""

    question: str
    answers: tuple[str, ...]


Trail = tuple[Step, ...]
"""Answers to one question after the other, from the start."""


class Way(NamedTuple):
    """One way on from a place: the sets of answers with the same first answer that say the same of what matters."""

    answers: tuple[Answer, ...]
    """The fewest answers that make it; the first of them decides where it leads."""
    place: Place | None
    """None when they lead nowhere."""
    sets: int
    """How many sets of answers make it."""


@dataclass(frozen=True)
class Walk:
    """All places that the paths of a flow reach."""

    places: Mapping[Place, tuple[Place, Step] | None]
    """Each place, nearest to the start first; with the place before it and the step between, on a shortest way there.

    Before the start there is none.
    """
    ways: Mapping[Place, tuple[Way, ...]]
    """The ways on from each place that is a question."""
    asked: Mapping[str, frozenset[str]]
    """What :func:`asked_from` gives."""

    @property
    def start(self) -> Place:
        """Where every path begins."""
        return next(iter(self.places))

    def trail(self, place: Place) -> Trail:
        """One of the shortest ways from the start to a place."""
        steps: list[Step] = []
        came = self.places[place]
        while came is not None:
            before, step = came
            steps.append(step)
            came = self.places[before]
        return tuple(reversed(steps))

    def nearest(self, node: str, status: Status | None = None) -> Place | None:
        """The place of a node that the fewest questions lead to, among those with this status if one is named."""
        return self._nearest.get((node, status))

    @cached_property
    def _nearest(self) -> dict[tuple[str, Status | None], Place]:
        found: dict[tuple[str, Status | None], Place] = {}
        for place in self.places:
            found.setdefault((place.node, None), place)
            found.setdefault((place.node, place.status), place)
        return found


def walk(flow: Flow) -> Walk:
    """Walks a flow whose targets all exist, following no condition.

    A flow that goes in circles is walked too: each place is looked at once.

    :raises TooTangledError: when there are more than :data:`MOST_PLACES` places.
    """
    questions = {question.id: question for question in flow.questions}
    asked = asked_from(flow)

    def ways_on(place: Place) -> Iterator[Way]:
        question = questions.get(place.node)
        return _ways_on(question, place, asked, None) if question else iter(())

    return _walk(Place(flow.start, frozenset(), Status.OPEN), ways_on, asked)


def follow(flow: Flow, condition: str, plain: Walk) -> Walk:
    """Walks a flow following what is said of one condition; ``plain`` is its walk that follows none.

    :raises TooTangledError: when there are more than :data:`MOST_PLACES` places.
    """
    speaking = {
        question.id: question
        for question in flow.questions
        for answer in question.answers
        if condition in answer.establishes + answer.may_be + answer.rules_out
    }

    def ways_on(place: Place) -> Iterator[Way]:
        if place.node in speaking:
            return _ways_on(speaking[place.node], place, plain.asked, condition)
        silent = plain.ways.get(place._replace(status=Status.OPEN), ())
        return (
            way._replace(place=Place(way.place.node, way.place.so, place.status)) if way.place else way
            for way in silent
        )

    return _walk(plain.start, ways_on, plain.asked)


def _walk(
    start: Place, ways_on: Callable[[Place], Iterator[Way]], asked: Mapping[str, frozenset[str]]
) -> Walk:
    places: dict[Place, tuple[Place, Step] | None] = {start: None}
    ways: dict[Place, tuple[Way, ...]] = {}
    waiting = deque([start])
    while waiting:
        place = waiting.popleft()
        onward = tuple(ways_on(place))
        if onward:
            ways[place] = onward
        for way in onward:
            if way.place is not None and way.place not in places:
                if len(places) == MOST_PLACES:
                    raise TooTangledError
                places[way.place] = (place, step_of(place, way))
                waiting.append(way.place)
    return Walk(places, ways, asked)


def step_of(place: Place, way: Way) -> Step:
    """The step that a way on from a place is."""
    return Step(place.node, tuple(answer.id for answer in way.answers))


def asked_from(flow: Flow) -> dict[str, frozenset[str]]:
    """For each question: the conditions that rules ask about there, or at a question that may come later."""
    found = {
        question.id: frozenset(
            condition for answer in question.answers for step in answer.next for condition in step.when
        )
        for question in flow.questions
    }
    before: dict[str, frozenset[str]] = {}
    while found != before:
        before = dict(found)
        for question in reversed(flow.questions):
            for answer in question.answers:
                for target in answer.targets:
                    found[question.id] |= found.get(target, frozenset())
    return found


def _ways_on(
    question: Question, place: Place, asked: Mapping[str, frozenset[str]], condition: str | None
) -> Iterator[Way]:
    """Each way on from a place, in the order of the first answers.

    Sets of answers to a question with ``several`` are not looked at one by one: answer after answer is added to what
    those before it may have said, and sets that said the same go on as one.
    """
    made = [made_so((answer,)) & asked[question.id] for answer in question.answers]

    def said(before: tuple[frozenset[str], Status], index: int) -> tuple[frozenset[str], Status]:
        so, status = before
        answer = question.answers[index]
        return so | made[index], status if condition is None else status_after(status, answer, condition)

    for index, first in enumerate(question.answers):
        found: dict[tuple[frozenset[str], Status], tuple[tuple[Answer, ...], int]] = {
            said((place.so, place.status), index): ((first,), 1)
        }
        for other in range(index + 1, len(question.answers) if question.several and not first.alone else 0):
            answer = question.answers[other]
            if answer.alone:
                continue
            for before, (answers, sets) in list(found.items()):
                after = said(before, other)
                fewest, others = found.get(after, ((*answers, answer), 0))
                found[after] = (min(fewest, (*answers, answer), key=len), others + sets)
            if len(found) > MOST_PLACES:
                raise TooTangledError
        for (so, status), (fewest, sets) in found.items():
            target = leads_to(first, so)
            arrived = None if target is None else Place(target, so & asked.get(target, frozenset()), status)
            yield Way(fewest, arrived, sets)
