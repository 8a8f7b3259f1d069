"""A comparison: which treatments, on which facts, in which order."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from guidebook.models.base import ConcernId, FactId, Line, Page, Prose, TreatmentId, refuse


class Order(StrEnum):
    """How the options are ordered."""

    ALPHABETICAL = "alphabetical"
    AS_LISTED = "as_listed"


class Comparison(Page):
    """A table of options. Rows on safety are always added by the engine and cannot be left out."""

    name: Line
    question: Line
    """The choice as a question."""
    concerns: tuple[ConcernId, ...] = Field(min_length=1)
    summary: Line
    treatments: tuple[TreatmentId, ...] = Field(min_length=2)
    """Options, one of them of kind nothing."""
    rows: tuple[FactId, ...] = Field(min_length=1)
    order: Order = Order.ALPHABETICAL
    order_reason: Line | None = None
    """Needed with order: as_listed."""
    note: Prose | None = None
    """What a reader must know before comparing numbers."""

    @model_validator(mode="after")
    def _reason(self) -> Any:
        if (self.order is Order.AS_LISTED) != (self.order_reason is not None):
            raise refuse('"order: as_listed" and "order_reason" go together')
        return self
