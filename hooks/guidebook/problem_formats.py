"""Problems as an editor reads them in a terminal, as programs read them, and as GitHub shows them."""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from guidebook.problems import Place, Problem
from guidebook.yaml_nodes import split_lines

_WIDTH = 100
_BEFORE_MARKER = 40
_ELLIPSIS = "..."
_UNSAFE = ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn")
_NEAR = 0.6  # difflib's own default
_AS_NEAR = 0.1
_MOST_BYTES = 1024 * 1024
_FEW = 5
_MOST_LISTED = 200

LISTED = {"todo-left": "{count} places are still to be written, each marked TODO"}
"""Rules of which a file may have many problems that need no excerpt: they would hide the others."""


def format_text(problems: Sequence[Problem], texts: Mapping[str, str], *, most_per_file: int = 50) -> str:
    """Problems with an excerpt each, by file and place, an empty line between them; ``""`` for none.

    ``texts`` holds the text of files by the name they have in a place (see :func:`read_texts`); a problem in
    a file that is not among them has no excerpt. Of a file with more than ``most_per_file`` problems that
    many are shown, errors rather than warnings, and the others are counted. Many problems of a rule in
    :data:`LISTED` are told in one list at the end of their file. Characters that could disturb a terminal are
    spelled out.
    """
    parts: list[str] = []
    for file, group in groupby(
        sorted(set(problems), key=Problem.sort_key), lambda problem: problem.place.file
    ):
        everything = list(group)
        listed = _listed(everything)
        found = [problem for problem in everything if not listed or problem.rule not in LISTED]
        shown = sorted(found, key=lambda problem: problem.severity != "error")[:most_per_file]
        lines = split_lines(texts[file]) if texts.get(file, "").strip() else []
        parts += ["\n".join(_report(problem, lines)) for problem in sorted(shown, key=Problem.sort_key)]
        if len(found) > len(shown):
            parts.append(f"and {len(found) - len(shown)} more in {_visible(file)}")
        if listed:
            parts.append("\n".join(_list(listed)))
    return "\n\n".join(parts) + "\n" if parts else ""


def _listed(problems: Sequence[Problem]) -> list[Problem]:
    """The problems of one file that are told in one list; none when there are few."""
    found = [problem for problem in problems if problem.rule in LISTED]
    return found if len(found) > _FEW else []


def _list(problems: Sequence[Problem]) -> list[str]:
    """A line for each problem: where it stands, and the field."""
    first = problems[0]
    shown = problems[:_MOST_LISTED]
    width = len(str(shown[-1].place.line))
    head = f"{_visible(first.place.file)}:{first.place.line}:{first.place.column}"
    told = [f"{head}  {LISTED[first.rule].format(count=len(problems))}"]
    told += [f"   {p.place.line:>{width}} | {_visible(p.path.rpartition(': ')[2])}" for p in shown]
    told += [f"   and {len(problems) - len(shown)} more"] if len(problems) > len(shown) else []
    return [*told, f"   {_visible(first.hint)}"]


def format_json(problems: Sequence[Problem]) -> str:
    """One JSON object with the list ``problems``, sorted by place; ASCII only, ends with a line break."""
    found = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity,
            "rule": problem.rule,
            "path": problem.path,
            "message": problem.message,
            "hint": problem.hint,
            "steps": list(problem.steps),
        }
        for problem in sorted(set(problems), key=Problem.sort_key)
    ]
    return json.dumps({"problems": found}, indent=2) + "\n"


