"""Dates make sense: nothing is reviewed, published or read after this edition; overdue reviews are warned of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.base import NOT_SHOWN, Page
from guidebook.models.subject import Site
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "date"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems with dates of pages and sources, measured against the edition date in site.yml."""
    site = draft.single("site", Site)
    if site is None:
        return
    edition = site.record.edition
    if site.record.evidence_searched > edition:
        yield site.problem(NAME, f"evidence_searched is after the edition {edition}", ("evidence_searched",))
    for loaded in draft.all():
        record = loaded.record
        if isinstance(record, Page):
            if record.reviewed > edition:
                yield loaded.problem(
                    NAME,
                    f"reviewed {record.reviewed} is after the edition {edition}",
                    ("reviewed",),
                    hint="correct it, or move the edition date in data/site.yml",
                )
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
                    yield loaded.problem(
                        NAME,
                        f"reviewed on {reviewer.date}, after the edition {edition}",
                        ("reviewers", index, "date"),
                    )
    for source in draft.sources:
        published, accessed = source.record.published, source.record.accessed
        latest = edition.isoformat()
        for field, value in (("published", published), ("accessed", accessed)):
            if value != NOT_SHOWN and value > latest:
                yield source.problem(NAME, f"{field} {value} is after the edition {edition}", (field,))
        if NOT_SHOWN not in (published, accessed) and accessed < published[: len(accessed)]:
            yield source.problem(NAME, f"accessed {accessed} is before published {published}", ("accessed",))
