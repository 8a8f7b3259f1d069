"""Every reference leads to a record that exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem
from guidebook.references import references

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "unknown-reference"


def check(draft: Draft) -> Iterator[Problem]:
    """One problem for each reference that leads nowhere."""
    for loaded in draft.all():
        for reference in references(loaded.record):
            known = draft.known.get(reference.kind)
            if known is None:
                yield loaded.problem(
                    NAME,
                    f'unknown kind of record "{reference.kind}"',
                    reference.path,
                    hint=did_you_mean(reference.kind, draft.known),
                )
            elif reference.id not in known:
                yield loaded.problem(
                    NAME,
                    f'unknown {reference.kind} "{reference.id}"',
                    reference.path,
                    key=reference.is_key,
                    hint=did_you_mean(reference.id, known) or _where(reference.kind),
                )


def _where(kind: str) -> str:
    homes = {
        "fact": "facts.yml",
        "condition": "conditions.yml",
        "cause": "a concern's causes",
        "term": "glossary.yml",
    }
    return f"it must stand in data/{kind}s/" if kind not in homes else f"it must stand in {homes[kind]}"
