"""A drawing: lines of text and simple shapes with their places. Units are CSS pixels, y runs downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guidebook.pictures.markup import Attributes, number
from guidebook.pictures.text import width_of, wrap

Size = Literal["small", "narrow", "wide"]
WIDTHS: dict[Size, int] = {"small": 150, "narrow": 300, "wide": 720}
"""Small is for a table cell. Narrow fits a phone 320 pixels wide at 93 % of its size, where its least text is 13
pixels high; wide is for a column of a page or a sheet of paper.
"""
TEXT, LEAST = 15, 14
"""Sizes of text; nothing is set smaller."""
STEP, LEAST_STEP = 20, 18
"""From line to line of the two."""
MIDDLE = 0.34
"""From a line's middle down to its base line, of the text size: capitals and small letters then look centred."""
_ASCENT, _DESCENT = 0.78, 0.25
"""How far letters reach above and below the base line, of the text size: accents of capitals left out."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Anchor = Literal["start", "middle", "end"]
_BEFORE: dict[Anchor, float] = {"start": 0, "middle": 0.5, "end": 1}


@dataclass(frozen=True)
class Text:
    """One line of text."""

    text: str
    x: float
    """Of its start, middle or end, as ``anchor`` says."""
    y: float
    """Of its base line."""
    look: str = "text"
    size: float = TEXT
    bold: bool = False
    anchor: Anchor = "start"

    @property
    def box(self) -> Box:
        """The room it takes at most."""
        width = width_of(self.text, self.size, bold=self.bold)
        left = self.x - _BEFORE[self.anchor] * width
        return left, self.y - _ASCENT * self.size, left + width, self.y + _DESCENT * self.size


@dataclass(frozen=True)
class Shape:
    """An element of SVG that is not text."""

    name: Literal["rect", "circle", "path"]
    look: str
    place: tuple[tuple[str, str | float], ...]
    """Its geometry as attributes."""
    box: Box
    """The room it takes without its stroke."""

    @property
    def attributes(self) -> Attributes:
        """Its geometry as attributes."""
        return dict(self.place)


@dataclass(frozen=True)
class Drawing:
    """A whole picture at one size."""

    id: str
    title: str
    description: str
    size: Size
    width: float
    height: float
    parts: tuple[Text | Shape, ...]
    """In painting order."""

    @property
    def texts(self) -> tuple[Text, ...]:
        """The lines of text."""
        return tuple(part for part in self.parts if isinstance(part, Text))

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """All that is not text."""
        return tuple(part for part in self.parts if isinstance(part, Shape))


def rect(look: str, x: float, y: float, width: float, height: float, *, round_by: float = 0) -> Shape:
    """A rectangle by its upper left corner."""
    place = [
        ("x", x),
        ("y", y),
        ("width", width),
        ("height", height),
        *([("rx", round_by)] if round_by else []),
    ]
    return Shape("rect", look, tuple(place), (x, y, x + width, y + height))


def circle(look: str, x: float, y: float, radius: float) -> Shape:
    """A circle by its middle."""
    place = (("cx", x), ("cy", y), ("r", radius))
    return Shape("circle", look, place, (x - radius, y - radius, x + radius, y + radius))


def outline(look: str, *points: tuple[float, float], closed: bool = True) -> Shape:
    """Straight lines from point to point, and back to the first when ``closed``."""
    data = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + ("Z" if closed else "")
    across, down = [x for x, _ in points], [y for _, y in points]
    return Shape("path", look, (("d", data),), (min(across), min(down), max(across), max(down)))


def line(look: str, x: float, y: float, to_x: float, to_y: float) -> Shape:
    """A straight line."""
    return outline(look, (x, y), (to_x, to_y), closed=False)


def band(x: float, y: float, width: float, height: float, depth: float) -> Shape:
    """A ground of the strong colour behind text, as faint as ``depth`` from 0 to 1 says."""
    shape = rect("band", x, y, width, height)
    return Shape(shape.name, shape.look, (*shape.place, ("fill-opacity", depth)), shape.box)


class Sheet:
    """Collects the parts of a drawing."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.width: float = WIDTHS[size]
        self.parts: list[Text | Shape] = []

    def add(self, *parts: Text | Shape) -> None:
        """Paints parts over what is there."""
        self.parts += parts

    def write(
        self,
        lines: tuple[str, ...],
        x: float,
        top: float,
        *,
        look: str = "text",
        size: float = TEXT,
        bold: bool = False,
        anchor: Anchor = "start",
    ) -> float:
        """Writes lines, the first below ``top``; gives how tall they are together."""
        step = step_of(size)
        for at, text in enumerate(lines):
            base = top + (at + 0.5) * step + MIDDLE * size
            self.add(Text(text.rstrip(" "), x, base, look, size, bold, anchor))
        return len(lines) * step

    def finished(self, id_: str, title: str, description: str, height: float) -> Drawing:
        """The drawing with all its parts, as wide as its size; text stands above all shapes."""
        parts = sorted(self.parts, key=lambda part: isinstance(part, Text))
        return Drawing(f"{id_}-{self.size}", title, description, self.size, self.width, height, tuple(parts))


def step_of(size: float) -> int:
    """From line to line of text of a size."""
    return STEP if size == TEXT else LEAST_STEP


def lines_of(text: str, room: float, size: float = TEXT, *, bold: bool = False) -> tuple[str, ...]:
    """The text broken to fit ``room`` pixels."""
    return wrap(text, int(room), size, bold=bold)
