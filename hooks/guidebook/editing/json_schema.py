"""One model as a JSON Schema (draft 2020-12) for an editor that knows YAML.

Such an editor reads YAML with its types, where our reader takes text: ``2016`` is a number to it and ``true`` a truth
value. So a schema takes every reading of what the model takes. ``enumDescriptions`` and ``errorMessage`` are no part of
the standard, which lets others pass; the YAML language server shows them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from guidebook.editing.fact_values import Schema, facts_by_kind, facts_schema
from guidebook.editing.shapes import (
    Field,
    Fields,
    Keyed,
    Leaf,
    Listing,
    Shape,
    Words,
    describe,
    fields_of,
    written_default,
)
from guidebook.editing.yaml_core import spellings
from guidebook.models.base import AMOUNT, DAY, WHOLE, Part
from guidebook.models.facts import FactDeclaration, FactValue
from guidebook.models.subject import Term
from guidebook.models.treatment import Treatment
from guidebook.rules.vocabulary_complete import LISTS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
IDS_FILE = "ids.schema.json"
"""The file that lists the ids, so that a new record changes one file."""

LIST_OF: dict[type[StrEnum], str] = {words: name for name, words in LISTS.items()}


@dataclass(frozen=True)
class Surroundings:
    """What schemas take from the project."""

    kinds: frozenset[str]
    """Kinds whose ids the file of ids lists."""
    facts: Mapping[str, FactDeclaration]
    lists: Mapping[str, tuple[Term, ...]]
    """The lists of the vocabulary."""


def words_schema(words: Mapping[str, str]) -> Schema:
    """One of these words; each stands with what an editor shows beside it."""
    rows = [(spelling, text) for word, text in words.items() for spelling in spellings(word)]
    schema: Schema = {"enum": [spelling for spelling, _ in rows]}
    if any(words.values()):
        schema["enumDescriptions"] = [text for _, text in rows]
    return schema


def model_schema(model: type[Part], title: str, surroundings: Surroundings) -> Schema:
    """The whole schema of one model."""
    writer = _Writer(surroundings)
    schema = writer.of_model(model)
    return {**schema, "$schema": DRAFT, "title": title, "$defs": writer.definitions}


class _Writer:
    """Writes the schemas of one file; parts that many fields share become its definitions."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self.definitions: dict[str, Schema] = {}

    def of_model(self, model: type[Part]) -> Schema:
        fields = fields_of(model)
        schema: Schema = {
            "additionalProperties": False,
            "description": describe(model),
            "properties": {field.name: self.of_field(field) for field in fields},
            "type": "object",
        }
        if required := sorted(field.name for field in fields if field.required):
            schema["required"] = required
        if issubclass(model, Treatment) and (conditions := facts_by_kind(self._surroundings.facts.values())):
            schema["allOf"] = conditions
        return schema

    def of_field(self, field: Field) -> Schema:
        schema = dict(self._of(field.shape))
        if field.description:
            schema["description"] = field.description
        if (default := written_default(field)) is not None:
            schema["default"] = default
        return schema

    def _of(self, shape: Shape) -> Schema:
        if isinstance(shape, Leaf):
            return self._of_leaf(shape)
        if isinstance(shape, Words):
            return self._of_words(shape)
        if isinstance(shape, Listing):
            bounds = {"minItems": shape.least or None, "maxItems": shape.most}
            given = {name: bound for name, bound in bounds.items() if bound is not None}
            return {"type": "array", "items": self._of(shape.item), **given}
        if isinstance(shape, Keyed):
            return self._of_keyed(shape)
        part = self._define_part(shape.model)
        return {"anyOf": [{"type": ["string", "number"]}, part]} if shape.takes_text else part

    def _of_leaf(self, leaf: Leaf) -> Schema:
        if leaf.refers_to in self._surroundings.kinds:
            return {"$ref": f"{IDS_FILE}#/$defs/{leaf.refers_to}"}
        schema = _readings(leaf.json)
        if leaf.expected:
            schema["errorMessage"] = f"expected {leaf.expected}"
        return schema

    def _of_words(self, shape: Words) -> Schema:
        if shape.of is None:
            return words_schema(dict.fromkeys(shape.words, ""))
        terms = self._surroundings.lists.get(LIST_OF.get(shape.of, ""), ())
        meanings = {term.id: meaning(term) for term in terms}
        words = words_schema({word: meanings.get(word, "") for word in shape.words})
        return self._define(_title(shape.of), {"description": describe(shape.of), **words})

    def _of_keyed(self, shape: Keyed) -> Schema:
        if isinstance(shape.value, Fields) and issubclass(shape.value.model, FactValue):
            choices = {
                name: words_schema({term.id: meaning(term) for term in terms})
                for name, terms in self._surroundings.lists.items()
            }
            facts = self._surroundings.facts.values()
            return facts_schema(facts, choices, self.of_field, self._define)
        return {
            "additionalProperties": self._of(shape.value),
            "propertyNames": self._of_leaf(shape.key),
            "type": "object",
        }

    def _define_part(self, model: type[Part]) -> Schema:
        title = _title(model)
        name = title.replace(" ", "-")
        if name not in self.definitions:
            self.definitions[
                name
            ] = {}  # its place is taken before it is written, for parts inside themselves
            self._define(title, self.of_model(model))
        return {"$ref": f"#/$defs/{name}"}

    def _define(self, title: str, schema: Schema) -> Schema:
        name = title.replace(" ", "-")
        self.definitions[name] = {"title": title, **schema}
        return {"$ref": f"#/$defs/{name}"}


def meaning(term: Term) -> str:
    """What a word of the vocabulary means, with its label where that says something else than the word."""
    alike = term.label.casefold() == term.id.replace("_", " ")
    return term.definition if alike else f"{term.label}: {term.definition}"


def _readings(json: Mapping[str, Any]) -> Schema:
    """The schema of one value, for whatever an editor reads it as."""
    schema = dict(json)
    if schema["type"] == "boolean":
        return {"enum": ["yes", "no", True, False]}
    if schema["type"] == "integer":
        return {**schema, "type": ["integer", "string"], "pattern": WHOLE.pattern}
    if schema["type"] == "number":
        return {**schema, "type": ["number", "string"], "pattern": AMOUNT.pattern}
    if schema.get("format") == "date":
        return {**schema, "pattern": DAY.pattern}
    if schema.get("format") == "uri":
        return {**schema, "pattern": "^https?://"}
    if "pattern" in schema:
        # A year alone, and an id of digits alone, is a number to an editor.
        return {**schema, "type": ["string", "integer"]} if re.search(schema["pattern"], "2016") else schema
    return {**schema, "type": ["string", "number"], "minLength": 1}


def _title(of: type) -> str:
    """The name of a class in words."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", of.__name__).lower()
