"""What the pages of a flow say: rules, several answers, advice to ask first, what to check, the table, the proof."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guidebook.deciding.finding import Fault
from guidebook.exports.flow_csv import flow_tables
from guidebook.flow_routes import turns_to
from guidebook.knowledge import Knowledge
from guidebook.models.flow import Flow
from guidebook.views.data_use import data_use_view
from guidebook.views.flow import FlowView, flow_view
from guidebook.views.flow_chart import chart_of
from guidebook.views.flow_numbers import letters
from guidebook.views.flow_parts import StageView
from guidebook.views.flow_proofs import flow_proofs_view
from guidebook.views.flow_table import outcome_table
from guidebook.views.flow_text import FlowText
from guidebook.views.treatment import treatment_view
from guidebook.views.why_not import OutcomeMention, WhyNot
from guidebook.web.render import Site
from guidebook.words import load_words
from project_tools import Project
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


def test_an_offer_of_a_routine_tells_what_its_steps_use(view: FlowView) -> None:
    parts = {choice.name: [part.id for part in choice.parts] for one in view.outcomes for choice in one.offer}
    assert {name: found for name, found in parts.items() if found} == {"Evening cup": ["warm-milk"]}


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
    allergy = "  - {condition: milk-allergy, level: ask_first, why: Ask., unsourced: a test}\n"
    offers = "      - treatment: warm-milk\n      - {treatment: camomile-tea, ask_first: [daisy-allergy]}\n"
    offer = "      - {routine: evening-cup, note: For two weeks.}\n"
    tea, cause = "camomile-tea", "milk-allergy"
    knowledge = Project(
        tmp_path,
        RULED_FLOW,
        (RULED_FLOW[0], offer, offers + offer),
        (
            RULED_FLOW[0],
            f"      - treatment: {tea}\n",
            f"      - {{treatment: {tea}, ask_first: [{cause}]}}\n",
        ),
        ("treatments/camomile-tea.yml", "avoid:\n", f"avoid:\n{allergy}"),
        ("conditions.yml", "treatments: [camomile-tea]", "treatments: []"),
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


def changed(knowledge: Knowledge, question: str, **answers: dict[str, object]) -> FlowText:
    """The flow with other fields in some answers to a question; nothing else is asked of it."""
    flow = knowledge.flows["which-cup"]
    fields = flow.model_dump(exclude_defaults=True)
    (asked,) = [one for one in fields["questions"] if one["id"] == question]
    for one in asked["answers"]:
        one |= answers.get(one["id"], {})
    flows = {"which-cup": Flow.model_validate(fields)}
    return FlowText(replace(knowledge, flows=flows), WORDS, "which-cup")


def test_rules_in_a_row_with_one_target_share_an_edge(ruled: Knowledge) -> None:
    rules = [
        {"when": ["milk-allergy"], "to": "milk"},
        {"when": ["pregnancy", "daisy-allergy"], "to": "milk"},
        {"when": ["pregnancy"], "to": "flowers"},
        {"when": ["daisy-allergy"], "to": "milk"},
    ]
    chart = chart_of(changed(ruled, "company", no={"next": rules}))
    assert [(edge.target, edge.label) for edge in chart.edges if edge.source == "company"] == [
        ("visit", "Yes"),
        ("milk", "No, if: Milk allergy or Pregnant and Daisy allergy"),
        ("flowers", "No, if: Pregnant"),
        ("milk", "No, if: Daisy allergy"),
        ("at-home", "No, if not"),
    ]


def told(stages: tuple[StageView, ...]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Numbers of the questions, how the answers are meant, and the answers."""
    return [
        (
            " ".join(asked.number for asked in stage.asked),
            "but" if stage.others else "first" if stage.first else "",
            [(turn.text, turn.when) for turn in stage.turns],
        )
        for stage in stages
    ]


