"""What is wrong with what outcomes offer: whether it is safe, whether it leaves a choice, whether anything is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidebook.deciding.answering import Status
from guidebook.deciding.finding import Fault, Finding, Path, Thing, thing_of
from guidebook.deciding.walk import Trail
from guidebook.deciding.walks import Walks
from guidebook.models.flow import Choice, Outcome
from guidebook.models.treatment import AvoidLevel

FEWEST_CHOICES = 2
"""Choices of an outcome that is no alarm, doing nothing among them."""


@dataclass(frozen=True)
class Offerable:
    """What a proof takes from the records that a flow may offer."""

    cautions: Mapping[Thing, Mapping[str, AvoidLevel]]
    """For each thing: the conditions that speak against it, and how strongly."""
    comes_with: Mapping[Thing, frozenset[Thing]]
    """What is offered with a thing, such as the treatments that are steps of a routine."""
    nothing: frozenset[Thing]
    """The treatments that are doing nothing, or waiting."""
    options: tuple[Thing, ...]
    """The treatments that the flow must lead to, or say why not."""


def of_outcomes(walks: Walks, offerable: Offerable) -> Iterator[Finding]:
    """Faults of what each outcome offers; outcomes that nothing leads to are left out."""
    for outcome in walks.flow.outcomes:
        if outcome.id in walks.reached:
            path = (*walks.path(outcome.id), "offer")
            for index, choice in enumerate(outcome.offer):
                yield from _safety(walks, offerable, outcome, (*path, index), choice)
            yield from _choice(walks, offerable, outcome, path)


def _safety(
    walks: Walks, offerable: Offerable, outcome: Outcome, path: Path, choice: Choice
) -> Iterator[Finding]:
    thing = thing_of(choice)
    cautions = offerable.cautions.get(thing, {}) if thing else {}
    said = set[str]()
    for condition, level in cautions.items():
        place = walks.following(condition).nearest(outcome.id, Status.SO)
        if place is None:
            continue
        trail = walks.following(condition).trail(place)
        if level is AvoidLevel.MUST_NOT:
            yield Finding(
                Fault.MUST_NOT_OFFERED, _named(path, choice), outcome.id, (condition,), thing, trail
            )
        elif condition not in choice.ask_first:
            yield Finding(
                Fault.ASK_FIRST_HIDDEN, _named(path, choice), outcome.id, (condition,), thing, trail
            )
        said.add(condition)
    for index, condition in enumerate(choice.ask_first):
        if condition not in said or condition in choice.ask_first[:index]:
            where = (*path, "ask_first", index)
            yield Finding(Fault.ASK_FIRST_NOT_NEEDED, where, outcome.id, (condition,), thing)


def _choice(walks: Walks, offerable: Offerable, outcome: Outcome, path: Path) -> Iterator[Finding]:
    if outcome.care_card is not None and not outcome.offer:
        return  # an alarm, which leaves no choice
    offered = {thing_of(choice) or ("name", choice.name) for choice in outcome.offer}
    if len(offered) < FEWEST_CHOICES:
        fault = Fault.FEW_CHOICES
    elif offered.isdisjoint(offerable.nothing):
        fault = Fault.NOTHING_NOT_OFFERED
    else:
        return
    yield Finding(fault, path, outcome.id, trail=_way_to(walks, outcome.id))


def of_options(walks: Walks, offerable: Offerable) -> Iterator[Finding]:
    """Faults of what the flow leads to as a whole, and of its reasons for what it does not lead to."""
    offered_by: dict[Thing, str] = {}
    for outcome in walks.flow.outcomes:
        for choice in outcome.offer if outcome.id in walks.reached else ():
            thing = thing_of(choice)
            for one in (thing, *sorted(offerable.comes_with.get(thing, ()))) if thing else ():
                offered_by.setdefault(one, outcome.id)
    never = {thing_of(choice) for choice in walks.flow.never}
    for thing in offerable.options:
        if thing not in offered_by and thing not in never:
            field = "never" if walks.flow.never else "outcomes"
            yield Finding(Fault.NEVER_OFFERED, (field,), thing=thing)
    for index, choice in enumerate(walks.flow.never):
        thing = thing_of(choice)
        if thing in offered_by:
            node = offered_by[thing]
            way = _way_to(walks, node)
            path = _named(("never", index), choice)
            yield Finding(Fault.OFFERED_THOUGH_NEVER, path, node, thing=thing, trail=way)
        if choice.note is None:
            yield Finding(Fault.NEVER_WITHOUT_REASON, _named(("never", index), choice), thing=thing)


def _named(path: Path, choice: Choice) -> Path:
    """Where the choice at a path names what it means."""
    thing = thing_of(choice)
    return (*path, thing[0] if thing else "name")


def _way_to(walks: Walks, node: str) -> Trail:
    place = walks.plain.nearest(node)
    assert place is not None
    return walks.plain.trail(place)
