"""A pair with a page of its own is named once, of two options of its comparison, and gives enough to weigh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidebook.models.comparison import Comparison
from guidebook.models.facts import FactDeclaration
from guidebook.models.subject import Condition, Conditions
from guidebook.models.treatment import Treatment
from guidebook.pairs import FEWEST_FACTS, answered_of_both, are_apart, pairs_of_options
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "compared-pair"


@dataclass(frozen=True)
class _Records:
    """What could be read of all that pairs are found in."""

    treatments: Mapping[str, Treatment]
    facts: Mapping[str, FactDeclaration]
    conditions: Mapping[str, Condition]
    comparisons: Mapping[str, Comparison]


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of pairs that are named wrongly, that have too little to compare, or whose address is taken."""
    records = _records(draft)
    for comparison in draft.comparisons:
        yield from _named(comparison, records, draft.known.get("treatment", set()))
    if records:
        yield from _addresses(draft, records)


def _records(draft: Draft) -> _Records | None:
    """None when a file could not be read on which it depends how much is known of an option."""
    conditions = draft.single("conditions", Conditions)
    if draft.unsure or conditions is None:
        return None
    treatments = {loaded.id: loaded.record for loaded in draft.treatments}
    comparisons = {
        loaded.id: loaded.record
        for loaded in draft.comparisons
        if all(option in treatments for option in loaded.record.treatments)
        and all({pair.one, pair.other} <= treatments.keys() for pair in loaded.record.pairs)
    }
    circumstances = {condition.id: condition for condition in conditions.record.conditions}
    return _Records(treatments, draft.fact_declarations, circumstances, comparisons)


def _named(comparison: Loaded[Comparison], records: _Records | None, known: set[str]) -> Iterator[Problem]:
    """Problems of the pairs that one comparison names; that an id is unknown is told elsewhere."""
    options = comparison.record.treatments
    seen: set[frozenset[str]] = set()
    for index, pair in enumerate(comparison.record.pairs):
        both = frozenset((pair.one, pair.other))
        strangers = [name for name in ("one", "other") if getattr(pair, name) not in options]
        if len(both) == 1:
            message = "an option cannot be compared with itself"
            hint = "name another option of this comparison"
            yield comparison.problem(NAME, message, ("pairs", index, "other"), hint=hint)
        elif strangers:
            for name in strangers:
                option = getattr(pair, name)
                if option not in known:
                    continue
                hint = did_you_mean(option, options) or 'add it to "treatments", or remove the pair'
                message = f'"{option}" is no option of this comparison'
                yield comparison.problem(NAME, message, ("pairs", index, name), hint=hint)
        elif both in seen:
            message = f'the pair of "{pair.one}" and "{pair.other}" is named twice'
            hint = "keep one of them; the order of the two does not matter"
            yield comparison.problem(NAME, message, ("pairs", index), hint=hint)
        elif records and both <= records.treatments.keys():
            yield from _enough(comparison, index, pair.one, pair.other, records)
        seen.add(both)


def _enough(
    comparison: Loaded[Comparison], index: int, one: str, other: str, records: _Records
) -> Iterator[Problem]:
    """Whether two options give enough for a page (see :mod:`guidebook.pairs`)."""
    answered = answered_of_both(records, one, other)
    if answered < FEWEST_FACTS:
        message = f'too little to compare "{one}" and "{other}": facts answered for both: {answered}'
        hint = f"a page of their own needs {FEWEST_FACTS}; remove the pair until more is known"
        yield comparison.problem(NAME, message, ("pairs", index), hint=hint)
    elif not are_apart(records, one, other):
        message = f'"{one}" and "{other}" differ in no fact, no effect and no answer on safety'
        hint = "remove the pair; a page of their own would say nothing new"
        yield comparison.problem(NAME, message, ("pairs", index), hint=hint)


def _addresses(draft: Draft, records: _Records) -> Iterator[Problem]:
    """Pairs whose page would have the address of another page: a pair lies beside the comparisons."""
    taken = {loaded.id: f'the comparison "{loaded.id}"' for loaded in draft.comparisons}
    for loaded in draft.comparisons:
        for former in loaded.record.moved_from:
            taken.setdefault(former, f'the comparison "{loaded.id}" under its former id "{former}"')
    for pair in pairs_of_options(records):
        named_in = next(loaded for loaded in draft.comparisons if loaded.id == pair.comparisons[0])
        if pair.id in taken:
            message = (
                f'the page of "{pair.first}" and "{pair.second}" would have the address of {taken[pair.id]}'
            )
            hint = "give one of these records another id, or remove the pair"
            yield named_in.problem(NAME, message, _place(named_in.record, set(pair.options)), hint=hint)
        taken.setdefault(pair.id, f'the pair of "{pair.first}" and "{pair.second}"')


def _place(comparison: Comparison, both: set[str]) -> tuple[str | int, ...]:
    """Where a comparison asks for a pair."""
    for index, pair in enumerate(comparison.pairs):
        if {pair.one, pair.other} == both:
            return ("pairs", index)
    return ("all_pairs",)
