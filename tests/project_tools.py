"""A copy of the tiny project in a folder of its own, which a test may break as an editor would."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from guidebook.knowledge import Checked, Knowledge, check, load
from guidebook.problem_formats import format_text
from guidebook.problems import Problem

ROOT = Path(__file__).parents[1]
TEA = Path(__file__).parent / "projects" / "tea"

Golden = Callable[[str, str], None]
Edit = tuple[str] | tuple[str, str] | tuple[str, str, str]
"""(file) deletes it, (file, text) writes it, (file, old, new) replaces a text that stands in it once.

Files are named from ``data/``.
"""


class Project:
    """A copy of the tiny project."""

    def __init__(self, tmp_path: Path, *edits: Edit) -> None:
        self.folder = tmp_path / "tea"
        shutil.copytree(TEA, self.folder)
        settings = self.folder / "mkdocs.yml"
        settings.write_text(settings.read_text("utf-8").replace("../../../", f"{ROOT.as_posix()}/"), "utf-8")
        self.edit(*edits)

    def edit(self, *edits: Edit) -> Project:
        for name, *texts in edits:
            file = self.folder / "data" / name
            if not texts:
                file.unlink()
            elif len(texts) == 1:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(texts[0].encode())
            else:
                before = file.read_text("utf-8")
                assert before.count(texts[0]) == 1, (
                    f"{texts[0]!r} stands {before.count(texts[0])} times in {name}"
                )
                old, new = texts
                file.write_bytes(before.replace(old, new).encode())
        return self

    def check(self) -> Checked:
        return check(self.folder)

    def knowledge(self) -> Knowledge:
        return load(self.folder)

    def messages(self) -> list[str]:
        """Every problem as ``file:line:column message``."""
        return [located(problem) for problem in self.check().problems]


def located(problem: Problem) -> str:
    place = problem.place
    return f"{place.file.removeprefix('data/')}:{place.line}:{place.column} {problem.message}"


def assert_refused(golden: Golden, name: str, tmp_path: Path, rules: list[str], edits: list[Edit]) -> None:
    """These edits break these rules, in the words of the golden text ``name``, and nothing is published."""
    checked = Project(tmp_path, *edits).check()
    golden(f"{name}.txt", format_text(checked.problems, checked.texts))
    assert sorted(problem.rule for problem in checked.problems) == rules
    assert (checked.knowledge is None) == bool(checked.errors)
    assert checked.problems
