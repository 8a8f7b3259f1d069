"""By which rows of a comparison its options can be sorted, and which of them answer a question alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from guidebook.models.facts import NUMBERS, FactDeclaration, FactKind, FactValue
from guidebook.models.treatment import Treatment
from guidebook.spans import span_of
from guidebook.views.choosing_filters import value_of
from guidebook.views.desk import Desk
from guidebook.views.numbers import span

if TYPE_CHECKING:
    from guidebook.views.comparison import Cell

NO_RANK = "-"
"""Stands for an option without a value: it comes last, whichever way the row is sorted."""


@dataclass(frozen=True)
class RowKeys:
    """What one row knows about its options, each in the order of the table and parted by spaces."""

    says: str
    """A number for each option; two options have the same when their cells say the same."""
    ranks: str = ""
    """The place of each option by this row, from 0 upwards, or ``-``; empty for a row that cannot be sorted by."""
    rising: str = ""
    """What comes first in rising order, in words, such as "lowest first"."""
    falling: str = ""


def says_of(cells: Sequence[Cell]) -> str:
    """Cells say the same when all but their source marks is the same, how sure we are included."""
    seen: dict[object, int] = {}
    return " ".join(str(seen.setdefault(_said(cell), len(seen))) for cell in cells)


def _said(cell: Cell) -> object:
    return (
        cell.value,
        cell.blank and (cell.blank.label, cell.blank.note),
        tuple((item.sign, item.text, bool(item.flag)) for item in cell.items),
        cell.certainty and cell.certainty.id,
        bool(cell.flag),
        cell.note,
    )


def row_keys(
    desk: Desk,
    declaration: FactDeclaration,
    treatments: Sequence[Treatment],
    cells: Sequence[Cell],
    fair: bool,
) -> RowKeys:
    """The keys of a fact's row; one that is not ``fair`` to set side by side, such as chances of other people, is not sorted."""
    says = says_of(cells)
    keys = [_key(desk, declaration, value_of(declaration, treatment)) for treatment in treatments]
    order = sorted({key for key in keys if key is not None})
    if not fair or len(order) < 2:
        return RowKeys(says)
    ranks = " ".join(NO_RANK if key is None else str(order.index(key)) for key in keys)
    if declaration.choices is None:
        words = desk.words
        return RowKeys(says, ranks, words("choosing.lowest_first"), words("choosing.highest_first"))
    first, last = (_words_first(desk, declaration, key) for key in (order[0], order[-1]))
    return RowKeys(says, ranks, first, last)


def _key(desk: Desk, declaration: FactDeclaration, value: FactValue | None) -> tuple[Decimal, Decimal] | None:
    """By what a value is sorted: the low end, then the high end; words by their place in the vocabulary.

    Free text and yes or no have no order.
    """
    if value is None or value.blank is not None:
        return None
    if declaration.kind in NUMBERS:
        found = span_of(value)
        return found.low, Decimal("Infinity") if found.open or found.high is None else found.high
    if value.chance is not None:
        chance = value.chance
        return chance.count / chance.of, (chance.to or chance.count) / chance.of
    if declaration.kind in (FactKind.CHOICE, FactKind.LEVELS):
        order = list(desk.knowledge.vocabulary[declaration.choices or ""])
        ends = (value.first or value.choice, value.last or value.choice)
        low, high = (Decimal(order.index(word or "")) for word in ends)
        return low, high
    return None


def _words_first(desk: Desk, declaration: FactDeclaration, places: tuple[Decimal, Decimal]) -> str:
    name = declaration.choices or ""
    order = list(desk.knowledge.vocabulary[name])
    low, high = (desk.term(name, order[int(place)]).label for place in places)
    return desk.words("choosing.words_first", words=span(low, high, desk.words))
