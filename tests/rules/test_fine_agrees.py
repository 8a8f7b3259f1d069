from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

CONDITIONS = "conditions.yml"
FINE = "treatments: [camomile-tea]"
PREGNANT = "{id: pregnancy, name: Pregnant, i_am: I am pregnant}"


def pregnant(*treatments: str) -> str:
    statement = f"{{text: Some drinks are., unsourced: plain sense, treatments: [{', '.join(treatments)}]}}"
    return f"{PREGNANT[:-1]}, usually_fine: [{statement}]}}"


REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "treatment-says-must-not": (["fine"], [(CONDITIONS, FINE, "treatments: [camomile-tea, warm-milk]")]),
    "treatment-says-ask-first": (
        ["fine"],
        [
            (
                CONDITIONS,
                "help: Camomile is a kind of daisy.",
                "help: Camomile is a kind of daisy., usually_fine: "
                "[{text: Tea is., unsourced: plain sense, treatments: [camomile-tea]}]",
            )
        ],
    ),
    "in-a-field-of-its-own": (
        ["fine", "fine"],
        [
            (CONDITIONS, PREGNANT, pregnant("tea-ceremony-visit", "camomile-tea", "warm-milk")),
            (
                "treatments/camomile-tea.yml",
                "pregnancy: {level: ask_first, text: Ask your midwife.",
                "pregnancy: {level: not_known, text: Nobody has looked.",
            ),
        ],
    ),
    "named-twice": (
        ["fine", "fine"],
        [
            (
                CONDITIONS,
                FINE,
                "treatments: [camomile-tea, camomile-tea]\n"
                "      - {text: Tea is., unsourced: plain sense, treatments: [camomile-tea]}",
            )
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/fine_agrees/{name}", tmp_path, *REFUSED[name])


def test_a_treatment_that_says_the_same_or_nothing_may_be_named(tmp_path: Path) -> None:
    edits: list[Edit] = [
        (CONDITIONS, PREGNANT, pregnant("warm-milk", "do-nothing")),
        (CONDITIONS, FINE, "treatments: [camomile-tea, do-nothing, tea-ceremony-visit]"),
    ]
    assert Project(tmp_path, *edits).messages() == []


def test_an_unknown_treatment_is_told_once_as_a_reference(tmp_path: Path) -> None:
    edit = (CONDITIONS, FINE, "treatments: [camomile-tae]")
    assert Project(tmp_path, edit).messages() == ['conditions.yml:10:22 unknown treatment "camomile-tae"']
