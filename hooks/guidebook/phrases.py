"""Lists of words and phrases, and where a record says one of them."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from guidebook.prose import Prose, Text

# Each part takes what it can and gives nothing back, so that no text takes long.
ANY_ENDING = r"[\w’']*+"
BETWEEN = r"[^\w.!?;]++"
UP_TO_THREE_WORDS = rf"(?:{BETWEEN}\w[\w’'-]*+){{0,3}}?"
SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++(?=\s|$)")
AROUND = 300
"""Characters of a sentence that are looked at before and after a phrase; few sentences have more."""


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
            pattern += (BETWEEN if pattern else "") + re.escape(word.removesuffix("*")) + ending
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

    @property
    def is_asked(self) -> bool:
        """Whether it stands in a question, which promises nothing."""
        return self.sentence.endswith("?")

    @property
    def word_before(self) -> str:
        """The word before, in small letters, or an empty text."""
        return (self.before.split() or [""])[-1]


class Phrases:
    """Phrases to look for in many records, of which most have none of them.

    A record is asked first for the longest word of each phrase, which is quick, and read only for those it has.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._of_key: dict[str, list[str]] = {}
        for phrase in phrases:
            # Of words of one length the last: English begins with those that stand everywhere.
            key = max(reversed(re.findall(r"[\w-]+", phrase.lower())), key=len)
            self._of_key.setdefault(key, []).append(phrase)

    def find(self, prose: Prose) -> Iterator[Found]:
        """Where the guide says one of them in its own voice, in the order of the record."""
        keys = [key for key in self._of_key if key in prose.said]
        if not keys:
            return
        phrases = tuple(sorted(phrase for key in keys for phrase in self._of_key[key]))
        pattern = one_of(phrases)
        for text, said in prose.own:
            if any(key in said for key in keys):
                ends: list[int] | None = None
                for match in pattern.finditer(said):
                    if ends is None:
                        ends = [end.end() for end in SENTENCE_END.finditer(said)]
                    yield _found(text, said, match, phrases, ends)


def _found(
    text: Text, said: str, match: re.Match[str], phrases: tuple[str, ...], ends: Sequence[int]
) -> Found:
    position = bisect_right(ends, match.start())
    start = max(ends[position - 1] if position else 0, match.start() - AROUND)
    end = min(ends[position] if position < len(ends) else len(said), match.end() + AROUND)
    return Found(
        text, _phrase(match[0], phrases), match[0], said[start:end].strip(), said[start : match.start()]
    )


@functools.lru_cache(maxsize=1000)
def _phrase(words: str, phrases: tuple[str, ...]) -> str:
    return next(phrase for phrase in phrases if one_of((phrase,)).fullmatch(words))
