"""What goes together and what must be kept apart, by groups of treatments; pauses around procedures; weekly limits."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from guidebook.models.base import (
    Cell,
    ConditionId,
    GroupId,
    Identifier,
    Line,
    Part,
    Sourced,
    Statement,
    TreatmentId,
    Whole,
    YesNo,
    refuse,
    refuse_all,
)


class PairingLevel(StrEnum):
    """How two things go together; labels stand in vocabulary.yml under ``pairing-level``."""

    FINE = "fine"
    DIFFERENT_TIME = "different_time"
    """Not at the same time of day."""
    OTHER_DAY = "other_day"
    """Not on the same day."""
    EXPERTS_ONLY = "experts_only"
    """Together only by a trained person who plans both."""
    WAIT = "wait"
    """Not until some time has passed."""
    NEVER = "never"


class InteractionGroup(Part):
    """Treatments that behave alike beside others; a group without treatments stands for a thing with no page."""

    id: Identifier
    name: Line
    """In a list, such as "Warm drinks"."""
    treatments: tuple[TreatmentId, ...] = ()
    load: YesNo = False
    """Whether uses of it are added up over a week of a routine."""


class Pairing(Sourced):
    """How a group goes with another group, with itself, or with a condition."""

    first: GroupId
    second: GroupId | None = None
    """The other group; the same one for two things of one group."""
    condition: ConditionId | None = None
    """Instead of a second group: a circumstance."""
    level: PairingLevel
    text: Cell
    """The rule in a few words, such as "not on the same evening"."""

    @model_validator(mode="after")
    def _one_partner(self) -> Self:
        if (self.second is None) == (self.condition is None):
            hint = 'write "second" with the id of a group, or "condition"'
            raise refuse("needs one of second and condition", hint, at=("first",), key=True)
        return self


class Limit(Sourced):
    """How much of some groups together a week bears."""

    groups: tuple[GroupId, ...] = Field(min_length=1)
    at_most: Whole
    """Uses a week."""
    text: Cell


class Window(Part):
    """How long before or after, in words and, when it is a number of days, in days."""

    text: Cell
    low: Whole | None = None
    """Days, at least."""
    high: Whole | None = None
    """Days, at most."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if (self.low is None) != (self.high is None):
            at = ("low",) if self.high is None else ("high",)
            raise refuse(f'has "{at[0]}" alone', "write both, or neither", at=at, key=True)
        if self.low is not None and self.high is not None and self.low > self.high:
            raise refuse(f"{self.low} is more than high {self.high}", "swap the two", at=("low",))
        return self


class Pause(Sourced):
    """When to stop something before a procedure, and when to start again."""

    around: tuple[TreatmentId, ...] = Field(min_length=1)
    """The procedures."""
    groups: tuple[GroupId, ...] = Field(min_length=1)
    """What is stopped."""
    stop: Window
    restart: Window


class Interactions(Part):
    """``data/interactions.yml``, which a guide may leave out."""

    intro: tuple[Statement, ...] = ()
    """What to know before the tables."""
    groups: tuple[InteractionGroup, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    pauses: tuple[Pause, ...] = ()
    limits: tuple[Limit, ...] = ()

    @model_validator(mode="after")
    def _stored_once(self) -> Self:
        found = []
        seen: set[tuple[str, str]] = set()
        for index, pairing in enumerate(self.pairings):
            partner = pairing.second or f"condition {pairing.condition}"
            pair = (min(pairing.first, partner), max(pairing.first, partner))
            if pair in seen:
                at = ("pairings", index)
                message = f'the pair of "{pairing.first}" and "{partner}" is given twice'
                found.append(refuse(message, "keep one of them; both pages show it", at=at))
            seen.add(pair)
        refuse_all(found)
        return self
