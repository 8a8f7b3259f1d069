"""A pair of treatments is stored once, in the record whose id comes first, and never with itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "pair"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of pairs stored twice, in the wrong record, or with itself."""
    for treatment in draft.treatments:
        seen: set[str] = set()
        for field, pairs in (
            ("combines_with", treatment.record.combines_with),
            ("conflicts_with", treatment.record.conflicts_with),
        ):
            for index, pair in enumerate(pairs):
                path = (field, index, "treatment")
                if pair.treatment == treatment.id:
                    yield treatment.problem(NAME, "a treatment cannot be paired with itself", path)
                elif pair.treatment < treatment.id:
                    yield treatment.problem(
                        NAME,
                        f'the pair with "{pair.treatment}" belongs into that record',
                        path,
                        hint="a pair is stored once, in the record whose id comes first in the alphabet",
                    )
                elif pair.treatment in seen:
                    yield treatment.problem(
                        NAME, f'"{pair.treatment}" is paired twice', path, hint="keep one of them"
                    )
                seen.add(pair.treatment)
