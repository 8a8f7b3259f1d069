"""Every way through a flow leads on, to a choice that is safe; the proof shows the shortest answers that break this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidebook.deciding.finding import Fault
from guidebook.deciding.records import proof_of
from guidebook.deciding.telling import Teller
from guidebook.models.flow import Flow
from guidebook.models.routine import Routine
from guidebook.models.subject import Conditions
from guidebook.models.treatment import Treatment
from guidebook.problems import Problem
from guidebook.rules.flows_lead_on import faults_of

if TYPE_CHECKING:
    from guidebook.draft import Draft, Key

NAME = "flow-proof"

OF_OTHER_RECORDS = frozenset(
    {
        Fault.RULE_NEVER_FITS,
        Fault.CHANGES_NOTHING,
        Fault.ASK_FIRST_NOT_NEEDED,
        Fault.NOTHING_NOT_OFFERED,
        Fault.NEVER_OFFERED,
        Fault.OFFERED_THOUGH_NEVER,
    }
)
"""Faults that a flow may seem to have only because another record could not be read, or an id is mistyped."""

MARK_THE_FIELD = frozenset(
    {Fault.TOO_TANGLED, Fault.FEW_CHOICES, Fault.NOTHING_NOT_OFFERED, Fault.NEVER_OFFERED}
)
"""Faults of a whole list: the name of its field is marked."""


@dataclass(frozen=True)
class _Read:
    """The records that could be read."""

    flows: Mapping[str, Flow]
    treatments: Mapping[str, Treatment]
    routines: Mapping[str, Routine]


def check(draft: Draft) -> Iterator[Problem]:
    """What the proof of each flow finds; a flow with ids that lead nowhere is not proved."""
    read = _Read(
        {flow.id: flow.record for flow in draft.flows},
        {treatment.id: treatment.record for treatment in draft.treatments},
        {routine.id: routine.record for routine in draft.routines},
    )
    doubtful = frozenset() if _all_known(draft) else OF_OTHER_RECORDS
    for flow in draft.flows:
        if any(faults_of(flow)):
            continue
        proof = proof_of(read, flow.id)
        tell = Teller(proof, _names(draft, read))
        for finding in proof.findings:
            if finding.fault not in doubtful:
                told = tell(finding)
                yield flow.problem(
                    NAME,
                    told.message,
                    finding.path,
                    key=finding.fault in MARK_THE_FIELD,
                    hint=told.hint,
                    steps=tell.steps(finding.trail or ()),
                )


def _all_known(draft: Draft) -> bool:
    """Whether all that the proof looks at could be read, and whatever is named in any record exists."""
    kinds = ("flow", "treatment", "routine")
    all_read = all(draft.known.get(kind, set()) <= draft.records.get(kind, {}).keys() for kind in kinds)
    named = ((kind, name) for kind, name in draft.linked_from if kind in {*kinds, "condition"})
    return all_read and all(name in draft.known.get(kind, set()) for kind, name in named)


def _names(draft: Draft, read: _Read) -> Mapping[Key, str]:
    conditions = draft.single("conditions", Conditions)
    return {
        **{("treatment", name): record.name for name, record in read.treatments.items()},
        **{("routine", name): record.name for name, record in read.routines.items()},
        **{("condition", one.id): one.name for one in (conditions.record.conditions if conditions else ())},
    }
