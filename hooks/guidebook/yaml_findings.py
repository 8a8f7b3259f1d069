"""What the YAML reader collects while it reads: problems, each once, and whether the tree can be trusted."""

from __future__ import annotations

from collections.abc import Container

from guidebook.problems import Place, Problem, Severity
from guidebook.yaml_nodes import Mark

MOST_PROBLEMS = 1000
"""After this many problems in one file the rest is not collected: such a file is not a record at all."""


class Findings:
    """The problems of one file, in the order in which they were found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.misread = False
        """True once the tree would say something else than the file does."""
        self.full = False
        """True when no more problems are collected, so that reading on is of no use."""
        self._problems: dict[tuple[Mark, str, str], Problem] = {}

    def add(
        self,
        rule: str,
        start: Mark,
        message: str,
        hint: str = "",
        *,
        length: int = 1,
        path: str = "",
        severity: Severity = "error",
        misread: bool = True,
    ) -> None:
        """Note one problem; ``misread=False`` says that the tree still stands for the file."""
        self.misread = self.misread or misread
        # A second reading after a syntax mistake meets the same problems again, perhaps with another path.
        key = (start, rule, message)
        if self.full or key in self._problems:
            return
        if len(self._problems) == MOST_PROBLEMS - 1:
            self.misread = True
            rule, severity, length = "too-many-problems", "error", 1
            message, hint = "more problems than can be reported, the rest of the file was not read", ""
        place = Place(self.file, start.line, start.column, max(1, length))
        self._problems[key] = Problem(place, message, rule, path, hint, severity)
        self.full = len(self._problems) >= MOST_PROBLEMS

    def warn(
        self, rule: str, start: Mark, message: str, hint: str, *, length: int = 1, path: str = ""
    ) -> None:
        """Note something that an editor should look at."""
        self.add(rule, start, message, hint, length=length, path=path, severity="warning", misread=False)

    def sorted(self) -> list[Problem]:
        """All problems, by place."""
        return sorted(self._problems.values(), key=Problem.sort_key)

    def withdraw(self, rule: str, lines: Container[int]) -> None:
        """Forget what was noted under a rule on these lines, because something else explains it."""
        for key, problem in list(self._problems.items()):
            if problem.rule == rule and problem.place.line in lines:
                del self._problems[key]
        self.full = len(self._problems) >= MOST_PROBLEMS

    def lines(self, *rules: str) -> set[int]:
        """The lines on which problems of these rules were found."""
        return {problem.place.line for problem in self._problems.values() if problem.rule in rules}
