"""Scales that start at nothing: where a number stands, and the round numbers that are named along it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor, log10

from guidebook.pictures.drawing import LEAST, LEAST_STEP, Sheet, line
from guidebook.pictures.text import width_of

TickText = Callable[[float], str]
"""A round number as it is written on a scale; whole numbers come as ``int``."""
_LABEL_GAP = 10
"""Least distance between two labels."""
_FIRST_STEP = 10
"""The first number above 0 of a scale in steps of ten."""


@dataclass(frozen=True)
class Scale:
    """From 0 to ``top`` along a line."""

    top: float
    tens: bool = False
    """In steps of 10, 100, 1000 … of equal length, with 0 to 10 as the first; otherwise every unit is as long."""

    def share(self, value: float) -> float:
        """How far along the line a number stands, from 0 to 1."""
        return self._steps(value) / self._steps(self.top)

    def _steps(self, value: float) -> float:
        if not self.tens:
            return value
        return value / _FIRST_STEP if value <= _FIRST_STEP else 1.0 + log10(value / _FIRST_STEP)

    def ticks(self, most: int) -> tuple[float, ...]:
        """0 and up to ``most`` round numbers above it, as close as they can be."""
        if self.tens:
            powers = [_FIRST_STEP**power for power in range(1, floor(log10(self.top) + 1e-9) + 1)]
            skip = ceil(len(powers) / most) or 1
            return (0, *powers[::-1][::skip][::-1])
        return multiples(self.top, most)


def scale_to(highest: float, *, tens: bool = False) -> Scale:
    """A scale that ends at ``highest``; one of tens goes to 10 at least."""
    return Scale(max(highest, _FIRST_STEP) if tens else highest or 1, tens)


def multiples(top: float, most: int) -> tuple[float, ...]:
    """0 and its multiples of 1, 2 or 5 times a power of ten up to ``top``, no more than ``most`` of them but one at
    least.

    Whole numbers unless ``top`` is less than 1: what is counted is not halved.
    """
    power = floor(log10(top / most)) - 1
    if top >= 1:
        power = max(power, 0)
    highest: float = 0
    while True:
        for factor in (1, 2, 5):
            step = _times(factor, power)
            if step > top:
                return 0, highest
            count = floor(top / step + 1e-9)
            if count <= most:
                # Each is worked out by itself, so that no rounding error grows.
                return tuple(_times(at * factor, power) for at in range(count + 1))
            highest = step
        power += 1


def _times(factor: int, power: int) -> float:
    """``factor`` times ten to the ``power``; a whole number stays one."""
    return factor * int(10**power) if power >= 0 else factor / int(10**-power)


@dataclass(frozen=True)
class Axis:
    """A scale laid along a line, with the ticks that have room for their labels."""

    scale: Scale
    left: float
    length: float
    labels: tuple[tuple[float, str, float], ...]
    """Number, its label, and the middle of the label."""

    def at(self, value: float) -> float:
        """Where a number stands."""
        return self.left + self.length * self.scale.share(value)

    def write_labels(self, sheet: Sheet, top: float) -> float:
        """Writes the labels; gives how tall they are."""
        for _, label, middle in self.labels:
            sheet.write((label,), middle, top, look="quiet", size=LEAST, anchor="middle")
        return LEAST_STEP

    def draw_ticks(self, sheet: Sheet, top: float, bottom: float) -> None:
        """Draws an upright hair line at each labelled number, and a darker one at 0; at each 10, 100, 1000 … where
        the scale goes in such steps.
        """
        for value in self.scale.ticks(99) if self.scale.tens else (value for value, _, _ in self.labels):
            if value:
                sheet.add(line("grid", self.at(value), top, self.at(value), bottom))
        sheet.add(line("axis", self.left, top, self.left, bottom))


def axis_of(
    scale: Scale, text: TickText, left: float, length: float, *, least: float, most: float, count: int = 6
) -> Axis:
    """The axis with as many labels as fit between ``least`` and ``most`` without touching, up to ``count`` above 0;
    with none where not even one has room beside that of 0.
    """
    for tries in range(count, 0, -1):
        axis = Axis(scale, left, length, ())
        labels, end = [], least - _LABEL_GAP
        for value in scale.ticks(tries):
            label = text(value)
            half = width_of(label, LEAST) / 2
            middle = min(max(axis.at(value), least + half), most - half)
            if middle - half < end + _LABEL_GAP - 1e-6:
                break
            labels.append((value, label, middle))
            end = middle + half
        else:
            return Axis(scale, left, length, tuple(labels))
    return Axis(scale, left, length, ())
