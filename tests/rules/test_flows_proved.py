from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import TEA, Edit, Golden, Project, assert_refused

CUP = "flows/which-cup.yml"
LAST_OF_COMPANY = '{id: alone, text: "No", to: nothing}'
ALLERGIC = "establishes: [milk-allergy]}"
CAMOMILE = "      - treatment: camomile-tea\n"
HARMLESS = "      - treatment: tea-ceremony-visit\n      - treatment: do-nothing\n    avoid:\n"
NEVER = "never:\n"


def answer(text: str) -> Edit:
    """One answer more to the question whether a reader likes company."""
    return (CUP, LAST_OF_COMPANY, f"{LAST_OF_COMPANY}\n      - {{id: perhaps, text: Perhaps, {text}}}")


def unsure(text: str) -> Edit:
    """One answer more to the question of an allergy."""
    return (CUP, ALLERGIC, f"{ALLERGIC}\n      - {{id: unsure, text: I am not sure, {text}}}")


def question(text: str) -> Edit:
    """One question more."""
    return (CUP, "outcomes:\n", f"  - id: taste\n    ask: How do you like it?\n{text}outcomes:\n")


def outcome(name: str) -> str:
    return (
        f"  - id: {name}\n    title: {name.title()}\n    why: It is quiet.\n    next_step: Wait.\n"
        "    offer: [{treatment: do-nothing}, {name: A book}]\n    unsourced: a guess\n"
    )


SWEET = (
    "    answers:\n      - {id: sweet, text: Sweet, to: milk}\n      - {id: plain, text: Plain, to: milk}\n"
)

