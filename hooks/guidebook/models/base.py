"""What every record is made of: scalar types that read text as an editor means it, references, and statements with sources.

The YAML reader hands over text only (see :mod:`guidebook.yaml_source`); the types here give it meaning, so ``010``, ``no`` and
``2024-02-30`` are what the field says they are, or a problem.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

MONTH = re.compile(r"^(\d{4})(?:-(0[1-9]|1[0-2]))?$")
WHOLE = re.compile(r"^(0|[1-9]\d{0,11})$")
AMOUNT = re.compile(r"^-?(0|[1-9]\d{0,11})(\.\d{1,4})?$")
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
WEB_ADDRESS = re.compile(r"^https?://[^\s<>\"'\\{}|^`]+$")
DOI = re.compile(r"^10\.\d{4,9}/[^\s<>\"]+$")

NOT_SHOWN = "not_shown"
"""Written where a source shows no date."""


def refuse(message: str, **context: object) -> PydanticCustomError:
    """A validation error in our own words (pydantic's are for programmers)."""
    return PydanticCustomError("guidebook", message, dict(context))  # type: ignore[arg-type]


def _need_text(value: object, expected: str) -> str:
    if isinstance(value, str):
        if value.strip():
            return value.strip()
        raise refuse("is empty; expected {expected}", expected=expected)
    found = (
        "a list"
        if isinstance(value, list | tuple)
        else "fields"
        if isinstance(value, dict)
        else type(value).__name__
    )
    raise refuse("expected {expected}, found {found}", expected=expected, found=found)


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _need_text(value, "a whole number")
    if not WHOLE.match(text):
        raise refuse('expected a whole number such as 12, found "{text}"', text=text[:40])
    return int(text)


def _amount(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = _need_text(value, "a number")
    if not AMOUNT.match(text):
        raise refuse('expected a number such as 12 or 4.6, found "{text}"', text=text[:40])
    return Decimal(text)


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _need_text(value, "yes or no")
    if text not in {"yes", "no", "true", "false"}:
        raise refuse('expected yes or no, found "{text}"', text=text[:40])
    return text in {"yes", "true"}


def _day(value: object) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    text = _need_text(value, "a date")
    if not DAY.match(text):
        raise refuse('expected a date as year-month-day such as 2026-11-22, found "{text}"', text=text[:40])
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise refuse('"{text}" is not a day of the calendar', text=text) from None


def _loose_date(value: object) -> str:
    text = _need_text(value, "a date, a month or a year")
    if text == NOT_SHOWN or MONTH.match(text):
        return text
    if DAY.match(text):
        return _day(text).isoformat()
    raise refuse(
        'expected a year (2016), a month (2016-03), a day (2016-03-31) or not_shown, found "{text}"',
        text=text[:40],
    )


def _line(value: object) -> str:
    text = unicodedata.normalize("NFC", _need_text(value, "text"))
    if "\n" in text:
        raise refuse("expected one line of text, found several; write it with >- to join the lines")
    return text


def _prose(value: object) -> str:
    return unicodedata.normalize("NFC", _need_text(value, "text"))


def _web_address(value: object) -> str:
    text = _need_text(value, "a web address")
    if not WEB_ADDRESS.match(text):
        raise refuse('expected a web address that starts with https://, found "{text}"', text=text[:80])
    return text


def _doi(value: object) -> str:
    text = _need_text(value, "a DOI")
    if not DOI.match(text):
        raise refuse('expected a DOI such as 10.1000/xyz123, found "{text}"', text=text[:80])
    return text


Line = Annotated[str, BeforeValidator(_line), Field(max_length=400)]
"""One line of plain text."""
Prose = Annotated[str, BeforeValidator(_prose), Field(max_length=4000)]
"""Text with the small Markdown of :mod:`guidebook.richtext`: strong, emphasis, lists, links, [[record links]]."""
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    WithJsonSchema({"type": "number"}),
    PlainSerializer(lambda amount: float(amount) if amount % 1 else int(amount), when_used="json"),
]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"type": "boolean"})]
Day = Annotated[datetime.date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
LooseDate = Annotated[
    str,
    BeforeValidator(_loose_date),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?|not_shown)$"}),
]
"""A year, a month, a day or ``not_shown``: as much of a date as a source gives."""
WebAddress = Annotated[
    str, BeforeValidator(_web_address), WithJsonSchema({"type": "string", "format": "uri"})
]
Doi = Annotated[str, BeforeValidator(_doi)]

IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _identifier(value: object) -> str:
    text = _need_text(value, "an id")
    if not re.match(IDENTIFIER, text) or len(text) > 64:
        raise refuse(
            '"{text}" is not an id; expected small letters, digits and single hyphens, at most 64 characters',
            text=text[:80],
        )
    return text


Identifier = Annotated[
    str, BeforeValidator(_identifier), WithJsonSchema({"type": "string", "pattern": IDENTIFIER})
]


