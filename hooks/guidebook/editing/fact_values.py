"""The schema of a treatment's facts: one property for each declared fact, with the fields its kind has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from guidebook.editing.shapes import Field, fields_of
from guidebook.models.facts import FactDeclaration, FactKind, FactValue
from guidebook.models.treatment import TreatmentKind
from guidebook.rules.facts_declared import applies

Schema = dict[str, Any]

NEEDED: dict[FactKind, tuple[str, ...]] = {
    FactKind.RANGE: ("low", "high"),
    FactKind.COUNT: ("count",),
    FactKind.MONEY: ("low", "high", "as_of"),
    FactKind.CHANCE: ("chance",),
    FactKind.CHOICE: ("choice",),
    FactKind.YES_NO: ("yes",),
    FactKind.TEXT: ("text",),
    FactKind.LEVELS: ("first", "last"),
}
"""The fields that make up a value of each kind."""

MAY_HAVE: dict[FactKind, tuple[str, ...]] = {
    FactKind.RANGE: ("or_more",),
    FactKind.MONEY: ("or_more", "leaves_out"),
}
"""Fields that only some kinds may have besides."""

ALWAYS_NEEDED = ("sources", "certainty", "why")
"""What every value needs."""

EVERYWHERE = ("blank", *ALWAYS_NEEDED, "note")
"""Fields that every kind may have."""


def given_facts(declarations: Collection[FactDeclaration], kind: TreatmentKind | None = None) -> list[str]:
    """Ids of the facts that treatments of a kind must give; without a kind those that all must give."""
    return [
        declaration.id
        for declaration in declarations
        if declaration.computed is None
        and (not declaration.applies_to if kind is None else applies(declaration, kind))
    ]


def asked(declaration: FactDeclaration) -> str:
    """What a fact asks for: label, question, unit and help."""
    unit = f"In {declaration.unit}." if declaration.unit else ""
    return " ".join(
        filter(None, (f"{declaration.label}: {declaration.question}", unit, declaration.help or ""))
    )


def facts_schema(
    declarations: Collection[FactDeclaration],
    values: Mapping[str, Schema],
    property_of: Callable[[Field], Schema],
    define: Callable[[str, Schema], Schema],
) -> Schema:
    """The schema of the field that holds all facts.

    ``values`` has the schema of a choice from each list; ``property_of`` gives the schema of a field, and
    ``define`` stores a schema under a name and gives the reference to it.
    """
    written = [declaration for declaration in declarations if declaration.computed is None]
    properties = {}
    for declaration in written:
        kind, choices = declaration.kind, declaration.choices or ""
        value = _value_schema(kind, values.get(choices), property_of)
        name = f"{kind.value.replace('_', ' ')} fact" + (f" from {choices}" if choices else "")
        properties[declaration.id] = {**define(name, value), "description": asked(declaration)}
    return {
        "additionalProperties": False,
        "properties": properties,
        "required": sorted(given_facts(written)),
        "type": "object",
    }


def facts_by_kind(declarations: Collection[FactDeclaration]) -> list[Schema]:
    """For each kind of treatment: what it must give besides the facts of all kinds, and what it must not give."""
    always = given_facts(declarations)
    some = {declaration.id for declaration in declarations if declaration.computed is None}.difference(always)
    conditions: list[Schema] = []
    for kind in TreatmentKind if some else ():
        given = some.intersection(given_facts(declarations, kind))
        facts = {"required": sorted(given), "properties": dict.fromkeys(sorted(some - given), False)}
        conditions.append(
            {
                "if": {"properties": {"kind": {"const": kind.value}}, "required": ["kind"]},
                "then": {"properties": {"facts": facts}},
            }
        )
    return conditions


def _value_schema(kind: FactKind, choice: Schema | None, property_of: Callable[[Field], Schema]) -> Schema:
    allowed = {*NEEDED[kind], *MAY_HAVE.get(kind, ()), *EVERYWHERE}
    properties = {field.name: property_of(field) for field in fields_of(FactValue) if field.name in allowed}
    if choice is not None:
        properties |= dict.fromkeys(set(NEEDED[kind]), choice)
    return {
        "additionalProperties": False,
        "oneOf": [{"required": ["blank"]}, {"required": sorted({*NEEDED[kind], *ALWAYS_NEEDED})}],
        "properties": properties,
        "type": "object",
    }
