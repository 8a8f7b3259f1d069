"""From a document of text nodes to a record: pydantic's errors become located problems in plain words."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

EXPECTED = {
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "fields with values",
    "mapping_type": "fields with values",
    "model_type": "fields with values",
    "model_attributes_type": "fields with values",
    "string_type": "text",
}
"""Pydantic's errors of type, and what should have stood there."""

RULES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "enum": "choice",
    "literal_error": "choice",
    "too_short": "length",
    "too_long": "length",
    "string_too_long": "length",
    "guidebook": "value",
} | dict.fromkeys(EXPECTED, "type")
"""Pydantic's names of errors, and ours, which stay when pydantic changes its own."""


def validate(document: Document, model: type[Model], name: str) -> tuple[Model | None, list[Problem]]:
    """The record in ``document``, or every problem that keeps it from being one.

    ``name`` is the record as editors know it (``treatments/rest``); it opens the path of each problem.
    """
    try:
        return model.model_validate(document.value()), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = [
            problem
            for detail in details
            if not _follows_from_others(detail, details)
            for problem in _problems(document, model, name, detail)
        ]
        return None, [problem for problem in found if not _is_mistyped(problem, found)]


def _follows_from_others(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """Whether a list is called too short only because pydantic does not count its refused entries."""
    place = detail["loc"]
    return detail["type"] == "too_short" and any(
        other["loc"][: len(place)] == place and other is not detail for other in details
    )


def _is_mistyped(problem: Problem, problems: Sequence[Problem]) -> bool:
    """Whether a field is missing only because its name is mistyped, which is told where it stands."""
    owner, _, field = problem.path.replace(": ", ".").rpartition(".")
    return problem.rule == RULES["missing"] and any(
        other.rule == RULES["extra_forbidden"]
        and other.path.replace(": ", ".").rpartition(".")[0] == owner
        and other.hint == f'did you mean "{field}"?'
        for other in problems
    )


def path_text(name: str, path: Path) -> str:
    """A field with its record: ``treatments/rest: harms.serious[0].what``."""
    return f"{name}: {field_path(path)}" if path else name


def _problems(
    document: Document, model: type[BaseModel], name: str, detail: ErrorDetails
) -> Iterator[Problem]:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    kind = detail["type"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    rule = RULES.get(kind, kind.replace("_", "-"))
    if kind == "guidebook":
        for refused in (context, *(other.context for other in context.get("others", ()))):
            inner = path + tuple(refused["at"])
            # The name of a field is marked when the message is about what holds it.
            called = field_name(path if refused["key"] else inner, name)
            yield Problem(
                place=document.place(inner, key=refused["key"] or "[key]" in detail["loc"]),
                message=f"{called}: {refused['message']}",
                rule=rule,
                path=path_text(name, inner),
                hint=refused["hint"],
            )
        return
    at_key = kind in {"missing", "extra_forbidden"} or "[key]" in detail["loc"]
    message, hint = _words(kind, context, detail["input"], path, name, model)
    place = document.place(path[:-1] if kind == "missing" else path, key=at_key)
    yield Problem(place=place, message=message, rule=rule, path=path_text(name, path), hint=hint)


def field_name(path: Path, name: str) -> str:
    """How a message names a field: its own name, and for the entry of a list the list and a number from 1."""
    if not path:
        return name
    last = path[-1]
    return f"{field_name(path[:-1], name)}, entry {last + 1}" if isinstance(last, int) else last


def _words(
    kind: str, context: Mapping[str, Any], given: object, path: Path, name: str, model: type[BaseModel]
) -> tuple[str, str]:
    """Message and hint for one of pydantic's errors."""
    called = field_name(path, name)
    help_text = _describe(_field(model, path))
    if kind == "missing" and isinstance(path[-1], int):
        return f"{field_name(path[:-1], name)}: entry {path[-1] + 1} is missing", help_text
    if kind == "missing":
        return f'missing "{called}"', help_text
    if kind == "extra_forbidden":
        known = _known_fields(model, path[:-1])
        return f'unknown field "{called}"', did_you_mean(called, known) or f"known here: {', '.join(known)}"
    if kind in EXPECTED:
        if EXPECTED[kind] == "a list":
            help_text = 'start each entry with "- " on a line of its own'
            help_text += ", or leave the field out" if given == "" else ""
        elif kind == "model_type":
            help_text = f"write below it: {', '.join(_known_fields(model, path))}"
        return f"{called}: expected {EXPECTED[kind]}, found {_found(given)}", help_text
    if kind in {"enum", "literal_error"}:
        allowed = [
            word.strip().strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(",")
        ]
        if not isinstance(given, str) or not given.strip():
            return f"{called}: expected one of {', '.join(allowed)}, found {_found(given)}", ""
        word = given.strip()[:60]
        return f'{called}: "{word}" is not one of {", ".join(allowed)}', did_you_mean(word, allowed)
    if kind == "string_too_long" or (kind == "too_long" and isinstance(given, str)):
        length = len(str(given))
        return f"{called}: expected at most {context['max_length']} characters, found {length}", "shorten it"
    if kind in {"too_short", "too_long"}:
        bound = (
            f"at least {context['min_length']}" if kind == "too_short" else f"at most {context['max_length']}"
        )
        return (
            f"{called}: expected {bound} in the list, found {context['actual_length'] or 'none'}",
            help_text,
        )
    return f"{called}: this value is not accepted ({kind})", help_text


def _found(given: object) -> str:
    if given == "":
        return "nothing"
    if isinstance(given, list | tuple):
        return "a list"
    return "fields" if isinstance(given, dict) else "text"


def _models(annotation: Any) -> Iterable[type[BaseModel]]:
    """The models named in an annotation, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that reads the value at ``path``."""
    current: type[BaseModel] | None = model
    is_key = False
    for step in path:
        if current is None:
            return None
        if is_key or isinstance(step, int):  # a key of a mapping, or a position in a list: the model is known
            is_key = False
        elif step in current.model_fields:
            annotation = current.model_fields[step].annotation
            is_key = get_origin(annotation) is dict
            current = next(iter(_models(annotation)), None)
        else:
            return None
    return current


def _known_fields(model: type[BaseModel], path: Path) -> list[str]:
    """The fields at ``path``, those first that are needed."""
    found = _model_at(model, path)
    fields = found.model_fields if found else {}
    return sorted(fields, key=lambda name: not fields[name].is_required())


def _field(model: type[BaseModel], path: Path) -> FieldInfo | None:
    while path and isinstance(path[-1], int):
        path = path[:-1]
    owner = _model_at(model, path[:-1]) if path else None
    return owner.model_fields.get(str(path[-1])) if owner else None


def _describe(field: FieldInfo | None) -> str:
    """What a field is for, from its docstring or that of the part it holds; for a closed list, its words."""
    if field is None:
        return ""
    if field.description:
        return " ".join(field.description.split())
    if isinstance(field.annotation, type) and issubclass(field.annotation, enum.Enum):
        return "one of " + ", ".join(str(member.value) for member in field.annotation)
    if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
        return " ".join((field.annotation.__doc__ or "").split("\n\n")[0].split())
    return ""
