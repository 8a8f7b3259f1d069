"""The walks over one flow that its proof needs, each made once, and what is looked up in its record."""

from __future__ import annotations

from functools import cached_property

from guidebook.deciding.answering import made_so
from guidebook.deciding.finding import Path
from guidebook.deciding.walk import Walk, follow, walk
from guidebook.models.flow import Answer, Flow, Outcome, Question


class Walks:
    """A flow whose ids are unique and whose targets all exist, walked as often as is asked."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.questions: dict[str, Question] = {question.id: question for question in flow.questions}
        self.outcomes: dict[str, Outcome] = {outcome.id: outcome for outcome in flow.outcomes}
        self._following: dict[str, Walk] = {}

    @cached_property
    def plain(self) -> Walk:
        """The walk that follows no condition."""
        return walk(self.flow)

    def following(self, condition: str) -> Walk:
        """The walk that follows what is said of one condition."""
        if condition not in self.spoken_of:
            return self.plain
        if condition not in self._following:
            self._following[condition] = follow(self.flow, condition, self.plain)
        return self._following[condition]

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """All answers to all questions."""
        return tuple(answer for question in self.flow.questions for answer in question.answers)

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """The conditions that some answer says anything of."""
        return self.made_so | {condition for answer in self.answers for condition in answer.rules_out}

    @cached_property
    def made_so(self) -> frozenset[str]:
        """The conditions that are or may be so by some answer."""
        return made_so(self.answers)

    @cached_property
    def reached(self) -> frozenset[str]:
        """The questions and outcomes that some answers lead to."""
        return frozenset(place.node for place in self.plain.places)

    def path(self, node: str) -> Path:
        """Where a question or an outcome stands in the record."""
        if node in self.questions:
            return ("questions", list(self.questions).index(node))
        return ("outcomes", list(self.outcomes).index(node))
