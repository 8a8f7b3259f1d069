"""Allowed exceptions: each takes back the findings it names, gives a reason, and is a problem when nothing needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from guidebook.models.editing import Exceptions, Exempt
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "exception"


def without_exempt(draft: Draft, problems: Iterable[Problem], allowed: frozenset[str]) -> Iterator[Problem]:
    """The problems that no exception takes back, then those of the exceptions themselves.

    ``allowed`` are the names of the rules that bear exceptions.
    """
    loaded = draft.single("exceptions", Exceptions)
    exempt = loaded.record.exceptions if loaded else ()
    needed: set[int] = set()
    for problem in problems:
        taken_back = {
            index
            for index, one in enumerate(exempt)
            if one.rule in allowed and one.rule == problem.rule and _covers(one, problem.path)
        }
        needed |= taken_back
        if not taken_back:
            yield problem
    if loaded is None:
        return
    for index, one in enumerate(exempt):
        path = ("exceptions", index)
        if one.rule not in allowed:
            hint = did_you_mean(one.rule, allowed) or f"expected one of {', '.join(sorted(allowed))}"
            yield loaded.problem(NAME, f'no rule "{one.rule}" bears exceptions', (*path, "rule"), hint=hint)
        elif index not in needed and not draft.unsure:
            where = f"{one.record}: {one.field}" if one.field else one.record
            yield loaded.problem(
                NAME,
                f'the exception from "{one.rule}" in {where} is not needed',
                path,
                hint="remove it; what it allowed is gone, or stands elsewhere now",
            )


def _covers(one: Exempt, path: str) -> bool:
    """Whether a problem's path (``treatments/rest: benefits[0].detail``) lies in the record and field of an exception."""
    record, _, field = path.partition(": ")
    if record != one.record:
        return False
    return one.field is None or field == one.field or field.startswith((f"{one.field}.", f"{one.field}["))
