"""Small signs: what stands instead of a value, shapes that tell groups apart, and the key that explains them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from guidebook.pictures.drawing import (
    LEAST,
    LEAST_STEP,
    MIDDLE,
    STEP,
    TEXT,
    Shape,
    Sheet,
    Text,
    circle,
    line,
    lines_of,
    outline,
    rect,
    step_of,
)
from guidebook.pictures.text import width_of

SLASHED_RING = "\N{EMPTY SET}"
"""The one mark in common use for a blank that the bundled fonts do not hold; it is drawn."""
_KEY_SIGN = 24
"""From the left end of a key's sign to its words."""
_KEY_GAP = 24
"""Between entries of a key that stand side by side."""
_ITEM_GAP = 5
"""Between names of a list."""

Painter = Callable[[float, float], Sequence[Shape | Text]]
"""Draws a sign around a point."""


@dataclass(frozen=True)
class Missing:
    """What stands instead of a value: which kind of blank it is, never nothing at all."""

    mark: str
    """One character of the legend, such as "–"; may be empty."""
    text: str
    """The kind of blank in words."""


@dataclass(frozen=True)
class Entry:
    """One sign of a key with its words."""

    sign: Painter
    text: str


def _ring(x: float, y: float, size: float) -> tuple[Shape, ...]:
    radius, reach = 0.34 * size, 0.42 * size
    return circle("mark", x, y, radius), line("mark", x - reach, y + reach, x + reach, y - reach)


def _inset(missing: Missing, size: float) -> float:
    """How far the mark of a blank sets its words in."""
    if not missing.mark:
        return 0
    ring, rest = _ring_and_rest(missing.mark)
    return (size if ring else 0) + (width_of(rest, size) if rest else 0) + 5


def _ring_and_rest(mark: str) -> tuple[bool, str]:
    """Whether a mark begins with the sign that is drawn, and what else is to be written."""
    return mark.startswith(SLASHED_RING), mark.removeprefix(SLASHED_RING)


def missing_lines(missing: Missing, room: float, size: float = TEXT) -> tuple[str, ...]:
    """The lines of a blank's words beside its mark, both in ``room`` pixels."""
    return lines_of(missing.text, room - _inset(missing, size), size)


def missing_width(missing: Missing, size: float = TEXT) -> float:
    """How wide a blank's mark and words are in one line."""
    return _inset(missing, size) + width_of(missing.text, size)


def write_missing(
    sheet: Sheet, missing: Missing, x: float, top: float, room: float, size: float = TEXT
) -> float:
    """Writes a blank's mark and words; gives how tall they are."""
    lines, inset = missing_lines(missing, room, size), _inset(missing, size)
    middle = top + step_of(size) / 2
    ring, rest = _ring_and_rest(missing.mark)
    if ring:
        sheet.add(*_ring(x + size / 2, middle, size))
    if rest:
        sheet.add(Text(rest, x + (size if ring else 0), middle + MIDDLE * size, "quiet", size))
    return sheet.write(lines, x + inset, top, look="quiet", size=size)


def _circle(look: str, x: float, y: float) -> Shape:
    return circle(look, x, y, 5.5)


def _square(look: str, x: float, y: float) -> Shape:
    return rect(look, x - 5, y - 5, 10, 10)


def _triangle(look: str, x: float, y: float) -> Shape:
    return outline(look, (x, y - 6), (x + 6, y + 5), (x - 6, y + 5))


def _diamond(look: str, x: float, y: float) -> Shape:
    return outline(look, (x, y - 6.5), (x + 6.5, y), (x, y + 6.5), (x - 6.5, y))


def _cross(look: str, x: float, y: float) -> Shape:
    corners = (
        (-2, -6),
        (2, -6),
        (2, -2),
        (6, -2),
        (6, 2),
        (2, 2),
        (2, 6),
        (-2, 6),
        (-2, 2),
        (-6, 2),
        (-6, -2),
        (-2, -2),
    )
    return outline(look, *((x + dx, y + dy) for dx, dy in corners))


_KINDS = (_circle, _square, _triangle, _diamond, _cross)
GROUPS = 2 * len(_KINDS)
"""How many groups have a shape of their own."""
GROUP_STEP = 17
"""From shape to shape where several stand in a row."""


def group_shape(number: int, x: float, y: float) -> Shape:
    """The shape of a group around a point, about 12 pixels wide; raises ValueError if there are more than ``GROUPS``.

    The first five are filled, one after the other in its outline; the next five are the same, open.
    """
    if not 0 <= number < GROUPS:
        raise ValueError(f"there are shapes for {GROUPS} groups, found number {number}")
    return _KINDS[number % len(_KINDS)]("open" if number >= len(_KINDS) else "solid", x, y)


def write_key(
    sheet: Sheet, entries: Sequence[Entry], top: float, *, x: float = 0, stacked: bool = False
) -> float:
    """Writes a key: side by side as long as they fit unless ``stacked``; gives how tall it is. Entries without words
    are left out.
    """
    room = sheet.width - x
    left, y, tallest = x, top, 0.0
    for entry in entries:
        lines = lines_of(entry.text, room - _KEY_SIGN, LEAST)
        if not lines:
            continue
        width = _KEY_SIGN + max(width_of(text.rstrip(" "), LEAST) for text in lines)
        if left > x and (stacked or left + width > x + room):
            left, y, tallest = x, y + tallest, 0
        sheet.add(*entry.sign(left + 8, y + STEP / 2))
        height = sheet.write(lines, left + _KEY_SIGN, y + (STEP - LEAST_STEP) / 2, size=LEAST)
        tallest = max(tallest, height + 4)
        left += width + _KEY_GAP
    return y + tallest - top


def write_columns(sheet: Sheet, items: Sequence[tuple[str, str]], top: float) -> float:
    """Writes names with their number before them: down three columns on a wide picture, else down one; gives how tall
    it is. A name without a number is set in a little.
    """
    count = 3 if sheet.size == "wide" else 1
    width = (sheet.width + _KEY_GAP) / count
    inset = max(chip_width(number) + 8 if number else 18 for number, _ in items)
    lines = [lines_of(name, width - _KEY_GAP - inset, LEAST) for _, name in items]
    starts = list(accumulate((len(each) * LEAST_STEP + _ITEM_GAP for each in lines), initial=0.0))
    column, start, tallest = 0, 0.0, 0.0
    for (number, _), each, (before, end) in zip(items, lines, pairwise(starts), strict=True):
        if column < count - 1 and before - start >= starts[-1] / count:
            column, start = column + 1, before
        x, y = column * width, top + before - start
        if number:
            sheet.add(*number_chip(number, x + chip_width(number) / 2, y + LEAST_STEP / 2))
        sheet.write(each, x + inset, y, size=LEAST)
        tallest = max(tallest, end - start)
    return tallest


def chip_width(number: str) -> float:
    """How wide the chip of a number is."""
    return max(20, width_of(number, LEAST, bold=True) + 6)


def number_chip(number: str, x: float, y: float) -> tuple[Shape, Text]:
    """A number on a round ground around a point, 20 pixels high."""
    width = chip_width(number)
    return rect("solid", x - width / 2, y - 10, width, 20, round_by=5), number_text(number, x, y)


def number_text(number: str, x: float, y: float, look: str = "inverse") -> Text:
    """A number's text alone, around a point."""
    return Text(number, x, y + MIDDLE * LEAST, look, LEAST, True, "middle")
