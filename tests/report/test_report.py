"""``guidebook report`` on the tiny project: the whole text and the whole JSON, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guidebook.cli import main
from project_tools import TEA, Golden, Project

Captured = pytest.CaptureFixture[str]
MILK = "treatments/warm-milk.yml"
TYPO = (MILK, "kind: home", "kind: hom")


def report(capsys: Captured, *arguments: str, project: Path = TEA) -> str:
    assert main(["report", "--project", str(project), *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.endswith("\n") and not out.endswith("\n\n")
    return out


TEXTS = {
    "short.txt": [],
    "all.txt": ["--all"],
    "criteria.txt": ["--criteria"],
    "criteria-all.txt": ["--criteria", "--all"],
    "report.json": ["--format", "json"],
    "criteria.json": ["--format", "json", "--criteria"],
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_whole_report(name: str, capsys: Captured, golden: Golden) -> None:
    golden(f"report/{name}", report(capsys, *TEXTS[name]))


def test_lists_are_cut_unless_all_is_asked_for(capsys: Captured) -> None:
    short, full = report(capsys), report(capsys, "--all")
    assert "; --all shows them" in short and "--all" not in full
    assert len(full.splitlines()) > len(short.splitlines()) + 20


def test_both_forms_tell_the_same_figures(capsys: Captured) -> None:
    text = report(capsys, "--all", "--criteria")
    found = json.loads(report(capsys, "--format", "json", "--criteria"))
    for entry in found["coverage"]:
        assert f"{entry['answered']} of {entry['of']}" in text
    assert f"Facts not yet checked: {len(found['facts_not_checked'])}\n" in text
    assert f"Facts that rest on one source: {len(found['single_source_facts'])}\n" in text
    for place in found["facts_not_checked"] + found["single_source_facts"]:
        assert f"  {place['record']} " in text
    for page in found["criteria"]["pages"]:
        assert f"  {page['record']}: {page['met']} of {page['of']} met" in text
    assert len(found["reading"]) == 11


def test_sums_agree(capsys: Captured) -> None:
    found = json.loads(report(capsys, "--format", "json"))
    for name in ("facts", "statements"):
        states = dict(found[name])
        assert states.pop("total") == sum(states.values()) > 0
    assert len(found["facts_not_checked"]) == found["facts"]["not_checked"] + found["facts"]["unsourced"]
    not_checked = found["statements"]["not_checked"] + found["statements"]["unsourced"]
    assert len(found["facts_not_checked"]) + len(found["statements_not_checked"]) == not_checked
    assert "criteria" not in found


def test_reviews_overdue_and_due_soon(tmp_path: Path, capsys: Captured) -> None:
    project = Project(
        tmp_path,
        (MILK, "\nreviewed: 2026-03-01", "\nreviewed: 2025-03-01"),
        (MILK, "2026-09-01", "2026-03-14"),
        ("treatments/camomile-tea.yml", "2026-09-01", "2026-06-12"),
        ("treatments/do-nothing.yml", "2026-09-01", "2026-06-13"),
    )
    assert (
        "Reviews overdue, or due within 90 days: 2\n"
        "  treatments/warm-milk      14 March 2026  overdue\n"
        "  treatments/camomile-tea   12 June 2026   soon\n"
    ).replace("milk      ", "milk     ").replace("tea   12", "tea  12") in report(
        capsys, project=project.folder
    )
    found = json.loads(report(capsys, "--format", "json", project=project.folder))
    assert found["reviews_due"] == [
        {"record": "treatments/warm-milk", "on": "2026-03-14", "overdue": True},
        {"record": "treatments/camomile-tea", "on": "2026-06-12", "overdue": False},
    ]


def test_a_guide_without_starting_material_has_no_coverage(tmp_path: Path, capsys: Captured) -> None:
    project = Project(tmp_path)
    text = (project.folder / "data" / "origins.yml").read_text("utf-8")
    assert "articles:" in text
    project.edit(("origins.yml",))
    for name in (MILK, "claims/does-milk-make-you-sleepy.yml"):
        file = project.folder / "data" / name
        lines = [line for line in file.read_text("utf-8").splitlines() if "origin:" not in line]
        file.write_text("\n".join(lines) + "\n", "utf-8")
    found = json.loads(report(capsys, "--format", "json", project=project.folder))
    assert found["coverage"] == []
    assert "starting material" not in report(capsys, project=project.folder)


def test_problems_in_the_data_end_with_status_1_and_are_told_as_check_does(
    tmp_path: Path, capsys: Captured
) -> None:
    project = Project(tmp_path, TYPO)
    for style in ("text", "json", "github"):
        arguments = ["--project", str(project.folder), "--format", style]
        assert main(["report", *arguments]) == 1
        told = capsys.readouterr()
        assert main(["check", *arguments]) == 1
        expected = capsys.readouterr().out.split("\n\n29 files")[0]
        assert (told.out.rstrip("\n"), told.err) == (expected.rstrip("\n"), "")
        assert "hom" in told.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--built", "no-such-folder"],
            "there is no website in no-such-folder; build one with --out no-such-folder",
        ),
        (["--criterion"], "unrecognized arguments: --criterion"),
        (["--format", "xml"], "invalid choice: 'xml'"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", "--project", str(TEA), *arguments])
    assert ended.value.code == 2
    assert message in capsys.readouterr().err


def test_a_hostile_name_is_printed_as_text(tmp_path: Path, capsys: Captured) -> None:
    project = Project(tmp_path, ("site.yml", "name: Quiet Cup\n", 'name: "{count} <b>%s"\n'))
    assert report(capsys, "--criteria", project=project.folder).startswith(
        "{count} <b>%s, edition of 15 March 2026\n"
    )
