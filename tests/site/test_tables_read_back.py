"""The tables of comparisons, cell by cell: the page, the file for spreadsheet programs, the JSON and the sheet on paper.

What is expected comes from the YAML by a reader of the tests' own, never from the engine's views.
"""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path

import pytest
import real_records as data
from html_tree import Element, read_html, squeezed
from told_values import FACTS, Record, answer, in_words, product, treatment

from built_outputs import Built
from handouts.pdf_reading import page_texts

pytestmark = pytest.mark.site

COMPARISONS = list(data.records("comparison"))
EACH = pytest.mark.parametrize("identifier", COMPARISONS)
API = "api/v1/comparisons"


@cache
def tree(file: Path) -> Element:
    return read_html(file.read_text("utf-8"))


def options(identifier: str) -> list[str]:
    """In the order of the page: no comparison of this guide asks for another."""
    record = data.records("comparison")[identifier]
    assert record.get("order", "alphabetical") == "alphabetical"
    return sorted(record["treatments"], key=lambda one: (treatment(one)["name"].casefold(), one))


def given(fact: str, option: str) -> Record:
    """What the record says, worked out where it has to be."""
    if "computed" not in FACTS[fact]:
        return answer(fact, option)
    parts = [answer(part, option) for part in FACTS[fact]["computed"]["multiply"]]
    blank = next((part["blank"] for part in parts if "blank" in part), None)
    return {"blank": blank} if blank else product(fact, option) or {}


def expected(fact: str, option: str) -> str:
    """The words of a cell without spaces; of a chance the part that the record itself words."""
    value = given(fact, option)
    if "blank" in value:
        return squeezed(data.label("blank", value["blank"]))
    return in_words(FACTS[fact], value)


def is_thin(fact: str, option: str) -> bool:
    value = given(fact, option)
    return value["thin"] if "thin" in value else data.is_thin(value)


@EACH
@pytest.mark.parametrize("profile", ["web", "offline"])
def test_each_cell_of_the_page_says_what_the_record_says(real: Built, identifier: str, profile: str) -> None:
    table = tree(real.page(f"compare/{identifier}", profile)).one("table", "matrix")
    rows = {
        row.one("th").attributes["id"].removeprefix("row-"): row.all("td")
        for row in table.one("tbody").all("tr")
        if row.all("th")
    }
    compared = 0
    for fact in data.records("comparison")[identifier]["rows"]:
        for option, cell in zip(options(identifier), rows[fact], strict=True):
            assert expected(fact, option) in cell.squeezed, (fact, option)
            value = given(fact, option)
            if "blank" not in value:
                assert ("Not yet checked" in cell.text) == is_thin(fact, option), (fact, option)
            marks = {
                mark.attributes["href"].removeprefix("#s-")
                for span in cell.all("span", "marks")
                for mark in span.all("a")
            }
            if "computed" not in FACTS[fact]:
                assert marks == set(value.get("sources", [])), (fact, option)
            compared += 1
    assert compared == len(options(identifier)) * len(data.records("comparison")[identifier]["rows"]) >= 36


@EACH
def test_each_cell_of_both_files_says_what_the_record_says(real: Built, identifier: str) -> None:
    text = (real.site / f"{API}/{identifier}.csv").read_bytes().decode("utf-8-sig")
    heading, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    names = [treatment(option)["name"] for option in options(identifier)]
    assert heading[1 : len(names) + 1] == names
    by_question = {" ".join(line[0].split()): line[1 : len(names) + 1] for line in lines}
    table = json.loads((real.site / f"{API}/{identifier}.json").read_text("utf-8"))["comparison"]["table"]
    in_json = {(cell["row"], cell["option"]): cell for cell in table["cells"]}
    assert table["options"] == options(identifier)
    compared = 0
    for fact in data.records("comparison")[identifier]["rows"]:
        cells = by_question[" ".join(FACTS[fact]["question"].split())]
        for option, cell in zip(options(identifier), cells, strict=True):
            wanted = expected(fact, option)
            assert wanted in squeezed(cell.removeprefix("'")), (fact, option)
            found = in_json[fact, option]
            value = given(fact, option)
            if "blank" in value:
                assert found["blank"] == value["blank"], (fact, option)
            else:
                assert wanted in squeezed(found["in_words"]), (fact, option)
                assert found["checked"] == (not is_thin(fact, option)), (fact, option)
            compared += 1
    assert compared >= 36


def without_hyphens(text: str) -> str:
    """A line of print may end at the hyphen of a word, for which the reader of PDF gives a sign of its own (U+0002)."""
    return squeezed(text).casefold().replace("-", "").replace("\x02", "")


@EACH
def test_each_fact_of_the_sheet_is_that_of_the_record(real: Built, identifier: str) -> None:
    """Every value of the rows that sheets show stands on its first page, often enough for all options that have it."""
    (first, *_) = page_texts((real.pdf / f"{identifier}-comparison.pdf").read_bytes())
    shown = without_hyphens(first)
    wanted: dict[str, int] = {}
    for fact in data.records("comparison")[identifier]["rows"]:
        if "leaflet" in FACTS[fact].get("show", ["matrix"]):
            for option in options(identifier):
                said = without_hyphens(expected(fact, option))
                wanted[said] = wanted.get(said, 0) + 1
    assert sum(wanted.values()) >= 24
    assert {said: count for said, count in wanted.items() if shown.count(said) < count} == {}


@EACH
def test_each_picture_has_a_table_that_says_what_the_records_say(real: Built, identifier: str) -> None:
    page = tree(real.page(f"compare/{identifier}"))
    figures = {
        figure.attributes["aria-labelledby"].removesuffix("-heading").removeprefix("picture-"): figure
        for figure in page.all("figure", "drawn")
    }
    drawn = [fact for fact, declared in FACTS.items() if "picture" in declared.get("show", [])]
    compared = 0
    for name, facts in (
        *((fact, [fact]) for fact in drawn),
        ("levels", [data.single("facts")["section"]["fact"]]),
        ("evidence", [data.single("facts")["evidence"][part] for part in ("grade", "people")]),
    ):
        figure = figures[name]
        pictures = figure.all("svg")
        assert len(pictures) == 2  # one for a phone and one for a wide screen
        for row, option in zip(figure.one("tbody").all("tr"), options(identifier), strict=True):
            assert row.one("th").text == treatment(option)["name"]
            for fact, cell in zip(facts, row.all("td"), strict=False):
                assert expected(fact, option) in cell.squeezed, (fact, option)
                compared += 1
            for picture in pictures:
                assert squeezed(treatment(option)["name"]) in picture.squeezed, (name, option)
    assert compared >= 4 * len(options(identifier))
    assert "cost" in figures
