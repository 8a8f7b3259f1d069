"""What data/facts.yml wants drawn can be drawn: levels for the cross-section, grades and people for the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.facts import FactDeclaration, FactKind, Facts, Output
from guidebook.models.subject import Vocabulary
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "drawn"
BARS = (FactKind.RANGE, FactKind.MONEY)
"""Kinds that are drawn as bars from low to high."""


def check(draft: Draft) -> Iterator[Problem]:
    """Facts that are to be drawn and are not there, or cannot be drawn so."""
    facts = draft.single("facts", Facts)
    if facts is None:
        return
    declarations = draft.fact_declarations
    if facts.record.evidence is not None:
        yield from _fact(
            facts, declarations, ("evidence", "grade"), facts.record.evidence.grade, FactKind.CHOICE
        )
        yield from _grades(draft, facts, declarations)
        yield from _fact(
            facts, declarations, ("evidence", "people"), facts.record.evidence.people, FactKind.COUNT
        )
    if facts.record.section is not None:
        yield from _fact(facts, declarations, ("section", "fact"), facts.record.section.fact, FactKind.LEVELS)
    for index, declaration in enumerate(facts.record.facts):
        if Output.PICTURE in declaration.show and declaration.kind not in BARS:
            yield facts.problem(
                NAME,
                f'the fact "{declaration.id}" is of kind {declaration.kind}, and has no bar to draw',
                ("facts", index, "show", declaration.show.index(Output.PICTURE)),
                hint=f"remove picture, or see which facts are of kind {' or '.join(BARS)}",
            )


def _fact(
    facts: Loaded[Facts],
    declarations: dict[str, FactDeclaration],
    path: tuple[str, ...],
    name: str,
    kind: FactKind,
) -> Iterator[Problem]:
    """The fact of a picture when there is no such fact, or when it is of another kind than the picture draws."""
    declaration = declarations.get(name)
    fitting = [known for known, other in declarations.items() if other.kind is kind]
    expected = f"expected a fact of kind {kind}: {', '.join(fitting) or 'there is none in data/facts.yml'}"
    if declaration is None:
        hint = did_you_mean(name, declarations) or expected
        yield facts.problem(NAME, f'unknown fact "{name}"', path, hint=hint)
    elif declaration.kind is not kind:
        message = f'the fact "{name}" is of kind {declaration.kind}, which this picture does not draw'
        yield facts.problem(NAME, message, path, hint=expected)


def _grades(
    draft: Draft, facts: Loaded[Facts], declarations: dict[str, FactDeclaration]
) -> Iterator[Problem]:
    """Grades that are named twice, or are no answers to the fact."""
    evidence = facts.record.evidence
    vocabulary = draft.single("vocabulary", Vocabulary)
    assert evidence is not None
    declaration = declarations.get(evidence.grade)
    choices = declaration.choices if declaration and declaration.kind is FactKind.CHOICE else None
    known = (
        [term.id for term in vocabulary.record.lists.get(choices or "", ())]
        if vocabulary and choices in vocabulary.record.lists
        else None
    )
    for index, grade in enumerate(evidence.weakest_first):
        path = ("evidence", "weakest_first", index)
        if grade in evidence.weakest_first[:index]:
            yield facts.problem(NAME, f'"{grade}" is listed twice', path, hint="keep one of them")
        elif known is not None and grade not in known:
            hint = did_you_mean(grade, known) or f"expected one of {', '.join(known)}"
            yield facts.problem(NAME, f'"{grade}" is not in the list "{choices}"', path, hint=hint)
