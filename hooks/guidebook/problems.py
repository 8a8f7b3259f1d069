"""What is wrong with the data: where, what, and what to do about it.

Every check of the engine reports through :class:`Problem`; :class:`DataProblems` carries all of them at once, so that an
editor mends ten mistakes in one go.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file of the project, as editors count: line and column start at 1."""

    file: str
    """Path relative to the project folder, with forward slashes."""
    line: int = 1
    column: int = 1
    length: int = 1
    """How many characters of that line are meant (for underlining); at least 1."""


@dataclass(frozen=True)
class Problem:
    """One thing an editor has to mend (or, for a warning, to look at)."""

    place: Place
    message: str
    """What was found and what was expected, in one line, without a full stop at the end."""
    rule: str
    """Short stable name of the check, such as ``duplicate-key``; shown by the JSON format."""
    path: str = ""
    """The field in the record's own terms, such as ``treatments/rest: harms.serious[0].what``."""
    hint: str = ""
    """What to do about it, one line, such as ``did you mean "walk"?``."""
    severity: Severity = "error"
    steps: tuple[str, ...] = ()
    """What shows the problem, step by step, one line each, such as a reader's answers; mostly empty."""

    def sort_key(self) -> tuple[str, int, int, str, str, str, str, tuple[str, ...]]:
        """Order of report: by file, then place, then rule and texts, so that every run prints the same list."""
        place = self.place
        texts = (self.rule, self.message, self.path, self.hint)
        return (place.file, place.line, place.column, *texts, self.steps)


class DataProblems(Exception):  # noqa: N818 - "problems" is what editors call them
    """The data cannot be published; carries every problem found, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=Problem.sort_key))
        super().__init__(f"{len(self.problems)} problems in the data")
