"""Treatments give every declared fact that applies to them, in its declared kind, and no computed one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.base import Blank
from guidebook.models.facts import NUMBERS, FactDeclaration, FactKind, Facts, FactValue
from guidebook.models.subject import Vocabulary
from guidebook.models.treatment import Treatment, TreatmentKind
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem
from guidebook.quantities import MONEY, MULTIPLIED, quantity, told

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "fact"


def applies(declaration: FactDeclaration, kind: TreatmentKind) -> bool:
    """Whether treatments of this kind have this fact."""
    return not declaration.applies_to or kind.value in declaration.applies_to


def can_be_multiplied(declaration: FactDeclaration | None) -> bool:
    """Whether another fact may be worked out from this one: a number that records give."""
    numbers = {FactKind.RANGE, FactKind.MONEY, FactKind.COUNT}
    return declaration is not None and declaration.computed is None and declaration.kind in numbers


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of the declarations themselves, then of every treatment's values."""
    declarations = draft.fact_declarations
    vocabulary = draft.single("vocabulary", Vocabulary)
    lists = (
        {name: [term.id for term in terms] for name, terms in vocabulary.record.lists.items()}
        if vocabulary
        else None
    )
    facts = draft.single("facts", Facts)
    if facts:
        yield from _declarations(facts, declarations, lists)
    for treatment in draft.treatments:
        yield from _missing(treatment, declarations)
        for identifier, value in treatment.record.facts.items():
            declaration = declarations.get(identifier)
            if declaration is None:
                continue  # told by references_resolve
            path = ("facts", identifier)
            if declaration.computed:
                yield treatment.problem(
                    NAME,
                    f'the fact "{identifier}" is worked out from others',
                    path,
                    key=True,
                    hint="remove it",
                )
            elif not applies(declaration, treatment.record.kind):
                yield treatment.problem(
                    NAME,
                    f'the fact "{identifier}" does not apply to kind {treatment.record.kind.value}',
                    path,
                    key=True,
                    hint=f"remove it; data/facts.yml says it applies to {', '.join(declaration.applies_to)}",
                )
            elif declaration.kind not in value.kinds:
                yield treatment.problem(
                    NAME,
                    f'the fact "{identifier}" has the wrong kind of value',
                    path,
                    key=True,
                    hint=_shape(declaration.kind),
                )
            elif value.low is not None and value.low < 0 and quantity(declaration):
                yield treatment.problem(
                    NAME,
                    f'the fact "{identifier}" is {value.low}, less than nothing',
                    (*path, "low"),
                    hint="expected 0 or more",
                )
            elif value.low is not None and declaration.kind is FactKind.MONEY and value.as_of is None:
                yield treatment.problem(
                    NAME,
                    f'the price "{identifier}" has no "as_of"',
                    path,
                    key=True,
                    hint="write the year of the price, or not_shown",
                )
            elif lists is not None and declaration.choices in lists:
                yield from _choices(treatment, identifier, value, declaration.choices, lists)


def _choices(
    treatment: Loaded[Treatment],
    fact: str,
    value: FactValue,
    name: str,
    lists: dict[str, list[str]],
) -> Iterator[Problem]:
    """Words that are not in the list ``name``, and levels that run against its order."""
    known = lists[name]
    words = {"choice": value.choice, "first": value.first, "last": value.last}
    unknown = {field: word for field, word in words.items() if word is not None and word not in known}
    for field, word in unknown.items():
        yield treatment.problem(
            NAME,
            f'{field}: "{word}" is not in the list "{name}"',
            ("facts", fact, field),
            hint=did_you_mean(word, known) or f"expected one of {', '.join(known)}",
        )
    if not unknown and value.first and value.last and known.index(value.first) > known.index(value.last):
        yield treatment.problem(
            NAME,
            f'first: "{value.first}" comes after last: "{value.last}" in the list "{name}"',
            ("facts", fact, "first"),
            hint="swap the two",
        )


def _shape(kind: FactKind) -> str:
    return {
        FactKind.RANGE: "data/facts.yml says kind range: write low and high",
        FactKind.MONEY: "data/facts.yml says kind money: write low, high and as_of",
        FactKind.COUNT: "data/facts.yml says kind count: write count",
        FactKind.CHANCE: "data/facts.yml says kind chance: write chance, with count, of, group and period",
        FactKind.CHOICE: "data/facts.yml says kind choice: write choice",
        FactKind.YES_NO: 'data/facts.yml says kind yes_no: write "yes: yes" or "yes: no"',
        FactKind.TEXT: "data/facts.yml says kind text: write text",
        FactKind.LEVELS: "data/facts.yml says kind levels: write first and last",
    }[kind]


def _missing(treatment: Loaded[Treatment], declarations: dict[str, FactDeclaration]) -> Iterator[Problem]:
    for declaration in declarations.values():
        if (
            declaration.computed is None
            and applies(declaration, treatment.record.kind)
            and declaration.id not in treatment.record.facts
        ):
            yield treatment.problem(
                NAME,
                f'the fact "{declaration.id}" is missing',
                ("facts",),
                key=True,
                hint=f'{declaration.question} Answer it, or write "{declaration.id}: {{blank: {Blank.NOT_LOOKED_UP}}}"',
            )


def _declarations(
    facts: Loaded[Facts], declarations: dict[str, FactDeclaration], lists: dict[str, list[str]] | None
) -> Iterator[Problem]:
    for index, declaration in enumerate(facts.record.facts):
        kinds = [kind.value for kind in TreatmentKind]
        for position, kind in enumerate(declaration.applies_to):
            if kind not in kinds:
                yield facts.problem(
                    NAME,
                    f'unknown kind of treatment "{kind}"',
                    ("facts", index, "applies_to", position),
                    hint=did_you_mean(kind, kinds) or f"expected one of {', '.join(kinds)}",
                )
        if declaration.choices and lists is not None and declaration.choices not in lists:
            yield facts.problem(
                NAME,
                f'there is no list "{declaration.choices}" in vocabulary.yml',
                ("facts", index, "choices"),
                hint=did_you_mean(declaration.choices, lists) or "add the list there",
            )
        if declaration.computed:
            yield from _computed(facts, index, declaration, declarations)


def _computed(
    facts: Loaded[Facts], index: int, declaration: FactDeclaration, declarations: dict[str, FactDeclaration]
) -> Iterator[Problem]:
    """Facts that cannot be multiplied at all, or not with each other, or that make another kind of number."""
    assert declaration.computed is not None
    path = ("facts", index, "computed", "multiply")
    parts = [declarations.get(name) for name in declaration.computed.multiply]
    known = [part for part in parts if part and not part.computed and part.kind in NUMBERS]
    for position, (name, part) in enumerate(zip(declaration.computed.multiply, parts, strict=True)):
        if part not in known:
            yield facts.problem(
                NAME,
                f'"{name}" cannot be multiplied',
                (*path, position),
                hint="expected the id of a fact of kind range, count or money that records give",
            )
    if len(known) < 2:
        return
    made = MULTIPLIED.get(frozenset(map(quantity, known)))
    if made is None:
        found = " and ".join(f'"{part.id}" {told(part)}' for part in known)
        yield facts.problem(
            NAME,
            f"mixed units: {found}",
            path,
            hint="multiply a fact with measure: times by money, minutes or days",
        )
    elif made != quantity(declaration):
        yield facts.problem(
            NAME,
            f'makes {made}, but the fact "{declaration.id}" {told(declaration)}',
            path,
            hint="write kind: money" if made == MONEY else f"write kind: range and measure: {made}",
        )
