"""Every word that the engine shows has a label, once: those of the closed lists, and two conditions."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from guidebook.models.base import Blank, Certainty
from guidebook.models.care import Urgency
from guidebook.models.claim import Verdict
from guidebook.models.editing import ChangeKind
from guidebook.models.interaction import PairingLevel
from guidebook.models.routine import RoutineKind
from guidebook.models.source import PaidBy, ReadLevel, SourceKind
from guidebook.models.subject import Conditions, Vocabulary
from guidebook.models.treatment import CIRCUMSTANCES, SafetyLevel, TreatmentKind
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "vocabulary"

LISTS: dict[str, type[StrEnum]] = {
    "certainty": Certainty,
    "blank": Blank,
    "treatment-kind": TreatmentKind,
    "routine-kind": RoutineKind,
    "avoid-level": SafetyLevel,
    "verdict": Verdict,
    "urgency": Urgency,
    "source-kind": SourceKind,
    "read-level": ReadLevel,
    "paid-by": PaidBy,
}
"""The lists every subject needs, and the words each must hold."""

LISTS_OF_FILES: dict[str, tuple[str, type[StrEnum]]] = {
    "pairing-level": ("interactions", PairingLevel),
    "change-kind": ("changes", ChangeKind),
}
"""The lists that only guides with a certain file need."""


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of missing, unknown and doubled words."""
    conditions = draft.single("conditions", Conditions)
    if conditions:
        given_ids = {condition.id for condition in conditions.record.conditions}
        for identifier in sorted(set(CIRCUMSTANCES) - given_ids):
            yield conditions.problem(
                NAME,
                f'the condition "{identifier}" is missing',
                ("conditions",),
                key=True,
                hint="every treatment answers for it; add it with id, name and i_am",
            )
    loaded = draft.single("vocabulary", Vocabulary)
    if loaded is None:
        return
    lists = loaded.record.lists
    needed = LISTS | {
        name: words for name, (file, words) in LISTS_OF_FILES.items() if draft.records.get(file)
    }
    for name, words in needed.items():
        expected = [word.value for word in words]
        if name not in lists:
            yield loaded.problem(
                NAME,
                f'the list "{name}" is missing',
                ("lists",),
                key=True,
                hint=f"add it, with {', '.join(expected)}",
            )
            continue
        given = [term.id for term in lists[name]]
        for word in expected:
            if word not in given:
                yield loaded.problem(
                    NAME,
                    f'the list "{name}" lacks "{word}"',
                    ("lists", name),
                    key=True,
                    hint="add it with id, label and definition",
                )
        for index, word in enumerate(given):
            if word not in expected:
                yield loaded.problem(
                    NAME,
                    f'"{word}" does not belong in the list "{name}"',
                    ("lists", name, index, "id"),
                    hint=did_you_mean(word, expected) or f"this list holds {', '.join(expected)}",
                )
    for name, terms in lists.items():
        seen: set[str] = set()
        for index, term in enumerate(terms):
            if term.id in seen:
                yield loaded.problem(
                    NAME,
                    f'"{term.id}" stands twice in the list "{name}"',
                    ("lists", name, index, "id"),
                    hint="keep one of them",
                )
            seen.add(term.id)
