"""Cut a table that is too wide for a page into parts of nearly equal width, each with the row headers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from guidebook.handouts.model import FactTable, Words

COLUMNS_ON_A_PAGE = 6
"""Landscape A4 leaves 37 mm a column beside the row headers: four or five words a line at 9.5 points."""


def parts_of(table: FactTable, words: Words) -> tuple[FactTable, ...]:
    """Give the table itself when it fits, else its parts in order, their captions numbered."""
    columns = len(table.column_headers)
    count = -(-columns // COLUMNS_ON_A_PAGE)
    if count < 2:
        return (table,)
    ends = [columns * part // count for part in range(count + 1)]
    return tuple(
        replace(
            table,
            caption=f"{table.caption}, {_part(words, number, count)}",
            column_headers=table.column_headers[start:end],
            rows=tuple(replace(row, cells=row.cells[start:end]) for row in table.rows),
        )
        for number, (start, end) in enumerate(pairwise(ends), start=1)
    )


def _part(words: Words, number: int, count: int) -> str:
    return words.part_of_parts.replace("{part}", str(number)).replace("{parts}", str(count))
