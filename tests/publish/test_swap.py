from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from guidebook.publish import swap
from guidebook.publish.swap import Replacements, replacing, replacing_file


def tree(folder: Path) -> dict[str, str]:
    """Every file under a folder, hidden ones too, with its text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def build(tmp_path):
    """A folder of outputs, as the last build left it."""
    for name in ("site/index.html", "site/gone.html", "guide.zip"):
        path = tmp_path / "build" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("old", encoding="utf-8")
    return tmp_path / "build"


OLD = {"site/index.html": "old", "site/gone.html": "old", "guide.zip": "old"}


def test_a_finished_folder_takes_the_place_of_the_old_one(build):
    with replacing(build / "site") as staging:
        (staging / "index.html").write_text("new", encoding="utf-8")
        assert staging.parent.parent == build
        assert (build / "site/index.html").read_text(encoding="utf-8") == "old"
    assert tree(build) == {"site/index.html": "new", "guide.zip": "old"}


def test_a_finished_file_takes_the_place_of_the_old_one(build):
    with replacing_file(build / "guide.zip") as staging:
        assert not staging.exists()
        staging.write_text("new", encoding="utf-8")
    assert tree(build) == OLD | {"guide.zip": "new"}


def test_the_first_build_makes_the_folders_above(tmp_path):
    with replacing(tmp_path / "a/b/site") as staging:
        (staging / "index.html").write_text("new", encoding="utf-8")
    assert tree(tmp_path) == {"a/b/site/index.html": "new"}


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failed_build_changes_nothing(build, error):
    with pytest.raises(error), replacing(build / "site") as staging:
        (staging / "index.html").write_text("half", encoding="utf-8")
        raise error
    assert tree(build) == OLD
    assert sorted(path.name for path in build.iterdir()) == ["guide.zip", "site"]


def test_several_outputs_appear_together(build):
    with Replacements() as outputs:
        outputs.file(build / "guide.zip").write_text("new", encoding="utf-8")
        (outputs.folder(build / "site") / "index.html").write_text("new", encoding="utf-8")
        outputs.folder(build / "pdf")
        assert {name: text for name, text in tree(build).items() if not name.startswith(".")} == OLD
    assert tree(build) == {"site/index.html": "new", "guide.zip": "new"}
    assert (build / "pdf").is_dir()


def test_an_output_that_was_not_written_stops_all(build):
    with (
        pytest.raises(FileNotFoundError, match=r"^nothing was written for guide\.zip$"),
        Replacements() as outputs,
    ):
        outputs.folder(build / "site")
        outputs.file(build / "guide.zip")
    assert tree(build) == OLD


def test_when_one_output_cannot_be_put_in_place_all_old_ones_come_back(build, monkeypatch):
    rename = Path.rename

    def refuse(self, target):
        if target == build / "guide.zip" and self.name == "new":
            raise PermissionError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError, match=r"^no$"), Replacements() as outputs:
        (outputs.folder(build / "site") / "index.html").write_text("new", encoding="utf-8")
        outputs.file(build / "guide.zip").write_text("new", encoding="utf-8")
    assert tree(build) == OLD


def test_builds_side_by_side_leave_each_other_alone(build):
    with replacing(build / "site") as first:
        (first / "index.html").write_text("first", encoding="utf-8")
        with replacing(build / "site") as second:
            (second / "index.html").write_text("second", encoding="utf-8")
        assert tree(build / "site") == {"index.html": "second"}
        assert tree(first) == {"index.html": "first"}
    assert tree(build) == {"site/index.html": "first", "guide.zip": "old"}


KILLED_WHILE_WRITING = """
import os, sys
from pathlib import Path
from guidebook.publish.swap import replacing
with replacing(Path(sys.argv[1])) as staging:
    (staging / "index.html").write_text("half")
    os._exit(9)
"""

KILLED_BETWEEN_RENAMES = """
import os, sys
from pathlib import Path
from guidebook.publish.swap import replacing
rename = Path.rename
def once(self, target):
    rename(self, target)
    os._exit(9)
Path.rename = once
with replacing(Path(sys.argv[1])) as staging:
    (staging / "index.html").write_text("new")
"""


@pytest.mark.skipif(swap.fcntl is None, reason="no locks on this system, so nothing is cleared away")
@pytest.mark.parametrize("script", [KILLED_WHILE_WRITING, KILLED_BETWEEN_RENAMES])
def test_the_next_build_clears_away_what_a_killed_one_left(build, script):
    package = Path(swap.__file__).parents[2]
    killed = subprocess.run(
        [sys.executable, "-c", script, str(build / "site")], env={"PYTHONPATH": str(package)}, check=False
    )
    assert killed.returncode == 9
    assert len(list(build.glob(".site.staging-*"))) == 1
    with pytest.raises(ValueError, match="stop"), replacing(build / "site"):
        raise ValueError("stop")
    assert tree(build) == OLD
    assert list(build.glob(".*")) == []
