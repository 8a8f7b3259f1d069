"""The cross-section draws a fact of kind levels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.facts import FactKind, Facts
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "section"


def check(draft: Draft) -> Iterator[Problem]:
    """The fact of the section when there is no such fact, or when it has no levels."""
    facts = draft.single("facts", Facts)
    if facts is None or facts.record.section is None:
        return
    name = facts.record.section.fact
    declarations = draft.fact_declarations
    declaration = declarations.get(name)
    levels = [known for known, other in declarations.items() if other.kind is FactKind.LEVELS]
    expected = f"expected a fact of kind levels: {', '.join(levels) or 'there is none in data/facts.yml'}"
    if declaration is None:
        hint = did_you_mean(name, declarations) or expected
        yield facts.problem(NAME, f'unknown fact "{name}"', ("section", "fact"), hint=hint)
    elif declaration.kind is not FactKind.LEVELS:
        message = f'the fact "{name}" is of kind {declaration.kind}, and has no levels to draw'
        yield facts.problem(NAME, message, ("section", "fact"), hint=expected)