@dataclass(frozen=True)
class RefTo:
    """Marks a field as the id of a record of another kind; :mod:`guidebook.references` finds them by it."""

    kind: str


SourceId = Annotated[Identifier, RefTo("source")]
TreatmentId = Annotated[Identifier, RefTo("treatment")]
RoutineId = Annotated[Identifier, RefTo("routine")]
ConcernId = Annotated[Identifier, RefTo("concern")]
CauseId = Annotated[Identifier, RefTo("cause")]
ConditionId = Annotated[Identifier, RefTo("condition")]
FactId = Annotated[Identifier, RefTo("fact")]
ClaimId = Annotated[Identifier, RefTo("claim")]

OriginId = Annotated[
    str,
    AfterValidator(_prose),
    Field(
        pattern=r"^[A-Z]\d{1,2}-\d{2,3}$", description="Id of a claim in a starting article, such as S0-21."
    ),
]


class Blank(StrEnum):
    """The kinds of blank: why a fact has no value (a blank is never empty; criteria 27)."""

    NOT_STUDIED = "not_studied"
    NO_DIFFERENCE = "no_difference"
    CONFLICTING = "conflicting"
    NOT_APPLICABLE = "not_applicable"
    NOT_LOOKED_UP = "not_looked_up"


class Certainty(StrEnum):
    """How sure the evidence makes us, after GRADE's four levels."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"


class Part(BaseModel):
    """A piece of a record: frozen, and unknown fields are refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, hide_input_in_errors=True
    )


class Sourced(Part):
    """Something said that needs a source."""

    sources: tuple[SourceId, ...] = ()
    """Ids of the sources that were read for it, the strongest first."""
    unsourced: Line | None = None
    """Instead of sources: why there is none (such as "editors' caution"). It is then shown as not yet checked."""

    @model_validator(mode="after")
    def _source_or_reason(self) -> Any:
        if bool(self.sources) == bool(self.unsourced):
            if self.sources:
                raise refuse('has both "sources" and "unsourced"; keep one of them')
            raise refuse(
                'has no source; expected "sources" with at least one id, or "unsourced" with the reason'
            )
        return self


class Statement(Sourced):
    """One thing said, in the guide's own words, with its sources."""

    text: Prose
    """What is said: plain words, sentences of 20 words or fewer."""


class StatementOrBlank(Part):
    """A statement, or the declared kind of blank."""

    text: Prose | None = None
    """What is said: plain words, sentences of 20 words or fewer."""
    blank: Blank | None = None
    """Instead of text: which kind of blank."""
    note: Prose | None = None
    """With a blank: what a reader should know about the gap."""
    sources: tuple[SourceId, ...] = ()
    """Ids of the sources that were read for it, the strongest first."""
    unsourced: Line | None = None
    """Instead of sources: why there is none."""

    @model_validator(mode="after")
    def _text_or_blank(self) -> Any:
        if (self.text is None) == (self.blank is None):
            raise refuse('expected either "text" or "blank"')
        if self.text is not None and bool(self.sources) == bool(self.unsourced):
            raise refuse(
                'has no source; expected "sources" with at least one id, or "unsourced" with the reason'
            )
        return self


class TextOrBlank(Part):
    """A short text without a source of its own, or the declared kind of blank."""

    text: Line | None = None
    blank: Blank | None = None

    @model_validator(mode="before")
    @classmethod
    def _text_alone(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _text_or_blank(self) -> Any:
        if (self.text is None) == (self.blank is None):
            raise refuse('expected text, or "blank" with its kind')
        return self


class Graded(Part):
    """How sure we are of something, and the main reason."""

    certainty: Certainty
    """high, moderate, low or very_low: how likely the true effect is close to what is said (GRADE)."""
    why: Line
    """The main reason for that grade, in a few words."""


class Reviewer(Part):
    """A person who checked a record."""

    name: Line
    role: Line
    """Such as "dermatologist" or "lay reader"."""
    clinician: YesNo
    date: Day


class Page(Part):
    """What every record with a page of its own has."""

    reviewed: Day
    """The day an editor last checked the whole record against its sources."""
    next_review: Day
    """The day by which it must be checked again."""
    reviewers: tuple[Reviewer, ...] = ()
    """Who else checked it. Empty: the page says "not yet reviewed by a clinician"."""
    moved_from: tuple[Identifier, ...] = ()
    """Former ids of this record; their addresses lead here."""
    origin: tuple[OriginId, ...] = ()
    """Claims of the starting articles that this record answers, such as S0-21."""

    @model_validator(mode="after")
    def _dates_in_order(self) -> Any:
        if self.next_review <= self.reviewed:
            raise refuse(
                "next_review {next} is not after reviewed {last}",
                next=str(self.next_review),
                last=str(self.reviewed),
            )
        return self
