from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from picture_samples import BARS, NOT_STUDIED, any_bars, faults, has, painted

from guidebook.pictures.drawing import Box, Drawing, Size
from guidebook.pictures.range_bars import Range, RangeBars, RangeRow
from guidebook.pictures.range_layout import lay_out_bars
from guidebook.pictures.signs import Missing
from guidebook.pictures.sizes import lay_out

SIZES: tuple[Size, ...] = ("narrow", "wide")


def without_key(bars: RangeBars) -> RangeBars:
    return replace(bars, range_text="", single_text="", open_text="")


def marks(drawing: Drawing) -> list[Box]:
    """Where each value's bar or circle stands, in the order of the rows."""
    return [
        shape.box
        for shape in drawing.shapes
        if shape.look == "bar" or (shape.look == "solid" and shape.name == "circle")
    ]


def ends(value: Range, box: Box) -> tuple[float, float]:
    middle = (box[0] + box[2]) / 2
    return (middle, middle) if value.low == value.high else (box[0], box[2])


@pytest.mark.parametrize("size", SIZES)
@settings(max_examples=60, deadline=None)
@given(bars=any_bars())
def test_bars_end_in_the_order_of_their_values(size: Size, bars: RangeBars) -> None:
    drawn = marks(lay_out_bars(without_key(bars), size))
    assert len(drawn) == len(bars.values)
    placed = sorted(
        (number, end)
        for value, box in zip(bars.values, drawn, strict=True)
        for number, end in zip((value.low, value.high), ends(value, box), strict=True)
    )
    assert all(after[1] - before[1] >= -1.6 for before, after in pairwise(placed))


@pytest.mark.parametrize("size", SIZES)
@settings(max_examples=60, deadline=None)
@given(bars=any_bars())
def test_any_bars_are_legible_and_say_every_value(size: Size, bars: RangeBars) -> None:
    drawing = lay_out_bars(bars, size)
    assert faults(drawing) == []
    for row in bars.rows:
        assert has(drawing, row.name)
        assert has(drawing, row.value.text)


@pytest.mark.parametrize("size", SIZES)
def test_the_scale_is_linear_from_0(size: Size) -> None:
    rows = tuple(RangeRow(str(n), Range(n, 2 * n, "x")) for n in (10, 20, 40))
    boxes = marks(lay_out_bars(without_key(replace(BARS, rows=rows)), size))
    widths = [right - left for left, _, right, _ in boxes]
    assert widths[1] == pytest.approx(2 * widths[0])
    assert widths[2] == pytest.approx(4 * widths[0])
    zero = boxes[0][0] - widths[0]
    drawing = lay_out_bars(replace(BARS, rows=rows), size)
    assert {round(shape.box[0], 3) for shape in painted(drawing, "axis")} == {round(zero, 3)}


@pytest.mark.parametrize("size", SIZES)
def test_a_blank_is_words_and_its_mark_and_never_a_bar(size: Size) -> None:
    rows = (RangeRow("Tea", NOT_STUDIED), RangeRow("Water", Range(0, 0, "$0")))
    drawing = lay_out_bars(without_key(replace(BARS, rows=rows)), size)
    assert len(marks(drawing)) == 1
    assert has(drawing, "not studied")
    assert [shape.name for shape in painted(drawing, "mark")] == ["circle", "path"]
    dots = replace(BARS, rows=(RangeRow("Tea", Missing("…", "not looked up yet")), rows[1]))
    assert "…" in [text.text for text in lay_out_bars(dots, size).texts]


def test_an_open_end_has_an_arrow_and_a_single_value_a_circle() -> None:
    drawing = lay_out_bars(without_key(BARS), "wide")
    assert [shape.look for shape in drawing.shapes if shape.look in ("bar", "solid")] == [
        "bar",
        "bar",
        "solid",
        "solid",
    ]
    arrows = painted(drawing, "open")
    bars = marks(drawing)
    assert [arrow.box[0] - bars[at][2] for at, arrow in zip((1, 3), arrows, strict=True)] == [
        3,
        3,
    ]


def test_the_key_explains_only_what_is_drawn() -> None:
    rows = (RangeRow("Tea", Range(1, 2, "$1 to $2")),)
    drawing = lay_out_bars(replace(BARS, rows=rows), "narrow")
    assert has(drawing, "from low to high")
    assert not has(drawing, "one price")
    assert not has(drawing, "may be more")


def test_a_range_too_short_to_see_is_widened() -> None:
    rows = (RangeRow("Tea", Range(4, 5, "$4 to $5")), RangeRow("Pot", Range(9000, 90_000, "a lot")))
    short, long = marks(lay_out_bars(without_key(replace(BARS, rows=rows)), "wide"))
    assert short[2] - short[0] == pytest.approx(3)
    assert long[2] - long[0] > 200


def test_two_pictures_can_share_a_scale() -> None:
    cheap = replace(BARS, rows=BARS.rows[:1])
    alone, shared = (
        marks(lay_out_bars(without_key(one), "narrow"))[0] for one in (cheap, replace(cheap, top=60))
    )
    whole = marks(lay_out_bars(without_key(BARS), "narrow"))[0]
    assert shared[::2] == whole[::2]
    assert alone[2] > shared[2]


def test_forty_options_and_one_are_drawn_and_none_is_not() -> None:
    forty = replace(BARS, rows=tuple(BARS.rows[at % 5] for at in range(40)))
    for size in SIZES:
        drawing = lay_out_bars(forty, size)
        assert faults(drawing) == []
        # The scale is labelled above and below.
        assert sum(text.text == "$0" and text.look == "quiet" for text in drawing.texts) == 2
    assert lay_out(replace(BARS, rows=(RangeRow("Tea", NOT_STUDIED),)), "wide") is None
    assert lay_out(replace(BARS, rows=()), "wide") is None


@pytest.mark.parametrize(("low", "high"), [(-1, 2), (3, 2), (0, float("inf")), (float("nan"), 1)])
def test_a_value_that_cannot_stand_on_the_scale_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match=f"^{low} to {high} does not rise from 0$"):
        Range(low, high, "x")
