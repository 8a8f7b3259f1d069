"""Everything in the starting material is answered by a record, and records name only what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.base import Page
from guidebook.models.origin import Origins
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "origin"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems between ``data/origins.yml`` and the ``origin`` of records; none in a guide without that file."""
    loaded = draft.single("origins", Origins)
    if loaded is None:
        return
    places: dict[str, tuple[str | int, ...]] = {}
    for identifier, path in _ids(loaded.record):
        if identifier in places:
            yield loaded.problem(
                NAME, f'"{identifier}" is listed twice', path, hint="keep one of them, or give one another id"
            )
        places.setdefault(identifier, path)
    carried: set[str] = set()
    for other in draft.all():
        for path, identifier in _named(other):
            carried.add(identifier)
            if identifier not in places:
                hint = did_you_mean(identifier, places) or "there is none in data/origins.yml"
                yield other.problem(NAME, f'unknown starting point "{identifier}"', path, hint=hint)
    if not draft.unsure:
        for identifier, path in places.items():
            if identifier not in carried:
                hint = 'answer it in a record, and name it in the "origin" of that record'
                yield loaded.problem(NAME, f'"{identifier}" is answered by no record', path, hint=hint)
    if "source" not in draft.unsure:
        for index, source in enumerate(loaded.record.sources):
            if source not in draft.known["source"]:
                hint = did_you_mean(source, draft.known["source"]) or f"write data/sources/{source}.yml"
                yield loaded.problem(
                    NAME, f'there is no record of the source "{source}"', ("sources", index), hint=hint
                )


def _ids(origins: Origins) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for number, article in enumerate(origins.articles):
        for index, claim in enumerate(article.claims):
            yield claim.id, ("articles", number, "claims", index, "id")
    for number, one in enumerate(origins.lists):
        for index, entry in enumerate(one.entries):
            yield entry.id, ("lists", number, "entries", index, "id")


def _named(loaded: Loaded) -> Iterator[tuple[tuple[str | int, ...], str]]:  # type: ignore[type-arg]
    """The starting points a record names, with their places."""
    record = loaded.record
    if not isinstance(record, Page):
        return
    for index, identifier in enumerate(record.origin):
        yield ("origin", index), identifier
    for number, voice in enumerate(getattr(record, "voices", ())):
        for index, identifier in enumerate(voice.origin):
            yield ("voices", number, "origin", index), identifier
