"""What is said of groups agrees with what treatments say of themselves, and is said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from guidebook.models.interaction import Interactions
from guidebook.models.treatment import CIRCUMSTANCES, Combination, Conflict
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "interaction"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems between ``data/interactions.yml`` and the treatments."""
    loaded = draft.single("interactions", Interactions)
    if loaded is None:
        return
    yield from _groups(loaded)
    yield from _conditions(draft, loaded)
    yield from _told_twice(draft, loaded.record)


def _groups(loaded: Loaded[Interactions]) -> Iterator[Problem]:
    record = loaded.record
    used = {rule.first for rule in record.pairings} | {rule.second for rule in record.pairings}
    used |= {group for pause in record.pauses for group in pause.groups}
    used |= {group for limit in record.limits for group in limit.groups}
    for index, group in enumerate(record.groups):
        for position, treatment in enumerate(group.treatments):
            if treatment in group.treatments[:position]:
                path = ("groups", index, "treatments", position)
                yield loaded.problem(NAME, f'"{treatment}" is listed twice', path, hint="keep one of them")
        if group.id not in used:
            yield loaded.problem(
                NAME,
                f'the group "{group.id}" stands in no pair, pause or limit',
                ("groups", index, "id"),
                hint="remove it, or say what goes for it",
            )


def _conditions(draft: Draft, loaded: Loaded[Interactions]) -> Iterator[Problem]:
    """A rule for a group and a condition stands in the ``avoid`` of each of its treatments, too."""
    members = {group.id: group.treatments for group in loaded.record.groups}
    treatments = {treatment.id: treatment for treatment in draft.treatments}
    for rule in loaded.record.pairings:
        if rule.condition is None or rule.condition in CIRCUMSTANCES:
            continue  # every treatment answers for those in fields of their own
        for identifier in members.get(rule.first, ()):
            treatment = treatments.get(identifier)
            named = {avoid.condition for avoid in treatment.record.avoid} if treatment else set()
            # An unknown condition is told by itself, and may be this one mistyped.
            if treatment and rule.condition not in named and named <= draft.known["condition"]:
                yield treatment.problem(
                    NAME,
                    f'does not name the condition "{rule.condition}", though its group "{rule.first}" does',
                    ("avoid",),
                    key=True,
                    hint="add it to avoid, or take the treatment out of the group in data/interactions.yml",
                )


def _told_twice(draft: Draft, interactions: Interactions) -> Iterator[Problem]:
    """A pair of treatments that the groups settle is not told again in a record."""
    groups: dict[str, set[str]] = {}
    for group in interactions.groups:
        for treatment in group.treatments:
            groups.setdefault(treatment, set()).add(group.id)
    settled = {frozenset((rule.first, rule.second)) for rule in interactions.pairings if rule.second}
    around = {
        (treatment, group)
        for pause in interactions.pauses
        for treatment in pause.around
        for group in pause.groups
    }

    def told(one: str, other: str) -> bool:
        mine, theirs = groups.get(one, set()), groups.get(other, set())
        if any(frozenset((first, second)) in settled for first in mine for second in theirs):
            return True
        return any((one, group) in around for group in theirs) or any(
            (other, group) in around for group in mine
        )

    for loaded in draft.treatments:
        lists: tuple[tuple[str, Sequence[Combination | Conflict]], ...] = (
            ("combines_with", loaded.record.combines_with),
            ("conflicts_with", loaded.record.conflicts_with),
        )
        for field, pairs in lists:
            for index, pair in enumerate(pairs):
                if told(loaded.id, pair.treatment):
                    yield loaded.problem(
                        NAME,
                        f'the pair with "{pair.treatment}" stands in data/interactions.yml already',
                        (field, index, "treatment"),
                        hint="remove it here; both pages show it from there",
                    )
