"""Places in a record that are still to be written: ``TODO`` where a value belongs, as in a record just begun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guidebook.problems import Place, Problem
from guidebook.validation import field_name, path_text
from guidebook.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from guidebook.yaml_source import Document

NAME = "todo-left"

TO_DO = "TODO"
"""What stands where something must be written."""

_MARK = re.compile(rf"{TO_DO}(:.*)?", re.DOTALL)

Path = tuple[str | int, ...]


def to_do_marks(document: Document, name: str) -> list[Problem]:
    """One problem for each value that is ``TODO``, or a note to oneself such as ``"TODO: ask Ann"``.

    A word within a text is none of these: titles in capitals may hold it. ``name`` is the record as editors know it.
    """
    return [
        Problem(
            document.place(path),
            f"{field_name(path, name)}: {TO_DO} is still to be written",
            NAME,
            path_text(name, path),
            f"write what belongs here in place of {TO_DO}; the record cannot be published before",
        )
        for path in _marks(document.root, ())
    ]


def apart_from(marks: Iterable[Problem], problems: Iterable[Problem]) -> list[Problem]:
    """The problems that do not only say that a mark is no number, date or id."""
    marked: set[Place] = {mark.place for mark in marks}
    return [problem for problem in problems if problem.place not in marked]


def _marks(node: Node, path: Path) -> Iterator[Path]:
    # Recursion is safe: the reader refuses files that are nested deeply.
    if isinstance(node, ScalarNode):
        if _MARK.fullmatch(node.text.strip()):
            yield path
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            yield from _marks(item, (*path, index))
    elif isinstance(node, MappingNode):
        for key, entry in node.entries.items():
            yield from _marks(entry.value, (*path, key))
