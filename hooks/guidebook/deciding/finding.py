"""What can be wrong with a flow, without words: rules make messages of it, and a page tells what was looked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from guidebook.deciding.walk import Trail
from guidebook.models.flow import Choice, Flow

Path = tuple[str | int, ...]
"""Where in a flow's record something stands."""

Thing = tuple[str, str]
"""Kind and id of a record that an outcome may offer: a treatment or a routine."""


class Fault(StrEnum):
    """The kinds of faults, in the order in which they are looked for."""

    TOO_TANGLED = "too_tangled"
    """There are too many places to look at, so nothing is proved."""
    UNREACHED = "unreached"
    """No answers lead to a question or an outcome; so there is one start."""
    LEADS_NOWHERE = "leads_nowhere"
    """An answer has no next step for some readers."""
    RULE_NEVER_FITS = "rule_never_fits"
    """A rule of ``next`` decides for no reader."""
    CIRCLE = "circle"
    """Some readers are asked a question twice."""
    TOO_LONG = "too_long"
    """A path asks more questions than the flow's own limit."""
    CHANGES_NOTHING = "changes_nothing"
    """Whatever is answered to a question, way, choices and cautions are the same."""
    SAID_TWICE = "said_twice"
    """One answer names a condition twice, such as that it is so and that it is not."""
    LEFT_OPEN = "left_open"
    """An answer says nothing of a condition that other answers say is so, or is not; "not sure" must say "may be so"."""
    MUST_NOT_OFFERED = "must_not_offered"
    """Offered to readers for whom it must not be, by what they said is or may be so."""
    ASK_FIRST_HIDDEN = "ask_first_hidden"
    """Offered without a word that these readers must ask first."""
    ASK_FIRST_NOT_NEEDED = "ask_first_not_needed"
    """Advice to ask first that no reader here needs, or that the record offered does not ask for."""
    FEW_CHOICES = "few_choices"
    """Fewer than two things are offered. Only an outcome with a care card may offer nothing at all."""
    NOTHING_NOT_OFFERED = "nothing_not_offered"
    """Doing nothing is not among the choices."""
    NEVER_OFFERED = "never_offered"
    """No path leads to a treatment of the flow's concerns, and the flow does not say why."""
    OFFERED_THOUGH_NEVER = "offered_though_never"
    """An outcome offers what the flow says that no path leads to."""
    NEVER_WITHOUT_REASON = "never_without_reason"
    """The flow does not say why no path leads to something."""


@dataclass(frozen=True)
class Finding:
    """One fault with its place in the flow's record and, where answers show it, the shortest way that does."""

    fault: Fault
    path: Path
    node: str = ""
    """Id of the question or outcome."""
    conditions: tuple[str, ...] = ()
    """Ids of the conditions that it is about: several only where an answer leaves several open."""
    thing: Thing | None = None
    trail: Trail | None = None
    """The fewest answers that show it, from the start; None for what no answers show."""


def thing_of(choice: Choice) -> Thing | None:
    """What a choice means, when it is a record."""
    if choice.treatment:
        return ("treatment", choice.treatment)
    return ("routine", choice.routine) if choice.routine else None


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of their places in the record, then of the faults."""
    fields, faults = list(Flow.model_fields), list(Fault)

    def key(finding: Finding) -> tuple[object, ...]:
        first, *rest = finding.path
        # Names and positions never stand at the same depth below the same field, but types must compare.
        place = [(isinstance(step, str), step) for step in rest]
        return (
            fields.index(str(first)),
            place,
            faults.index(finding.fault),
            finding.conditions,
            finding.thing or (),
        )

    return tuple(sorted(findings, key=key))
