"""A number that only compares ("3 times as likely") stands beside the plain numbers, or says that there are none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.counting import counting_of, readable
from guidebook.models.treatment import Effect
from guidebook.own_voice import OwnText
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "relative-number"
BEARS_EXCEPTIONS = True


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of numbers that say how much more or less, and not of how many.

    "Twice as likely" may mean 2 of 10 or 2 of a million. What is looked for is a comparison of chances or amounts between
    people; that something measured fell by a third is a plain change and may stand.
    """
    counting = counting_of(draft)
    for loaded, said in draft.own_texts:
        text = readable(said.text)
        relative = counting.relative(text)
        if relative and not (counting.chance(text) or counting.no_plain_numbers(text) or _has_chance(said)):
            yield loaded.problem(
                NAME,
                f'"{relative}" only compares; the plain numbers are missing',
                said.path,
                hint='say in the same text how many of how many, or that there are "no plain numbers"',
            )


def _has_chance(said: OwnText) -> bool:
    """Whether the part has its plain numbers in a field of their own."""
    return isinstance(said.part, Effect) and said.part.chance is not None
