from __future__ import annotations

import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from guidebook.publish.bundle import BundleError, write_zip

STAMP = date(2026, 3, 4)


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"This is {name}.\n" * 50, encoding="utf-8")
    return folder


def test_the_zip_holds_every_file_under_one_folder(tmp_path):
    folder = make(tmp_path / "in", "START-HERE.html", "a/b.html", "a/c/d.css")
    write_zip(folder, tmp_path / "out.zip", top="guide", stamp=STAMP)
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.namelist() == ["guide/START-HERE.html", "guide/a/b.html", "guide/a/c/d.css"]
        assert archive.read("guide/a/b.html") == (folder / "a/b.html").read_bytes()
        for entry in archive.infolist():
            assert entry.date_time == (2026, 3, 4, 0, 0, 0)
            assert entry.external_attr == 0o100644 << 16
            assert entry.create_system == 3
            assert entry.compress_size < entry.file_size


def test_the_same_files_give_the_same_bytes(tmp_path):
    one = make(tmp_path / "one", "a.html", "b.html", "c/d.html")
    two = make(tmp_path / "two", "c/d.html", "b.html", "a.html")
    os.utime(two / "a.html", (1, 1))
    (two / "b.html").chmod(0o755)
    (two / "empty").mkdir()
    for name in ("one", "two"):
        write_zip(tmp_path / name, tmp_path / f"{name}.zip", top="guide", stamp=STAMP)
    assert one != two
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_stamp_is_the_only_date(tmp_path):
    folder = make(tmp_path / "in", "a.html")
    write_zip(folder, tmp_path / "one.zip", top="guide", stamp=STAMP)
    write_zip(folder, tmp_path / "two.zip", top="guide", stamp=date(2026, 3, 5))
    assert (tmp_path / "one.zip").read_bytes() != (tmp_path / "two.zip").read_bytes()


NAME = "not a file name on every system: use plain letters, digits, dots and hyphens"


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ([], "in: there is no file to zip"),
        (["a" * 70 + ".html"], f"guide/{'a' * 70}.html: 81 characters, at most 80: give it a shorter name"),
        (["café.html"], f"guide/café.html: {NAME}"),
        (["a:b.html"], f"guide/a:b.html: {NAME}"),
        (["a./b.html"], f"guide/a./b.html: {NAME}"),
        (["a.html "], f"guide/a.html : {NAME}"),
        (["Aux.html"], f"guide/Aux.html: {NAME}"),
        (["nul/a.html"], f"guide/nul/a.html: {NAME}"),
        (
            ["Walk.html", "walk.html"],
            "guide/walk.html: differs from guide/Walk.html only by capitals: rename one of the two",
        ),
        (["b.html ", "a?.html"], f"guide/a?.html: {NAME}\nguide/b.html : {NAME}"),
    ],
)
def test_what_some_system_cannot_unpack_is_refused(tmp_path, names, message):
    folder = make(tmp_path / "in", *names)
    with pytest.raises(BundleError) as caught:
        write_zip(folder, tmp_path / "out.zip", top="guide", stamp=STAMP)
    assert str(caught.value) == message
    assert not (tmp_path / "out.zip").exists()


def test_the_longest_path_allowed_is_allowed(tmp_path):
    folder = make(tmp_path / "in", "a" * 69 + ".html", "auxiliary.html", "console/nullable.html")
    write_zip(folder, tmp_path / "out.zip", top="guide", stamp=STAMP)
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert len(archive.namelist()[0]) == 80


def test_a_symbolic_link_is_refused(tmp_path):
    folder = make(tmp_path / "in", "a.html")
    (folder / "b.html").symlink_to("a.html")
    with pytest.raises(BundleError) as caught:
        write_zip(folder, tmp_path / "out.zip", top="guide", stamp=STAMP)
    assert str(caught.value) == "guide/b.html: a symbolic link: put the file itself there"


def test_a_zip_that_is_there_is_not_overwritten(tmp_path):
    folder = make(tmp_path / "in", "a.html")
    (tmp_path / "out.zip").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_zip(folder, tmp_path / "out.zip", top="guide", stamp=STAMP)
    assert (tmp_path / "out.zip").read_bytes() == b"old"
