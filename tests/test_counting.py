from __future__ import annotations

import pytest

from guidebook.counting import count_numbers, counting, readable
from guidebook.words import load_words

COUNTING = counting(load_words("en"), "£", "GBP")

FOUND: list[tuple[str, str, str]] = [
    ("number", "after 3 days", "3"),
    ("number", "about 1,228.50 in all", "1,228.50"),
    ("number", "From 12% to 20%", "12%"),
    ("number", "It was seen in 12 of 100 people", "12 of 100"),
    ("number", "Two of Ten had it", "Two of Ten"),
    ("number", "a third of people had it", "a third of people"),
    ("number", 'vitamin B12, CO2, T-4, "a cup"-1 and two cups', ""),
    ("number", "for 3-5 days", "3"),
    ("number", "on 3 March 2026, or in March 2026, or on March 3, 2026", ""),
    ("number", "on 3 March 2026 for 5 hours", "5"),
    ("number", "half of your cup, and one of these", ""),
    ("figure", "wait 3 days", ""),
    ("figure", "a cup costs £4.50", "£4.50"),
    ("figure", "a cup costs GBP 4", "GBP 4"),
    ("figure", "a cup costs 4 gbp", "4 gbp"),
    ("figure", "5 per cent", "5 per cent"),
    ("figure", "1 out of every 5", "1 out of every 5"),
    ("figure", "two thirds of adults", "two thirds of adults"),
    ("chance", "4 of 10", "4 of 10"),
    ("chance", "4 of the cups", ""),
    ("one_in", "one in five", "one in five"),
    ("one_in", "11 in 50", ""),
    ("percent", "7.5 %", "7.5 %"),
    ("relative", "3 times as likely", "3 times as likely"),
    ("relative", "Five times the odds", "Five times the odds"),
    ("relative", "a 3-fold gain", "3-fold"),
    ("relative", "24% less", "24% less"),
    ("relative", "a 24% lower risk", "24% lower risk"),
    ("relative", "24% lower than before", ""),
    ("relative", "stir it half as often, 3 times a day", ""),
    ("no_plain_numbers", "We saw no plain numbers.", "no plain numbers"),
]


@pytest.mark.parametrize(("name", "text", "expected"), FOUND)
def test_the_first_thing_of_a_sort_is_found_as_it_stands(name: str, text: str, expected: str) -> None:
    assert getattr(COUNTING, name)(text) == expected


def test_numbers_in_digits_are_counted() -> None:
    assert count_numbers("From 2 to 4.5% of 1,000 cups, and B12") == 3


def test_the_targets_of_links_are_no_text() -> None:
    assert readable("See [[treatment:cup-2|cup two]], [[term:tea-3]] and [this](https://example.org/4).") == (
        "See cup two,  and this."
    )
    assert readable("plain") == "plain"
