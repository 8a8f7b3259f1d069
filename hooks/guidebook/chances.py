"""The chances that stand side by side in a comparison, and whether they may be set against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidebook.models.comparison import Comparison
from guidebook.models.facts import Chance
from guidebook.models.treatment import Effect, Treatment

COMMON = "common-harms"
SERIOUS = "serious-harms"
"""Ids of the rows of harms, which every comparison has."""

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class PlacedChance:
    """One chance of one option."""

    treatment: str
    path: Path
    """Where it stands in the treatment's record."""
    chance: Chance
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ChanceRow:
    """All chances of one row, by option; at least one."""

    id: str
    """Id of the fact, or of the row of harms."""
    chances: tuple[PlacedChance, ...]

    @property
    def denominators(self) -> tuple[int, ...]:
        """Of how many they are told, each number once, the smallest first."""
        return tuple(sorted({placed.chance.of for placed in self.chances}))

    @property
    def other_times(self) -> bool:
        """Whether they are counted over different times."""
        return len({_same(placed.chance.period) for placed in self.chances}) > 1

    @property
    def other_people(self) -> bool:
        """Whether they were counted in different studies: the groups differ, and no source has them all.

        Two groups of one study were made to be compared, so that they may differ in name.
        """
        groups = {_same(placed.chance.group) for placed in self.chances}
        shared = set.intersection(*(set(placed.sources) for placed in self.chances))
        return len(groups) > 1 and not shared


def chance_rows(comparison: Comparison, treatments: Mapping[str, Treatment]) -> Iterator[ChanceRow]:
    """The rows of a comparison that have chances, in the order of its rows; unknown options are left out."""
    options = [(name, treatments[name]) for name in comparison.treatments if name in treatments]
    for fact in comparison.rows:
        yield from _row(fact, (found for option in options for found in _of_fact(*option, fact)))
    for row, side in ((COMMON, "common"), (SERIOUS, "serious")):
        yield from _row(row, (found for option in options for found in _of_harms(*option, side)))


def _row(identifier: str, chances: Iterator[PlacedChance]) -> Iterator[ChanceRow]:
    if found := tuple(chances):
        yield ChanceRow(identifier, found)


def _of_fact(name: str, treatment: Treatment, fact: str) -> Iterator[PlacedChance]:
    value = treatment.facts.get(fact)
    if value is not None and value.chance is not None:
        yield PlacedChance(name, ("facts", fact, "chance"), value.chance, value.sources)


def _of_harms(name: str, treatment: Treatment, side: str) -> Iterator[PlacedChance]:
    effects: tuple[Effect, ...] = getattr(treatment.harms, side)
    for index, effect in enumerate(effects):
        if effect.chance is not None:
            yield PlacedChance(name, ("harms", side, index, "chance"), effect.chance, effect.sources)


def _same(text: str) -> str:
    return " ".join(text.casefold().rstrip(".").split())
