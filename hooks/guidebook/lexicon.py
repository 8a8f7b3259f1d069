"""What the rules on words know of a language, from one file per language in ``lexicons``."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from guidebook.models.base import Line, Part
from guidebook.models.editing import Banned
from guidebook.phrases import one_of
from guidebook.problems import DataProblems
from guidebook.sentences import sentences
from guidebook.validation import validate
from guidebook.yaml_source import parse_text

FOLDER = Path(__file__).parent / "lexicons"
BEFORE, AFTER = 8, 2
"""How many words around a place are searched for one that turns round what stands there."""


class Sentences(Part):
    """What stands in the way of finding the end of a sentence."""

    abbreviations: tuple[Line, ...]
    """A full stop after these ends no sentence."""
    before_numbers: tuple[Line, ...]
    """Nor after these, when a number follows."""


class Duplicates(Part):
    """What makes no difference between two claims."""

    empty: tuple[Line, ...]
    """Words that say nothing of the matter."""
    endings: tuple[Line, ...]
    """Endings of words, the longest first."""


class Certainty(Part):
    """Words by the certainty they show."""

    hedges: tuple[Line, ...]
    doubts: tuple[Line, ...]
    reports: tuple[Line, ...]
    promises: tuple[Line, ...]
    too_doubtful: tuple[Line, ...]


class Amounts(Part):
    """Amounts in words."""

    vague: tuple[Line, ...]
    compared: tuple[Line, ...]
    no_number: tuple[Line, ...]


class Avoided(Part):
    """Words to avoid for one reason."""

    words: tuple[Line, ...] = Field(min_length=1)
    why: Line
    instead: Line

    @property
    def each(self) -> tuple[Banned, ...]:
        """One entry for each of the words."""
        return tuple(Banned(words=word, why=self.why, instead=self.instead) for word in self.words)


class LexiconFile(Part):
    """One file of ``lexicons``."""

    sentences: Sentences
    duplicates: Duplicates
    negations: tuple[Line, ...]
    attributions: tuple[Line, ...]
    certainty: Certainty
    amounts: Amounts
    banned: tuple[Avoided, ...]
    steering: tuple[Avoided, ...]


@dataclass(frozen=True)
class Lexicon:
    """The words of one language that the rules on words look for."""

    words: LexiconFile

    @property
    def banned(self) -> tuple[Banned, ...]:
        """Promises that no guide makes."""
        return tuple(entry for group in self.words.banned for entry in group.each)

    @property
    def steering(self) -> tuple[Banned, ...]:
        """Words that push one option before the others."""
        return tuple(entry for group in self.words.steering for entry in group.each)

    def sentences(self, paragraph: str) -> tuple[str, ...]:
        """The sentences of one paragraph."""
        return sentences(paragraph, self._abbreviations, self._before_numbers)

    @functools.cached_property
    def _abbreviations(self) -> frozenset[str]:
        return frozenset(self.words.sentences.abbreviations)

    @functools.cached_property
    def _before_numbers(self) -> frozenset[str]:
        return frozenset(self.words.sentences.before_numbers)

    def turned(self, before: str, after: str = "") -> bool:
        """Whether a word around a place turns round what stands there ("not", "cannot", "whether").

        It is looked for in the last words of ``before`` and the first of ``after``, both in small letters.
        """
        near = (*before.split()[-BEFORE:], *after.split()[:AFTER])
        return one_of(self.words.negations).search(" ".join(near)) is not None

    def attributed(self, before: str) -> bool:
        """Whether the beginning of a sentence, in small letters, gives somebody else the word."""
        return one_of(self.words.attributions).search(before) is not None

    @functools.cached_property
    def hedge(self) -> re.Pattern[str]:
        """What makes a sentence cautious."""
        return one_of((*self.words.certainty.hedges, *self.words.certainty.doubts))

    @functools.cached_property
    def doubt(self) -> re.Pattern[str]:
        """What says that something is hardly known."""
        return one_of(self.words.certainty.doubts)

    @functools.cached_property
    def report(self) -> re.Pattern[str]:
        """Who said or measured something."""
        return one_of(self.words.certainty.reports)

    @functools.cached_property
    def promise(self) -> re.Pattern[str]:
        """What only high or moderate certainty may say."""
        return one_of(self.words.certainty.promises)

    @functools.cached_property
    def too_doubtful(self) -> re.Pattern[str]:
        """What high or moderate certainty has no room for."""
        return one_of(self.words.certainty.too_doubtful)

    @functools.cached_property
    def no_number(self) -> re.Pattern[str]:
        """What says that there is no number."""
        return one_of(self.words.amounts.no_number)


@functools.cache
def load_lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language such as ``en``, or None when it has none; raises :class:`DataProblems` when it is broken."""
    file = FOLDER / f"{language}.yml"
    if not re.fullmatch(r"[a-z]{2,3}", language) or not file.is_file():
        return None
    document, problems = parse_text(file.read_bytes(), f"lexicons/{language}.yml")
    record = None
    if document is not None:
        record, found = validate(document, LexiconFile, f"lexicons/{language}")
        problems = [*problems, *found]
    if not isinstance(record, LexiconFile) or problems:
        raise DataProblems(problems)
    return Lexicon(record)
