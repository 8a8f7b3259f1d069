from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from unicodedata import category

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidebook import yaml_tree
from guidebook.problem_formats import format_text
from guidebook.problems import Place, Problem
from guidebook.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode, first_line_length, split_lines
from guidebook.yaml_source import Document, Mark, Value, field_path, parse_text, read_document, valid_id

Golden = Callable[[str, str], None]

FILE = "data/walks/short.yml"

# name: (rules that are reported, broken text)
REFUSED: dict[str, tuple[list[str], str]] = {
    "anchor": (["anchor"], "name: x\nsummary: &bold text\n"),
    "anchor-and-tag": (["anchor", "tag"], "name: &a !!str x\n"),
    "alias": (["alias"], "name: x\nother:\n  - *name\n"),
    "alias-bomb": (
        ["anchor", "anchor", "alias", "alias", "alias", "alias"],
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    ),
    "merge-bomb": (
        ["anchor", "anchor", "merge-key", "alias", "alias", "merge-key", "alias", "alias"],
        "a: &a {x: x}\nb: &b {<<: [*a, *a]}\nc: {<<: [*b, *b]}\n",
    ),
    "tag": (["tag", "tag"], "name: !!python/object:os.system x\nkind: !important\n"),
    "merge-key": (["merge-key"], "name: x\n<<: {kind: home}\n"),
    "directive": (["directive", "directive"], "%YAML 1.1\n%TAG ! tag:example,2000:\n---\nname: x\n"),
    "second-document": (["second-document"], "name: x\n---\nname: y\n"),
    "after-document": (["syntax"], "name: x\n...\nname: y\n"),
    "duplicate-keys": (
        ["duplicate-key", "duplicate-key", "duplicate-key"],
        "name: x\nsteps:\n  - what: a\n    what: b\nname: y\nname: z\n",
    ),
    "tabs": (["tab", "tab"], "name: x\nsteps:\n\t- a\n \t - b\n"),
    "tab-in-block": (["tab"], "text: |\n  one\n  \ttwo\n"),
    "too-deep": (["too-deep"], "a: " + "[" * 30_000),
    "control-character": (["character", "character"], "name: a\x00b\nkind: \x1b[31mred\n"),
    "next-line": (["character"], "name: a\x85b\n"),
    "line-separators": (["character", "character"], "name: a\u2028b\u2029c\n"),
    "bidi": (["character", "character", "character"], "name: \u202egnp.exe\u202c\nkind: \u200fx\n"),
    "noncharacters": (["character", "character", "character"], "name: \ufdd0\ufffe\U0010ffff\n"),
    "escaped-characters": (
        ["character", "character", "character"],
        'name: "\\u202e"\nkind: "a\\0b\n  c\\x1b"\n',
    ),
    "escaped-key": (["bad-key", "character"], '"a\\u202e": x\n'),
    "invisible-characters": (["invisible-character", "lost-character"], "name: a\u200bb\nkind: a\ufffdb\n"),
    "empty": (["empty-file"], ""),
    "blank": (["empty-file"], "\n  \n"),
    "only-comments": (["empty-file"], "# name: x\n"),
    "only-document-start": (["empty-file"], "---\n"),
    "root-list": (["not-a-record"], "- name: x\n"),
    "root-text": (["not-a-record"], "name\n"),
    "root-number": (["not-a-record"], '"5"\n'),
    "bad-keys": (
        ["bad-key", "bad-key", "bad-key", "bad-key"],
        'Name: x\nlong name: y\n"": z\nsteps:\n  - Über_uns: a\n',
    ),
    "list-as-key": (["bad-key"], "[a, b]: c\n"),
    "mapping-as-key": (["bad-key"], "name: {{ name }}\n"),
    "flow-words": (["bad-key"], "parts: {long name, other: x}\n"),
    "missing-space-colon": (["syntax"], "name: x\nkind:home\nother: y\n"),
    "missing-space-colon-all": (["missing-space"], "what:\n  kind:home\n  name:x\n"),
    "missing-space-root": (["missing-space"], "kind:home\nname:x\n"),
    "missing-space-one-line": (["not-a-record"], "kind:home\n"),
    "missing-space-dash": (["missing-space"], "steps:\n  -one\n  -two\n"),
    "missing-space-dash-later": (["syntax"], "steps:\n  - one\n  -two\n"),
    "joined-list": (["joined-lines"], "steps:\n  - one\n   - two\n"),
    "joined-key": (["joined-lines"], "steps: one\n  - two\n"),
    "no-colon": (["syntax"], "name: x\nkind\nother: y\n"),
    "no-colon-first": (["syntax"], "name\nkind: x\n"),
    "unclosed-double": (["syntax"], 'name: "abc\nkind: x\n'),
    "unclosed-single": (["syntax"], "name: 'abc\nkind: x\n"),
    "apostrophe": (["syntax"], "name: 'it's easy'\n"),
    "text-after-quote": (["syntax"], 'name: "one" two\n'),
    "colon-in-text": (["syntax"], 'name: tip: walk "slowly"\n'),
    "colon-in-long-text": (["syntax"], "name: a text that\n  goes on\n  and this: too\nkind: x\n"),
    "indented-more": (["syntax"], "name: x\n  kind: y\n"),
    "indented-between": (["syntax"], "what:\n    name: x\n  kind: y\n"),
    "indented-list": (["syntax"], "steps:\n  - what: x\n    how: y\n   when: z\n"),
    "key-in-list": (["syntax"], "steps:\n  - one\n  name: x\n"),
    "list-in-mapping": (["syntax"], "name: x\n- one\n"),
    "list-on-line-of-key": (["syntax"], "steps: - one\n"),
    "unclosed-bracket": (["syntax"], "steps: [one, two\nname: x\n"),
    "unclosed-brace": (["syntax"], "what: {a: b\n"),
    "stray-bracket": (["syntax"], "name: ]\n"),
    "late-directive": (["directive"], "name: x\n%YAML 1.x\n"),
    "stray-comma": (["syntax"], "name: [a, , b]\n"),
    "starts-with-star": (["alias"], "name: **bold** text\n"),
    "starts-with-ampersand": (["anchor"], "name: & more\n"),
    "starts-with-at": (["syntax"], "name: @home\n"),
    "starts-with-question": (["syntax"], "name: ? perhaps\n"),
    "starts-with-percent": (["syntax"], "name: %5 of people\n"),
    "starts-with-backtick": (["syntax"], "name: `code`\n"),
    "starts-with-greater": (["syntax"], "weight: > 5 kg\n"),
    "unknown-tag-handle": (["tag"], "name: !e!x y\n"),
    "backslash": (["syntax"], 'name: "C:\\dir"\n'),
    "long-key": (["syntax"], "name: x\n" + "word " * 300 + ": y\n"),
    "too-long": (["too-long"], "name: " + "word" * 16_385 + "\n"),
    "several-mistakes": (
        ["alias", "duplicate-key", "syntax", "syntax", "syntax"],
        'name: x\nname: y\nkind: @home\nsteps:\n  - "one\nother: *\n\nlast:one\nend: x\n',
    ),
    "cut-text": (["cut-text", "cut-text"], "name: the blue one #3 or so\ncolour: #fff\n"),
    "several-lines": (["several-lines"], "name: x\ntext: one line\n  and another\n"),
}


