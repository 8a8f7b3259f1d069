"""Numbers, dates and prices in words."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal

from guidebook.models.base import NOT_SHOWN
from guidebook.words import Words


def number(amount: Decimal | int) -> str:
    """A number with thousands commas and no needless decimals: 1,228 · 4.6 · 30."""
    value = Decimal(amount)
    if value == value.to_integral_value():
        return f"{int(value):,}"
    return f"{value.normalize():,f}"


def span(low: str, high: str, words: Words, *, or_more: bool = False) -> str:
    """Two ends as one text: "4 to 6", "4" when both are the same, "4 or more" when the end is open."""
    text = low if low == high else words("number.range", low=low, high=high)
    return words("number.or_more", value=text) if or_more else text


def duration(minutes: Decimal, words: Words) -> str:
    """Minutes as people tell time: 45 minutes · 2 hours · 1 hour 30 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(words("number.hour" if hours == 1 else "number.hours", number=number(hours)))
    if rest or not hours:
        parts.append(words("number.minute" if rest == 1 else "number.minutes", number=number(rest)))
    return " ".join(parts)


def day(date: datetime.date, words: Words) -> str:
    """22 November 2026."""
    return words("date.day", day=date.day, month=words(f"date.month_{date.month}"), year=date.year)


def loose_date(text: str, words: Words) -> str:
    """As much of a date as is known: 2016 · March 2016 · 4 June 2013 · no date shown."""
    if text == NOT_SHOWN:
        return words("date.not_shown")
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    if len(parts) == 2:
        return words("date.month", month=words(f"date.month_{parts[1]}"), year=parts[0])
    return day(datetime.date(*parts), words)


def whole(amount: Decimal) -> int:
    """The nearest whole number, halves up, as people round."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))
