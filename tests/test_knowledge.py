from __future__ import annotations

import os
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from pydantic import ValidationError

from guidebook.knowledge import Knowledge, check, load
from guidebook.models import FOLDER_KINDS, OPTIONAL_FILES, SINGLE_FILES
from guidebook.problem_formats import format_text
from guidebook.problems import DataProblems
from project_tools import TEA, Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"

# name: (rules that are reported, what an editor did)
REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "empty": (["empty-file"], [(MILK, "")]),
    "only-comments": (["empty-file"], [(MILK, "# to be written\n")]),
    "not-yaml": (["syntax"], [(MILK, "name: Warm milk", "name: @warm milk")]),
    "double-key": (
        ["choice", "duplicate-key"],
        [(MILK, "kind: home\n", "kind: hom\nname: Hot milk\n")],
    ),
    "dots": (["file-name"], [("treatments/warm..milk.yml", "name: x\n")]),
    "capitals": (["file-name"], [("treatments/Cocoa Drink.yml", "name: x\n")]),
    "no-letters": (["file-name"], [("treatments/茶.yml", "name: x\n")]),
    "device": (["file-name"], [("treatments/con.yml", "name: x\n")]),
    "long-name": (["file-name"], [(f"treatments/{'co' * 40}.yml", "name: x\n")]),
    "yaml-ending": (["file-name"], [("treatments/cocoa.yaml", "name: x\n")]),
    "capital-ending": (["file-name"], [("treatments/Cocoa.YML", "name: x\n")]),
    "no-record": (["file-name"], [("treatments/cup.jpg", "x")]),
    "folder-among-records": (["file-name"], [("treatments/old/cocoa.yml", "name: x\n")]),
    "picture-elsewhere": (["file-name"], [("treatments/lantern.svg", "<svg/>")]),
    "stray-file": (["file-name"], [("notes.txt", "x")]),
    "stray-file-like-another": (["file-name"], [("condition.yml", "conditions: []\n")]),
    "stray-folder": (["file-name"], [("drinks/cocoa.yml", "name: x\n")]),
    "stray-folder-like-another": (["file-name"], [("treatment/cocoa.yml", "name: x\n")]),
    "missing-file": (["missing-file"], [("glossary.yml",)]),
    "fact-twice": (
        ["duplicate-id"],
        [("facts.yml", "facts:\n", "facts:\n  - {id: effect, label: Effect, question: What?, kind: text}\n")],
    ),
    "ids-twice": (
        ["duplicate-id", "duplicate-id", "duplicate-id"],
        [
            (
                "conditions.yml",
                "conditions:\n",
                "conditions:\n  - {id: pregnancy, name: Pregnant, i_am: I am}\n",
            ),
            ("glossary.yml", "id: steeping", "id: camomile"),
            ("concerns/restless-evenings.yml", "id: cold-room", "id: worry"),
            (MILK, "acts_on: [cold-room]", "acts_on: [worry]"),
            ("treatments/camomile-tea.yml", "acts_on: [cold-room, worry]", "acts_on: [worry]"),
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"files/{name}", tmp_path, *REFUSED[name])


def test_every_file_is_told_of_in_one_run_and_in_order(tmp_path: Path) -> None:
    edits: list[Edit] = [
        (MILK, "kind: home", "kind: hom"),
        (
            "treatments/camomile-tea.yml",
            "sources: [old-herbal, milk-survey]",
            "sources: [old-herbl, milk-survey]",
        ),
        ("sources/health-page.yml", "read: part", "read: @part"),
        ("site.yml", "edition: 2026-03-15", "edition: 2026-02-15"),
        ("Notes.txt", "x"),
        ("glossary.yml",),
    ]
    project = Project(tmp_path, *edits)
    first, second = project.check(), project.check()
    assert [f"{problem.place.file} {problem.rule}" for problem in first.problems] == [
        "data/Notes.txt file-name",
        "data/changes.yml date",
        "data/changes.yml date",
        "data/checks.yml date",
        "data/claims/does-milk-make-you-sleepy.yml date",
        "data/claims/is-sitting-together-enough.yml date",
        "data/comparisons/evening-drinks.yml date",
        "data/concerns/restless-evenings.yml date",
        "data/flows/which-cup.yml date",
        "data/glossary.yml missing-file",
        "data/routines/after-the-visit.yml date",
        "data/routines/evening-cup.yml date",
        "data/site.yml date",
        "data/sources/drinks-review.yml date",
        "data/sources/evening-trial.yml date",
        "data/sources/health-page.yml syntax",
        "data/sources/milk-survey.yml date",
        "data/sources/tea-house-prices.yml date",
        "data/treatments/camomile-tea.yml unknown-reference",
        "data/treatments/camomile-tea.yml date",
        "data/treatments/camomile-tea.yml date",
        "data/treatments/do-nothing.yml date",
        "data/treatments/tea-ceremony-visit.yml date",
        "data/treatments/warm-milk.yml choice",
    ]
    assert first == second
    assert first.knowledge is None


def test_what_cannot_be_published_is_raised_with_every_error(tmp_path: Path) -> None:
    overdue = [(MILK, "\nreviewed: 2026-03-01", "\nreviewed: 2025-03-01"), (MILK, "2026-09-01", "2026-03-14")]
    project = Project(tmp_path, *overdue, ("site.yml", "language: en", "language: nb"))
    with pytest.raises(DataProblems) as raised:
        load(project.folder)
    assert [problem.rule for problem in raised.value.problems] == ["language"]


def test_a_project_without_data(tmp_path: Path) -> None:
    checked = check(tmp_path)
    assert format_text(checked.problems, checked.texts) == (
        "data:1:1  there is no folder data/ in this project\n   name the project's folder with --project\n"
    )


def test_an_empty_data_folder_lacks_every_file_that_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    problems = check(tmp_path).problems
    assert [problem.place.file for problem in problems] == sorted(
        f"data/{name}.yml" for name, _ in SINGLE_FILES
    )
    assert {problem.rule for problem in problems} == {"missing-file"}


def test_a_file_name_that_is_no_id_makes_no_other_record_wrong(tmp_path: Path) -> None:
    project = Project(tmp_path)
    treatments = project.folder / "data" / "treatments"
    (treatments / "warm-milk.yml").rename(treatments / "Warm_Milk.yml")
    (treatments / "camomile-tea.yml").rename(treatments / "camomile-tea.yaml")
    concerns = project.folder / "data" / "concerns"
    (concerns / "restless-evenings.yml").rename(concerns / "Restless-evenings.yml")
    assert [(problem.place.file, problem.hint) for problem in project.check().problems] == [
        ("data/concerns/Restless-evenings.yml", "rename it to restless-evenings.yml"),
        ("data/treatments/Warm_Milk.yml", "rename it to warm-milk.yml"),
        ("data/treatments/camomile-tea.yaml", "rename it to camomile-tea.yml"),
    ]


@pytest.mark.parametrize("name", [".gitkeep", ".DS_Store", ".warm-milk.yml.swp", ".warm-milk.yml"])
def test_hidden_files_are_left_alone(name: str, tmp_path: Path) -> None:
    assert Project(tmp_path, (name, "x"), (f"treatments/{name}", "x")).messages() == []


def test_a_folder_where_a_file_should_be_and_the_other_way_round(tmp_path: Path) -> None:
    project = Project(tmp_path, ("glossary.yml",))
    (project.folder / "data" / "glossary.yml").mkdir()
    assert project.messages() == ["glossary.yml:1:1 this is not a regular file"]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "clinics").write_text("x")
    found = [problem for problem in check(tmp_path).problems if problem.rule == "file-name"]
    assert [(problem.message, problem.hint) for problem in found] == [
        ("data/clinics is not part of a guide; nothing reads it", "it must be a folder")
    ]


@pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")
def test_links_out_of_the_project_and_pipes_are_not_read(tmp_path: Path) -> None:
    project = Project(tmp_path)
    secret = tmp_path / "secret.yml"
    secret.write_text("name: not for the report\n")
    sources = project.folder / "data" / "sources"
    (sources / "linked.yml").symlink_to(secret)
    (sources / "lost.yml").symlink_to(tmp_path / "nowhere.yml")
    os.mkfifo(sources / "pipe.yml")
    checked = project.check()
    assert format_text(checked.problems, checked.texts) == (
        "data/sources/linked.yml:1:1  the file leads out of the project folder\n\n"
        "data/sources/lost.yml:1:1  the file does not exist\n\n"
        "data/sources/pipe.yml:1:1  this is not a regular file\n"
    )


def test_the_tiny_project_is_published_without_a_problem() -> None:
    checked = check(TEA)
    assert checked.problems == ()
    assert checked.knowledge is not None
    files = sorted(file.relative_to(TEA).as_posix() for file in (TEA / "data").rglob("*.yml"))
    assert sorted(checked.texts) == files
    assert sorted(checked.knowledge.files.values()) == files
    assert len(files) >= 20


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(TEA)


def test_records_are_sorted_and_known_by_their_files(knowledge: Knowledge) -> None:
    assert list(knowledge.treatments) == ["camomile-tea", "do-nothing", "tea-ceremony-visit", "warm-milk"]
    assert list(knowledge.sources) == sorted(knowledge.sources)
    assert list(knowledge.facts)[:3] == ["effect", "cups", "minutes"]
    assert knowledge.files[("treatment", "warm-milk")] == f"data/{MILK}"
    assert knowledge.files[("site", "site")] == "data/site.yml"
    assert list(knowledge.causes) == ["worry", "cold-room"]
    assert knowledge.vocabulary["taste"]["sweet"].definition == "Like milk or honey."
    kinds = {kind for kind, _ in knowledge.files}
    assert kinds == {kind.name for kind in FOLDER_KINDS} | {name for name, _ in SINGLE_FILES + OPTIONAL_FILES}


