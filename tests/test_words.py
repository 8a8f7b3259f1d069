from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidebook.problems import DataProblems
from guidebook.words import FOLDER, Words, languages, load_words
from project_tools import ROOT

ENGINE = ROOT / "hooks" / "guidebook"
TEMPLATES = sorted((ENGINE / "web" / "templates").rglob("*.html")) + sorted(
    (ROOT / "site_overrides").rglob("*.html")
)

WORDS = Words(
    {"plain": "Home", "part": "{count} of {all}", "cup.one": "{number} cup", "cup.many": "{number} cups"}
)


def test_words_by_key() -> None:
    assert WORDS("plain") == "Home"
    assert WORDS("part", count=1, all="two") == "1 of two"
    assert [WORDS.count("cup", number) for number in (0, 1, 2)] == ["0 cups", "1 cup", "2 cups"]


def test_an_unknown_key_or_a_missing_part_is_an_error() -> None:
    with pytest.raises(KeyError, match="other"):
        WORDS("other")
    with pytest.raises(KeyError, match="all"):
        WORDS("part", count=1)
    with pytest.raises(KeyError, match="count"):
        WORDS("part")


def test_parts_are_put_in_as_they_are() -> None:
    assert WORDS("part", count="{all}", all="<b>") == "{all} of <b>"


def test_english_is_there() -> None:
    assert "en" in languages()
    assert load_words("en")("answer.yes") == "Yes"


def test_a_broken_strings_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guidebook.words.FOLDER", tmp_path)
    (tmp_path / "xx.yml").write_text("a: b\na: c\n")
    with pytest.raises(DataProblems) as raised:
        load_words("xx")
    assert [problem.place.file for problem in raised.value.problems] == ["strings/xx.yml"]
    assert languages() == ("xx",)


def parts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_keys_and_parts(language: str) -> None:
    english, other = load_words("en").entries, load_words(language).entries
    assert set(other) == set(english)
    assert {key: parts(text) for key, text in other.items()} == {
        key: parts(text) for key, text in english.items()
    }
    assert all(text.strip() for text in other.values())
    assert (FOLDER / f"{language}.yml").is_file()


CALL = re.compile(r"(?<![\w.])(?:w|words)\(\s*'([a-z_.]+)'\s*([,)~])")


def calls_in_templates() -> Iterator[tuple[str, str, str]]:
    for file in TEMPLATES:
        for match in CALL.finditer(file.read_text("utf-8")):
            if match[2] != "~":
                yield file.name, match[1], match[2]


def calls_in_code() -> Iterator[tuple[str, str, set[str], bool]]:
    """(file, key, names of parts, whether it counts) of every call with a fixed key and named parts."""
    for file in sorted(ENGINE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            called = node.func
            is_count = isinstance(called, ast.Attribute) and called.attr == "count"
            holder = called.value if is_count and isinstance(called, ast.Attribute) else called
            name = holder.attr if isinstance(holder, ast.Attribute) else getattr(holder, "id", "")
            key = node.args[0].value
            given = {keyword.arg for keyword in node.keywords}
            if name == "words" and isinstance(key, str) and None not in given:
                yield file.name, key, {part for part in given if part}, is_count


def test_templates_name_words_that_exist() -> None:
    english = load_words("en").entries
    calls = list(calls_in_templates())
    assert [call for call in calls if call[1] not in english] == []
    bare = [(file, key) for file, key, after in calls if after == ")" and parts(english[key])]
    assert bare == []
    assert len(calls) > 50


def test_code_names_words_that_exist_with_all_their_parts() -> None:
    english = load_words("en").entries
    calls = list(calls_in_code())
    wrong = [
        (file, key)
        for file, key, given, is_count in calls
        for name in ((f"{key}.one", f"{key}.many") if is_count else (key,))
        if name not in english or not parts(english[name]) <= given | ({"number"} if is_count else set())
    ]
    assert wrong == []
    assert len(calls) > 50
