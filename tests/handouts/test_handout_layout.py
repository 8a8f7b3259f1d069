"""Where things come to stand: tables whole and as large as fits, cards side by side, sources together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pdf_reading import page_texts, sizes_of, squeezed, top_of

from guidebook.handouts.model import (
    BulletList,
    Callout,
    Cell,
    ComparisonSheet,
    FactTable,
    Handout,
    Level,
    Paragraph,
    Row,
    Run,
    Section,
    SourceEntry,
)
from guidebook.handouts.typeset import Typesetter

SENTENCE = "Sleep came a little sooner. "


def filled(sheet: ComparisonSheet, columns: int, sentences: int) -> ComparisonSheet:
    """A sheet of one table with ten rows and so many sentences in each cell."""
    names = tuple(f"Way {number}" for number in range(columns))
    cells = tuple(Cell((Run(SENTENCE * sentences),)) for _ in names)
    rows = tuple(Row((Run(f"Question {number}"),), cells) for number in range(10))
    return replace(sheet, tables=(FactTable("Ways", "Fact", names, rows),))


@pytest.mark.parametrize(
    ("columns", "sentences", "size"), [(3, 6, 9.0), (9, 2, 9.0), (9, 3, 8.5), (6, 5, 8.0), (9, 4, 7.25)]
)
def test_a_table_stands_whole_on_a_page_in_the_largest_text_that_fits(
    typesetter: Typesetter, sheet: ComparisonSheet, columns: int, sentences: int, size: float
) -> None:
    pdf = typesetter.comparison_sheet(filled(sheet, columns, sentences))
    pages = page_texts(pdf)
    for number in range(10):
        assert f"Question {number}" in pages[0]
    assert squeezed(pages[0]).count(squeezed(SENTENCE)) == 10 * columns * sentences
    assert sizes_of(pdf, "Question 9") == {size}
    assert 7 <= size <= 9


def test_a_table_that_would_need_smaller_text_comes_in_parts(
    typesetter: Typesetter, sheet: ComparisonSheet
) -> None:
    pdf = typesetter.comparison_sheet(filled(sheet, 9, 5))
    text = squeezed(" ".join(page_texts(pdf)))
    assert text.count("Ways,part1of2") == text.count("Ways,part2of2") == 1
    assert text.count(squeezed(SENTENCE)) == 10 * 9 * 5
    assert sizes_of(pdf, "Question 9") == {9.0}


def test_no_word_at_the_head_of_a_column_is_torn(typesetter: Typesetter, sheet: ComparisonSheet) -> None:
    """A word that is too wide at 9 points makes the whole table smaller."""
    wide = filled(sheet, 9, 1)
    names = ("Incomprehensibilities", *wide.tables[0].column_headers[1:])
    pdf = typesetter.comparison_sheet(replace(wide, tables=(replace(wide.tables[0], column_headers=names),)))
    (size,) = sizes_of(pdf, "Incomprehensibilities")
    assert 7 <= size < 9
    assert sizes_of(pdf, "Question 9") == {size}


def test_each_table_has_its_page_and_its_size(typesetter: Typesetter, sheet: ComparisonSheet) -> None:
    full, short = filled(sheet, 9, 4), filled(sheet, 3, 1)
    second = replace(short.tables[0], caption="Who must ask", corner="Situation")
    pdf = typesetter.comparison_sheet(replace(sheet, tables=(*full.tables, second)))
    assert top_of(pdf, "Fact")[0] == 0
    assert top_of(pdf, "Who must ask")[0] == top_of(pdf, "What the signs mean")[0] == 1
    assert sizes_of(pdf, "Fact") == {7.25}
    assert sizes_of(pdf, "Situation") == {9.0}


def test_what_else_to_know_stands_under_the_first_table_where_it_has_room(
    typesetter: Typesetter, sheet: ComparisonSheet
) -> None:
    second = replace(filled(sheet, 3, 1).tables[0], caption="Who must ask")
    for sentences, page in ((3, 0), (6, 1)):
        tables = (*filled(sheet, 6, sentences).tables, second)
        pdf = typesetter.comparison_sheet(replace(sheet, tables=tables))
        assert top_of(pdf, "The page has more.")[0] == page


def cards(bath: Handout, *levels: Level) -> Handout:
    """Cards with as many signs as their place, and what to do."""
    found = tuple(
        Callout(
            level,
            f"Card {number}",
            (
                BulletList(tuple((Run(f"sign {number}.{sign}"),) for sign in range(number))),
                Paragraph((Run(f"Do {number}"),)),
            ),
        )
        for number, level in enumerate(levels, start=1)
    )
    return replace(bath, sections=(Section("When do I get help?", found),), note_lines=0)


def test_cards_stand_in_pairs_and_of_an_odd_number_the_first_has_a_row(
    typesetter: Typesetter, bath: Handout
) -> None:
    pdf = typesetter.leaflet(cards(bath, "emergency", "emergency", "today", "soon", "soon"))
    tops = [top_of(pdf, f"Card {number}")[1] for number in range(1, 6)]
    assert tops[0] > tops[1] == tops[2] > tops[3] == tops[4]
    even = typesetter.leaflet(cards(bath, "emergency", "today"))
    assert top_of(even, "Card 1") == top_of(even, "Card 2")


def test_cards_are_read_by_urgency_with_all_their_signs(typesetter: Typesetter, bath: Handout) -> None:
    for size in ("standard", "large"):
        document = replace(cards(bath, "emergency", "today", "soon"), print_size=size)  # type: ignore[arg-type]
        text = squeezed(" ".join(page_texts(typesetter.leaflet(document))))
        order = ["Card1", "sign1.0", "Do1", "Card2", "sign2.0", "sign2.1", "Do2", "Card3", "sign3.2", "Do3"]
        places = [text.index(words) for words in order]
        assert places == sorted(places)


@pytest.mark.parametrize(
    ("marks", "printed"),
    [((2,), "[2]"), ((1, 2), "[1,2]"), ((1, 2, 3), "[1–3]"), ((1, 3, 4, 5, 7), "[1,3–5,7]")],
)
def test_three_neighbouring_sources_are_written_as_the_first_and_the_last(
    typesetter: Typesetter, bath: Handout, marks: tuple[int, ...], printed: str
) -> None:
    sources = tuple(SourceEntry(number, f"Source {number}.") for number in range(1, 9))
    words = (Run("Warm feet", marks=marks), Run(" help."))
    document = replace(
        bath, at_a_glance=(), sections=(Section("What?", (Paragraph(words),)),), sources=sources
    )
    text = squeezed(" ".join(page_texts(typesetter.leaflet(document))))
    assert f"Warmfeet{printed}help." in text


def test_sources_stay_together_under_their_heading(typesetter: Typesetter, bath: Handout) -> None:
    for count in (3, 30, 60):
        sources = tuple(
            SourceEntry(number, f"Entry {number}, page by page.") for number in range(1, count + 1)
        )
        pdf = typesetter.leaflet(replace(bath, sources=sources, note_lines=0))
        pages = {top_of(pdf, words)[0] for words in ("Sources", "Entry 1,", f"Entry {count},")}
        assert len(pages) == 1
