"""The parts of the controls with which readers choose among the options of a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from guidebook.models.treatment import Treatment

Options = Sequence[tuple[str, Treatment]]
"""The options of a comparison with their ids, in the order of its table."""


class Fit(StrEnum):
    """How an option stands to what a reader picked: one letter, so that a pick holds those of all options in a word."""

    YES = "y"
    NO = "n"
    """The only one that leaves an option out."""
    MORE = "m"
    """It may be within the limit, and may be more."""
    NOT_KNOWN = "u"
    NO_MATTER = "a"
    """The question makes no sense for it."""


@dataclass(frozen=True)
class HeadNote:
    """A line in the head of an option's column, for something that a reader picked."""

    id: str
    """What kind of answer it is, such as ``ask_first``."""
    mark: str
    """A sign before the words; may be empty."""
    short: str
    """A few words for every card, where the head of the column is out of sight; may be empty."""
    text: str


@dataclass(frozen=True)
class Pick:
    """One thing that a reader may pick."""

    value: str
    label: str
    fits: str
    """A letter of :class:`Fit` for each option, in the order of the table."""
    notes: tuple[int, ...] = ()
    """For each option, which of the filter's notes then stands in the head of its column."""


@dataclass(frozen=True)
class Filter:
    """One set of things to pick from."""

    key: str
    """Its name in the address: no two filters of a comparison have the same."""
    title: str
    label: str
    """Label of the list; empty where there are boxes to tick."""
    help: str
    """What ticking does, where it is more than leaving out; may be empty."""
    every: bool
    """Whether an option must fit all that is picked; otherwise one of it is enough."""
    picks: tuple[Pick, ...]
    notes: tuple[HeadNote, ...] = ()
