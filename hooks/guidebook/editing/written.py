"""Which fields a new record has written out, besides those that can never be left out."""

from __future__ import annotations

from collections.abc import Collection

from guidebook.editing.shapes import Field, fields_of
from guidebook.models.base import Part, Sourced, StatementOrBlank, TextOrBlank
from guidebook.models.flow import Answer, Choice, Outcome
from guidebook.models.source import Source
from guidebook.models.treatment import Harms, Treatment

ONE_OF_SEVERAL: dict[type[Part], dict[str, str]] = {
    Sourced: {"sources": 'Or leave it out, and write "unsourced": why there is none.'},
    StatementOrBlank: {"text": 'Or "blank" alone: which kind of blank.', "sources": ""},
    TextOrBlank: {"text": 'Or "blank" alone: which kind of blank.'},
    Harms: {
        "common": 'Or leave it out, and write "common_blank".',
        "serious": 'Or leave it out, and write "serious_blank".',
    },
    Treatment: {
        "benefits": 'Or leave it out, and write "benefits_blank" (see the end).',
        "avoid": 'Or leave it out, and write "avoid_blank" (see the end).',
        "care_cards": "",
    },
    Source: {"url": 'Or another of "doi", "pubmed" and "where".'},
    Answer: {"to": 'Or "next" with rules.'},
    Choice: {"treatment": 'Or "routine" with an id, or "name" for what has no record.'},
    Outcome: {"offer": 'Two or more, doing nothing among them. Or leave it out, and write "care_card".'},
}
"""Fields of which each may be missing, but not all: the one that is written out, and what may stand in its place."""


def written_fields(model: type[Part], also: Collection[str] = ()) -> tuple[Field, ...]:
    """The fields that are written out in a new record; ``also`` names those that this guide cannot do without."""
    return tuple(
        field
        for field in fields_of(model)
        if field.required or field.name in _chosen(model) or field.name in also
    )


def optional_fields(model: type[Part], also: Collection[str] = ()) -> tuple[Field, ...]:
    """The fields that an editor may add."""
    written = written_fields(model, also)
    return tuple(field for field in fields_of(model) if field not in written)


def instead(model: type[Part], name: str) -> str:
    """What may stand in place of a written field; empty when nothing may."""
    return _chosen(model).get(name, "")


def _chosen(model: type[Part]) -> dict[str, str]:
    return {
        name: text
        for owner, names in ONE_OF_SEVERAL.items()
        if issubclass(model, owner)
        for name, text in names.items()
    }
