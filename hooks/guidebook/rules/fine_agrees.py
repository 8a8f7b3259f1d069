"""What a circumstance calls usually fine is not spoken against in the treatment's own record, and named once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.subject import Conditions
from guidebook.models.treatment import CIRCUMSTANCES, SafetyLevel
from guidebook.problems import Problem
from guidebook.safety import own_answer

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "fine"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of the treatments named under ``usually_fine`` in conditions.yml; unknown ids are told elsewhere."""
    conditions = draft.single("conditions", Conditions)
    if conditions is None:
        return
    for index, condition in enumerate(conditions.record.conditions):
        seen: set[str] = set()
        for position, fine in enumerate(condition.usually_fine):
            for number, treatment in enumerate(fine.treatments):
                path = ("conditions", index, "usually_fine", position, "treatments", number)
                if treatment in seen:
                    yield conditions.problem(
                        NAME,
                        f'"{treatment}" is called usually fine for "{condition.id}" twice',
                        path,
                        hint="keep it where the sentence speaks of it most plainly",
                    )
                else:
                    yield from _contradiction(draft, conditions, condition.id, treatment, path)
                seen.add(treatment)


def _contradiction(
    draft: Draft,
    conditions: Loaded[Conditions],
    condition: str,
    treatment: str,
    path: tuple[str | int, ...],
) -> Iterator[Problem]:
    """The treatment's own record says something else: reason enough to look again at both."""
    loaded = next((loaded for loaded in draft.treatments if loaded.id == treatment), None)
    answer = own_answer(loaded.record, condition) if loaded else None
    if answer is None or answer.level is SafetyLevel.FINE:
        return
    field = condition.replace("-", "_") if condition in CIRCUMSTANCES else "avoid"
    yield conditions.problem(
        NAME,
        f'"{treatment}" is called usually fine for "{condition}", but its own record says {answer.level.value}',
        path,
        hint=f'see "{field}" in data/treatments/{treatment}.yml; change the one that is wrong',
    )
