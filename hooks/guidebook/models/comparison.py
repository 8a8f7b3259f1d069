"""A comparison: which treatments, on which facts, in which order."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from guidebook.models.base import ConcernId, FactId, Line, Page, Prose, Question, Summary, TreatmentId, refuse


class Order(StrEnum):
    """How the options are ordered."""

    ALPHABETICAL = "alphabetical"
    AS_LISTED = "as_listed"


class Comparison(Page):
    """A table of options. Rows on safety are always added by the engine and cannot be left out."""

    name: Line
    question: Question
    """The choice as a question."""
    concerns: tuple[ConcernId, ...] = Field(min_length=1)
    summary: Summary
    """At most 60 words."""
    treatments: tuple[TreatmentId, ...] = Field(min_length=2)
    """Options, one of them of kind nothing."""
    rows: tuple[FactId, ...] = Field(min_length=1)
    order: Order = Order.ALPHABETICAL
    order_reason: Line | None = None
    """Needed with order: as_listed."""
    denominator_note: Line | None = None
    """Why chances in one row are told of different numbers of people; the table shows it under the row."""
    note: Prose | None = None
    """What a reader must know before comparing numbers."""

    @model_validator(mode="after")
    def _reason(self) -> Self:
        if self.order is Order.AS_LISTED and self.order_reason is None:
            hint = 'say why the options are in this order in "order_reason"'
            raise refuse('as_listed needs "order_reason"', hint, at=("order",))
        if self.order_reason is not None and self.order is not Order.AS_LISTED:
            hint = 'write "order: as_listed", or remove the reason'
            raise refuse(
                'has "order_reason", but its options are in the order of the alphabet',
                hint,
                at=("order_reason",),
                key=True,
            )
        return self
