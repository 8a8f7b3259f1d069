"""What a check finds: nothing lacking, something lacking with a reason in a few words, or that the point does not apply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Part = str | int | tuple[str, ...]


class Outcome(StrEnum):
    """How a script's check ended."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Lack:
    """One reason why a point is not met: the key of its words, and what is filled into them."""

    key: str
    parts: tuple[tuple[str, Part], ...] = ()


Found = Sequence[Lack] | None
"""What a check gives: every reason why the point is not met, none when it is met, or None when it does not apply."""


def lack(key: str, **parts: Part) -> Lack:
    """A reason; ``parts`` are filled into its words."""
    return Lack(key, tuple(sorted(parts.items())))


def outcome_of(found: Found) -> Outcome:
    """The outcome of what a check found."""
    if found is None:
        return Outcome.NOT_APPLICABLE
    return Outcome.NOT_MET if found else Outcome.MET
