"""Every page can be read at fourteen: short sentences, and words that are not long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.base import Page, Part
from guidebook.models.subject import Site
from guidebook.problems import Problem
from guidebook.prose import Prose
from guidebook.reading_level import LONG, reading_of_prose

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "reading-level"
BEARS_EXCEPTIONS = True

OLDEST = 14
"""Reading age in years that no page may pass (criterion 49; the goal is 11)."""
MOST_WORDS = 25
"""Words of the longest sentence that is let pass."""
MOST_LONG = 0.1
"""Which part of a page's sentences may have more than :data:`~guidebook.reading_level.LONG` words (criterion 50)."""


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of pages that are hard to read, and of single sentences anywhere that are too long."""
    site = draft.single("site", Site)
    language = site.record.language if site else ""
    for loaded, prose in draft.prose:
        yield from _record(loaded, prose, language)


def _record(loaded: Loaded[Part], prose: Prose, language: str) -> Iterator[Problem]:
    reading = reading_of_prose(prose, language)
    for sentence in reading.sentences:
        if sentence.words > MOST_WORDS:
            yield loaded.problem(
                NAME,
                f'a sentence has {sentence.words} words; expected {LONG} or fewer: "{_start(sentence.text)}"',
                sentence.path,
                hint="make two sentences of it",
            )
    if not isinstance(loaded.record, Page):
        return
    if reading.share_long > MOST_LONG:
        message = (
            f"{reading.long_sentences} of {len(reading.sentences)} sentences have more than {LONG} words; "
            "expected 1 of 10 or fewer"
        )
        yield loaded.problem(NAME, message, hint="make two sentences of each")
    if reading.age > OLDEST:
        message = f"the page needs a reading age of {reading.age} years; expected {OLDEST} or less"
        yield loaded.problem(
            NAME, message, hint="write shorter sentences, and shorter words where there are any"
        )


def _start(sentence: str) -> str:
    return f"{' '.join(sentence.split()[:8])} ..."
