"""Care cards: warning signs and what to do about them, by urgency."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from guidebook.models.base import Line, Prose, Sourced


class Urgency(StrEnum):
    """How soon to act. The words of each level stand in the strings file (pattern: NHS care cards)."""

    EMERGENCY = "emergency"
    TODAY = "today"
    SOON = "soon"


class CareCard(Sourced):
    """Signs that need help, and what to do."""

    urgency: Urgency
    signs: tuple[Line, ...] = Field(min_length=1)
    """Each finishes the sentence "… if you have". """
    do: Prose
    """What to do, in one or two sentences."""
