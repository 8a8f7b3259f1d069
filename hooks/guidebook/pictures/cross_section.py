"""Which levels each option reaches: labelled bands from top to bottom, and over them an upright bar for each option.

Options that do not fit beside each other follow in further panels, each with its own key of names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil

from guidebook.pictures.drawing import (
    LEAST,
    LEAST_STEP,
    STEP,
    Drawing,
    Shape,
    Sheet,
    Size,
    line,
    lines_of,
    rect,
)
from guidebook.pictures.signs import (
    Missing,
    chip_width,
    number_text,
    write_columns,
    write_missing,
)
from guidebook.pictures.text import broken_words

_BAND = 40
"""Least height of a level."""
_LABEL: dict[Size, int] = {"narrow": 102, "wide": 160}
"""Room for a level's label."""
_PITCH: dict[Size, tuple[int, int]] = {"narrow": (28, 90), "wide": (34, 150)}
"""Least and most distance from bar to bar."""
_BAR = 22
_INSET = 4
"""From a level's edge to the end of a bar."""
_MOST_NAME_LINES = 3
_PANEL_GAP = 28


@dataclass(frozen=True)
class SectionRow:
    """One option and the levels it reaches."""

    name: str
    reach: tuple[int, int] | Missing
    """The first and the last of the section's levels, 0 being the uppermost."""


@dataclass(frozen=True)
class CrossSection:
    """Levels from top to bottom, and options over them; raises ValueError for a level that is not there."""

    id: str
    """Unique on the page."""
    title: str
    description: str
    """What the picture says, for those who do not see it."""
    levels: tuple[str, ...]
    rows: tuple[SectionRow, ...]

    def __post_init__(self) -> None:
        """Refuse rows that name what is not there."""
        for row in self.rows:
            if not isinstance(row.reach, Missing) and not 0 <= row.reach[0] <= row.reach[1] < len(
                self.levels
            ):
                raise ValueError(f"{row.name}: there are no levels {row.reach}")

    @property
    def empty(self) -> bool:
        """Whether no option has levels."""
        return all(isinstance(row.reach, Missing) for row in self.rows)


@dataclass(frozen=True)
class _Bar:
    number: str
    name: str
    first: int
    last: int


def lay_out_section(section: CrossSection, size: Size) -> Drawing:
    """The picture, also of options without any level."""
    reached = [(row.name, row.reach) for row in section.rows if not isinstance(row.reach, Missing)]
    bars = [_Bar(str(at), name, *reach) for at, (name, reach) in enumerate(reached, 1)]
    sheet = Sheet(size)
    room = sheet.width - _LABEL[size]
    panels = ceil(len(bars) / int(room // _PITCH[size][0]))
    # As many in each panel as in the others, give or take one.
    ends = [len(bars) * at // panels for at in range(panels + 1)] if panels else []
    y = 0.0
    for start, end in pairwise(ends):
        y += (_PANEL_GAP if start else 0) + _panel(
            sheet, section, bars[start:end], y + (_PANEL_GAP if start else 0)
        )
    y += _missing(sheet, section, y)
    return sheet.finished(section.id, section.title, section.description, y)


def _panel(sheet: Sheet, section: CrossSection, bars: Sequence[_Bar], top: float) -> float:
    size = sheet.size
    label, (_, most) = _LABEL[size], _PITCH[size]
    pitch = min((sheet.width - label) / len(bars), most)
    names = [lines_of(bar.name, pitch - 12, LEAST) for bar in bars]
    named = max(map(len, names)) <= _MOST_NAME_LINES and not any(map(broken_words, names))
    y = top
    if named:
        y += max(map(len, names)) * LEAST_STEP + 6
    labels = [lines_of(level, label - 14) for level in section.levels]
    heights = [max(_BAND, len(lines) * STEP + 14) for lines in labels]
    edges = [y + height for height in accumulate(heights, initial=0)]
    for at, (start, end) in enumerate(pairwise(edges)):
        sheet.add(_band(at, len(labels), start, sheet.width, end - start))
        sheet.write(labels[at], 8, (start + end) / 2 - len(labels[at]) * STEP / 2)
    for edge in edges:
        sheet.add(line("axis", 0, edge, sheet.width, edge))
    for at, (bar, lines) in enumerate(zip(bars, names, strict=True)):
        x = label + (at + 0.5) * pitch
        start, end = edges[bar.first] + _INSET, edges[bar.last + 1] - _INSET
        width = max(_BAR, chip_width(bar.number))
        sheet.add(rect("solid", x - width / 2, start, width, end - start, round_by=5))
        if named:
            sheet.write(lines, x, y - 6 - len(lines) * LEAST_STEP, size=LEAST, anchor="middle")
        else:
            sheet.add(number_text(bar.number, x, start + 12))
    y = edges[-1]
    if not named:
        columns = 3 if size == "wide" else 1
        y += 14 + write_columns(
            sheet, [(bar.number, bar.name) for bar in bars], y + 14, columns=columns, inset=30
        )
    return y - top + 1


def _band(at: int, count: int, top: float, width: float, height: float) -> Shape:
    shape = rect("band", 0, top, width, height)
    depth = 0.03 + 0.13 * at / max(count - 1, 1)
    return Shape(shape.name, shape.look, (*shape.place, ("fill-opacity", depth)), shape.box)


def _missing(sheet: Sheet, section: CrossSection, top: float) -> float:
    """The options without levels, by the kind of blank, in words."""
    groups: dict[Missing, list[str]] = {}
    for row in section.rows:
        if isinstance(row.reach, Missing):
            groups.setdefault(row.reach, []).append(row.name)
    y = top
    for missing, names in groups.items():
        y += 16
        y += write_missing(sheet, missing, 0, y, sheet.width, LEAST) + 4
        columns = 3 if sheet.size == "wide" else 1
        y += write_columns(sheet, [("", name) for name in names], y, columns=columns, inset=20)
    return y - top
