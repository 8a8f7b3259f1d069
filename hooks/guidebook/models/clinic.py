"""A clinic's own details: it fills open fields and hides what is not offered, and cannot touch evidence or safety."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from guidebook.models.base import Amount, Day, Line, Part, Prose, TreatmentId, WebAddress


class Paper(StrEnum):
    """Paper size of a clinic's handouts."""

    A4 = "a4"
    LETTER = "letter"


class Operator(Part):
    """Somebody who treats people there."""

    name: Line
    profession: Line
    professional_register: Line
    """Which public register lists them, and under what number."""


class OwnPrice(Part):
    """A clinic's own price for one session."""

    treatment: TreatmentId
    low: Amount
    high: Amount
    as_of: Day
    leaves_out: Line | None = None


class Clinic(Part):
    """One clinic."""

    name: Line
    logo: Line | None = None
    """File name of an SVG or PNG beside the record."""
    address: Line
    phone: Line
    website: WebAddress | None = None
    opening_hours: Line | None = None
    emergency: Prose
    """What to do outside opening hours."""
    paper: Paper = Paper.A4
    offered: tuple[TreatmentId, ...] = Field(min_length=1)
    prices: tuple[OwnPrice, ...] = ()
    operators: tuple[Operator, ...] = ()
