"""Lines of a new record: comments, fields left out behind a ``#``, entries of lists."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

_WIDTH = 100


def comment(text: str) -> list[str]:
    """A text as lines of comment."""
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent="# ",
        subsequent_indent="# ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def left_out(lines: list[str]) -> list[str]:
    """The same lines behind a ``#``, except for the comment they begin with."""
    first = _first_value(lines)
    return [*lines[:first], *(f"#{line}" for line in lines[first:])]


def indented(lines: Iterable[str]) -> list[str]:
    """The same lines one level deeper."""
    return [f"  {line}" for line in lines]


def entry(lines: list[str]) -> list[str]:
    """The same lines as one entry of a list; the comment they begin with comes before it."""
    first = _first_value(lines)
    return [*lines[:first], f"- {lines[first]}", *indented(lines[first + 1 :])]


def _first_value(lines: list[str]) -> int:
    return next(index for index, line in enumerate(lines) if not line.startswith("#"))
