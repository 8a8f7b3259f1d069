"""A treatment: anything a person can choose, "do nothing" included; benefits and harms have the same form."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from guidebook.models.base import (
    Blank,
    CauseId,
    ConcernId,
    ConditionId,
    FactId,
    Graded,
    Identifier,
    Line,
    Page,
    Part,
    Prose,
    Question,
    RoutineId,
    Sourced,
    SourceId,
    Statement,
    StatementOrBlank,
    Summary,
    TreatmentId,
    Whole,
    refuse,
    refuse_all,
)
from guidebook.models.care import CareCard
from guidebook.models.facts import Chance, FactValue

CIRCUMSTANCES = ("pregnancy", "breast-feeding")
"""Conditions that every treatment answers for in fields of their own."""


class TreatmentKind(StrEnum):
    """Where a treatment happens."""

    NOTHING = "nothing"
    CLINIC = "clinic"
    HOME = "home"
    COSMETIC = "cosmetic"


class AvoidLevel(StrEnum):
    """How strongly a condition speaks against a treatment."""

    MUST_NOT = "must_not"
    ASK_FIRST = "ask_first"


class SafetyLevel(StrEnum):
    """The answer for one circumstance, which is never missing."""

    MUST_NOT = "must_not"
    ASK_FIRST = "ask_first"
    FINE = "fine"
    NOT_KNOWN = "not_known"


class Effect(Sourced, Graded):
    """One benefit or one harm: both have the same fields, so that neither side can be made louder."""

    what: Line
    """The effect in a few words, such as "Dizziness"."""
    detail: Prose
    """How much, how long, in whom: a sentence or two."""
    chance: Chance | None = None
    """How many got it, when a source gives a number."""


class Gap(Part):
    """Why a list is empty."""

    blank: Blank
    why: Prose
    """What a reader should know about the gap."""
    sources: tuple[SourceId, ...] = ()


def _list_or_blank(part: Part, names: tuple[str, ...]) -> list[PydanticCustomError]:
    """What is wrong with lists of which each has a twin that says why it is empty."""
    found = []
    for name in names:
        blank = f"{name}_blank"
        if getattr(part, name) and getattr(part, blank):
            hint = "keep one of the two"
            found.append(refuse(f'has both "{name}" and "{blank}"', hint, at=(blank,), key=True))
        elif not getattr(part, name) and not getattr(part, blank):
            hint = f'list at least one, or write "{blank}" with the kind of blank and why'
            found.append(refuse(f'has neither "{name}" nor "{blank}"', hint, at=(name,), key=True))
    return found


class Harms(Part):
    """What can go wrong, common and serious kept apart."""

    common: tuple[Effect, ...] = ()
    """Frequent and passing effects."""
    common_blank: Gap | None = None
    """Instead of a list: why it is empty."""
    serious: tuple[Effect, ...] = ()
    """Rare or lasting effects. Never shortened to look balanced."""
    serious_blank: Gap | None = None
    """Instead of a list: why it is empty."""

    @model_validator(mode="after")
    def _never_missing(self) -> Self:
        refuse_all(_list_or_blank(self, ("common", "serious")))
        return self


class Avoid(Sourced):
    """A condition that speaks against the treatment."""

    condition: ConditionId
    level: AvoidLevel
    why: Line
    """The reason, in a few words."""


class Safety(Sourced):
    """The answer for pregnancy or breast-feeding."""

    level: SafetyLevel
    text: Prose


class Steps(Part):
    """What is done before, during and after; there is always something to do during."""

    before: tuple[Statement, ...] = ()
    """What to do or to know beforehand."""
    during: tuple[Statement, ...] = Field(min_length=1)
    """What is done, in order."""
    after: tuple[Statement, ...] = ()
    """What to do or to expect afterwards."""


class LivingWith(Part):
    """What living through it is like."""

    body: StatementOrBlank
    """What a person feels and sees on their own body."""
    feelings: StatementOrBlank
    """What it may be like for the mind: hope, worry, disappointment."""
    daily_life: StatementOrBlank
    """Time, work, and what cannot be done meanwhile."""


class Group(Part):
    """What is known for one group of people."""

    group: Line
    text: Prose
    people_studied: Whole | None = None
    """How many people of this group were studied; leave out when no source says."""
    sources: tuple[SourceId, ...] = Field(min_length=1)


class GroupRisk(Sourced):
    """What is known of one outcome in some groups of people."""

    groups: tuple[Identifier, ...] = Field(min_length=1)
    """Ids of the groups of ``group_differences`` in site.yml that were studied together, or that a text speaks of."""
    outcome: Identifier
    """Id of an outcome of ``group_differences`` in site.yml."""
    text: Line
    """What was found, in one short sentence."""
    people_studied: Whole | None = None
    """How many people of these groups were studied; 0 when nobody was; leave out when no source says."""
    counted: Line | None = None
    """What the source counted when it does not count people, such as "856 treatments"."""


class GroupDifferences(StatementOrBlank):
    """Whether benefit or harm differs between groups of people; site.yml asks the question for them."""

    groups: tuple[Group, ...] = ()
    risks: tuple[GroupRisk, ...] = ()
    """Outcomes by group, where something is known."""
    risks_blank: Gap | None = None
    """For every outcome and group that ``risks`` does not name: which kind of blank, and why."""


class Combination(Sourced):
    """Another treatment that goes with this one. A pair is stored once, and shown on both pages."""

    treatment: TreatmentId
    text: Line


class Conflict(Sourced):
    """Another treatment that must be kept apart from this one. A pair is stored once, shown on both pages."""

    treatment: TreatmentId
    text: Line
    """The rule, such as "not on the same evening"."""


class Evidence(Sourced, Graded):
    """How good the evidence is for this concern."""

    text: Prose
    """A summary: who was studied, how, and what is missing."""


class Treatment(Page):
    """One option."""

    name: Line
    also_called: tuple[Line, ...] = ()
    """Other names people use; search finds them."""
    kind: TreatmentKind
    """clinic, home, cosmetic or nothing."""
    concerns: tuple[ConcernId, ...] = Field(min_length=1)
    """The concerns it is an option for."""
    summary: Summary
    """The answer in at most 60 words: what it can do, what it cannot, the main cost or risk."""
    summary_sources: tuple[SourceId, ...] = ()
    """Sources of the numbers in the summary."""
    how_it_works: Statement
    """How it is thought to act. It has no blank: say in words when nobody knows, or nobody looked."""
    acts_on: tuple[CauseId, ...] = ()
    """Ids of the concern's causes it acts on. Left out, the page says that we know of none."""
    cannot: tuple[Statement, ...] = Field(min_length=1)
    """What it cannot do, whatever is promised."""
    steps: Steps
    living_with: LivingWith
    benefits: tuple[Effect, ...] = ()
    benefits_blank: Gap | None = None
    """Instead of a list: why it is empty."""
    harms: Harms
    balance_reason: Line | None = None
    """Why benefits and harms are not of like length, when one side has more than twice the items or words of the other."""
    avoid: tuple[Avoid, ...] = ()
    """Who must not have it, or must ask first. Pregnancy and breast-feeding have their own fields."""
    avoid_blank: Gap | None = None
    """Instead of a list: why it is empty."""
    pregnancy: Safety
    """The answer for pregnancy, or for trying to be. With nothing read: not_known, and a text that says so."""
    breast_feeding: Safety
    """The answer for breast-feeding. With nothing read: not_known, and a text that says so."""
    group_differences: GroupDifferences
    who_may_do_it: StatementOrBlank
    """Who does it: the reader, or somebody with which training."""
    care_cards: tuple[CareCard, ...] = ()
    """Warning signs and what to do; needed when there are serious harms."""
    questions: tuple[Question, ...] = ()
    """What to ask the person who offers it; each ends in a question mark."""
    combines_with: tuple[Combination, ...] = ()
    conflicts_with: tuple[Conflict, ...] = ()
    aftercare: RoutineId | None = None
    """The routine that follows it."""
    facts: dict[FactId, FactValue]
    """The comparable facts declared in facts.yml."""
    evidence: Evidence

    @model_validator(mode="after")
    def _complete(self) -> Self:
        found = _list_or_blank(self, ("benefits", "avoid"))
        if self.harms.serious and not self.care_cards:
            hint = 'add "care_cards" that say which signs to watch for and what to do'
            at = ("harms", "serious")
            found.append(refuse('has serious harms but no "care_cards"', hint, at=at, key=True))
        refuse_all(found)
        return self


__all__ = ["Avoid", "AvoidLevel", "Effect", "Gap", "Identifier", "SafetyLevel", "Treatment", "TreatmentKind"]
