"""The former ids of records are free: no record has one of them now, and no two records claim the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.base import Page
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "moved-from"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of former addresses that could not lead to one record."""
    for kind, records in draft.records.items():
        claimed: dict[str, str] = {}
        for loaded in records.values():
            if not isinstance(loaded.record, Page):
                continue
            for index, former in enumerate(loaded.record.moved_from):
                path = ("moved_from", index)
                if former == loaded.id:
                    message = f'"{former}" is the id that this record has now'
                    yield loaded.problem(NAME, message, path, hint="remove it")
                elif former in draft.known[kind]:
                    message = f'there is a {kind} "{former}", so its address cannot lead here'
                    hint = "remove the former id, or give that record another id"
                    yield loaded.problem(NAME, message, path, hint=hint)
                elif former in claimed:
                    message = f'the former id "{former}" is claimed by "{claimed[former]}" too'
                    yield loaded.problem(NAME, message, path, hint="keep it in one record, once")
                claimed.setdefault(former, loaded.id)
