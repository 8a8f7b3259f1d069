"""The guide's language has a strings file: the fixed words of pages, handouts and search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.subject import Site
from guidebook.problems import Problem
from guidebook.words import languages

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "language"


def check(draft: Draft) -> Iterator[Problem]:
    """A problem when the language of site.yml has no strings file."""
    site = draft.single("site", Site)
    if site and site.record.language not in languages():
        yield site.problem(
            NAME,
            f'language: there are no fixed words in "{site.record.language}"',
            ("language",),
            hint=f"known: {', '.join(languages())}; another needs a translated strings file in the engine",
        )
