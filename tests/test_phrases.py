from __future__ import annotations

import time

import pytest

from guidebook.models.subject import Glossary, GlossaryTerm
from guidebook.phrases import Found, Phrases, one_of
from guidebook.prose import Prose


def of(*texts: str) -> Prose:
    terms = tuple(GlossaryTerm(id=f"t{n}", term="x", definition=text) for n, text in enumerate(texts))
    return Prose(Glossary(terms=terms))


def found_in(text: str, *phrases: str) -> list[Found]:
    return list(Phrases(phrases).find(of(text)))


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("cure", "It is a cure.", ["cure"]),
        ("cure", "Cures, cured, a pre-cure and a cure-all.", []),
        ("cure*", "Cures, cured and a cure.", ["cures", "cured", "cure"]),
        ("no risk", "There is No  risk.", ["no  risk"]),
        ("no risk", "No. Risk it.", []),
        ("no risk", "No risky thing.", []),
        ("end* ... worry", "It ends all your worry.", ["ends all your worry"]),
        ("end* ... worry", "It ends worry.", ["ends worry"]),
        ("end* ... worry", "It ends one two three four worry.", []),
        ("end* ... worry", "It ends. Worry stays.", []),
        ("100% safe", "It is 100% safe.", ["100% safe"]),
        ("must-have*", "Two must-haves.", ["must-haves"]),
        ("don't", "We don't.", ["don't"]),
        ("best", "**Best** of [[treatment:a|the best]].", ["best", "best"]),
        ("best", 'The "best" and “the best” are others\' words.', []),
    ],
)
def test_where_a_phrase_stands(phrase: str, text: str, words: list[str]) -> None:
    assert [found.words for found in found_in(text, phrase)] == words


def test_what_is_told_of_a_place() -> None:
    first, second = found_in("It is so. Is it not the Best way? Best.", "best", "gold standard")
    assert first.phrase == first.words == "best"
    assert first.text.path == ("terms", 0, "definition")
    assert first.before.strip() == "is it not the"
    assert first.word_before == "the"
    assert first.sentence == "is it not the best way?"
    assert first.is_asked and not second.is_asked
    assert (second.before.strip(), second.word_before) == ("", "")


def test_the_longest_of_several_phrases_is_found() -> None:
    assert [found.phrase for found in found_in("A gold standard.", "gold", "gold standard", "gold*")] == [
        "gold standard"
    ]


def test_no_phrase_is_found_nowhere() -> None:
    assert one_of(()).search("anything") is None
    assert list(Phrases(()).find(of("anything"))) == []


def test_a_record_without_the_words_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    prose = of("Nothing of the kind.")
    assert "kind" in prose.said
    monkeypatch.setattr(prose, "own", None)
    assert list(Phrases(["best", "gold standard", "cure*"]).find(prose)) == []


@pytest.mark.parametrize(
    "text", ["end" + "-" * 3900, "end " * 900, "end ' " * 600, "end." * 900, "“" * 3900 + "end"]
)
def test_no_text_takes_long(text: str) -> None:
    started = time.process_time()
    found_in(text, "end* ... worry", "end", "worry*")
    assert time.process_time() - started < 1
