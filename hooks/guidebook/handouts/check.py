"""What a document must hold before it is set: the things that a typesetter and a PDF validator let pass.

Every finding starts with the place inside the document, such as ``sections[1].blocks[0].rows[2]``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guidebook.handouts.characters import unprintable
from guidebook.handouts.model import (
    Block,
    BulletList,
    Callout,
    ComparisonSheet,
    FactTable,
    Figure,
    Handout,
    Paragraph,
    Runs,
    Section,
    Steps,
    TwoColumns,
    to_json,
)

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
FILE_NAME = re.compile(r"\S+\.(svg|png|jpe?g|gif|webp|pdf)", re.IGNORECASE)
DRAWINGS = {"svg", "address_code"}
MAY_BE_EMPTY = {
    *(
        "text",
        "flag",
        "note",
        "address",
        "address_code_text",
        "caption",
        "status",
        "sign",
        "meaning",
        "figures_heading",
    )
}
"""Fields that may be empty or a space: a stretch of text may, its paragraph may not."""


def findings_in(document: Handout | ComparisonSheet) -> list[str]:
    """Give everything that is missing or cannot be printed; empty when all is well."""
    leaves = list(_leaves(to_json(document)))
    return [*_about(document), *_texts(leaves), *_structure(document), *_sources(document, leaves)]


def _leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every single value with its place."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{path}[{index}]")
    else:
        yield path, value


def _about(document: Handout | ComparisonSheet) -> Iterator[str]:
    """A sheet found by itself says its language, who made it and how old it is, in the room there is."""
    if not LANGUAGE.fullmatch(document.language):
        yield f'language: "{document.language}", expected a code such as "en" or "en-GB"'
    footer = document.footer
    if not footer.address.strip():
        yield "footer.address: empty, expected text"
    if footer.address_code and not footer.address_code_text.strip():
        yield "footer.address_code_text: empty, expected the alternative text of the code"
    yield from _room(document.title, 120, "title")
    yield from _room(document.kicker, 80, "kicker")
    for index, notice in enumerate(document.notices):
        yield from _room(notice, 400, f"notices[{index}]")
    yield from _room(footer.publisher, 80, "footer.publisher")
    for name in ("version", "reviewed", "next_review"):
        yield from _room(getattr(footer, name), 40, f"footer.{name}")
    yield from _room(footer.address, 80, "footer.address")
    if footer.key:
        yield from _room(footer.key.flag + footer.key.label, 40, "footer.key")


def _room(words: str, room: int, path: str) -> Iterator[str]:
    """What is printed on every page, or at the head of a table that goes on, may not push out the rest."""
    if len(words) > room:
        yield f"{path}: {len(words)} characters, there is room for {room}"


def _texts(leaves: list[tuple[str, object]]) -> Iterator[str]:
    """Empty strings where words are due, and characters that no bundled font holds."""
    for path, value in leaves:
        field = path.rpartition(".")[2]
        if not isinstance(value, str) or field in DRAWINGS:
            continue
        if not value.strip() and field not in MAY_BE_EMPTY:
            yield f"{path}: empty, expected text"
        for character in unprintable(value):
            yield f"{path}: no font of the handouts has {character}; write it in another way"


def _structure(document: Handout | ComparisonSheet) -> Iterator[str]:
    if isinstance(document, ComparisonSheet):
        if not document.tables:
            yield "tables: a sheet with no table"
        for index, table in enumerate(document.tables):
            yield from _table(table, f"tables[{index}]")
        return
    for index, section in enumerate(document.sections):
        yield from _section(section, f"sections[{index}]")
    if document.note_lines > 20:
        yield f"note_lines: {document.note_lines}, there is room for 20 on a page"


def _section(section: Section, path: str) -> Iterator[str]:
    if not section.blocks:
        yield f"{path}: a heading with nothing under it"
    for index, block in enumerate(section.blocks):
        yield from _block(block, f"{path}.blocks[{index}]")


def _block(block: Block, path: str) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _runs(block.runs, f"{path}.runs")
        case BulletList() | Steps():
            if not block.items:
                yield f"{path}: a list with no items"
            for index, item in enumerate(block.items):
                yield from _runs(item, f"{path}.items[{index}]")
        case Callout():
            yield from _section(Section(block.heading, block.blocks), path)
        case TwoColumns():
            yield from _section(block.left, f"{path}.left")
            yield from _section(block.right, f"{path}.right")
        case FactTable():
            yield from _table(block, path)
        case Figure():
            if FILE_NAME.fullmatch(block.alternative_text.strip()):
                words = f'"{block.alternative_text}" is a file name, expected what the drawing says'
                yield f"{path}.alternative_text: {words}"


def _runs(runs: Runs, path: str) -> Iterator[str]:
    if not "".join(run.text for run in runs).strip():
        yield f"{path}: empty, expected text"


def _table(table: FactTable, path: str) -> Iterator[str]:
    """A table is read aloud by its headers; an empty cell does not say which kind of blank it is."""
    expected = len(table.column_headers)
    if not expected:
        yield f"{path}.column_headers: a table needs a header for each column"
    yield from _room(table.corner, 80, f"{path}.corner")
    for index, header in enumerate(table.column_headers):
        yield from _room(header, 80, f"{path}.column_headers[{index}]")
    if not table.rows:
        yield f"{path}.rows: a table with no rows"
    for index, row in enumerate(table.rows):
        place = f"{path}.rows[{index}]"
        yield from _runs(row.header, f"{place}.header")
        if len(row.cells) != expected:
            yield f"{place}: {len(row.cells)} cells, expected {expected}, one for each column header"
        for position, cell in enumerate(row.cells):
            yield from _runs(cell.runs, f"{place}.cells[{position}].runs")


def _sources(document: Handout | ComparisonSheet, leaves: list[tuple[str, object]]) -> Iterator[str]:
    """Each number after a statement leads to exactly one entry of the list of sources."""
    numbers = Counter(entry.number for entry in document.sources)
    for number, count in sorted(numbers.items()):
        if count > 1:
            yield f"sources: number {number} is given to {count} entries"
    for index, entry in enumerate(document.sources):
        if not entry.text.strip():
            yield f"sources[{index}].text: empty, expected text"
    for path, mark in leaves:
        if re.search(r"\.marks\[\d+\]$", path) and mark not in numbers:
            yield f"{path}: source {mark} is not in the list of sources"
