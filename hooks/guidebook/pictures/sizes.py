"""A picture at the sizes its readers need: both for a page, a small one for a table cell, sheets for paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from guidebook.pictures.cross_section import CrossSection, lay_out_section
from guidebook.pictures.drawing import Drawing, Size
from guidebook.pictures.evidence_layout import lay_out_evidence
from guidebook.pictures.evidence_map import EvidenceMap
from guidebook.pictures.icon_array import IconArray, lay_out_icons
from guidebook.pictures.markup import element
from guidebook.pictures.range_bars import RangeBars
from guidebook.pictures.range_layout import lay_out_bars
from guidebook.pictures.signs import Missing
from guidebook.pictures.svg import draw
from guidebook.pictures.week_strip import WeekStrip, lay_out_week

Picture = IconArray | RangeBars | EvidenceMap | CrossSection | WeekStrip
PAGE_SIZES: tuple[Size, ...] = ("narrow", "wide")
SHEET = 820
"""Height in pixels up to which a wide picture stands on an A4 page, portrait, without being made smaller than the page
is wide.
"""


def lay_out(picture: Picture, size: Size) -> Drawing | None:
    """The picture at a size; None where there is nothing to draw: no option has a value, or there are too many icons to
    be seen as a number. Only an icon array has the size small.
    """
    return None if picture.empty else _laid_out(picture, size)


def _laid_out(picture: Picture, size: Size) -> Drawing:
    match picture:
        case IconArray():
            return lay_out_icons(picture, size)
        case RangeBars():
            return lay_out_bars(picture, size)
        case EvidenceMap():
            return lay_out_evidence(picture, size)
        case CrossSection():
            return lay_out_section(picture, size)
        case WeekStrip():
            return lay_out_week(picture, size)


def on_page(picture: Picture) -> str | None:
    """The narrow and the wide picture for an HTML page, where ``pictures.css`` shows the one that fits; None where there
    is nothing to draw.
    """
    if picture.empty:
        return None
    drawings = (draw(_laid_out(picture, size)) for size in PAGE_SIZES)
    return element("div", {"class": "picture-sizes"}, "\n" + "".join(drawings)) + "\n"


def in_cell(array: IconArray) -> str | None:
    """A small icon array, 150 pixels wide, for a table cell or beside another; None where there is nothing to draw."""
    drawing = lay_out(array, "small")
    return draw(drawing) if drawing else None


def on_paper(picture: Picture, *, size: Size = "wide", most_height: float = SHEET) -> tuple[str, ...]:
    """Files of their own for a PDF, black on white; none where there is nothing to draw.

    There are several where many options would make one taller than ``most_height``: the options are shared out evenly,
    and all have one scale.
    """
    if picture.empty:
        return ()
    drawings = [_laid_out(picture, size)]
    if isinstance(picture, RangeBars | EvidenceMap | CrossSection):
        for sheets in range(2, len(picture.rows) + 1):
            if all(drawing.height <= most_height for drawing in drawings):
                break
            drawings = [_laid_out(part, size) for part in _parts(picture, sheets)]
    return tuple(draw(drawing, inline=False) for drawing in drawings)


def _parts(
    picture: RangeBars | EvidenceMap | CrossSection, count: int
) -> Iterator[RangeBars | EvidenceMap | CrossSection]:
    for start, end in pairwise(len(picture.rows) * at // count for at in range(count + 1)):
        if isinstance(picture, CrossSection):
            before = sum(not isinstance(row.reach, Missing) for row in picture.rows[:start])
            yield replace(picture, rows=picture.rows[start:end], number=picture.number + before)
        elif isinstance(picture, RangeBars):
            yield replace(picture, rows=picture.rows[start:end], top=picture.end)
        else:
            yield replace(picture, rows=picture.rows[start:end], top=picture.end)
