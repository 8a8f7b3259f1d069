"""YAML events to a tree, with everything refused that a parser would resolve, merge or expand."""

from __future__ import annotations

import functools
import re
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import yaml

from guidebook.collector import no_garbage_collection
from guidebook.yaml_findings import Findings
from guidebook.yaml_nodes import (
    Entry,
    MappingNode,
    Mark,
    Node,
    ScalarNode,
    SequenceNode,
    Style,
    field_path,
    shortened,
)
from guidebook.yaml_scalars import ScalarCheck

MOST_NODES = 200_000
DEEPEST = 32

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")
_WORD = re.compile(r"\S+")
_STYLES: dict[str | None, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}

# libyaml is ten times as fast; the parser in Python reads the same files where it is missing.
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)


class SyntaxMistake(Exception):  # noqa: N818 - a mistake of the author, not an error of the program
    """The text is not YAML; ``error`` is what the parser raised."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass
class _Open:
    """A list or mapping whose end has not been read yet."""

    start: Mark
    is_mapping: bool
    entries: dict[str, Entry] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    key: ScalarNode | None = None
    expects_key: bool = True

    def close(self, end: Mark) -> Node:
        if self.is_mapping:
            return MappingNode(self.entries, self.start, end)
        return SequenceNode(tuple(self.items), self.start, end)


def read_tree(lines: list[str], findings: Findings) -> Node | None:
    """The tree of one document, its problems noted in ``findings``; ``None`` if there is nothing to read.

    Reading ends early at a limit, at a second document, or when there are more problems than are collected.
    Raises :class:`SyntaxMistake` where the text is not YAML.
    """
    reader = _Reader(lines, findings)
    # A tree holds no cycles. Measured on files at the limits: looking for some doubles the time of reading.
    with no_garbage_collection(), closing(_events("\n".join(lines))) as events:
        for event in events:
            if not reader.take(event):
                break
    return reader.root


def _events(text: str) -> Generator[Any, None, None]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The parser in Python raises the bare ones, for escapes such as "\UFFFFFFFF".
        raise SyntaxMistake(error) from error


class _Reader:
    def __init__(self, lines: list[str], findings: Findings) -> None:
        self.root: Node | None = None
        self._lines = lines
        self._findings = findings
        self._open: list[_Open] = []
        # Not a method of this reader, which would then hold itself, and with it the tree, after the last use.
        self._scalars = ScalarCheck(lines, findings, functools.partial(_path, self._open))
        self._documents = 0
        self._nodes = 0

    def take(self, event: Any) -> bool:
        """Take one event; False ends the reading."""
        if isinstance(event, yaml.NodeEvent):
            start = self._mark(event.start_mark)
            if not self._start_node(event, start):
                return False
            if isinstance(event, yaml.ScalarEvent):
                style = _STYLES.get(event.style, "plain")
                self._place_scalar(ScalarNode(event.value, style, start, self._mark(event.end_mark)))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open.append(_Open(start, isinstance(event, yaml.MappingStartEvent)))
            else:
                self._refuse_alias(event.anchor or "", start)
                self._place(ScalarNode("", "plain", start, self._mark(event.end_mark)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._place(self._open.pop().close(self._mark(event.end_mark)))
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._start_document(self._mark(event.start_mark))
        return not self._findings.full

    def _mark(self, mark: Any) -> Mark:
        # At the end of a text without a last line break libyaml counts one line more than there is.
        if mark.line < len(self._lines):
            return Mark(mark.line + 1, mark.column + 1)
        return Mark(len(self._lines), len(self._lines[-1]) + 1)

    def _start_document(self, start: Mark) -> bool:
        self._documents += 1
        if self._documents > 1:
            message = "a second document starts here, a file holds one record"
            self._refuse(
                "second-document", start, message, "delete this line, or make a file of what follows", 3
            )
        return self._documents == 1

    def _start_node(self, event: Any, start: Mark) -> bool:
        """Count a node and refuse what stands before it; False when a limit is passed."""
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._refuse("too-many", start, f"more than {MOST_NODES} values in one file", "split the record")
            return False
        if isinstance(event, yaml.CollectionStartEvent) and len(self._open) >= DEEPEST:
            message = f"nested more than {DEEPEST} levels deep"
            self._refuse("too-deep", start, message, "write it flatter, or in quotes if it is meant as text")
            return False
        if not isinstance(event, yaml.AliasEvent) and (event.anchor is not None or event.tag is not None):
            self._refuse_properties(start)
        return True

    def _refuse_alias(self, name: str, start: Mark) -> None:
        message = f'"*{shortened(name)}" points to another place in the file, which is not allowed'
        hint = "write the text again here, or put it in quotes if it is meant as text"
        self._refuse("alias", start, message, hint, len(name) + 1)

    def _refuse_properties(self, start: Mark) -> None:
        for word in _WORD.finditer(self._lines[start.line - 1], start.column - 1):
            text = word.group()
            if text[0] == "&":
                rule, message = (
                    "anchor",
                    f'"{shortened(text)}" names a place for reuse (an anchor), which is not allowed',
                )
            elif text[0] == "!":
                rule, message = "tag", f'"{shortened(text)}" gives a YAML type (a tag), which is not allowed'
            else:
                break
            mark = Mark(start.line, word.start() + 1)
            self._refuse(rule, mark, message, "delete it, or put the whole text in quotes", len(text))

    def _place_scalar(self, node: ScalarNode) -> None:
        self._scalars.check_escapes(node)
        if not (self._open and self._open[-1].is_mapping and self._open[-1].expects_key):
            self._scalars.check_value(node)
        self._place(node)

    def _place(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.expects_key:
            parent.key = self._usable_key(node, parent)
            parent.expects_key = False
        else:
            if parent.key is not None:
                parent.entries[parent.key.text] = Entry(parent.key, node)
            parent.key, parent.expects_key = None, True

    def _usable_key(self, node: Node, parent: _Open) -> ScalarNode | None:
        """The key, or ``None`` (and a problem) when its entry has to be left out."""
        if not isinstance(node, ScalarNode):
            found = "a list" if isinstance(node, SequenceNode) else "a mapping"
            message = f"expected a name before the colon, found {found}"
            self._refuse("bad-key", node.start, message, "if it is meant as text, put it in quotes")
            return None
        ends_here = node.start.line == node.end.line
        end = node.end.column if ends_here else len(self._lines[node.start.line - 1]) + 1
        length = end - node.start.column
        first = parent.entries.get(node.text)
        if first is not None:
            message = f'the key "{shortened(node.text)}" is here twice, first on line {first.key.start.line}'
            path = _path(self._open, node.text)
            self._findings.add(
                "duplicate-key",
                node.start,
                message,
                "keep one of the two",
                length=length,
                path=path,
                misread=False,
            )
        elif node.text == "<<" and node.style == "plain":
            message = '"<<" merges another mapping into this one, which is not allowed'
            self._refuse("merge-key", node.start, message, "write the fields out", length)
        elif not node.text:
            self._refuse(
                "bad-key", node.start, "a name is missing before the colon", "write it as name: value"
            )
        elif not _KEY.fullmatch(node.text):
            shown = shortened(node.text)
            message = f'the key "{shown}" is not a name: small letters, digits, "-" and "_", no spaces'
            better = re.sub(r"\W+", "_", node.text[:64].lower()).strip("_-")
            hint = f"write it as {better}" if _KEY.fullmatch(better) else ""
            self._refuse("bad-key", node.start, message, hint, length)
        else:
            return node
        return None

    def _refuse(self, rule: str, start: Mark, message: str, hint: str, length: int = 1) -> None:
        self._findings.add(rule, start, message, hint, length=length, path=_path(self._open))


def _path(nodes: list[_Open], *more: str) -> str:
    """Where the reader is; ``nodes`` are those whose end it has not read, and ``more`` follows them."""
    steps: list[str | int] = []
    for node in nodes:
        if not node.is_mapping:
            steps.append(len(node.items))
        elif node.key is not None:
            steps.append(node.key.text)
    return field_path((*steps, *more))
