"""How wide a piece of text will be, and where to break it into lines, without any font file at hand.

The widths are the advance widths of Source Sans 3 (version 3.052) at weight 400 in thousandths of the text
size, rounded up to the next 20: read once with fontTools from the variable font, over Basic Latin and the
punctuation in common use. Kerning is left out; in this face it nearly always tightens.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

_WIDTHS: dict[str, int] = {
    character: width
    for width, characters in {
        200: " \N{NO-BREAK SPACE}",
        260: "',.:;ijl|·‘’",
        280: "I",
        300: "!f¡ł",
        320: "()-[]{}•",
        340: "t°",
        360: "/\\rª",
        380: "²³¹º",
        420: "*s",
        440: '"?z«»¿“”',
        460: "cx",
        480: "JYvy–",
        500: "#$+0123456789<=>FL^_ek~¢£¥§±×€−≈≤≥",
        520: "VXagå",
        540: "ESTZ",
        560: "A`bdhnopquðøþ",
        580: "CKPRµßđ",
        600: "B",
        620: "&DG←→",
        640: "™",
        660: "HNU",
        680: "OQ",
        720: "w",
        740: "M",
        760: "©",
        780: "æ",
        800: "W¼¾—",
        820: "½",
        840: "%mÆœ",
        860: "@Œ",
        960: "…",
        1200: "‰",
    }.items()
    for character in characters
}
_BOLD = 1.1
"""No letter of the table is wider than this many times its width when it is set at weight 600; most are
1.04 times.
"""
_UNKNOWN = 940
"""Any other letter of an alphabet: the widest Latin, Greek or Cyrillic letter of the face is 931."""
_SQUARE = 1100
"""East Asian letters and pictographs, which come from another font and fill a square."""
_WIDEST = 1300
_SPACES = re.compile("[ \t\n\r\f\v]+")
_SOFT_BREAK = frozenset("-/–")


@lru_cache(maxsize=1 << 12)
def _advance(character: str) -> int:
    width = _WIDTHS.get(character)
    if width is not None:
        return width
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0x1F000:
        return _SQUARE
    base = unicodedata.normalize("NFD", character)[0]
    # Accented letters are at most 3 % wider than their bare letter in this face.
    return _WIDTHS[base] + 20 if base in _WIDTHS else _UNKNOWN


def _units(text: str) -> int:
    return sum(map(_advance, text))


def width_of(text: str, size: float, *, bold: bool = False) -> int:
    """An upper bound of the width of ``text`` in one line at ``size`` pixels and weight 400 or 600, in
    whole pixels.
    """
    return math.ceil(_units(text) * size * (_BOLD if bold else 1) / 1000)


def tidy(text: str) -> str:
    """The text with each run of spaces and line ends made one space; no-break spaces stay."""
    return _SPACES.sub(" ", text).strip(" ")


def _pieces(word: str, room: int) -> list[str]:
    """A word cut so that each piece fits ``room`` units, after a hyphen or slash if one is in reach; whole
    if it fits.
    """
    pieces: list[str] = []
    start = used = soft = 0
    for at, character in enumerate(word):
        width = _advance(character)
        while used + width > room and at > start and width:
            cut = soft if soft > start else at
            pieces.append(word[start:cut])
            start, used = cut, _units(word[cut:at])
        used += width
        if character in _SOFT_BREAK:
            soft = at + 1
    return [*pieces, word[start:]]


def _greedy(words: list[tuple[str, int]], room: int) -> tuple[str, ...]:
    space = _advance(" ")
    lines = [""]
    used = 0
    for word, width in words:
        if lines[-1] and used + width <= room:
            lines[-1] += word + " "
            used += width + space
            continue
        for piece in [word] if width <= room else _pieces(word, room):
            if lines[-1]:
                lines.append("")
            lines[-1] = piece
            used = _units(piece) + space
        lines[-1] += " "
    lines[-1] = lines[-1].removesuffix(" ")
    return tuple(lines)


def line_width(line: str, size: float) -> int:
    """The width of one line of :func:`wrap` at weight 400, without the space it may end in."""
    return width_of(line.rstrip(" "), size)


@lru_cache(maxsize=1 << 16)
def wrap(text: str, room: int, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in as few lines as fit ``room`` pixels, each about as long as the others.

    Joined together the lines are ``tidy(text)`` again, letter for letter: a line broken at a space keeps it
    at its end. Empty text gives no line. ``room`` is taken as at least one wide letter.
    """
    text = tidy(text)
    if not text:
        return ()
    words = [(word, _units(word)) for word in text.split(" ")]
    most = max(int(room * 1000 / size / (_BOLD if bold else 1)), _WIDEST)
    lines = _greedy(words, most)
    least = min(max(width for _, width in words), most)
    while most - least > 50:  # the narrowest room that needs no more lines evens them out
        middle = (least + most) // 2
        if len(_greedy(words, middle)) > len(lines):
            least = middle
        else:
            most = middle
    return _greedy(words, most)


def broken_words(lines: tuple[str, ...]) -> int:
    """How many lines end inside a word, not at a space or after a hyphen."""
    return sum(line[-1:] not in (" ", *_SOFT_BREAK) for line in lines[:-1])
