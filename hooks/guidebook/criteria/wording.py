"""Points 49 to 60: words and form, as far as the records tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from guidebook.criteria.finding import Found, lack
from guidebook.criteria.subjects import GuideSubject, PageSubject, TreatmentSubject
from guidebook.models.base import Blank
from guidebook.models.routine import Routine, RoutineKind
from guidebook.models.treatment import AvoidLevel

OLDEST = 14
"""Reading age in years that prose may need; the goal is 11 (NHS)."""
MOST_LONG = 0.1
"""Part of sentences, and of paragraphs, that may be long."""
MOST_WORDS_OF_SUMMARY = 60
MOST_ITEMS = 7
MOST_WORDS_OF_TEXT = 150


def is_easy_to_read(subject: PageSubject) -> Found:
    """49: the reading age is measured and within the limit."""
    reading = subject.reading
    if not reading.words:
        return None
    return [lack("reading_age", age=f"{reading.age:g}", most=OLDEST)] if reading.age > OLDEST else []


def has_short_sentences(subject: PageSubject) -> Found:
    """50: nine of ten sentences have at most 20 words, and nine of ten paragraphs at most three sentences."""
    reading = subject.reading
    if not reading.words:
        return None
    found = []
    if reading.share_long > MOST_LONG:
        found.append(lack("long_sentences", count=reading.long_sentences, total=len(reading.sentences)))
    if reading.share_long_paragraphs > MOST_LONG:
        found.append(lack("long_paragraphs", count=reading.long_paragraphs, total=reading.paragraphs))
    return found


def has_a_summary(subject: PageSubject) -> Found:
    """51: a summary of at most 60 words at the top."""
    count = len(subject.record.summary.split())
    return [lack("summary_length", count=count)] if not 0 < count <= MOST_WORDS_OF_SUMMARY else []


def has_short_lists(subject: TreatmentSubject) -> Found:
    """52: lists of at most seven items, texts of at most 150 words."""
    long_lists = tuple(name for name, count in _lists(subject) if count > MOST_ITEMS)
    long_texts = sum(_is_long(text.text) for text in subject.prose.texts)
    found = [lack("long_lists", lists=tuple(f"list_{name}" for name in long_lists))] if long_lists else []
    return [*found, lack("long_texts", count=long_texts)] if long_texts else found


def _is_long(text: str) -> bool:
    # So many words need twice as many characters, and few texts have them.
    return len(text) > 2 * MOST_WORDS_OF_TEXT and len(text.split()) > MOST_WORDS_OF_TEXT


def _lists(subject: TreatmentSubject) -> Iterator[tuple[str, int]]:
    record = subject.record
    yield "benefits", len(record.benefits)
    yield "common", len(record.harms.common)
    yield "serious", len(record.harms.serious)
    yield "cannot", len(record.cannot)
    levels = Counter(avoid.level for avoid in record.avoid)
    for level in AvoidLevel:
        yield level.value, levels[level]
    yield "signs", max((len(card.signs) for card in record.care_cards), default=0)
    for name in ("before", "during", "after"):
        yield name, len(getattr(record.steps, name))
    yield "questions", len(record.questions)


def routines_can_be_done(guide: GuideSubject) -> Found:
    """53: each step of each routine says how much, how often, how long and when to stop.

    Routines shown as somebody published them are left out: what they lack is said on their pages.
    """
    routines = [one for one in guide.knowledge.routines.values() if one.kind is not RoutineKind.AS_PUBLISHED]
    if not routines:
        return None
    return [
        lack("steps_with_gaps", name=routine.name, count=count)
        for routine in routines
        if (count := _gaps(routine))
    ]


def _gaps(routine: Routine) -> int:
    """Steps of which something was not looked up, or that are repeated without saying how often."""
    return sum(
        any(part.blank is Blank.NOT_LOOKED_UP for part in (step.how_much, step.how_long, step.stop_if))
        or (routine.kind is RoutineKind.HOME and step.how_often is None)
        for phase in routine.phases
        for step in phase.steps
    )
