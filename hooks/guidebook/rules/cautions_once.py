"""A record names each condition that speaks against it once, so that it cannot contradict itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.treatment import CIRCUMSTANCES, Avoid
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded
    from guidebook.models.base import Part

NAME = "caution"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of lists of who must be careful."""
    for treatment in draft.treatments:
        for index, avoid in enumerate(treatment.record.avoid):
            if avoid.condition in CIRCUMSTANCES:
                field = avoid.condition.replace("-", "_")
                yield treatment.problem(
                    NAME,
                    f'"{avoid.condition}" does not belong in this list',
                    ("avoid", index, "condition"),
                    hint=f'say it in the field "{field}" of this record',
                )
        yield from _twice(treatment, treatment.record.avoid)
    for routine in draft.routines:
        yield from _twice(routine, routine.record.avoid)


def _twice(loaded: Loaded[Part], avoids: tuple[Avoid, ...]) -> Iterator[Problem]:
    conditions = [avoid.condition for avoid in avoids]
    for index, condition in enumerate(conditions):
        if condition in conditions[:index]:
            yield loaded.problem(
                NAME,
                f'the condition "{condition}" is listed twice',
                ("avoid", index, "condition"),
                hint="keep one entry, with the stronger level",
            )
