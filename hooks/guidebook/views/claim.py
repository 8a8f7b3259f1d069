"""The view of a claim: both sides and the verdict."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.knowledge import Knowledge
from guidebook.views.desk import Desk
from guidebook.views.parts import (
    CertaintyView,
    Cited,
    Heading,
    LegendEntry,
    RecordView,
    ReviewView,
    SourceEntry,
)
from guidebook.words import Words


@dataclass(frozen=True)
class VoiceView:
    """Somebody who says it."""

    who: str
    says: str
    origin: tuple[str, ...]


@dataclass(frozen=True)
class ClaimView:
    """One claim."""

    id: str
    question: str
    claim: str
    short_answer: Cited
    review: ReviewView
    verdict_id: str
    verdict: LegendEntry
    judgement: Cited
    certainty: CertaintyView
    voices: tuple[VoiceView, ...]
    side_for: tuple[Cited, ...]
    side_against: tuple[Cited, ...]
    what_follows: tuple[Cited, ...]
    treatments: tuple[RecordView, ...]
    linked_from: tuple[RecordView, ...]
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


def claim_view(knowledge: Knowledge, words: Words, identifier: str) -> ClaimView:
    """The view of a claim."""
    desk = Desk(knowledge, words)
    record = knowledge.claims[identifier]
    return ClaimView(
        id=identifier,
        question=record.question,
        claim=record.claim,
        short_answer=desk.said(record.short_answer, record.summary_sources),
        review=desk.review(record),
        verdict_id=record.judgement.verdict.value,
        verdict=desk.term("verdict", record.judgement.verdict.value),
        judgement=desk.sourced(record.judgement, record.judgement.text),
        certainty=desk.certainty(record.judgement.certainty, record.judgement.why),
        voices=tuple(VoiceView(voice.who, voice.says, voice.origin) for voice in record.voices),
        side_for=desk.statements(record.side_for),
        side_against=desk.statements(record.side_against),
        what_follows=desk.statements(record.what_follows),
        treatments=tuple(desk.record("treatment", treatment) for treatment in record.treatments),
        linked_from=desk.linked_from("claim", identifier),
        headings=tuple(
            Heading(name.replace("_", "-"), words(f"claim.{name}"))
            for name in ("verdict", "both_sides", "who_says_so", "what_follows")
        ),
        sources=desk.source_entries(),
    )
