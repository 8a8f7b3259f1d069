"""Values of the real records as pages tell them, worked out by the tests' own hand from the YAML."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import real_records as data
from html_tree import squeezed

Record = dict[str, Any]

FACTS: dict[str, Record] = {fact["id"]: fact for fact in data.single("facts")["facts"]}


def treatment(identifier: str) -> Record:
    return data.records("treatment")[identifier]


def amount(text: str, sign: str = "") -> str:
    value = Decimal(text)
    return sign + f"{value.normalize():,f}"


def in_words(fact: Record, value: Record) -> str:
    """A value as a page tells it, without spaces; of a chance only what the record itself says."""
    unit = fact.get("unit", "")
    if "low" in value:
        money = fact["kind"] == "money"
        sign = data.single("site")["currency_sign"] if money else ""
        low, high = amount(value["low"], sign), amount(value["high"], sign)
        text = low if low == high else f"{low} to {high}"
        more = value.get("or_more") == "yes"
        if low == high == "1" and not more:
            unit = fact.get("unit_one", "")
        text = f"{text} or more" if more else text
        return squeezed(text if money else f"{text} {unit}")
    if "count" in value:
        number = amount(value["count"])
        return squeezed(f"{number} {fact['unit_one'] if number == '1' else unit}")
    if "chance" in value:
        chance = value["chance"]
        return squeezed(f"In: {chance['group'].rstrip('.')}. Over: {chance['period'].rstrip('.')}.")
    if "choice" in value:
        return squeezed(data.label(fact["choices"], value["choice"]))
    if "first" in value:
        first, last = (data.label(fact["choices"], value[end]) for end in ("first", "last"))
        return squeezed(first if first == last else f"{first} to {last}")
    if "yes" in value:
        return "Yes" if value["yes"] == "yes" else "No"
    return squeezed(str(value["text"]))


def answer(fact: str, identifier: str) -> Record:
    """What the record gives; where it gives nothing, the fact does not apply."""
    return treatment(identifier)["facts"].get(fact, {"blank": "not_applicable"})


def product(fact: str, identifier: str) -> Record | None:
    """What is worked out from two facts of the record; None where one of them does not apply or is not known."""
    parts = [answer(part, identifier) for part in FACTS[fact]["computed"]["multiply"]]
    if any("blank" in part for part in parts):
        return None
    low, high = (
        Decimal(parts[0].get(end, parts[0].get("count"))) * Decimal(parts[1].get(end, parts[1].get("count")))
        for end in ("low", "high")
    )
    return {
        "low": str(low),
        "high": str(high),
        "or_more": "yes" if any(part.get("or_more") == "yes" for part in parts) else "no",
        "sources": sorted({source for part in parts for source in part["sources"]}),
        "thin": any(data.is_thin(part) for part in parts),
    }
