"""The view of the starting material: each claim of the starting articles, its verdict, and where it is answered."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.figures import Coverage, carried_by, coverage
from guidebook.knowledge import Knowledge
from guidebook.models.origin import OriginClaim, Origins
from guidebook.views.desk import Desk
from guidebook.views.parts import Cited, Heading, Legend, LegendEntry, RecordView, SourceEntry
from guidebook.words import Words


@dataclass(frozen=True)
class OriginClaimView:
    """One claim with its verdict and the records that answer it."""

    id: str
    says: str
    verdict_id: str
    verdict: LegendEntry
    because: Cited
    answered_by: tuple[RecordView, ...]


@dataclass(frozen=True)
class VerdictCount:
    """How many claims of an article got one verdict."""

    verdict: LegendEntry
    number: int


@dataclass(frozen=True)
class OriginArticleView:
    """One starting article."""

    id: str
    name: str
    about: str
    source: RecordView
    counts: tuple[VerdictCount, ...]
    claims: tuple[OriginClaimView, ...]


@dataclass(frozen=True)
class OriginListView:
    """Something else that the guide must answer, such as its fact sheets."""

    id: str
    name: str
    entries: tuple[tuple[str, str, tuple[RecordView, ...]], ...]
    """Id, name and the records that answer it."""


@dataclass(frozen=True)
class OriginsView:
    """All starting articles."""

    title: str
    lead: Cited
    coverage: tuple[Coverage, ...]
    articles: tuple[OriginArticleView, ...]
    lists: tuple[OriginListView, ...]
    legend: Legend
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


def origins_view(knowledge: Knowledge, words: Words) -> OriginsView:
    """The starting material of a guide that has ``data/origins.yml``."""
    origins = knowledge.origins
    assert isinstance(origins, Origins), "the page is planned only for guides with that file"
    desk = Desk(knowledge, words)
    carried = carried_by(knowledge)
    lead = desk.statement(origins.lead)  # first on the page, so its sources get the first numbers
    articles = tuple(
        OriginArticleView(
            id=article.source,
            name=article.name,
            about=article.about,
            source=desk.record("source", article.source),
            counts=_counts(desk, article.claims),
            claims=tuple(
                OriginClaimView(
                    id=claim.id,
                    says=claim.says,
                    verdict_id=claim.verdict.value,
                    verdict=desk.term("verdict", claim.verdict.value),
                    because=desk.sourced(claim, claim.because),
                    answered_by=tuple(desk.record(*key) for key in carried.get(claim.id, ())),
                )
                for claim in article.claims
            ),
        )
        for article in origins.articles
    )
    lists = tuple(
        OriginListView(
            one.id,
            one.name,
            tuple(
                (entry.id, entry.name, tuple(desk.record(*key) for key in carried.get(entry.id, ())))
                for entry in one.entries
            ),
        )
        for one in origins.lists
    )
    return OriginsView(
        title=origins.title,
        lead=lead,
        coverage=coverage(knowledge, words("origins.claims"), words("origins.sources")),
        articles=articles,
        lists=lists,
        legend=desk.legend("verdict", words("legend.verdict")),
        headings=(
            *(Heading(article.id, article.name) for article in articles),
            *(Heading(one.id, one.name) for one in lists),
        ),
        sources=desk.source_entries(),
    )


def _counts(desk: Desk, claims: tuple[OriginClaim, ...]) -> tuple[VerdictCount, ...]:
    given = [claim.verdict.value for claim in claims]
    words = desk.knowledge.vocabulary["verdict"]
    return tuple(
        VerdictCount(desk.term("verdict", word), given.count(word)) for word in words if word in given
    )
