from __future__ import annotations

import pytest
from small_flows import flow

from guidebook.deciding.answering import Status, leads_to, made_so, rule_for, selections, status_after
from guidebook.models.flow import Answer, Question

ENDS = {"rest": [], "walk": []}


def only_question(**answers: object) -> Question:
    return flow({"how": answers}, ENDS).questions[0]


def ids(question: Question) -> list[tuple[str, ...]]:
    return [tuple(answer.id for answer in chosen) for chosen in selections(question)]


def test_a_question_takes_one_answer() -> None:
    assert ids(only_question(sore="rest", none="walk")) == [("sore",), ("none",)]


def test_a_question_with_several_takes_any_that_are_not_alone() -> None:
    none = {"to": "walk", "alone": True}
    question = only_question(several=True, sore="rest", none=none, tired="rest", unsure=none, stiff="rest")
    assert ids(question) == [
        *[("none",), ("unsure",), ("sore",), ("tired",), ("stiff",)],
        *[("sore", "tired"), ("sore", "stiff"), ("tired", "stiff"), ("sore", "tired", "stiff")],
    ]


def answer(**fields: object) -> Answer:
    return Answer.model_validate({"id": "yes", "text": "Yes", **fields})


def test_what_may_be_so_counts_like_what_is_so() -> None:
    given = (answer(establishes=["sore"], rules_out=["stiff"]), answer(may_be=["tired"]))
    assert made_so(given) == {"sore", "tired"}
    assert made_so(()) == frozenset()


@pytest.mark.parametrize(
    ("before", "fields", "after"),
    [
        (Status.OPEN, {}, Status.OPEN),
        (Status.OPEN, {"establishes": ["sore"]}, Status.SO),
        (Status.OPEN, {"may_be": ["sore"]}, Status.SO),
        (Status.OPEN, {"rules_out": ["sore"]}, Status.NOT),
        (Status.OPEN, {"rules_out": ["stiff"]}, Status.OPEN),
        (Status.NOT, {}, Status.NOT),
        (Status.NOT, {"may_be": ["sore"]}, Status.SO),
        (Status.SO, {"rules_out": ["sore"]}, Status.SO),
    ],
)
def test_what_was_said_once_stays_on_the_careful_side(
    before: Status, fields: dict[str, object], after: Status
) -> None:
    assert status_after(before, answer(**fields), "sore") is after


def test_the_first_rule_that_fits_decides() -> None:
    both, one = {"when": ["sore", "tired"], "to": "rest"}, {"when": ["sore"], "to": "sleep"}
    given = answer(to="walk", next=[both, one, both])
    assert leads_to(given, frozenset()) == "walk"
    assert leads_to(given, frozenset({"tired"})) == "walk"
    assert leads_to(given, frozenset({"sore", "stiff"})) == "sleep"
    assert leads_to(given, frozenset({"sore", "tired"})) == "rest"
    assert [rule_for(given, frozenset(so)) for so in ({}, {"sore"}, {"sore", "tired"})] == [None, 1, 0]
    assert leads_to(answer(next=[one]), frozenset({"tired"})) is None
    assert leads_to(answer(), frozenset()) is None
