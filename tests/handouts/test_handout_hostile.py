"""Records are text: nothing in them becomes markup, code or a link, and nothing runs off the paper."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from pdf_reading import letters_outside, page_texts, printed, squeezed

from guidebook.handouts.errors import HandoutError
from guidebook.handouts.model import ComparisonSheet, Figure, Footer, Handout, Section, Words, to_json
from guidebook.handouts.typeset import Typesetter

CODE = (
    '<script>alert(1)</script> #panic() $x$ \\" @ref [[x]] \\ \\\\ *b* _i_ `c` ~ -- --- ... // /* */ '
    "= + - <a> &amp; {{x}} {page} javascript:alert(1) ¤"
)
LONG = "Ŵ" * 60
KEPT = {
    "id",
    "kicker",
    "title",
    "language",
    "level",
    "status",
    "svg",
    "paper",
    "print_size",
    "column_headers",
    "corner",
}


def spoiled(value: Any, words: str) -> Any:
    """The same document with other words in every text that has no limit of its own."""
    if isinstance(value, Footer | Words):
        return value
    if is_dataclass(value):
        changed = {
            f.name: spoiled(getattr(value, f.name), words) for f in fields(value) if f.name not in KEPT
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(spoiled(item, words) for item in value)
    return words if isinstance(value, str) and value else value


def spoiled_strings(document: Handout | ComparisonSheet, words: str) -> int:
    return sum(text == words for _, text in printed(to_json(spoiled(document, words))))


def with_headers(sheet: ComparisonSheet, words: str) -> ComparisonSheet:
    """The same sheet with other words at the head of every column."""
    return replace(
        sheet,
        tables=tuple(
            replace(table, column_headers=tuple(words for _ in table.column_headers))
            for table in sheet.tables
        ),
    )


@pytest.fixture(scope="module")
def spoiled_leaflet(typesetter: Typesetter, bath: Handout) -> bytes:
    footer = replace(
        bath.footer, version="#panic()", reviewed="$x$", address="<a>@b</a>", publisher="\\u{41}"
    )
    return typesetter.leaflet(replace(spoiled(bath, CODE), title=CODE[:120], footer=footer))


def test_markup_comes_out_as_text(spoiled_leaflet: bytes, bath: Handout) -> None:
    text = squeezed(" ".join(page_texts(spoiled_leaflet)))
    assert text.count("¤") == spoiled_strings(bath, CODE) > 60
    assert text.count(squeezed(CODE)) > 60
    assert "Version#panic()" in text
    assert "Reviewed$x$" in text
    assert "<a>@b</a>" in text
    assert "\\u{41}" in text


def test_markup_in_a_sheet_comes_out_as_text(typesetter: Typesetter, sheet: ComparisonSheet) -> None:
    pdf = typesetter.comparison_sheet(with_headers(spoiled(sheet, CODE), CODE[:80]))
    text = squeezed(" ".join(page_texts(pdf)))
    assert text.count(squeezed(CODE)) > 40
    assert letters_outside(pdf, margin=28) == []


def test_no_address_but_a_web_address_becomes_a_link(spoiled_leaflet: bytes) -> None:
    pdf = pikepdf.open(BytesIO(spoiled_leaflet))
    links = [link for sheet in pdf.pages for link in sheet.get("/Annots", [])]
    assert len(links) > 8
    assert [link for link in links if "/A" in link and "/URI" in link.A] == []


@pytest.mark.parametrize("print_size", ["standard", "large"])
def test_a_long_word_is_broken_and_not_cut_off(
    typesetter: Typesetter, bath: Handout, print_size: str
) -> None:
    pdf = typesetter.leaflet(replace(spoiled(bath, LONG), print_size=print_size))  # type: ignore[arg-type]
    assert " ".join(page_texts(pdf)).count("Ŵ") == 60 * spoiled_strings(bath, LONG) > 3600
    assert letters_outside(pdf, margin=28) == []


def test_a_long_word_in_a_narrow_column_is_broken_and_not_cut_off(
    typesetter: Typesetter, sheet: ComparisonSheet
) -> None:
    pdf = typesetter.comparison_sheet(with_headers(spoiled(sheet, LONG), "W" * 80))
    # No text is small enough for such words: each table comes in two parts, both with its caption and row headers.
    repeated = sum(1 + len(table.rows) for table in sheet.tables)
    assert " ".join(page_texts(pdf)).count("Ŵ") == 60 * (spoiled_strings(sheet, LONG) + repeated)
    assert letters_outside(pdf, margin=28) == []


def test_hostile_text_still_meets_pdf_ua_1(spoiled_leaflet: bytes, tmp_path: Path) -> None:
    file = tmp_path / "document.pdf"
    file.write_bytes(spoiled_leaflet)
    assert page.validate_pdf(file, profile="ua1").is_compliant


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/etc/passwd", "absolute paths are not allowed"),
        ("file:///etc/passwd", "absolute paths are not allowed"),
        ("https://example.org/picture.png", "URLs are not allowed"),
    ],
)
def test_a_drawing_reads_nothing_outside_itself(
    typesetter: Typesetter, bath: Handout, address: str, reason: str
) -> None:
    image = f'<image href="{address}" width="9" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{image}</svg>'
    with pytest.raises(HandoutError) as refused:
        typesetter.leaflet(replace(bath, sections=(Section("Question?", (Figure(svg, "A drawing"),)),)))
    assert refused.value.findings == (
        f"leaflet.typ: failed to load linked image {address} in SVG ({reason})",
    )
