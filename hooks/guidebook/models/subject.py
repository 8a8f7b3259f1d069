"""The files that describe a subject as a whole: site, conditions, vocabulary, glossary."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from guidebook.models.base import (
    ClaimId,
    ConcernId,
    Day,
    Identifier,
    Line,
    Part,
    Prose,
    Question,
    SourceId,
    Statement,
    TreatmentId,
    refuse,
)


class PeopleGroup(Part):
    """One group of people, such as an age band."""

    id: Identifier
    label: Line
    definition: Line


class GroupOutcome(Part):
    """Something that may happen to some groups more than to others."""

    id: Identifier
    label: Line
    """In a few words, such as "Falls"."""


class GroupQuestion(Part):
    """Which differences between people every treatment must speak about."""

    label: Line
    """Short, such as "Age"."""
    question: Question
    """As the reader asks it, ending in a question mark."""
    groups: tuple[PeopleGroup, ...] = ()
    """The groups whose risks are compared in a table of their own, in order; leave out for no such table."""
    outcomes: tuple[GroupOutcome, ...] = ()
    """The harms that the table shows for each group; needed with groups."""

    @model_validator(mode="after")
    def _together(self) -> Self:
        if bool(self.groups) != bool(self.outcomes):
            given, other = ("groups", "outcomes") if self.groups else ("outcomes", "groups")
            raise refuse(f'has "{given}" alone', f'add "{other}", or remove it', at=(given,), key=True)
        return self


class Site(Part):
    """``data/site.yml``: what the guide is, for whom, and who stands behind it."""

    name: Line
    tagline: Line
    subject: Line
    """What it is about, in small letters."""
    language: Line = "en"
    concern: ConcernId
    """The concern the home page speaks about."""
    decision: Question
    """The decision as a question."""
    lead: Statement
    """One sentence of what is known."""
    know_first: tuple[Statement, ...] = Field(min_length=1, max_length=5)
    """What to know before anything else."""
    popular_claims: tuple[ClaimId, ...] = ()
    """Claims shown on the home page."""
    group_differences: GroupQuestion
    audience: Line
    not_for: Line
    region: Line
    """Country or region of prices, rules and names."""
    currency: Line
    """Three-letter code."""
    currency_sign: Line
    publisher: Line
    funding: Line
    interests: Line
    advertising: Line
    disclaimer: Line
    """That it supports and does not replace a clinician."""
    update_policy: Prose
    evidence_policy: Prose
    """How sources were looked for and chosen."""
    evidence_searched: Day
    """Day of the last search."""
    edition: Day
    """Date of this edition: the build's only clock. Reviews due before it are overdue."""
    short_address: Line
    """Address printed on paper."""
    copyright: Line


class FineStatement(Statement):
    """Something that people in a circumstance can usually do."""

    treatments: tuple[TreatmentId, ...] = ()
    """The treatments it speaks of: tables then say "usually fine" for them."""


class Condition(Part):
    """A personal circumstance that matters for safety."""

    id: Identifier
    name: Line
    """In a list, such as "Pacemaker"."""
    i_am: Line
    """In the reader's words, such as "I have a pacemaker"."""
    help: Prose | None = None
    """What the words mean, when readers may not know them."""
    to_know: tuple[Statement, ...] = ()
    """What applies beyond single treatments, such as where sources disagree."""
    usually_fine: tuple[FineStatement, ...] = ()
    """What people in this circumstance can usually do."""


class Conditions(Part):
    """``data/conditions.yml``."""

    conditions: tuple[Condition, ...] = Field(min_length=1)


class Term(Part):
    """One word of a closed list."""

    id: Line
    label: Line
    definition: Line
    mark: Line | None = None
    """A short sign shown beside the label, such as ●●○○."""


class Vocabulary(Part):
    """``data/vocabulary.yml``: closed lists with label and definition; also the legend."""

    lists: dict[Identifier, tuple[Term, ...]]


class GlossaryTerm(Part):
    """A word that readers may not know."""

    id: Identifier
    term: Line
    also: tuple[Line, ...] = ()
    """Other forms of the word."""
    definition: Prose
    sources: tuple[SourceId, ...] = ()


class Glossary(Part):
    """``data/glossary.yml``."""

    terms: tuple[GlossaryTerm, ...] = Field(min_length=1)
