"""The words of YAML parsers, said so that an editor who is no programmer can mend the line.

libyaml and PyYAML's own parser word the same mistakes differently ("in this context", "here"); both are known
here, and the line itself tells apart the mistakes for which a parser has only one sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from guidebook.yaml_nodes import Mark, shortened
from guidebook.yaml_text import TAB, TAB_HINT, character_name, directive_message

_KEY_WITHOUT_SPACE = re.compile(r"(?:- +)*([A-Za-z0-9_-]+):([^\s:/].*)")
_KEY = re.compile(r"[^#]*?:(?:\s|$)")
_ENTRY = re.compile(r"\s*- ")
_ESCAPED_CODE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_DASH_WITHOUT_SPACE = re.compile(r"-([^\s-].*)")
_LONGEST_KEY = 1000  # YAML 1.2.2 section 7.4.2: a key on one line has at most 1024 characters
_QUOTE_IT = "put the whole text in quotes"


@dataclass(frozen=True)
class Mistake:
    """One syntax mistake: where, what, and what to do."""

    start: Mark
    message: str
    hint: str
    rule: str = "syntax"
    length: int = 1


class _Line:
    """The line that a parser points at, with the columns counted from 0."""

    def __init__(self, lines: list[str], mark: yaml.Mark) -> None:
        self.row = min(mark.line, len(lines) - 1)
        self.text = lines[self.row]
        self.column = min(mark.column, len(self.text)) if mark.line == self.row else len(self.text)
        self.body = self.text.lstrip(" \t")
        self.indentation = len(self.text) - len(self.body)
        self.before = self.text[: self.column].rstrip()
        self.mark = Mark(self.row + 1, self.column + 1)
        self.character = self.text[self.column : self.column + 1]

    def start(self) -> Mark:
        return Mark(self.row + 1, self.indentation + 1)


def missing_space(body: str) -> tuple[str, str] | None:
    """What is wrong with a line such as ``kind:home`` or ``-item``, and a hint; ``None`` if it is neither."""
    if key := _KEY_WITHOUT_SPACE.match(body):
        return "a space is missing after the colon", f'write "{key[1]}: {shortened(key[2])}"'
    if dash := _DASH_WITHOUT_SPACE.match(body):
        return 'a space is missing after "-"', f'write "- {shortened(dash[1])}"'
    return None


def refused_escape(escape: str, name: str) -> str:
    """What is said of an escape for a character that no record may hold."""
    return f'the escape "{escape}" stands for {name}, which is not allowed'


def explain(error: Exception, lines: list[str]) -> Mistake:
    """What a parser's error means; ``lines`` are the lines of the text it was given (at least one)."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Mistake(Mark(1, 1), "the file cannot be read as YAML", "compare it with a record that works")
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Mistake(Mark(1, 1), f"the file cannot be read as YAML: {problem}", "")
    at = _Line(lines, mark)
    since = _Line(lines, error.context_mark) if error.context_mark else at
    if "tab" in problem.split() or at.character == "\t":
        return Mistake(at.mark, TAB, TAB_HINT, "tab")
    for part in (_of_quotes, _of_markers, _of_keys, _of_brackets, _of_structure):
        mistake = part(context, problem, since, at, lines)
        if mistake:
            return mistake
    return Mistake(at.mark, f"this cannot be read as YAML: {problem}", _QUOTE_IT + " if it is meant as text")


def _of_quotes(context: str, problem: str, since: _Line, at: _Line, lines: list[str]) -> Mistake | None:
    if "quoted scalar" not in context and "double-quoted" not in context:
        return None
    if (
        "unexpected end of stream" in problem
        or "document separator" in problem
        or "document indicator" in problem
    ):
        hint = f"put {since.character} at the end of the text"
        if since.character == "'":
            hint += "; an apostrophe inside it is written twice ('')"
        return Mistake(since.mark, "this quotation mark is never closed", hint)
    column = at.text.rfind("\\", 0, at.column + 1)
    escape = at.text[column : column + 2] if column >= 0 else "\\"
    start = Mark(at.mark.line, max(column, 0) + 1)
    if coded := _ESCAPED_CODE.match(at.text, max(column, 0)):
        code = int(coded[1] or coded[2], 16)
        name = character_name(chr(code)) if code <= 0x10FFFF else "no character at all"
        return Mistake(start, refused_escape(coded[0], name), "delete it", "character", len(coded[0]))
    message = f'"{escape}" has no meaning in double quotes, where a backslash is special'
    return Mistake(start, message, "put the text in single quotes, or write the backslash twice", length=2)


def _of_markers(context: str, problem: str, since: _Line, at: _Line, lines: list[str]) -> Mistake | None:
    """A value, or a line, whose first character means something to YAML."""
    if since.text.startswith("%") and since.column == 0:
        message = directive_message(since.text)
        return Mistake(since.mark, message, "delete this line", "directive", len(since.text.rstrip()))
    for word, rule, character in (("alias", "alias", "*"), ("anchor", "anchor", "&"), ("tag", "tag", "!")):
        if f"an {word}" in context or f"a {word}" in context or (word == "tag" and "tag handle" in problem):
            start = since if since.character == character else at
            message = f'a value cannot start with "{character}", which is special in YAML'
            return Mistake(start.mark, message, _quote(start), rule, _word_length(start))
    if "cannot start any token" in problem or "mapping keys are not allowed" in problem:
        message = f'a value cannot start with "{at.character}", which is special in YAML'
        return Mistake(at.mark, message, _quote(at))
    if "block scalar" in context:
        message = f'after "{since.character}" the text must start on the next line'
        hint = f'to write text that starts with "{since.character}", {_QUOTE_IT}'
        return Mistake(since.mark, message, hint)
    return None


