"""The list of points, its words, and which check decides which."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidebook.criteria.checks import OF_COMPARISONS, OF_THE_GUIDE, OF_TREATMENTS
from guidebook.criteria.finding import lack
from guidebook.criteria.finished import OF_FINISHED
from guidebook.criteria.points import POINTS, Group, Scope
from guidebook.criteria.tally import WAYS
from guidebook.criteria.texts import MOST_NAMES, Reasons, load_texts
from guidebook.words import FOLDER, languages
from project_tools import ROOT

CRITERIA = ROOT / "hooks" / "guidebook" / "criteria"
TEXTS = load_texts("en").entries
IN_RECORDS = {*OF_TREATMENTS, *OF_COMPARISONS, *OF_THE_GUIDE}
IN_PAGES = {*OF_FINISHED[Scope.TREATMENT], *OF_FINISHED[Scope.COMPARISON], 35}


def test_there_are_sixty_points_in_six_groups() -> None:
    assert [point.number for point in POINTS] == list(range(1, 61))
    first = {group: next(point.number for point in POINTS if point.group is group) for group in Group}
    assert list(first.values()) == [1, 9, 20, 29, 39, 49]


def test_the_points_that_must_be_met() -> None:
    must = [point.number for point in POINTS if point.must]
    assert must == [1, 2, 4, 5, 9, 10, 11, 12, 15, 16, 19, 26, 27, 39, 42, 43, 44, 47, 55, 56]


def test_each_point_has_words_for_what_decides_it_and_no_others() -> None:
    for point in POINTS:
        told = {way for way in WAYS if f"point.{point.number}.{way}" in TEXTS}
        decided = {
            "records": point.number in IN_RECORDS,
            "pages": point.number in IN_PAGES,
            "tests": point.tested,
            "reader": bool(point.readers),
        }
        assert told == {way for way, is_so in decided.items() if is_so}, point.number
        assert told and TEXTS[f"point.{point.number}.says"].endswith(".")


def test_points_come_from_somewhere_and_no_text_claims_a_score() -> None:
    assert sum(bool(point.origins) for point in POINTS) > 55
    names = {name.split()[0] for point in POINTS for name in point.origins}
    assert {"IPDAS", "DISCERN", "PEMAT", "CCI", "NHS", "NICE", "GRADE"} <= names
    assert not [key for key, text in TEXTS.items() if re.search(r"\bscore[sd]?\b|certified|accredited", text)]


def test_the_words_are_plain() -> None:
    sentences = [
        (key, sentence)
        for key, text in TEXTS.items()
        for sentence in re.split(r"(?<=[.?:])\s+", text)
        if len(sentence.split()) > 26
    ]
    assert sentences == []
    assert len(TEXTS) > 200


def reasons_in_code() -> Iterator[tuple[str, str, frozenset[str]]]:
    """File, key as a pattern, and names of parts of every reason that the code can give."""
    for file in sorted(CRITERIA.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lack":
                (key,) = node.args
                parts = frozenset(keyword.arg or "" for keyword in node.keywords)
                yield file.name, _pattern(key), parts


def _pattern(key: ast.expr) -> str:
    if isinstance(key, ast.JoinedStr):
        return "".join(
            re.escape(str(value.value)) if isinstance(value, ast.Constant) else r"\w+" for value in key.values
        )
    assert isinstance(key, ast.Constant)
    return re.escape(str(key.value))


def parts_of(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_every_reason_has_words_that_fill_all_its_parts() -> None:
    given = {key.removeprefix("lack."): text for key, text in TEXTS.items() if key.startswith("lack.")}
    one_or_many = {key.removesuffix(".many"): text for key, text in given.items() if key.endswith(".many")}
    plain = {key: text for key, text in given.items() if not key.endswith((".one", ".many"))} | one_or_many
    used: set[str] = set()
    for file, pattern, parts in reasons_in_code():
        named = {key for key in plain if re.fullmatch(pattern, key)}
        counted = parts - {"count"} | {"number"}
        meant = {key for key in named if parts_of(plain[key]) == (counted if key in one_or_many else parts)}
        assert meant, (file, pattern)
        assert meant == named or "\\w" in pattern, (file, named - meant)
        used |= meant
    assert used == set(plain)


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_words_of_the_points(language: str) -> None:
    other = load_texts(language).entries
    assert set(other) == set(TEXTS)
    assert {key: parts_of(text) for key, text in other.items()} == {
        key: parts_of(text) for key, text in TEXTS.items()
    }
    assert (Path(FOLDER) / "criteria" / f"{language}.yml").is_file()


def test_a_reason_in_words() -> None:
    reasons = Reasons("en")
    assert reasons(lack("many_rows", count=17)) == "17 rows"
    assert reasons(lack("few_questions", count=1)) == "only 1 question"
    assert reasons(lack("few_questions", count=0)) == "only 0 questions"
    assert reasons(lack("long_lists", lists=("list_signs", "list_before"))) == (
        "more than 7 items: warning signs, steps before"
    )
    names = tuple("abcdefgh")
    assert len(names) == MOST_NAMES + 2
    assert reasons(lack("not_compared", names=names)) == "in no comparison: a, b, c, d, e, f, and 2 more"
    assert reasons(lack("not_compared", names=("{name}",))) == "in no comparison: {name}"
