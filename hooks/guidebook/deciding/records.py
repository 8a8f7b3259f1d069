"""What the proof of a flow takes from the records of a project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from guidebook.deciding.finding import Thing, thing_of
from guidebook.deciding.offers import Offerable
from guidebook.deciding.proof import Proof
from guidebook.models.flow import Flow
from guidebook.models.routine import Routine
from guidebook.models.treatment import CIRCUMSTANCES, AvoidLevel, SafetyLevel, Treatment, TreatmentKind
from guidebook.safety import own_answer


class FlowRecords(Protocol):
    """The records that a proof looks at: all that a guide knows, or as many of them as are here."""

    @property
    def flows(self) -> Mapping[str, Flow]:
        """All flows by id."""

    @property
    def treatments(self) -> Mapping[str, Treatment]:
        """All treatments by id."""

    @property
    def routines(self) -> Mapping[str, Routine]:
        """All routines by id."""


def proof_of(records: FlowRecords, identifier: str) -> Proof:
    """The proof of the flow with this id, whose ids must be unique and whose targets must exist.

    Its options are the treatments of its concerns, save those that another flow offers or says why not.
    """
    flow = records.flows[identifier]
    elsewhere = {
        thing_of(choice)
        for other, record in records.flows.items()
        if other != identifier
        for choice in (*record.never, *(offer for outcome in record.outcomes for offer in outcome.offer))
    }
    cautions: dict[Thing, Mapping[str, AvoidLevel]] = {
        ("treatment", name): cautions_of(record) for name, record in records.treatments.items()
    }
    cautions |= {
        ("routine", name): {avoid.condition: avoid.level for avoid in record.avoid}
        for name, record in records.routines.items()
    }
    offerable = Offerable(
        cautions=cautions,
        comes_with={("routine", name): treatments_in(record) for name, record in records.routines.items()},
        nothing=frozenset(
            ("treatment", name)
            for name, record in records.treatments.items()
            if record.kind is TreatmentKind.NOTHING
        ),
        options=tuple(
            ("treatment", name)
            for name, record in records.treatments.items()
            if not set(record.concerns).isdisjoint(flow.concerns) and ("treatment", name) not in elsewhere
        ),
    )
    return Proof(flow, offerable)


def cautions_of(record: Treatment) -> dict[str, AvoidLevel]:
    """The conditions that speak against a treatment; a circumstance for which nobody knows asks for advice first."""
    found = {}
    for condition in (*(avoid.condition for avoid in record.avoid), *CIRCUMSTANCES):
        answer = own_answer(record, condition)
        if answer is not None and answer.level is not SafetyLevel.FINE:
            is_clear = answer.level is SafetyLevel.MUST_NOT
            found[condition] = AvoidLevel.MUST_NOT if is_clear else AvoidLevel.ASK_FIRST
    return found


def treatments_in(record: Routine) -> frozenset[Thing]:
    """The treatments that are steps of a routine."""
    return frozenset(
        ("treatment", step.treatment) for phase in record.phases for step in phase.steps if step.treatment
    )
