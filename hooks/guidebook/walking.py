"""Every part inside a record, with its path: for whatever is counted or checked over all records alike."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from guidebook.models.base import Part

Path = tuple[str | int, ...]


def parts(record: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """All parts inside a record in the order of its fields, itself left out, outer parts before inner ones."""
    for name in _fields_with_parts(type(record)):
        yield from _in(getattr(record, name), (*path, name))


@functools.cache
def _fields_with_parts(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that may hold parts; most hold texts and ids, which need no look."""
    return tuple(name for name, field in model.model_fields.items() if _holds_parts(field.annotation))


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_parts(inner) for inner in get_args(annotation))


def _in(value: Any, path: Path) -> Iterator[tuple[Path, Part]]:
    if isinstance(value, Part):
        yield path, value
        yield from parts(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _in(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _in(item, (*path, key))
