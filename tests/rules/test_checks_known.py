from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

CHECKS = "checks.yml"
CHECK = "criterion: 1, record: treatments/warm-milk"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "unknown-point": (["reader-check"], [(CHECKS, CHECK, "criterion: 61, record: treatments/warm-milk")]),
    "point-without-a-reader": (["reader-check"], [(CHECKS, CHECK, "criterion: 58, record: all")]),
    "unknown-page": (["reader-check"], [(CHECKS, CHECK, "criterion: 1, record: treatments/warm-mild")]),
    "point-of-other-pages": (
        ["reader-check"],
        [(CHECKS, CHECK, "criterion: 9, record: comparisons/evening-drinks")],
    ),
    "point-of-the-guide": (["reader-check"], [(CHECKS, CHECK, "criterion: 3, record: treatments/warm-milk")]),
    "done-by-nobody": (["reader-check"], [(CHECKS, "done: 2026-02-01, people: 2,", "done: 2026-02-01,")]),
    "people-for-nothing-done": (["reader-check"], [(CHECKS, "done: 2026-02-01, people: 2,", "people: 2,")]),
    "step-twice": (["reader-check"], [(CHECKS, "{id: hosts,", "{id: readers,")]),
}

FINE: dict[str, Edit] = {
    "of-all-pages": (CHECKS, CHECK, "criterion: 1, record: all"),
    "of-a-comparison": (CHECKS, CHECK, "criterion: 29, record: comparisons/evening-drinks"),
    "of-the-guide": (CHECKS, CHECK, "criterion: 3, record: all"),
    "no-checks-at-all": (CHECKS,),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/checks_known/{name}", tmp_path, *REFUSED[name])


@pytest.mark.parametrize("name", FINE)
def test_what_may_stand(name: str, tmp_path: Path) -> None:
    assert Project(tmp_path, FINE[name]).messages() == []


def test_a_page_that_cannot_be_read_is_not_told_twice(tmp_path: Path) -> None:
    (message,) = Project(tmp_path, ("treatments/warm-milk.yml", "kind: home", "kind: hom")).messages()
    assert "hom" in message
