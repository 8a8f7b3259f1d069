"""What a PDF says to a machine: its text, its structure tree, its bookmarks."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
import pypdfium2

NOT_PRINTED = {
    *("id", "kind", "level", "status", "language", "paper", "print_size", "svg", "address_code"),
    *("alternative_text", "address_code_text", "page_of_pages", "part_of_parts"),
}


def squeezed(text: str) -> str:
    """Without spaces, line ends, the marks that steer line ends, and with hyphens as they were."""
    return "".join(
        text.replace("\ufffe", "-").replace("\x02", "-").replace("\u2060", "").replace("\u200b", "").split()
    )


def page_texts(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def letters_outside(pdf: bytes, margin: float) -> list[str]:
    """Letters nearer to the edge of the paper than ``margin`` points; spaces do not count."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            letter = text.get_text_range(index, 1)
            inside = (
                margin <= left and right <= width - margin and margin <= bottom and top <= height - margin
            )
            if letter.strip() and not inside:
                found.append(letter)
    return found


def drawings_outside(pdf: bytes, margin: float) -> list[tuple[float, float, float, float]]:
    """Lines, boxes and pictures nearer to the edge than ``margin`` points: left, bottom, right, top."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        width, height = page.get_size()
        for drawn in page.get_objects(
            filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH, pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
        ):
            left, bottom, right, top = drawn.get_bounds()
            inside = (
                margin <= left and right <= width - margin and margin <= bottom and top <= height - margin
            )
            if not inside:
                found.append((left, bottom, right, top))
    return found


def printed(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string of a document that the reader is to see, with its place."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in NOT_PRINTED:
                yield from printed(item, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from printed(item, f"{path}[{index}]")
    elif isinstance(value, str) and value.strip():
        yield path, value


def elements(root: pikepdf.Object, kind: str = "") -> list[pikepdf.Object]:
    """Structure elements in reading order, of one kind when it is given."""
    found: list[pikepdf.Object] = []
    kids = root.get("/K", pikepdf.Array())
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kind in ("", str(kid.S)):
                found.append(kid)
            found.extend(elements(kid, kind))
    return found


def attributes(cell: pikepdf.Object) -> pikepdf.Object:
    return next(entry for entry in cell.A if entry.O == "/Table")


def bookmarks(pdf: bytes) -> list[tuple[int, str]]:
    return [(entry.level, entry.get_title()) for entry in pypdfium2.PdfDocument(pdf).get_toc()]


def sizes_of(pdf: bytes, words: str) -> set[float]:
    """Sizes of text, in points, in which words stand somewhere in the file; empty when they do not stand on one line."""
    found = set()
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        search = text.search(words, match_case=True)
        while place := search.get_next():
            found.add(round(pypdfium2.raw.FPDFText_GetFontSize(text, place[0]), 2))
    return found


def top_of(pdf: bytes, words: str) -> tuple[int, float]:
    """Page, from 0, and height above its lower edge, in points, at which words first stand."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text = page.get_textpage()
        if place := text.search(words, match_case=True).get_next():
            return number, text.get_charbox(place[0])[3]
    raise AssertionError(f"{words!r} stands on no line")
