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
_KEY_CELL = 19
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

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw that can be seen as a number."""
        return self.of > MOST_ICONS

    def __post_init__(self) -> None:
        """Refuse numbers that are no chance."""
        if self.of < 1 or not 0 <= self.have <= self.of:
            raise ValueError(f"{self.have} of {self.of} is not a chance")
        if self.to is not None and not self.have < self.to <= self.of:
            raise ValueError(f"{self.have} to {self.to} of {self.of} is not a range")


def lay_out_icons(array: IconArray, size: Size) -> Drawing:
    """The picture. The icons of a size are as large in each array, so that arrays can be set against each other."""
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
    key = [Entry(lambda x, y: _icon(1, x, y, _KEY_CELL), array.have_text)]
    if array.to is not None:
        key.append(Entry(lambda x, y: _icon(None, x, y, _KEY_CELL), array.range_text))
    key.append(Entry(lambda x, y: _icon(0, x, y, _KEY_CELL), array.rest_text))
    if size == "wide":
        height = max(height, write_key(sheet, key, 0, x=_IN_A_ROW * cell + gap + 28, stacked=True))
    else:
        height += 12 + write_key(sheet, key, height + 12, stacked=True)
    return sheet.finished(array.id, array.title, array.description, height)


def _kinds(array: IconArray) -> Iterator[float | None]:
    """For each icon how much of it has it, from 0 to 1; None where the range leaves it open."""
    whole, end = floor(array.have), ceil(array.have if array.to is None else array.to)
    for at in range(array.of):
        if at < whole:
            yield 1
        elif at < array.have:
            yield float(array.have - whole)
        else:
            yield None if at < end else 0


def _icon(kind: float | None, x: float, y: float, cell: float) -> tuple[Shape, ...]:
    radius = 0.37 * cell
    if kind is None:
        half = 0.9 * radius
        corners = (x - half, y - half), (x + half, y + half), (x - half, y + half)
        return rect("open", x - half, y - half, 2 * half, 2 * half), outline("solid", *corners)
    if kind == 0:
        return (circle("rest", x, y, 0.75 * radius),)
    if kind == 1:
        return (circle("solid", x, y, radius),)
    turn = 2 * pi * kind
    end = f"{number(x + radius * sin(turn))} {number(y - radius * cos(turn))}"
    arc = f"A{number(radius)} {number(radius)} 0 {int(kind > 0.5)} 1 {end}"
    data = f"M{number(x)} {number(y)}V{number(y - radius)}{arc}Z"
    box = (x - radius, y - radius, x + radius, y + radius)
    return circle("open", x, y, radius - 0.75), Shape("path", "solid", (("d", data),), box)
