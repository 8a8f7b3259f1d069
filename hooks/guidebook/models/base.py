"""What every record is made of: types that read text as an editor means it, references, sourced statements.

The YAML reader hands over text only (see :mod:`guidebook.yaml_source`); the types here give it meaning, so
``010``, ``no`` and ``2024-02-30`` are what the field says they are, or a problem. They also accept what the
JSON form of a record holds: numbers, true and false.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

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

from guidebook.ids import ID_LENGTH, ID_PATTERN, valid_id

# ASCII digits only: Python reads the digits of any script, and a page would show other figures than the file.
MONTH = re.compile(r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$")
WHOLE = re.compile(r"^(0|[1-9][0-9]{0,11})$")
AMOUNT = re.compile(r"^-?(0|[1-9][0-9]{0,10})(\.[0-9]{1,4})?$")
"""At most 15 digits: with more, JSON programs would read back another number."""
DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
WEB_ADDRESS = re.compile(r"^https://[^\s<>\"'\\{}|^`]+$")
DOI = re.compile(r"^10\.[0-9]{4,9}/[^\s<>\"]+$")
ORIGIN = re.compile(r"^[A-Z]{1,3}[0-9]{0,3}-?[0-9]{1,3}[a-z]?$")

NOT_SHOWN = "not_shown"
"""Written where a source shows no date."""


def refuse(
    message: str, hint: str = "", *, at: tuple[str | int, ...] = (), key: bool = False
) -> PydanticCustomError:
    """A validation error in our own words (pydantic's are for programmers).

    ``hint`` says what to do. ``at`` leads from the refused value to the field inside it that is meant, and
    ``key`` marks the name of that field instead of its value.
    """
    return PydanticCustomError(
        "guidebook", "{message}", {"message": message, "hint": hint, "at": at, "key": key}
    )


def refuse_all(found: Sequence[PydanticCustomError]) -> None:
    """Raise everything found in one value, so that it is told in one run; nothing for nothing."""
    if found:
        raise PydanticCustomError("guidebook", "{message}", {**found[0].context, "others": found[1:]})  # type: ignore[dict-item]


def _need_text(value: object, expected: str) -> str:
    if isinstance(value, str):
        if value.strip():
            return value.strip()
        raise refuse(f"is empty; expected {expected}")
    found = (
        "a list"
        if isinstance(value, list | tuple)
        else "fields"
        if isinstance(value, dict)
        else type(value).__name__
    )
    raise refuse(f"expected {expected}, found {found}", "if it is meant as text, put it in quotes")


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    text = _need_text(value, "a whole number")
    if not WHOLE.match(text):
        raise refuse(f'expected a whole number such as 12, found "{text[:40]}"')
    return int(text)


def _amount(value: object) -> Decimal:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        value = str(value)
    text = _need_text(value, "a number")
    if not AMOUNT.match(text):
        raise refuse(f'expected a number such as 12 or 4.6, found "{text[:40]}"')
    return Decimal(text)


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _need_text(value, "yes or no")
    if text not in {"yes", "no", "true", "false"}:
        raise refuse(f'expected yes or no, found "{text[:40]}"')
    return text in {"yes", "true"}


def _day(value: object) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    text = _need_text(value, "a date")
    if not DAY.match(text):
        raise refuse(f'expected a date as year-month-day such as 2026-11-22, found "{text[:40]}"')
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise refuse(f'"{text}" is not a day of the calendar') from None


def _loose_date(value: object) -> str:
    text = _need_text(value, "a date, a month or a year")
    if text == NOT_SHOWN or MONTH.match(text):
        return text
    if DAY.match(text):
        return _day(text).isoformat()
    raise refuse(
        f'expected a year (2016), a month (2016-03), a day (2016-03-31) or not_shown, found "{text[:40]}"'
    )


def _line(value: object) -> str:
    text = unicodedata.normalize("NFC", _need_text(value, "text"))
    if "\n" in text:
        raise refuse("expected one line of text, found several", "write >- after the colon to join the lines")
    return text


def _prose(value: object) -> str:
    return unicodedata.normalize("NFC", _need_text(value, "text"))


def _asks(text: str) -> str:
    if not text.endswith("?"):
        raise refuse(f'"{text[-60:]}" does not end in a question mark', "write it as a question")
    return text


def _at_most(count: int) -> AfterValidator:
    def check(text: str) -> str:
        found = len(text.split())
        if found > count:
            raise refuse(f"has {found} words; expected {count} or fewer", "shorten it")
        return text

    return AfterValidator(check)


def _web_address(value: object) -> str:
    text = _need_text(value, "a web address")
    if not WEB_ADDRESS.match(text):
        raise refuse(f'expected a web address that starts with https://, found "{text[:80]}"')
    return text


def _doi(value: object) -> str:
    text = _need_text(value, "a DOI")
    if not DOI.match(text):
        bare = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
        hint = f"leave out what stands before {bare[:80]}" if bare != text and DOI.match(bare) else ""
        raise refuse(f'expected a DOI such as 10.1000/xyz123, found "{text[:80]}"', hint)
    return text


def _origin(value: object) -> str:
    text = _need_text(value, "the id of a claim")
    if not ORIGIN.match(text):
        raise refuse(f'expected the id of a claim in a starting article, such as S0-21, found "{text[:40]}"')
    return text


@dataclass(frozen=True)
class ForReaders:
    """Marks a field as words that readers see, unlike an id, an address or a date."""


Line = Annotated[str, BeforeValidator(_line), Field(max_length=400), ForReaders()]
"""One line of plain text."""
Question = Annotated[Line, AfterValidator(_asks)]
"""A line that ends in a question mark."""
Summary = Annotated[Line, _at_most(60)]
"""A line of at most 60 words."""
ShortAnswer = Annotated[Line, _at_most(40)]
"""A line of at most 40 words."""
Title = Annotated[Line, _at_most(10)]
"""A line of at most 10 words."""
ShortQuestion = Annotated[Question, _at_most(12)]
"""A question of at most 12 words."""
Cell = Annotated[Line, _at_most(25)]
"""A line of at most 25 words, which fits a table."""
Prose = Annotated[str, BeforeValidator(_prose), Field(max_length=4000), ForReaders()]
"""Text with the small Markdown of :mod:`guidebook.richtext`: strong, emphasis, lists, links, record links."""
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


def _identifier(value: object) -> str:
    text = _need_text(value, "an id")
    reason = valid_id(text)
    if reason:
        better = suggest_id(text)
        raise refuse(f'"{text[:80]}" {reason}', f"write it as {better}" if better else "choose another id")
    return text


def suggest_id(text: str) -> str:
    """The id nearest to a text: ``Two Words`` gives ``two-words``; empty when there is none."""
    better = re.sub(r"[^a-z0-9]+", "-", text.strip().casefold()).strip("-")
    return "" if valid_id(better) else better


Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    WithJsonSchema({"type": "string", "pattern": ID_PATTERN, "maxLength": ID_LENGTH}),
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
GroupId = Annotated[Identifier, RefTo("group")]

OriginId = Annotated[
    str, BeforeValidator(_origin), WithJsonSchema({"type": "string", "pattern": ORIGIN.pattern})
]
"""Id of a claim in a starting article, such as S0-21, or of another thing that ``data/origins.yml`` lists."""


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
    """Instead of sources: why there is none (such as "editors' caution"). It is shown as not yet checked."""

    @model_validator(mode="after")
    def _source_or_reason(self) -> Self:
        _check_source(self.sources, self.unsourced)
        return self


def _check_source(sources: tuple[str, ...], unsourced: str | None) -> None:
    if sources and unsourced:
        raise refuse('has both "sources" and "unsourced"', "keep one of the two", at=("unsourced",), key=True)
    if not sources and not unsourced:
        raise refuse(
            "has no source",
            'add "sources" with the id of at least one source, or "unsourced" with why there is none',
        )


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
    def _text_or_blank(self) -> Self:
        _check_blank(self.text, self.blank)
        if self.text is not None:
            _check_source(self.sources, self.unsourced)
        return self


def _check_blank(text: str | None, blank: Blank | None) -> None:
    if text is not None and blank is not None:
        raise refuse(
            'has both "text" and "blank"', "keep the text, or only the kind of blank", at=("blank",), key=True
        )
    if text is None and blank is None:
        raise refuse(
            'has neither "text" nor "blank"',
            f'write "text", or "blank" with one of {", ".join(Blank)}',
        )


class TextOrBlank(Part):
    """A short text without a source of its own, or the declared kind of blank."""

    text: Line | None = None
    blank: Blank | None = None

    @model_validator(mode="before")
    @classmethod
    def _text_alone(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _text_or_blank(self) -> Self:
        _check_blank(self.text, self.blank)
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
    """Such as "physiotherapist" or "lay reader"."""
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
    """What of the starting material this record answers: ids of ``data/origins.yml``, such as S0-21."""

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.next_review <= self.reviewed:
            raise refuse(
                f"{self.next_review} is not after reviewed {self.reviewed}",
                "set both dates anew when a record was checked",
                at=("next_review",),
            )
        return self
