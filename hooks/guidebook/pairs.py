"""Pairs of options that get a page "A or B?", and how two options stand to each other, row by row.

A page is made for a pair only when it tells readers more than the two pages they have already: at least
:data:`FEWEST_FACTS` facts must be answered for both, for with fewer there is nothing to weigh and the page would be a
list of gaps; and the two must differ in at least one fact or one answer on safety, for otherwise the page has nothing to
say that the comparison does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Protocol

from guidebook.chances import EFFECTS, effects_of
from guidebook.models.base import Blank
from guidebook.models.comparison import Comparison
from guidebook.models.facts import VALUES, FactDeclaration, FactValue
from guidebook.models.treatment import Treatment, TreatmentKind
from guidebook.safety import SafetyRecords, level_of
from guidebook.worked_out import answer_of

FEWEST_FACTS = 3
"""Facts answered for both options, below which a pair gets no page."""

UNANSWERED = frozenset({Blank.NOT_STUDIED, Blank.NOT_LOOKED_UP})
"""Blanks that leave a question open. The others answer it: it does not apply, there is no difference, studies conflict."""


class Relation(StrEnum):
    """How the answers of two options to one question stand to each other, in the order of a page."""

    DIFFERS = "differs"
    ONE_APPLIES = "one_applies"
    """The question applies to only one of the two, and is answered for that one."""
    ONE_KNOWN = "one_known"
    """Only one of the two is answered, so that nobody can say whether they differ."""
    SAME = "same"
    NOT_KNOWN = "not_known"
    """Neither is answered, or one is not and the question does not apply to the other."""
    NEITHER = "neither"
    """The question applies to neither."""


class PairRecords(SafetyRecords, Protocol):
    """What pairs are found in: all that a guide knows, or as much of it as is here."""

    @property
    def facts(self) -> Mapping[str, FactDeclaration]:
        """All declared facts by id."""

    @property
    def comparisons(self) -> Mapping[str, Comparison]:
        """All comparisons by id."""


@dataclass(frozen=True)
class PairOfOptions:
    """Two options with a page of their own."""

    first: str
    second: str
    """Their ids, in the order of the alphabet."""
    comparisons: tuple[str, ...]
    """Ids of the comparisons that name the pair, or hold it with "all_pairs: yes"; sorted, at least one."""

    @property
    def id(self) -> str:
        """The last part of its address."""
        return pair_id(self.first, self.second)

    @property
    def options(self) -> tuple[str, str]:
        """Both ids."""
        return (self.first, self.second)


def pair_id(one: str, other: str) -> str:
    """The last part of the address of a pair; the order of the two does not matter."""
    return "-or-".join(sorted((one, other)))


def by_name(records: SafetyRecords, pair: PairOfOptions) -> tuple[str, str]:
    """The ids of the two in the order of their names, so that neither is put first for another reason."""
    first, second = sorted(
        pair.options, key=lambda option: (records.treatments[option].name.casefold(), option)
    )
    return first, second


def pairs_named_in(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """The pairs that a comparison asks for, in its order, each with its ids in the order of the alphabet."""
    if comparison.all_pairs:
        yield from combinations(sorted(set(comparison.treatments)), 2)
    for pair in comparison.pairs:
        first, second = sorted((pair.one, pair.other))
        yield first, second


def pairs_of_options(records: PairRecords) -> tuple[PairOfOptions, ...]:
    """All pairs with a page, by the ids of the two; thin and identical pairs are left out."""
    named: dict[tuple[str, str], list[str]] = {}
    for identifier, comparison in sorted(records.comparisons.items()):
        for pair in dict.fromkeys(pairs_named_in(comparison)):
            named.setdefault(pair, []).append(identifier)
    return tuple(
        PairOfOptions(*pair, tuple(comparisons))
        for pair, comparisons in sorted(named.items())
        if has_enough(records, *pair)
    )


def has_enough(records: PairRecords, one: str, other: str) -> bool:
    """Whether enough is known of two options for a page of their own, and something sets them apart."""
    return answered_of_both(records, one, other) >= FEWEST_FACTS and are_apart(records, one, other)


def answered_of_both(records: PairRecords, one: str, other: str) -> int:
    """How many facts are answered for both options.

    That a fact does not apply is an answer of doing nothing, which has no price and no visits, but of no other option. A
    fact that is worked out from others is no further one.
    """
    both = [records.treatments[one], records.treatments[other]]
    return sum(
        all(_is_answered(declaration, treatment) for treatment in both)
        and any(answer_of(declaration, treatment) for treatment in both)
        for declaration in records.facts.values()
        if declaration.computed is None
    )


def _is_answered(declaration: FactDeclaration, treatment: Treatment) -> bool:
    value = answer_of(declaration, treatment)
    if value is None:
        return treatment.kind is TreatmentKind.NOTHING
    return value.blank not in UNANSWERED


def are_apart(records: PairRecords, one: str, other: str) -> bool:
    """Whether two options differ in a fact, an effect, or an answer on safety."""
    first, second = records.treatments[one], records.treatments[other]
    relations = {
        *relations_of_facts(records.facts, first, second).values(),
        *(relation_of_effects(first, second, row) for row in EFFECTS),
    }
    return (
        Relation.DIFFERS in relations
        or Relation.ONE_APPLIES in relations
        or any(
            level_of(records, one, condition).level is not level_of(records, other, condition).level
            for condition in records.conditions
        )
    )


def relations_of_facts(
    facts: Mapping[str, FactDeclaration], one: Treatment, other: Treatment
) -> dict[str, Relation]:
    """How two options stand to each other in every declared fact, in the order of the declarations."""
    return {
        identifier: _relation(_content(answer_of(declaration, one)), _content(answer_of(declaration, other)))
        for identifier, declaration in facts.items()
    }


def relation_of_effects(one: Treatment, other: Treatment, row: str) -> Relation:
    """How two options stand to each other in a row of benefits or harms.

    An option that can do no harm because there is nothing to take differs from one that can.
    """
    found = _relation(_effects(one, row), _effects(other, row))
    return Relation.DIFFERS if found is Relation.ONE_APPLIES else found


_Content = tuple[Blank | None, object]
"""The blank of an answer, and what else it says."""


def _content(value: FactValue | None) -> _Content:
    """What a fact says, without how sure it is and where it comes from: neither makes two answers differ."""
    if value is None:
        return Blank.NOT_APPLICABLE, None
    said = tuple(getattr(value, name) for name in (*VALUES, "or_more"))
    return value.blank, said


def _effects(treatment: Treatment, row: str) -> _Content:
    effects, gap = effects_of(treatment, row)
    said = frozenset(
        (effect.what.casefold(), effect.chance and (effect.chance.count, effect.chance.to, effect.chance.of))
        for effect in effects
    )
    return (gap.blank if gap else None), said


def _relation(one: _Content, other: _Content) -> Relation:
    blanks = (one[0], other[0])
    open_ones = sum(blank in UNANSWERED for blank in blanks)
    if all(blank is Blank.NOT_APPLICABLE for blank in blanks):
        return Relation.NEITHER
    if open_ones == 2 or (open_ones and Blank.NOT_APPLICABLE in blanks):
        return Relation.NOT_KNOWN
    if open_ones:
        return Relation.ONE_KNOWN
    if Blank.NOT_APPLICABLE in blanks:
        return Relation.ONE_APPLIES
    return Relation.SAME if one == other else Relation.DIFFERS
