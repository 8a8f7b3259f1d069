"""No record stands alone: every one is mentioned by another, or is where readers start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models import OPTIONAL_FILES, SINGLE_FILES
from guidebook.models.facts import Facts
from guidebook.models.subject import Conditions
from guidebook.models.treatment import CIRCUMSTANCES
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "orphan"

MUST_BE_USED = {
    "source": ("is cited by no record", "cite it where it supports something, or remove the file"),
    "treatment": (
        "is in no comparison, routine, claim or flow",
        'add its id to "treatments" in a file of data/comparisons/',
    ),
}
"""Kinds whose records are reached only through others."""

BESIDE = frozenset(name for name, _ in OPTIONAL_FILES)
"""Files whose mention of a treatment leads no reader there."""


def check(draft: Draft) -> Iterator[Problem]:
    """One problem for each record, condition or fact that nothing mentions.

    Left out is what a record that could not be read may mention, what a mistyped id was meant to mention, and all
    of it while a whole file is missing.
    """
    if any(name in draft.unsure and f"data/{name}.yml" not in draft.texts for name, _ in SINGLE_FILES):
        return
    # A table of pairs or a note of a change names treatments, but nobody comes to one from there.
    used = {
        target
        for target, origins in draft.linked_from.items()
        if target[0] != "treatment" or any(kind not in BESIDE for kind, _ in origins)
    }
    meant = {
        (kind, did_you_mean(identifier, draft.known[kind]))
        for kind, identifier in used
        if kind in draft.known and identifier not in draft.known[kind]
    }

    def alone(kind: str, identifier: str) -> bool:
        return (
            (kind, identifier) not in used
            and identifier not in draft.unread
            and not any(kind == other and f'"{identifier}"' in names for other, names in meant)
        )

    for kind, (message, hint) in MUST_BE_USED.items():
        for loaded in draft.records.get(kind, {}).values():
            if alone(kind, loaded.id):
                yield loaded.problem(NAME, f'the {kind} "{loaded.id}" {message}', hint=hint)
    conditions = draft.single("conditions", Conditions)
    if conditions:
        for index, condition in enumerate(conditions.record.conditions):
            if alone("condition", condition.id) and condition.id not in CIRCUMSTANCES:
                yield conditions.problem(
                    NAME,
                    f'the condition "{condition.id}" is used by no record',
                    ("conditions", index, "id"),
                    hint="remove it, or name it where it matters for safety",
                )
    facts = draft.single("facts", Facts)
    if facts:
        for index, fact in enumerate(facts.record.facts):
            if alone("fact", fact.id) and fact.computed is None:
                yield facts.problem(
                    NAME,
                    f'the fact "{fact.id}" is used by no record',
                    ("facts", index, "id"),
                    hint="remove it, or give it in the treatments",
                )
