"""How pages name the parts of a flow: questions by number, outcomes by letter, ways by their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from guidebook.flow_routes import Stage, Turn, turns_of
from guidebook.knowledge import Knowledge
from guidebook.models.flow import Answer, Question
from guidebook.views.flow_numbers import numbers_of
from guidebook.views.flow_parts import AskedView, StageView, TurnView
from guidebook.words import Words

FEWEST_OTHERS = 3
"""So many answers at least are told as "any answer but" the one that is left."""


class FlowText:
    """Names of one flow's parts."""

    def __init__(self, knowledge: Knowledge, words: Words, identifier: str) -> None:
        self.knowledge = knowledge
        self.words = words
        self.id = identifier
        self.flow = knowledge.flows[identifier]
        self.numbers = numbers_of(self.flow)
        self.questions = {question.id: question for question in self.flow.questions}
        self.outcomes = {outcome.id: outcome for outcome in self.flow.outcomes}

    @cached_property
    def ordered_questions(self) -> tuple[Question, ...]:
        """Questions by their numbers."""
        return tuple(self.questions[node] for node in self.numbers if node in self.questions)

    def anchor(self, node: str) -> str:
        """The anchor of a question or outcome on the flow's page."""
        return f"q-{node}" if node in self.questions else f"o-{node}"

    def outcome(self, node: str) -> str:
        """An outcome by its letter and title."""
        return self.words("flow.outcome", number=self.numbers[node], title=self.outcomes[node].title)

    def asked(self, question: Question) -> AskedView:
        """A question as other places name it."""
        return AskedView(self.numbers[question.id], self.anchor(question.id), question.ask)

    def go_to(self, node: str) -> str:
        """Where an answer leads."""
        if node in self.questions:
            return self.words("flow.go_to_question", number=self.numbers[node])
        return self.outcome(node)

    def conditions(self, conditions: Iterable[str]) -> str:
        """Names of conditions that must all be so."""
        names = (self.knowledge.conditions[condition].name for condition in conditions)
        return self.words("list.and").join(names)

    def when(self, answer: Answer, rule: int | None) -> str:
        """For whom an answer leads somewhere by one of its rules, or by none; empty for everyone."""
        if rule is not None:
            return self.words("flow.when", conditions=self.conditions(answer.next[rule].when))
        return self.words("flow.otherwise") if answer.next else ""

    def stages(self, stages: Iterable[Stage]) -> tuple[StageView, ...]:
        """Stages of a route; neighbours with the same answers are told as one."""
        found: list[StageView] = []
        for view in map(self._stage, stages):
            if found and replace(found[-1], asked=view.asked) == view:
                found[-1] = replace(view, asked=found[-1].asked + view.asked)
            else:
                found.append(view)
        return tuple(found)

    def _stage(self, stage: Stage) -> StageView:
        question, turns = stage
        asked = (self.asked(question),)
        if turns == tuple(turns_of(question)):
            return StageView(asked, (), others=False, first=False)
        left = _left(question, turns)
        if left is not None:
            return StageView(asked, (TurnView(left.text, ""),), others=True, first=False)
        first = question.several and not all(turn.answer.alone for turn in turns)
        return StageView(asked, tuple(self._turns(turns)), others=False, first=first)

    def _turns(self, turns: Iterable[Turn]) -> Iterator[TurnView]:
        for turn in turns:
            yield TurnView(turn.answer.text, self._turn_when(turn))

    def _turn_when(self, turn: Turn) -> str:
        if turn.rule is not None:
            when = turn.answer.next[turn.rule].when
            return self.words("flow.turn_if", conditions=self.conditions(when))
        return self.words("flow.turn_else") if turn.answer.next else ""


def _left(question: Question, turns: tuple[Turn, ...]) -> Answer | None:
    """The one answer that is not among many turns, where "any answer but" it says the same as all of them.

    With rules it does not, and neither where the answer may be given together with others.
    """
    if len(turns) < FEWEST_OTHERS or any(answer.next for answer in question.answers):
        return None
    given = {turn.answer.id for turn in turns}
    rest = [answer for answer in question.answers if answer.id not in given]
    return rest[0] if len(rest) == 1 and (rest[0].alone or not question.several) else None
