"""How a flow stands to what it speaks of: its proof, which outcomes offer a thing or leave it out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from guidebook.deciding.answering import Status
from guidebook.deciding.finding import Thing, thing_of
from guidebook.deciding.proof import Proof
from guidebook.deciding.walk import Trail
from guidebook.models.flow import Choice, Flow, Outcome
from guidebook.models.treatment import AvoidLevel


@dataclass(frozen=True)
class Mention:
    """An outcome that offers a thing or leaves it out."""

    outcome: Outcome
    choice: Choice
    """What it says; of a thing that comes with another, the other."""


@dataclass(frozen=True)
class FlowFigures:
    """The proof of a flow in numbers."""

    questions: int
    answers: int
    outcomes: int
    paths: int
    """With one answer to each question."""
    combinations: int
    """With every set of answers that may be given together."""
    places: int
    """Looked at to prove it, in place of each path by itself."""
    longest: Trail
    """A path that asks the most questions."""
    offers: int
    """Things that outcomes offer, counted at each outcome."""
    asked: int
    """Conditions that some answer speaks of."""
    unasked: int
    """Cautions that outcomes list as not asked about on some path, counted by outcome, condition and thing."""
    faults: int
    """What the proof found wrong; 0 in whatever is published."""


class FlowStanding:
    """One flow whose proof finds no fault; everything is worked out once, when it is first asked for."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self.flow: Flow = proof.flow

    def offering(self, thing: Thing) -> tuple[Mention, ...]:
        """The outcomes that offer a thing, by itself or as part of another, in the order of the file."""
        return self._offering.get(thing, ())

    def leaving_out(self, thing: Thing) -> tuple[Mention, ...]:
        """The outcomes that steer away from a thing, in the order of the file."""
        return self._leaving_out.get(thing, ())

    def never(self, thing: Thing) -> Choice | None:
        """What the flow says of a thing that no path leads to."""
        return self._never.get(thing)

    def against(self, thing: Thing, outcome: str) -> tuple[tuple[str, AvoidLevel], ...]:
        """The conditions that are or may be so on some path to an outcome, and that speak against a thing."""
        walks = self.proof.walks
        return tuple(
            (condition, level)
            for condition, level in self.proof.offerable.cautions.get(thing, {}).items()
            if condition in walks.made_so and walks.following(condition).nearest(outcome, Status.SO)
        )

    @cached_property
    def figures(self) -> FlowFigures:
        """The proof in numbers."""
        flow, proof = self.flow, self.proof
        return FlowFigures(
            questions=len(flow.questions),
            answers=len(proof.walks.answers),
            outcomes=len(flow.outcomes),
            paths=proof.paths,
            combinations=proof.combinations,
            places=proof.places,
            longest=proof.longest,
            offers=sum(len(outcome.offer) for outcome in flow.outcomes),
            asked=len(proof.walks.spoken_of),
            unasked=sum(len(proof.unasked(outcome.id)) for outcome in flow.outcomes),
            faults=len(proof.findings),
        )

    @cached_property
    def _offering(self) -> Mapping[Thing, tuple[Mention, ...]]:
        comes_with = self.proof.offerable.comes_with

        def things(choice: Choice) -> Iterable[Thing]:
            thing = thing_of(choice)
            return (thing, *sorted(comes_with.get(thing, ()))) if thing else ()

        return _mentions(
            (thing, Mention(outcome, choice))
            for outcome in self.flow.outcomes
            for choice in outcome.offer
            for thing in things(choice)
        )

    @cached_property
    def _leaving_out(self) -> Mapping[Thing, tuple[Mention, ...]]:
        return _mentions(
            (thing, Mention(outcome, choice))
            for outcome in self.flow.outcomes
            for choice in outcome.avoid
            if (thing := thing_of(choice))
        )

    @cached_property
    def _never(self) -> Mapping[Thing, Choice]:
        return {thing: choice for choice in self.flow.never if (thing := thing_of(choice))}


def _mentions(found: Iterable[tuple[Thing, Mention]]) -> dict[Thing, tuple[Mention, ...]]:
    """Mentions by thing, each outcome once: what is offered by itself counts before what comes with another."""
    mentions: dict[Thing, dict[str, Mention]] = {}
    for thing, mention in found:
        of_thing = mentions.setdefault(thing, {})
        if mention.outcome.id not in of_thing or thing_of(mention.choice) == thing:
            of_thing[mention.outcome.id] = mention
    return {thing: tuple(by_outcome.values()) for thing, by_outcome in mentions.items()}
