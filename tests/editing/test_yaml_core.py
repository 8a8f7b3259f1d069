from __future__ import annotations

import pytest

from guidebook.editing.yaml_core import as_read, spellings
from yaml_as_editors_read import as_editors_read

WORDS = [
    "yes",
    "no",
    "on",
    "true",
    "False",
    "null",
    "~",
    "",
    "2016",
    "010",
    "-7",
    "0x1f",
    "0o17",
    "1e3",
    "4.6",
    "2016-03",
]
WORDS += ["22:30", "1_000", "r15", "a4", "1-2", "nul", "+1", ".5", "5.", "high"]


@pytest.mark.parametrize("word", WORDS)
def test_words_are_read_as_a_reader_of_yaml_1_2_reads_them(word: str) -> None:
    value = as_read(word)
    other = as_editors_read(f"word: {word}")["word"]
    assert (value, type(value)) == (other, type(other))


def test_a_word_of_a_list_may_be_written_without_quotes() -> None:
    assert spellings("high") == ["high"]
    assert spellings("true") == ["true", True]
    assert spellings("2016") == ["2016", 2016]