def test_the_table_tells_every_route_and_no_answer_more_than_once(view: FlowView) -> None:
    begin = ("1", "but", [("A year or more", "")])
    milk, daisies = "I am allergic to milk", "I am allergic to daisies"
    assert {row.title: [told(route) for route in row.routes] for row in view.table.rows} == {
        "Outcome A: See a doctor first": [[("1", "", [("A year or more", "")])]],
        "Outcome B: No drink": [
            [
                begin,
                ("2", "first", [(milk, "if this is or may be so: Daisy allergy"), ("I am not sure", "")]),
            ]
        ],
        "Outcome C: A visit": [
            [begin, ("2", "first", [(milk, "in any other case"), (daisies, "")]), ("4", "", [("Yes", "")])],
            [begin, ("2", "", [("None of these", "")]), ("3", "", []), ("4", "", [("Yes", "")])],
        ],
        "Outcome D: A cup of flowers": [
            [
                begin,
                ("2", "first", [(milk, "in any other case")]),
                ("4", "", [("No", "if this is or may be so: Milk allergy")]),
            ]
        ],
        "Outcome E: A cup of milk": [
            [
                begin,
                ("2", "first", [(daisies, "")]),
                ("4", "", [("No", "if this is or may be so: Daisy allergy")]),
            ]
        ],
        "Outcome F: A warm cup at home": [
            [
                begin,
                ("2", "", [("None of these", "")]),
                ("3", "", []),
                ("4", "", [("No", "in any other case")]),
            ]
        ],
    }
    assert view.table.whole
    assert view.table.file == "api/v1/flows/which-cup.csv"


def test_neighbours_with_the_same_answers_are_told_as_one(ruled: Knowledge) -> None:
    text = FlowText(ruled, WORDS, "which-cup")
    stages = turns_to(text.flow, "allergy") + turns_to(text.flow, "allergy") + turns_to(text.flow, "pregnant")
    assert told(text.stages(stages)) == [
        ("1 1", "but", [("A year or more", "")]),
        ("2", "", [("None of these", "")]),
    ]


def test_any_answer_but_one_is_told_only_where_it_says_the_same(ruled: Knowledge) -> None:
    to_company = {"next": [], "to": "company"}
    text = changed(ruled, "allergy", milk=to_company, daisies=to_company, **{"not-sure": to_company})
    assert told(text.stages(turns_to(text.flow, "company")))[0] == ("2", "but", [("None of these", "")])
    text = changed(ruled, "allergy", milk={"next": [], "to": "nothing"}, daisies={"to": "nothing"})
    assert told(text.stages(turns_to(text.flow, "nothing"))) == [("2", "but", [("None of these", "")])]
    together = {"alone": False, "to": "nothing"}
    text = changed(
        ruled, "allergy", milk={"next": [], "to": "nothing"}, daisies={"to": "nothing"}, none=together
    )
    (stage,) = told(text.stages(turns_to(text.flow, "nothing")))
    assert stage[1] == ""  # any answer at all


