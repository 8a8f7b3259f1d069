"""The same records give the same bytes: in another folder, time zone, language, with files in another order."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from built_outputs import ROOT, Built, contents, guidebook

pytestmark = pytest.mark.site

PROJECT = ("mkdocs.yml", "data", "content", "hooks", "site_overrides")
LONG_AGO = 981_173_106


def copy_of_the_project(folder: Path) -> Path:
    """The project and the engine as a fresh clone has them: last file first, all with times of their own."""
    files = [
        file
        for name in PROJECT
        for file in ([ROOT / name] if (ROOT / name).is_file() else sorted((ROOT / name).rglob("*")))
        if file.is_file() and "__pycache__" not in file.parts
    ]
    for number, file in enumerate(reversed(files)):
        copy = folder / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
        os.utime(copy, (LONG_AGO + number, LONG_AGO + number))
    return folder


def test_two_builds_give_the_same_bytes(real: Built, tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path / "another place, with spaces" / "clone")
    home = tmp_path / "home"
    home.mkdir()
    there = {
        "TZ": "Pacific/Auckland",
        "LC_ALL": "de_DE.UTF-8",
        "LANG": "de_DE.UTF-8",
        "PYTHONHASHSEED": "2",
        "PYTHONPATH": str(project / "hooks"),
        "HOME": str(home),
        "COLUMNS": "40",
        "SOURCE_DATE_EPOCH": "1",
    }
    done = guidebook("build", variables=there, here=project)
    assert done.returncode == 0, done.stdout
    first, second = contents(real.out), contents(project / "build")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert {name.partition("/")[0] for name in first} == {"site", "offline", "pdf", real.zip.name}
    assert len(first) > 200
    assert not list(home.iterdir())
    places = [str(ROOT).encode(), str(real.out).encode(), str(tmp_path).encode()]
    assert [name for name, content in first.items() if any(place in content for place in places)] == []
