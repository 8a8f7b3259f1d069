"""The ids that exist in a project, each with the words by which people know the record."""

from __future__ import annotations

import inspect
from collections.abc import Mapping

from guidebook.draft import INNER_KINDS, Draft
from guidebook.models.base import Part
from guidebook.walking import parts

KnownIds = Mapping[str, Mapping[str, str]]
"""Kind → id → name or title, kinds and ids sorted; the name is empty when the record could not be read."""


def known_ids(draft: Draft) -> KnownIds:
    """Every id a field may refer to."""
    return {kind: _of_kind(draft, kind) for kind in sorted(draft.known)}


def _of_kind(draft: Draft, kind: str) -> dict[str, str]:
    home = INNER_KINDS.get(kind)
    names: dict[str, str] = {}
    for identifier, loaded in draft.records.get(home or kind, {}).items():
        if home is None:
            names[identifier] = _name(loaded.record)
        else:
            names |= {str(getattr(part, "id", "")): _name(part) for _, part in parts(loaded.record)}
    return {identifier: names.get(identifier, "") for identifier in sorted(draft.known[kind]) if identifier}


def _name(record: Part) -> str:
    """What a record is called: its first field that is not the id."""
    own = (name for name in inspect.get_annotations(type(record)) if name != "id")
    return str(getattr(record, next(own)))
