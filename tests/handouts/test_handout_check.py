"""What is refused before a page is set, with the place and what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidebook.handouts.characters import unprintable
from guidebook.handouts.check import findings_in
from guidebook.handouts.errors import HandoutError
from guidebook.handouts.model import (
    Block,
    BulletList,
    Callout,
    Cell,
    ComparisonSheet,
    FactTable,
    Figure,
    Handout,
    LegendEntry,
    Paragraph,
    Row,
    Run,
    Section,
    SourceEntry,
    TwoColumns,
)
from guidebook.handouts.typeset import Typesetter

WORDS = (Run("words"),)
BLANK = (Run(" "),)
NO_HALF_CIRCLE = "no font of the handouts has '◐' U+25D0 CIRCLE WITH LEFT HALF BLACK; write it in another way"


def with_block(bath: Handout, block: Block) -> Handout:
    return replace(bath, sections=(Section("Question?", (block,)),))


def test_the_samples_are_fine(bath: Handout, sheet: ComparisonSheet) -> None:
    assert findings_in(bath) == []
    assert findings_in(sheet) == []


@pytest.mark.parametrize(
    ("block", "finding"),
    [
        (Paragraph(BLANK), "sections[0].blocks[0].runs: empty, expected text"),
        (BulletList(()), "sections[0].blocks[0]: a list with no items"),
        (BulletList((WORDS, ())), "sections[0].blocks[0].items[1]: empty, expected text"),
        (Callout("note", "", (Paragraph(WORDS),)), "sections[0].blocks[0].heading: empty, expected text"),
        (Callout("note", "Note", ()), "sections[0].blocks[0]: a heading with nothing under it"),
        (
            TwoColumns(Section("Good", (Paragraph(WORDS),)), Section("Bad", ())),
            "sections[0].blocks[0].right: a heading with nothing under it",
        ),
        (
            FactTable("Caption", "What", (), (Row(WORDS, ()),)),
            "sections[0].blocks[0].column_headers: a table needs a header for each column",
        ),
        (FactTable("Caption", "What", ("A",), ()), "sections[0].blocks[0].rows: a table with no rows"),
        (
            FactTable("Caption", "What", ("A", "B"), (Row(WORDS, (Cell(WORDS),)),)),
            "sections[0].blocks[0].rows[0]: 1 cells, expected 2, one for each column header",
        ),
        (
            FactTable("Caption", "What", ("A",), (Row(BLANK, (Cell(WORDS),)),)),
            "sections[0].blocks[0].rows[0].header: empty, expected text",
        ),
        (
            FactTable("Caption", "What", ("A",), (Row(WORDS, (Cell(()),)),)),
            "sections[0].blocks[0].rows[0].cells[0].runs: empty, expected text",
        ),
        (
            FactTable("Caption", "What", ("A" * 81,), (Row(WORDS, (Cell(WORDS),)),)),
            "sections[0].blocks[0].column_headers[0]: 81 characters, there is room for 80",
        ),
        (Figure("<svg/>", ""), "sections[0].blocks[0].alternative_text: empty, expected text"),
        (
            Figure("<svg/>", "bath-flow.svg"),
            'sections[0].blocks[0].alternative_text: "bath-flow.svg" is a file name,'
            " expected what the drawing says",
        ),
        (
            Paragraph((Run("words", marks=(2, 9)),)),
            "sections[0].blocks[0].runs[0].marks[1]: source 9 is not in the list of sources",
        ),
        (
            Paragraph((Run("half ◐ of it"),)),
            f"sections[0].blocks[0].runs[0].text: {NO_HALF_CIRCLE}",
        ),
        (
            Paragraph((Run("two\nlines"),)),
            "sections[0].blocks[0].runs[0].text: no font of the handouts has U+000A control character;"
            " write it in another way",
        ),
    ],
)
def test_a_block_that_cannot_be_printed_is_named(bath: Handout, block: Block, finding: str) -> None:
    assert findings_in(with_block(bath, block)) == [finding]


def test_a_document_says_who_it_is_from_and_how_old_it_is(bath: Handout) -> None:
    footer = replace(
        bath.footer,
        publisher="",
        reviewed=" ",
        address="",
        address_code="<svg/>",
        version="v" * 41,
        key=LegendEntry("", "k" * 40, flag="!"),
    )
    assert findings_in(replace(bath, language="English", title="t" * 121, footer=footer)) == [
        'language: "English", expected a code such as "en" or "en-GB"',
        "footer.address: empty, expected text",
        "footer.address_code_text: empty, expected the alternative text of the code",
        "title: 121 characters, there is room for 120",
        "footer.version: 41 characters, there is room for 40",
        "footer.key: 41 characters, there is room for 40",
        "footer.publisher: empty, expected text",
        "footer.reviewed: empty, expected text",
    ]


def test_source_numbers_lead_to_one_entry(bath: Handout) -> None:
    sources = (*bath.sources, SourceEntry(3, " "))
    assert findings_in(replace(bath, sources=sources)) == [
        "sources: number 3 is given to 2 entries",
        "sources[3].text: empty, expected text",
    ]


def test_lines_for_notes_fit_a_page(bath: Handout) -> None:
    assert findings_in(replace(bath, note_lines=21)) == ["note_lines: 21, there is room for 20 on a page"]


def test_a_sheet_is_checked_like_a_leaflet(sheet: ComparisonSheet) -> None:
    rows = (Row(WORDS, tuple(Cell(WORDS) for _ in range(7))),)
    first, second = sheet.tables
    assert findings_in(replace(sheet, tables=(first, replace(second, rows=rows)))) == [
        "tables[1].rows[0]: 7 cells, expected 8, one for each column header"
    ]
    assert findings_in(replace(sheet, tables=())) == ["tables: a sheet with no table"]


def test_everything_wrong_is_said_at_once_with_the_name_of_the_document(
    typesetter: Typesetter, bath: Handout, sheet: ComparisonSheet
) -> None:
    with pytest.raises(HandoutError) as refused:
        typesetter.leaflet(replace(bath, title="", summary="half ◐", sources=()))
    assert refused.value.document == "warm-bath"
    assert len(refused.value.findings) > 5
    assert str(refused.value).splitlines()[:2] == [
        "handout warm-bath: title: empty, expected text",
        f"handout warm-bath: summary: {NO_HALF_CIRCLE}",
    ]
    with pytest.raises(HandoutError, match=r"^handout evening: title: empty, expected text$"):
        typesetter.comparison_sheet(replace(sheet, title=""))


def test_a_character_inside_a_drawing_is_named_too(typesetter: Typesetter, bath: Handout) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">中</text></svg>'
    with pytest.raises(HandoutError) as refused:
        typesetter.leaflet(with_block(bath, Figure(svg, "A sign")))
    assert str(refused.value) == (
        "handout warm-bath: leaflet.typ: no font of the handouts has"
        " '中' U+4E2D CJK UNIFIED IDEOGRAPH-4E2D, in a drawing"
    )


def test_a_broken_drawing_is_named(typesetter: Typesetter, bath: Handout) -> None:
    with pytest.raises(HandoutError) as refused:
        typesetter.leaflet(with_block(bath, Figure("<svg", "A sign")))
    assert str(refused.value) == (
        "handout warm-bath: leaflet.typ: failed to parse SVG (missing root node at 1:1)"
    )


def test_unprintable_characters_are_named_once_and_in_order() -> None:
    assert unprintable("a ● ○ ■ □ ▲ ✓ ✗ → – — … “ ” ‘ ’ • × ≥ ≤ ± € £ ½ ¼ ⁹ Łódź Þóra \u00a0 \u2060") == ()
    assert unprintable("✕ 😀 ✕ \x07") == (
        "'✕' U+2715 MULTIPLICATION X",
        "'😀' U+1F600 GRINNING FACE",
        "U+0007 control character",
    )
