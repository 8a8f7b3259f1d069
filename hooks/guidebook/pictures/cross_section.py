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
    TEXT,
    Drawing,
    Sheet,
    Size,
    band,
    line,
    lines_of,
    rect,
    step_of,
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
_LABEL: dict[Size, int] = {"narrow": 104, "wide": 160}
"""Room for a level's label."""
_PITCH: dict[Size, tuple[int, int]] = {"narrow": (28, 90), "wide": (34, 150)}
"""Least and most distance from bar to bar."""
_BAR = 22
_LIGHTEST, _DARKER = 0.04, 0.14
"""How dark the uppermost level is, and how much darker the lowest."""
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
    number: int = 1
    """Of the first bar; the next ones count on."""

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
    bars = [_Bar(str(at), name, *reach) for at, (name, reach) in enumerate(reached, section.number)]
    sheet = Sheet(size)
    least, most = _PITCH[size]
    room = sheet.width - _LABEL[size]
    panels = ceil(len(bars) / int(room / least))
    # As many in each panel as in the others, give or take one.
    ends = [len(bars) * at // panels for at in range(panels + 1)] if panels else []
    y = 0.0
    for start, end in pairwise(ends):
        y += _PANEL_GAP if start else 0
        shown = bars[start:end]
        pitch = min(room / len(shown), most)
        names = _names_above(shown, pitch) if panels == 1 else None
        y += _panel(sheet, section, shown, names, pitch, y)
    y += _missing(sheet, section, y)
    return sheet.finished(section.id, section.title, section.description, y)


def _names_above(bars: Sequence[_Bar], pitch: float) -> list[tuple[str, ...]] | None:
    """The lines of each bar's name, if all fit above the bars without a broken word."""
    names = [lines_of(bar.name, pitch - 12, LEAST) for bar in bars]
    fit = max(map(len, names)) <= _MOST_NAME_LINES and not any(map(broken_words, names))
    return names if fit else None


def _panel(
    sheet: Sheet,
    section: CrossSection,
    bars: Sequence[_Bar],
    names: Sequence[tuple[str, ...]] | None,
    pitch: float,
    top: float,
) -> float:
    left = _LABEL[sheet.size]
    width = left + len(bars) * pitch if sheet.size == "wide" else sheet.width
    head = max(map(len, names)) * LEAST_STEP + 6 if names else 0
    edges = _bands(sheet, section.levels, width, top + head)
    for at, bar in enumerate(bars):
        x = left + (at + 0.5) * pitch
        start, end = edges[bar.first] + _INSET, edges[bar.last + 1] - _INSET
        if names:
            sheet.add(line("guide", x, edges[0], x, start))
            sheet.write(names[at], x, edges[0] - 6 - len(names[at]) * LEAST_STEP, size=LEAST, anchor="middle")
        wide = max(_BAR, chip_width(bar.number))
        sheet.add(rect("solid", x - wide / 2, start, wide, end - start, round_by=5))
        if not names:
            sheet.add(number_text(bar.number, x, start + 12))
    y = edges[-1] + 1
    if not names:
        y += 14 + write_columns(sheet, [(bar.number, bar.name) for bar in bars], y + 14)
    return y - top


def _bands(sheet: Sheet, levels: Sequence[str], width: float, top: float) -> list[float]:
    """Draws the levels with their labels; gives their edges from the uppermost down."""
    size = TEXT if sheet.size == "wide" else LEAST
    step = step_of(size)
    labels = [lines_of(level, _LABEL[sheet.size] - 14, size) for level in levels]
    edges = list(accumulate((max(_BAND, len(lines) * step + 14) for lines in labels), initial=top))
    for at, (start, end) in enumerate(pairwise(edges)):
        depth = _LIGHTEST + _DARKER * at / max(len(levels) - 1, 1)
        sheet.add(band(0, start, width, end - start, depth))
        sheet.write(labels[at], 8, (start + end - len(labels[at]) * step) / 2, size=size)
    for edge in edges:
        sheet.add(line("axis" if edge in (edges[0], edges[-1]) else "edge", 0, edge, width, edge))
    return edges


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
        y += write_columns(sheet, [("", name) for name in names], y)
    return y - top
