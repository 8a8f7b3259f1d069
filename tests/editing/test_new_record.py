"""A new record of each kind: our reader takes it, the check tells its to-do marks and nothing else, and once they are
filled in it is right."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from guidebook.editing.new_record import half_a_year_after, new_record, to_do_count
from guidebook.editing.shapes import fields_of
from guidebook.editing.written import ONE_OF_SEVERAL
from guidebook.models import FOLDER_KINDS, RecordKind
from guidebook.problems import Problem
from guidebook.reading import read_draft
from project_tools import TEA, Edit, Golden, Project, located
from yaml_as_editors_read import as_editors_read

KINDS = pytest.mark.parametrize("kind", FOLDER_KINDS, ids=lambda kind: kind.name)
TREATMENT, SOURCE = (
    next(kind for kind in FOLDER_KINDS if kind.name == name) for name in ("treatment", "source")
)

FILLED: dict[str, str] = {
    # by the name of the field, or its path where fields of one name differ
    "accessed": "2026-01-05",
    "acts_on": "worry",
    "aftercare": "after-the-visit",
    "blank": "not_looked_up",
    "ask": "Is it late?",
    "certainty": "moderate",
    "concerns": "restless-evenings",
    "condition": "milk-allergy",
    "level": "ask_first",
    "offered": "tea-ceremony-visit",
    "published": "2024",
    "question": "Does it help?",
    "read": "whole",
    "rows": "effect",
    "sources": "evening-trial",
    "urgency": "soon",
    "url": "https://tea.example/",
    "verdict": "taste",
    "when": "morning",
    "causes[0].id": "noise",
    "treatments[0]": "do-nothing",
    "treatments[1]": "warm-milk",
    "start": "late",
    "questions[0].id": "late",
    "questions[0].answers[0].id": "yes",
    "questions[0].answers[0].to": "first",
    "questions[0].answers[1].id": "no",
    "questions[0].answers[1].to": "second",
    "outcomes[0].id": "first",
    "outcomes[1].id": "second",
    "outcomes[0].offer[0].treatment": "do-nothing\n      - treatment: warm-milk",
    "outcomes[1].offer[0].treatment": "do-nothing\n      - treatment: camomile-tea",
}
KIND_OF = {"treatment": "cosmetic", "routine": "home", "source": "survey"}
MENTIONED: dict[str, list[Edit]] = {
    # what must be mentioned elsewhere is
    "treatment": [
        ("comparisons/evening-drinks.yml", "treatments: [", "treatments: [mine, "),
        ("flows/which-cup.yml", "never:\n", "never:\n  - {treatment: mine, note: It is new.}\n"),
    ],
    "source": [
        (
            "treatments/camomile-tea.yml",
            "taste: {choice: flowery, sources: [",
            "taste: {choice: flowery, sources: [mine, ",
        )
    ],
}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {kind.name: new_record(kind, read_draft(TEA)) for kind in FOLDER_KINDS}


def project_with(tmp_path: Path, kind: RecordKind, text: str, *edits: Edit) -> Project:
    return Project(tmp_path, (f"{kind.folder}/mine.yml", text), *edits)


def filled(kind: RecordKind, text: str, marks: list[Problem]) -> str:
    """The record with a sensible text in place of each mark, as the problems name and place them."""
    lines = text.split("\n")
    for mark in sorted(marks, key=lambda mark: mark.place, reverse=True):
        path = mark.path.split(": ")[1]
        name = re.sub(r"\[\d+\]$", "", path).split(".")[-1]
        value = KIND_OF[kind.name] if path == "kind" else FILLED.get(path) or FILLED.get(name, "Some words.")
        line, start = lines[mark.place.line - 1], mark.place.column - 1
        assert line[start : start + mark.place.length] == "TODO"
        lines[mark.place.line - 1] = f"{line[:start]}{value}{line[start + 4 :]}"
    return "\n".join(lines)


def taken_in(text: str) -> str:
    """The record with every field that may be left out taken in."""
    return re.sub(r"^( *(?:- )?)#(?=[a-z]|  )", r"\1", text, flags=re.MULTILINE)


@KINDS
def test_a_new_record_has_its_marks_and_no_other_problem_and_is_right_once_they_are_filled(
    tmp_path: Path, texts: dict[str, str], kind: RecordKind
) -> None:
    text = texts[kind.name]
    problems = project_with(tmp_path, kind, text).check().problems
    assert {(problem.rule, problem.place.file) for problem in problems} == {
        ("todo-left", f"data/{kind.folder}/mine.yml")
    }
    assert len(problems) == to_do_count(text) >= 5
    edits = MENTIONED.get(kind.name, [])
    project = project_with(tmp_path / "filled", kind, filled(kind, text, list(problems)), *edits)
    assert project.messages() == []
    assert project.check().knowledge is not None


@KINDS
def test_what_may_be_left_out_is_right_when_it_is_taken_in(
    tmp_path: Path, texts: dict[str, str], kind: RecordKind
) -> None:
    text = taken_in(texts[kind.name])
    problems = project_with(tmp_path, kind, text).check().problems
    assert [located(problem) for problem in problems if problem.rule != "todo-left"] == []
    assert len(problems) == to_do_count(text) > to_do_count(texts[kind.name])
    assert {field.name for field in fields_of(kind.model)} == set(as_editors_read(text))


@KINDS
def test_a_new_record_can_be_read_by_any_editor(texts: dict[str, str], kind: RecordKind) -> None:
    text = texts[kind.name]
    assert set(as_editors_read(text)) >= {field.name for field in fields_of(kind.model) if field.required}
    assert max(map(len, text.splitlines())) <= 110
    assert text.startswith(f"# A new {kind.name}. ")
    assert text.endswith("\n") and not re.search(r"[ \t]\n|\n\n\n", text)


def test_the_same_project_gives_the_same_record(texts: dict[str, str]) -> None:
    assert new_record(TREATMENT, read_draft(TEA)) == texts["treatment"]


@pytest.mark.parametrize("kind", [TREATMENT, SOURCE], ids=lambda kind: kind.name)
def test_a_new_record_word_for_word(golden: Golden, texts: dict[str, str], kind: RecordKind) -> None:
    golden(f"new_records/{kind.name}.yml", texts[kind.name])


def test_a_treatment_has_every_fact_it_must_give_as_not_looked_up(texts: dict[str, str]) -> None:
    blank = {"blank": "not_looked_up"}
    given = ["effect", "cups", "minutes", "slept-sooner", "caffeine", "price-cup", "felt-in"]
    of_some_kinds = ["taste", "visits", "later-visits", "rest-days", "price-visit", "boxes", "price-box"]
    assert as_editors_read(texts["treatment"])["facts"] == dict.fromkeys(given, blank)
    assert as_editors_read(taken_in(texts["treatment"]))["facts"] == dict.fromkeys(
        [*given, *of_some_kinds], blank
    )
    words = " ".join(texts["treatment"].replace("# ", "").split())
    assert "Only for kind home or clinic, which must have it. #taste:" in words


@KINDS
def test_dates_are_those_of_the_edition(texts: dict[str, str], kind: RecordKind) -> None:
    record: dict[str, Any] = as_editors_read(texts[kind.name])
    dates = (record.get("reviewed"), record.get("next_review"))
    assert dates == ((None, None) if kind.name in {"source", "clinic"} else ("2026-03-15", "2026-09-15"))


@pytest.mark.parametrize(
    ("day", "after"),
    [
        ("2026-03-15", "2026-09-15"),
        ("2026-06-30", "2026-12-30"),
        ("2026-07-01", "2027-01-01"),
        ("2026-08-31", "2027-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2026-12-31", "2027-06-30"),
    ],
)
def test_half_a_year(day: str, after: str) -> None:
    assert half_a_year_after(datetime.date.fromisoformat(day)).isoformat() == after


def test_the_fields_written_out_in_place_of_others_exist_and_could_be_missing() -> None:
    for model, names in ONE_OF_SEVERAL.items():
        optional = {field.name for field in fields_of(model) if not field.required}
        assert names.keys() <= optional
