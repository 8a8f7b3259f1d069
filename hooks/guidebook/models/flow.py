"""A decision flow: questions, answers that lead on, and outcomes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from guidebook.models.base import (
    ConcernId,
    ConditionId,
    Identifier,
    Line,
    Page,
    Part,
    Prose,
    RoutineId,
    Sourced,
    TreatmentId,
    refuse,
)
from guidebook.models.care import CareCard


class Answer(Part):
    """One answer and where it leads."""

    id: Identifier
    text: Line
    to: Identifier
    """Id of the next question or of an outcome."""
    establishes: tuple[ConditionId, ...] = ()
    """Conditions that are so for whoever gives this answer."""
    rules_out: tuple[ConditionId, ...] = ()
    """Conditions that are not so for whoever gives this answer."""


class Question(Part):
    """One question."""

    id: Identifier
    ask: Line
    """At most 12 words, ending in a question mark."""
    help: Prose | None = None
    answers: tuple[Answer, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _short(self) -> Any:
        if not self.ask.endswith("?"):
            raise refuse('"{ask}" does not end in a question mark', ask=self.ask)
        if len(self.ask.split()) > 12:
            raise refuse("the question has {count} words; expected 12 or fewer", count=len(self.ask.split()))
        return self


class Choice(Part):
    """Something an outcome offers or steers away from: a record, or a thing with no page yet."""

    treatment: TreatmentId | None = None
    routine: RoutineId | None = None
    name: Line | None = None
    """Only for something that has no record yet."""
    note: Line | None = None

    @model_validator(mode="after")
    def _one(self) -> Any:
        if sum(value is not None for value in (self.treatment, self.routine, self.name)) != 1:
            raise refuse('expected one of "treatment", "routine" and "name"')
        return self


class Outcome(Sourced):
    """Where a path ends: never a verdict, always choices."""

    id: Identifier
    title: Line
    """At most 10 words."""
    why: Prose
    offer: tuple[Choice, ...] = ()
    avoid: tuple[Choice, ...] = ()
    next_step: Prose
    care_card: CareCard | None = None


class Flow(Page):
    """One way through the decision."""

    name: Line
    question: Line
    concerns: tuple[ConcernId, ...] = Field(min_length=1)
    summary: Line
    start: Identifier
    """Id of the first question."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=2)]
    never: tuple[Choice, ...] = ()
    """What no path leads to, and why."""
