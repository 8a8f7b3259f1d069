from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guidebook import cli
from guidebook.cli import main
from project_tools import ROOT, TEA, Project

MILK = "treatments/warm-milk.yml"
TYPO = (MILK, "kind: home", "kind: hom")
OVERDUE = [(MILK, "\nreviewed: 2026-03-01", "\nreviewed: 2025-03-01"), (MILK, "2026-09-01", "2026-03-14")]
READ = f"{sum(1 for _ in (TEA / 'data').rglob('*.yml'))} files read"
REPORT = """\
data/treatments/warm-milk.yml:2:7  kind: "hom" is not one of nothing, clinic, home, cosmetic
   1 | name: Warm milk
   2 | kind: hom
     |       ^^^ treatments/warm-milk: kind
   did you mean "home"?
"""

NOT_WHOLE = "A record that could not be read whole is held to the other rules once that is mended.\n"

Captured = pytest.CaptureFixture[str]


def test_a_project_without_problems(capsys: Captured) -> None:
    assert main(["check", "--project", str(TEA)]) == 0
    assert capsys.readouterr() == (f"{READ}: no problems, no warnings\n", "")


def test_problems_end_with_status_1_and_a_count(tmp_path: Path, capsys: Captured) -> None:
    project = Project(tmp_path, TYPO)
    assert main(["check", "--project", str(project.folder)]) == 1
    assert capsys.readouterr() == (f"{REPORT}\n{READ}: 1 problem, no warnings\n{NOT_WHOLE}", "")


def test_a_whole_record_with_a_problem_was_held_to_every_rule(tmp_path: Path, capsys: Captured) -> None:
    project = Project(tmp_path, (MILK, "acts_on: [cold-room]", "acts_on: [cold-rom]"))
    assert main(["check", "--project", str(project.folder)]) == 1
    assert capsys.readouterr().out.endswith(f"\n\n{READ}: 1 problem, no warnings\n")


def test_warnings_alone_are_fine(tmp_path: Path, capsys: Captured) -> None:
    project = Project(tmp_path, *OVERDUE)
    assert main(["check", "--project", str(project.folder)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("data/treatments/warm-milk.yml:88:14  warning: the review was due on 2026-03-14")
    assert out.endswith(f"\n\n{READ}: no problems, 1 warning\n")


def test_the_project_is_here_when_none_is_named(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Project(tmp_path).folder)
    assert main(["check"]) == 0
    assert capsys.readouterr().out == f"{READ}: no problems, no warnings\n"


def test_problems_as_json(tmp_path: Path, capsys: Captured) -> None:
    project = Project(tmp_path, TYPO)
    assert main(["check", "--format", "json", "--project", str(project.folder)]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out) == {
        "problems": [
            {
                "file": "data/treatments/warm-milk.yml",
                "line": 2,
                "column": 7,
                "severity": "error",
                "rule": "choice",
                "path": "treatments/warm-milk: kind",
                "message": 'kind: "hom" is not one of nothing, clinic, home, cosmetic',
                "hint": 'did you mean "home"?',
                "steps": [],
            }
        ]
    }
    assert (out[-2:], err) == ("}\n", "")


def test_no_problems_as_json_and_for_github(capsys: Captured) -> None:
    assert main(["check", "--format", "json", "--project", str(TEA)]) == 0
    assert capsys.readouterr().out == '{\n  "problems": []\n}\n'
    assert main(["check", "--format", "github", "--project", str(TEA)]) == 0
    assert capsys.readouterr().out == ""


def test_problems_for_github(tmp_path: Path, capsys: Captured) -> None:
    project = Project(tmp_path, TYPO)
    assert main(["check", "--format", "github", "--project", str(project.folder)]) == 1
    assert capsys.readouterr().out == (
        "::error file=data/treatments/warm-milk.yml,line=2,col=7,title=choice::"
        'kind: "hom" is not one of nothing, clinic, home, cosmetic%0Adid you mean "home"?\n'
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["chekc"], "invalid choice: 'chekc'"),
        (["check", "--fromat", "json"], "unrecognized arguments: --fromat json"),
        (["check", "--format", "xml"], "invalid choice: 'xml'"),
        (["check", "--project", "no-such-folder"], "there is no folder no-such-folder"),
        (["build", "--only", "site,video"], "expected some of site, offline, pdf, found 'site,video'"),
        (["build", "--only", ","], "expected some of site, offline, pdf, found ','"),
    ],
)
def test_wrong_usage_ends_with_status_2(arguments: list[str], message: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err


def test_a_build_of_broken_data_builds_nothing(tmp_path: Path, capsys: Captured) -> None:
    project = Project(tmp_path, TYPO)
    assert main(["build", "--project", str(project.folder), "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr() == (REPORT, "Nothing was built: 1 problem in the data.\n")
    assert not (tmp_path / "out").exists()


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(project: Path) -> None:
        raise RuntimeError("out of tea")

    monkeypatch.setattr(cli, "check", fail)


@pytest.mark.usefixtures("bug")
def test_a_bug_of_ours_ends_with_status_3_and_no_traceback(capsys: Captured) -> None:
    assert main(["check", "--project", str(TEA)]) == 3
    assert capsys.readouterr() == (
        "",
        "guidebook: a bug of ours: RuntimeError: out of tea\nRun again with --debug to see where, and report it.\n",
    )


@pytest.mark.usefixtures("bug")
def test_debug_shows_where_a_bug_is(capsys: Captured) -> None:
    assert main(["check", "--debug", "--project", str(TEA)]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Traceback (most recent call last):\n")
    assert err.endswith("RuntimeError: out of tea\n")


def test_an_interruption_is_no_bug(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def stop(project: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "check", stop)
    assert main(["check", "--project", str(TEA)]) == 130
    assert capsys.readouterr() == ("", "")


COMMAND = [sys.executable, "-m", "guidebook.cli", "check", "--project"]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "0"}


def test_a_terminal_that_lacks_a_character_shows_the_report(tmp_path: Path) -> None:
    project = Project(tmp_path, (MILK, "name: Warm milk\nkind: home", "name: Warme Milch – süß\nkind: hom"))
    done = subprocess.run(
        [*COMMAND, str(project.folder)],
        env=ENVIRONMENT | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "   1 | name: Warme Milch \\u2013 s\\xfc\\xdf\n" in done.stdout


def test_a_reader_who_stops_reading_sees_no_error(tmp_path: Path) -> None:
    project = Project(tmp_path, TYPO)
    process = subprocess.Popen(
        [*COMMAND, str(project.folder)], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait() == 1
