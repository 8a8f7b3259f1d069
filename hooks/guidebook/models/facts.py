"""The comparable facts: which ones a subject has (``data/facts.yml``), and a treatment's value of one."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from guidebook.models.base import (
    Amount,
    Blank,
    Cell,
    Certainty,
    Identifier,
    Line,
    LooseDate,
    Part,
    Prose,
    Question,
    SourceId,
    Whole,
    YesNo,
    refuse,
    refuse_all,
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
    LEVELS = "levels"


NUMBERS = frozenset({FactKind.RANGE, FactKind.COUNT, FactKind.MONEY})
"""Kinds that can be multiplied."""
LISTED = frozenset({FactKind.CHOICE, FactKind.LEVELS})
"""Kinds whose values are words of a closed list."""
PICKED = frozenset({FactKind.CHOICE, FactKind.YES_NO})
"""Kinds among whose answers readers may pick."""


class Measure(StrEnum):
    """What a number counts, so that times are not added to days."""

    TIMES = "times"
    TIMES_A_YEAR = "times_a_year"
    MINUTES = "minutes"
    DAYS = "days"


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
    PICTURE = "picture"


class Computed(Part):
    """How the engine works a fact out; it is never written in a record."""

    multiply: tuple[Identifier, Identifier]
    """Two facts with a low and a high end; low times low, high times high."""


class FactDeclaration(Part):
    """One comparable fact of the subject."""

    id: Identifier
    label: Line
    """Short name, such as "Time off"."""
    question: Question
    """The reader's question, ending in a question mark; the row heading of comparisons."""
    kind: FactKind
    unit: Line | None = None
    """For range and count: what is counted, in the plural ("days")."""
    unit_one: Line | None = None
    """The unit in the singular ("day")."""
    measure: Measure | None = None
    """For range and count: what the number counts; needed by facts that the course is worked out from."""
    better: Better = Better.NEITHER
    choices: Identifier | None = None
    """For choice and levels: the list in vocabulary.yml; for levels in the order from top to bottom."""
    at_most: tuple[Amount, ...] = ()
    """For range, money and count: the limits that readers of a comparison may set, rising ("at most 3 days")."""
    filter: YesNo = False
    """For choice and yes_no: whether readers of a comparison may pick among the answers."""
    applies_to: tuple[Line, ...] = ()
    """Kinds of treatment that must give it (nothing, clinic, home, cosmetic); empty for all."""
    show: tuple[Output, ...] = (Output.MATRIX,)
    computed: Computed | None = None
    certainty_shown: YesNo = True
    """no for a fact that is about the evidence itself, where a second grade would confuse."""
    help: Prose | None = None
    """What the fact means and how it was taken from sources."""

    @model_validator(mode="after")
    def _fits_kind(self) -> Self:
        found = []
        if self.kind in LISTED and self.choices is None:
            hint = "name a list of data/vocabulary.yml"
            found.append(refuse(f'{self.kind} needs "choices"', hint, at=("kind",)))
        if self.kind not in LISTED and self.choices is not None:
            hint = 'remove it, or write "kind: choice"'
            message = f'has "choices", but is of kind {self.kind}'
            found.append(refuse(message, hint, at=("choices",), key=True))
        if self.kind in {FactKind.RANGE, FactKind.COUNT} and not (self.unit and self.unit_one):
            hint = "such as unit: days and unit_one: day"
            found.append(refuse(f'{self.kind} needs "unit" and "unit_one"', hint, at=("kind",)))
        if self.measure and self.kind not in {FactKind.RANGE, FactKind.COUNT}:
            hint = "remove it, or write kind: range or kind: count"
            found.append(
                refuse(f'has "measure", but is of kind {self.kind}', hint, at=("measure",), key=True)
            )
        if self.at_most and self.kind not in NUMBERS:
            hint = f"remove it, or write one of the kinds {', '.join(sorted(NUMBERS))}"
            found.append(
                refuse(f'has "at_most", but is of kind {self.kind}', hint, at=("at_most",), key=True)
            )
        for index, (limit, following) in enumerate(pairwise(self.at_most)):
            if limit >= following:
                hint = "write the limits rising, each once"
                found.append(refuse(f"{following} comes after {limit}", hint, at=("at_most", index + 1)))
        if self.filter and self.kind not in PICKED:
            hint = 'for numbers write "at_most" with the limits to choose from'
            found.append(refuse(f"{self.kind} has no answers to pick among", hint, at=("filter",), key=True))
        if self.computed and self.kind not in NUMBERS:
            hint = f"expected one of {', '.join(sorted(NUMBERS))}"
            found.append(refuse(f"{self.kind} cannot be worked out from others", hint, at=("kind",)))
        refuse_all(found)
        return self


