"""The colours of a picture's parts as presentation attributes, which any style sheet overrides.

A part is never told from another by colour alone: shapes and words differ too, so that one dark colour is enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["ground", "ink", "muted", "edge", "line", "strong"]
"""Of the page behind; of text; of what is said beside; of borders; of hair lines; of what the picture is about."""
Palette = dict[Role, str]

SCREEN: Palette = {
    "ground": "#fbfaf7",
    "ink": "#1b2a33",
    "muted": "#4d5f6b",
    "edge": "#8a979f",
    "line": "#d9dcd6",
    "strong": "#0b5563",
}
PRINT: Palette = {
    "ground": "#ffffff",
    "ink": "#000000",
    "muted": "#000000",
    "edge": "#666666",
    "line": "#999999",
    "strong": "#000000",
}


@dataclass(frozen=True)
class Look:
    """How a part is painted; what is left out is not painted."""

    fill: Role | None = None
    stroke: Role | None = None
    width: float = 0
    """Of the stroke, in CSS pixels."""
    crisp: bool = False
    """Whether it is a straight line that is to be sharp on a screen."""
    dashes: str = ""
    """Lengths of dash and gap."""


LOOKS: dict[str, Look] = {
    "text": Look("ink"),
    "quiet": Look("muted"),
    "inverse": Look("ground"),
    "solid": Look("strong"),
    "bar": Look("strong", "strong", 1),
    "open": Look(None, "strong", 1.5),
    "rest": Look(None, "muted", 1),
    "tick": Look("ground", "muted", 1),
    "mark": Look(None, "muted", 1.25),
    "band": Look("strong"),
    "zero": Look("ground", "strong", 1.5),
    "grid": Look(None, "line", 1, crisp=True),
    "axis": Look(None, "muted", 1, crisp=True),
    "edge": Look(None, "edge", 1, crisp=True),
    "guide": Look(None, "muted", 1, dashes="1 4"),
}
"""Name of a look, which is also its class in ``pictures.css`` after ``picture-`` → how it is painted."""
