"""The view of where sources disagree: claims with sources on both sides, and facts on which studies conflict."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.knowledge import Knowledge
from guidebook.models.base import Blank
from guidebook.models.claim import Claim, Verdict
from guidebook.views.desk import Desk
from guidebook.views.parts import CertaintyView, Cited, Heading, LegendEntry, RecordView, SourceEntry
from guidebook.words import Words


@dataclass(frozen=True)
class Disagreement:
    """One claim with both its sides."""

    record: RecordView
    verdict_id: str
    verdict: LegendEntry
    side_for: tuple[Cited, ...]
    side_against: tuple[Cited, ...]
    judgement: Cited
    certainty: CertaintyView


@dataclass(frozen=True)
class Conflict:
    """A fact of an option on which studies conflict."""

    record: RecordView
    question: str
    note: Cited


@dataclass(frozen=True)
class DisagreementsView:
    """All disagreements."""

    open: tuple[Disagreement, ...]
    """Claims still disputed."""
    settled: tuple[Disagreement, ...]
    """Claims on which sources stand on both sides, and one side weighs more."""
    conflicts: tuple[Conflict, ...]
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


def disagreements_view(knowledge: Knowledge, words: Words) -> DisagreementsView:
    """Claims with a sourced statement on each side, disputed ones first; then facts whose blank is "conflicting"."""
    desk = Desk(knowledge, words)
    both = [(i, claim) for i, claim in knowledge.claims.items() if _two_sided(claim)]
    both.sort(key=lambda pair: (pair[1].question.casefold(), pair[0]))
    disputed = [(i, claim) for i, claim in both if claim.judgement.verdict is Verdict.DISPUTED]
    still_open = tuple(_disagreement(desk, i, claim) for i, claim in disputed)
    settled = tuple(_disagreement(desk, i, c) for i, c in both if c.judgement.verdict is not Verdict.DISPUTED)
    conflicts = tuple(
        Conflict(
            desk.record("treatment", identifier),
            declaration.question,
            Cited(desk.plain(value.note or ""), desk.marks(value.sources)),
        )
        for identifier, record in knowledge.treatments.items()
        for declaration in knowledge.facts.values()
        if (value := record.facts.get(declaration.id)) and value.blank is Blank.CONFLICTING
    )
    parts = (("open", still_open), ("conflicts", conflicts), ("settled", settled))
    return DisagreementsView(
        open=still_open,
        settled=settled,
        conflicts=conflicts,
        headings=tuple(Heading(name, words(f"disagreements.{name}")) for name, found in parts if found),
        sources=desk.source_entries(),
    )


def _two_sided(claim: Claim) -> bool:
    return all(any(said.sources for said in side) for side in (claim.side_for, claim.side_against))


def _disagreement(desk: Desk, identifier: str, claim: Claim) -> Disagreement:
    verdict = claim.judgement.verdict.value
    return Disagreement(
        record=desk.record("claim", identifier),
        verdict_id=verdict,
        verdict=desk.term("verdict", verdict),
        side_for=desk.statements(claim.side_for),
        side_against=desk.statements(claim.side_against),
        judgement=desk.sourced(claim.judgement, claim.judgement.text),
        certainty=desk.certainty(claim.judgement.certainty, claim.judgement.why),
    )
