"""Text in YAML that does not say what its author meant: cut off, run together, too long, hidden in an escape.

YAML accepts all of these without a word; each is a known way to lose text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from guidebook.yaml_findings import Findings
from guidebook.yaml_nodes import Mark, ScalarNode
from guidebook.yaml_syntax import missing_space, refused_escape
from guidebook.yaml_text import character_name, has_refused_character

MOST_SCALAR_BYTES = 64 * 1024

_COMMENT = re.compile(r"\s*(#(.?))")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)")
_SHORT_ESCAPES = {
    "0": 0x00,
    "a": 0x07,
    "b": 0x08,
    "v": 0x0B,
    "f": 0x0C,
    "e": 0x1B,
    "N": 0x85,
    "L": 0x2028,
    "P": 0x2029,
}
_ENTRY = re.compile(r"-(?:\s|[A-Za-z])")


class ScalarCheck:
    """Checks the values of one file; ``lines`` are its lines, ``path`` tells where the reader is."""

    def __init__(self, lines: list[str], findings: Findings, path: Callable[[], str]) -> None:
        self._lines = lines
        self._findings = findings
        self._path = path

    def check_value(self, node: ScalarNode) -> None:
        """Report what is doubtful about a value (not a key)."""
        if len(node.text) * 4 > MOST_SCALAR_BYTES:
            size = len(node.text.encode("utf-8", "surrogatepass"))
            if size > MOST_SCALAR_BYTES:
                message = f"the text has {size} bytes, at most {MOST_SCALAR_BYTES} are allowed"
                self._findings.add("too-long", node.start, message, "shorten it", path=self._path())
        if node.style == "plain" and not self._is_joined(node):
            self._check_comment(node)

    def check_escapes(self, node: ScalarNode) -> None:
        """Report escapes in double quotes that stand for a character which no record may hold."""
        if node.style != "double" or not has_refused_character(node.text):
            return
        for row in range(node.start.line - 1, node.end.line):
            line = self._lines[row]
            begin = node.start.column - 1 if row == node.start.line - 1 else 0
            end = node.end.column - 1 if row == node.end.line - 1 else len(line)
            for found in _ESCAPE.finditer(line, begin, end):
                digits = found[1] or found[2] or found[3]
                code = int(digits, 16) if digits else _SHORT_ESCAPES.get(found[0][1:])
                if code is not None and has_refused_character(chr(code)):
                    name = character_name(chr(code))
                    message = refused_escape(found[0], name)
                    self._refuse(
                        "character", Mark(row + 1, found.start() + 1), message, "delete it", len(found[0])
                    )

    def _is_joined(self, node: ScalarNode) -> bool:
        """Report plain text over several lines, or without the space that makes it a key or a list entry.

        True when that is an error, so that nothing more need be said about the text.
        """
        if node.start.line == node.end.line and not node.text.startswith("-"):
            return False
        line = self._lines[node.start.line - 1]
        before, first = line[: node.start.column - 1], line[node.start.column - 1 :].strip()
        space = missing_space(first)
        if space and first.startswith("-") and _ENTRY.match(first) and not before.strip():
            self._refuse("missing-space", node.start, *space, len(first))
            return True
        rest = self._lines[node.start.line : node.end.line]
        if not rest:
            return False
        if space and all(missing_space(text.strip()) for text in rest if text.strip()):
            self._refuse("missing-space", node.start, *space, len(first))
            return True
        for row, text in enumerate(rest, node.start.line):
            body = text.strip()
            if _ENTRY.match(body):
                message = 'this line runs on from the text above, its "-" starts no list entry'
                hint = 'give it the indentation of the entry above, and a space after "-"'
                self._refuse("joined-lines", Mark(row + 1, text.index("-") + 1), message, hint, len(body))
                return True
        message, hint = "this text runs over several lines", "put it in a block with >- or in quotes"
        self._findings.warn("several-lines", node.start, message, hint, length=len(first), path=self._path())
        return False

    def _check_comment(self, node: ScalarNode) -> None:
        """Report a comment that looks like lost text: after prose, or with no space after its ``#``."""
        line = self._lines[node.end.line - 1]
        found = _COMMENT.match(line, node.end.column - 1)
        if found and (" " in node.text or found[2].isalnum()):
            self._findings.warn(
                "cut-text",
                Mark(node.end.line, found.start(1) + 1),
                'the text from "#" on is a comment and will not be shown',
                "if it belongs to the text, put the text in quotes; if not, put it on a line of its own",
                length=len(line.rstrip()) - found.start(1),
                path=self._path(),
            )

    def _refuse(self, rule: str, start: Mark, message: str, hint: str, length: int) -> None:
        self._findings.add(rule, start, message, hint, length=length, path=self._path())
