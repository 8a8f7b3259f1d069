from __future__ import annotations

import json
from pathlib import Path

from guidebook.problem_formats import did_you_mean, format_github, format_json, format_text, read_texts
from guidebook.problems import DataProblems, Place, Problem

FILE = "data/treatments/light-rest.yml"
TEXT = "\n" * 12 + "  combine_with:\n    - wak\n"
UNKNOWN = Problem(
    Place(FILE, 14, 7, 3),
    'unknown treatment "wak"',
    "unknown-id",
    "treatments/light-rest: combine_with[0]",
    'did you mean "walk"?',
)


def problem(line: int = 1, column: int = 1, length: int = 1, message: str = "m", **more: object) -> Problem:
    return Problem(Place("a.yml", line, column, length), message, "rule", **more)  # type: ignore[arg-type]


def test_text_with_an_excerpt() -> None:
    assert format_text([UNKNOWN], {FILE: TEXT}) == (
        'data/treatments/light-rest.yml:14:7  unknown treatment "wak"\n'
        "   13 |   combine_with:\n"
        "   14 |     - wak\n"
        "      |       ^^^ treatments/light-rest: combine_with[0]\n"
        '   did you mean "walk"?\n'
    )


def test_text_without_the_file_keeps_the_field() -> None:
    assert format_text([UNKNOWN], {}) == (
        'data/treatments/light-rest.yml:14:7  unknown treatment "wak"\n'
        "   treatments/light-rest: combine_with[0]\n"
        '   did you mean "walk"?\n'
    )
    assert format_text([problem(line=9)], {"a.yml": "x\n"}) == "a.yml:9:1  m\n"
    assert format_text([problem()], {"a.yml": "\n \n"}) == "a.yml:1:1  m\n"


def test_nothing_to_report() -> None:
    assert format_text([], {}) == ""
    assert format_github([]) == ""
    assert format_json([]) == '{\n  "problems": []\n}\n'


def test_warnings_say_so_and_problems_come_in_order_and_once() -> None:
    later = problem(10, 2, message="later", severity="warning")
    earlier = problem(9, 3, message="earlier", hint="mend it")
    lines = "\n".join(f"line {number}" for number in range(1, 11))
    assert format_text([later, earlier, later], {"a.yml": lines}) == (
        "a.yml:9:3  earlier\n"
        "   8 | line 8\n"
        "   9 | line 9\n"
        "     |   ^\n"
        "   mend it\n"
        "\n"
        "a.yml:10:2  warning: later\n"
        "    9 | line 9\n"
        "   10 | line 10\n"
        "      |  ^\n"
    )


def test_first_line_has_no_line_above_and_the_marker_may_stand_behind_the_line() -> None:
    assert (
        format_text([problem(1, 6, 9)], {"a.yml": "name:"}) == "a.yml:1:6  m\n   1 | name:\n     |      ^\n"
    )


def test_many_problems_of_one_file_are_counted_errors_first() -> None:
    problems = [problem(line, severity="warning") for line in range(1, 51)]
    problems += [problem(line, message="bad") for line in range(51, 88)]
    report = format_text([*problems, UNKNOWN], {})
    assert report.startswith("a.yml:1:1  warning: m\n\na.yml:2:1  warning: m\n")
    assert report.count("warning: m") == 13
    assert report.count("  bad") == 37
    assert "\n\nand 37 more in a.yml\n\ndata/treatments/light-rest.yml:14:7  unknown" in report
    assert format_text(problems[:3], {}, most_per_file=2).endswith("\n\nand 1 more in a.yml\n")
    assert "more in" not in format_text(problems[:50], {})


def test_many_places_to_write_are_one_list_after_the_other_problems() -> None:
    marks = [
        Problem(
            Place(FILE, line, 7, 4), "x: TODO is still to be written", "todo-left", f"a: b.c{line}", "write"
        )
        for line in range(1, 301)
    ]
    assert format_text([*marks[:6], UNKNOWN, marks[10]], {FILE: TEXT}) == (
        'data/treatments/light-rest.yml:14:7  unknown treatment "wak"\n'
        "   13 |   combine_with:\n"
        "   14 |     - wak\n"
        "      |       ^^^ treatments/light-rest: combine_with[0]\n"
        '   did you mean "walk"?\n'
        "\n"
        "data/treatments/light-rest.yml:1:7  7 places are still to be written, each marked TODO\n"
        "    1 | b.c1\n    2 | b.c2\n    3 | b.c3\n    4 | b.c4\n    5 | b.c5\n    6 | b.c6\n   11 | b.c11\n"
        "   write\n"
    )
    assert format_text(marks[:5], {}).count("TODO is still to be written") == 5
    report = format_text(marks, {})
    assert report.endswith("   200 | b.c200\n   and 100 more\n   write\n")


def test_long_lines_are_cut_around_the_marker() -> None:
    line = "".join(f"{number:04d}," for number in range(100))
    report = format_text([problem(2, 251, 4)], {"a.yml": "short\n" + line})
    assert report == (
        "a.yml:2:251  m\n"
        "   1 | ...\n"
        "   2 | ...0042,0043,0044,0045,0046,0047,0048,0049,0050,"
        "0051,0052,0053,0054,0055,0056,0057,0058,0059,0060,0061,...\n"
        "     |                                            ^^^^\n"
    )
    whole = format_text([problem(1, 1, 500, path="p")], {"a.yml": line})
    assert whole.splitlines()[1].endswith("0018,0019,...")
    assert whole.splitlines()[2] == "     | " + "^" * 100 + " p"