@pytest.fixture(params=["CLoader", "Loader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(yaml_tree, "_LOADER", getattr(yaml, request.param))
    return str(request.param)


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, loader: str, golden: Golden) -> None:
    rules, text = REFUSED[name]
    _, problems = parse_text(text.encode(), FILE)
    golden(f"yaml_refusals/{name}.txt", format_text(problems, {FILE: text}))
    assert sorted(problem.rule for problem in problems) == sorted(rules)


def test_refused_files_give_no_document_unless_the_tree_is_sound() -> None:
    given = {name for name, (_, text) in REFUSED.items() if parse_text(text.encode(), FILE)[0] is not None}
    assert given == {"duplicate-keys", "tab-in-block", "cut-text", "several-lines", "invisible-characters"}


def errors(problems: list[Problem]) -> list[str]:
    return [f"{problem.place.line}:{problem.place.column} {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (
            "name: café\n".encode("cp1252"),
            "1:10 the byte 0xE9 is not UTF-8",
            'the file looks like Windows-1252, where this byte is "é"; save it as UTF-8',
        ),
        (
            "\ufeffname: ü\r\nkind: ".encode() + b"\x80 5\n",
            "2:7 the byte 0x80 is not UTF-8",
            'the file looks like Windows-1252, where this byte is "€"; save it as UTF-8',
        ),
        (
            b"name: \x81\n",
            "1:7 the byte 0x81 is not UTF-8",
            "the file is in an unknown encoding, or is not text; save it as UTF-8",
        ),
        (
            b"name: \xed\xa0\x80\n",
            "1:7 the byte 0xED is not UTF-8",
            "it is half of a surrogate pair; delete the character, type it again and save it as UTF-8",
        ),
        (
            b"name: \xe2\x82",
            "1:7 the byte 0xE2 is not UTF-8",
            "the file ends in the middle of a character; take an unbroken copy of it",
        ),
        *(
            (
                "name: x\n".encode(encoding),
                f"1:1 the file is in {name}, expected UTF-8",
                "open the file in an editor and save it as UTF-8",
            )
            for encoding, name in [
                ("utf-16", "UTF-16"),
                ("utf-16-le", "UTF-16"),
                ("utf-16-be", "UTF-16"),
                ("utf-32", "UTF-32"),
            ]
        ),
        (
            b"\xfe\xff\x00n",
            "1:1 the file is in UTF-16, expected UTF-8",
            "open the file in an editor and save it as UTF-8",
        ),
    ],
)
def test_other_encodings_are_named(data: bytes, message: str, hint: str) -> None:
    document, problems = parse_text(data, FILE)
    assert document is None
    assert errors(problems) == [message]
    assert problems[0].hint == hint
    assert problems[0].rule == "encoding"


