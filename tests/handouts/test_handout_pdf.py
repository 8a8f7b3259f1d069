"""The files read back: structure, text, headers, alternative text, PDF/UA-1."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pytest
from pdf_reading import (
    attributes,
    bookmarks,
    drawings_outside,
    elements,
    letters_outside,
    page_texts,
    printed,
    squeezed,
)

from guidebook.handouts.model import ComparisonSheet, Handout, to_json
from guidebook.handouts.typeset import Typesetter

QR = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 3" width="3" height="3">'
    '<path d="M0 0h1v1h-1zM2 0h1v1h-1zM1 1h1v1h-1zM0 2h1v1h-1z"/></svg>'
)
VARIANTS = ["leaflet", "large print", "letter, with code", "sheet", "letter sheet"]

Set = tuple[Handout | ComparisonSheet, bytes]


@pytest.fixture(scope="module", params=VARIANTS)
def set_document(
    request: pytest.FixtureRequest, typesetter: Typesetter, bath: Handout, sheet: ComparisonSheet
) -> Set:
    footer = replace(bath.footer, address_code=QR, address_code_text="Code for quiet-evening.example/bath")
    leaflets = {
        "leaflet": bath,
        "large print": replace(bath, print_size="large"),
        "letter, with code": replace(bath, paper="us-letter", footer=footer),
    }
    if request.param in leaflets:
        return leaflets[request.param], typesetter.leaflet(leaflets[request.param])
    document = replace(sheet, paper="us-letter") if request.param == "letter sheet" else sheet
    return document, typesetter.comparison_sheet(document)


@pytest.fixture
def opened(set_document: Set) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(set_document[1]))


def test_meets_pdf_ua_1(set_document: Set, tmp_path: Path) -> None:
    file = tmp_path / "document.pdf"
    file.write_bytes(set_document[1])
    result = page.validate_pdf(file, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in result.failures] == []
    assert result.is_compliant


def test_says_what_it_is_and_in_which_language(set_document: Set, opened: pikepdf.Pdf) -> None:
    document = set_document[0]
    assert opened.Root.Lang == document.language
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    with opened.open_metadata() as metadata:
        assert metadata["dc:title"] == document.title
        assert metadata["dc:creator"] == ["The Quiet Evening Guide"]
        assert metadata["xmp:CreateDate"].startswith("2026-05-02T00:00:00")


def test_every_string_of_the_document_is_in_the_text(set_document: Set) -> None:
    document, pdf = set_document
    text = squeezed(" ".join(page_texts(pdf)))
    content = to_json(document)
    assert isinstance(content, dict)
    if isinstance(document, ComparisonSheet) or not document.note_lines:
        content["words"].pop("notes")
    if not isinstance(document, ComparisonSheet):
        content["words"].pop("legend")
    else:
        content["words"].pop("at_a_glance")
    if not document.footer.address_code:
        content["words"].pop("read_online")
    strings = list(printed(content))
    assert len(strings) > 60
    assert [place for place, string in strings if squeezed(string) not in text] == []


def test_text_inside_a_drawing_is_text(typesetter: Typesetter, bath: Handout) -> None:
    assert "Tiredlegs?" in squeezed(" ".join(page_texts(typesetter.leaflet(bath))))


def test_every_page_says_title_dates_address_and_number(set_document: Set) -> None:
    document, pdf = set_document
    pages = page_texts(pdf)
    assert pages
    for number, text in enumerate(pages, start=1):
        foot = squeezed(text)
        for words in (
            document.title,
            "Version 3",
            "Reviewed 2 May 2026",
            "Next review May 2028",
            document.footer.address,
        ):
            assert squeezed(words) in foot
        assert f"Page{number}of{len(pages)}" in foot


def test_nothing_runs_off_the_paper(set_document: Set) -> None:
    assert letters_outside(set_document[1], margin=28) == []
    assert drawings_outside(set_document[1], margin=28) == []


def test_lines_for_notes_go_to_the_next_page_when_there_is_no_room(
    typesetter: Typesetter, bath: Handout
) -> None:
    short = replace(bath, sections=bath.sections[:1])
    pages = []
    for document in (bath, short):
        for lines in (0, 5, 20):
            pdf = typesetter.leaflet(replace(document, note_lines=lines))
            assert drawings_outside(pdf, margin=28) == []
            pages.append(len(page_texts(pdf)))
    assert pages == [2, 2, 3, 1, 1, 2]


def test_headings_start_at_one_and_jump_no_level(set_document: Set, opened: pikepdf.Pdf) -> None:
    levels = [
        int(str(e.S)[2]) for e in elements(opened.Root.StructTreeRoot) if re.fullmatch("/H[1-6]", str(e.S))
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert len(levels) > 2
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_bookmarks_are_the_headings(typesetter: Typesetter, bath: Handout) -> None:
    found = bookmarks(typesetter.leaflet(bath))
    assert found[0] == (0, bath.title)
    assert [title for level, title in found if level == 1] == [
        "At a glance",
        *(section.heading for section in bath.sections),
        "Sources",
        "Your notes",
    ]
    assert (2, "Good points") in found
    assert (2, "Bad points") in found
    assert (2, "Call today if") in found


def test_each_table_has_column_and_row_headers_and_cells_name_both(
    set_document: Set, opened: pikepdf.Pdf
) -> None:
    tree = opened.Root.StructTreeRoot
    known = [bytes(name) for name in list(tree.IDTree.Names)[::2]]
    assert known == sorted(set(known))
    tables = elements(tree, "/Table")
    assert len(tables) == (2 if isinstance(set_document[0], ComparisonSheet) else 1)
    for table in tables:
        assert len(elements(table, "/Caption")) == 1
        (head,), (body,) = elements(table, "/THead"), elements(table, "/TBody")
        columns = elements(head, "/TH")
        assert [attributes(cell).Scope for cell in columns] == ["/Column"] * len(columns)
        rows = elements(body, "/TR")
        assert len(rows) >= 3
        for row in rows:
            (header,), cells = elements(row, "/TH"), elements(row, "/TD")
            assert elements(row)[0] == header
            assert attributes(header).Scope == "/Row"
            assert len(cells) == len(columns) - 1
            for cell, column in zip(cells, columns[1:], strict=True):
                named = [bytes(name) for name in attributes(cell).Headers]
                assert named == [bytes(column.ID), bytes(header.ID)]
                assert set(named) <= set(known)


def test_each_figure_has_the_alternative_text_it_was_given(set_document: Set, opened: pikepdf.Pdf) -> None:
    document = set_document[0]
    found = [str(figure.Alt) for figure in elements(opened.Root.StructTreeRoot, "/Figure")]
    drawn = ["If your legs are tired, take a warm bath."] if isinstance(document, Handout) else []
    assert found == drawn + [text for text in (document.footer.address_code_text,) if text]


def test_links_lead_to_sources_and_say_where(typesetter: Typesetter, bath: Handout) -> None:
    pdf = pikepdf.open(BytesIO(typesetter.leaflet(bath)))
    links = [note for sheet in pdf.pages for note in sheet.get("/Annots", [])]
    assert all(str(link.Contents) for link in links)
    assert {str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A} == {
        "https://example.org/one",
        "https://example.org/two",
    }
    assert len(links) > 8


def test_fonts_are_inside_and_no_other_than_ours(opened: pikepdf.Pdf) -> None:
    fonts = {
        str(font.BaseFont).partition("+")[2]
        for sheet in opened.pages
        for font in sheet.Resources.Font.values()
        if all("/FontFile2" in part.FontDescriptor for part in font.DescendantFonts)
    }
    assert fonts == {f"GuidebookSans-{style}" for style in ("Regular", "Semibold", "Bold")} | {
        "GuidebookSerif-Semibold"
    }


def test_a_long_table_repeats_its_column_headers_on_each_page(
    typesetter: Typesetter, sheet: ComparisonSheet
) -> None:
    table = replace(sheet.tables[0], rows=sheet.tables[0].rows * 12)
    pages = page_texts(typesetter.comparison_sheet(replace(sheet, tables=(table,))))
    headed = [text for text in pages if "QuestionCarryonasnowWarmbath" in squeezed(text)]
    assert len(headed) >= 2
