"""JSON Schemas (draft 2020-12) of the published files, from the models as they are written to JSON.

Not to be confused with the schemas in ``data/schemas/`` (:mod:`guidebook.editing`): those help an editor program with the
YAML that people write, where ``2016`` may be a number and ``yes`` a word. These describe what is published: every value
has its type, and what the engine works out is there too. Both take the meaning of a field from its docstring.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from guidebook.data_files import INDEX_SCHEMA, DataFile, data_files
from guidebook.editing.json_schema import DRAFT
from guidebook.editing.shapes import describe, fields_of
from guidebook.exports.additions import ON_EVERY_RECORD, PARTS, Addition, additions_of
from guidebook.exports.envelope import About, Index
from guidebook.models.base import Part
from guidebook.web.publication import Publication

_TEXT = {"type": "string"}


def schemas(publication: Publication) -> Iterator[tuple[str, JsonSchemaValue]]:
    """Each schema with its path on the site: of every file of data, then of the index."""
    files = data_files(publication.knowledge)
    definitions = _definitions(About, Index, *PARTS, *(file.model for file in files))
    for file in files:
        yield file.schema, _head(publication, file.schema, file.name) | _of_file(file, definitions)
    whole = {**definitions[Index.__name__]}
    whole["properties"] = {"$schema": _TEXT, **whole["properties"]}
    whole["$defs"] = _reached(whole["properties"], definitions)
    yield INDEX_SCHEMA, _head(publication, INDEX_SCHEMA, "index") | whole


def _head(publication: Publication, path: str, title: str) -> JsonSchemaValue:
    named = {"$id": publication.file(path)} if publication.root else {}
    return {"$schema": DRAFT, "title": title, **named}


def _of_file(file: DataFile, definitions: JsonSchemaValue) -> JsonSchemaValue:
    """A file of records, or the file of one of them; or a file that describes the subject as a whole."""
    name = file.model.__name__
    properties: JsonSchemaValue = {"$schema": _TEXT, "about": {"$ref": f"#/$defs/{About.__name__}"}}
    whole: JsonSchemaValue = {"type": "object", "required": ["about"]}
    if file.kind:
        _add(definitions[name], ON_EVERY_RECORD)
        record = {"$ref": f"#/$defs/{name}"}
        properties |= {file.name: {"type": "array", "items": record}, file.kind: record}
        whole["oneOf"] = [{"required": [file.name]}, {"required": [file.kind]}]
    else:
        properties |= definitions[name]["properties"]
        whole["required"] += definitions[name].get("required", [])
    return {
        **whole,
        "description": describe(file.model),
        "properties": properties,
        "$defs": _reached(properties, definitions),
    }


def _definitions(*models: type[Part]) -> JsonSchemaValue:
    _, schema = models_json_schema(
        [(model, "serialization") for model in models], schema_generator=_Published
    )
    return cast("JsonSchemaValue", schema["$defs"])


def _reached(properties: JsonSchemaValue, definitions: JsonSchemaValue) -> JsonSchemaValue:
    """The definitions that something refers to."""
    found: JsonSchemaValue = {}
    waiting = list(_references(properties))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = definitions[name]
            waiting += _references(definitions[name])
    return found


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(target := value.get("$ref"), str):
            yield target.rpartition("/")[2]
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


class _Published(GenerateJsonSchema):
    """The models as they are published: fields without a value are left out, and additions are there."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,
        total: bool,
    ) -> bool:
        inner = field["schema"]
        return inner["type"] != "default" or inner.get("default") is not None

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        return super().enum_schema(schema) | {"description": describe(schema["cls"])}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        found = super().model_schema(schema)
        model = cast("type[BaseModel]", schema["cls"])
        # Fields may be added within one version of the form, so that no program may stumble over them.
        found.pop("additionalProperties", None)
        if issubclass(model, Part):
            found["description"] = describe(model)
            for field in fields_of(model):
                if field.description:
                    found["properties"][field.name]["description"] = field.description
        _add(found, additions_of(model))
        return found


def _add(schema: JsonSchemaValue, additions: tuple[Addition, ...]) -> None:
    for addition in additions:
        schema["properties"][addition.name] = addition.schema | {"description": addition.meaning}
        if addition.required:
            schema.setdefault("required", []).append(addition.name)
