"""The vocabulary has a label for every word that the engine shows, once each."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from guidebook.models.base import Blank, Certainty
from guidebook.models.care import Urgency
from guidebook.models.claim import Verdict
from guidebook.models.routine import RoutineKind
from guidebook.models.source import ReadLevel, SourceKind
from guidebook.models.subject import Vocabulary
from guidebook.models.treatment import SafetyLevel, TreatmentKind
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
}
"""The lists every subject needs, and the words each must hold."""


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of missing, unknown and doubled words."""
    loaded = draft.single("vocabulary", Vocabulary)
    if loaded is None:
        return
    lists = loaded.record.lists
    for name, words in LISTS.items():
        expected = [word.value for word in words]
        if name not in lists:
            yield loaded.problem(
                NAME,
                f'the list "{name}" is missing',
                ("lists",),
                key=True,
                hint=f"it needs {', '.join(expected)}",
            )
            continue
        given = [term.id for term in lists[name]]
        for word in expected:
            if word not in given:
                yield loaded.problem(NAME, f'the list "{name}" lacks "{word}"', ("lists", name), key=True)
        for index, word in enumerate(given):
            if word not in expected:
                yield loaded.problem(
                    NAME,
                    f'the engine knows no "{word}" in the list "{name}"',
                    ("lists", name, index, "id"),
                    hint=f"it knows {', '.join(expected)}",
                )
    for name, terms in lists.items():
        seen: set[str] = set()
        for index, term in enumerate(terms):
            if term.id in seen:
                yield loaded.problem(
                    NAME, f'"{term.id}" stands twice in the list "{name}"', ("lists", name, index, "id")
                )
            seen.add(term.id)
