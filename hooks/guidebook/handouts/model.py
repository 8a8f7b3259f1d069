"""What a handout says, free of layout: headings, runs of text, lists, boxes, tables, figures, sources.

All text is plain text, one paragraph a string, no markup of any kind. Every word that is printed comes in
through these classes, the fixed ones through :class:`Words`, so that a translation needs no other template.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import ClassVar, Literal

Level = Literal["emergency", "today", "soon", "must_not", "ask_first", "fine", "note"]
"""How pressing a box is. The heading says it in words; border and shape say it again."""

Status = Literal[
    "",
    "fine",
    "ask_first",
    "must_not",
    "disputed",
    "not_studied",
    "no_difference",
    "conflicting",
    "not_applicable",
    "not_looked_up",
    "not_known",
    "not_listed",
]
"""The shape before the words of a table cell; "" for none. Words and shape both tell kinds of blank apart."""

Paper = Literal["a4", "us-letter"]
PrintSize = Literal["standard", "large"]
"""Text of 12 points, or of 18 points (large print, set anew and not zoomed)."""


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style, with the numbers of its sources and a warning in words."""

    text: str
    strong: bool = False
    marks: tuple[int, ...] = ()
    """Numbers of entries in the document's sources, printed after the text as [3, 5]."""
    flag: str = ""
    """A visible remark: words, or a short sign that the document explains."""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class LabelledValue:
    """One of the facts at a glance."""

    label: str
    value: str
    marks: tuple[int, ...] = ()
    flag: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    kind: ClassVar[str] = "paragraph"
    runs: Runs


@dataclass(frozen=True)
class BulletList:
    """Points without an order; with ``tick_boxes`` the reader can tick each one."""

    kind: ClassVar[str] = "bullet_list"
    items: tuple[Runs, ...]
    tick_boxes: bool = False


@dataclass(frozen=True)
class Steps:
    """Points in order, numbered from 1."""

    kind: ClassVar[str] = "steps"
    items: tuple[Runs, ...]


@dataclass(frozen=True)
class Callout:
    """A box by urgency; the heading names the level in words ("Call the clinic today if …")."""

    kind: ClassVar[str] = "callout"
    level: Level
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class TwoColumns:
    """Two sides of equal rank, width, heading level and form."""

    kind: ClassVar[str] = "two_columns"
    left: Section
    right: Section


@dataclass(frozen=True)
class Cell:
    """One table cell; never empty: a blank says in words which kind of blank it is."""

    runs: Runs
    status: Status = ""


@dataclass(frozen=True)
class Row:
    """A table row: what it is about, then one cell for each column header."""

    header: Runs
    cells: tuple[Cell, ...]
    note: str = ""
    """What to know before the cells are set against each other; printed small under the header."""


@dataclass(frozen=True)
class FactTable:
    """A table with a header for each column and each row; ``corner`` heads the column of row headers."""

    kind: ClassVar[str] = "fact_table"
    caption: str
    corner: str
    column_headers: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Figure:
    """A drawing as SVG text, with what it says for those who do not see it."""

    kind: ClassVar[str] = "figure"
    svg: str
    alternative_text: str
    caption: str = ""


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


Block = Paragraph | BulletList | Steps | Callout | TwoColumns | FactTable | Figure


@dataclass(frozen=True)
class SourceEntry:
    """An entry of the list of sources; the address is printed in full, the note says how far it was read."""

    number: int
    text: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class LegendEntry:
    """What a sign means: the shape of a status, characters such as a row of dots, or the flag of a run."""

    status: Status
    label: str
    meaning: str = ""
    sign: str = ""
    flag: str = ""


@dataclass(frozen=True)
class Footer:
    """What a sheet found by itself must say: who made it, which version, how old, where to read on.

    Dates are given as they are printed.
    """

    publisher: str
    version: str
    reviewed: str
    next_review: str
    address: str
    """Short address, without the scheme, as a reader would type it."""
    address_code: str = ""
    """The same address as a QR code, SVG text; printed at the end of the leaflet."""
    address_code_text: str = ""
    """Alternative text of that code; required with it."""
    key: LegendEntry | None = None
    """A flag that every page explains again, since pages get separated."""


@dataclass(frozen=True)
class Words:
    """The fixed words of both kinds of document, in the document's language."""

    at_a_glance: str
    sources: str
    notes: str
    legend: str
    version: str
    reviewed: str
    next_review: str
    read_online: str
    page_of_pages: str
    """With ``{page}`` and ``{pages}``."""
    part_of_parts: str
    """With ``{part}`` and ``{parts}``: added to the caption of a table that is too wide for one page."""


@dataclass(frozen=True)
class Handout:
    """A leaflet, portrait: two to four pages, five when the safety facts need them."""

    id: str
    title: str
    kicker: str
    language: str
    summary: str
    notices: tuple[str, ...]
    at_a_glance: tuple[LabelledValue, ...]
    sections: tuple[Section, ...]
    sources: tuple[SourceEntry, ...]
    footer: Footer
    words: Words
    signs: tuple[LegendEntry, ...] = ()
    """What the signs mean, in one paragraph before the first section."""
    closing: tuple[str, ...] = ()
    """What the leaflet leaves out, where that stands, what it is not: one paragraph before the sources."""
    note_lines: int = 0
    """At least so many ruled lines for the reader's notes, at most 20; the rest of the page is ruled too."""
    paper: Paper = "a4"
    print_size: PrintSize = "standard"


@dataclass(frozen=True)
class ComparisonSheet:
    """Options side by side, landscape, each table whole on a page of its own in the largest text that fits.

    A table that would need text too small to read goes on over pages, in parts with the row headers repeated.
    """

    id: str
    title: str
    kicker: str
    language: str
    question: str
    notices: tuple[str, ...]
    tables: tuple[FactTable, ...]
    legend: tuple[LegendEntry, ...]
    sources: tuple[SourceEntry, ...]
    footer: Footer
    words: Words
    signs: tuple[LegendEntry, ...] = ()
    """The signs that need a word on the first page already; the legend has them all."""
    closing: tuple[str, ...] = ()
    """What else to know, where the whole comparison stands: one paragraph after the tables."""
    figures: tuple[Figure, ...] = ()
    """Narrow drawings, which stand side by side on a page of their own."""
    figures_heading: str = ""
    """Heading of that page; required with figures."""
    paper: Paper = "a4"


def to_json(value: object) -> object:
    """Turn a document, or a part of one, into dicts, lists and plain values; blocks carry their ``kind``."""
    if is_dataclass(value):
        kind = {"kind": value.kind} if hasattr(value, "kind") else {}
        return kind | {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    return value
