"""The one place that answers for a treatment in a circumstance, on the tiny project, every pair by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.knowledge import Knowledge, load
from guidebook.models.treatment import CIRCUMSTANCES, SafetyLevel
from guidebook.option_order import options_by_kind
from guidebook.safety import Ground, fine_statement, level_of, own_answer
from project_tools import TEA, Project

FINE, MUST_NOT, ASK_FIRST, NOT_KNOWN = "fine", "must_not", "ask_first", "not_known"
ANSWERED, LISTED, USUALLY, BLANK, SILENT = "answered", "listed", "usually_fine", "list_blank", "not_named"

EXPECTED = {
    "camomile-tea": {
        "pregnancy": (ASK_FIRST, ANSWERED, "Ask your midwife."),
        "breast-feeding": (NOT_KNOWN, ANSWERED, "Nobody has looked."),
        "milk-allergy": (FINE, USUALLY, "Camomile tea has no milk in it."),
        "daisy-allergy": (ASK_FIRST, LISTED, "Camomile is a daisy."),
    },
    "do-nothing": {
        "pregnancy": (FINE, ANSWERED, "Leaving a drink out is fine."),
        "breast-feeding": (FINE, ANSWERED, "Leaving a drink out is fine."),
        "milk-allergy": (NOT_KNOWN, BLANK, "Everybody may leave a drink out."),
        "daisy-allergy": (NOT_KNOWN, BLANK, "Everybody may leave a drink out."),
    },
    "tea-ceremony-visit": {
        "pregnancy": (ASK_FIRST, ANSWERED, "Green tea holds caffeine. Ask your midwife."),
        "breast-feeding": (ASK_FIRST, ANSWERED, "Green tea holds caffeine. Ask your midwife."),
        "milk-allergy": (NOT_KNOWN, BLANK, "We have not looked yet."),
        "daisy-allergy": (NOT_KNOWN, BLANK, "We have not looked yet."),
    },
    "warm-milk": {
        "pregnancy": (FINE, ANSWERED, "Heated milk is fine."),
        "breast-feeding": (FINE, ANSWERED, "Heated milk is fine."),
        "milk-allergy": (MUST_NOT, LISTED, "It can be dangerous."),
        "daisy-allergy": (NOT_KNOWN, SILENT, ""),
    },
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(TEA)


def test_every_pair_has_its_answer_with_its_ground_and_reason(knowledge: Knowledge) -> None:
    given = {
        treatment: {
            condition: level_of(knowledge, treatment, condition) for condition in knowledge.conditions
        }
        for treatment in knowledge.treatments
    }
    assert {
        treatment: {
            condition: (answer.level.value, answer.ground.value, answer.text)
            for condition, answer in answers.items()
        }
        for treatment, answers in given.items()
    } == EXPECTED
    for answers in given.values():
        for answer in answers.values():
            assert (answer.gap is not None) == (answer.ground is Ground.LIST_BLANK)
            assert (answer.said is None) == (answer.ground in (Ground.LIST_BLANK, Ground.NOT_NAMED))


def test_an_answer_has_the_sources_of_its_reason(knowledge: Knowledge) -> None:
    must_not = level_of(knowledge, "warm-milk", "milk-allergy").said
    fine = level_of(knowledge, "camomile-tea", "milk-allergy").said
    assert must_not is not None and must_not.sources == ("health-page", "milk-survey")
    assert fine is not None and fine.sources == ("drinks-review",)


def test_a_circumstance_that_nothing_names_is_not_fine(tmp_path: Path) -> None:
    new = "conditions:\n  - {id: left-handed, name: Left-handed, i_am: I am left-handed}\n"
    flow = ("flows/which-cup.yml", "establishes: [milk-allergy]", "establishes: [milk-allergy, left-handed]")
    knowledge = Project(tmp_path, ("conditions.yml", "conditions:\n", new), flow).knowledge()
    answers = [level_of(knowledge, treatment, "left-handed") for treatment in knowledge.treatments]
    assert [answer.level for answer in answers] == [SafetyLevel.NOT_KNOWN] * 4
    assert {answer.ground for answer in answers} == {Ground.LIST_BLANK, Ground.NOT_NAMED}


def test_what_is_usually_fine_comes_before_a_blank_list(tmp_path: Path) -> None:
    edit = ("conditions.yml", "treatments: [camomile-tea]", "treatments: [camomile-tea, do-nothing]")
    answer = level_of(Project(tmp_path, edit).knowledge(), "do-nothing", "milk-allergy")
    assert (answer.level, answer.ground) == (SafetyLevel.FINE, Ground.USUALLY_FINE)


def test_an_unknown_record_is_an_error(knowledge: Knowledge) -> None:
    with pytest.raises(KeyError, match="coffee"):
        level_of(knowledge, "coffee", "pregnancy")
    with pytest.raises(KeyError, match="gout"):
        level_of(knowledge, "warm-milk", "gout")


def test_a_treatment_answers_for_itself_or_not_at_all(knowledge: Knowledge) -> None:
    milk = knowledge.treatments["warm-milk"]
    own = {condition: own_answer(milk, condition) for condition in knowledge.conditions}
    assert [condition for condition, answer in own.items() if answer] == [*CIRCUMSTANCES, "milk-allergy"]
    allergy = knowledge.conditions["milk-allergy"]
    assert fine_statement(allergy, "warm-milk") is None
    assert fine_statement(allergy, "camomile-tea") is allergy.usually_fine[0]


def test_options_stand_by_kind_in_the_order_of_the_vocabulary_then_by_name(knowledge: Knowledge) -> None:
    assert list(options_by_kind(knowledge)) == [
        ("nothing", ("do-nothing",)),
        ("clinic", ("tea-ceremony-visit",)),
        ("home", ("camomile-tea", "warm-milk")),
    ]
