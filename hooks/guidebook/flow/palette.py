"""The picture's colours as presentation attributes, which any style sheet overrides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """One colour for each role."""

    ground: str
    """Of the page behind the picture, and of text on a mark."""
    ink: str
    line: str
    question: str
    outcome: str
    tint: float
    """Opacity of a question's colour behind its text."""


SCREEN = Palette("#fbfaf7", "#1b2a33", "#4d5f6b", "#0b5563", "#9c4221", 0.07)
PRINT = Palette("#ffffff", "#000000", "#000000", "#000000", "#000000", 0)