def test_a_utf8_byte_order_mark_is_allowed_and_not_counted() -> None:
    document, problems = parse_text(b"\xef\xbb\xbfname: x\n", FILE)
    assert problems == []
    assert document is not None
    assert document.text == "name: x\n"
    assert document.place(("name",)) == Place(FILE, 1, 7, 1)


def test_limits_of_size(monkeypatch: pytest.MonkeyPatch) -> None:
    most = b"# " + b"x" * (1024 * 1024 - 10) + b"\na: b\n"
    assert parse_text(most, FILE)[1] == []
    assert errors(parse_text(most + b"###", FILE)[1]) == ["1:1 the file is larger than 1048576 bytes"]
    assert yaml_tree.MOST_NODES == 200_000
    monkeypatch.setattr(yaml_tree, "MOST_NODES", 20)
    fits = b"a:\n" + b"- x\n" * 17
    assert parse_text(fits, FILE)[1] == []
    assert errors(parse_text(fits + b"- x\n", FILE)[1]) == ["19:3 more than 20 values in one file"]
    monkeypatch.undo()
    longest = b"a: " + "é".encode() * 32_768 + b"\n"
    assert parse_text(longest, FILE)[1] == []
    assert errors(parse_text(longest[:-1] + b"x\n", FILE)[1]) == [
        "1:4 the text has 65537 bytes, at most 65536 are allowed"
    ]
    deepest = b"a: " + b"[" * 31 + b"]" * 31 + b"\n"
    assert parse_text(deepest, FILE)[1] == []
    assert errors(parse_text(b"a: " + b"[" * 32 + b"]" * 32, FILE)[1]) == [
        "1:35 nested more than 32 levels deep"
    ]


