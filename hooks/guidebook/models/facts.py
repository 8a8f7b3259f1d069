"""The comparable facts: which ones a subject has (``data/facts.yml``), and a treatment's value for one of them."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from guidebook.models.base import (
    Amount,
    Blank,
    Certainty,
    Identifier,
    Line,
    LooseDate,
    Part,
    Prose,
    SourceId,
    Whole,
    YesNo,
    refuse,
)


class FactKind(StrEnum):
    """What a value of a fact looks like."""

    RANGE = "range"
    COUNT = "count"
    MONEY = "money"
    CHANCE = "chance"
    CHOICE = "choice"
    YES_NO = "yes_no"
    TEXT = "text"


class Better(StrEnum):
    """Which way a reader would want a value to go."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


class Output(StrEnum):
    """Where a fact is shown besides the table of all facts."""

    GLANCE = "glance"
    MATRIX = "matrix"
    LEAFLET = "leaflet"


class Computed(Part):
    """How the engine works a fact out; it is never written in a record."""

    multiply: tuple[Identifier, Identifier]
    """Two facts with a low and a high end; low times low, high times high."""


class FactDeclaration(Part):
    """One comparable fact of the subject."""

    id: Identifier
    label: Line
    """Short name, such as "Time off"."""
    question: Line
    """The reader's question, ending in a question mark; the row heading of comparisons."""
    kind: FactKind
    unit: Line | None = None
    """For range and count: what is counted, in the plural ("days")."""
    unit_one: Line | None = None
    """The unit in the singular ("day")."""
    better: Better = Better.NEITHER
    choices: Identifier | None = None
    """For choice: the list in vocabulary.yml."""
    applies_to: tuple[Line, ...] = ()
    """Kinds of treatment that must give it (nothing, clinic, home, cosmetic); empty for all."""
    show: tuple[Output, ...] = (Output.MATRIX,)
    computed: Computed | None = None
    certainty_shown: YesNo = True
    """no for a fact that is about the evidence itself, where a second grade would confuse."""
    help: Prose | None = None
    """What the fact means and how it was taken from sources."""

    @model_validator(mode="after")
    def _fits_kind(self) -> Any:
        if not self.question.endswith("?"):
            raise refuse('question "{question}" does not end in a question mark', question=self.question)
        if (self.kind is FactKind.CHOICE) != (self.choices is not None):
            raise refuse('"choices" goes with kind: choice, and only with it')
        if self.kind in {FactKind.RANGE, FactKind.COUNT} and not (self.unit and self.unit_one):
            raise refuse(
                'kind {kind} needs "unit" and "unit_one", such as days and day', kind=self.kind.value
            )
        return self


class Facts(Part):
    """``data/facts.yml``: the facts on which this subject's treatments are compared, in order."""

    facts: tuple[FactDeclaration, ...] = Field(min_length=1)


class Chance(Part):
    """How many of a group something happened to."""

    count: Amount
    """How many had it, of ``of``; a share such as 3.8 of 100 may have decimals."""
    of: Whole
    """Of how many; 100 unless the source is better told otherwise."""
    group: Line
    """Who was studied, and how many, such as "473 treatments in people with darker skin"."""
    period: Line
    """Over what time."""

    @model_validator(mode="after")
    def _sane(self) -> Any:
        if self.of == 0 or self.count > self.of or self.count < 0:
            raise refuse("{count} of {of} is not a chance", count=str(self.count), of=self.of)
        return self


class FactValue(Part):
    """A treatment's value for one declared fact, or the kind of blank."""

    low: Amount | None = None
    """For range and money: the low end."""
    high: Amount | None = None
    """For range and money: the high end; the same as low when there is one value."""
    or_more: YesNo = False
    """For range and money: the high end is open ("4 or more")."""
    count: Whole | None = None
    chance: Chance | None = None
    choice: Identifier | None = None
    yes: YesNo | None = None
    text: Line | None = None
    """For text: at most 25 words; it must fit a table cell."""
    blank: Blank | None = None
    """Instead of a value: which kind of blank."""
    as_of: LooseDate | None = None
    """For money: the date of the price (a year is enough), or not_shown."""
    leaves_out: Line | None = None
    """For money: what the price does not include."""
    sources: tuple[SourceId, ...] = ()
    certainty: Certainty | None = None
    why: Line | None = None
    """The main reason for that certainty, in a few words."""
    note: Prose | None = None
    """What a reader must know to read the value rightly."""

    @model_validator(mode="after")
    def _one_value(self) -> Any:
        given = [
            name
            for name, value in (
                ("low and high", (self.low is not None) or (self.high is not None) or None),
                ("count", self.count),
                ("chance", self.chance),
                ("choice", self.choice),
                ("yes", self.yes),
                ("text", self.text),
                ("blank", self.blank),
            )
            if value is not None
        ]
        if len(given) != 1:
            raise refuse(
                "expected one value or one blank, found {found}",
                found=" and ".join(given) if given else "neither",
            )
        if (self.low is None) != (self.high is None):
            raise refuse('expected both "low" and "high"')
        if self.low is not None and self.high is not None and self.low > self.high:
            raise refuse("low {low} is more than high {high}", low=str(self.low), high=str(self.high))
        if self.blank is None:
            if not self.sources:
                raise refuse('has no source; expected "sources" with at least one id')
            if self.certainty is None or self.why is None:
                raise refuse('expected "certainty" and "why" with a value')
        if self.text is not None and len(self.text.split()) > 25:
            raise refuse("text has {count} words; expected 25 or fewer", count=len(self.text.split()))
        return self

    @property
    def kinds(self) -> frozenset[FactKind]:
        """The kinds of fact this value can stand for; all kinds for a blank."""
        if self.blank is not None:
            return frozenset(FactKind)
        if self.low is not None:
            return frozenset({FactKind.RANGE, FactKind.MONEY})
        for kind, value in (
            (FactKind.COUNT, self.count),
            (FactKind.CHANCE, self.chance),
            (FactKind.CHOICE, self.choice),
            (FactKind.YES_NO, self.yes),
            (FactKind.TEXT, self.text),
        ):
            if value is not None:
                return frozenset({kind})
        return frozenset()
