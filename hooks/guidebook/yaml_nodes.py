"""The tree that a YAML file becomes: text, lists and mappings, each with its place in the file.

Every scalar stays text until a model gives it a type, so ``no``, ``010`` and ``22:30`` mean what the field
says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from guidebook.problems import Place

Style = Literal["plain", "single", "double", "literal", "folded"]
Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


# Tuples, because a file makes tens of thousands of them and a frozen dataclass takes three times as long to make.


class Mark(NamedTuple):
    """A position in the text; line and column count from 1, columns in characters."""

    line: int
    column: int


class ScalarNode(NamedTuple):
    """A piece of text, as the file means it (quotes removed, escapes replaced, lines folded)."""

    text: str
    style: Style
    start: Mark
    end: Mark


class SequenceNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    start: Mark
    end: Mark


class Entry(NamedTuple):
    """One ``key: value`` of a mapping."""

    key: ScalarNode
    value: Node


class MappingNode(NamedTuple):
    """A mapping; the entries are in the order of the file."""

    entries: dict[str, Entry]
    start: Mark
    end: Mark


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode


@dataclass(frozen=True)
class Document:
    """One YAML file that was read: its name, its text without a byte order mark, its tree."""

    file: str
    text: str
    root: Node

    def place(self, path: tuple[str | int, ...] = (), *, key: bool = False) -> Place:
        """The place of the value at ``path``, or with ``key=True`` of the key that names it.

        ``path`` holds keys (text) and list positions (from 0). When it leads nowhere, the place is that of
        the deepest node on the way that exists. The length covers a scalar as far as its first line goes.
        """
        node: Node = self.root
        name: ScalarNode | None = None
        for step in path:
            if isinstance(node, MappingNode) and isinstance(step, str) and step in node.entries:
                name, node = node.entries[step].key, node.entries[step].value
            elif isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.items):
                name, node = None, node.items[step]
            else:
                break
        meant = name if key and name is not None else node
        return Place(self.file, meant.start.line, meant.start.column, first_line_length(meant, self.text))

    def value(self) -> Value:
        """The plain Python value: ``dict``, ``list`` and ``str`` only; an empty value is ``""``."""
        return _plain(self.root)


def _plain(node: Node) -> Value:
    # Recursion is safe: the reader refuses files that are nested deeply.
    if isinstance(node, MappingNode):
        return {name: _plain(entry.value) for name, entry in node.entries.items()}
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.items]
    return node.text


def first_line_length(node: Node, text: str) -> int:
    """How many characters of its first line a node covers: of a block mapping its first key, of a list 1."""
    if isinstance(node, MappingNode):
        first = next(iter(node.entries.values()), None)
        return first_line_length(first.key, text) if first and first.key.start == node.start else 1
    if isinstance(node, SequenceNode):
        return 1
    if node.start.line == node.end.line:
        return max(1, node.end.column - node.start.column)
    lines = split_lines(text)
    line = lines[node.start.line - 1] if node.start.line <= len(lines) else ""
    rest = line[node.start.column - 1 :].rstrip()
    header = _BLOCK_HEADER.match(rest) if node.style in ("literal", "folded") else None
    return max(1, len(header.group() if header else rest))


def split_lines(text: str) -> list[str]:
    """The lines of a text without their ends; LF, CR LF and CR end a line, as in YAML 1.2 and in editors."""
    return _LINE_BREAK.split(text)


def shortened(text: str, most: int = 40) -> str:
    """A text for a message, with an ellipsis when it is longer than ``most`` characters."""
    text = text.strip()
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def field_path(path: Iterable[str | int]) -> str:
    """A path in the words of a record: ``("harms", 0, "what")`` is ``harms[0].what``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
