"""What the pages of a flow say: rules, several answers, advice to ask first, what to check, the table, the proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.deciding.finding import Fault
from guidebook.knowledge import Knowledge, load
from guidebook.models.flow import Flow
from guidebook.views.flow import FlowView, flow_view
from guidebook.views.flow_numbers import letters
from guidebook.views.flow_parts import StageView
from guidebook.views.flow_proofs import flow_proofs_view
from guidebook.views.flow_table import outcome_table
from guidebook.views.flow_text import FlowText
from guidebook.views.treatment import treatment_view
from guidebook.views.why_not import OutcomeMention, WhyNot
from guidebook.words import load_words
from project_tools import TEA, Project
from ruled_flow import RULED_FLOW

WORDS = load_words("en")


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return Project(tmp_path_factory.mktemp("ruled"), RULED_FLOW).knowledge()


@pytest.fixture(scope="module")
def view(ruled: Knowledge) -> FlowView:
    return flow_view(ruled, WORDS, "which-cup")


def test_a_list_of_steps_tells_rules_in_their_order_then_everyone_else(view: FlowView) -> None:
    company = view.questions[3].answers[1]
    assert [(way.when, way.target, way.target_text) for way in company.ways] == [
        ("If this is or may be so: Milk allergy.", "o-flowers", "Outcome D: A cup of flowers"),
        ("If this is or may be so: Daisy allergy.", "o-milk", "Outcome E: A cup of milk"),
        ("If not:", "o-at-home", "Outcome F: A warm cup at home"),
    ]
    assert view.has_rules and view.has_several


def test_it_tells_how_several_answers_are_given_and_which_stands_alone(view: FlowView) -> None:
    several = "You may choose more than one. The first of them in the list decides where you go."
    assert [question.several for question in view.questions] == ["", several, "", ""]
    alone, careful = "Choose this one by itself.", "To be careful, this counts as “may be so”."
    assert [answer.notes for answer in view.questions[1].answers] == [(), (), (alone, careful), (alone,)]
    assert [answer.notes for answer in view.questions[2].answers] == [(), (), (careful,)]


def test_an_offer_tells_what_to_ask_first(view: FlowView) -> None:
    told = {
        (outcome.number, choice.name): [record.name for record in choice.ask_first]
        for outcome in view.outcomes
        for choice in outcome.offer
        if choice.ask_first
    }
    assert told == {("C", "Visit to a tea ceremony"): ["Pregnant"], ("F", "Camomile tea"): ["Pregnant"]}
    assert view.outcomes[2].ask_first.label == "Ask first"


def checks_of(view: FlowView, number: str) -> list[tuple[list[str], list[tuple[str, list[str]]]]]:
    outcome = next(outcome for outcome in view.outcomes if outcome.number == number)
    return [
        (
            [record.id for record in check.circumstances],
            [(its.level, [record.id for record in its.options]) for its in check.levels],
        )
        for check in outcome.checks
    ]


def test_circumstances_that_mean_the_same_are_told_together(view: FlowView) -> None:
    assert {outcome.number: checks_of(view, outcome.number) for outcome in view.outcomes} == {
        "A": [],
        "B": [],
        "C": [(["pregnancy", "breast-feeding"], [("ask_first", ["tea-ceremony-visit"])])],
        "D": [(["daisy-allergy", "pregnancy", "breast-feeding"], [("ask_first", ["camomile-tea"])])],
        "E": [(["milk-allergy"], [("must_not", ["evening-cup"])])],
        "F": [(["breast-feeding"], [("ask_first", ["camomile-tea"])])],
    }


def test_the_strictest_checks_come_first_and_one_circumstance_may_mean_two_things(tmp_path: Path) -> None:
    file = "treatments/camomile-tea.yml"
    edits = [
        (file, "avoid:\n", "avoid:\n  - {condition: milk-allergy, level: ask_first, why: Ask., unsourced: a test}\n"),
        ("flows/which-cup.yml", "      - treatment: camomile-tea\n", "      - treatment: camomile-tea\n      - treatment: warm-milk\n"),
        ("flows/which-cup.yml", "to: company}\n      - {id: fine", "to: nothing}\n      - {id: fine"),
    ]
    text = (TEA / "data/flows/which-cup.yml").read_text("utf-8")
    flow = text.replace("to: milk}", "to: company}").replace(
        "  - id: milk\n", "  - id: unused\n"
    )
    del edits, flow
    knowledge = Project(
        tmp_path,
        (file, "avoid:\n", "avoid:\n  - {condition: milk-allergy, level: ask_first, why: Ask., unsourced: a test}\n"),
        (
            RULED_FLOW[0],
            RULED_FLOW[1].replace("      - {routine: evening-cup, note: For two weeks.}\n", "      - treatment: warm-milk\n      - treatment: camomile-tea\n        ask_first: [daisy-allergy]\n      - routine: evening-cup\n"),
        ),
    ).knowledge()
    assert checks_of(flow_view(knowledge, WORDS, "which-cup"), "E") == [
        (["milk-allergy"], [("must_not", ["warm-milk", "evening-cup"]), ("ask_first", ["camomile-tea"])]),
        (["pregnancy", "breast-feeding"], [("ask_first", ["camomile-tea"])]),
    ]


def test_things_left_out_for_one_reason_are_told_together(view: FlowView) -> None:
    told = [([choice.name for choice in one.choices], one.note) for one in view.outcomes[1].avoid]
    assert told == [
        (["Warm milk", "Camomile tea"], "Not with your answers."),
        (["Cold milk"], "Cold."),
        (["Iced tea"], ""),
    ]


def test_the_chart_has_an_edge_for_each_way_and_hints_how_to_answer(view: FlowView) -> None:
    edges = [(edge.target, edge.label) for edge in view.chart.edges if edge.source == "company"]
    assert edges == [
        ("visit", "Yes"),
        ("flowers", "No, if: Milk allergy"),
        ("milk", "No, if: Daisy allergy"),
        ("at-home", "No, if not"),
    ]
    hints = {node.id: node.hint for node in view.chart.nodes if node.hint}
    assert hints == {"allergy": "Choose all that fit; the first one decides."}


def test_rules_in_a_row_with_one_target_share_an_edge(tmp_path: Path) -> None:
    text = RULED_FLOW[1].replace(
        "when: [daisy-allergy], to: milk}",
        "when: [daisy-allergy], to: milk}\n          - {when: [pregnancy], to: at-home}\n"
        "          - {when: [milk-allergy, pregnancy], to: milk}",
    )
    flow = Project(tmp_path).edit((RULED_FLOW[0], text)).check()
    assert [problem.message for problem in flow.problems] == [
        'the rule for "milk-allergy" and "pregnancy" decides for no reader'
    ]
    joined = RULED_FLOW[1].replace("daisy-allergy], to: milk}", "daisy-allergy], to: flowers}")
    joined = joined.replace("        to: at-home\n", "        to: milk\n").replace("to: doctor}", "to: at-home}")
    record = Flow.model_validate({**_plain(joined)})
    assert [answer.targets for answer in record.questions[3].answers] == [("visit",), ("flowers", "milk")]
