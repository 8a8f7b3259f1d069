"""The tables of all options for spreadsheet programs: read back they say what the records say, and no cell is a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from published import published, site_of

from guidebook.data_files import BY_GROUP_TABLE, CAREFUL_TABLE
from guidebook.exports.safety_csv import careful_rows
from guidebook.exports.table_csv import FORMULA_STARTS
from project_tools import TEA, Edit, Project

OPTIONS = ["Drink nothing", "Visit to a tea ceremony", "Camomile tea", "Warm milk"]
GROUPS = ["Up to 70", "Over 70"]


def read_back(path: str, project: Path = TEA) -> list[list[str]]:
    content = published(project)[path]
    assert isinstance(content, bytes)
    assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    return rows


def test_the_heading_names_each_option_four_times() -> None:
    assert read_back(CAREFUL_TABLE)[0] == [
        "What is true of you",
        *OPTIONS,
        *(f"Why: {name}" for name in OPTIONS),
        *(f"Sources: {name}" for name in OPTIONS),
        *(f"Not yet checked: {name}" for name in OPTIONS),
        "Taken from",
    ]


def test_a_row_of_a_circumstance_by_hand() -> None:
    heading, *rows = read_back(CAREFUL_TABLE)
    assert [row[0] for row in rows] == ["Pregnant", "Breast-feeding", "Milk allergy", "Daisy allergy"]
    row = dict(zip(heading, rows[2], strict=True))
    assert [row[name] for name in OPTIONS] == [
        "Does not apply",
        "Not looked up yet",
        "Usually fine",
        "Must not",
    ]
    assert [row[f"Why: {name}"] for name in OPTIONS] == [
        "Everybody may leave a drink out.",
        "We have not looked yet.",
        "Camomile tea has no milk in it.",
        "It can be dangerous.",
    ]
    assert [row[f"Sources: {name}"] for name in OPTIONS] == [
        *("", "", "A review of evening drinks", "Hot drinks and safety; Who drinks milk?")
    ]
    assert row["Taken from"].endswith("Edition of 15 March 2026. quiet-cup.example")
    daisy = dict(zip(heading, rows[3], strict=True))
    assert daisy["Not yet checked: Camomile tea"].startswith("Not yet checked: it rests on")
    assert [daisy[name] for name in ("Warm milk", "Why: Warm milk", "Sources: Warm milk")] == [
        "Not known",
        "",
        "",
    ]


def test_the_rows_of_the_groups_by_hand() -> None:
    heading, *rows = read_back(BY_GROUP_TABLE)
    assert heading == [
        "Option",
        *GROUPS,
        *(f"Sources: {name}" for name in GROUPS),
        *(f"Not yet checked: {name}" for name in GROUPS),
        "About the gaps",
        "Taken from",
    ]
    found = {row[0]: dict(zip(heading, row, strict=True)) for row in rows}
    assert list(found) == OPTIONS
    assert found["Warm milk"]["Over 70"] == (
        "Falls: Nobody over 70 was followed at night. (0 people studied) A sore throat: It seems to be as rare at every "
        "age. (number of people not told, for all groups together)"
    )
    assert (
        found["Warm milk"]["Sources: Over 70"]
        == "Warm drinks on restless evenings; A review of evening drinks"
    )
    assert found["Warm milk"]["About the gaps"] == "No gaps"
    # Cells that the page joins stand here once for each group.
    visit = found["Visit to a tea ceremony"]
    assert visit["Up to 70"] == visit["Over 70"]
    assert visit["Up to 70"].endswith("A sore throat: not looked up yet")
    assert visit["Not yet checked: Over 70"] == "Falls: Not yet checked: it rests on a weak source."
    assert visit["About the gaps"] == "We have not looked yet."


def test_a_formula_in_a_record_comes_out_as_text(tmp_path: Path) -> None:
    edits: list[Edit] = [
        ("treatments/warm-milk.yml", "name: Warm milk", 'name: "=HYPERLINK(1)"'),
        ("treatments/warm-milk.yml", "why: It can be dangerous.", "why: '@SUM(A1) is dangerous.'"),
        ("conditions.yml", "name: Milk allergy", "name: +1 cup"),
        ("site.yml", "{id: older, label: Over 70,", "{id: older, label: -70,"),
    ]
    project = Project(tmp_path, *edits)
    cells = [
        cell
        for path in (CAREFUL_TABLE, BY_GROUP_TABLE)
        for row in read_back(path, project.folder)
        for cell in row
    ]
    assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]
    for formula in ("=HYPERLINK(1)", "@SUM(A1) is dangerous.", "+1 cup", "-70"):
        assert f"'{formula}" in cells
    plain = [cell for row in careful_rows(site_of(project.knowledge()).publication) for cell in row]
    assert "=HYPERLINK(1)" in plain


def test_both_tables_are_published_on_a_disk_too() -> None:
    assert {CAREFUL_TABLE, BY_GROUP_TABLE} <= set(published(online=False))
