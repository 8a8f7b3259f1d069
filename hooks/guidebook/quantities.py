"""What the number of a fact is a number of, and which of them may be multiplied."""

from __future__ import annotations

from guidebook.models.facts import FactDeclaration, FactKind, Measure

MONEY = "money"

MULTIPLIED = {
    frozenset({Measure.TIMES.value, each}): each
    for each in (MONEY, Measure.MINUTES.value, Measure.DAYS.value)
} | {frozenset({Measure.TIMES_A_YEAR.value, MONEY}): MONEY}
"""Two quantities → what they make when multiplied. All others are mixed units: money times money is nothing."""


def quantity(declaration: FactDeclaration) -> str:
    """``money``, a :class:`Measure`, or empty for a fact whose number is of neither."""
    if declaration.kind is FactKind.MONEY:
        return MONEY
    return declaration.measure.value if declaration.measure else ""


def told(declaration: FactDeclaration) -> str:
    """What a fact is a number of, in the words of data/facts.yml."""
    if declaration.kind is FactKind.MONEY:
        return "is of kind money"
    if declaration.kind not in {FactKind.RANGE, FactKind.COUNT}:
        return f"is of kind {declaration.kind}"
    return f"has measure: {declaration.measure}" if declaration.measure else 'has no "measure"'