def test_knowledge_cannot_be_changed(knowledge: Knowledge) -> None:
    milk = knowledge.treatments["warm-milk"]
    with pytest.raises(FrozenInstanceError):
        knowledge.site = knowledge.site  # type: ignore[misc]
    with pytest.raises(TypeError):
        knowledge.treatments["cocoa"] = milk  # type: ignore[index]
    with pytest.raises(TypeError):
        knowledge.vocabulary["taste"]["bitter"] = knowledge.vocabulary["taste"]["sweet"]  # type: ignore[index]
    with pytest.raises(TypeError):
        knowledge.linked_from[("treatment", "warm-milk")] = ()  # type: ignore[index]
    with pytest.raises(ValidationError, match="frozen"):
        milk.name = "Hot milk"  # type: ignore[misc]


def test_back_references(knowledge: Knowledge) -> None:
    linked_from = knowledge.linked_from
    assert linked_from[("treatment", "warm-milk")] == (
        ("changes", "changes"),
        ("claim", "does-milk-make-you-sleepy"),
        ("comparison", "evening-drinks"),
        ("flow", "which-cup"),
        ("interactions", "interactions"),
        ("routine", "evening-cup"),
        ("treatment", "camomile-tea"),
    )
    assert linked_from[("term", "camomile")] == (("treatment", "camomile-tea"),)
    assert linked_from[("cause", "cold-room")] == (("treatment", "camomile-tea"), ("treatment", "warm-milk"))
    assert ("fact", "price-evening") in linked_from
    assert all(origins == tuple(sorted(set(origins))) and origins for origins in linked_from.values())
    assert list(linked_from) == sorted(linked_from)


@pytest.mark.parametrize(
    ("sources", "checked"),
    [
        (("evening-trial",), True),
        (("drinks-review",), True),
        (("tea-house-prices",), False),
        (("old-herbal",), False),
        (("milk-survey",), False),
        (("old-herbal", "milk-survey", "tea-house-prices"), False),
        (("old-herbal", "health-page"), True),
        ((), False),
    ],
)
def test_one_good_source_is_enough(knowledge: Knowledge, sources: tuple[str, ...], checked: bool) -> None:
    assert knowledge.is_checked(sources) is checked
