from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Golden, Project, assert_refused

FILE = "exceptions.yml"


def exempt(rule: str, record: str = "treatments/warm-milk", field: str = "") -> str:
    place = f', field: "{field}"' if field else ""
    return f"exceptions:\n  - {{rule: {rule}, record: {record}{place}, reason: Because.}}\n"


def test_one_that_nothing_needs_is_a_problem(tmp_path: Path, golden: Golden) -> None:
    edits = [(FILE, exempt("claim-language", field="benefits[0].detail"))]
    assert_refused(golden, "exceptions/not-needed", tmp_path, ["exception"], edits)


def test_one_from_a_rule_that_bears_none(tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, "exceptions/no-such-rule", tmp_path, ["exception"], [(FILE, exempt("pairs"))])


@pytest.mark.parametrize("field", ["", "summary"])
def test_one_that_is_needed_takes_the_finding_back(field: str, tmp_path: Path) -> None:
    promise = ("treatments/warm-milk.yml", "summary: ", "summary: It is the best of all. ")
    project = Project(tmp_path, promise)
    assert [problem.rule for problem in project.check().problems] == ["steering"]
    assert project.edit((FILE, exempt("steering", field=field))).messages() == []


def test_one_for_another_field_takes_nothing_back(tmp_path: Path) -> None:
    promise = ("treatments/warm-milk.yml", "summary: ", "summary: It is the best of all. ")
    project = Project(tmp_path, promise, (FILE, exempt("steering", field="benefits")))
    assert [problem.rule for problem in project.check().problems] == ["exception", "steering"]
