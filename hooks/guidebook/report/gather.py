"""Everything a report tells, in figures and records, before any words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guidebook.criteria.measure import Measure, Measures, name_of
from guidebook.figures import (
    Coverage,
    Due,
    Said,
    State,
    by_state,
    coverage,
    everything_said,
    pages,
    reviews_due,
    single_source,
    unread_sources,
    without_group_data,
)
from guidebook.flow_standing import FlowFigures
from guidebook.knowledge import Key, Knowledge
from guidebook.models.base import Blank
from guidebook.reading_level import Reading, reading_of
from guidebook.words import Words
from guidebook.yaml_nodes import field_path


@dataclass(frozen=True)
class Place:
    """One thing said, and where."""

    record: str
    """As messages name it, such as ``treatments/rest``."""
    field: str
    """Such as ``facts.time-off``."""
    state: State | Blank
    sources: tuple[str, ...]


@dataclass(frozen=True)
class PageReading:
    """How hard one page is to read."""

    record: str
    reading: Reading


@dataclass(frozen=True)
class Report:
    """One report. Lists are in the order of kinds and ids, reviews by their day."""

    knowledge: Knowledge
    coverage: tuple[Coverage, ...]
    facts: Mapping[State | Blank, int]
    """Declared facts by state."""
    statements: Mapping[State | Blank, int]
    """Everything said by state, facts included."""
    reviews: tuple[tuple[str, Due], ...]
    facts_not_checked: tuple[Place, ...]
    statements_not_checked: tuple[Place, ...]
    """Everything else that was not yet checked."""
    single_source: tuple[Place, ...]
    without_group_data: tuple[str, ...]
    unread_sources: tuple[str, ...]
    readings: tuple[PageReading, ...]
    flows: tuple[tuple[str, FlowFigures], ...]
    """Each flow with its proof in numbers."""
    measures: Measures | None
    """The points, when they are asked for."""
    finished: tuple[Measure, ...]
    """The points read in finished pages, when a build is named."""

    def record(self, key: Key) -> str:
        """A record as messages name it."""
        return name_of(self.knowledge, key)


def gather(
    knowledge: Knowledge,
    words: Words,
    *,
    measures: Measures | None = None,
    finished: tuple[Measure, ...] = (),
) -> Report:
    """The report of a guide; ``words`` name the lists of its starting material."""
    said = everything_said(knowledge)
    facts = tuple(one for one in said if one.is_fact)
    not_checked = tuple(one for one in said if one.state in {State.NOT_CHECKED, State.UNSOURCED})

    def place(one: Said) -> Place:
        return Place(name_of(knowledge, one.key), field_path(one.path), one.state, one.sources)

    language = knowledge.site.language
    return Report(
        knowledge=knowledge,
        coverage=coverage(knowledge, words("origins.claims"), words("origins.sources")),
        facts=by_state(facts),
        statements=by_state(said),
        reviews=tuple((name_of(knowledge, due.key), due) for due in reviews_due(knowledge)),
        facts_not_checked=tuple(place(one) for one in not_checked if one.is_fact),
        statements_not_checked=tuple(place(one) for one in not_checked if not one.is_fact),
        single_source=tuple(place(one) for one in single_source(said)),
        without_group_data=tuple(
            name_of(knowledge, ("treatment", identifier)) for identifier in without_group_data(knowledge)
        ),
        unread_sources=unread_sources(knowledge),
        readings=tuple(
            PageReading(name_of(knowledge, key), reading_of(record, language))
            for key, record in pages(knowledge)
        ),
        flows=tuple(
            (name_of(knowledge, ("flow", flow)), standing.figures)
            for flow, standing in knowledge.flow_standings.items()
        ),
        measures=measures,
        finished=finished,
    )
