"""Points 9 to 19, each met and not met."""

from __future__ import annotations

import dataclasses

import pytest

from criteria_tools import changed, compared, comparison, tea, treatment, why, with_fields
from guidebook.criteria import effects
from guidebook.models.base import Blank, StatementOrBlank
from guidebook.models.facts import FactKind, FactValue
from guidebook.models.treatment import Gap

NOT_LOOKED_UP = Gap(blank=Blank.NOT_LOOKED_UP, why="Not yet.")
NOT_STUDIED = Gap(blank=Blank.NOT_STUDIED, why="No study.")
CONFLICTING = Gap(blank=Blank.CONFLICTING, why="Two studies.")


def test_9_benefits_are_listed() -> None:
    assert why(effects.lists_benefits(treatment("warm-milk"))) == []
    assert why(effects.lists_benefits(treatment("camomile-tea"))) == []  # studies conflict
    missing = ["benefits were not looked up yet"]
    assert why(effects.lists_benefits(treatment("warm-milk", benefits=()))) == missing
    assert why(effects.lists_benefits(treatment("camomile-tea", benefits_blank=NOT_LOOKED_UP))) == missing


def test_10_harms_are_listed_the_serious_apart() -> None:
    assert why(effects.lists_harms(treatment("warm-milk"))) == []
    assert why(effects.lists_harms(treatment("do-nothing"))) == []
    assert why(effects.lists_harms(treatment("camomile-tea"))) == ["serious harms were not looked up yet"]
    assert why(effects.lists_harms(treatment("tea-ceremony-visit"))) == [
        "common harms were not looked up yet"
    ]
    assert why(effects.lists_harms(treatment("camomile-tea", harms__serious_blank=NOT_STUDIED))) == []
    assert why(effects.lists_harms(treatment("camomile-tea", harms__serious_blank=CONFLICTING))) == [
        "the blank in serious harms names no source"
    ]
    sourced = with_fields(CONFLICTING, sources=("drinks-review",))
    assert why(effects.lists_harms(treatment("camomile-tea", harms__serious_blank=sourced))) == []


def test_11_both_sides_have_the_same_detail() -> None:
    assert why(effects.is_balanced(treatment("warm-milk"))) == []
    assert why(effects.is_balanced(treatment("camomile-tea"))) is None  # its benefits are a blank
    (benefit,) = tea().treatments["warm-milk"].benefits
    three = treatment("warm-milk", harms__common=(benefit,) * 5)
    assert why(effects.is_balanced(three)) == [
        "items: 1 on benefits, 6 on harms",
        "words: 22 on benefits, 125 on harms",
        "numbers: 3 on benefits, 17 on harms",
        "citations: 1 on benefits, 6 on harms",
    ]


def test_11_small_numbers_of_citations_are_equal() -> None:
    (benefit,) = tea().treatments["warm-milk"].benefits
    for count, reasons in ((4, []), (5, ["citations: 5 on benefits, 2 on harms"])):
        cited = with_fields(benefit, sources=("evening-trial",) * count)
        assert why(effects.is_balanced(treatment("warm-milk", benefits=(cited,)))) == reasons


def test_12_what_it_is_like() -> None:
    assert why(effects.says_what_it_is_like(treatment("camomile-tea"))) == []
    assert why(effects.says_what_it_is_like(treatment("warm-milk"))) == [
        "what it is like in daily life was not looked up yet"
    ]
    open_ = StatementOrBlank(blank=Blank.NOT_LOOKED_UP)
    everything = treatment("warm-milk", living_with__body=open_, living_with__feelings=open_)
    assert why(effects.says_what_it_is_like(everything)) == [
        "what it is like for the body was not looked up yet",
        "what it is like for feelings was not looked up yet",
        "what it is like in daily life was not looked up yet",
    ]


def test_13_what_is_done() -> None:
    assert why(effects.says_what_is_done(treatment("warm-milk"))) == ["no step after"]
    steps = tea().treatments["warm-milk"].steps
    assert why(effects.says_what_is_done(treatment("warm-milk", steps__after=steps.during))) == []
    assert why(effects.says_what_is_done(treatment("do-nothing"))) == []
    assert why(effects.says_what_is_done(treatment("do-nothing", steps__during=()))) == ["no step during"]


def test_14_how_it_works() -> None:
    assert why(effects.says_how_it_works(treatment("warm-milk"))) == []
    assert why(effects.says_how_it_works(treatment("do-nothing"))) == []
    missing = ["how it works is missing"]
    assert why(effects.says_how_it_works(treatment("warm-milk", how_it_works__text=" "))) == missing
    assert why(effects.says_how_it_works(treatment("warm-milk", acts_on=("moon",)))) == missing


