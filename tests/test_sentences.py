from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebook.lexicon import load_lexicon
from guidebook.sentences import count_words, sentences

ENGLISH = load_lexicon("en")
assert ENGLISH is not None


@pytest.mark.parametrize(
    "expected",
    [
        ("One.", "Two.", "Three"),
        ("Is it so?", "No!", "It is not."),
        ("Take 0.025% cream, or 1,000 mg.", "Then stop."),
        ("Use an acid, e.g. Lactic acid.", "Ask first."),
        ("Ask Dr. Lund, Mrs. Berg or Prof. Moe.", "They know."),
        ("Tea vs. Milk is open.", "Nobody looked."),
        ("It takes approx. 10 minutes.", "19 people took part."),
        ("See fig. 2 and no. 5.", "It says no.", "Then it ends."),
        ('She said "Stop."', "Then she left."),
        ("He asked: “Why?”", "Nobody knew."),
        ("(It is short.)", "It goes on."),
        ("It ends ...", "It goes on…", "It ends."),
        ("Come at 5 p.m. or later, etc. and wait.",),
        ("What? asked the host.",),
        ("Types I to V.", "Vitamin C.", "In the U.S. agency's words."),
        ("See https://a.example/b.c?d=e.f now.", "Or later."),
        ("- - -",),
        (),
    ],
)
def test_sentences_of_a_text(expected: tuple[str, ...]) -> None:
    assert ENGLISH.sentences(" ".join(expected)) == expected


def test_a_capital_of_any_script_begins_a_sentence() -> None:
    assert sentences("Så er det. Å ja. Ærlig talt. Это так. Да.") == (
        "Så er det.",
        "Å ja.",
        "Ærlig talt.",
        "Это так.",
        "Да.",
    )


def test_without_abbreviations_every_full_stop_before_a_capital_counts() -> None:
    assert sentences("Ask Dr. Lund.") == ("Ask Dr.", "Lund.")
    assert sentences("Ask Dr. Lund.", {"dr."}) == ("Ask Dr. Lund.",)
    assert sentences("See no. 5. No. It ends.", frozenset(), {"no."}) == ("See no. 5.", "No.", "It ends.")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" – ", 0),
        ("one", 1),
        ("one, two; three.", 3),
        ("1,000 people at 0.025% a day", 6),
        ("a day-by-day plan (the 2nd)", 5),
        ("he said: “don’t”", 3),
        ("this – or that / those", 4),
    ],
)
def test_words_of_a_text(text: str, count: int) -> None:
    assert count_words(text) == count


TEXTS = st.text(st.sampled_from("aB1 .?!…\"'”()e.gDr,\n\t-é"), max_size=60)


@given(TEXTS)
def test_no_word_is_lost_or_counted_twice(text: str) -> None:
    found = ENGLISH.sentences(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert sum(map(count_words, found)) == count_words(text)
    assert all(sentence == sentence.strip() and sentence for sentence in found)


@given(
    st.lists(
        st.sampled_from(["It is so.", "Is it?", "Take 0.5%, e.g. at night.", "Ask Dr. Lund!"]), min_size=1
    )
)
def test_sentences_put_together_come_apart_again(parts: list[str]) -> None:
    assert ENGLISH.sentences(" ".join(parts)) == tuple(parts)


@pytest.mark.parametrize("text", ["." * 4000, ". " * 2000, '."' * 2000, ". '" * 1300, "a" * 4000])
def test_no_text_takes_long(text: str) -> None:
    started = time.process_time()
    assert "".join("".join(ENGLISH.sentences(text)).split()) == "".join(text.split())
    assert time.process_time() - started < 1
