"""One flow as pages, one question each: which pages there are, what they are called, and how they follow each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from graphlib import TopologicalSorter

from guidebook.deciding.proof import Proof
from guidebook.deciding.walk import Place
from guidebook.knowledge import Knowledge

STEPS = "steps"
"""Name of the page that asks one question after the other by script."""


class FlowSteps:
    """A published flow: its ids are unique, it leads on from everywhere, and it does not go in circles."""

    def __init__(self, knowledge: Knowledge, identifier: str) -> None:
        self.id = identifier
        self.flow = knowledge.flows[identifier]
        self.proof: Proof = knowledge.flow_standings[identifier].proof
        self.walked = self.proof.walks.plain
        self.questions = self.proof.walks.questions
        self.outcomes = self.proof.walks.outcomes

    @cached_property
    def names(self) -> Mapping[Place, str]:
        """The name of the page of each place: the id of its question or outcome.

        A question that is asked with other conditions known has a page for each, with a number behind its name.
        """
        seen: Counter[str] = Counter()
        found = {}
        for place in self.walked.places:
            seen[place.node] += 1
            plain = seen[place.node] == 1 and place.node != STEPS
            # No id holds two hyphens in a row, so no other page can have this name.
            found[place] = place.node if plain else f"{place.node}--{seen[place.node]}"
        return found

    @cached_property
    def before(self) -> Mapping[Place, tuple[Place, ...]]:
        """The places from which some answer leads to a place, each once, nearest to the start first."""
        found: dict[Place, dict[Place, None]] = {place: {} for place in self.walked.places}
        for place, ways in self.walked.ways.items():
            for way in ways:
                if way.place is not None:
                    found[way.place][place] = None
        return {place: tuple(others) for place, others in found.items()}

    @cached_property
    def position(self) -> Mapping[Place, tuple[int, int]]:
        """Which question it is on the shortest and on the longest way there, counted from 1."""
        found: dict[Place, tuple[int, int]] = {}
        for place in TopologicalSorter(self.before).static_order():
            earlier = [found[other] for other in self.before[place]]
            low = min((low for low, _ in earlier), default=0)
            high = max((high for _, high in earlier), default=0)
            found[place] = (low + 1, high + 1)
        return found

    @cached_property
    def most_after(self) -> Mapping[Place, int]:
        """How many questions may come after the one at a place at most."""
        onward = {
            place: {way.place for way in ways if way.place is not None and way.place in self.walked.ways}
            for place, ways in self.walked.ways.items()
        }
        found: dict[Place, int] = {}
        for place in TopologicalSorter(onward).static_order():
            found[place] = max((1 + found[other] for other in onward[place]), default=0)
        return found
