"""The made-up projects of ``make bench`` are guides that the engine takes; nothing is timed here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from guidebook.knowledge import check

ROOT = Path(__file__).parents[1]


def test_a_small_made_up_project_passes_the_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    for name in ("bench_project", "bench_plain"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    from bench_plain import write_plain
    from bench_project import FEWEST, BenchProject, write_project

    ours, plain = tmp_path / "ours", tmp_path / "plain"
    for folder in (ours, plain):
        folder.mkdir()
    write_project(BenchProject(ROOT / "data", FEWEST), ours)
    write_plain(BenchProject(ROOT / "data", FEWEST), plain)

    checked = check(ours)

    assert [str(problem) for problem in checked.errors] == []
    assert checked.knowledge is not None
    pages = list((plain / "docs").rglob("*.md"))
    records = [*checked.knowledge.treatments, *checked.knowledge.claims, *checked.knowledge.routines]
    assert len(pages) > len(records) > 0
