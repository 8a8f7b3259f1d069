"""What a field of a record looks like: the models' types, read once for schemas and for new records alike."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from annotated_types import MaxLen, MinLen
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from guidebook.models.base import Part, RefTo

_NO_VALUE = "?"
"""A text that every type with a form of its own refuses, so that its message tells the form."""


@dataclass(frozen=True)
class Leaf:
    """One text, number, date or id."""

    json: Mapping[str, Any]
    """Its JSON Schema, as pydantic gives it for the JSON form of a record."""
    refers_to: str | None
    """Kind of the record whose id it is."""
    expected: str
    """How it is written, in the words of its refusal, such as ``a whole number such as 12``; empty for any text."""


@dataclass(frozen=True)
class Words:
    """One word of a closed list."""

    words: tuple[str, ...]
    of: type[StrEnum] | None
    """The list, unless it is written out in the type of the field."""


@dataclass(frozen=True)
class Listing:
    """A list of things of one shape."""

    item: Shape
    least: int
    most: int | None


@dataclass(frozen=True)
class Keyed:
    """Things of one shape by id."""

    key: Leaf
    value: Shape


@dataclass(frozen=True)
class Fields:
    """A part with fields of its own."""

    model: type[Part]
    takes_text: bool
    """Whether a plain text may stand for it."""


Shape: TypeAlias = "Leaf | Words | Listing | Keyed | Fields"


@dataclass(frozen=True)
class Field:
    """One field of a model."""

    name: str
    shape: Shape
    required: bool
    description: str
    """What it is for: from the docstring of the field or, when it has none, of the part it holds."""
    described: bool
    """Whether it has a docstring of its own."""
    default: Any


def fields_of(model: type[Part]) -> tuple[Field, ...]:
    """The fields of a model, those it declares itself before those it inherits.

    :raises TypeError: for a type that has no shape yet.
    """
    hints = get_type_hints(model, include_extras=True)
    names = dict.fromkeys(
        name
        for owner in inspect.getmro(model)
        if issubclass(owner, Part)
        for name in inspect.get_annotations(owner)
        if name in model.model_fields
    )
    return tuple(_field(name, model.model_fields[name], hints[name]) for name in names)


def describe(model: type) -> str:
    """The first paragraph of a docstring as an editor shows it: one line, without the marks of markup."""
    return _plain((inspect.getdoc(model) or "").split("\n\n")[0])


def written_default(field: Field) -> Any:
    """How the default of a field is written in a record; ``None`` for what is simply left out."""
    return _written(field.default)


def _written(default: Any) -> Any:
    if isinstance(default, bool):
        return "yes" if default else "no"
    if isinstance(default, Enum):
        return default.value
    if isinstance(default, tuple):
        return [_written(item) for item in default] or None
    return default


def _field(name: str, info: FieldInfo, hint: Any) -> Field:
    shape = _shape(hint, info.metadata)
    inner = shape.item if isinstance(shape, Listing) else shape
    inherited = describe(inner.model) if isinstance(inner, Fields) else ""
    default = None if info.is_required() else info.get_default(call_default_factory=True)
    own = _plain(info.description or "")
    return Field(name, shape, info.is_required(), own or inherited, bool(own), default)


def _shape(annotation: Any, metadata: list[Any]) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        given = [argument for argument in arguments if argument is not NoneType]
        if len(given) == 1:
            return _shape(given[0], metadata)
    elif origin is Annotated and (get_origin(arguments[0]) or isinstance(arguments[0], type)):
        if get_origin(arguments[0]) or issubclass(arguments[0], Part | StrEnum):
            return _shape(arguments[0], metadata)
        return _leaf(annotation)
    elif origin is tuple and arguments[1:] == (...,):
        least = next((item.min_length for item in metadata if isinstance(item, MinLen)), 0)
        most = next((item.max_length for item in metadata if isinstance(item, MaxLen)), None)
        return Listing(_shape(arguments[0], []), least, most)
    elif origin is tuple and len(set(arguments)) == 1:
        return Listing(_shape(arguments[0], []), len(arguments), len(arguments))
    elif origin is dict:
        return Keyed(_leaf(arguments[0]), _shape(arguments[1], []))
    elif origin is Literal:
        return Words(tuple(map(str, arguments)), None)
    elif isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Words(tuple(word.value for word in annotation), annotation)
    elif isinstance(annotation, type) and issubclass(annotation, Part):
        return Fields(annotation, _accepts(TypeAdapter(annotation), "text"))
    raise TypeError(f"no shape is known for {annotation}")


def _leaf(annotation: Any) -> Leaf:
    adapter: TypeAdapter[Any] = TypeAdapter(annotation)
    marks = getattr(annotation, "__metadata__", ())
    return Leaf(
        adapter.json_schema(),
        next((mark.kind for mark in marks if isinstance(mark, RefTo)), None),
        _expected(adapter),
    )


def _expected(adapter: TypeAdapter[Any]) -> str:
    try:
        adapter.validate_python(_NO_VALUE)
    except ValidationError as error:
        message = error.errors(include_url=False)[0]["msg"]
        form = re.match(r"expected (.+), found ", message) or re.match(r'"\?" is not (an id: .+)', message)
        return form[1] if form else ""
    return ""


def _accepts(adapter: TypeAdapter[Any], value: object) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def _plain(text: str) -> str:
    text = re.sub(r":\w+:`~?([^`]+)`", r"\1", text)
    return " ".join(text.replace("``", '"').split())
