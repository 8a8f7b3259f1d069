"""Every part inside a record, with its path: for whatever is counted or checked over all records alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from guidebook.models.base import Part

Path = tuple[str | int, ...]


def parts(record: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """All parts inside a record in the order of its fields, itself left out, outer parts before inner ones."""
    for name in type(record).model_fields:
        yield from _in(getattr(record, name), (*path, name))


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
