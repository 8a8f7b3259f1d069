"""Facts that are worked out from two others, such as the cost of a course; pages and exports share the arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from guidebook.models.base import Certainty
from guidebook.models.facts import FactDeclaration, FactValue

_SUREST_FIRST = list(Certainty)


@dataclass(frozen=True)
class WorkedOut:
    """A value that stands in no record, and the two it comes from."""

    value: FactValue
    """With the sources of both parts, and the certainty of the part we are less sure of; a blank when a part is blank."""
    parts: tuple[FactValue, FactValue]


def worked_out(declaration: FactDeclaration, facts: Mapping[str, FactValue]) -> WorkedOut | None:
    """Low times low and high times high of the two facts that ``declaration`` names; None where one does not apply.

    A count stands for both ends. Amounts are in the unit of the declaration.
    """
    assert declaration.computed is not None
    given = [facts.get(name) for name in declaration.computed.multiply]
    first, second = given
    if first is None or second is None:
        return None
    parts = (first, second)
    missing = next((part for part in parts if part.blank is not None), None)
    if missing is not None:
        value = FactValue(blank=missing.blank, note=missing.note, sources=missing.sources)
        return WorkedOut(value, parts)
    low, high = Decimal(1), Decimal(1)
    for part in parts:
        low *= Decimal(part.count) if part.count is not None else part.low or Decimal(0)
        high *= Decimal(part.count) if part.count is not None else part.high or Decimal(0)
    weakest = max(parts, key=lambda part: _SUREST_FIRST.index(part.certainty or Certainty.VERY_LOW))
    # Not validated: a product may have more decimals than a person would write.
    value = FactValue.model_construct(
        low=low,
        high=high,
        or_more=any(part.or_more for part in parts),
        as_of=next((part.as_of for part in parts if part.as_of is not None), None),
        leaves_out=next((part.leaves_out for part in parts if part.leaves_out is not None), None),
        sources=tuple(dict.fromkeys(source for part in parts for source in part.sources)),
        certainty=weakest.certainty,
        why=weakest.why,
    )
    return WorkedOut(value, parts)
