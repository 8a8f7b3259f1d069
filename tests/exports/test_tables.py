"""Tables for spreadsheet programs: read back they say what the page says, and no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from published import published, site_of

from guidebook.data_files import table_file
from guidebook.exports.table_csv import FORMULA_STARTS, comparison_rows, defused
from guidebook.knowledge import load
from guidebook.views.comparison import comparison_view
from guidebook.words import load_words
from project_tools import TEA, Project

PATH = table_file("evening-drinks")


def read_back(project: Path = TEA) -> list[list[str]]:
    content = published(project)[PATH]
    assert isinstance(content, bytes)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_the_file_is_as_the_standard_wants_it() -> None:
    content = published()[PATH]
    assert isinstance(content, bytes)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == len(read_back())
    assert len({len(row) for row in read_back()}) == 1


def test_it_says_what_the_table_on_the_page_says() -> None:
    heading, *rows = read_back()
    knowledge, words = load(TEA), load_words("en")
    view = comparison_view(knowledge, words, "evening-drinks")
    names = [option.name for option in view.options]
    count = len(names)
    assert heading == [
        "Your question",
        *names,
        *(f"How sure we are: {name}" for name in names),
        *(f"Not yet checked: {name}" for name in names),
        *(f"Notes: {name}" for name in names),
        "Taken from",
    ]
    compared = 0
    for row, line in zip(view.rows, rows, strict=True):
        assert line[0] == row.question
        assert line[-1].endswith("Edition of 15 March 2026. quiet-cup.example")
        for place, cell in enumerate(row.cells):
            answer, certainty, flag, note = (line[1 + place + part * count] for part in range(4))
            if cell.blank:
                assert answer == cell.blank.label
            else:
                assert answer == (cell.value or "; ".join(item.text for item in cell.items))
            assert answer, (row.id, place)
            assert certainty == (cell.certainty.label if cell.certainty else "")
            assert bool(flag) == bool(cell.flag or any(item.flag for item in cell.items))
            assert cell.note in note
            compared += 1
    assert compared == count * len(view.rows) > 40


def test_some_cells_by_hand() -> None:
    heading, *rows = read_back()
    cells = {row[0]: dict(zip(heading, row, strict=True)) for row in rows}
    price = cells["What does one cup cost?"]
    assert price["Camomile tea"] == "kr3 to kr8"
    assert price["How sure we are: Camomile tea"] == "low"
    assert price["Not yet checked: Camomile tea"].startswith("Not yet checked: it rests on")
    assert price["Notes: Camomile tea"].startswith("NOK, Norway, no date shown. Leaves out: The honey.")
    assert cells["How many people fell asleep sooner?"]["Camomile tea"] == "not studied"
    assert "Daisy allergy: Not yet checked" in cells["Who must ask first?"]["Not yet checked: Camomile tea"]


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_what_begins_like_a_formula_is_defused(start: str) -> None:
    assert defused(f"{start}1+1") == f"'{start}1+1"
    assert defused(f"1{start}1") == f"1{start}1"


def test_a_formula_in_a_record_comes_out_as_text(tmp_path: Path) -> None:
    formula = "=HYPERLINK(1)"
    project = Project(tmp_path, ("treatments/warm-milk.yml", "name: Warm milk", f'name: "{formula}"'))
    heading, *rows = read_back(project.folder)
    plain = comparison_rows(site_of(project.knowledge()).publication, "evening-drinks")
    assert formula in plain[0] and f"'{formula}" in heading
    cells = [cell for row in (heading, *rows) for cell in row]
    assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]
    undone = [cell[1:] if cell.startswith("'") else cell for cell in cells]
    assert undone == [cell for row in plain for cell in row]


def test_quotes_commas_and_lines_come_through(tmp_path: Path) -> None:
    name = 'Milk, "warm"; – ½ cup'
    project = Project(tmp_path, ("treatments/warm-milk.yml", "name: Warm milk", f"name: '{name}'"))
    assert name in read_back(project.folder)[0]
