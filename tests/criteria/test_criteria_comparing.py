"""Points 29 to 38 as far as the records decide them, each met and not met."""

from __future__ import annotations

import dataclasses

from criteria_tools import changed, comparison, guide, tea, treatment, why, with_fields
from guidebook.criteria import comparing
from guidebook.knowledge import Knowledge
from guidebook.models.base import Blank
from guidebook.models.flow import Choice, Outcome


def test_29_every_option_has_every_row() -> None:
    assert why(comparing.has_every_row(comparison())) == []
    facts = {name: value for name, value in tea().treatments["warm-milk"].facts.items() if name != "cups"}
    knowledge = changed("treatments", "warm-milk", facts=facts)
    record = dataclasses.replace(comparison(), guide=guide(knowledge))
    assert why(comparing.has_every_row(record)) == ["Warm milk does not answer Cups"]


def test_30_rows_are_few() -> None:
    rows = tea().comparisons["evening-drinks"].rows
    assert why(comparing.has_few_rows(comparison())) == ["19 rows"]
    assert why(comparing.has_few_rows(comparison(rows=rows[:10]))) == []
    assert why(comparing.has_few_rows(comparison(rows=rows[:11]))) == ["16 rows"]


def test_33_there_is_a_way_through() -> None:
    assert why(comparing.leads_through_the_decision(guide())) == []
    nothing = dataclasses.replace(tea(), comparisons={}, flows={})
    assert why(comparing.leads_through_the_decision(guide(nothing))) == [
        "no comparison",
        "no flow of questions",
    ]
    silent = with_outcome("nothing", next_step=" ")
    assert why(comparing.leads_through_the_decision(guide(silent))) == [
        "Which cup?: no next step after No drink"
    ]


def with_outcome(identifier: str, **fields: object) -> Knowledge:
    flow = tea().flows["which-cup"]
    outcomes = tuple(with_fields(one, **fields) if one.id == identifier else one for one in flow.outcomes)
    assert outcomes != flow.outcomes
    return changed("flows", "which-cup", outcomes=outcomes)


def test_34_outcomes_leave_a_choice() -> None:
    assert why(comparing.flows_hold(guide())) == []
    assert why(comparing.flows_hold(guide(dataclasses.replace(tea(), flows={})))) is None
    milk, nothing = Choice(treatment="warm-milk"), Choice(treatment="do-nothing")
    for offer in ((nothing,), (milk, milk)):
        assert why(comparing.flows_hold(guide(with_outcome("at-home", offer=offer)))) == [
            "Which cup?: “A warm cup at home” leaves no choice with doing nothing in it"
        ]
    card = next(one.care_card for one in doctor_and_others() if one.care_card)
    assert why(comparing.flows_hold(guide(with_outcome("at-home", offer=(), care_card=card)))) == []


def doctor_and_others() -> tuple[Outcome, ...]:
    return tea().flows["which-cup"].outcomes


def test_34_no_outcome_offers_what_its_answers_forbid() -> None:
    choices = (Choice(treatment="warm-milk"), Choice(treatment="do-nothing"))
    assert why(comparing.flows_hold(guide(with_outcome("nothing", offer=choices)))) == [
        "“No drink” offers Warm milk, though an answer on the way may say: Milk allergy"
    ]
    assert (
        why(comparing.flows_hold(guide(with_outcome("at-home", offer=choices)))) == []
    )  # the answer rules it out


def test_36_questions_to_ask() -> None:
    assert why(comparing.gives_questions(treatment("do-nothing"))) is None
    assert why(comparing.gives_questions(treatment("warm-milk"))) == ["only 0 questions"]
    five = ("Is it hot?",) * 5
    assert why(comparing.gives_questions(treatment("warm-milk", questions=five))) == []
    unknown = treatment(
        "warm-milk", questions=five, who_may_do_it__text=None, who_may_do_it__blank=Blank.NOT_LOOKED_UP
    )
    assert why(comparing.gives_questions(unknown)) == ["who may do it is not known or was not looked up yet"]
    visit = treatment("tea-ceremony-visit", questions=five)
    assert why(comparing.gives_questions(visit)) == ["no link to where a provider can be looked up"]
    listed = "A host on the [list of hosts](https://hosts.example/)."
    assert (
        why(
            comparing.gives_questions(
                treatment("tea-ceremony-visit", questions=five, who_may_do_it__text=listed)
            )
        )
        == []
    )
