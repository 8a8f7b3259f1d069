"""A clinic's own details: it fills open fields and hides what is not offered, never evidence or safety."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from guidebook.models.base import Amount, Day, Line, Part, Prose, TreatmentId, WebAddress, refuse

LOGO = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*\.(svg|png)$")


def _logo(text: str) -> str:
    if not LOGO.match(text):
        raise refuse(
            f'expected a file beside the record, such as logo.svg or logo.png, found "{text[:80]}"',
            "small letters, digits and single hyphens, and no folder",
        )
    return text


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

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise refuse(f"{self.low} is more than high {self.high}", "swap the two", at=("low",))
        return self


class Clinic(Part):
    """One clinic."""

    name: Line
    logo: Annotated[Line, AfterValidator(_logo)] | None = None
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
