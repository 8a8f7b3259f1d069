from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.knowledge import Knowledge, load
from guidebook.models.facts import Chance
from guidebook.views.desk import Desk, source_address
from guidebook.views.parts import CertaintyView, FactView, Mark
from guidebook.words import load_words
from project_tools import TEA, Edit, Project

WORDS = load_words("en")
NOT_READ = "Not yet checked: it rests on a source that nobody here has read."


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(TEA)


@pytest.fixture
def desk(knowledge: Knowledge) -> Desk:
    return Desk(knowledge, WORDS)


def fact(desk: Desk, treatment: str, name: str) -> FactView:
    found = desk.fact(desk.knowledge.facts[name], desk.knowledge.treatments[treatment])
    assert found is not None
    return found


# ---- sources


def test_sources_are_numbered_as_they_are_first_cited(desk: Desk) -> None:
    assert desk.marks(("old-herbal", "evening-trial")) == (
        Mark(1, "old-herbal", checked=False),
        Mark(2, "evening-trial", checked=True),
    )
    assert [mark.number for mark in desk.marks(("evening-trial", "milk-survey", "old-herbal"))] == [2, 3, 1]
    assert [mark.number for mark in desk.marks(("evening-trial", "evening-trial"))] == [2]
    assert desk.marks(()) == ()
    assert [(entry.number, entry.id) for entry in desk.source_entries()] == [
        (1, "old-herbal"),
        (2, "evening-trial"),
        (3, "milk-survey"),
    ]


def test_pages_number_their_sources_apart(knowledge: Knowledge) -> None:
    first, second = Desk(knowledge, WORDS), Desk(knowledge, WORDS)
    first.marks(("old-herbal", "evening-trial"))
    assert [mark.number for mark in second.marks(("evening-trial",))] == [1]


@pytest.mark.parametrize(
    ("sources", "unsourced", "flag"),
    [
        (("evening-trial",), None, ""),
        (("old-herbal", "evening-trial"), None, ""),
        ((), None, ""),
        (("old-herbal",), None, NOT_READ),
        (("milk-survey",), None, "Not yet checked: it rests on a second-hand copy or report."),
        (("tea-house-prices",), None, "Not yet checked: it rests on a weak source."),
        (
            ("tea-house-prices", "old-herbal", "milk-survey"),
            None,
            "Not yet checked: it rests on a second-hand copy or report and a source that nobody here has read "
            "and a weak source.",
        ),
        ((), "plain sense", "Not yet checked: no source (plain sense)."),
    ],
)
def test_flags(desk: Desk, sources: tuple[str, ...], unsourced: str | None, flag: str) -> None:
    assert desk.flag(sources, unsourced) == flag


def test_a_source_with_all_that_weighs_it(desk: Desk) -> None:
    trial = desk.source_entry("evening-trial", 7)
    assert (trial.number, trial.date, trial.address, trial.where) == (
        7,
        "May 2021",
        "https://doi.org/10.5555/evening.1",
        "",
    )
    assert trial.details == (
        "randomised trial",
        "120 people studied",
        "read in full",
        "paid for by: A dairy (made up)",
        "read on 20 February 2026",
    )
    assert (trial.checked, trial.flag, trial.note) == (True, "", "")
    prices = desk.source_entry("tea-house-prices", 1)
    assert prices.details[-1] == "weak source: a seller's own list"
    assert (prices.checked, prices.flag) == (False, "Not yet checked: it rests on a weak source.")
    assert "1 person studied" in desk.source_entry("milk-survey", 1).details
    herbal = desk.source_entry("old-herbal", 1)
    assert (herbal.address, herbal.where, herbal.date) == ("", "A book in a museum", "1790")
    assert herbal.details == ("other", "not read", "paid for by: Not looked up")


def test_addresses_of_sources(knowledge: Knowledge) -> None:
    addresses = {identifier: source_address(source) for identifier, source in knowledge.sources.items()}
    assert addresses == {
        "drinks-review": "https://pubmed.ncbi.nlm.nih.gov/1/",
        "evening-trial": "https://doi.org/10.5555/evening.1",
        "health-page": "https://health.example/hot-drinks",
        "milk-survey": "https://news.example/milk",
        "old-herbal": "",
        "tea-house-prices": "https://lantern-house.example/prices",
    }


# ---- chances


@pytest.mark.parametrize(
    ("count", "of", "sentence"),
    [
        ("12", 100, "12 of 100 have it, 88 do not."),
        ("0", 100, "0 of 100 have it, 100 do not."),
        ("3.8", 100, "About 4 of 100 have it, about 96 do not."),
        ("0.5", 100, "About 1 of 100 have it, about 99 do not."),
        ("0.4", 100, "Fewer than 1 of 100 have it."),
        ("3", 1200, "3 of 1,200 have it, 1,197 do not."),
        ("100", 100, "100 of 100 have it, 0 do not."),
    ],
)
def test_chances_tell_both_sides(desk: Desk, count: str, of: int, sentence: str) -> None:
    chance = Chance.model_validate({"count": count, "of": of, "group": "60 adults", "period": "two weeks"})
    view = desk.chance(chance)
    assert view.sentence == sentence
    assert view.group == "In: 60 adults. Over: two weeks."
    assert view.of == of


