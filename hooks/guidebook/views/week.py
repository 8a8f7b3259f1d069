"""A routine as a sample week: which step on which day, and what the week adds up to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from guidebook.knowledge import Knowledge
from guidebook.models.routine import Routine, RoutineStep, Weekday, When
from guidebook.routine_load import loads, occurs_on
from guidebook.words import Words


@dataclass(frozen=True)
class WeekRow:
    """One step and the days on which the sample week has it."""

    number: str
    """Its number in the week, which the calendar beside the table shows."""
    what: str
    days: tuple[bool, ...]
    """Monday first."""
    optional: bool
    choice: bool
    """Whether it is one of several steps of which only one is chosen."""


@dataclass(frozen=True)
class WeekPart:
    """The steps of one time of day."""

    name: str
    rows: tuple[WeekRow, ...]


@dataclass(frozen=True)
class LoadView:
    """How often a week uses the treatments of a group."""

    name: str
    count: str


@dataclass(frozen=True)
class WeekView:
    """The sample week."""

    days: tuple[tuple[str, str], ...]
    """Short and long name of each day."""
    parts: tuple[WeekPart, ...]
    loads: tuple[LoadView, ...]


def week_view(knowledge: Knowledge, words: Words, routine: Routine) -> WeekView:
    """The week of a routine of everyday steps: times of day in the order of the day, steps in the order of the routine."""
    steps = [step for phase in routine.phases for step in phase.steps]
    parts = []
    numbers = count(1)
    for when in When:
        rows = tuple(
            _row(step, str(next(numbers)))
            for step in steps
            if when in step.when and step.how_often is not None
        )
        if rows:
            parts.append(WeekPart(words(f"routine.when_{when.value}"), rows))
    return WeekView(
        days=tuple((words(f"week.{day.value}_short"), words(f"week.{day.value}")) for day in Weekday),
        parts=tuple(parts),
        loads=tuple(
            LoadView(load.group.name, _times(words, load.low, load.high))
            for load in loads(routine, knowledge.interactions)
        ),
    )


def _row(step: RoutineStep, number: str) -> WeekRow:
    return WeekRow(
        number=number,
        what=step.do,
        days=tuple(occurs_on(step, day) for day in Weekday),
        optional=step.optional == "yes",
        choice=step.choose is not None,
    )


def _times(words: Words, low: int, high: int) -> str:
    if low == high:
        return words.count("routine.times_a_week", low)
    return words("routine.times_a_week.range", low=low, high=high)
