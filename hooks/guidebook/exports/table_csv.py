"""The table of a comparison for spreadsheet programs: CSV after RFC 4180, with a byte order mark.

One row a question and one column an option, in the words of the page; then, again one column an option, how sure we are,
what is not yet checked, and notes such as the basis of a price.
"""

from __future__ import annotations

import csv
import io

from guidebook.data_files import table_file
from guidebook.views.comparison import Cell, Row, comparison_view
from guidebook.views.data_use import citation
from guidebook.web.publication import Publication

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet program takes a cell that begins so for a formula (OWASP, "CSV Injection")."""


def comparison_tables(publication: Publication) -> dict[str, bytes]:
    """Path on the site → the table, for every comparison."""
    return {
        table_file(comparison): csv_bytes(comparison_rows(publication, comparison))
        for comparison in publication.knowledge.comparisons
    }


def comparison_rows(publication: Publication, identifier: str) -> list[list[str]]:
    """The heading and the rows of one table; every cell of an option has a text."""
    words = publication.words
    view = comparison_view(publication.knowledge, words, identifier)
    names = [option.name for option in view.options]
    heading = [words("comparison.question"), *names]
    for key in ("certainty", "flag", "note"):
        heading += [words(f"data.table_{key}", name=name) for name in names]
    origin = citation(publication.knowledge, words)
    rows = [[*heading, words("data.table_origin")]]
    for row in view.rows:
        rows.append(
            [
                row.question,
                *(_answer(cell) for cell in row.cells),
                *(cell.certainty.label if cell.certainty else "" for cell in row.cells),
                *(_flag(cell) for cell in row.cells),
                *(_note(cell, row) for cell in row.cells),
                origin,
            ]
        )
    return rows


def defused(text: str) -> str:
    """A cell that no spreadsheet program takes for a formula: an apostrophe before what begins like one."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _answer(cell: Cell) -> str:
    if cell.blank:
        return cell.blank.label
    return cell.value or "; ".join(item.text for item in cell.items)


def _flag(cell: Cell) -> str:
    return cell.flag or "; ".join(f"{item.text}: {item.flag}" for item in cell.items if item.flag)


def _note(cell: Cell, row: Row) -> str:
    own = cell.note or (cell.blank.note if cell.blank else "")
    return " ".join(note for note in (own, row.note) if note)


def csv_bytes(rows: list[list[str]]) -> bytes:
    """Rows as a file, every cell defused."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
