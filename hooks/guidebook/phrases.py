"""Lists of words and phrases, and where a record says one of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from guidebook.prose import Prose, Text

ANY_ENDING = r"[\w’']*"
UP_TO_THREE_WORDS = r"(?:\W+[\w’'-]+){0,3}?"
SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)")


@functools.cache
def one_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds any of these as whole words in small letters; ``*`` stands for any ending, ``...`` for up to three words."""
    written = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_pattern, written))})(?![\w’'-])" if written else r"(?!)")


def _pattern(phrase: str) -> str:
    pattern = ""
    for word in phrase.lower().split():
        if word == "...":
            pattern += UP_TO_THREE_WORDS
        else:
            ending = ANY_ENDING if word.endswith("*") else ""
            pattern += (r"\W+" if pattern else "") + re.escape(word.removesuffix("*")) + ending
    return pattern


class Found(NamedTuple):
    """One place where a phrase stands."""

    text: Text
    phrase: str
    """As it stands in the list."""
    words: str
    """As it stands in the text, in small letters."""
    sentence: str
    """The sentence around it, in small letters, without what stands in quotation marks."""
    before: str
    """That sentence up to the words found."""


class Phrases:
    """Phrases to look for in many records, of which most have none of them.

    A record is asked first for the longest word of each phrase, which is quick, and read only for those it has.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._whole: dict[str, list[str]] = {}
        self._begin: dict[str, list[str]] = {}
        for phrase in phrases:
            longest = max(re.findall(r"[^\W_]+\*?", phrase.lower()), key=len)
            kept = self._begin if longest.endswith("*") else self._whole
            kept.setdefault(longest.removesuffix("*"), []).append(phrase)
        self._beginnings = tuple(self._begin)

    def find(self, prose: Prose) -> Iterator[Found]:
        """Where the guide says one of them in its own voice, in the order of the record."""
        keys = [key for key in self._whole if key in prose.vocabulary]
        if self._beginnings:
            begun = [word for word in prose.vocabulary if word.startswith(self._beginnings)]
            keys += [key for key in self._beginnings if any(word.startswith(key) for word in begun)]
        if not keys:
            return
        phrases = tuple(p for key in keys for p in (*self._whole.get(key, ()), *self._begin.get(key, ())))
        pattern = one_of(tuple(sorted(phrases)))
        for text, said in prose.own:
            if any(key in said for key in keys):
                for match in pattern.finditer(said):
                    yield _found(text, said, match, phrases)


def _found(text: Text, said: str, match: re.Match[str], phrases: tuple[str, ...]) -> Found:
    start = max((end.end() for end in SENTENCE_END.finditer(said, 0, match.start())), default=0)
    end = SENTENCE_END.search(said, match.end())
    return Found(
        text,
        next(phrase for phrase in phrases if one_of((phrase,)).fullmatch(match[0])),
        match[0],
        said[start : end.end() if end else len(said)].strip(),
        said[start : match.start()],
    )
