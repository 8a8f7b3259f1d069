"""A routine: steps a person does, with what, how much, when, how often, how long and when to stop."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from guidebook.models.base import (
    ConcernId,
    ConditionId,
    Identifier,
    Line,
    Page,
    Part,
    Prose,
    Sourced,
    SourceId,
    Statement,
    Summary,
    TextOrBlank,
    TreatmentId,
    Whole,
    refuse,
    refuse_all,
)
from guidebook.models.treatment import Avoid


class RoutineKind(StrEnum):
    """What a routine is for."""

    HOME = "home"
    AFTERCARE = "aftercare"
    AS_PUBLISHED = "as_published"
    """Shown as somebody published it, with what is known about it; not advice of this guide."""


class When(StrEnum):
    """Time of day."""

    MORNING = "morning"
    EVENING = "evening"
    NOT_STATED = "not_stated"


class Weekday(StrEnum):
    """A day of the sample week."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


class HowOften(Part):
    """How many times in a day, a week or a month."""

    low: Whole
    high: Whole
    per: Literal["day", "week", "month"]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise refuse(f"{self.low} is more than high {self.high}", "swap the two", at=("low",))
        return self


class RoutineStep(Sourced):
    """One step; what is done starts with a verb."""

    do: Line
    """What is done, verb first, such as "Walk for ten minutes"."""
    treatment: TreatmentId | None = None
    """The treatment this step is, when it has a page."""
    when: tuple[When, ...] = Field(min_length=1)
    how_often: HowOften | None = None
    """Leave out for a step done once, as in aftercare."""
    days: tuple[Weekday, ...] = ()
    """Days of the sample week on which it is done; leave out for every day."""
    choose: Identifier | None = None
    """A name shared by steps of which only one is chosen."""
    how_much: TextOrBlank
    how_long: TextOrBlank
    stop_if: TextOrBlank
    note: Prose | None = None
    """Why, or what is doubtful about it."""
    optional: Literal["yes", "no"] = "no"


class Phase(Part):
    """A group of steps under a heading, such as a time of day or days after a procedure."""

    name: Line
    from_day: Whole | None = None
    """In aftercare: the first day of the phase, the day of the procedure being 0."""
    to_day: Whole | None = None
    """In aftercare: the last day; leave out when it is open."""
    steps: tuple[RoutineStep, ...] = Field(min_length=1)
    do_not: tuple[Statement, ...] = ()
    """What to leave out in this phase."""


class Variant(Part):
    """How the routine changes for some people."""

    for_whom: Line
    conditions: tuple[ConditionId, ...] = ()
    changes: tuple[Statement, ...] = Field(min_length=1)


class Routine(Page):
    """A set of steps over days or weeks."""

    name: Line
    also_called: tuple[Line, ...] = ()
    kind: RoutineKind
    concerns: tuple[ConcernId, ...] = Field(min_length=1)
    summary: Summary
    """At most 60 words."""
    summary_sources: tuple[SourceId, ...] = ()
    purpose: Statement
    for_whom: Line
    phases: tuple[Phase, ...] = Field(min_length=1)
    expect: tuple[Statement, ...] = ()
    """What to expect and when to judge it."""
    missing: tuple[Statement, ...] = ()
    """For a published routine: what it leaves out or gets wrong."""
    keep_apart: tuple[Statement, ...] = ()
    """Things not to do together."""
    avoid: tuple[Avoid, ...] = ()
    variants: tuple[Variant, ...] = ()

    @model_validator(mode="after")
    def _dated(self) -> Self:
        found = []
        for index, phase in enumerate(self.phases):
            at = ("phases", index)
            if self.kind is RoutineKind.AFTERCARE and phase.from_day is None:
                hint = "write the day it begins; the day of the procedure is 0"
                found.append(refuse('needs "from_day" in aftercare', hint, at=at))
            elif phase.from_day is not None and phase.to_day is not None and phase.to_day < phase.from_day:
                message = f"{phase.to_day} is before from_day {phase.from_day}"
                found.append(refuse(message, "swap the two", at=(*at, "to_day")))
        refuse_all(found)
        return self
