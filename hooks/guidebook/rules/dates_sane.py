"""Dates make sense: nothing is reviewed, published or read after this edition; overdue reviews are told."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.base import NOT_SHOWN, Page, Part
from guidebook.models.editing import Changes, Checks
from guidebook.models.source import Source
from guidebook.models.subject import Site
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "date"

MOVE = "correct it, or move the edition date in data/site.yml"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems with dates of pages, sources and prices, measured against the edition date in site.yml."""
    site = draft.single("site", Site)
    if site is None:
        return
    edition = site.record.edition
    searched = site.record.evidence_searched
    if searched > edition:
        message = f"evidence_searched: {searched} is after the edition {edition}"
        yield site.problem(NAME, message, ("evidence_searched",), hint="correct one of the two")
    for loaded in draft.all():
        if isinstance(loaded.record, Page):
            yield from _page(loaded, loaded.record, edition)
    for treatment in draft.treatments:
        for identifier, value in treatment.record.facts.items():
            if value.as_of and _is_after(value.as_of, edition):
                message = f"as_of: {value.as_of} is after the edition {edition}"
                yield treatment.problem(NAME, message, ("facts", identifier, "as_of"), hint=MOVE)
    for clinic in draft.clinics:
        for index, price in enumerate(clinic.record.prices):
            if price.as_of > edition:
                message = f"as_of: {price.as_of} is after the edition {edition}"
                yield clinic.problem(NAME, message, ("prices", index, "as_of"), hint=MOVE)
    for source in draft.sources:
        yield from _source(source, edition)
    for loaded, day, path in _dated(draft):
        if day > edition:
            message = f"{path[-1]}: {day} is after the edition {edition}"
            yield loaded.problem(NAME, message, path, hint=MOVE)


def _dated(draft: Draft) -> Iterator[tuple[Loaded[Part], datetime.date, tuple[str | int, ...]]]:
    """The dates in the files about the making of the guide, with their places."""
    changes = draft.single("changes", Changes)
    if changes:
        for index, change in enumerate(changes.record.changes):
            yield changes, change.date, ("changes", index, "date")
    checks = draft.single("checks", Checks)
    if checks:
        for index, step in enumerate(checks.record.development):
            if step.done:
                yield checks, step.done, ("development", index, "done")
        for index, made in enumerate(checks.record.reader_checks):
            yield checks, made.date, ("reader_checks", index, "date")


def _is_after(loose: str, edition: datetime.date) -> bool:
    """Whether a date, a month or a year begins after the edition."""
    return loose != NOT_SHOWN and loose > edition.isoformat()


def _page(loaded: Loaded[Part], record: Page, edition: datetime.date) -> Iterator[Problem]:
    if record.reviewed > edition:
        message = f"reviewed: {record.reviewed} is after the edition {edition}"
        yield loaded.problem(NAME, message, ("reviewed",), hint=MOVE)
    if record.next_review < edition:
        yield loaded.problem(
            "review-overdue",
            f"the review was due on {record.next_review}, before the edition {edition}",
            ("next_review",),
            hint="check the record against its sources, then set both dates anew",
            warning=True,
        )
    for index, reviewer in enumerate(record.reviewers):
        if reviewer.date > edition:
            message = f"date: {reviewer.date} is after the edition {edition}"
            yield loaded.problem(NAME, message, ("reviewers", index, "date"), hint=MOVE)


def _source(source: Loaded[Source], edition: datetime.date) -> Iterator[Problem]:
    published, accessed = source.record.published, source.record.accessed
    for field, value in (("published", published), ("accessed", accessed)):
        if _is_after(value, edition):
            yield source.problem(
                NAME, f"{field}: {value} is after the edition {edition}", (field,), hint=MOVE
            )
    if NOT_SHOWN not in (published, accessed) and accessed < published[: len(accessed)]:
        message = f"accessed: {accessed} is before published {published}"
        yield source.problem(NAME, message, ("accessed",), hint="correct one of the two")
