"""What the records answer for a treatment in one personal circumstance: the one place that knows, without words.

Three places speak: the treatment's own fields for pregnancy and breast-feeding, its list of who must be careful, and what
the circumstance calls usually fine. Silence is never "fine": a pair that none of them names is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from guidebook.models.base import Sourced
from guidebook.models.subject import Condition, FineStatement
from guidebook.models.treatment import CIRCUMSTANCES, Avoid, Gap, Safety, SafetyLevel, Treatment


class SafetyRecords(Protocol):
    """Where answers are looked up: all that a guide knows, or as much of it as is here."""

    @property
    def treatments(self) -> Mapping[str, Treatment]:
        """All treatments by id."""

    @property
    def conditions(self) -> Mapping[str, Condition]:
        """All circumstances by id."""


class Ground(StrEnum):
    """What an answer rests on."""

    ANSWERED = "answered"
    """The treatment has a field for this circumstance."""
    LISTED = "listed"
    """The treatment lists the circumstance among those that speak against it."""
    USUALLY_FINE = "usually_fine"
    """The circumstance names the treatment among what is usually fine."""
    LIST_BLANK = "list_blank"
    """The treatment has no list of who must be careful, and says why."""
    NOT_NAMED = "not_named"
    """Nothing that was read for the records names the two together."""


@dataclass(frozen=True)
class Answer:
    """How far a treatment suits people in one circumstance, and what says so."""

    level: SafetyLevel
    ground: Ground
    said: Sourced | None = None
    """What gives the answer, with its sources; None when nothing does."""
    gap: Gap | None = None
    """Why the treatment's list of who must be careful is blank, when that is the ground."""

    @property
    def text(self) -> str:
        """The reason in the words of the record; of a gap, why it is one; empty when nothing is said."""
        if isinstance(self.said, Avoid):
            return self.said.why
        if isinstance(self.said, Safety | FineStatement):
            return self.said.text
        return self.gap.why if self.gap else ""


def level_of(knowledge: SafetyRecords, treatment: str, condition: str) -> Answer:
    """The answer for the treatment and the condition with these ids; raises KeyError when there is no such record.

    A rule (``rules/fine_agrees.py``) keeps a circumstance from calling fine what the treatment's own record does not, so
    the order in which the three places are asked decides nothing in published data.
    """
    record = knowledge.treatments[treatment]
    own = own_answer(record, condition)
    if own is not None:
        return own
    fine = fine_statement(knowledge.conditions[condition], treatment)
    if fine is not None:
        return Answer(SafetyLevel.FINE, Ground.USUALLY_FINE, fine)
    if record.avoid_blank is not None:
        return Answer(SafetyLevel.NOT_KNOWN, Ground.LIST_BLANK, gap=record.avoid_blank)
    return Answer(SafetyLevel.NOT_KNOWN, Ground.NOT_NAMED)


def own_answer(record: Treatment, condition: str) -> Answer | None:
    """What a treatment's own record answers for a circumstance; None when it does not name it."""
    if condition in CIRCUMSTANCES:
        safety = record.pregnancy if condition == CIRCUMSTANCES[0] else record.breast_feeding
        return Answer(safety.level, Ground.ANSWERED, safety)
    for avoid in record.avoid:
        if avoid.condition == condition:
            return Answer(SafetyLevel(avoid.level.value), Ground.LISTED, avoid)
    return None


def fine_statement(condition: Condition, treatment: str) -> FineStatement | None:
    """What the circumstance says when it calls the treatment usually fine."""
    return next((fine for fine in condition.usually_fine if treatment in fine.treatments), None)
