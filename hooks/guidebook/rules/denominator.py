"""Chances that stand in one row of a comparison are told of the same number of people, and in one style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.chances import ChanceRow, chance_rows
from guidebook.counting import Counting, counting_of, readable
from guidebook.models.comparison import Comparison
from guidebook.models.treatment import Treatment
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "denominator"
BEARS_EXCEPTIONS = True


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of chances that readers would have to convert in their heads.

    Other times and other people are no problem: the table says so under the row by itself.
    """
    counting = counting_of(draft)
    treatments = {loaded.id: loaded for loaded in draft.treatments}
    records = {name: loaded.record for name, loaded in treatments.items()}
    for comparison in draft.comparisons:
        mixed = [row for row in chance_rows(comparison.record, records) if len(row.denominators) > 1]
        if comparison.record.denominator_note is None:
            for row in mixed:
                yield from _mixed(comparison, row)
        elif not mixed and not draft.unsure and all(name in records for name in comparison.record.treatments):
            yield comparison.problem(
                NAME,
                '"denominator_note" is not needed: every row has one number of people',
                ("denominator_note",),
                key=True,
                hint="remove it",
            )
        yield from _styles(comparison, records, counting)


def _mixed(comparison: Loaded[Comparison], row: ChanceRow) -> Iterator[Problem]:
    told: dict[str, list[str]] = {}
    for placed in row.chances:
        names = told.setdefault(str(placed.chance.of), [])
        if placed.treatment not in names:
            names.append(placed.treatment)
    parts = [f"of {of} ({', '.join(told[of])})" for of in map(str, row.denominators)]
    path = ("rows", comparison.record.rows.index(row.id)) if row.id in comparison.record.rows else ("rows",)
    yield comparison.problem(
        NAME,
        f'the chances in the row "{row.id}" are told {" and ".join(parts)}',
        path,
        key=len(path) == 1,
        hint='tell them all of the same number, such as 100, or give the reason in "denominator_note"',
    )


def _styles(
    comparison: Loaded[Comparison], treatments: dict[str, Treatment], counting: Counting
) -> Iterator[Problem]:
    """One row has no "%" beside "1 in 5"."""
    for index, row in enumerate(comparison.record.rows):
        percent: tuple[str, str] | None = None
        one_in: tuple[str, str] | None = None
        for name in comparison.record.treatments:
            for text in _texts(treatments.get(name), row):
                if found := counting.percent(text):
                    percent = percent or (found, name)
                if found := counting.one_in(text):
                    one_in = one_in or (found, name)
        if percent and one_in:
            message = f'the row "{row}" has "{percent[0]}" ({percent[1]}) beside "{one_in[0]}" ({one_in[1]})'
            hint = "write both in the same way, best as so many of 100"
            yield comparison.problem(NAME, message, ("rows", index), hint=hint)


def _texts(treatment: Treatment | None, fact: str) -> Iterator[str]:
    """What a cell shows in words."""
    value = treatment.facts.get(fact) if treatment else None
    if value is not None:
        chance = (value.chance.group, value.chance.period) if value.chance else ()
        yield from (readable(text) for text in (value.text, value.note, *chance) if text)
