"""Figures about a guide itself: what it covers, how much of it was checked, what is due. Pages and reports share them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from guidebook.knowledge import Key, Knowledge
from guidebook.models.base import Blank, Page, Part, Sourced, StatementOrBlank
from guidebook.models.facts import FactValue
from guidebook.models.source import ReadLevel, Source
from guidebook.models.treatment import Gap, Treatment
from guidebook.walking import Path, parts

DUE_SOON = datetime.timedelta(days=90)
"""How long before its day a review counts as due soon."""


class State(StrEnum):
    """How far something said can be trusted to have been checked."""

    CHECKED = "checked"
    """At least one source was read at first hand and is not weak."""
    NOT_CHECKED = "not_checked"
    """It rests on second-hand, weak or unread sources only."""
    UNSOURCED = "unsourced"
    """It has no source, and says why."""


@dataclass(frozen=True)
class Said:
    """One thing a record says, or the blank in its place."""

    key: Key
    path: Path
    sources: tuple[str, ...]
    state: State | Blank

    @property
    def is_fact(self) -> bool:
        """Whether it is the value of a declared fact."""
        return len(self.path) == 2 and self.path[0] == "facts"


@dataclass(frozen=True)
class Coverage:
    """How much of one list of the starting material is answered."""

    id: str
    name: str
    done: int
    of: int


@dataclass(frozen=True)
class Due:
    """A record whose review is overdue or due soon."""

    key: Key
    on: datetime.date
    overdue: bool


def pages(knowledge: Knowledge) -> Iterator[tuple[Key, Page]]:
    """Every record with a page of its own."""
    for kind, records in (
        ("concern", knowledge.concerns),
        ("treatment", knowledge.treatments),
        ("routine", knowledge.routines),
        ("claim", knowledge.claims),
        ("comparison", knowledge.comparisons),
        ("flow", knowledge.flows),
    ):
        for identifier, record in records.items():
            yield (kind, identifier), record


def everything_said(knowledge: Knowledge) -> tuple[Said, ...]:
    """All that the records say, in the order of records and fields."""
    return tuple(said for key, record in pages(knowledge) for said in said_in(knowledge, key, record))


def said_in(knowledge: Knowledge, key: Key, record: Part) -> Iterator[Said]:
    """All that one record says: statements, effects, avoidances, facts, verdicts and declared blanks."""
    for path, part in parts(record):
        state: State | Blank | None = None
        if (isinstance(part, FactValue | StatementOrBlank) and part.blank is not None) or isinstance(
            part, Gap
        ):
            state = part.blank
        elif isinstance(part, Sourced | StatementOrBlank) and part.unsourced:
            state = State.UNSOURCED
        elif isinstance(part, Sourced | StatementOrBlank | FactValue):
            state = State.CHECKED if knowledge.is_checked(part.sources) else State.NOT_CHECKED
        if state is not None:
            yield Said(key, path, part.sources, state)  # type: ignore[attr-defined]


def by_state(said: tuple[Said, ...]) -> Mapping[State | Blank, int]:
    """How many there are of each state, every state named, in a fixed order."""
    counted = Counter(one.state for one in said)
    return {state: counted[state] for state in (*State, *Blank)}


def carried_by(knowledge: Knowledge) -> Mapping[str, tuple[Key, ...]]:
    """Id in the starting material → the records that answer it, in the order of kinds and ids."""
    found: dict[str, list[Key]] = {}
    for key, record in pages(knowledge):
        named = (*record.origin, *(o for voice in getattr(record, "voices", ()) for o in voice.origin))
        for identifier in dict.fromkeys(named):
            found.setdefault(identifier, []).append(key)
    return {identifier: tuple(keys) for identifier, keys in found.items()}


def coverage(knowledge: Knowledge, claims: str, sources: str) -> tuple[Coverage, ...]:
    """How much of each list of ``data/origins.yml`` is answered; nothing without that file.

    ``claims`` and ``sources`` are the names of those two lists.
    """
    origins = knowledge.origins
    if origins is None:
        return ()
    carried = carried_by(knowledge)

    def count(identifier: str, name: str, ids: tuple[str, ...]) -> Coverage:
        return Coverage(identifier, name, sum(i in carried for i in ids), len(ids))

    lists = tuple(count(one.id, one.name, tuple(entry.id for entry in one.entries)) for one in origins.lists)
    said = tuple(claim.id for article in origins.articles for claim in article.claims)
    known = sum(source in knowledge.sources for source in origins.sources)
    return (
        *lists,
        count("claims", claims, said),
        Coverage("sources", sources, known, len(origins.sources)),
    )


def reviews_due(knowledge: Knowledge) -> tuple[Due, ...]:
    """Reviews that are overdue, or due within :data:`DUE_SOON` of the edition, the earliest first."""
    edition = knowledge.site.edition
    due = [
        Due(key, record.next_review, record.next_review < edition)
        for key, record in pages(knowledge)
        if record.next_review < edition + DUE_SOON
    ]
    return tuple(sorted(due, key=lambda one: (one.on, one.key)))


def single_source(said: tuple[Said, ...]) -> tuple[Said, ...]:
    """Declared facts that rest on one source alone."""
    return tuple(
        one for one in said if one.is_fact and len(one.sources) == 1 and isinstance(one.state, State)
    )


def without_group_data(knowledge: Knowledge) -> tuple[str, ...]:
    """Treatments of which no source speaks about the differences between people."""
    return tuple(
        identifier
        for identifier, record in knowledge.treatments.items()
        if record.group_differences.blank is not None
    )


def unread_sources(knowledge: Knowledge) -> tuple[str, ...]:
    """Sources that nobody here has read, or only at second hand."""
    unseen = {ReadLevel.NOT_READ, ReadLevel.SECOND_HAND}
    return tuple(identifier for identifier, source in knowledge.sources.items() if source.read in unseen)


def studies_of(knowledge: Knowledge, treatment: Treatment) -> tuple[Source, ...]:
    """The studies that a treatment's record cites, each once, by id."""
    ids = {source for _, part in parts(treatment) for source in getattr(part, "sources", ())}
    return tuple(knowledge.sources[i] for i in sorted(ids) if knowledge.sources[i].kind.is_study)
