"""YAML files to values with places: the engine's only way to read YAML.

Reading is on the parser's event stream, never ``yaml.load``, and without recursion. What a parser would
resolve, merge or expand is refused, and sizes are capped, so that any bytes at all end in a document or in
located problems, in about the time it takes to read them.
"""

from __future__ import annotations

import functools
import stat
from dataclasses import dataclass
from pathlib import Path

from guidebook.ids import ID_LENGTH, ID_PATTERN, valid_id
from guidebook.problems import Place, Problem
from guidebook.yaml_findings import Findings
from guidebook.yaml_nodes import (
    Document,
    Entry,
    MappingNode,
    Mark,
    Node,
    ScalarNode,
    SequenceNode,
    Value,
    field_path,
    split_lines,
)
from guidebook.yaml_syntax import explain, missing_space
from guidebook.yaml_text import check_characters, check_directives, check_tabs, decode
from guidebook.yaml_tree import SyntaxMistake, read_tree

__all__ = [
    "ID_LENGTH",
    "ID_PATTERN",
    "Document",
    "Entry",
    "MappingNode",
    "Mark",
    "Node",
    "ReadFile",
    "ScalarNode",
    "SequenceNode",
    "Value",
    "field_path",
    "parse_text",
    "read_document",
    "valid_id",
]

MOST_BYTES = 1024 * 1024

# Each further reading of a broken file costs as much as the first, so only files of a usual size get them.
_RECOVER_BELOW = 64 * 1024
_MOST_RECOVERIES = 20


@dataclass(frozen=True)
class ReadFile:
    """A file that was read without an error: its name and its text.

    The tree of a document takes many times the room of its text and serves to find places, which few records
    need; so it is not kept but made again.
    """

    file: str
    text: str

    def place(self, path: tuple[str | int, ...] = (), *, key: bool = False) -> Place:
        """The place of the value at ``path``, as :meth:`Document.place` gives it."""
        return _document(self.file, self.text).place(path, key=key)


@functools.lru_cache(maxsize=32)
def _document(file: str, text: str) -> Document:
    document, _ = parse_text(text.encode("utf-8"), file)
    assert document is not None, file
    return document


def read_document(file: Path, root: Path) -> tuple[Document | None, list[Problem]]:
    """The YAML file ``file`` below the folder ``root``, and every problem found in it, sorted by place.

    The document is ``None`` when the file cannot be read or when the tree would say something else than the
    file. It is given in spite of errors that leave the rest sound (a duplicate key: the first one counts), so
    that the same run can check what it holds; a file with any error must still not be published. Never
    raises, whatever the file holds.
    """
    name = _name_below(file, root)
    data, reason = _read_bytes(file, root)
    if data is None:
        findings = Findings(name)
        findings.add("file", Mark(1, 1), reason)
        return None, findings.sorted()
    return parse_text(data, name)


def parse_text(text_bytes: bytes, name: str) -> tuple[Document | None, list[Problem]]:
    """The same as :func:`read_document` for bytes in memory; ``name`` stands as the file in every place."""
    findings = Findings(name)
    document = _parse(text_bytes, findings)
    return None if findings.misread else document, findings.sorted()


def _parse(data: bytes, findings: Findings) -> Document | None:
    if len(data) > MOST_BYTES:
        message = f"the file is larger than {MOST_BYTES} bytes"
        findings.add("too-big", Mark(1, 1), message, "split the record, or check that it is the right file")
        return None
    text = decode(data, findings)
    if text is None:
        return None
    lines = split_lines(check_characters(text, findings))
    if "\t" in text:
        check_tabs(lines, findings)
    if findings.full:
        return None
    root = _read_with_recovery(check_directives(lines, findings), findings)
    return Document(findings.file, text, root) if root is not None else None


def _name_below(file: Path, root: Path) -> str:
    for one, other in ((file, root), (file.absolute(), root.absolute())):
        if one.is_relative_to(other):
            return one.relative_to(other).as_posix()
    return file.name


def _read_bytes(file: Path, root: Path) -> tuple[bytes | None, str]:
    """The bytes of a file, one more than allowed at most; or ``None`` and the reason."""
    try:
        if not file.resolve(strict=True).is_relative_to(root.resolve(strict=True)):
            return None, "the file leads out of the project folder"
        if not stat.S_ISREG(file.stat().st_mode):
            return None, "this is not a regular file"
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1), ""
    except FileNotFoundError:
        return None, "the file does not exist"
    except PermissionError:
        return None, "this user may not read the file"
    except (OSError, RuntimeError, ValueError):
        # A loop of links is a RuntimeError in Python 3.11, a NUL in a name a ValueError.
        return None, "the file cannot be read"


def _read_with_recovery(lines: list[str], findings: Findings) -> Node | None:
    """The tree, or ``None`` after a syntax mistake.

    After a mistake the top-level entry that holds it is blanked and the rest is read again, to find more
    mistakes in the same run. A mistake where a tab or a refused character stands is not reported: it may only
    follow from that.
    """
    spoiled = findings.lines("tab", "character")
    tries = 1 + (_MOST_RECOVERIES if sum(map(len, lines)) < _RECOVER_BELOW else 0)
    for attempt in range(tries):
        try:
            root = read_tree(lines, findings)
        except SyntaxMistake as mistake:
            found = explain(mistake.error, lines)
            block = _block(lines, found.start.line - 1)
            numbers = range(block.start + 1, block.stop + 1)
            findings.misread = True
            findings.withdraw("several-lines", numbers)
            if spoiled.isdisjoint(numbers):
                findings.add(found.rule, found.start, found.message, found.hint, length=found.length)
            if not any(lines[row].strip() for row in block):
                return None
            lines = ["" if row in block else line for row, line in enumerate(lines)]
        else:
            if attempt == 0:
                _check_root(root, lines, findings)
            return root
    return None


def _block(lines: list[str], row: int) -> range:
    """The rows of the top-level entry that a row belongs to."""
    starts = [number for number, line in enumerate(lines) if line[:1].strip() and line[0] not in "#-]}"]
    first = max((number for number in starts if number <= row), default=0)
    after = min((number for number in starts if number > row), default=len(lines))
    return range(first, after)


def _check_root(root: Node | None, lines: list[str], findings: Findings) -> None:
    """Report a file whose outermost value is not a mapping, unless a reason for that is known already."""
    if isinstance(root, MappingNode) or findings.misread:
        return
    if root is None or (isinstance(root, ScalarNode) and root.style == "plain" and not root.text):
        message = "the file holds only comments" if any(map(str.strip, lines)) else "the file is empty"
        findings.add("empty-file", Mark(1, 1), message, "write the record, or delete the file")
        return
    found = "a list" if isinstance(root, SequenceNode) else "only text"
    hint = "write every line as name: value"
    if isinstance(root, ScalarNode) and (space := missing_space(root.text)):
        hint = f"{space[0]}: {space[1]}"
    findings.add("not-a-record", root.start, f"expected lines of the form name: value, found {found}", hint)
