"""From how much to how much: one bar for each option, on one scale that starts at 0, with the value in words beside it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from guidebook.pictures.scale import TickText
from guidebook.pictures.signs import Missing


@dataclass(frozen=True)
class Range:
    """A value from low to high; raises ValueError unless 0 <= low <= high."""

    low: float
    high: float
    text: str
    """The value as it is written beside the bar, with its unit."""
    open: bool = False
    """Whether it may be more than ``high``."""

    def __post_init__(self) -> None:
        """Refuse what cannot stand on the scale."""
        if not 0 <= self.low <= self.high < inf:
            raise ValueError(f"{self.low} to {self.high} does not rise from 0")


@dataclass(frozen=True)
class RangeRow:
    """One option."""

    name: str
    value: Range | Missing


@dataclass(frozen=True)
class RangeBars:
    """One bar for each option, in this order."""

    id: str
    """Unique on the page."""
    title: str
    description: str
    """What the picture says, for those who do not see it."""
    axis: str
    """What the scale counts, with its unit, such as "Days"."""
    tick_text: TickText
    """Writes a round number on the scale."""
    rows: tuple[RangeRow, ...]
    range_text: str = ""
    """In the key beside a bar; as the next two shown only if one is drawn."""
    single_text: str = ""
    open_text: str = ""
    top: float = 0
    """How far the scale goes at least, to share it with another picture; it always holds the highest value."""

    @property
    def values(self) -> tuple[Range, ...]:
        """The values of the options that have one."""
        return tuple(row.value for row in self.rows if isinstance(row.value, Range))

    @property
    def empty(self) -> bool:
        """Whether no option has a value."""
        return not self.values

    @property
    def end(self) -> float:
        """Where the scale ends."""
        return max([self.top, *(value.high for value in self.values)])