REFUSED: dict[str, tuple[int, list[Edit]]] = {
    "unreached-question": (1, [question(SWEET.replace("Plain, to: milk", "Plain, to: nothing"))]),
    "unreached-outcomes": (2, [(CUP, NEVER, outcome("bed") + outcome("book") + NEVER)]),
    "answer-without-next-step": (1, [answer("rules_out: [daisy-allergy]")]),
    "answer-without-next-step-for-some": (
        1,
        [
            answer("next: [{when: [milk-allergy], to: nothing}]"),
            (
                CUP,
                '{id: shorter, text: "No"',
                '{id: unsure, text: Not sure, to: company}\n      - {id: shorter, text: "No"',
            ),
        ],
    ),
    "rules-that-never-fit": (
        2,
        [
            answer(
                "to: nothing, next: [{when: [milk-allergy, daisy-allergy], to: visit}, "
                "{when: [milk-allergy], to: visit}, {when: [milk-allergy], to: nothing}]"
            )
        ],
    ),
    "circle": (3, [answer("to: milk")]),
    "circle-of-one": (1, [answer("to: company")]),
    "too-long": (1, [(CUP, "start: how-long\n", "start: how-long\nmost_questions: 2\n")]),
    "changes-nothing": (1, [question(SWEET), (CUP, 'text: "No", to: milk}', 'text: "No", to: taste}')]),
    "so-and-not-so": (1, [(CUP, ALLERGIC, "establishes: [milk-allergy], rules_out: [milk-allergy]}")]),
    "named-twice": (1, [(CUP, ALLERGIC, "establishes: [milk-allergy, milk-allergy]}")]),
    "left-open": (1, [unsure("to: company")]),
    "left-open-by-one-that-stands-alone": (
        1,
        [unsure("to: company, alone: yes"), (CUP, "    help: Think", "    several: yes\n    help: Think")],
    ),
    "must-not-be-offered": (1, [(CUP, CAMOMILE, f"{CAMOMILE}      - treatment: warm-milk\n")]),
    "must-not-be-offered-to-the-unsure": (2, [unsure("to: at-home, may_be: [milk-allergy]")]),
    "ask-first-is-not-shown": (1, [(CUP, ALLERGIC, "establishes: [milk-allergy, daisy-allergy]}")]),
    "ask-first-is-not-needed": (
        3,
        [
            (CUP, CAMOMILE, f"{CAMOMILE}        ask_first: [daisy-allergy]\n"),
            (
                CUP,
                "      - treatment: warm-milk\n      - routine",
                "      - treatment: warm-milk\n        ask_first: [milk-allergy]\n      - routine",
            ),
            (CUP, HARMLESS, HARMLESS.replace("    avoid", "        ask_first: [milk-allergy]\n    avoid")),
        ],
    ),
    "one-choice": (
        1,
        [
            (CUP, HARMLESS, "      - treatment: do-nothing\n      - treatment: do-nothing\n    avoid:\n"),
            (CUP, CAMOMILE, f"{CAMOMILE}      - treatment: tea-ceremony-visit\n"),
        ],
    ),
    "no-choice": (
        1,
        [
            (
                CUP,
                "    care_card:\n      urgency: soon\n      signs: [you have slept badly for more than a month]\n"
                "      do: Make an appointment.\n      sources: [health-page]\n",
                "",
            )
        ],
    ),
    "doing-nothing-is-no-choice": (
        1,
        [(CUP, HARMLESS, HARMLESS.replace("treatment: do-nothing", "name: A walk"))],
    ),
    "never-offered": (1, [(CUP, CAMOMILE, "      - name: A book\n")]),
    "never-offered-without-a-list": (
        1,
        [
            (CUP, CAMOMILE, "      - name: A book\n"),
            (CUP, "never:\n  - name: Sleeping pills\n    note: they are for a doctor to choose\n", ""),
        ],
    ),
    "offered-though-never": (
        1,
        [(CUP, NEVER, f"{NEVER}  - treatment: camomile-tea\n    note: it smells of hay\n")],
    ),
    "offered-though-never-as-a-step": (
        1,
        [
            (CUP, "      - treatment: warm-milk\n      - routine", "      - routine"),
            (CUP, NEVER, f"{NEVER}  - treatment: warm-milk\n    note: it is too white\n"),
        ],
    ),
    "never-without-reason": (
        2,
        [
            (CUP, "    note: they are for a doctor to choose\n", "  - treatment: camomile-tea\n"),
            (CUP, CAMOMILE, "      - name: A book\n"),
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    count, edits = REFUSED[name]
    assert_refused(golden, f"rules/flows_proved/{name}", tmp_path, ["flow-proof"] * count, edits)


SEVERAL = [
    (CUP, "    ask: Are you allergic to milk?\n", "    ask: What may harm you?\n    several: yes\n"),
    (
        CUP,
        ALLERGIC,
        f"{ALLERGIC}\n      - {{id: daisies, text: Daisies, to: at-home, may_be: [daisy-allergy]}}",
    ),
    (CUP, "rules_out: [milk-allergy]}", "alone: yes, rules_out: [milk-allergy, daisy-allergy]}"),
]
"""A question with several answers: those who are allergic to milk are asked for company, daisies or not."""
SHOWN = (CUP, CAMOMILE, f"{CAMOMILE}        ask_first: [daisy-allergy]\n")


def test_several_answers_are_told_together(tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, "rules/flows_proved/several-answers", tmp_path, ["flow-proof"], SEVERAL)


def test_advice_that_is_shown_is_enough(tmp_path: Path) -> None:
    assert Project(tmp_path, *SEVERAL, SHOWN).messages() == []


def test_a_rule_leads_elsewhere_whoever_may_not_have_it(tmp_path: Path) -> None:
    unsafe = unsure("to: at-home, may_be: [milk-allergy]")
    by_rule = unsure("to: at-home, next: [{when: [milk-allergy], to: company}], may_be: [milk-allergy]")
    assert len(Project(tmp_path / "unsafe", unsafe).messages()) == 2
    assert Project(tmp_path / "by-rule", by_rule).messages() == []


def test_an_option_is_reached_by_another_flow_or_as_a_step_of_a_routine(tmp_path: Path) -> None:
    left_out = (CUP, CAMOMILE, "      - name: A book\n")
    other = (TEA / "data" / CUP).read_text("utf-8")
    assert Project(tmp_path / "other", left_out, ("flows/other-cup.yml", other)).messages() == []
    as_a_step = (CUP, "      - treatment: warm-milk\n      - routine", "      - routine")
    assert Project(tmp_path / "step", as_a_step).messages() == []


TANGLED = "its rules ask about so many conditions at once that more than 20,000 cases arise; none is proved"


def test_a_flow_with_too_many_cases_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guidebook.deciding.walk.MOST_PLACES", 3)
    assert Project(tmp_path).messages() == [f"{CUP}:6:1 {TANGLED}"]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (("treatments/do-nothing.yml", "kind: nothing", "kind: nothin"), ["treatments/do-nothing.yml"]),
        (("treatments/camomile-tea.yml", "kind: home", "kind: hom"), ["treatments/camomile-tea.yml"]),
        ((CUP, CAMOMILE, CAMOMILE.replace("camomile", "camomil")), [CUP]),
        ((CUP, ALLERGIC, "establishes: [milk-alergy]}"), [CUP]),
        ((CUP, "to: doctor}", "to: docter}"), [CUP]),
    ],
    ids=lambda value: value[-1].split()[-1] if isinstance(value, tuple) else "",
)
def test_what_one_mistake_brings_with_it_is_not_told(edit: Edit, expected: list[str], tmp_path: Path) -> None:
    problems = Project(tmp_path, edit).check().problems
    assert [problem.place.file.removeprefix("data/") for problem in problems] == expected
    assert "flow-proof" not in {problem.rule for problem in problems}
