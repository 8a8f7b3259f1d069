"""How an editor's YAML reader takes a word that our own reader takes as text.

Source: YAML 1.2.2, section 10.3.2 (core schema), https://yaml.org/spec/1.2.2/#1032-tag-resolution; without ``.inf`` and
``.nan``, which JSON has no values for and which are no words of a list.
"""

from __future__ import annotations

import re

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def as_read(word: str) -> str | int | float | bool | None:
    """The value of a word without quotes: ``true`` is a truth value, ``2016`` a number, ``yes`` a text."""
    if word in _CONSTANTS:
        return _CONSTANTS[word]
    if _DECIMAL.fullmatch(word):
        return int(word)
    if _OTHER_BASE.fullmatch(word):
        return int(word, 0)
    return float(word) if _FLOAT.fullmatch(word) else word


def spellings(word: str) -> list[str | int | float | bool | None]:
    """All values that stand for a word of a list: the word, and what it is read as when it has no quotes."""
    read = as_read(word)
    return [word] if isinstance(read, str) else [word, read]
