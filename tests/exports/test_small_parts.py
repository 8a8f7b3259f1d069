"""Licence, computed facts and the text of JSON files, each by itself."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from guidebook.exports.json_text import data_text, encoded
from guidebook.knowledge import load
from guidebook.licence import Licence, licence_of
from guidebook.models.facts import FactValue
from guidebook.worked_out import worked_out
from project_tools import TEA

BY = Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Texts and data: CC BY 4.0", BY),
        (
            "CC BY-NC-SA 3.0 and more",
            Licence("CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ),
        ("Texts: CC0", Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")),
        ("All rights reserved", None),
        ("CC BY", None),
        ("CC BY 9.0", None),
    ],
)
def test_the_licence_that_a_text_names(text: str, expected: Licence | None) -> None:
    assert licence_of(text) == expected


def value(**fields: object) -> FactValue:
    graded = {"sources": ["a"], "certainty": "low", "why": "one list"}
    return FactValue.model_validate(graded | fields if "blank" not in fields else fields)


DECLARATION = load(TEA).facts["price-evening"]


def test_low_times_low_and_high_times_high() -> None:
    found = worked_out(
        DECLARATION,
        {
            "cups": value(low=2, high=3, or_more=True, sources=["b"], certainty="very_low", why="a guess"),
            "price-cup": value(low="1.25", high=4, as_of="2025", leaves_out="Honey"),
        },
    )
    assert found is not None
    result = found.value
    assert (result.low, result.high, result.or_more) == (Decimal("2.5"), Decimal(12), True)
    assert (result.certainty, result.why) == ("very_low", "a guess")
    assert (result.sources, result.as_of, result.leaves_out) == (("b", "a"), "2025", "Honey")


def test_a_count_stands_for_both_ends() -> None:
    found = worked_out(DECLARATION, {"cups": value(count=2), "price-cup": value(low=3, high=8)})
    assert found is not None and (found.value.low, found.value.high) == (6, 16)


def test_a_blank_part_makes_the_whole_a_blank() -> None:
    blank = value(blank="not_studied", note="Nobody asked.", sources=["b"])
    found = worked_out(DECLARATION, {"cups": blank, "price-cup": value(low=3, high=8)})
    assert found is not None
    assert (found.value.blank, found.value.note, found.value.sources) == (
        "not_studied",
        "Nobody asked.",
        ("b",),
    )
    assert worked_out(DECLARATION, {"cups": value(count=2)}) is None


def test_a_file_of_data_has_a_line_for_each_entry() -> None:
    text = data_text({"b": [{"y": 1, "x": "ä"}, encoded({"z": 2})], "a": {"k": []}, "c": []})
    assert text == '{\n"a": {"k": []},\n"b": [\n{"x": "ä", "y": 1},\n{"z": 2}\n],\n"c": []\n}\n'
    assert json.loads(text) == {"a": {"k": []}, "b": [{"x": "ä", "y": 1}, {"z": 2}], "c": []}
