"""Which two options get a page of their own, and how they stand to each other."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from criteria_tools import changed, tea, with_fields
from guidebook.knowledge import Knowledge
from guidebook.models.base import Blank
from guidebook.models.comparison import Pair
from guidebook.models.facts import FactValue
from guidebook.models.treatment import Gap, TreatmentKind
from guidebook.pairs import (
    PairOfOptions,
    Relation,
    answered_of_both,
    are_apart,
    by_name,
    has_enough,
    pair_id,
    pairs_named_in,
    pairs_of_options,
    relation_of_effects,
    relations_of_facts,
)
from project_tools import Project

MILK, CAMOMILE, NOTHING, VISIT = "warm-milk", "camomile-tea", "do-nothing", "tea-ceremony-visit"
DRINKS = "evening-drinks"


def with_pairs(*pairs: tuple[str, str], all_pairs: bool = False) -> Knowledge:
    named = tuple(Pair(one=one, other=other) for one, other in pairs)
    return changed("comparisons", DRINKS, pairs=named, all_pairs=all_pairs)


def names(knowledge: Knowledge) -> list[str]:
    return [pair.id for pair in pairs_of_options(knowledge)]


def test_the_pairs_of_the_tiny_project() -> None:
    assert pairs_of_options(tea()) == (
        PairOfOptions(CAMOMILE, MILK, (DRINKS,)),
        PairOfOptions(NOTHING, MILK, (DRINKS,)),
    )
    assert list(tea().pairs) == ["camomile-tea-or-warm-milk", "do-nothing-or-warm-milk"]


def test_the_address_does_not_depend_on_who_is_named_first() -> None:
    assert pair_id("b", "a") == pair_id("a", "b") == "a-or-b"
    turned = with_pairs((CAMOMILE, MILK), (MILK, NOTHING))
    assert pairs_of_options(turned) == pairs_of_options(tea())


def test_the_order_of_the_list_does_not_matter() -> None:
    assert names(with_pairs((NOTHING, MILK), (MILK, CAMOMILE))) == names(tea())


def test_all_pairs_are_those_with_enough() -> None:
    every = with_pairs(all_pairs=True)
    assert len(list(pairs_named_in(every.comparisons[DRINKS]))) == 6
    assert names(every) == [
        "camomile-tea-or-do-nothing",
        "camomile-tea-or-tea-ceremony-visit",
        "camomile-tea-or-warm-milk",
        "do-nothing-or-tea-ceremony-visit",
        "do-nothing-or-warm-milk",
        "tea-ceremony-visit-or-warm-milk",
    ]
    thin = with_few_facts(every)
    assert names(thin) == [
        "camomile-tea-or-do-nothing",
        "camomile-tea-or-tea-ceremony-visit",
        "do-nothing-or-tea-ceremony-visit",
    ]


def with_few_facts(knowledge: Knowledge) -> Knowledge:
    """Of the milk only what it may do and how many cups are known."""
    facts = {
        name: value if name in ("effect", "cups") else FactValue(blank=Blank.NOT_LOOKED_UP)
        for name, value in knowledge.treatments[MILK].facts.items()
    }
    return changed("treatments", MILK, knowledge, facts=facts)


def test_a_pair_of_two_comparisons_has_one_page(tmp_path: Path) -> None:
    second = with_fields(tea().comparisons[DRINKS], name="Other drinks")
    knowledge = with_pairs((MILK, CAMOMILE))
    both = {DRINKS: knowledge.comparisons[DRINKS], "all-drinks": second}
    (first, _) = pairs_of_options(with_fields_of(knowledge, comparisons=both))
    assert first == PairOfOptions(CAMOMILE, MILK, ("all-drinks", DRINKS))


def with_fields_of(knowledge: Knowledge, **fields: object) -> Knowledge:
    return dataclasses.replace(knowledge, **fields)  # type: ignore[arg-type]


def test_the_two_stand_in_the_order_of_their_names(tmp_path: Path) -> None:
    knowledge = Project(
        tmp_path, ("treatments/camomile-tea.yml", "name: Camomile tea", "name: Äther tea")
    ).knowledge()
    pair = knowledge.pairs["camomile-tea-or-warm-milk"]
    assert pair.options == (CAMOMILE, MILK)
    assert by_name(knowledge, pair) == (MILK, CAMOMILE)


# ---- how much is known


def with_facts(**values: FactValue | None) -> Knowledge:
    """Warm milk with some of its facts changed; underscores stand for hyphens."""
    facts = dict(tea().treatments[MILK].facts)
    for name, value in values.items():
        if value is None:
            del facts[name.replace("_", "-")]
        else:
            facts[name.replace("_", "-")] = value
    return changed("treatments", MILK, facts=facts)


@pytest.mark.parametrize(
    ("blank", "answered"),
    [
        (Blank.NOT_LOOKED_UP, 2),
        (Blank.NOT_STUDIED, 2),
        (Blank.NOT_APPLICABLE, 2),
        (Blank.NO_DIFFERENCE, 3),
        (Blank.CONFLICTING, 3),
    ],
)
def test_a_blank_that_tells_something_is_an_answer(blank: Blank, answered: int) -> None:
    few = with_few_facts(tea())
    facts = dict(few.treatments[MILK].facts) | {"minutes": FactValue(blank=blank)}
    knowledge = changed("treatments", MILK, few, facts=facts)
    assert answered_of_both(knowledge, MILK, CAMOMILE) == answered
    assert has_enough(knowledge, MILK, CAMOMILE) == (answered == 3)


def test_that_a_fact_does_not_apply_is_an_answer_of_doing_nothing_alone() -> None:
    facts = tea().treatments[NOTHING].facts
    assert facts["price-cup"].blank is Blank.NOT_APPLICABLE and "taste" not in facts
    # what it may do, cups, minutes, slept sooner, taste, caffeine, price of a cup and of a box, where it is felt
    assert answered_of_both(tea(), NOTHING, MILK) == 9
    other = changed("treatments", NOTHING, kind=TreatmentKind.COSMETIC)
    assert answered_of_both(other, NOTHING, MILK) == 3  # what it may do, minutes, slept sooner


def test_what_applies_to_neither_is_not_counted() -> None:
    facts = {"effect": tea().treatments[NOTHING].facts["effect"]}
    twin = with_fields(tea().treatments[NOTHING], facts=facts)
    two = with_fields_of(tea(), treatments=dict(tea().treatments) | {NOTHING: twin, "rest": twin})
    assert answered_of_both(two, NOTHING, "rest") == 1


def test_a_fact_worked_out_from_others_is_no_further_one() -> None:
    knowledge = tea()
    both = [knowledge.treatments[name].facts for name in (MILK, CAMOMILE)]
    assert all(
        {"cups", "price-cup"} <= facts.keys() for facts in both
    )  # so the evening's price is known of both
    assert answered_of_both(knowledge, MILK, CAMOMILE) == 8


# ---- how the two stand to each other


def relation(fact: str, knowledge: Knowledge, one: str = MILK, other: str = CAMOMILE) -> Relation:
    records = knowledge.treatments
    return relations_of_facts(knowledge.facts, records[one], records[other])[fact]


def test_each_fact_has_its_relation() -> None:
    records = tea().treatments
    found = relations_of_facts(tea().facts, records[CAMOMILE], records[MILK])
    assert found == {
        "effect": Relation.DIFFERS,
        "cups": Relation.DIFFERS,
        "minutes": Relation.DIFFERS,
        "slept-sooner": Relation.ONE_KNOWN,
        "taste": Relation.DIFFERS,
        "caffeine": Relation.SAME,
        "price-cup": Relation.DIFFERS,
        "price-evening": Relation.DIFFERS,
        "visits": Relation.NEITHER,
        "later-visits": Relation.NEITHER,
        "rest-days": Relation.NEITHER,
        "price-visit": Relation.NEITHER,
        "boxes": Relation.ONE_KNOWN,
        "price-box": Relation.DIFFERS,
        "felt-in": Relation.DIFFERS,
    }
    turned = relations_of_facts(tea().facts, records[MILK], records[CAMOMILE])
    assert turned == found


NOT_LOOKED_UP, NO_DIFFERENCE = (
    FactValue(blank=blank) for blank in (Blank.NOT_LOOKED_UP, Blank.NO_DIFFERENCE)
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, Relation.ONE_APPLIES),
        (FactValue(blank=Blank.NOT_APPLICABLE), Relation.ONE_APPLIES),
        (NOT_LOOKED_UP, Relation.ONE_KNOWN),
        (NO_DIFFERENCE, Relation.DIFFERS),
    ],
)
def test_a_blank_against_a_value(value: FactValue | None, expected: Relation) -> None:
    assert relation("cups", with_facts(cups=value)) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, Relation.NOT_KNOWN),
        (NOT_LOOKED_UP, Relation.NOT_KNOWN),
        (FactValue(blank=Blank.NOT_STUDIED), Relation.NOT_KNOWN),
        (NO_DIFFERENCE, Relation.ONE_KNOWN),
    ],
)
def test_a_blank_against_a_gap(value: FactValue | None, expected: Relation) -> None:
    assert tea().treatments[CAMOMILE].facts["slept-sooner"].blank is Blank.NOT_STUDIED
    assert relation("slept-sooner", with_facts(slept_sooner=value)) is expected


def test_how_sure_and_from_where_make_no_difference() -> None:
    caffeine = tea().treatments[MILK].facts["caffeine"]
    other = with_fields(
        caffeine, sources=("evening-trial",), certainty="low", why="a guess", note="So they say."
    )
    assert relation("caffeine", with_facts(caffeine=other)) is Relation.SAME
    assert relation("caffeine", with_facts(caffeine=with_fields(caffeine, yes=True))) is Relation.DIFFERS


def test_a_price_of_another_year_is_the_same_price() -> None:
    price = tea().treatments[CAMOMILE].facts["price-cup"]
    assert relation("price-cup", with_facts(price_cup=with_fields(price, as_of="2020"))) is Relation.SAME
    assert relation("price-cup", with_facts(price_cup=with_fields(price, or_more=True))) is Relation.DIFFERS


def test_numbers_are_compared_as_numbers() -> None:
    minutes = tea().treatments[CAMOMILE].facts["minutes"]
    assert relation("minutes", with_facts(minutes=with_fields(minutes, low=minutes.low))) is Relation.SAME
    longer = with_fields(minutes, high=minutes.high + 1)  # type: ignore[operator]
    assert relation("minutes", with_facts(minutes=longer)) is Relation.DIFFERS


def test_effects_are_the_same_when_the_same_things_have_the_same_chance() -> None:
    milk, nothing = tea().treatments[MILK], tea().treatments[NOTHING]
    (benefit,) = milk.benefits
    assert relation_of_effects(milk, milk, "benefits") is Relation.SAME
    told_otherwise = with_fields(milk, benefits=(with_fields(benefit, detail="Said otherwise."),))
    assert relation_of_effects(milk, told_otherwise, "benefits") is Relation.SAME
    assert benefit.chance is not None
    other = with_fields(benefit, chance=with_fields(benefit.chance, count=11))
    assert relation_of_effects(milk, with_fields(milk, benefits=(other,)), "benefits") is Relation.DIFFERS
    assert relation_of_effects(milk, nothing, "common-harms") is Relation.DIFFERS  # there is nothing to take
    assert relation_of_effects(nothing, nothing, "serious-harms") is Relation.NEITHER


def test_unknown_harms_are_no_difference() -> None:
    milk, camomile = tea().treatments[MILK], tea().treatments[CAMOMILE]
    assert relation_of_effects(milk, camomile, "serious-harms") is Relation.ONE_KNOWN
    gap = Gap(blank=Blank.NOT_STUDIED, why="Nobody looked.")
    unknown = with_fields(milk, harms__serious=(), harms__serious_blank=gap)
    assert relation_of_effects(unknown, camomile, "serious-harms") is Relation.NOT_KNOWN


def test_one_answer_on_safety_sets_two_apart() -> None:
    milk = tea().treatments[MILK]
    twin = with_fields_of(tea(), treatments=dict(tea().treatments) | {"hot-milk": milk})
    assert not are_apart(twin, MILK, "hot-milk")
    assert not has_enough(twin, MILK, "hot-milk")
    careful = with_fields(milk, avoid=())
    apart = with_fields_of(tea(), treatments=dict(tea().treatments) | {"hot-milk": careful})
    assert are_apart(apart, MILK, "hot-milk")
    assert has_enough(apart, MILK, "hot-milk")
