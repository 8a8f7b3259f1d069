from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from picture_samples import NOT_LOOKED_UP, NOT_STUDIED, SECTION, any_section, faults, has, painted

from guidebook.pictures.cross_section import CrossSection, SectionRow, lay_out_section
from guidebook.pictures.drawing import Drawing, Shape, Size
from guidebook.pictures.signs import Missing
from guidebook.pictures.sizes import lay_out

SIZES: tuple[Size, ...] = ("narrow", "wide")


def option_bars(drawing: Drawing) -> list[Shape]:
    """The upright bars, without the chips of the key."""
    return [shape for shape in painted(drawing, "solid", "rect") if shape.box[3] - shape.box[1] > 20]


@pytest.mark.parametrize("size", SIZES)
@settings(max_examples=50, deadline=None)
@given(section=any_section())
def test_any_section_is_legible_and_names_all(size: Size, section: CrossSection) -> None:
    drawing = lay_out_section(section, size)
    assert faults(drawing) == []
    for row in section.rows:
        assert has(drawing, row.name)
        assert not isinstance(row.reach, Missing) or has(drawing, row.reach.text)
    reached = [row for row in section.rows if not isinstance(row.reach, Missing)]
    assert len(option_bars(drawing)) == len(reached)
    for level in section.levels if reached else ():
        assert has(drawing, level)


@pytest.mark.parametrize("size", SIZES)
def test_a_bar_lies_over_its_levels_and_no_others(size: Size) -> None:
    drawing = lay_out_section(SECTION, size)
    bands = [shape.box for shape in painted(drawing, "band")]
    assert len(bands) == 3
    reaches = [row.reach for row in SECTION.rows if not isinstance(row.reach, Missing)]
    for bar, reach in zip(option_bars(drawing), reaches, strict=True):
        covered = [at for at, band in enumerate(bands) if bar.box[1] < band[3] and band[1] < bar.box[3]]
        assert (covered[0], covered[-1]) == reach


def test_few_options_are_named_above_their_bars_and_more_have_numbers() -> None:
    few = lay_out_section(SECTION, "wide")
    assert [text.anchor for text in few.texts if text.text == "Black tea"] == ["middle"]
    assert not has(few, "1")
    many = lay_out_section(replace(SECTION, rows=SECTION.rows * 4), "wide")
    numbers = [text.text for text in many.texts if text.look == "inverse"]
    # On the bars and again in the key.
    assert sorted(numbers, key=int) == [str(at) for at in range(1, 13) for _ in range(2)]


def test_options_that_do_not_fit_follow_in_further_panels_of_one_length() -> None:
    for size, panels in (("narrow", 5), ("wide", 2)):
        rows = tuple(SectionRow(f"A tea with a long enough name, number {at}", (0, 1)) for at in range(30))
        drawing = lay_out_section(replace(SECTION, rows=rows), size)  # type: ignore[arg-type]
        assert faults(drawing) == []
        assert len(painted(drawing, "band")) == panels * 3
        assert sum(text.text == "bottom" for text in drawing.texts) == panels


def test_blanks_are_listed_under_their_words_in_order_of_appearance() -> None:
    rows = (
        SectionRow("Tea", (0, 0)),
        SectionRow("Milk", NOT_LOOKED_UP),
        SectionRow("Water", NOT_STUDIED),
        SectionRow("Lemon", NOT_LOOKED_UP),
    )
    texts = [text.text for text in lay_out_section(replace(SECTION, rows=rows), "narrow").texts]
    assert texts[-6:] == ["…", "not looked up yet", "Milk", "Lemon", "not studied", "Water"]


def test_levels_get_darker_downwards() -> None:
    depths = [
        float(shape.attributes["fill-opacity"]) for shape in painted(lay_out_section(SECTION, "wide"), "band")
    ]
    assert depths == sorted(set(depths))
    assert depths[0] > 0 and depths[-1] < 0.25


def test_none_with_levels_is_not_drawn() -> None:
    assert lay_out(replace(SECTION, rows=(SectionRow("Tea", NOT_STUDIED),)), "wide") is None


@pytest.mark.parametrize("reach", [(0, 3), (2, 1), (-1, 0)])
def test_levels_that_are_not_there_are_refused(reach: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=rf"^Tea: there are no levels \({reach[0]}, {reach[1]}\)$"):
        replace(SECTION, rows=(SectionRow("Tea", reach),))
