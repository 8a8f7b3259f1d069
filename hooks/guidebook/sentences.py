"""Where sentences end, and how many words they have."""

from __future__ import annotations

import re
from collections.abc import Set

END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+\s++(?=\S)")
OPENING = "\"'“‘(["
COUNTED = re.compile(r"[^\W_][^\s/<>()\[\]]*")


def sentences(
    text: str, abbreviations: Set[str] = frozenset(), before_numbers: Set[str] = frozenset()
) -> tuple[str, ...]:
    """The sentences of one paragraph.

    A sentence ends at a full stop, question mark or exclamation mark with a space after it, unless the next word
    begins with a small letter, or the full stop belongs to one of ``abbreviations`` (in small letters, with their
    full stop), or to one of ``before_numbers`` with a digit after it. So "e.g.", "Dr.", "0.025%" and "1,000" end none.
    """
    found = []
    start = 0
    for end in END.finditer(text):
        following = text[end.end()]
        if following in OPENING:
            following = text[end.end() :].lstrip(OPENING)[:1]
        if following.islower():
            continue
        last = text[start : end.start() + 1].rsplit(None, 1)[-1].lstrip(OPENING).lower()
        if last in abbreviations or (following.isdigit() and last in before_numbers):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    if text[start:].strip():
        found.append(text[start:].strip())
    return tuple(found)


def count_words(text: str) -> int:
    """How many words a text has; "1,000" and "day-by-day" are one, and "and/or" is two.

    A word begins with a letter or a digit, and goes on to the next space, slash or bracket.
    """
    return len(COUNTED.findall(text))
