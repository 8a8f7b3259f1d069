"""How many of a group have it: one small icon for each of them, in rows of ten.

Those who have it are filled circles; those of whom a range leaves open whether they have it are half-filled squares; the
rest are open rings. So they differ in shape and in how dark they are, on grey paper too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, cos, floor, pi, sin

from guidebook.pictures.drawing import Drawing, Shape, Sheet, Size, circle, outline, rect
from guidebook.pictures.markup import number
from guidebook.pictures.signs import Entry, write_key

MOST_ICONS = 200
"""More icons are too many to be seen as a number; such chances are told in words alone."""
_IN_A_ROW = 10
_CELLS: dict[Size, float] = {"small": 14.4, "narrow": 20, "wide": 20}
"""From icon to icon."""
_FIVE = 5
"""After so many icons and rows there is a little more air, so that they can be counted at a glance."""


@dataclass(frozen=True)
class IconArray:
    """How many of ``of`` have it. Raises ValueError for numbers that are no chance."""

    id: str
    """Unique on the page."""
    title: str
    description: str
    """What the picture says, for those who do not see it."""
    of: int
    have: float
    """How many have it; of 3.8 the fourth icon is filled to four fifths, as a pie."""
    have_text: str
    """Beside its icon in the key, as the other two."""
    rest_text: str
    to: float | None = None
    """For a range: the high end. The icon in which it ends counts to the range as a whole."""
    range_text: str = ""

    def __post_init__(self) -> None:
        """Refuse numbers that are no chance."""
        if self.of < 1 or not 0 <= self.have <= self.of:
            raise ValueError(f"{self.have} of {self.of} is not a chance")
        if self.to is not None and not self.have < self.to <= self.of:
            raise ValueError(f"{self.have} to {self.to} of {self.of} is not a range")


def lay_out_icons(array: IconArray, size: Size) -> Drawing | None:
    """The picture; None for more than ``MOST_ICONS``. The icons are as large for each array of a size."""
    if array.of > MOST_ICONS:
        return None
    sheet = Sheet(size)
    cell = _CELLS[size]
    gap = round(cell / 4)
    for at, kind in enumerate(_kinds(array)):
        row, column = divmod(at, _IN_A_ROW)
        x = (column + 0.5) * cell + column // _FIVE * gap
        y = (row + 0.5) * cell + row // _FIVE * gap
        sheet.add(*_icon(kind, x, y, cell))
    rows = ceil(array.of / _IN_A_ROW)
    height = rows * cell + (rows - 1) // _FIVE * gap
    entries = (
        Entry(lambda x, y: _icon(1, x, y, 18), array.have_text),
        Entry(lambda x, y: _icon(None, x, y, 18), array.range_text if array.to is not None else ""),
        Entry(lambda x, y: _icon(0, x, y, 18), array.rest_text),
    )
    if size == "wide":
        beside = _IN_A_ROW * cell + gap + 28
        key = sum(write_key(sheet, (entry,), _KEY_STEP * at, x=beside) for at, entry in enumerate(_said(entries)))
    else:
        for entry in _said(entries):
            height += 6
    return sheet.finished(array.id, array.title, array.description, height)
