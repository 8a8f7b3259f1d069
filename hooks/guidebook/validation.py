"""From a document of text nodes to a record: pydantic's errors become located problems in plain words."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from guidebook.models.base import Part
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem
from guidebook.yaml_source import Document, field_path

Model = TypeVar("Model", bound=Part)
Path = tuple[str | int, ...]

FOUND = {str: "text", list: "a list", tuple: "a list", dict: "fields"}
EXPECTED = {
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "fields with values",
    "mapping_type": "fields with values",
    "model_type": "fields with values",
    "model_attributes_type": "fields with values",
    "string_type": "text",
}


def validate(document: Document, model: type[Model], name: str) -> tuple[Model | None, list[Problem]]:
    """The record in ``document``, or every problem that keeps it from being one.

    ``name`` is the record as editors know it (``treatments/rest``); it opens the path of each problem.
    """
    try:
        return model.model_validate(document.value()), []
    except ValidationError as error:
        return None, [_problem(document, model, name, detail) for detail in error.errors(include_url=False)]


def path_text(name: str, path: Path) -> str:
    """A field with its record: ``treatments/rest: harms.serious[0].what``."""
    return f"{name}: {field_path(path)}" if path else name


def _problem(document: Document, model: type[BaseModel], name: str, detail: ErrorDetails) -> Problem:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    kind = detail["type"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    at_key = kind in {"extra_forbidden", "missing"} or "[key]" in detail["loc"]
    hint = ""
    rule = kind.replace("_", "-")
    last = str(path[-1]) if path else name
    field = _field(model, path)
    if kind == "missing":
        message = f'missing "{last}"'
        hint = _describe(field)
        place = document.place(path[:-1], key=True)
    elif kind == "extra_forbidden":
        known = _known_fields(model, path[:-1])
        message = f'unknown field "{last}"'
        hint = did_you_mean(last, known) or f"known here: {', '.join(sorted(known))}"
        place = document.place(path, key=True)
    else:
        message, hint = _words(kind, context, detail, last)
        if kind == "guidebook":
            rule = "value"
        elif not hint:
            hint = _describe(field)
        place = document.place(path, key=at_key)
    return Problem(place=place, message=message, rule=rule, path=path_text(name, path), hint=hint)


def _words(kind: str, context: Mapping[str, Any], detail: ErrorDetails, last: str) -> tuple[str, str]:
    """Message and hint for one of pydantic's error types."""
    if kind == "guidebook":
        message = detail["msg"]
        return (message if message[:1] in '"' else f"{last}: {message}"), ""
    if kind in EXPECTED:
        found = FOUND.get(type(detail["input"]), "something else")
        return f"{last}: expected {EXPECTED[kind]}, found {found}", ""
    if kind in {"enum", "literal_error"}:
        allowed = [
            word.strip().strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(",")
        ]
        given = str(detail["input"])[:60]
        return (
            f'{last}: "{given}" is not one of {", ".join(allowed)}',
            did_you_mean(given, allowed),
        )
    if kind == "too_short":
        return f"{last}: expected at least {context['min_length']}, found {context['actual_length']}", ""
    if kind == "too_long":
        return f"{last}: expected at most {context['max_length']}, found {context['actual_length']}", ""
    if kind == "string_too_long":
        length = len(str(detail["input"]))
        return f"{last}: expected at most {context['max_length']} characters, found {length}", ""
    if kind == "string_pattern_mismatch":
        return f'{last}: "{str(detail["input"])[:60]}" has the wrong form', ""
    return f"{last}: {detail['msg'][:1].lower()}{detail['msg'][1:]}", ""


def _models(annotation: Any) -> Iterable[type[BaseModel]]:
    """The models named in an annotation, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not None:
        for argument in get_args(annotation):
            yield from _models(argument)


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that reads the value at ``path``."""
    current: type[BaseModel] | None = model
    for step in path:
        if current is None:
            return None
        if isinstance(step, str) and step in current.model_fields:
            current = next(iter(_models(current.model_fields[step].annotation)), None)
    return current


def _known_fields(model: type[BaseModel], path: Path) -> list[str]:
    found = _model_at(model, path)
    return list(found.model_fields) if found else []


def _field(model: type[BaseModel], path: Path) -> FieldInfo | None:
    while path and isinstance(path[-1], int):
        path = path[:-1]
    if not path:
        return None
    owner = _model_at(model, path[:-1])
    return owner.model_fields.get(str(path[-1])) if owner else None


def _describe(field: FieldInfo | None) -> str:
    """What a field is for, from its docstring; for a closed list, its words."""
    if field is None:
        return ""
    if field.description:
        return " ".join(field.description.split())
    if isinstance(field.annotation, type) and issubclass(field.annotation, enum.Enum):
        return "one of " + ", ".join(str(member.value) for member in field.annotation)
    return ""
