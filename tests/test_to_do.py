from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.problems import Place, Problem
from guidebook.to_do import apart_from, to_do_marks
from guidebook.yaml_source import parse_text
from project_tools import Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"


def marks(text: str) -> list[Problem]:
    document, problems = parse_text(text.encode(), "data/claims/mine.yml")
    assert document is not None
    assert problems == []
    return to_do_marks(document, "claims/mine")


def test_a_mark_is_told_with_its_place_its_field_and_what_to_do() -> None:
    assert marks("claim: x\nvoices:\n  - {who: TODO, says: y}\n") == [
        Problem(
            place=Place("data/claims/mine.yml", 3, 11, 4),
            message="who: TODO is still to be written",
            rule="todo-left",
            path="claims/mine: voices[0].who",
            hint="write what belongs here in place of TODO; the record cannot be published before",
        )
    ]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("sources: [r1, TODO]", ["sources, entry 2: TODO is still to be written"]),
        ('claim: "TODO: ask Ann"', ["claim: TODO is still to be written"]),
        ("claim: >-\n  TODO: ask Ann\n  or Bo", ["claim: TODO is still to be written"]),
        ("claim: ' TODO '", ["claim: TODO is still to be written"]),
        ("claim: TODO\nquestion: TODO", [f"{name}: TODO is still to be written" for name in ("claim", "question")]),
        ("claim: TODO SOBRE EL TÉ", []),
        ("claim: the TODO list", []),
        ("claim: todo", []),
        ("claim: TODOS", []),
        ("claim: x  # TODO", []),
    ],
)  # fmt: skip
def test_what_is_a_mark_and_what_is_a_text(text: str, messages: list[str]) -> None:
    assert [mark.message for mark in marks(text)] == messages


def test_what_else_is_said_of_a_mark_is_left_out() -> None:
    mark, other = Problem(Place("a.yml", 1, 7, 4), "mark", "todo-left"), Place("a.yml", 1, 1, 4)
    found = [Problem(mark.place, "no date", "value"), Problem(other, "unknown field", "unknown-field")]
    assert apart_from([mark], found) == found[1:]


def test_marks_of_every_type_in_a_record(tmp_path: Path, golden: Golden) -> None:
    edits = [
        (MILK, "name: Warm milk\nkind: home", "name: TODO\nkind: TODO"),
        (MILK, "next_review: 2026-09-01", "next_review: TODO"),
    ]
    assert_refused(golden, "to_do/types", tmp_path, ["todo-left"] * 3, edits)


def test_a_mark_that_is_a_right_value_stops_a_build_as_well(tmp_path: Path) -> None:
    checked = Project(tmp_path, (MILK, "name: Warm milk", "name: TODO")).check()
    assert [problem.message for problem in checked.errors] == ["name: TODO is still to be written"]
    assert checked.knowledge is None


def test_other_problems_of_the_record_are_told_beside_the_marks(tmp_path: Path) -> None:
    project = Project(tmp_path, (MILK, "name: Warm milk\nkind: home", "name: TODO\nkind: hom"))
    assert [message.split(" ", 1)[1] for message in project.messages()] == [
        "name: TODO is still to be written",
        'kind: "hom" is not one of nothing, clinic, home, cosmetic',
    ]
