"""A decision flow: questions, answers that lead on, and outcomes."""

from __future__ import annotations

from typing import Annotated, Self

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
    ShortQuestion,
    Sourced,
    Summary,
    Title,
    TreatmentId,
    refuse,
)
from guidebook.models.base import Question as Asked
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
    ask: ShortQuestion
    """At most 12 words, ending in a question mark."""
    help: Prose | None = None
    answers: tuple[Answer, ...] = Field(min_length=2)


class Choice(Part):
    """Something an outcome offers or steers away from: a record, or a thing with no page yet."""

    treatment: TreatmentId | None = None
    routine: RoutineId | None = None
    name: Line | None = None
    """Only for something that has no record yet."""
    note: Line | None = None

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


class Flow(Page):
    """One way through the decision."""

    name: Line
    question: Asked
    concerns: tuple[ConcernId, ...] = Field(min_length=1)
    summary: Summary
    """At most 60 words."""
    start: Identifier
    """Id of the first question."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=2)]
    never: tuple[Choice, ...] = ()
    """What no path leads to, and why."""