def _of_keys(context: str, problem: str, since: _Line, at: _Line, lines: list[str]) -> Mistake | None:
    if "could not find expected ':'" in problem:
        if ":" in since.text[_LONGEST_KEY:]:
            return Mistake(since.mark, "the text before the colon is too long for a key", _QUOTE_IT)
        if space := missing_space(since.text[since.column :]):
            return Mistake(since.mark, *space, length=_word_length(since))
        hint = "write it as name: value; if it goes on with the text above, indent it more"
        return Mistake(
            since.mark, "this line has no colon", hint, length=len(since.text.rstrip()) - since.column
        )
    if "mapping values are not allowed" in problem:
        if len(at.before) > _LONGEST_KEY:
            return Mistake(at.start(), "the text before the colon is too long for a key", _QUOTE_IT)
        if ": " in at.before:
            value = at.text.split(": ", 1)[1]
            return Mistake(at.mark, "a colon inside plain text", f"{_QUOTE_IT}: {_quoted(value)}")
        return _run_on(at, lines)
    if "sequence entries are not allowed" in problem:
        return Mistake(
            at.mark,
            "a list cannot start here, only on a line of its own",
            f'put "{shortened(at.text[at.column :])}" on the next line',
        )
    return None


def _run_on(at: _Line, lines: list[str]) -> Mistake:
    """A colon where the text of a line above has not ended: that text, or this line, is wrong."""
    above = [row for row in range(at.row - 1, -1, -1) if lines[row].strip()]
    opening = next((row for row in above if _KEY.match(lines[row]) or _ENTRY.match(lines[row])), None)
    if above and (opening is None or _indentation(lines[opening]) >= at.indentation):
        body = lines[above[0]].strip()
        start = Mark(above[0] + 1, _indentation(lines[above[0]]) + 1)
        message, hint = missing_space(body) or ("this line has no colon", "write it as name: value")
        return Mistake(start, message, hint, length=len(body))
    message = "this line runs on from the text above it, so it cannot have a colon"
    hint = "a field needs the indentation of its neighbours; text over several lines needs a block with >-"
    return Mistake(at.start(), message, hint, length=max(1, len(at.before.strip())))


def _of_brackets(context: str, problem: str, since: _Line, at: _Line, lines: list[str]) -> Mistake | None:
    if "flow sequence" in context or "flow mapping" in context:
        closing = "]" if "sequence" in context else "}"
        message = (
            f'this "{since.character}" is not closed, or a comma is missing (noticed on line {at.mark.line})'
        )
        return Mistake(since.mark, message, f'close it with "{closing}"; if it is meant as text, {_QUOTE_IT}')
    if "unexpected ':'" in problem:
        return Mistake(at.mark, "a colon inside brackets", f"{_QUOTE_IT}, or put a space after the colon")
    if "expected node content" in problem or "expected the node content" in problem:
        if at.character and at.character in "]},":
            message = f'"{at.character}" without a value before it'
            return Mistake(at.mark, message, f"delete it, or {_QUOTE_IT} if it is meant as text")
        return Mistake(at.mark, "a value is missing here", "write the value, or delete the key")
    return None


def _of_structure(context: str, problem: str, since: _Line, at: _Line, lines: list[str]) -> Mistake | None:
    if "<document start>" in problem:
        return Mistake(at.mark, "text that does not belong to the record", "write every line as name: value")
    if at.character == ":" and not at.before.strip(" -?"):
        return Mistake(at.mark, "a name is missing before the colon", "write it as name: value")
    if "expected key" not in problem and "'-' indicator" not in problem and "<block end>" not in problem:
        return None
    if at.before.strip():
        if at.before[-1] in "\"'":
            message = "text after the closing quotation mark"
            hint = f"{_QUOTE_IT}; inside single quotes an apostrophe is written twice ('')"
            return Mistake(at.mark, message, hint, length=len(at.text.rstrip()) - at.column)
        return Mistake(at.mark, f'"{at.character}" does not fit here', _QUOTE_IT + " if it is meant as text")
    levels = sorted(_open_levels(lines, at)) or [0]
    if at.indentation in levels:
        if at.body.startswith("-"):
            return Mistake(
                at.mark,
                'a list entry ("-") among lines of the form name: value',
                "indent the list below its key",
            )
        return Mistake(
            at.mark,
            'a line without "-" among list entries',
            'start it with "- ", or indent it like the key of the list',
        )
    message = f"the indentation of {_spaces(at.indentation)} fits no line above"
    named = " or ".join(filter(None, (", ".join(map(str, levels[:-1])), _spaces(levels[-1]))))
    return Mistake(at.mark, message, f"indent it by {named}")


def _open_levels(lines: list[str], at: _Line) -> list[int]:
    """The indentations that a line could have here: those of the lines above that are still open."""
    levels: list[int] = []
    for row in range(at.row - 1, -1, -1):
        body = lines[row].lstrip(" ")
        if not body.strip() or body.startswith("#"):
            continue
        indentation = _indentation(lines[row])
        # In "- name: x" the entries below may line up with the name as well as with the dash.
        inner = indentation + len(body) - len(body.removeprefix("-").lstrip(" "))
        for level in (inner, indentation) if body.startswith("- ") and ":" in body else (indentation,):
            if not levels or level < levels[-1]:
                levels.append(level)
    return levels


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _spaces(count: int) -> str:
    return f"{count} space" if count == 1 else f"{count} spaces"


def _quoted(text: str) -> str:
    """The text as it can stand in the file, shortened."""
    text = shortened(text)
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def _quote(at: _Line) -> str:
    return f"put the text in quotes: {_quoted(at.text[at.column :])}"


def _word_length(at: _Line) -> int:
    rest = at.text[at.column :].split()
    return len(rest[0]) if rest else 1
