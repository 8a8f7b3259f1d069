"""The view of corrections and changes, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.knowledge import Knowledge
from guidebook.views.desk import Desk
from guidebook.views.numbers import day
from guidebook.views.parts import Legend, LegendEntry
from guidebook.words import Words


@dataclass(frozen=True)
class ChangeView:
    """One change."""

    id: str
    date: str
    date_on: str
    """As year-month-day, for machines."""
    kind: LegendEntry
    title: str
    text: str
    """In the small Markdown."""
    why: str


@dataclass(frozen=True)
class ChangesView:
    """All changes, and how the guide is kept up to date."""

    changes: tuple[ChangeView, ...]
    legend: Legend | None
    """What the kinds of change mean; nothing when there are no changes."""
    update_policy: str
    edition: str


def changes_view(knowledge: Knowledge, words: Words) -> ChangesView:
    """Changes by date, newest first; those of one day in the order of the file."""
    desk = Desk(knowledge, words)
    ordered = sorted(knowledge.changes.changes, key=lambda change: change.date, reverse=True)
    return ChangesView(
        changes=tuple(
            ChangeView(
                id=change.id,
                date=day(change.date, words),
                date_on=change.date.isoformat(),
                kind=desk.term("change-kind", change.kind.value),
                title=change.title,
                text=change.text,
                why=change.why,
            )
            for change in ordered
        ),
        legend=desk.legend("change-kind", words("legend.change_kind")) if ordered else None,
        update_policy=knowledge.site.update_policy,
        edition=day(knowledge.site.edition, words),
    )
