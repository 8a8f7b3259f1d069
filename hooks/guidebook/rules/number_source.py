"""Every number the guide states in its own voice has a source beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.counting import Counting, counting_of, readable
from guidebook.models.facts import Chance
from guidebook.own_voice import OwnText
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded
    from guidebook.models.base import Part

NAME = "number-source"
BEARS_EXCEPTIONS = True


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of numbers without a source.

    :mod:`guidebook.own_voice` has the texts, and for each the field that answers for its numbers. Where a record says
    why it has no source, a count of days or steps may stand: its page marks it as unsourced. A chance, a share or a
    price may not.
    """
    counting = counting_of(draft)
    for loaded, said in draft.own_texts:
        if said.answering is None or not said.answering.sources:
            yield from _of(loaded, said, counting)


def _of(loaded: Loaded[Part], said: OwnText, counting: Counting) -> Iterator[Problem]:
    answering, text = said.answering, readable(said.text)
    if isinstance(said.part, Chance) and answering and answering.unsourced:
        if said.path[-1] == "group":
            hint = f'name the source in "{answering.path[-1]}", or remove the chance'
            yield loaded.problem(NAME, "a chance has no source", said.path[:-1], key=True, hint=hint)
    elif answering and answering.unsourced:
        if figure := counting.figure(text):
            hint = f'name the source in "{answering.path[-1]}", or leave the number out'
            message = f'"{figure}" is a chance, a share or a price, and has no source'
            yield loaded.problem(NAME, message, said.path, hint=hint)
    elif number := counting.number(text):
        hint = "leave the number out, or say it in a field that has sources"
        if answering:
            hint = f'name the source in "{answering.path[-1]}", or leave the number out'
        yield loaded.problem(NAME, f'the number "{number}" has no source', said.path, hint=hint)