class Course(Part):
    """Which facts the cost, the time and the days off of a whole course are worked out from, over some years.

    A course is done once, in the first year; upkeep is counted from the second year on; packs are bought every year.
    """

    years: tuple[Whole, ...] = Field(default=(1, 3, 5), min_length=1)
    """Over how many years, rising."""
    visits: Identifier | None = None
    """Visits of a course: a fact that counts times."""
    visit_price: Identifier | None = None
    """Price of one visit: money."""
    upkeep: Identifier | None = None
    """Visits a year after the course: a fact that counts times a year."""
    minutes: Identifier | None = None
    """Length of one visit: a fact that counts minutes."""
    days_off: Identifier | None = None
    """Days off after each visit: a fact that counts days."""
    packs: Identifier | None = None
    """Packs that are used up in a year: a fact that counts times a year."""
    pack_price: Identifier | None = None
    """Price of one pack: money."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        found = []
        for index, (years, following) in enumerate(pairwise(self.years)):
            if years >= following:
                hint = "write the years rising, each once"
                found.append(refuse(f"{following} comes after {years}", hint, at=("years", index + 1)))
        if 0 in self.years:
            found.append(refuse("expected at least 1 year, found 0", at=("years", self.years.index(0))))
        for first, second in (("visits", "visit_price"), ("packs", "pack_price")):
            if (getattr(self, first) is None) != (getattr(self, second) is None):
                given, other = (first, second) if getattr(self, first) else (second, first)
                found.append(
                    refuse(f'has "{given}" alone', f'add "{other}", or remove it', at=(given,), key=True)
                )
        if self.visits is None and self.packs is None:
            hint = 'name "visits" and "visit_price", "packs" and "pack_price", or all four'
            found.append(refuse("has neither visits nor packs to count", hint))
        refuse_all(found)
        return self


class Section(Part):
    """A picture of the levels that treatments reach, as a labelled cross-section."""

    fact: Identifier
    """A fact of kind levels."""
    title: Line
    """Heading of the picture, as the reader's question or a few words."""
    text: Prose
    """What the picture shows, and what it does not."""


class EvidencePicture(Part):
    """A picture of how good the evidence is, how many people were studied, and who paid."""

    grade: Identifier
    """A fact of kind choice: how good the evidence is."""
    weakest_first: tuple[Identifier, ...] = Field(min_length=2)
    """Its answers that are grades, the weakest first; other answers are shown in words."""
    people: Identifier
    """A fact of kind count: how many people were studied."""
    title: Line
    """Heading of the picture, as the reader's question or a few words."""
    text: Prose
    """What the picture shows, and what it does not."""


class Facts(Part):
    """``data/facts.yml``: the facts on which this subject's treatments are compared, in order."""

    facts: tuple[FactDeclaration, ...] = Field(min_length=1)
    course: Course | None = None
    """How cost and time of a whole course are worked out; leave out where there are no courses."""
    evidence: EvidencePicture | None = None
    """Which facts are drawn as a picture of the evidence; leave out for none."""
    section: Section | None = None
    """Which levels are drawn as a cross-section; leave out where nothing has levels."""


class Chance(Part):
    """How many of a group something happened to."""

    count: Amount
    """How many had it, of ``of``; a share such as 3.8 of 100 may have decimals."""
    to: Amount | None = None
    """For a range: the high end of ``count``."""
    of: Whole
    """Of how many; 100 unless the source is better told otherwise."""
    group: Line
    """Who was studied, and how many, such as "60 adults over 70"."""
    period: Line
    """Over what time."""

    @model_validator(mode="after")
    def _sane(self) -> Self:
        if self.of == 0:
            raise refuse("expected at least 1, found 0", at=("of",))
        if not 0 <= self.count <= self.of:
            hint = '"count" is how many had it, of the number in "of"'
            raise refuse(f"{self.count} of {self.of} is not a chance", hint, at=("count",))
        if self.to is not None and not self.count < self.to <= self.of:
            hint = f"expected more than {self.count} and at most {self.of}; leave it out for a single number"
            raise refuse(f"found {self.to}", hint, at=("to",))
        return self


VALUES = ("low", "high", "count", "chance", "choice", "yes", "text", "first", "last", "blank")
ENDS = ({"low", "high"}, {"first", "last"})
"""Fields of which a value has one, or low and high, or first and last."""


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
    first: Identifier | None = None
    """For levels: the first level it reaches."""
    last: Identifier | None = None
    """For levels: the last level it reaches; the same as first when there is one."""
    yes: YesNo | None = None
    text: Cell | None = None
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
    def _one_value(self) -> Self:
        given = [name for name in VALUES if getattr(self, name) is not None]
        if not given:
            raise refuse(
                "has neither a value nor a blank", f'give it, or write "blank" with one of {", ".join(Blank)}'
            )
        if len(given) > 1 and set(given) not in ENDS:
            raise refuse(
                f"has more than one value: {', '.join(given)}", "keep one of them", at=(given[1],), key=True
            )
        found = []
        if set(given) in ({"low"}, {"high"}, {"first"}, {"last"}):
            hint = "write both; for a single value they are the same"
            found.append(refuse(f'has "{given[0]}" alone', hint, at=(given[0],), key=True))
        if self.low is not None and self.high is not None and self.low > self.high:
            found.append(refuse(f"{self.low} is more than high {self.high}", "swap the two", at=("low",)))
        if self.blank is None:
            if not self.sources:
                found.append(refuse("has no source", 'add "sources" with the id of at least one source'))
            if self.certainty is None or self.why is None:
                lacks = " and ".join(f'"{name}"' for name in ("certainty", "why") if not getattr(self, name))
                found.append(refuse(f"has a value but no {lacks}", "say how sure we are of it, and why"))
        refuse_all(found)
        return self

    @property
    def kinds(self) -> frozenset[FactKind]:
        """The kinds of fact this value can stand for; all kinds for a blank."""
        if self.blank is not None:
            return frozenset(FactKind)
        if self.low is not None:
            return frozenset({FactKind.RANGE, FactKind.MONEY})
        if self.first is not None:
            return frozenset({FactKind.LEVELS})
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
