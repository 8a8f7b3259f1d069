"""The view of one question on a page of its own, which needs no script: answers are links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guidebook.deciding.walk import Place
from guidebook.knowledge import Knowledge
from guidebook.models.flow import Answer
from guidebook.views.desk import Desk
from guidebook.views.parts import RecordView
from guidebook.views.steps_flow import FlowSteps
from guidebook.views.steps_ways import Turn, turns
from guidebook.words import Words


@dataclass(frozen=True)
class PageLink:
    """A link to another page of the flow."""

    page: str
    """Name of the page below the flow."""
    text: str


@dataclass(frozen=True)
class AnswerLink:
    """One answer as a link."""

    page: str
    text: str
    also: str
    """What must be answered besides, in words; empty for everyone, or for everyone else."""


@dataclass(frozen=True)
class QuestionPage:
    """One question, with what was said before as far as it matters."""

    id: str
    flow: RecordView
    ask: str
    help: str
    progress: str
    so_far: str
    """The conditions that rules ask about here or later and that are or may be so, in words; empty for none."""
    several: bool
    answers: tuple[AnswerLink, ...]
    """With ``several``, the first that fits counts."""
    back: tuple[PageLink, ...]
    """Where readers may have come from; none for the first question."""
    first: str
    """Name of the page of the first question."""


def question_page(knowledge: Knowledge, words: Words, steps: FlowSteps, place: Place) -> QuestionPage:
    """The page of a place that is a question."""
    question = steps.questions[place.node]
    so_far = names_of(knowledge, words, place.so)
    return QuestionPage(
        id=question.id,
        flow=Desk(knowledge, words).record("flow", steps.id),
        ask=question.ask,
        help=question.help or "",
        progress=f"{_position(words, steps, place)} {_more(words, steps.most_after[place])}",
        so_far=words("steps.so_far", conditions=so_far) if so_far else "",
        several=question.several,
        answers=tuple(
            AnswerLink(steps.names[turn.place], answer.text, _also(words, turn))
            for answer, lines in turns(question, place, steps.walked)
            for turn in lines
        ),
        back=ways_back(knowledge, words, steps, place),
        first=steps.names[steps.walked.start],
    )


def ways_back(knowledge: Knowledge, words: Words, steps: FlowSteps, place: Place) -> tuple[PageLink, ...]:
    """Links to the questions that lead to a place."""
    return tuple(
        PageLink(
            steps.names[before], words("steps.back_to", question=title_of(knowledge, words, steps, before))
        )
        for before in steps.before[place]
    )


def title_of(knowledge: Knowledge, words: Words, steps: FlowSteps, place: Place) -> str:
    """A question in its own words, with what tells its pages apart."""
    ask = steps.questions[place.node].ask
    so = names_of(knowledge, words, place.so)
    return words("steps.with_so", question=ask, conditions=so) if so else ask


def names_of(knowledge: Knowledge, words: Words, conditions: frozenset[str]) -> str:
    """Names of conditions in the order of the guide."""
    found = [record.name for name, record in knowledge.conditions.items() if name in conditions]
    return words("list.comma").join(found)


def _position(words: Words, steps: FlowSteps, place: Place) -> str:
    low, high = steps.position[place]
    if low == high:
        return words("steps.place", number=low)
    return words("steps.place_between", low=low, high=high)


def _more(words: Words, number: int) -> str:
    return words.count("steps.more", number) if number else words("steps.last")


def _also(words: Words, turn: Turn) -> str:
    def either(answers: Iterable[Answer]) -> str:
        return words("steps.or").join(words("steps.quoted", text=answer.text) for answer in answers)

    return words("steps.also", answers=words("steps.and").join(map(either, turn.also))) if turn.also else ""
