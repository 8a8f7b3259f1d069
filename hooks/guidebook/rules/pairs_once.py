"""A pair of treatments is stored once, in the record whose id comes first, and never with itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from guidebook.models.treatment import Combination, Conflict
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "pair"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of pairs stored twice, in the wrong record, or with itself."""
    for treatment in draft.treatments:
        seen: set[str] = set()
        lists: tuple[tuple[str, Sequence[Combination | Conflict]], ...] = (
            ("combines_with", treatment.record.combines_with),
            ("conflicts_with", treatment.record.conflicts_with),
        )
        for field, pairs in lists:
            for index, pair in enumerate(pairs):
                path = (field, index, "treatment")
                if pair.treatment == treatment.id:
                    message = "a treatment cannot be paired with itself"
                    yield treatment.problem(NAME, message, path, hint="name another treatment")
                elif pair.treatment in seen:
                    message = f'"{pair.treatment}" is paired twice'
                    yield treatment.problem(NAME, message, path, hint="keep one of them")
                elif pair.treatment < treatment.id:
                    message = f'the pair with "{pair.treatment}" belongs in that record'
                    other = f"data/treatments/{pair.treatment}.yml"
                    hint = f'move it to {other}, with "treatment: {treatment.id}"; both pages show it'
                    yield treatment.problem(NAME, message, path, hint=hint)
                seen.add(pair.treatment)
