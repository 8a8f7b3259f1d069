"""A claim as people say it, with both sides and a fair verdict."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from guidebook.models.base import (
    ConcernId,
    Graded,
    Line,
    OriginId,
    Page,
    Part,
    Prose,
    Question,
    ShortAnswer,
    Sourced,
    SourceId,
    Statement,
    TreatmentId,
)


class Verdict(StrEnum):
    """How a claim stands up."""

    TRUE = "true"
    PARTLY = "partly"
    UNSUPPORTED = "unsupported"
    FALSE = "false"
    DISPUTED = "disputed"
    TASTE = "taste"


class Voice(Part):
    """Somebody who says it."""

    who: Line
    """Such as "an unsigned article on clinic treatments"."""
    says: Line
    """What they say, restated."""
    origin: tuple[OriginId, ...] = ()


class Judgement(Sourced, Graded):
    """The verdict and how sure we are of it."""

    verdict: Verdict
    text: Prose
    """The verdict explained in two to four sentences."""


class Claim(Page):
    """One disputed claim."""

    question: Question
    """The claim as a reader's question, ending in a question mark; the page's title."""
    claim: Line
    """The claim as people say it."""
    also_called: tuple[Line, ...] = ()
    concerns: tuple[ConcernId, ...] = Field(min_length=1)
    treatments: tuple[TreatmentId, ...] = ()
    """Treatments it is about."""
    short_answer: ShortAnswer
    """At most 40 words."""
    summary_sources: tuple[SourceId, ...] = ()
    voices: tuple[Voice, ...] = Field(min_length=1)
    side_for: tuple[Statement, ...] = ()
    side_against: tuple[Statement, ...] = ()
    judgement: Judgement
    what_follows: tuple[Statement, ...] = Field(min_length=1)
    """What a reader can do with it."""
