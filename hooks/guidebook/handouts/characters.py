"""Which characters the bundled fonts can print."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

_COVERAGE = Path(__file__).resolve().parent / "fonts" / "coverage.txt"
_WORD_JOINER = 0x2060


@cache
def printable_code_points() -> frozenset[int]:
    """Give every code point that all weights of the text face hold, and the word joiner, never drawn."""
    points = {_WORD_JOINER}
    for line in _COVERAGE.read_text(encoding="ascii").split():
        start, _, end = line.removeprefix("U+").partition("-")
        points.update(range(int(start, 16), int(end or start, 16) + 1))
    return frozenset(points)


def unprintable(text: str) -> tuple[str, ...]:
    """Name each character that would come out as an empty box, once, in order of appearance.

    A name reads ``'◐' U+25D0 CIRCLE WITH LEFT HALF BLACK``; line ends and other control characters count too.
    """
    found = dict.fromkeys(character for character in text if ord(character) not in printable_code_points())
    return tuple(_described(character) for character in found)


def _described(character: str) -> str:
    shown = f"'{character}' " if character.isprintable() else ""
    return f"{shown}U+{ord(character):04X} {unicodedata.name(character, 'control character')}"
