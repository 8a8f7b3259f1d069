"""The words of the points, one file per language, and reasons put into words."""

from __future__ import annotations

from guidebook.criteria.finding import Lack, Part
from guidebook.words import Words, load_words

MOST_NAMES = 6
"""A reason that names more than so many things tells how many more there are."""
LIST = "list_"
"""Begins the name of a list, which has words of its own."""


def load_texts(language: str) -> Words:
    """The words of the points in one language, such as ``en``; raises :class:`DataProblems` when its file is broken."""
    return load_words(language, "criteria")


class Reasons:
    """Puts reasons into words."""

    def __init__(self, language: str) -> None:
        self.texts = load_texts(language)
        self._comma = load_words(language)("list.comma")

    def __call__(self, lack: Lack) -> str:
        """A reason in a few words."""
        parts = {name: self._told(part) for name, part in lack.parts}
        key = f"lack.{lack.key}"
        if f"{key}.one" in self.texts.entries:
            return self.texts.count(key, int(parts.pop("count")), **parts)
        return self.texts(key, **parts)

    def _told(self, part: Part) -> str | int:
        if not isinstance(part, tuple):
            return part
        named = [
            self.texts(f"list.{name.removeprefix(LIST)}") if name.startswith(LIST) else name
            for name in part[:MOST_NAMES]
        ]
        more = len(part) - len(named)
        return self._comma.join([*named, self.texts("more", count=more)] if more else named)
