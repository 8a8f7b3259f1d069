"""The chances that stand side by side in a comparison, and whether they may be set against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidebook.models.comparison import Comparison
from guidebook.models.facts import Chance
from guidebook.models.treatment import Effect, Gap, Treatment

COMMON = "common-harms"
SERIOUS = "serious-harms"
"""Ids of the rows of harms, which every comparison has."""
BENEFITS = "benefits"
"""Id of the row of benefits, which pages of two options have."""

EFFECTS: dict[str, tuple[str, ...]] = {
    BENEFITS: ("benefits",),
    COMMON: ("harms", "common"),
    SERIOUS: ("harms", "serious"),
}
"""Rows of effects, and where in a treatment's record they stand."""

Path = tuple[str | int, ...]


def effects_of(treatment: Treatment, row: str) -> tuple[tuple[Effect, ...], Gap | None]:
    """A treatment's effects in a row of :data:`EFFECTS`, and why there are none."""
    if row == BENEFITS:
        return treatment.benefits, treatment.benefits_blank
    if row == COMMON:
        return treatment.harms.common, treatment.harms.common_blank
    return treatment.harms.serious, treatment.harms.serious_blank


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
    yield from chance_rows_of(options, comparison.rows, (COMMON, SERIOUS))


def chance_rows_of(
    options: Sequence[tuple[str, Treatment]], facts: Iterable[str], effects: Iterable[str]
) -> Iterator[ChanceRow]:
    """The rows with chances among these facts, then among these rows of effects, for options given by id and record."""
    for fact in facts:
        yield from _row(fact, (found for option in options for found in _of_fact(*option, fact)))
    for row in effects:
        yield from _row(row, (found for option in options for found in _of_effects(*option, row)))


def _row(identifier: str, chances: Iterator[PlacedChance]) -> Iterator[ChanceRow]:
    if found := tuple(chances):
        yield ChanceRow(identifier, found)


def _of_fact(name: str, treatment: Treatment, fact: str) -> Iterator[PlacedChance]:
    value = treatment.facts.get(fact)
    if value is not None and value.chance is not None:
        yield PlacedChance(name, ("facts", fact, "chance"), value.chance, value.sources)


def _of_effects(name: str, treatment: Treatment, row: str) -> Iterator[PlacedChance]:
    for index, effect in enumerate(effects_of(treatment, row)[0]):
        if effect.chance is not None:
            yield PlacedChance(name, (*EFFECTS[row], index, "chance"), effect.chance, effect.sources)


def _same(text: str) -> str:
    return " ".join(text.casefold().rstrip(".").split())
