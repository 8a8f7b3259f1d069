"""Facts that are worked out from two others, such as the cost of a course; pages and exports share the arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guidebook.models.base import Blank
from guidebook.models.facts import FactDeclaration, FactValue
from guidebook.models.treatment import Treatment
from guidebook.spans import sources_of, span_of, weakest


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
    product = span_of(first) * span_of(second)
    least_sure = weakest(parts)
    # Not validated: a product may have more decimals than a person would write.
    value = FactValue.model_construct(
        low=product.low,
        high=product.high,
        or_more=product.or_more,
        as_of=next((part.as_of for part in parts if part.as_of is not None), None),
        leaves_out=next((part.leaves_out for part in parts if part.leaves_out is not None), None),
        sources=sources_of(parts),
        certainty=least_sure.certainty if least_sure else None,
        why=least_sure.why if least_sure else None,
    )
    return WorkedOut(value, parts)


def answer_of(declaration: FactDeclaration, treatment: Treatment) -> FactValue | None:
    """A treatment's answer to a fact, worked out where it has to be; None when the fact does not apply to it."""
    if declaration.computed is not None:
        found = worked_out(declaration, treatment.facts)
        value = found.value if found else None
    else:
        value = treatment.facts.get(declaration.id)
    return None if value is None or value.blank is Blank.NOT_APPLICABLE else value
