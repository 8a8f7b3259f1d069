from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from guidebook.cli import main
from project_tools import Project

Captured = pytest.CaptureFixture[str]
SCHEMA = "data/schemas/treatment.schema.json"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The tiny project, and its folder as the place where the user is."""
    made = Project(tmp_path)
    monkeypatch.chdir(made.folder)
    return made


def files(project: Project) -> dict[str, bytes]:
    found = [place for place in sorted(project.folder.rglob("*")) if place.is_file()]
    return {place.relative_to(project.folder).as_posix(): place.read_bytes() for place in found}


def test_schemas_are_written_once_and_then_fresh(project: Project, capsys: Captured) -> None:
    assert main(["schemas", "--check"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(
        ".vscode/extensions.json:1:1  is missing\n   run: guidebook schemas\n\n.vscode/settings.json:1:1  is missing\n"
    )
    before = files(project)
    assert main(["schemas"]) == 0
    written = [name for name in files(project) if name not in before]
    *listed, last = capsys.readouterr().out.splitlines()
    assert sorted(listed) == sorted(written)
    assert (SCHEMA in written, last) == (True, f"{len(written)} files changed")
    assert main(["schemas"]) == 0
    assert capsys.readouterr().out == "all files were fresh\n"
    assert main(["schemas", "--check"]) == 0
    assert capsys.readouterr().out == f"{len(written)} files are fresh\n"


def test_what_is_stale_is_told_with_the_command_that_renews_it(project: Project, capsys: Captured) -> None:
    main(["schemas"])
    (project.folder / SCHEMA).write_text("{}\n")
    (project.folder / "data/schemas/guess.schema.json").write_text("{}\n")
    capsys.readouterr()
    before = files(project)
    assert main(["schemas", "--check", "--project", "../tea"]) == 1
    assert capsys.readouterr().out == (
        "data/schemas/guess.schema.json:1:1  belongs to no kind of record any more\n"
        "   run: guidebook schemas --project ../tea\n\n"
        f"{SCHEMA}:1:1  does not fit the models and the data any more\n"
        "   run: guidebook schemas --project ../tea\n"
    )
    assert files(project) == before
    assert main(["schemas"]) == 0
    assert capsys.readouterr().out == f"data/schemas/guess.schema.json\n{SCHEMA}\n2 files changed\n"
    assert main(["schemas", "--check"]) == 0


def test_schemas_are_not_made_from_files_that_cannot_be_read(project: Project, capsys: Captured) -> None:
    project.edit(
        ("facts.yml", "kind: count", "kind: cuont"), ("treatments/warm-milk.yml", "kind: home", "kind: hom")
    )
    assert main(["schemas"]) == 1
    assert capsys.readouterr().out == (
        'data/facts.yml:11:11  kind: "cuont" is not one of range, count, money, chance, choice, yes_no, text, '
        "levels\n"
        '   facts: facts[1].kind\n   did you mean "count"?\n'
    )
    assert not (project.folder / SCHEMA).exists()


def test_a_record_in_the_making_does_not_keep_schemas_from_being_made(
    project: Project, capsys: Captured
) -> None:
    project.edit(("treatments/warm-milk.yml", "kind: home", "kind: hom"))
    assert main(["schemas"]) == 0
    ids = json.loads((project.folder / "data/schemas/ids.schema.json").read_text("utf-8"))
    assert "warm-milk" in ids["$defs"]["treatment"]["enum"]


def test_settings_of_editors_are_kept(project: Project) -> None:
    folder = project.folder / ".vscode"
    folder.mkdir()
    (folder / "settings.json").write_text('{"editor.rulers": [110], "yaml.schemas": {"./old.json": "*.yml"}}')
    (folder / "extensions.json").write_text('{"recommendations": ["one.other"]}')
    assert main(["schemas"]) == 0
    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    assert settings["editor.rulers"] == [110]
    assert settings["yaml.schemas"][f"./{SCHEMA}"] == "data/treatments/*.yml"
    assert settings["yaml.schemas"]["./data/schemas/site.schema.json"] == "data/site.yml"
    assert "./old.json" not in settings["yaml.schemas"]
    assert settings["yaml.schemaStore.enable"] is False
    extensions = json.loads((folder / "extensions.json").read_text("utf-8"))
    assert extensions == {"recommendations": ["one.other", "redhat.vscode-yaml"]}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("settings.json", '{"a": 1, // mine\n}'),
        ("settings.json", "[]"),
        ("extensions.json", '{"recommendations": "none"}'),
    ],
)
def test_settings_that_cannot_be_read_are_left_alone(
    project: Project, capsys: Captured, file: str, text: str
) -> None:
    place = project.folder / ".vscode" / file
    place.parent.mkdir()
    place.write_text(text)
    assert main(["schemas"]) == 1
    assert capsys.readouterr().out == (
        f".vscode/{file}:1:1  is not plain JSON with settings\n"
        "   take out its comments and trailing commas, or move it away, and run the command again\n"
    )
    assert place.read_text() == text
    assert not (project.folder / SCHEMA).exists()


def test_a_new_record_is_written_and_the_next_step_told(project: Project, capsys: Captured) -> None:
    before = files(project)
    assert main(["new", "source", "tea-study"]) == 0
    assert capsys.readouterr() == (
        "data/sources/tea-study.yml: 8 places to write, each marked TODO\n"
        "then run: guidebook check\n"
        "and when it is fine: guidebook schemas, so that editor programs know its id\n",
        "",
    )
    assert files(project).keys() - before.keys() == {"data/sources/tea-study.yml"}
    assert main(["new", "clinic", "second-house", "--project", "../tea"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "then run: guidebook check --project ../tea",
        "and when it is fine: guidebook schemas --project ../tea, so that editor programs know its id",
    ]


@pytest.mark.parametrize(
    ("called", "told"),
    [
        ("pytest", "guidebook check"),
        (".venv/bin/guidebook", ".venv/bin/guidebook check"),
        ("my tools/guidebook", "'my tools/guidebook' check"),
        ("{path}/guidebook", "guidebook check"),
    ],
)
def test_the_next_command_is_told_as_this_one_was_called(
    project: Project, capsys: Captured, monkeypatch: pytest.MonkeyPatch, called: str, told: str
) -> None:
    program = project.folder / "guidebook"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(project.folder))
    monkeypatch.setattr(sys, "argv", [called.format(path=project.folder), "new"])
    assert main(["new", "claim", "ours"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == f"then run: {told}"


WRONG = [
    ("treatmnt", "x", 'argument KIND: unknown kind "treatmnt"; did you mean "treatment"?'),
    (
        "zzz",
        "x",
        'argument KIND: unknown kind "zzz"; expected one of concern, treatment, routine, claim, source, comparison, '
        "flow, clinic",
    ),
    (
        "claim",
        "Two Words",
        'argument ID: "Two Words" is not an id: lower-case letters, digits and single hyphens, such as two-words; '
        "write it as two-words",
    ),
    (
        "claim",
        "aux",
        'argument ID: "aux" is not an id: Windows keeps this name for a device; choose another id',
    ),
    (
        "claim",
        "../../outside",
        'argument ID: "../../outside" is not an id: lower-case letters, digits and single hyphens, such as two-words; '
        "write it as outside",
    ),
    (
        "treatment",
        "warm-milk",
        "data/treatments/warm-milk.yml is there already; change it, or choose another id",
    ),
]


@pytest.mark.parametrize(("kind", "identifier", "message"), WRONG)
def test_wrong_usage_writes_nothing(
    project: Project, capsys: Captured, kind: str, identifier: str, message: str
) -> None:
    before = files(project)
    with pytest.raises(SystemExit) as ended:
        main(["new", kind, identifier])
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[-1]) == ("", f"guidebook new: error: {message}")
    assert files(project) == before


def test_a_file_that_appears_in_the_meantime_is_not_overwritten(
    project: Project, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = project.folder / "data/claims/ours.yml"

    def link(new: Path, file: Path) -> None:
        place.write_text("theirs")
        raise FileExistsError(file)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(SystemExit):
        main(["new", "claim", "ours"])
    assert "data/claims/ours.yml is there already" in capsys.readouterr().err
    assert place.read_text() == "theirs"
    assert [name for name in files(project) if "/." in name] == []


def test_a_file_system_without_hard_links_is_written_to(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(new: Path, file: Path) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", link)
    assert main(["new", "claim", "ours"]) == 0
    assert (project.folder / "data/claims/ours.yml").read_text("utf-8").startswith("# A new claim.")


def test_without_the_edition_date_no_record_is_begun(project: Project, capsys: Captured) -> None:
    project.edit(("site.yml", "edition: 2026-03-15", "edition: soon"))
    assert main(["new", "claim", "ours"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        'data/site.yml:38:10  edition: expected a date as year-month-day such as 2026-11-22, found "soon"'
    )
    assert not (project.folder / "data/claims/ours.yml").exists()


@pytest.mark.parametrize("arguments", [["new", "claim", "ours"], ["schemas"]])
def test_a_folder_that_is_no_project(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    assert capsys.readouterr().out == (
        "data:1:1  there is no folder data/ in this project\n   name the project's folder with --project\n"
    )
    assert list(tmp_path.iterdir()) == []
