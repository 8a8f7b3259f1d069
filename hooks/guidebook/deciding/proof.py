"""The proof of a flow: over every combination of answers, whether it leads on, and whether what it offers is safe.

Nothing here has words. How it is done without walking each path: :mod:`guidebook.deciding.walk`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guidebook.deciding.answering import Status
from guidebook.deciding.finding import Fault, Finding, Thing, in_order, thing_of
from guidebook.deciding.offers import Offerable, of_options, of_outcomes
from guidebook.deciding.routes import count_paths, longest
from guidebook.deciding.shape import of_paths, of_single_answers
from guidebook.deciding.walk import TooTangledError, Trail
from guidebook.deciding.walks import Walks
from guidebook.models.flow import Flow
from guidebook.models.treatment import AvoidLevel


@dataclass(frozen=True)
class Unasked:
    """A caution that some path to an outcome says nothing of: a reader must check it before choosing."""

    condition: str
    level: AvoidLevel
    thing: Thing


class Proof:
    """What is true of one flow, whose ids are unique and whose targets all exist.

    The figures are those of a flow without findings: of one that goes in circles nothing can be counted
    (:class:`graphlib.CycleError`), and one that is too tangled is not walked (:class:`TooTangledError`).
    """

    def __init__(self, flow: Flow, offerable: Offerable) -> None:
        self.flow = flow
        self.walks = Walks(flow)
        self.offerable = offerable

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong, in the order of the record."""
        try:
            return in_order(self._all_findings())
        except TooTangledError:
            return (Finding(Fault.TOO_TANGLED, ("questions",)),)

    def _all_findings(self) -> Iterator[Finding]:
        yield from of_single_answers(self.walks)
        yield from of_paths(self.walks, self.offerable.cautions)
        yield from of_outcomes(self.walks, self.offerable)
        yield from of_options(self.walks, self.offerable)

    def unasked(self, outcome: str) -> tuple[Unasked, ...]:
        """The cautions of what an outcome offers that some path to it says nothing of, in the order of the offers."""
        things = dict.fromkeys(thing_of(choice) for choice in self.walks.outcomes[outcome].offer)
        return tuple(
            Unasked(condition, level, thing)
            for thing in things
            if thing
            for condition, level in self.offerable.cautions.get(thing, {}).items()
            if self.walks.following(condition).nearest(outcome, Status.OPEN) is not None
        )

    @cached_property
    def paths(self) -> int:
        """How many paths there are when each question gets one answer."""
        return count_paths(self.walks.plain, several=False)

    @cached_property
    def combinations(self) -> int:
        """How many paths there are when each question gets any set of answers that may be given together."""
        return count_paths(self.walks.plain, several=True)

    @cached_property
    def longest(self) -> Trail:
        """A path that asks the most questions."""
        return longest(self.walks.plain)

    @cached_property
    def places(self) -> int:
        """How many places were looked at to prove the shape of the flow, whatever the number of paths."""
        return len(self.walks.plain.places)
