from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from guidebook.views.numbers import day, loose_date, number, span, whole
from guidebook.words import load_words

WORDS = load_words("en")


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "0"),
        (30, "30"),
        (1228, "1,228"),
        (1234567, "1,234,567"),
        (Decimal("4.6"), "4.6"),
        (Decimal("4.50"), "4.5"),
        (Decimal("5.00"), "5"),
        (Decimal("100"), "100"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("1234.25"), "1,234.25"),
        (Decimal("0.0001"), "0.0001"),
        (Decimal("-3.5"), "-3.5"),
    ],
)
def test_numbers(amount: Decimal | int, text: str) -> None:
    assert number(amount) == text


def test_two_ends() -> None:
    assert span("4", "6", WORDS) == "4 to 6"
    assert span("4", "4", WORDS) == "4"
    assert span("4", "6", WORDS, or_more=True) == "4 to 6 or more"
    assert span("$4", "$4", WORDS, or_more=True) == "$4 or more"


@pytest.mark.parametrize(
    ("amount", "nearest"), [("0.4", 0), ("0.5", 1), ("1.5", 2), ("2.5", 3), ("3.8", 4), ("99.49", 99)]
)
def test_whole_numbers_are_rounded_as_people_round(amount: str, nearest: int) -> None:
    assert whole(Decimal(amount)) == nearest


def test_dates() -> None:
    assert day(datetime.date(2026, 11, 2), WORDS) == "2 November 2026"
    months = [day(datetime.date(2026, month, 1), WORDS).split()[1] for month in range(1, 13)]
    assert (months[0], months[11], len(set(months))) == ("January", "December", 12)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2016", "2016"),
        ("2016-03", "March 2016"),
        ("2013-06-04", "4 June 2013"),
        ("not_shown", "no date shown"),
    ],
)
def test_as_much_of_a_date_as_is_known(date: str, text: str) -> None:
    assert loose_date(date, WORDS) == text
