"""No two claims are the same or nearly so: each doubt has one page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.problems import Problem
from guidebook.similarity import folded, near_pairs

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "duplicate-claim"
BEARS_EXCEPTIONS = True

LIKE = 0.6
"""Share of words in common from which two claims count as one: a rewording has more, two doubts of one subject have less."""


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of claims whose question or claim says nearly what that of another does.

    Case, punctuation, empty words and endings make no difference; a number does.
    """
    lexicon = draft.lexicon
    empty = frozenset(lexicon.words.duplicates.empty) if lexicon else frozenset()
    endings = lexicon.words.duplicates.endings if lexicon else ()
    said = [
        (claim, field, text)
        for claim in draft.claims
        for field, text in (("question", claim.record.question), ("claim", claim.record.claim))
    ]
    told: set[str] = set()
    for first, second in near_pairs([folded(text, empty, endings) for *_, text in said], LIKE):
        one, one_field, one_text = said[first]
        other, field, _ = said[second]
        if one.id == other.id or other.id in told:
            continue
        told.add(other.id)
        place = one.document.place((one_field,))
        yield other.problem(
            NAME,
            f'says nearly the same as "{one_text}" ({place.file}:{place.line}:{place.column})',
            (field,),
            hint="keep one of the two claims, and move what the other knows there",
        )
