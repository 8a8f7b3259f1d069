"""Every reference leads to a record that exists, and every link in a text to one that has a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.draft import INNER_KINDS
from guidebook.models import FOLDER_KINDS
from guidebook.models.base import Part
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem
from guidebook.references import Reference, mentions

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "unknown-reference"

LINKED = (
    "concern",
    "treatment",
    "comparison",
    "flow",
    "routine",
    "claim",
    "source",
    "term",
    "cause",
    "condition",
)
"""Kinds with a page, or a place on one."""

HOMES = {kind.name: f"data/{kind.folder}/" for kind in FOLDER_KINDS} | {
    "fact": "data/facts.yml",
    "condition": "data/conditions.yml",
    "cause": "the causes of a concern",
    "term": "data/glossary.yml",
    "group": "the groups of data/interactions.yml",
}
"""Where the records of a kind stand."""


def check(draft: Draft) -> Iterator[Problem]:
    """One problem for each reference that leads nowhere, and for each link that is written wrongly."""
    for loaded in draft.all():
        for found in mentions(loaded.record):
            if isinstance(found, Reference):
                yield from _reference(draft, loaded, found)
            else:
                yield loaded.problem(
                    "record-link",
                    f'"{found.text}" is not a link to a record',
                    found.path,
                    hint="write it as [[kind:id]] or [[kind:id|words]], such as [[treatment:rest|resting]]",
                )


def _reference(draft: Draft, loaded: Loaded[Part], reference: Reference) -> Iterator[Problem]:
    kind, identifier = reference.kind, reference.id
    if reference.is_link and kind not in LINKED:
        yield loaded.problem(
            "record-link",
            f'a link cannot lead to "{kind}:{identifier}"',
            reference.path,
            hint=did_you_mean(kind, LINKED) or f"a link leads to one of {', '.join(LINKED)}",
        )
        return
    if kind in INNER_KINDS and kind in draft.unsure:
        return  # the file with these ids could not be read, and that is told
    known = draft.known.get(kind, set())
    if identifier not in known:
        yield loaded.problem(
            NAME,
            f'unknown {kind} "{identifier}"',
            reference.path,
            key=reference.is_key,
            hint=did_you_mean(identifier, known) or f"there is none in {HOMES[kind]}",
        )
