"""The view of how sure we are: for each option the grades of what is said, and who paid for its studies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from guidebook.figures import Said, State, by_state, everything_said, studies_of
from guidebook.knowledge import Knowledge
from guidebook.models.base import Blank, Certainty
from guidebook.models.source import PaidBy
from guidebook.models.treatment import Treatment
from guidebook.views.desk import Desk
from guidebook.views.numbers import number
from guidebook.views.parts import CertaintyView, Heading, Legend, LegendEntry, RecordView, SourceEntry
from guidebook.words import Words


@dataclass(frozen=True)
class Count:
    """How many of something."""

    id: str
    label: str
    number: int


@dataclass(frozen=True)
class OptionConfidence:
    """One option."""

    record: RecordView
    evidence: CertaintyView
    grades: tuple[Count, ...]
    """Benefits and harms by certainty, the surest first."""
    studies: int
    people: str
    """People in its studies together, in words; studies that do not say are left out, and nothing is said of none."""
    funding: tuple[Count, ...]
    """Its studies by who paid."""
    not_checked: int
    """Things its page says that were not yet checked."""
    said: int
    """Things its page says."""


@dataclass(frozen=True)
class ConfidenceView:
    """All options, and the guide as a whole."""

    options: tuple[OptionConfidence, ...]
    grade_labels: tuple[LegendEntry, ...]
    funding_labels: tuple[LegendEntry, ...]
    facts: tuple[Count, ...]
    """Declared facts of all options by state."""
    statements: tuple[Count, ...]
    """Everything said on all pages by state."""
    facts_total: int
    statements_total: int
    legends: tuple[Legend, ...]
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


def confidence_view(knowledge: Knowledge, words: Words) -> ConfidenceView:
    """Options by name, with their grades and funding; then the state of everything said."""
    desk = Desk(knowledge, words)
    said = everything_said(knowledge)
    of_option: dict[str, list[Said]] = {identifier: [] for identifier in knowledge.treatments}
    for one in said:
        if one.key[0] == "treatment":
            of_option[one.key[1]].append(one)
    ordered = sorted(knowledge.treatments, key=lambda i: (knowledge.treatments[i].name.casefold(), i))
    facts = tuple(one for one in said if one.is_fact)
    return ConfidenceView(
        options=tuple(_option(desk, i, knowledge.treatments[i], of_option[i]) for i in ordered),
        grade_labels=tuple(desk.term("certainty", grade.value) for grade in Certainty),
        funding_labels=tuple(desk.term("paid-by", payer.value) for payer in PaidBy),
        facts=_states(desk, facts),
        statements=_states(desk, said),
        facts_total=len(facts),
        statements_total=len(said),
        legends=(
            desk.legend("certainty", words("legend.certainty")),
            desk.legend("paid-by", words("legend.paid_by")),
        ),
        headings=tuple(Heading(name, words(f"evidence.{name}")) for name in ("options", "whole")),
        sources=(),
    )


def _option(desk: Desk, identifier: str, record: Treatment, said: list[Said]) -> OptionConfidence:
    effects = (*record.benefits, *record.harms.common, *record.harms.serious)
    grades = Counter(effect.certainty for effect in effects)
    studies = studies_of(desk.knowledge, record)
    payers = Counter(study.paid_by for study in studies)
    people = sum(study.people or 0 for study in studies)
    states = by_state(tuple(said))
    return OptionConfidence(
        record=desk.record("treatment", identifier),
        evidence=desk.certainty(record.evidence.certainty, record.evidence.why),
        grades=tuple(
            Count(grade.value, desk.term("certainty", grade.value).label, grades[grade])
            for grade in Certainty
        ),
        studies=len(studies),
        people=desk.words("evidence.people", number=number(people)) if people else "",
        funding=tuple(
            Count(payer.value, desk.term("paid-by", payer.value).label, payers[payer]) for payer in PaidBy
        ),
        not_checked=states[State.NOT_CHECKED] + states[State.UNSOURCED],
        said=sum(number for state, number in states.items() if isinstance(state, State)),
    )


def _states(desk: Desk, said: tuple[Said, ...]) -> tuple[Count, ...]:
    return tuple(
        Count(
            state.value,
            desk.term("blank", state.value).label
            if isinstance(state, Blank)
            else desk.words(f"evidence.state_{state.value}"),
            number,
        )
        for state, number in by_state(said).items()
    )
