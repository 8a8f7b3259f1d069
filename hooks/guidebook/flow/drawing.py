"""A chart with a place for each of its parts: what :func:`guidebook.flow.layout.lay_out` gives. Units are
CSS pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guidebook.flow.chart import ChartEdge, ChartNode
from guidebook.flow.measures import Spacing
from guidebook.pictures.text import broken_words

Point = tuple[float, float]
Heading = Literal["right", "down", "left"]


@dataclass(frozen=True)
class Text:
    """Some text broken into lines; joined together they are the whole text, letter for letter."""

    lines: tuple[str, ...]
    x: float
    y: float
    """The base line of the first line."""
    step: float
    size: float
    bold: bool = False


@dataclass(frozen=True)
class Box:
    """A question or an outcome, with its number in a mark at its left end."""

    node: ChartNode
    x: float
    y: float
    width: float
    height: float
    inset: float
    """From the box's left end to the number's mark."""
    mark: float
    """Width of the number's mark."""
    text: Text
    hint: Text | None = None
    """How the question is answered, below it."""


@dataclass(frozen=True)
class Label:
    """An answer's text, on its line."""

    edge: ChartEdge
    x: float
    y: float
    width: float
    height: float
    text: Text


@dataclass(frozen=True)
class Chip:
    """The number of a box elsewhere, on the line that leads there."""

    node: ChartNode
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Route:
    """The line of one answer: from its question past its text to the tip of the arrow at its target."""

    edge: ChartEdge
    strokes: tuple[tuple[Point, ...], ...]
    """One bent line, or two with the answer's text between them; the last ends at the tip."""
    heading: Heading
    jump: bool
    """Whether it runs in a lane, where it may cross other lines."""


@dataclass(frozen=True)
class Layout:
    """The whole picture."""

    id: str
    """Made from the chart's id and the width, so that two sizes of one chart can stand on one page."""
    title: str
    description: str
    width: float
    height: float
    columns: int
    shape: Literal["narrow", "wide", "paper"]
    """Narrow if no more than one column was asked for; paper for a sheet of its own."""
    spacing: Spacing
    start: Point | None
    """The middle of the dot above the first question."""
    parts: tuple[Box | Label | Chip, ...]
    """In reading order: each question, then each answer with what it leads to."""
    routes: tuple[Route, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The questions and outcomes."""
        return tuple(part for part in self.parts if isinstance(part, Box))

    @property
    def labels(self) -> tuple[Label, ...]:
        """The answers' texts."""
        return tuple(part for part in self.parts if isinstance(part, Label))

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The numbers on lines that lead elsewhere."""
        return tuple(part for part in self.parts if isinstance(part, Chip))

    @property
    def broken_words(self) -> int:
        """How many words had to be cut because no line is long enough for them."""
        texts = [box.text for box in self.boxes] + [label.text for label in self.labels]
        texts += [box.hint for box in self.boxes if box.hint]
        return sum(broken_words(text.lines) for text in texts)
