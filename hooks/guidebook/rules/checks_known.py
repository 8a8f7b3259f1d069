"""Checks by readers name a point that needs a reader and a page it is about; steps that were done say with how many people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.criteria.points import POINTS, Scope
from guidebook.models.editing import Checks
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "reader-check"

WHOLE = "all"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of ``data/checks.yml``: a check that no page would show, and a step that nobody took part in."""
    checks = draft.single("checks", Checks)
    if checks is None:
        return
    ids: set[str] = set()
    for index, step in enumerate(checks.record.development):
        path = ("development", index)
        if step.id in ids:
            hint = "give one of the two another id"
            yield checks.problem(NAME, f'the id "{step.id}" is used twice', (*path, "id"), hint=hint)
        ids.add(step.id)
        if step.done and not step.people:
            hint = 'write in "people" how many took part, or remove "done"'
            yield checks.problem(
                NAME, "is done with no number of people", (*path, "done"), key=True, hint=hint
            )
        elif step.people is not None and not step.done:
            hint = 'write in "done" on which day, or remove "people"'
            yield checks.problem(NAME, "has people but was not done", (*path, "people"), key=True, hint=hint)
    scopes = {point.number: frozenset(point.readers) for point in POINTS}
    names = {
        Scope.TREATMENT: {f"treatments/{loaded.id}" for loaded in draft.treatments},
        Scope.COMPARISON: {f"comparisons/{loaded.id}" for loaded in draft.comparisons},
        Scope.GUIDE: {WHOLE},
    }
    for index, made in enumerate(checks.record.reader_checks):
        path = ("reader_checks", index)
        asked = scopes.get(made.criterion)
        if not asked:
            known = ", ".join(str(number) for number, readers in scopes.items() if readers)
            message = f"no point {made.criterion} needs a reader"
            yield checks.problem(NAME, message, (*path, "criterion"), hint=f"expected one of {known}")
            continue
        records = {WHOLE}.union(*(names[scope] for scope in asked))
        if made.record not in records and not draft.unsure:
            about = "it is about the guide as a whole" if records == {WHOLE} else "or a page it is about"
            hint = did_you_mean(made.record, records) or f'write "{WHOLE}", {about}'
            message = f'point {made.criterion} is not asked of "{made.record}"'
            yield checks.problem(NAME, message, (*path, "record"), hint=hint)
