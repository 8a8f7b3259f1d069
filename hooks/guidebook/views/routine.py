"""The view of a routine: steps that can be followed, and the week they add up to."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.knowledge import Knowledge
from guidebook.models.routine import HowOften, Phase, RoutineKind, RoutineStep, When
from guidebook.pictures.week_strip import WeekStrip
from guidebook.views.desk import Desk
from guidebook.views.drawn import week_strip
from guidebook.views.parts import AvoidView, Cited, Heading, RecordView, ReviewView, SourceEntry, TextView
from guidebook.views.week import WeekView, week_view
from guidebook.words import Words


@dataclass(frozen=True)
class StepView:
    """One step."""

    do: Cited
    treatment: RecordView | None
    when: str
    how_often: str
    how_much: TextView
    how_long: TextView
    stop_if: TextView
    note: Cited | None
    optional: bool
    choice: bool
    """Whether it is one of several steps of which only one is chosen."""


@dataclass(frozen=True)
class PhaseView:
    """A group of steps."""

    id: str
    name: str
    days: str
    """In aftercare: the days since the procedure, in words."""
    steps: tuple[StepView, ...]
    do_not: tuple[Cited, ...]


@dataclass(frozen=True)
class VariantView:
    """How the routine changes for some people."""

    for_whom: str
    conditions: tuple[str, ...]
    changes: tuple[Cited, ...]


@dataclass(frozen=True)
class RoutineView:
    """One routine."""

    id: str
    name: str
    also_called: tuple[str, ...]
    kind: str
    kind_label: str
    kind_definition: str
    summary: Cited
    review: ReviewView
    purpose: Cited
    for_whom: str
    phases: tuple[PhaseView, ...]
    week: WeekView | None
    """The sample week, for routines of everyday steps."""
    strip: WeekStrip | None
    """The same as a calendar."""
    expect: tuple[Cited, ...]
    missing: tuple[Cited, ...]
    keep_apart: tuple[Cited, ...]
    avoids: tuple[AvoidView, ...]
    variants: tuple[VariantView, ...]
    linked_from: tuple[RecordView, ...]
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


def routine_view(knowledge: Knowledge, words: Words, identifier: str) -> RoutineView:
    """The view of a routine."""
    desk = Desk(knowledge, words)
    record = knowledge.routines[identifier]
    kind = desk.term("routine-kind", record.kind.value)
    weekly = record.kind is not RoutineKind.AFTERCARE
    week = week_view(knowledge, words, record) if weekly else None
    names = (
        ("steps", True),
        ("week", weekly),
        ("missing", bool(record.missing)),
        ("expect", bool(record.expect)),
        ("keep_apart", bool(record.keep_apart)),
        ("who_must_not", bool(record.avoid)),
        ("variants", bool(record.variants)),
    )
    return RoutineView(
        id=identifier,
        name=record.name,
        also_called=record.also_called,
        kind=record.kind.value,
        kind_label=kind.label,
        kind_definition=kind.definition,
        summary=desk.said(record.summary, record.summary_sources),
        review=desk.review(record),
        purpose=desk.statement(record.purpose),
        for_whom=record.for_whom,
        phases=tuple(
            PhaseView(
                f"phase-{number}",
                phase.name,
                _days(phase, words),
                tuple(_step(desk, step) for step in phase.steps),
                desk.statements(phase.do_not),
            )
            for number, phase in enumerate(record.phases, start=1)
        ),
        week=week,
        strip=week_strip(words, week) if week else None,
        missing=desk.statements(record.missing),
        expect=desk.statements(record.expect),
        keep_apart=desk.statements(record.keep_apart),
        avoids=desk.avoids(record.avoid),
        variants=tuple(
            VariantView(
                variant.for_whom,
                tuple(knowledge.conditions[condition].name for condition in variant.conditions),
                desk.statements(variant.changes),
            )
            for variant in record.variants
        ),
        linked_from=desk.linked_from("routine", identifier),
        headings=tuple(
            Heading(name.replace("_", "-"), words(f"routine.{name}")) for name, present in names if present
        ),
        sources=desk.source_entries(),
    )


def _step(desk: Desk, step: RoutineStep) -> StepView:
    words = desk.words
    return StepView(
        do=desk.sourced(step, step.do),
        treatment=desk.record("treatment", step.treatment) if step.treatment else None,
        when=words("list.and").join(words(f"routine.when_{When(when).value}") for when in step.when),
        how_often=_how_often(step.how_often, words),
        how_much=desk.maybe_text(step.how_much),
        how_long=desk.maybe_text(step.how_long),
        stop_if=desk.maybe_text(step.stop_if),
        note=Cited(step.note) if step.note else None,
        optional=step.optional == "yes",
        choice=step.choose is not None,
    )


def _days(phase: Phase, words: Words) -> str:
    if phase.from_day is None:
        return ""
    if phase.to_day is None:
        return words("routine.days_from", first=phase.from_day)
    if phase.to_day == phase.from_day:
        return words("routine.days_one", first=phase.from_day)
    return words("routine.days_range", first=phase.from_day, last=phase.to_day)


def _how_often(how_often: HowOften | None, words: Words) -> str:
    if how_often is None:
        return words("routine.once")
    if how_often.low == how_often.high:
        if (how_often.low, how_often.per) in {(7, "week"), (1, "day")}:
            return words("routine.every_day")
        return words.count(f"routine.times_a_{how_often.per}", how_often.low)
    return words(f"routine.times_a_{how_often.per}.range", low=how_often.low, high=how_often.high)
