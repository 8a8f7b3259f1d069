"""Every reference from one record to another, found by the types of fields (``RefTo`` in models/base.py)."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from guidebook.models.base import RefTo
from guidebook.richtext import broken_links, record_links

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Reference:
    """One mention of another record."""

    path: Path
    """Where in the record it stands."""
    kind: str
    """Kind of the record meant, such as ``source``."""
    id: str
    is_key: bool = False
    """Whether the id is the key of a mapping, not its value."""
    is_link: bool = False
    """Whether it is a record link in a text, which needs a page to lead to."""


@dataclass(frozen=True)
class BrokenLink:
    """Something in a text that looks like a record link and is none."""

    path: Path
    text: str


def references(record: BaseModel) -> Iterator[Reference]:
    """All references in a record, in the order of its fields, record links in its texts included."""
    return (found for found in _in_model(record, ()) if isinstance(found, Reference))


def broken_references(record: BaseModel) -> Iterator[BrokenLink]:
    """What looks like a record link in the texts of a record and is none, in the order of its fields."""
    return (found for found in _in_model(record, ()) if isinstance(found, BrokenLink))


def _in_model(record: BaseModel, path: Path) -> Iterator[Reference | BrokenLink]:
    for name, kind, key_kind in _plan(type(record)):
        value = getattr(record, name)
        if value is not None and value != ():
            yield from _in_value(value, (*path, name), kind, key_kind)


def _in_value(
    value: Any, path: Path, kind: str | None, key_kind: str | None
) -> Iterator[Reference | BrokenLink]:
    if isinstance(value, BaseModel):
        yield from _in_model(value, path)
    elif isinstance(value, str):
        if kind:
            yield Reference(path, kind, value)
        elif "[[" in value:
            for link in record_links(value):
                yield Reference(path, link.kind, link.id, is_link=True)
            for text in broken_links(value):
                yield BrokenLink(path, text)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _in_value(item, (*path, index), kind, None)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key_kind:
                yield Reference((*path, key), key_kind, key, is_key=True)
            yield from _in_value(item, (*path, key), kind, None)


@functools.cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, str | None, str | None], ...]:
    """For each field: its name, the kind its text refers to, and the kind its keys refer to."""
    plan = []
    for name, field in model.model_fields.items():
        own = next((item.kind for item in field.metadata if isinstance(item, RefTo)), None)
        key_kind = None
        annotation = field.annotation
        if get_origin(annotation) is dict:
            key_kind = _kind_in(get_args(annotation)[0])
            annotation = get_args(annotation)[1]
        plan.append((name, own or _kind_in(annotation), key_kind))
    return tuple(plan)


def _kind_in(annotation: Any) -> str | None:
    for argument in get_args(annotation):
        if isinstance(argument, RefTo):
            return argument.kind
        found = _kind_in(argument)
        if found:
            return found
    return None
