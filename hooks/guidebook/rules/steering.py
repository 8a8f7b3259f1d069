"""No option is called best, ideal or simple: the guide says what each does, and readers choose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.problems import Problem
from guidebook.rules.banned_words import refused

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "steering"
BEARS_EXCEPTIONS = True


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of words that push an option, in the guide's own voice; they may be denied, asked and quoted."""
    if draft.lexicon:
        yield from refused(draft, draft.lexicon, draft.lexicon.steering, NAME, "steers readers")
