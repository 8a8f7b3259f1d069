from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

FILE = "glossary.yml"
ALSO = "also: [chamomile]"
NEW = "terms:\n  - id: saucer\n    term: saucer\n    definition: A small plate.\n"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "unused": (["glossary"], [(FILE, "terms:\n", NEW)]),
    "term-twice": (["glossary"], [(FILE, "term: steeping", "term: Camomile")]),
    "also-like-a-term": (["glossary"], [(FILE, ALSO, "also: [chamomile, Steeping]")]),
    "also-like-another": (
        ["glossary"],
        [(FILE, "term: steeping\n", "term: steeping\n    also: [Chamomile]\n")],
    ),
    "also-like-itself": (["glossary"], [(FILE, ALSO, "also: [chamomile, camomile]")]),
}

USED: dict[str, list[Edit]] = {
    "plural": [("flows/which-cup.yml", "help: Think", "help: Mind your saucers. Think")],
    "another-form": [(FILE, "term: saucer", "term: under-plate")],
    "link": [("treatments/warm-milk.yml", "It warms you.", "It [[term:saucer|warms]] you.")],
    "said-by-others": [("claims/does-milk-make-you-sleepy.yml", "that it never fails.", "that a saucer helps.")],
    "title-of-a-source": [("sources/old-herbal.yml", "title: ", "title: Saucers and ")],
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/glossary_used/{name}", tmp_path, *REFUSED[name])


@pytest.mark.parametrize("name", USED)
def test_a_word_that_readers_meet_belongs_in_the_glossary(name: str, tmp_path: Path) -> None:
    project = Project(tmp_path, (FILE, "terms:\n", NEW))
    assert [problem.severity for problem in project.check().problems] == ["warning"]
    edits = USED[name]
    if name == "another-form":
        edits = [*edits, ("treatments/warm-milk.yml", "It warms you.", "A saucer warms you.")]
    assert project.edit(*edits).messages() == []


def test_what_cannot_be_read_may_use_any_word(tmp_path: Path) -> None:
    project = Project(tmp_path, (FILE, "terms:\n", NEW), ("treatments/warm-milk.yml", "name: [\n"))
    assert {
        problem.rule for problem in project.check().problems if problem.place.file == "data/glossary.yml"
    } == set()
