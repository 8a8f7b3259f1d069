"""The fixed words of pages and handouts, from one strings file per language: a translation is data."""

from __future__ import annotations

import functools
from pathlib import Path

from guidebook.problems import DataProblems
from guidebook.yaml_source import parse_text

FOLDER = Path(__file__).parent / "strings"


class Words:
    """Fixed words by dotted key; an unknown key or a missing part is an error, never an empty text."""

    def __init__(self, entries: dict[str, str]) -> None:
        self.entries = entries

    def __call__(self, key: str, **parts: object) -> str:
        """The words for ``key``, with ``{parts}`` filled in; raises KeyError when either is unknown."""
        return self.entries[key].format(**parts)

    def pattern(self, key: str) -> str:
        """The words for ``key`` with their ``{parts}`` still open, for whoever fills them in later."""
        return self.entries[key]

    def count(self, key: str, number: int, **parts: object) -> str:
        """The words for a number of things: ``key.one`` or ``key.many``, with ``{number}`` filled in."""
        return self(f"{key}.one" if number == 1 else f"{key}.many", number=number, **parts)


def languages() -> tuple[str, ...]:
    """The languages that have a strings file, such as ``en``, sorted."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yml")))


@functools.cache
def load_words(language: str, matter: str = "") -> Words:
    """The words of one language, such as ``en``; raises :class:`DataProblems` when its file is broken.

    ``matter`` is a folder of ``strings`` with words of a matter of their own, such as ``criteria``.
    """
    name = f"{matter}/{language}.yml" if matter else f"{language}.yml"
    document, problems = parse_text((FOLDER / name).read_bytes(), f"strings/{name}")
    if document is None or problems:
        raise DataProblems(problems)
    entries: dict[str, str] = {}
    _flatten(document.value(), "", entries)
    return Words(entries)


def _flatten(value: object, prefix: str, entries: dict[str, str]) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _flatten(inner, f"{prefix}.{key}" if prefix else key, entries)
    else:
        entries[prefix] = str(value)
