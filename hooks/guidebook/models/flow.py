"""A decision flow: questions, answers that lead on, and outcomes."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from guidebook.models.base import (
    ConcernId,
    ConditionId,
    Identifier,
    Line,
    Page,
    Part,
    Prose,
    RoutineId,
    ShortQuestion,
    Sourced,
    Summary,
    Title,
    TreatmentId,
    Whole,
    YesNo,
    refuse,
    refuse_all,
)
from guidebook.models.base import Question as Asked
from guidebook.models.care import CareCard


class NextStep(Part):
    """Where an answer leads for some readers, because of what they said before or with it."""

    when: tuple[ConditionId, ...] = Field(min_length=1)
    """Conditions that must all be so, or may be so."""
    to: Identifier
    """Id of the next question or of an outcome."""


class Answer(Part):
    """One answer and where it leads."""

    id: Identifier
    text: Line
    to: Identifier | None = None
    """Id of the next question or of an outcome: for everyone, or for whom no rule of ``next`` fits."""
    next: tuple[NextStep, ...] = ()
    """Where it leads by rule; the first rule that fits counts."""
    alone: YesNo = False
    """For a question with several answers: whether this one excludes the others, such as "None of these"."""
    establishes: tuple[ConditionId, ...] = ()
    """Conditions that are so for whoever gives this answer."""
    may_be: tuple[ConditionId, ...] = ()
    """Conditions that may be so, as with "I am not sure": they count like those that are so."""
    rules_out: tuple[ConditionId, ...] = ()
    """Conditions that are not so for whoever gives this answer."""

    @property
    def targets(self) -> tuple[str, ...]:
        """All ids it may lead to, each once: those of its rules in their order, then that for everyone else."""
        own = (self.to,) if self.to is not None else ()
        return tuple(dict.fromkeys((*(step.to for step in self.next), *own)))


class Question(Part):
    """One question."""

    id: Identifier
    ask: ShortQuestion
    """At most 12 words, ending in a question mark."""
    help: Prose | None = None
    several: YesNo = False
    """Whether readers may give several answers; the first of them in the order of the file then says where it leads."""
    answers: tuple[Answer, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _alone(self) -> Self:
        found = [
            refuse(
                'has "alone", but the question takes one answer only',
                'remove it, or write "several: yes" in the question',
                at=("answers", index, "alone"),
                key=True,
            )
            for index, answer in enumerate(self.answers)
            if answer.alone and not self.several
        ]
        refuse_all(found)
        return self


class Choice(Part):
    """Something an outcome offers or steers away from: a record, or a thing with no page yet."""

    treatment: TreatmentId | None = None
    routine: RoutineId | None = None
    name: Line | None = None
    """Only for something that has no record yet."""
    note: Line | None = None
    ask_first: tuple[ConditionId, ...] = ()
    """For an offer: conditions with which to ask for advice first, by its own record, and that are or may be so on a way here."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        given = [name for name in ("treatment", "routine", "name") if getattr(self, name) is not None]
        if not given:
            raise refuse("names nothing", 'write "treatment" or "routine" with an id')
        if len(given) > 1:
            raise refuse(
                f"names more than one thing: {' and '.join(given)}",
                "keep one of them",
                at=(given[1],),
                key=True,
            )
        return self


class Outcome(Sourced):
    """Where a path ends: never a verdict, always choices."""

    id: Identifier
    title: Title
    """At most 10 words."""
    why: Prose
    offer: tuple[Choice, ...] = ()
    avoid: tuple[Choice, ...] = ()
    next_step: Prose
    care_card: CareCard | None = None

    @model_validator(mode="after")
    def _advice(self) -> Self:
        refuse_all(_advice_without_offer("avoid", self.avoid))
        return self


def _advice_without_offer(field: str, choices: tuple[Choice, ...]) -> list[PydanticCustomError]:
    """What is wrong with choices that nobody is offered."""
    return [
        refuse(
            'has "ask_first", but it is not offered',
            "remove it",
            at=(field, index, "ask_first"),
            key=True,
        )
        for index, choice in enumerate(choices)
        if choice.ask_first
    ]


class Flow(Page):
    """One way through the decision."""

    name: Line
    question: Asked
    concerns: tuple[ConcernId, ...] = Field(min_length=1)
    summary: Summary
    """At most 60 words."""
    start: Identifier
    """Id of the first question."""
    most_questions: Whole | None = None
    """How many questions a path may have at most."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=2)]
    never: tuple[Choice, ...] = ()
    """What no path leads to, each with a note that says why."""

    @model_validator(mode="after")
    def _advice(self) -> Self:
        refuse_all(_advice_without_offer("never", self.never))
        return self
