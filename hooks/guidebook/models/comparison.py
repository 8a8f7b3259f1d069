"""A comparison: which treatments, on which facts, in which order."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from guidebook.models.base import (
    ConcernId,
    FactId,
    Line,
    Page,
    Part,
    Prose,
    Question,
    Summary,
    TreatmentId,
    YesNo,
    refuse,
)


class Order(StrEnum):
    """How the options are ordered."""

    ALPHABETICAL = "alphabetical"
    AS_LISTED = "as_listed"


class Pair(Part):
    """Two options of a comparison that get a page of their own, side by side."""

    one: TreatmentId
    other: TreatmentId


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
    pairs: tuple[Pair, ...] = ()
    """Pairs of its options that readers weigh against each other; each gets a page "A or B?"."""
    all_pairs: YesNo = False
    """Whether every pair that has enough to compare gets a page."""
    order: Order = Order.ALPHABETICAL
    order_reason: Line | None = None
    """Needed with order: as_listed."""
    denominator_note: Line | None = None
    """Why chances in one row are told of different numbers of people; the table shows it under the row."""
    note: Prose | None = None
    """What a reader must know before comparing numbers."""

    @model_validator(mode="after")
    def _pairs(self) -> Self:
        if self.pairs and self.all_pairs:
            hint = "keep one of the two"
            raise refuse('has both "pairs" and "all_pairs: yes"', hint, at=("pairs",), key=True)
        return self

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
