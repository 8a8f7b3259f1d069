from __future__ import annotations

from importlib.resources import as_file, files

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from guidebook.pictures.text import broken_words, line_width, tidy, width_of, wrap


def advances(weight: int) -> dict[str, float]:
    """The advance width of each character of the handouts' font, in units of the text size."""
    with (
        as_file(files("guidebook.handouts") / "fonts" / f"guidebook-sans-{weight}.ttf") as path,
        TTFont(path) as font,
    ):
        units = font["head"].unitsPerEm
        return {chr(code): font["hmtx"][glyph][0] / units for code, glyph in font.getBestCmap().items()}


@pytest.mark.parametrize(("weight", "bold"), [(400, False), (600, True)])
def test_no_letter_of_the_font_is_wider_than_taken_for(weight: int, bold: bool) -> None:
    real = {character: width for character, width in advances(weight).items() if character < "\u0530"}
    assert len(real) > 500
    too_wide = {
        character: width
        for character, width in real.items()
        if width * 1000 > width_of(character, 1000, bold=bold)
    }
    assert too_wide == {}


@pytest.mark.parametrize(("weight", "bold", "slack"), [(400, False, 1.04), (600, True, 1.09)])
def test_a_sentence_is_taken_for_little_wider_than_it_is(weight: int, bold: bool, slack: float) -> None:
    sentence = "Warm the pot first, then let the leaves stand for 3–4 minutes."
    real = advances(weight)
    true_width = sum(real[character] for character in sentence) * 15
    assert true_width <= width_of(sentence, 15, bold=bold) <= slack * true_width


def test_letters_of_no_table_are_taken_for_wide() -> None:
    assert width_of("茶", 10) == 11
    assert width_of("Ж", 10) == 10
    assert width_of("é", 100) == width_of("e", 100) + 2
    assert width_of("e\N{COMBINING ACUTE ACCENT}", 100) == width_of("e", 100)


@given(st.text("tea -/ leaf\n\u00a0茶", max_size=60), st.integers(0, 200))
def test_lines_together_are_the_whole_text_and_fit(text: str, room: int) -> None:
    lines = wrap(text, room, 14)
    assert "".join(lines) == tidy(text)
    assert all(line_width(line, 14) <= max(room, 19) for line in lines)
    assert all(lines)


def test_lines_are_about_as_long_as_each_other() -> None:
    assert wrap("one two three four", 80, 14) == ("one two ", "three four")
    lines = wrap("Pour the water over the leaves when it has just gone off the boil", 300, 14)
    widths = [line_width(line, 14) for line in lines]
    assert len(lines) == 2
    assert max(widths) - min(widths) < 30


def test_a_word_is_broken_only_where_no_line_holds_it_and_best_after_a_hyphen() -> None:
    assert wrap("half-fermented", 100, 14) == ("half-fermented",)
    assert wrap("half-fermented", 75, 14) == ("half-", "fermented")
    assert broken_words(("half-", "fermented")) == 0
    lines = wrap("fermentation", 50, 14)
    assert len(lines) > 1
    assert broken_words(lines) == len(lines) - 1


def test_a_no_break_space_holds_its_words_together() -> None:
    assert wrap("brew at 70\u00a0°C please", 50, 14) == ("brew at ", "70\u00a0°C ", "please")


def test_no_text_is_no_line() -> None:
    assert wrap(" \n ", 100, 14) == ()