def test_15_who_must_not() -> None:
    assert why(effects.says_who_must_not(treatment("warm-milk"))) == []
    assert why(effects.says_who_must_not(treatment("do-nothing"))) == []
    assert why(effects.says_who_must_not(treatment("tea-ceremony-visit"))) == [
        "who must not have it was not looked up yet"
    ]
    silent = treatment("warm-milk", avoid=(), pregnancy__text="", breast_feeding__text="")
    assert why(effects.says_who_must_not(silent)) == [
        "who must not have it was not looked up yet",
        "pregnancy is not answered",
        "breast-feeding is not answered",
    ]


def test_16_differences_between_groups() -> None:
    assert why(effects.says_differences_between_groups(treatment("warm-milk"))) == []
    assert why(effects.says_differences_between_groups(treatment("do-nothing"))) == []  # not studied
    assert why(effects.says_differences_between_groups(treatment("camomile-tea"))) == [
        "Age: not looked up yet"
    ]


def test_17_practical_facts() -> None:
    assert why(effects.gives_practical_facts(treatment("camomile-tea"))) == []
    assert why(effects.gives_practical_facts(treatment("warm-milk"))) == ["not looked up yet: Boxes a year"]
    assert why(effects.gives_practical_facts(treatment("tea-ceremony-visit"))) == [
        "not looked up yet: Slept sooner"
    ]
    assert why(effects.gives_practical_facts(treatment("do-nothing", facts={}))) == [
        "not looked up yet: What it may do, Cups, Time it takes, Slept sooner, Caffeine, Price of one cup, "
        "and 3 more"
    ]


PRICE = "Price of one cup"


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ({"as_of": "2026-02", "leaves_out": "The honey"}, []),
        ({"as_of": "2024-09", "leaves_out": "The honey"}, []),
        ({"as_of": "2024-08", "leaves_out": "The honey"}, [f"{PRICE}: the price is of 2024-08"]),
        ({"as_of": "2024-12-31", "leaves_out": "The honey"}, []),
        ({"as_of": "2024", "leaves_out": "The honey"}, [f"{PRICE}: the price is of 2024"]),
        ({"as_of": "not_shown", "leaves_out": "The honey"}, [f"{PRICE}: no date"]),
        ({"as_of": "2026-02", "leaves_out": None}, [f"{PRICE}: it does not say what it leaves out"]),
    ],
)
def test_18_prices(fields: dict[str, str | None], reasons: list[str]) -> None:
    facts = facts_with_one_price()
    price = with_fields(facts["price-cup"], **fields)
    subject = treatment("warm-milk", facts={**facts, "price-cup": price})
    assert str(subject.knowledge.site.edition) == "2026-03-15"
    assert why(effects.gives_prices(subject)) == reasons


def facts_with_one_price() -> dict[str, FactValue]:
    """The facts of the milk with its price of a cup and no other."""
    facts = {
        name: value for name, value in tea().treatments["warm-milk"].facts.items() if name != "price-box"
    }
    assert [name for name in facts if name.startswith("price-")] == ["price-cup"]
    return facts


def test_18_every_price_is_looked_at() -> None:
    left_out = "it does not say what it leaves out"
    assert why(effects.gives_prices(treatment("warm-milk"))) == [
        f"{PRICE}: {left_out}",
        f"Price of one box: {left_out}",
    ]


def test_18_a_blank_price() -> None:
    assert why(effects.gives_prices(treatment("do-nothing"))) is None
    facts = facts_with_one_price() | {"price-cup": FactValue(blank=Blank.NOT_STUDIED)}
    assert why(effects.gives_prices(treatment("warm-milk", facts=facts))) == [f"{PRICE}: no price known"]


def test_18_a_comparison_has_a_row_on_money() -> None:
    assert why(effects.compares_prices(comparison())) == []
    assert why(effects.compares_prices(comparison(rows=("effect", "cups")))) == ["no row on money"]
    knowledge = changed("comparisons", "evening-drinks", rows=("effect",))
    facts = {name: one for name, one in knowledge.facts.items() if one.kind is not FactKind.MONEY}
    assert why(effects.compares_prices(compared(dataclasses.replace(knowledge, facts=facts)))) is None


def test_19_when_to_get_help() -> None:
    assert why(effects.says_when_to_get_help(treatment("warm-milk"))) == []
    assert why(effects.says_when_to_get_help(treatment("do-nothing"))) is None
    assert why(effects.says_when_to_get_help(treatment("warm-milk", care_cards=()))) == ["no care card"]
