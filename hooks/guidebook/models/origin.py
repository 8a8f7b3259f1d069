"""Where a guide began: the articles, lists and sources that its records must answer."""

from __future__ import annotations

from pydantic import Field

from guidebook.models.base import Identifier, Line, OriginId, Part, Prose, Sourced, SourceId, Statement
from guidebook.models.claim import Verdict


class OriginClaim(Sourced):
    """One thing a starting article says. The records that answer it name its id in their ``origin``."""

    id: OriginId
    says: Line
    """The claim restated in plain words."""
    verdict: Verdict
    because: Prose
    """Why, in a sentence or two."""


class OriginArticle(Part):
    """One starting article."""

    source: SourceId
    name: Line
    about: Prose
    """Who wrote it, as far as it says, and what it leaves out."""
    claims: tuple[OriginClaim, ...] = Field(min_length=1)


class OriginEntry(Part):
    """Something else that some record must answer, such as a fact sheet."""

    id: OriginId
    name: Line


class OriginList(Part):
    """A list of such things."""

    id: Identifier
    name: Line
    """In the plural, such as "Fact sheets"."""
    entries: tuple[OriginEntry, ...] = Field(min_length=1)


class Origins(Part):
    """``data/origins.yml``, which a guide may leave out."""

    title: Line
    lead: Statement
    articles: tuple[OriginArticle, ...] = ()
    lists: tuple[OriginList, ...] = ()
    sources: tuple[Identifier, ...] = ()
    """Ids of the sources that must have a record; naming them here is no citation."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that some record must carry, in order."""
        claims = (claim.id for article in self.articles for claim in article.claims)
        entries = (entry.id for one in self.lists for entry in one.entries)
        return (*claims, *entries)