HOSTILE = {
    "brackets": b"[" * 30_000,
    "braces": b"{" * 1_000_000,
    "dashes": b"- " * 500_000,
    "questions": b"? " * 500_000,
    "pairs": b'a: ["x": y, ' + b'"x": y, ' * 80_000,
    "duplicate keys": b"k: v\n" * 200_000,
    "anchors": b"k: &a v\n" * 120_000,
    "tabs": b"\t\n" * 500_000,
    "nulls": b"\0" * 1_000_000,
    "escapes": b'a: "' + b"\\u202e" * 170_000,
    "broken lines": b"".join(b"k%d: @\n" % number for number in range(7_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_quickly_in_problems(name: str) -> None:
    started = time.process_time()
    document, problems = parse_text(HOSTILE[name], FILE)
    assert time.process_time() - started < 2
    assert document is None
    assert 1 <= len(problems) <= 1000


def test_values_stay_the_text_that_stands_in_the_file() -> None:
    values = [
        "22:30",
        "no",
        "NO",
        "on",
        "010",
        "1.10",
        "2024-02-30",
        "1e3",
        "~",
        "null",
        "0x1F",
        "1_000",
        ".inf",
    ]
    values.append("9" * 5000)
    lines = "".join(f"- {value}\n" for value in values)
    document, problems = parse_text(f"list:\n{lines}yes: true\n1: one\nempty:\n".encode(), FILE)
    assert problems == []
    assert document is not None
    assert document.value() == {"list": values, "yes": "true", "1": "one", "empty": ""}


def test_styles_and_marks_are_kept() -> None:
    text = (
        "plain: a b\nsingle: 'it''s'\ndouble: \"\\x41\"\n"
        "literal: |-\n  a\n  b\nfolded: >2\n  a\n  b\nlist: [a, {b: c}]\n"
    )
    document, problems = parse_text(text.replace("\n", "\r\n").encode(), FILE)
    assert problems == []
    assert document is not None
    assert isinstance(document.root, MappingNode)
    nodes = {name: entry.value for name, entry in document.root.entries.items()}
    assert list(nodes) == ["plain", "single", "double", "literal", "folded", "list"]
    assert nodes["plain"] == ScalarNode("a b", "plain", Mark(1, 8), Mark(1, 11))
    assert nodes["single"] == ScalarNode("it's", "single", Mark(2, 9), Mark(2, 16))
    assert nodes["double"] == ScalarNode("A", "double", Mark(3, 9), Mark(3, 15))
    styles = [node.style for node in nodes.values() if isinstance(node, ScalarNode)]
    assert styles == ["plain", "single", "double", "literal", "folded"]
    assert document.value() == {
        "plain": "a b",
        "single": "it's",
        "double": "A",
        "literal": "a\nb",
        "folded": "a b\n",
        "list": ["a", {"b": "c"}],
    }
    assert isinstance(nodes["list"], SequenceNode)


PLACES = """\
name: Short walk
steps:
  - what: "put on
      shoes"
    when:
  - what: >-
      go
notes: {a: b}
"""


@pytest.mark.parametrize(
    ("path", "key", "expected"),
    [
        ((), False, (1, 1, 4)),
        (("name",), False, (1, 7, 10)),
        (("name",), True, (1, 1, 4)),
        (("steps",), False, (3, 3, 1)),
        (("steps",), True, (2, 1, 5)),
        (("steps", 0), False, (3, 5, 4)),
        (("steps", 0), True, (3, 5, 4)),
        (("steps", 0, "what"), False, (3, 11, 7)),
        (("steps", 0, "when"), False, (5, 10, 1)),
        (("steps", 1, "what"), False, (6, 11, 2)),
        (("notes",), False, (8, 8, 1)),
        (("notes", "a"), False, (8, 12, 1)),
        (("steps", 7, "what"), False, (3, 3, 1)),
        (("steps", "what"), True, (2, 1, 5)),
        (("name", "x", "y"), False, (1, 7, 10)),
        (("missing",), False, (1, 1, 4)),
        ((0,), True, (1, 1, 4)),
    ],
)
def test_place_of_a_path(path: tuple[str | int, ...], key: bool, expected: tuple[int, int, int]) -> None:
    document, _ = parse_text(PLACES.encode(), FILE)
    assert document is not None
    assert document.place(path, key=key) == Place(FILE, *expected)


def test_trailing_comments_and_quoted_lines_are_no_problem() -> None:
    text = (
        "# about this record\n---\nkind: home  # a comment\nname: 'a b' # a comment\n"
        'text: "one\n  two"\nempty: # nothing yet\nparts: # these\n  - a # b\n'
        "link: https://example.org/#top\ntime: 10:30\nminus: -5\nblock: >-\n  one #2\n  - two\n...\n"
    )
    document, problems = parse_text(text.encode(), FILE)
    assert errors(problems) == []
    assert document is not None
    assert document.value() == {
        "kind": "home",
        "name": "a b",
        "text": "one two",
        "empty": "",
        "parts": ["a"],
        "link": "https://example.org/#top",
        "time": "10:30",
        "minus": "-5",
        "block": "one #2 - two",
    }


@pytest.mark.parametrize("line", ["\ta: b\n", "# \u200b\n", "a: b\n", "# \x85\n"])
def test_after_a_thousand_problems_the_rest_is_not_read(line: str) -> None:
    document, problems = parse_text(line.encode() * 1500, FILE)
    assert document is None
    assert len(problems) == 1000
    assert len({problem.message for problem in problems}) == 2
    assert problems[-1].severity == "error"
    assert problems[-1].message == "more problems than can be reported, the rest of the file was not read"


# Files


def test_reads_a_file_below_the_root(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "one.yml"
    file.write_bytes(b"name: x\n")
    document, problems = read_document(file, tmp_path)
    assert problems == []
    assert document is not None
    assert document.file == "data/one.yml"
    assert document.value() == {"name": "x"}


def test_a_link_inside_the_root_is_read(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_bytes(b"name: x\n")
    (tmp_path / "two.yml").symlink_to("one.yml")
    document, problems = read_document(tmp_path / "two.yml", tmp_path)
    assert problems == []
    assert document is not None
    assert document.file == "two.yml"


def file_problem(file: Path, root: Path) -> tuple[str, str]:
    document, problems = read_document(file, root)
    assert document is None
    assert len(problems) == 1
    assert problems[0].place == Place(problems[0].place.file, 1, 1, 1)
    return problems[0].place.file, problems[0].message


def test_what_is_no_file_of_the_project_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    outside = tmp_path / "outside.yml"
    outside.write_bytes(b"name: x\n")
    (root / "out.yml").symlink_to(outside)
    (root / "loop.yml").symlink_to("loop.yml")
    (root / "broken.yml").symlink_to("nowhere.yml")
    (root / "folder.yml").mkdir()
    os.mkfifo(root / "pipe.yml")
    assert file_problem(root / "out.yml", root) == ("out.yml", "the file leads out of the project folder")
    assert file_problem(outside, root) == ("outside.yml", "the file leads out of the project folder")
    assert file_problem(root / "loop.yml", root) == ("loop.yml", "the file cannot be read")
    assert file_problem(root / "broken.yml", root) == ("broken.yml", "the file does not exist")
    assert file_problem(root / "none.yml", root) == ("none.yml", "the file does not exist")
    assert file_problem(root / "folder.yml", root) == ("folder.yml", "this is not a regular file")
    assert file_problem(root / "pipe.yml", root) == ("pipe.yml", "this is not a regular file")
    assert file_problem(root / "a\0b.yml", root) == ("a\0b.yml", "the file cannot be read")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "one.yml"
    file.write_bytes(b"name: x\n")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert file_problem(file, tmp_path) == ("one.yml", "this user may not read the file")


def test_a_big_file_is_not_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "big.yml"
    with file.open("wb") as stream:
        stream.truncate(1024**3)
    assert file_problem(file, tmp_path) == ("big.yml", "the file is larger than 1048576 bytes")


# Ids


@pytest.mark.parametrize("text", ["a", "1", "light-rest", "a1-2b", "x" * 64, "com10", "con-1", "console"])
def test_valid_ids(text: str) -> None:
    assert valid_id(text) is None


@pytest.mark.parametrize(
    "text", ["", "-a", "a-", "a--b", "A", "a_b", "a b", "ä", "a.b", "a/b", "a\n", "٣", "../a"]
)
def test_texts_that_are_no_ids(text: str) -> None:
    assert valid_id(text) == "is not an id: lower-case letters, digits and single hyphens, such as two-words"


@pytest.mark.parametrize("text", ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"])
def test_device_names_are_no_ids(text: str) -> None:
    assert valid_id(text) == "is not an id: Windows keeps this name for a device"


def test_ids_have_a_length() -> None:
    assert valid_id("x" * 65) == "is too long for an id: 65 characters, at most 64 are allowed"


def test_field_path() -> None:
    assert field_path(()) == ""
    assert field_path(("harms", 0, "what")) == "harms[0].what"


# Any content at all

# No example may take two seconds; a busy machine may take its time to think of them.
QUICK = settings(
    deadline=timedelta(seconds=2), derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)

PIECES = [
    *(
        "name",
        "kind",
        "a",
        "b",
        "é",
        "\U0001f600",
        "Name",
        "<<",
        "no",
        "22:30",
        "-x",
        "x:y",
        "it's",
        "\u202e",
        "\x85",
    ),
    *(
        ": ",
        ":",
        "- ",
        "-",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ",",
        "#",
        " #",
        "&a ",
        "*a",
        "!",
        "!!str ",
        "|",
        ">",
        ">-\n",
    ),
    *(
        "'",
        '"',
        "\\",
        "\\x00",
        "\\ud800",
        "%",
        "%YAML 1.1",
        "@",
        "`",
        "---",
        "...",
        "\t",
        " ",
        "  ",
        "    ",
        "\0",
        "\ufeff",
    ),
    *("\n", "\n", "\n", "\n  ", "\n    ", "\n- ", "\r\n", "\r", "\nname: ", "\nkind: ", ": &a [*a]\n", ': "'),
]
yaml_like = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.fixture(params=["CLoader", "Loader"], scope="module")
def module_loader(request: pytest.FixtureRequest) -> Iterator[str]:
    before = yaml_tree._LOADER
    yaml_tree._LOADER = getattr(yaml, request.param)
    yield str(request.param)
    yaml_tree._LOADER = before


def scalars(node: Node) -> list[ScalarNode]:
    if isinstance(node, ScalarNode):
        return [node]
    if isinstance(node, SequenceNode):
        return [scalar for item in node.items for scalar in scalars(item)]
    return [scalar for entry in node.entries.values() for scalar in (entry.key, *scalars(entry.value))]


def check_any(data: bytes) -> Document | None:
    """Whatever the bytes: a document or errors, each in the file, in order, on one line, and printable."""
    document, problems = parse_text(data, FILE)
    text = data.decode("utf-8-sig", errors="replace")
    lines = split_lines(text)
    assert document is not None or any(problem.severity == "error" for problem in problems)
    assert problems == sorted(problems, key=Problem.sort_key)
    assert len(problems) == len(set(problems))
    for problem in problems:
        place = problem.place
        assert place.file == FILE
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert 1 <= place.length <= max(1, len(lines[place.line - 1]) - place.column + 2)
        assert problem.message
        assert not problem.message.endswith(".")
    printed = format_text(problems, {FILE: text}) + format_text(problems, {})
    hidden = [character for character in printed if category(character) in ("Cc", "Cf", "Cs")]
    assert set(hidden) <= {"\n"}
    printed.encode()
    if document is not None:
        for scalar in scalars(document.root):
            if scalar.style == "plain" and scalar.start.line == scalar.end.line:
                start = scalar.start.column - 1
                assert lines[scalar.start.line - 1][start : start + len(scalar.text)] == scalar.text
            assert first_line_length(scalar, document.text) >= 1
    return document


@pytest.mark.usefixtures("module_loader")
class TestAnyContent:
    @given(st.binary(max_size=200))
    @settings(QUICK, max_examples=100)
    def test_any_bytes(self, data: bytes) -> None:
        check_any(data)

    @given(yaml_like)
    @settings(QUICK, max_examples=300)
    def test_any_yaml_like_text(self, text: str) -> None:
        document = check_any(text.encode())
        problems = parse_text(text.encode(), FILE)[1]
        if document is not None and not any(problem.severity == "error" for problem in problems):
            # An oracle: PyYAML's own tree of strings.
            oracle = yaml.BaseLoader if yaml_tree._LOADER is yaml.Loader else yaml.CBaseLoader
            assert yaml.load(text.removeprefix("\ufeff"), oracle) == document.value()

    @given(st.text(max_size=60).map(lambda text: f"name: {text}\n"))
    @settings(QUICK, max_examples=100)
    def test_any_value(self, text: str) -> None:
        check_any(text.encode("utf-8", "surrogatepass"))


allowed = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp"]), max_size=30
)
keys = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)
values: st.SearchStrategy[Value] = st.recursive(
    allowed,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(keys, values, max_size=4), st.sampled_from(['"', "'", "|"]), st.booleans())
@settings(QUICK, max_examples=40)
def test_what_pyyaml_writes_is_read_back(record: dict[str, Value], style: str, flow: bool) -> None:
    text = yaml.safe_dump(
        record, default_style=style, default_flow_style=flow, allow_unicode=True, sort_keys=False
    )
    document, problems = parse_text(text.replace('"\ufffd"', '""').encode(), FILE)
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert document is not None
    assert document.value() == record
