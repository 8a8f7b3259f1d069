"""Every reference from one record to another, found by the types of fields (``RefTo`` in models/base.py)."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from guidebook.models.base import RefTo
from guidebook.richtext import broken_links, record_links

Path = tuple[str | int, ...]


class Reference(NamedTuple):
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


class BrokenLink(NamedTuple):
    """Something in a text that looks like a record link and is none."""

    path: Path
    text: str


def references(record: BaseModel) -> Iterator[Reference]:
    """All references in a record, in the order of its fields, record links in its texts included."""
    return (found for found in mentions(record) if isinstance(found, Reference))


def broken_references(record: BaseModel) -> Iterator[BrokenLink]:
    """What looks like a record link in the texts of a record and is none, in the order of its fields."""
    return (found for found in mentions(record) if isinstance(found, BrokenLink))


def mentions(record: BaseModel) -> list[Reference | BrokenLink]:
    """Both of these in one go."""
    # One list handed on: a chain of generators as deep as the record takes half as long again.
    found: list[Reference | BrokenLink] = []
    _in_model(record, (), found)
    return found


def _in_model(record: BaseModel, path: Path, found: list[Reference | BrokenLink]) -> None:
    for name, kind, key_kind in _plan(type(record)):
        value = getattr(record, name)
        if value is not None and value != ():
            _in_value(value, (*path, name), kind, key_kind, found)


def _in_value(
    value: Any, path: Path, kind: str | None, key_kind: str | None, found: list[Reference | BrokenLink]
) -> None:
    if isinstance(value, str):
        if kind:
            found.append(Reference(path, kind, value))
        elif "[[" in value:
            found += [Reference(path, link.kind, link.id, is_link=True) for link in record_links(value)]
            found += [BrokenLink(path, text) for text in broken_links(value)]
    elif isinstance(value, BaseModel):
        _in_model(value, path, found)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _in_value(item, (*path, index), kind, None, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key_kind:
                found.append(Reference((*path, key), key_kind, key, is_key=True))
            _in_value(item, (*path, key), kind, None, found)


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
