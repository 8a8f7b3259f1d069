"""A concern: what it is, where it comes from, what happens if nothing is done, what else it may be."""

from __future__ import annotations

from pydantic import Field

from guidebook.models.base import (
    Graded,
    Identifier,
    Line,
    Page,
    Question,
    Sourced,
    SourceId,
    Statement,
    Summary,
)
from guidebook.models.care import CareCard


class Cause(Sourced, Graded):
    """One driver of the concern; treatments name the causes they act on."""

    id: Identifier
    name: Line
    text: Line


class LookAlike(Sourced):
    """Something else it could be."""

    name: Line
    text: Line
    """How it differs and what to do."""


class Concern(Page):
    """What the guide is about."""

    name: Line
    plain_name: Line
    """The name in a sentence, in small letters, such as "sore knees"."""
    also_called: tuple[Line, ...] = ()
    summary: Summary
    """At most 60 words."""
    summary_sources: tuple[SourceId, ...] = ()
    what_it_is: tuple[Statement, ...] = Field(min_length=1)
    causes: tuple[Cause, ...] = Field(min_length=1)
    not_causes: tuple[Statement, ...] = ()
    """What is often blamed, and what is known about it."""
    if_nothing_is_done: tuple[Statement, ...] = Field(min_length=1)
    what_helps: tuple[Statement, ...] = ()
    """What can be expected of treatment at all."""
    look_alikes: tuple[LookAlike, ...] = ()
    questions: tuple[Question, ...] = ()
    """What to ask anybody who offers a treatment."""
    questions_sources: tuple[SourceId, ...] = ()
    staying_safe: tuple[Statement, ...] = ()
    """What never to do without supervision."""
    care_cards: tuple[CareCard, ...] = Field(min_length=1)
