"""How hard the prose of a page is to read: counts, and two grades that need no list of syllables.

Both grades count letters, words and sentences only, so they are the same on every machine and in every edition of
this engine. They say how long words and sentences are, and nothing about whether a text is clear.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from guidebook.lexicon import load_lexicon
from guidebook.models.base import Part
from guidebook.models.facts import Chance, FactValue
from guidebook.prose import Path, Prose, Text
from guidebook.sentences import count_words, sentences

LONG = 20
"""Words; a sentence with more counts as long (criterion 50)."""
SENTENCES_A_PARAGRAPH = 3
"""A paragraph with more counts as long (criterion 50)."""
AGE_AFTER_GRADE = 5
"""Children enter the first grade at six, so the age is the grade and five."""

ENDS = (".", "!", "?", "…")
NO_LETTERS = str.maketrans("", "", string.punctuation + string.whitespace)


class Sentence(NamedTuple):
    """One sentence, and the field it stands in."""

    path: Path
    text: str
    words: int


@dataclass(frozen=True)
class Reading:
    """The counts of some prose, and what follows from them; every measure of an empty text is 0."""

    sentences: tuple[Sentence, ...]
    """In the order of the record."""
    characters: int
    """Letters and digits."""
    paragraphs: int
    longest_paragraph: int
    """Sentences of the longest paragraph."""
    long_paragraphs: int
    """Paragraphs of more than :data:`SENTENCES_A_PARAGRAPH` sentences."""

    @cached_property
    def words(self) -> int:
        """Words."""
        return sum(sentence.words for sentence in self.sentences)

    @cached_property
    def longest_sentence(self) -> int:
        """Words of the longest sentence."""
        return max((sentence.words for sentence in self.sentences), default=0)

    @cached_property
    def long_sentences(self) -> int:
        """Sentences of more than :data:`LONG` words."""
        return sum(sentence.words > LONG for sentence in self.sentences)

    @property
    def share_long(self) -> float:
        """Which part of the sentences is long, from 0 to 1."""
        return self.long_sentences / len(self.sentences) if self.sentences else 0.0

    @property
    def share_long_paragraphs(self) -> float:
        """Which part of the paragraphs is long, from 0 to 1."""
        return self.long_paragraphs / self.paragraphs if self.paragraphs else 0.0

    @cached_property
    def grade(self) -> float:
        """US school grade by the Automated Readability Index, with one decimal, at least 0.

        Source: E. A. Smith and R. J. Senter, "Automated Readability Index", AMRL-TR-66-220, 1967.
        """
        if not self.words:
            return 0.0
        index = 4.71 * self.characters / self.words + 0.5 * self.words / len(self.sentences) - 21.43
        return max(0.0, round(index, 1))

    @property
    def age(self) -> float:
        """Reading age in years by the same index."""
        return round(self.grade + AGE_AFTER_GRADE, 1) if self.words else 0.0

    @cached_property
    def second_grade(self) -> float:
        """US school grade by the Coleman-Liau index, with one decimal, at least 0; digits count as letters.

        Source: M. Coleman and T. L. Liau, "A computer readability formula designed for machine scoring", Journal of
        Applied Psychology 60(2), 283-284, 1975.
        """
        if not self.words:
            return 0.0
        index = 5.88 * self.characters / self.words - 29.6 * len(self.sentences) / self.words - 15.8
        return max(0.0, round(index, 1))


def reading_of(record: Part, language: str = "en") -> Reading:
    """The reading level of a record's page: of its prose, without names, labels, cells of tables and sources.

    Prose is every text of the record that ends like a sentence, words of others included, since readers read them on
    the page too. A link that shows a record's name counts as one word. In a language without a lexicon every full
    stop before a capital ends a sentence.
    """
    return reading_of_prose(Prose(record), language)


def reading_of_prose(prose: Prose, language: str = "en") -> Reading:
    """The same for a record whose texts were read already."""
    lexicon = load_lexicon(language)
    split = lexicon.sentences if lexicon else sentences
    found: list[Sentence] = []
    paragraphs: list[int] = []
    said: list[str] = []
    for text in prose.texts:
        if not is_prose(text):
            continue
        for paragraph in text.paragraphs:
            said.append(paragraph)
            parts = split(paragraph)
            paragraphs.append(len(parts))
            for part in parts:
                found.append(Sentence(text.path, part, count_words(part)))
    return Reading(
        tuple(found),
        letters("".join(said)),
        len(paragraphs),
        max(paragraphs, default=0),
        sum(count > SENTENCES_A_PARAGRAPH for count in paragraphs),
    )


def is_prose(text: Text) -> bool:
    """Whether a text is read as a sentence: it ends like one, and is no cell of a table of facts."""
    if isinstance(text.part, Chance) or (isinstance(text.part, FactValue) and text.field == "text"):
        return False
    return text.text.endswith(ENDS) or text.text.rstrip("\"'”’)*_ \n").endswith(ENDS)


def letters(text: str) -> int:
    """Letters and digits of a text."""
    if not text.isascii():
        rare = "".join(character for character in text if character > "\x7f")
        return len(text.translate(NO_LETTERS)) - len(rare) + sum(map(str.isalnum, rare))
    return len(text.translate(NO_LETTERS))