# ---- facts


@pytest.mark.parametrize(
    ("treatment", "name", "value"),
    [
        ("warm-milk", "effect", "Perhaps a little sooner to sleep."),
        ("warm-milk", "cups", "1 cup"),
        ("camomile-tea", "cups", "2 cups"),
        ("warm-milk", "minutes", "5 to 10 minutes"),
        ("camomile-tea", "minutes", "10 to 15 or more minutes"),
        ("do-nothing", "minutes", "0 minutes"),
        ("tea-ceremony-visit", "minutes", "120 minutes"),
        (
            "do-nothing",
            "slept-sooner",
            "Fewer than 1 of 100 have it. In: 60 adults who drank nothing. Over: two weeks.",
        ),
        ("warm-milk", "taste", "sweet"),
        ("warm-milk", "caffeine", "No"),
        ("tea-ceremony-visit", "caffeine", "Yes"),
        ("warm-milk", "price-cup", "kr4 to kr4.5"),
        ("tea-ceremony-visit", "price-cup", "kr1,200 to kr1,500"),
    ],
)
def test_values_of_every_kind(desk: Desk, treatment: str, name: str, value: str) -> None:
    assert fact(desk, treatment, name).value == value


def test_a_fact_with_certainty_marks_and_flag(desk: Desk) -> None:
    view = fact(desk, "camomile-tea", "cups")
    assert (view.label, view.question) == ("Cups", "How many cups in an evening?")
    assert view.certainty == CertaintyView("very_low", "very low", "●○○○", "We are very unsure.", "custom")
    assert view.marks == (Mark(1, "old-herbal", checked=False),)
    assert (view.flag, view.blank, view.note) == (NOT_READ, None, "")


def test_a_price_says_where_when_and_what_it_leaves_out(desk: Desk) -> None:
    assert fact(desk, "camomile-tea", "price-cup").note == (
        "NOK, Norway, no date shown. Leaves out: The honey. Loose flowers cost less."
    )
    assert fact(desk, "warm-milk", "price-cup").note == "NOK, Norway, February 2026."


def test_blanks_of_every_kind_say_which(desk: Desk) -> None:
    found = {
        (treatment, name): fact(desk, treatment, name)
        for treatment in desk.knowledge.treatments
        for name in ("effect", "cups", "slept-sooner")
    }
    blanks = {key: view.blank.label for key, view in found.items() if view.blank}
    assert blanks == {
        ("camomile-tea", "effect"): "studies conflict",
        ("camomile-tea", "slept-sooner"): "not studied",
        ("do-nothing", "cups"): "does not apply",
        ("tea-ceremony-visit", "slept-sooner"): "not looked up yet",
        ("warm-milk", "slept-sooner"): "studied, no difference",
    }
    for view in found.values():
        assert bool(view.value) != bool(view.blank)
        if view.blank:
            assert (view.certainty, view.flag) == (None, "")
            assert view.blank.mark and view.blank.definition
    assert found["warm-milk", "slept-sooner"].note == "The trial saw no clear difference."


def test_a_fact_that_does_not_apply_is_none(desk: Desk) -> None:
    knowledge = desk.knowledge
    assert desk.fact(knowledge.facts["taste"], knowledge.treatments["do-nothing"]) is None


def test_a_course_is_worked_out_from_its_parts(desk: Desk) -> None:
    view = fact(desk, "camomile-tea", "price-evening")
    assert view.value == "kr6 to kr16"
    assert (
        view.note == "Worked out: 2 cups times kr3 to kr8. NOK, Norway, no date shown. Leaves out: The honey."
    )
    assert [mark.source for mark in view.marks] == ["old-herbal", "tea-house-prices"]
    assert view.certainty is not None
    assert (view.certainty.id, view.certainty.why) == ("very_low", "custom")
    assert view.flag == NOT_READ
    assert fact(desk, "warm-milk", "price-evening").value == "kr4 to kr4.5"
    assert fact(desk, "tea-ceremony-visit", "price-evening").value == "kr1,200 to kr1,500"


def test_a_course_with_a_blank_part_is_that_blank(desk: Desk) -> None:
    view = fact(desk, "do-nothing", "price-evening")
    assert view.value == ""
    assert view.blank is not None
    assert view.blank.id == "not_applicable"
    assert (view.marks, view.certainty, view.flag) == ((), None, "")