def test_with_very_many_routes_only_the_last_answers_are_told(
    ruled: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guidebook.views.flow_table.MOST_ROUTES", 6)
    table = outcome_table(FlowText(ruled, WORDS, "which-cup"))
    assert (table.whole, table.file) == (False, "")
    assert table.note.startswith("There are more than 6 ways through these questions")
    assert {row.title: [told(route) for route in row.routes] for row in table.rows}["Outcome C: A visit"] == [
        [("4", "", [("Yes", "")])]
    ]
    assert [view.path for view in data_use_view(ruled, WORDS).tables if "/flows/" in view.path] == []
    assert flow_tables(Site(ruled, directories=True).publication) == {}
    monkeypatch.setattr("guidebook.views.flow_table.MOST_ROUTES", 7)
    assert outcome_table(FlowText(ruled, WORDS, "which-cup")).whole


def test_letters() -> None:
    assert [letters(index) for index in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


# ---- why a treatment may fit or not


def why(knowledge: Knowledge, treatment: str) -> WhyNot:
    (found,) = treatment_view(knowledge, WORDS, treatment).why_not
    return found


def levels(mention: OutcomeMention) -> list[tuple[str, list[str]]]:
    return [(its.level, [record.id for record in its.options]) for its in mention.levels]


def test_outcomes_that_offer_a_treatment_and_that_leave_it_out(ruled: Knowledge) -> None:
    found = why(ruled, "camomile-tea")
    assert found.said == "Of their outcomes, 2 offer it, 1 leaves it out and 3 do not name it."
    assert [(one.title, one.note, levels(one)) for one in found.offered] == [
        ("Outcome D: A cup of flowers", "", []),
        ("Outcome F: A warm cup at home", "", [("ask_first", ["pregnancy"])]),
    ]
    assert [(one.title, one.note, levels(one)) for one in found.left_out] == [
        ("Outcome B: No drink", "Not with your answers.", [("ask_first", ["daisy-allergy"])]),
    ]
    assert told(found.left_out[0].after) == [
        (
            "2",
            "first",
            [("I am allergic to milk", "if this is or may be so: Daisy allergy"), ("I am not sure", "")],
        ),
    ]
    assert found.never == ""


def test_what_is_offered_as_a_part_of_a_routine(ruled: Knowledge) -> None:
    found = why(ruled, "warm-milk")
    assert [(one.title, one.part_of.id if one.part_of else "") for one in found.offered] == [
        ("Outcome E: A cup of milk", "evening-cup"),
        ("Outcome F: A warm cup at home", ""),
    ]
    assert [levels(one) for one in found.left_out] == [[("must_not", ["milk-allergy"])]] * 2
    everywhere = why(ruled, "do-nothing").said
    assert everywhere == "Of their outcomes, 5 offer it, none leaves it out and 1 does not name it."


def test_why_no_answers_lead_to_it(tmp_path: Path) -> None:
    old = "  - name: Sleeping pills\n    note: they are for a doctor to choose\n"
    new = "  - {treatment: tea-ceremony-visit, note: It is far away.}\n"
    offer = "      - {treatment: tea-ceremony-visit, ask_first: [pregnancy], note: Once.}\n"
    knowledge = Project(
        tmp_path, RULED_FLOW, (RULED_FLOW[0], old, new), (RULED_FLOW[0], offer, "      - name: A walk\n")
    ).knowledge()
    found = why(knowledge, "tea-ceremony-visit")
    assert (found.never, found.offered, found.left_out) == ("It is far away.", (), ())
    assert found.said == "Of their outcomes, none offers it, none leaves it out and 6 do not name it."


def test_a_guide_without_a_flow_says_nothing_of_flows(tmp_path: Path) -> None:
    knowledge = Project(tmp_path, ("flows/which-cup.yml",)).knowledge()
    page = treatment_view(knowledge, WORDS, "warm-milk")
    assert page.why_not == ()
    assert "why-not" not in [heading.id for heading in page.headings]
    assert "evidence/flows" not in Site(knowledge, directories=True).plan.by_path


def test_the_section_is_in_the_contents(ruled: Knowledge) -> None:
    headings = [heading.id for heading in treatment_view(ruled, WORDS, "warm-milk").headings]
    assert headings[headings.index("evidence") + 1] == "why-not"


# ---- the proof


def test_the_page_of_proofs_tells_figures_and_every_rule(ruled: Knowledge) -> None:
    page = flow_proofs_view(ruled, WORDS)
    (flow,) = page.flows
    numbers = [int(figure.number) for figure in flow.figures]
    assert numbers == [4, 13, 6, 34, 37, 12, 4, 11, 3, 7, 0]
    assert len(page.rules) == len(set(page.rules)) == len(Fault)
    assert (page.edition, flow.reviewed) == ("15 March 2026", "1 March 2026")
    assert len(flow.longest) == 4
    assert [step.asked.number for step in flow.longest] == ["1", "2", "3", "4"]
    assert [heading.id for heading in page.headings] == ["flow-which-cup", "rules", "not-shown"]


def test_the_flow_says_what_was_proved_and_where_it_stands(view: FlowView) -> None:
    assert view.proof == "flow-which-cup"
    assert view.proof_text == (
        "All 37 ways through these questions were checked when this edition was built. "
        "Each ends in one of the 6 outcomes."
    )
