"""The words of the points, one file per language, and reasons put into words."""

from __future__ import annotations

import functools

from guidebook.criteria.finding import Lack, Part
from guidebook.problems import DataProblems
from guidebook.words import FOLDER, Words, flat_entries
from guidebook.yaml_source import parse_text

MOST_NAMES = 6
"""A reason that names more than so many things tells how many more there are."""


@functools.cache
def load_texts(language: str) -> Words:
    """The words of the points in one language, such as ``en``; raises :class:`DataProblems` when its file is broken."""
    file = FOLDER / "criteria" / f"{language}.yml"
    document, problems = parse_text(file.read_bytes(), f"strings/criteria/{language}.yml")
    if document is None or problems:
        raise DataProblems(problems)
    return Words(flat_entries(document.value()))


class Reasons:
    """Puts reasons into words."""

    def __init__(self, texts: Words, words: Words) -> None:
        self._texts = texts
        self._words = words

    def __call__(self, lack: Lack) -> str:
        """A reason in a few words."""
        return self._texts(f"lack.{lack.key}", **{name: self._told(part) for name, part in lack.parts})

    def _told(self, part: Part) -> str | int:
        if not isinstance(part, tuple):
            return part
        named = [self._texts.entries.get(name.replace("list_", "list.", 1), name) for name in part[:MOST_NAMES]]
        told = self._words("list.comma").join(named)
        more = len(part) - len(named)
        return self._words("measures.and_more", names=told, count=more) if more else told