def test_a_course_of_other_things_than_money_has_its_unit(tmp_path: Path) -> None:
    edits: list[Edit] = [
        (
            "facts.yml",
            "    question: What does a whole evening cost?\n    kind: money\n",
            "    question: How long is it?\n    kind: range\n    unit: minutes\n    unit_one: minute\n"
            "    measure: minutes\n",
        ),
        ("facts.yml", "[cups, price-cup]", "[cups, minutes]"),
    ]
    desk = Desk(Project(tmp_path, *edits).knowledge(), WORDS)
    assert fact(desk, "camomile-tea", "price-evening").value == "20 to 30 or more minutes"
    assert fact(desk, "warm-milk", "price-evening").value == "5 to 10 minutes"


# ---- other parts


def test_a_missing_statement_is_its_blank_with_the_note(desk: Desk) -> None:
    living = desk.knowledge.treatments["camomile-tea"].living_with
    said = desk.maybe(living.feelings)
    assert said.blank is None
    assert said.said is not None
    assert said.said.text == "Some people find it calming."
    missing = desk.maybe(living.daily_life)
    assert missing.said is None
    assert missing.blank is not None
    assert (missing.blank.label, missing.blank.note) == (
        "studies conflict",
        "One review says this and the other that.",
    )


def test_care_cards_come_by_urgency(desk: Desk) -> None:
    cards = desk.care_cards(desk.knowledge.treatments["warm-milk"].care_cards)
    assert [card.urgency for card in cards] == ["emergency", "today"]
    assert cards[0].heading == "Get emergency help now if"
    assert cards[0].signs == ("trouble breathing", "swollen lips")


def test_must_not_comes_before_ask_first(tmp_path: Path) -> None:
    first = "\navoid:\n  - {condition: daisy-allergy, level: ask_first, why: Ask., unsourced: plain sense}\n"
    knowledge = Project(tmp_path, ("treatments/warm-milk.yml", "\navoid:\n", first)).knowledge()
    avoids = Desk(knowledge, WORDS).avoids(knowledge.treatments["warm-milk"].avoid)
    assert [(avoid.condition_name, avoid.level_label, avoid.level_mark) for avoid in avoids] == [
        ("Milk allergy", "Must not", "✕"),
        ("Daisy allergy", "Ask first", "?"),
    ]


def test_effects_and_their_gaps(desk: Desk) -> None:
    milk, camomile = (desk.knowledge.treatments[name] for name in ("warm-milk", "camomile-tea"))
    benefits = desk.effects(milk.benefits, milk.benefits_blank)
    assert benefits.gap is None
    assert [effect.what for effect in benefits.effects] == ["Falling asleep sooner"]
    assert benefits.effects[0].chance is not None
    none = desk.effects(camomile.benefits, camomile.benefits_blank)
    assert none.effects == ()
    assert none.gap is not None
    assert (none.gap.id, none.gap.note) == ("conflicting", "Two small studies disagree.")
    assert [mark.source for mark in none.gap.marks] == ["drinks-review"]


def test_reviews(desk: Desk, tmp_path: Path) -> None:
    by_nobody = desk.review(desk.knowledge.treatments["warm-milk"])
    assert (by_nobody.by, by_nobody.by_clinician) == ("Not yet reviewed by a clinician", False)
    assert (by_nobody.reviewed, by_nobody.reviewed_on) == ("1 March 2026", "2026-03-01")
    assert (by_nobody.next_review, by_nobody.overdue) == ("1 September 2026", False)
    by_one = desk.review(desk.knowledge.treatments["camomile-tea"])
    assert (by_one.by, by_one.by_clinician) == ("Reviewed by Kari Nordmann, midwife, on 2 March 2026", True)
    lay = Project(tmp_path, ("treatments/camomile-tea.yml", "clinician: yes", "clinician: no")).knowledge()
    assert not Desk(lay, WORDS).review(lay.treatments["camomile-tea"]).by_clinician


def test_names_of_every_kind_of_link(desk: Desk) -> None:
    names = {
        ("treatment", "warm-milk"): "Warm milk",
        ("routine", "evening-cup"): "Evening cup",
        ("claim", "does-milk-make-you-sleepy"): "Does milk make you sleepy?",
        ("comparison", "evening-drinks"): "Evening drinks",
        ("flow", "which-cup"): "Which cup?",
        ("concern", "restless-evenings"): "Restless evenings",
        ("source", "old-herbal"): "The old herbal",
        ("condition", "milk-allergy"): "Milk allergy",
        ("fact", "cups"): "Cups",
        ("cause", "worry"): "Worry",
        ("term", "camomile"): "camomile",
    }
    assert {key: desk.record(*key).name for key in names} == names
    assert desk.plain("**See** [[term:camomile]]") == "See camomile"


def test_pages_that_mention_a_record_by_kind_and_name(desk: Desk) -> None:
    assert [(view.kind, view.name) for view in desk.linked_from("treatment", "warm-milk")] == [
        ("treatment", "Camomile tea"),
        ("comparison", "Evening drinks"),
        ("routine", "Evening cup"),
        ("flow", "Which cup?"),
        ("claim", "Does milk make you sleepy?"),
    ]
