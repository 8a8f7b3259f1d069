from __future__ import annotations

from dataclasses import replace
from math import ceil, floor

import pytest
from hypothesis import given, settings
from picture_samples import ICONS, any_icons, faults, has, painted

from guidebook.pictures.drawing import Drawing, Size
from guidebook.pictures.icon_array import IconArray, lay_out_icons
from guidebook.pictures.sizes import in_cell, on_page, on_paper

KEY = 3
"""One sign of each kind in the key of a range."""
SIZES: tuple[Size, ...] = ("small", "narrow", "wide")


def counts(drawing: Drawing) -> tuple[int, int, int, int]:
    """Filled circles, half-filled squares, open rings, and icons filled in part."""
    solid = painted(drawing, "solid", "circle")
    squares = painted(drawing, "open", "rect")
    parts = painted(drawing, "open", "circle")
    return len(solid), len(squares), len(painted(drawing, "rest")), len(parts)


@pytest.mark.parametrize("size", SIZES)
def test_there_is_one_icon_for_each(size: Size) -> None:
    assert counts(lay_out_icons(ICONS, size)) == (8 + 1, 4 + 1, 88 + 1, 0)
    single = replace(ICONS, to=None)
    assert counts(lay_out_icons(single, size)) == (8 + 1, 0, 92 + 1, 0)


@settings(max_examples=60, deadline=None)
@given(any_icons())
def test_any_chance_has_exactly_as_many_icons(array: IconArray) -> None:
    ranged = array.to is not None
    solid, squares, rest, parts = counts(lay_out_icons(array, "small"))
    end = ceil(array.to if array.to is not None else array.have)
    assert solid - 1 == floor(array.have)
    assert parts == (array.have % 1 > 0)
    assert squares - ranged == max(0, end - ceil(array.have))
    assert (solid - 1) + (squares - ranged) + (rest - 1) + parts == array.of


@settings(max_examples=40, deadline=None)
@given(any_icons())
def test_any_array_is_legible(array: IconArray) -> None:
    for size in SIZES:
        drawing = lay_out_icons(array, size)
        assert faults(drawing) == []
        assert has(drawing, array.have_text) and has(drawing, array.rest_text)
        assert has(drawing, array.range_text) or array.to is None


def test_icons_stand_in_rows_of_ten() -> None:
    drawing = lay_out_icons(replace(ICONS, of=23, have=0, to=None, have_text=""), "narrow")
    rings = [shape.box for shape in painted(drawing, "rest")][:23]
    rows = sorted({box[1] for box in rings})
    assert [sum(box[1] == row for box in rings) for row in rows] == [10, 10, 3]


def test_icons_are_as_large_in_each_array_of_a_size() -> None:
    few, many = (lay_out_icons(replace(ICONS, have=have, to=None), "small") for have in (1, 50))
    assert few.width == many.width == 150
    assert painted(few, "solid")[0].box == painted(many, "solid")[0].box


def test_an_icon_in_part_is_a_pie() -> None:
    for have, large in ((0.25, 0), (0.75, 1)):
        drawing = lay_out_icons(replace(ICONS, have=have, to=None), "narrow")
        (pie,) = painted(drawing, "solid", "path")
        assert f" 0 {large} 1 " in str(pie.attributes["d"])


def test_more_icons_than_can_be_seen_as_a_number_are_not_drawn() -> None:
    many = replace(ICONS, of=201)
    assert in_cell(many) is None
    assert on_page(many) is None
    assert on_paper(many) == ()
    assert in_cell(replace(ICONS, of=200)) is not None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"of": 0}, "8 of 0 is not a chance"),
        ({"have": 101}, "101 of 100 is not a chance"),
        ({"have": -1}, "-1 of 100 is not a chance"),
        ({"to": 8}, "8 to 8 of 100 is not a range"),
        ({"to": 101}, "8 to 101 of 100 is not a range"),
    ],
)
def test_what_is_no_chance_is_refused(change: dict[str, int], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        replace(ICONS, **change)  # type: ignore[arg-type]
