"""A table with more columns than a page takes is cut in parts of nearly equal width."""

from __future__ import annotations

import pytest

from guidebook.handouts.model import Cell, ComparisonSheet, FactTable, Row, Run
from guidebook.handouts.table_parts import parts_of


def table_of(columns: int) -> FactTable:
    names = tuple(f"option {number}" for number in range(columns))
    cells = tuple(Cell((Run(name),)) for name in names)
    return FactTable(
        "All options", "Question", names, (Row((Run("How long?"),), cells), Row((Run("How much?"),), cells))
    )


@pytest.mark.parametrize(
    ("columns", "widths"), [(1, [1]), (6, [6]), (7, [3, 4]), (9, [4, 5]), (12, [6, 6]), (13, [4, 4, 5])]
)
def test_parts_are_nearly_equal(sheet: ComparisonSheet, columns: int, widths: list[int]) -> None:
    parts = parts_of(table_of(columns), sheet.words)
    assert [len(part.column_headers) for part in parts] == widths
    assert [name for part in parts for name in part.column_headers] == [f"option {n}" for n in range(columns)]
    for part in parts:
        assert [row.header[0].text for row in part.rows] == ["How long?", "How much?"]
        for row in part.rows:
            assert tuple(cell.runs[0].text for cell in row.cells) == part.column_headers


def test_captions_say_which_part(sheet: ComparisonSheet) -> None:
    assert [part.caption for part in parts_of(table_of(6), sheet.words)] == ["All options"]
    assert [part.caption for part in parts_of(table_of(8), sheet.words)] == [
        "All options, part 1 of 2",
        "All options, part 2 of 2",
    ]
