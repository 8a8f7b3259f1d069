"""No option is called best, ideal or simple: the guide says what each does, and readers choose.

These words may be denied, asked, and stand in quotation marks. That somebody else says them is no excuse: a reader is
steered all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.phrases import Phrases
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "steering"
BEARS_EXCEPTIONS = True


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of words that push an option, in the guide's own voice."""
    lexicon = draft.lexicon
    if lexicon is None:
        return
    entries = {entry.words: entry for entry in lexicon.steering}
    phrases = Phrases(entries)
    for record, prose in draft.prose:
        for found in phrases.find(prose):
            if not (found.is_asked or lexicon.turned(found.before)):
                entry = entries[found.phrase]
                message = f'"{found.words}" steers readers: {entry.why}'
                yield record.problem(NAME, message, found.text.path, hint=f"say instead: {entry.instead}")
