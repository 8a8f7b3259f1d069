from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebook.lexicon import load_lexicon
from guidebook.similarity import folded, likeness, near_pairs

ENGLISH = load_lexicon("en")
assert ENGLISH is not None
EMPTY = frozenset(ENGLISH.words.duplicates.empty)
ENDINGS = ENGLISH.words.duplicates.endings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Does tea help?", "does TEA, help"),
        ("Are cups of tea safe?", "Is a cup of tea safe?"),
        ("Will steeping change it?", "Has it really been changed by steeping?"),
        ("Berries", "A berry"),
    ],
)
def test_texts_that_come_down_to_the_same_words(one: str, other: str) -> None:
    assert folded(one, EMPTY, ENDINGS) == folded(other, EMPTY, ENDINGS) != frozenset()


def test_other_texts_differ() -> None:
    assert folded("Tea helps", EMPTY, ENDINGS) != folded("Tea does not help", EMPTY, ENDINGS)
    assert folded("2 cups", EMPTY, ENDINGS) != folded("3 cups", EMPTY, ENDINGS)
    assert folded("The bus is red", EMPTY, ENDINGS) == {"bus", "red"}


def test_likeness() -> None:
    assert likeness(frozenset("ab"), frozenset("ab")) == 1
    assert likeness(frozenset("abc"), frozenset("bcd")) == 0.5
    assert likeness(frozenset("a"), frozenset()) == 0
    assert likeness(frozenset(), frozenset()) == 1


def test_numbers_tell_texts_apart() -> None:
    words = frozenset({"cups", "of", "tea"})
    assert list(near_pairs([words | {"2"}, words | {"3"}, words | {"2"}], 0.5)) == [(0, 2)]
    assert list(near_pairs([frozenset("1"), frozenset("1"), frozenset()], 0.5)) == [(0, 1)]


@given(
    st.lists(st.frozensets(st.sampled_from("abcdefgh1"), max_size=6), max_size=12),
    st.sampled_from([0.3, 0.5, 0.6, 0.75, 1.0]),
)
def test_the_quick_way_finds_what_comparing_all_would(sets: list[frozenset[str]], least: float) -> None:
    expected = [
        (i, j)
        for (j, other), (i, one) in ((b, a) for a, b in combinations(enumerate(sets), 2))
        if one and other and ("1" in one) == ("1" in other) and likeness(one - {"1"}, other - {"1"}) >= least
    ]
    assert sorted(near_pairs(sets, least)) == sorted(expected)
    assert list(near_pairs(sets, least)) == sorted(expected, key=lambda pair: (pair[1], pair[0]))


def test_many_texts_are_not_compared_one_by_one() -> None:
    sets = [frozenset({"same", "words", f"w{number}", f"v{number}"}) for number in range(3000)]
    assert list(near_pairs([*sets, sets[7]], 0.6)) == [(7, 3000)]
