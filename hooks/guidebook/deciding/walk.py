"""Every place that a flow's paths can reach, without walking each path: paths that agree on what matters share a place.

What matters later is the question, the conditions that rules ask about, and, when a walk follows one condition, what was
said of it. A flow of 100 questions may have more paths than could ever be walked, but has a few hundred such places.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from guidebook.deciding.answering import Status, leads_to, made_so, status_after, steering
from guidebook.models.flow import Answer, Flow, Question


class Place(NamedTuple):
    """A question or an outcome, with what was said on the way there."""

    node: str
    so: frozenset[str]
    """Of the conditions that rules ask about: those that are or may be so."""
    status: Status
    """What was said of the condition that the walk follows; always open when it follows none."""


class Step(NamedTuple):
    """One question with the answers given."""

    question: str
    answers: tuple[str, ...]


class Way(NamedTuple):
    """One way on from a place."""

    answers: tuple[Answer, ...]
    """The fewest that make it; the first of them decides where it leads."""
    place: Place | None
    """None when the answers lead nowhere."""


Trail = tuple[Step, ...]


@dataclass(frozen=True)
class Walk:
    """All places of a flow, in the order of how many questions lead there."""

    places: dict[Place, tuple[Place, Step] | None]
    """Each place, and the place before it with the step between, on one of the shortest ways; None for the start."""
    ways: dict[Place, tuple[Way, ...]]
    """The ways on from each place that is a question."""

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

    def first(self, node: str, *statuses: Status) -> Place | None:
        """The place of a node that the fewest questions lead to, with one of these statuses if any are named."""
        return next(
            (
                place
                for place in self.places
                if place.node == node and (not statuses or place.status in statuses)
            ),
            None,
        )


def walk(flow: Flow, condition: str | None = None) -> Walk:
    """Walks a flow whose targets all exist, following what is said of ``condition`` if one is named.

    A flow that goes in circles is walked too: each place is looked at once.
    """
    questions = {question.id: question for question in flow.questions}
    asked = steering(flow)
    start = Place(flow.start, frozenset(), Status.OPEN)
    places: dict[Place, tuple[Place, Step] | None] = {start: None}
    ways: dict[Place, tuple[Way, ...]] = {}
    waiting = deque([start])
    while waiting:
        place = waiting.popleft()
        question = questions.get(place.node)
        if question is None:
            continue
        ways[place] = tuple(ways_on(question, place, asked, condition))
        for answers, target in ways[place]:
            if target is not None and target not in places:
                places[target] = (place, _step(place, answers))
                waiting.append(target)
    return Walk(places, ways)


def step_of(place: Place, way: Way) -> Step:
    """The step that a way on from a place is."""
    return _step(place, way.answers)


def _step(place: Place, answers: tuple[Answer, ...]) -> Step:
    return Step(place.node, tuple(answer.id for answer in answers))


def ways_on(question: Question, place: Place, asked: frozenset[str], condition: str | None) -> Iterator[Way]:
    """Each way on from a place once, with the fewest answers that make it, in the order of the first answer.

    ``asked`` are the conditions that rules ask about. Answers to a question with ``several`` are combined by what they
    change, not set by set.
    """
    for index, first in enumerate(question.answers):
        found: dict[tuple[frozenset[str], Status], tuple[Answer, ...]] = {
            _said((place.so, place.status), first, asked, condition): (first,)
        }
        if question.several and not first.alone:
            for later in question.answers[index + 1 :]:
                if later.alone:
                    continue
                for said, answers in list(found.items()):
                    more = _said(said, later, asked, condition)
                    if more not in found or len(found[more]) > len(answers) + 1:
                        found[more] = (*answers, later)
        for (so, status), answers in found.items():
            target = leads_to(first, so)
            yield Way(answers, None if target is None else Place(target, so, status))


def _said(
    before: tuple[frozenset[str], Status], answer: Answer, asked: frozenset[str], condition: str | None
) -> tuple[frozenset[str], Status]:
    so, status = before
    so |= made_so((answer,)) & asked
    return so, status if condition is None else status_after(status, answer, condition)