def test_control_characters_are_shown_harmlessly() -> None:
    text = "\x1b[31m\tred\u202e\ud800x\n"
    shown = problem(1, 12, 1, message="not\x07 this\n", path="a\x00", hint="\x9b2J")
    assert format_text([shown], {"a.yml": text}) == (
        "a.yml:1:12  not<U+0007> this<U+000A>\n"
        "   1 | <U+001B>[31m<TAB>red<U+202E><U+D800>x\n"
        "     |                                     ^ a<U+0000>\n"
        "   <U+009B>2J\n"
    )


def test_the_marker_stands_under_wide_and_combined_characters() -> None:
    assert format_text([problem(1, 5, 2)], {"a.yml": "日本e\u0301x語\n"}).splitlines()[1:] == [
        "   1 | 日本e\u0301x語",
        "     |      ^^^",
    ]


def test_lines_end_as_in_yaml() -> None:
    assert format_text([problem(3)], {"a.yml": "one\r\ntwo\x0bstill\rthree\n"}) == (
        "a.yml:3:1  m\n   2 | two<U+000B>still\n   3 | three\n     | ^\n"
    )


def test_json() -> None:
    warning = problem(2, message="é", severity="warning")
    report = format_json([UNKNOWN, warning, warning])
    assert report.isascii()
    assert report.endswith("}\n")
    assert json.loads(report) == {
        "problems": [
            {
                "file": "a.yml",
                "line": 2,
                "column": 1,
                "severity": "warning",
                "rule": "rule",
                "path": "",
                "message": "é",
                "hint": "",
                "steps": [],
            },
            {
                "file": FILE,
                "line": 14,
                "column": 7,
                "severity": "error",
                "rule": "unknown-id",
                "path": "treatments/light-rest: combine_with[0]",
                "message": 'unknown treatment "wak"',
                "hint": 'did you mean "walk"?',
                "steps": [],
            },
        ]
    }
    assert list(json.loads(report)["problems"][0]) == [
        *("file", "line", "column", "severity", "rule", "path", "message", "hint", "steps")
    ]


def test_what_shows_a_problem_is_told_step_by_step() -> None:
    steps = tuple(f"Question {number}? → yes" for number in range(1, 11))
    shown = problem(2, hint="mend it", steps=(*steps[:9], "Hidden\x1b? → no"))
    report = format_text([shown], {"a.yml": "one\ntwo\n"})
    assert report.startswith("a.yml:2:1  m\n   1 | one\n   2 | two\n     | ^\n      1. Question 1? → yes\n")
    assert report.endswith("      9. Question 9? → yes\n     10. Hidden<U+001B>? → no\n   mend it\n")
    assert format_text([problem(steps=steps[:1])], {}) == "a.yml:1:1  m\n     1. Question 1? → yes\n"
    assert format_github([problem(hint="mend it", steps=steps[:2])]).endswith(
        "::m%0A  1. Question 1? → yes%0A  2. Question 2? → yes%0Amend it\n"
    )
    assert json.loads(format_json([shown]))["problems"][0]["steps"] == list(shown.steps)
    others = problem(steps=steps[:2]), problem(steps=steps[:1])
    assert DataProblems(others).problems == (others[1], others[0])


def test_github() -> None:
    odd = Problem(Place("a,b:c%.yml", 2, 3), "50% more::\nnot", "odd", severity="warning")
    assert format_github([UNKNOWN, odd]) == (
        "::warning file=a%2Cb%3Ac%25.yml,line=2,col=3,title=odd::50%25 more::<U+000A>not\n"
        "::error file=data/treatments/light-rest.yml,line=14,col=7,title=unknown-id::"
        'unknown treatment "wak"%0Adid you mean "walk"?\n'
    )


def test_the_same_problems_give_the_same_report_in_any_order() -> None:
    problems = [problem(path=path, hint=hint) for path in "abc" for hint in "xyz"]
    reports = {format_text(order, {}) for order in (problems, problems[::-1], problems[4:] + problems[:4])}
    assert len(reports) == 1
    assert DataProblems(problems).problems == DataProblems(problems[::-1]).problems


def test_did_you_mean() -> None:
    known = ["walk", "talk", "swim", "carry-on-as-now", "retinol"]
    assert did_you_mean("retinal", known) == 'did you mean "retinol"?'
    assert did_you_mean("swmi", known) == 'did you mean "swim"?'
    assert did_you_mean("alk", known) == 'did you mean "talk" or "walk"?'
    assert did_you_mean("alk", reversed(known)) == 'did you mean "talk" or "walk"?'
    assert did_you_mean("wal", known) == 'did you mean "walk"?'
    assert did_you_mean("Carry_on as now", known) == 'did you mean "carry-on-as-now"?'
    assert did_you_mean("zzz", known) == ""
    assert did_you_mean("", known) == ""
    assert did_you_mean("walk", []) == ""
    assert did_you_mean("walk" * 1000, known) == ""


def test_read_texts(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"\xef\xbb\xbfcaf\xe9\r\n")
    (tmp_path / "folder").mkdir()
    (tmp_path.parent / "outside.yml").write_bytes(b"x")
    names = ["a.yml", "folder", "none.yml", "../outside.yml", "a\0b"]
    problems = [Problem(Place(name), "m", "rule") for name in names]
    assert read_texts(problems, tmp_path) == {"a.yml": "caf\ufffd\r\n"}