def format_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that make GitHub show each problem beside its line.

    Source: GitHub's "Workflow commands for GitHub Actions"; the escapes are those of its toolkit.
    """
    return "".join(_annotation(problem) + "\n" for problem in sorted(set(problems), key=Problem.sort_key))


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """``did you mean "a"?``, with a second name nearly as close ``did you mean "a" or "b"?``, or ``""``.

    Case, spaces and underscores do not count; equally close names come in alphabetical order.
    """
    if not 0 < len(wrong) <= 100:
        return ""
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(_folded(wrong))
    near: list[tuple[float, str]] = []
    for name in sorted(set(known)):
        matcher.set_seq1(_folded(name))
        if (
            name != wrong
            and min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= _NEAR <= matcher.ratio()
        ):
            near.append((-matcher.ratio(), name))
    near.sort()
    best = [f'"{name}"' for ratio, name in near[:2] if ratio - near[0][0] <= _AS_NEAR]
    return f"did you mean {' or '.join(best)}?" if best else ""


def read_texts(problems: Iterable[Problem], root: Path) -> dict[str, str]:
    """The texts of the files that problems are in, for :func:`format_text`; what cannot be read is left out.

    Bytes that are not UTF-8 appear as U+FFFD, so that a file in another encoding has an excerpt too.
    """
    texts: dict[str, str] = {}
    for name in sorted({problem.place.file for problem in problems}):
        try:
            file = (root / name).resolve(strict=True)
            if file.is_relative_to(root.resolve()) and file.is_file():
                with file.open("rb") as stream:
                    texts[name] = stream.read(_MOST_BYTES).decode("utf-8-sig", errors="replace")
        except (OSError, RuntimeError, ValueError):
            continue
    return texts


def _folded(name: str) -> str:
    return re.sub(r"[\s_]", "-", name.casefold())


def _visible(text: str) -> str:
    """A text with everything spelled out that a terminal would obey or hide."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible_character(character) for character in text)


def _visible_character(character: str) -> str:
    if character == "\t":
        return "<TAB>"
    if unicodedata.category(character) in _UNSAFE:
        return f"<U+{ord(character):04X}>"
    return character


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _report(problem: Problem, lines: list[str]) -> list[str]:
    place = problem.place
    warning = "warning: " if problem.severity == "warning" else ""
    report = [f"{_visible(place.file)}:{place.line}:{place.column}  {warning}{_visible(problem.message)}"]
    if 1 <= place.line <= len(lines):
        report += _excerpt(place, problem.path, lines)
    elif problem.path:
        report.append(f"   {_visible(problem.path)}")
    report += [f"   {line}" for line in _numbered(problem.steps)]
    if problem.hint:
        report.append(f"   {_visible(problem.hint)}")
    return report


def _numbered(steps: Sequence[str]) -> list[str]:
    width = len(str(len(steps)))
    return [f"{number:>{width + 2}}. {_visible(step)}" for number, step in enumerate(steps, start=1)]


def _excerpt(place: Place, path: str, lines: list[str]) -> list[str]:
    """The line above, the line, and a marker with the field; long lines are cut around the marker."""
    line = lines[place.line - 1]
    first = min(place.column - 1, len(line))
    cut_from = max(0, first - _BEFORE_MARKER) if len(line) > _WIDTH else 0
    cut_to = cut_from + _WIDTH
    marked = line[first : min(first + place.length, cut_to)]
    width = len(str(place.line))
    excerpt = []
    for number in (place.line - 1, place.line):
        if number >= 1:
            text = lines[number - 1]
            shown = (_ELLIPSIS if cut_from else "") + _visible(text[cut_from:cut_to])
            shown += _ELLIPSIS if len(text) > cut_to else ""
            excerpt.append(f"   {number:>{width}} | {shown}".rstrip())
    before = (_ELLIPSIS if cut_from else "") + _visible(line[cut_from:first])
    marker = "^" * max(1, _columns(_visible(marked)))
    excerpt.append(f"   {'':>{width}} | {' ' * _columns(before)}{marker} {_visible(path)}".rstrip())
    return excerpt


def _annotation(problem: Problem) -> str:
    place = problem.place
    properties = {
        "file": place.file,
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.rule,
    }
    named = ",".join(f"{name}={_property(_visible(text))}" for name, text in properties.items())
    texts = (_visible(problem.message), *_numbered(problem.steps), _visible(problem.hint))
    said = "\n".join(text for text in texts if text)
    return f"::{problem.severity} {named}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
