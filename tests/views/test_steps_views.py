"""A flow question by question: which pages there are, where their links lead, and what an outcome tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from deciding.small_flows import RANDOM_FLOWS, flow
from guidebook.deciding.answering import Status, leads_to, made_so, selections
from guidebook.deciding.offers import Offerable
from guidebook.deciding.proof import Proof
from guidebook.deciding.walk import Place
from guidebook.knowledge import Knowledge, load
from guidebook.models.flow import Answer, Flow
from guidebook.views.steps import StepsView, script_data, step_pages, steps_view
from guidebook.views.steps_flow import FlowSteps
from guidebook.views.steps_outcome import OfferView, OutcomePage
from guidebook.views.steps_question import QuestionPage
from guidebook.views.steps_ways import Turn, turns
from guidebook.web.plan import make_plan, search_entries
from guidebook.words import load_words
from project_tools import TEA

WORDS = load_words("en")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(TEA)


def pages(knowledge: Knowledge, identifier: str = "which-cup") -> dict[str, object]:
    return {page.name: page.view() for page in step_pages(knowledge, WORDS, identifier)}


def question(found: dict[str, object], name: str) -> QuestionPage:
    page = found[name]
    assert isinstance(page, QuestionPage)
    return page


def outcome(found: dict[str, object], name: str) -> OutcomePage:
    page = found[name]
    assert isinstance(page, OutcomePage)
    return page


RULES = flow(
    {
        "body": {
            "several": True,
            "milk": {"to": "when", "establishes": ["milk-allergy"]},
            "daisies": {"to": "when", "may_be": ["daisy-allergy"]},
            "baby": {
                "to": "rest",
                "establishes": ["pregnancy"],
                "next": [{"when": ["daisy-allergy"], "to": "when"}],
            },
            "none": {
                "to": "when",
                "alone": True,
                "rules_out": ["milk-allergy", "daisy-allergy", "pregnancy"],
            },
        },
        "when": {
            "now": {"to": "rest", "next": [{"when": ["milk-allergy", "daisy-allergy"], "to": "doctor"}]},
            "later": "rest",
        },
    },
    {
        "rest": ["do-nothing", {"treatment": "camomile-tea", "ask_first": ["daisy-allergy"]}],
        "doctor": ["do-nothing"],
    },
)


def with_flow(knowledge: Knowledge, record: Flow) -> Knowledge:
    return replace(knowledge, flows={"made": record})


# ---- the pages of the tiny flow


def test_there_is_a_page_for_every_question_and_every_outcome(knowledge: Knowledge) -> None:
    found = pages(knowledge)
    assert list(found) == [
        *("steps", "how-long", "milk", "company", "doctor", "at-home", "visit", "nothing"),
    ]
    assert isinstance(found["steps"], StepsView)


def test_a_question_has_its_answers_as_links(knowledge: Knowledge) -> None:
    milk = question(pages(knowledge), "milk")
    assert (milk.ask, milk.help) == ("Are you allergic to milk?", "Think of **cheese** too.")
    assert [(answer.text, answer.page, answer.also) for answer in milk.answers] == [
        ("Yes", "company", ""),
        ("No", "at-home", ""),
    ]
    assert milk.progress == "Question 2 on your way. At most 1 more after it."
    assert [(link.page, link.text) for link in milk.back] == [
        ("how-long", "Back to: Have you slept badly for more than a month?")
    ]
    assert (milk.first, milk.so_far, milk.several) == ("how-long", "", False)


def test_the_first_question_has_no_way_back_and_the_last_says_so(knowledge: Knowledge) -> None:
    found = pages(knowledge)
    assert question(found, "how-long").back == ()
    assert question(found, "how-long").progress == "Question 1 on your way. At most 2 more after it."
    assert question(found, "company").progress == "Question 3 on your way. It is the last one."


def test_they_hang_below_the_flow_and_search_finds_only_outcomes(knowledge: Knowledge) -> None:
    plan = make_plan(knowledge, WORDS)
    below = [page for page in plan.pages if page.path.startswith("choose/which-cup/")]
    assert [page.path.rpartition("/")[2] for page in below] == list(pages(knowledge))
    assert {page.section for page in below} == {"choose"}
    assert not any(page.listed for page in below)
    entries = {entry.path: entry for entry in search_entries(knowledge, WORDS, plan)}
    assert {path for path in entries if path.startswith("choose/which-cup/")} == {
        f"choose/which-cup/{name}" for name in ("doctor", "at-home", "visit", "nothing")
    }
    visit = entries["choose/which-cup/visit"]
    assert (visit.title, visit.kind, visit.text) == (
        "A visit",
        "Outcome of a decision flow",
        "You like company.",
    )


# ---- an outcome


def told(offer: OfferView) -> dict[str, list[str]]:
    return {group.word.label: [one.condition for one in group.cautions] for group in offer.check}


def test_an_outcome_tells_what_nobody_was_asked(knowledge: Knowledge) -> None:
    part = outcome(pages(knowledge), "nothing").part
    nothing, tea = part.offers
    assert (nothing.name, nothing.check, nothing.ask_first) == ("Drink nothing", (), None)
    assert told(tea) == {"Ask first": ["daisy-allergy", "pregnancy", "breast-feeding"]}
    paths = [one.path for group in tea.check for one in group.cautions]
    assert paths[0] == "careful/daisy-allergy#option-camomile-tea"
    assert part.has_cautions


def test_an_outcome_says_what_to_leave_out_and_what_to_compare(knowledge: Knowledge) -> None:
    found = pages(knowledge)
    home, visit = outcome(found, "at-home").part, outcome(found, "visit").part
    assert [[choice.name for choice in left.choices] for left in visit.avoid] == [["Warm milk"]]
    assert [offer.name for offer in home.offers] == ["Warm milk", "Evening cup", "Drink nothing"]
    assert (home.offers[1].note, visit.next_step) == ("for two weeks", "Book a place.")
    assert [pair.id for pair in home.pairs] == ["do-nothing-or-warm-milk"]
    assert home.comparisons == ()  # with doing nothing alone, the page of the two is enough
    assert [(link.page, link.text) for link in outcome(found, "visit").back] == [
        ("company", "Back to: Do you like company in the evening?")
    ]


def test_an_alarm_shows_its_care_card_and_offers_nothing(knowledge: Knowledge) -> None:
    part = outcome(pages(knowledge), "doctor").part
    assert part.care_card is not None and part.care_card.heading == "See a doctor if"
    assert (part.offers, part.has_cautions, part.questions) == ((), False, ())


def test_comparisons_hold_two_of_the_things_offered(knowledge: Knowledge) -> None:
    offers = ["warm-milk", "camomile-tea", "do-nothing"]
    record = flow(
        {"only": {"yes": "drinks", "no": "rest"}}, {"drinks": offers, "rest": ["do-nothing", "warm-milk"]}
    )
    found = pages(with_flow(knowledge, record), "made")
    (link,) = outcome(found, "drinks").part.comparisons
    assert (link.record.id, link.count) == ("evening-drinks", "3 of these")
    assert link.query == "?c=camomile-tea,do-nothing,warm-milk"
    assert [(one.title, one.questions) for one in outcome(found, "drinks").part.questions] == [
        ("About Camomile tea", ("Which part of the plant is in it?",))
    ]
    assert outcome(found, "rest").part.comparisons == ()


def test_a_question_about_several_things_is_asked_once(knowledge: Knowledge) -> None:
    tea, milk = knowledge.treatments["camomile-tea"], knowledge.treatments["warm-milk"]
    both = (*tea.questions, "Is it warm?")
    treatments = {
        **knowledge.treatments,
        "camomile-tea": tea.model_copy(update={"questions": both}),
        "warm-milk": milk.model_copy(update={"questions": ("Is it warm?", "Whose cow?")}),
    }
    record = flow(
        {"only": {"yes": "a", "no": "b"}}, {"a": ["warm-milk", "camomile-tea"], "b": ["do-nothing"]}
    )
    found = pages(with_flow(replace(knowledge, treatments=treatments), record), "made")
    assert [(one.title, one.questions) for one in outcome(found, "a").part.questions] == [
        ("About more than one of these", ("Is it warm?",)),
        ("About Warm milk", ("Whose cow?",)),
        ("About Camomile tea", ("Which part of the plant is in it?",)),
    ]


# ---- rules, and several answers


def test_a_question_asked_with_other_conditions_known_has_a_page_for_each(knowledge: Knowledge) -> None:
    found = pages(with_flow(knowledge, RULES), "made")
    assert list(found) == [
        *("steps", "body", "when", "when--2", "when--3", "when--4", "rest", "doctor"),
    ]
    assert [question(found, f"when{number}").so_far for number in ("", "--2", "--3", "--4")] == [
        "Your answers so far say that this is so, or may be so: Milk allergy.",
        "Your answers so far say that this is so, or may be so: Milk allergy, Daisy allergy.",
        "Your answers so far say that this is so, or may be so: Daisy allergy.",
        "",
    ]
    assert [answer.page for answer in question(found, "when--2").answers] == ["doctor", "rest"]
    assert [link.text for link in outcome(found, "rest").back] == [
        "Back to: Body?",
        "Back to: When? (Milk allergy)",
        "Back to: When? (Milk allergy, Daisy allergy)",
        "Back to: When? (Daisy allergy)",
        "Back to: When?",
    ]


def test_a_line_says_what_must_be_answered_besides(knowledge: Knowledge) -> None:
    body = question(pages(with_flow(knowledge, RULES), "made"), "body")
    assert body.several
    assert [(answer.text, answer.also, answer.page) for answer in body.answers] == [
        ("Milk", "and also “Daisies”", "when--2"),
        ("Milk", "", "when"),
        ("Daisies", "", "when--3"),
        ("Baby", "", "rest"),
        ("None", "", "when--4"),
    ]


def test_a_line_names_each_answer_that_would_do(knowledge: Knowledge) -> None:
    record = flow(
        {
            "first": {
                "several": True,
                "one": {"to": "rest", "next": [{"when": ["milk-allergy", "daisy-allergy"], "to": "doctor"}]},
                "two": {"to": "rest", "establishes": ["milk-allergy"]},
                "three": {"to": "rest", "may_be": ["milk-allergy"]},
                "four": {"to": "rest", "establishes": ["daisy-allergy"]},
            }
        },
        {"rest": ["do-nothing"], "doctor": ["do-nothing"]},
    )
    first = question(pages(with_flow(knowledge, record), "made"), "first")
    assert [(answer.text, answer.also, answer.page) for answer in first.answers] == [
        ("One", "and also “Two” or “Three”, and also “Four”", "doctor"),
        ("One", "", "rest"),
        *(((name, "", "rest")) for name in ("Two", "Three", "Four")),
    ]


def test_a_question_may_come_sooner_or_later(knowledge: Knowledge) -> None:
    record = flow(
        {"a": {"yes": "b", "no": "c"}, "b": {"yes": "c", "no": "x"}, "c": {"yes": "x", "no": "y"}},
        {"x": ["do-nothing"], "y": ["warm-milk"]},
    )
    found = pages(with_flow(knowledge, record), "made")
    assert question(found, "c").progress == "Question 2 to 3 on your way. It is the last one."
    assert [link.page for link in question(found, "c").back] == ["a", "b"]


def test_no_question_takes_the_address_of_another_page(knowledge: Knowledge) -> None:
    record = flow({"steps": {"yes": "end", "no": "x"}}, {"end": ["do-nothing"], "x": ["do-nothing"]})
    found = pages(with_flow(knowledge, record), "made")
    assert list(found) == ["steps", "steps--1", "end", "x"]
    assert [answer.page for answer in question(found, "steps--1").answers] == ["end", "x"]


# ---- the page with all screens


def test_the_screens_hold_all_words_and_the_script_only_ids(knowledge: Knowledge) -> None:
    made = with_flow(knowledge, RULES)
    view = steps_view(made, WORDS, FlowSteps(made, "made"))
    body, when = view.screens
    assert (body.ask, body.several, when.several) == ("Body?", True, False)
    assert [(pick.id, pick.text, pick.after_or) for pick in body.picks] == [
        ("milk", "Milk", False),
        ("daisies", "Daisies", False),
        ("baby", "Baby", False),
        ("none", "None", True),
    ]
    assert not any(pick.after_or for pick in when.picks)
    assert [part.id for part in view.outcomes] == ["rest", "doctor"]
    (tea,) = (offer for offer in view.outcomes[0].offers if offer.name == "Camomile tea")
    assert tea.ask_first is not None
    assert [one.condition for one in tea.ask_first.cautions] == ["daisy-allergy"]
    assert told(tea) == {"Ask first": ["daisy-allergy", "pregnancy", "breast-feeding"]}
    assert view.data["conditions"] == {
        "pregnancy": "Pregnant",
        "milk-allergy": "Milk allergy",
        "daisy-allergy": "Daisy allergy",
    }
    assert view.data["start"] == "body"
    asked = view.data["questions"]
    assert isinstance(asked, list)
    assert [(one["id"], one["several"], one["more"]) for one in asked] == [
        ("body", True, 1),
        ("when", False, 0),
    ]
    assert asked[0]["answers"][2] == {
        "id": "baby",
        "alone": False,
        "to": "rest",
        "next": [{"when": ["daisy-allergy"], "to": "when"}],
        "so": ["pregnancy"],
        "may": [],
        "not": [],
    }


def test_the_sources_of_all_outcomes_are_numbered_together(knowledge: Knowledge) -> None:
    view = steps_view(knowledge, WORDS, FlowSteps(knowledge, "which-cup"))
    assert [source.number for source in view.sources] == list(range(1, len(view.sources) + 1))
    assert [source.id for source in view.sources] == ["health-page", "evening-trial"]
    assert [mark.number for part in view.outcomes for mark in part.why.marks] == [1, 2, 2]
    assert script_data(knowledge, FlowSteps(knowledge, "which-cup")) == view.data


# ---- the lines of a question against the meaning of its answers


def line_of(chosen: tuple[Answer, ...], lines: tuple[Turn, ...]) -> Turn:
    """The line that a reader with these answers takes: the first that fits."""
    return next(line for line in lines if all(set(group) & set(chosen) for group in line.also))


def compare(record: Flow, offerable: Offerable) -> Counter[str]:
    proof = Proof(record, offerable)
    compared: Counter[str] = Counter()
    walked = proof.walks.plain
    for place, ways in walked.ways.items():
        if any(way.place is None for way in ways):
            continue  # no such flow is published
        asked = proof.walks.questions[place.node]
        lines = {answer.id: found for answer, found in turns(asked, place, walked)}
        for chosen in selections(asked):
            so = place.so | (made_so(chosen) & walked.asked[asked.id])
            target = leads_to(chosen[0], so)
            assert target is not None
            there = Place(target, so & walked.asked.get(target, frozenset()), Status.OPEN)
            assert line_of(chosen, lines[chosen[0].id]).place == there
            compared["lines"] += 1
        for found in lines.values():
            assert found[-1].also == ()
            compared["also"] += len(found) - 1
    return compared


def test_the_first_line_that_fits_leads_where_the_answers_lead() -> None:
    compared: Counter[str] = Counter()

    @settings(max_examples=300, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(RANDOM_FLOWS)
    def agree(made: tuple[Flow, Offerable]) -> None:
        compared.update(compare(*made))

    agree()
    assert compared["lines"] > 1000
    assert compared["also"] > 20
