"""Points 20 to 28, each met and not met."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from criteria_tools import changed, compared, comparison, guide, tea, treatment, why, with_fields
from guidebook.criteria import numbers
from guidebook.criteria.subjects import TreatmentSubject
from guidebook.knowledge import Knowledge
from guidebook.models.editing import Exceptions, Exempt
from guidebook.models.facts import Chance, FactValue

CHANCE = Chance(count=Decimal(12), of=100, group="60 adults who drank milk", period="two weeks")


def test_20_chances_are_given() -> None:
    assert why(numbers.gives_chances(treatment("warm-milk"))) == ["1 of 3 benefits and harms have no number"]
    (harm,) = tea().treatments["warm-milk"].harms.common
    counted = treatment("warm-milk", harms__common=(with_fields(harm, chance=CHANCE),))
    assert why(numbers.gives_chances(counted)) == []
    assert why(numbers.gives_chances(treatment("do-nothing", benefits=()))) is None


def test_21_numbers_name_their_people() -> None:
    assert why(numbers.names_the_group(treatment("do-nothing"))) == []  # its chance is a fact
    assert why(numbers.names_the_group(treatment("warm-milk"))) == [
        "no number of people: “people in a survey”"
    ]
    assert why(numbers.names_the_group(treatment("camomile-tea"))) is None


def with_two_chances(second: Chance) -> Knowledge:
    """Two options with a chance in one row: doing nothing has "0.4 of 100 over two weeks"."""
    facts = tea().treatments["warm-milk"].facts
    value = FactValue.model_construct(chance=second, sources=("milk-survey",))
    return changed("treatments", "warm-milk", facts={**facts, "slept-sooner": value})


def test_22_numbers_of_one_row_are_of_the_same_whole() -> None:
    assert why(numbers.same_denominator(comparison())) is None  # one chance alone
    assert why(numbers.same_denominator(compared(with_two_chances(CHANCE)))) == []
    of_ten = with_fields(CHANCE, count=Decimal(1), of=10)
    assert why(numbers.same_denominator(compared(with_two_chances(of_ten)))) == [
        "one row has numbers out of 10, 100"
    ]


@pytest.mark.parametrize(
    ("count", "told"),
    [
        ("12", True),
        ("0", True),
        ("100", True),
        ("0.5", True),
        ("99.4", True),
        ("0.4", False),
        ("99.5", False),
    ],
)
def test_25_both_sides_can_be_told(count: str, told: bool) -> None:
    (benefit,) = tea().treatments["warm-milk"].benefits
    chance = with_fields(CHANCE, count=Decimal(count))
    subject = treatment("warm-milk", benefits=(with_fields(benefit, chance=chance),), harms__serious=())
    reasons = [] if told else [f"{count} of 100 has no whole number on both sides"]
    assert why(numbers.gives_both_sides(subject)) == reasons


def test_25_does_not_apply_without_chances() -> None:
    assert why(numbers.gives_both_sides(treatment("camomile-tea"))) is None


def test_26_how_sure_we_are() -> None:
    assert why(numbers.says_how_sure(treatment("warm-milk"))) == []
    (harm,) = tea().treatments["warm-milk"].harms.common
    facts = tea().treatments["warm-milk"].facts
    unsure = {**facts, "cups": with_fields(facts["cups"], certainty=None)}
    subject = treatment(
        "warm-milk", harms__common=(with_fields(harm, why=""),), facts=unsure, evidence__why=""
    )
    assert why(numbers.says_how_sure(subject)) == ["3 benefits, harms or values without a grade or a reason"]


def excepted(rule: str) -> TreatmentSubject:
    allowed = Exempt(rule=rule, record="treatments/warm-milk", field="summary", reason="a quotation")
    knowledge = dataclasses.replace(tea(), exceptions=Exceptions(exceptions=(allowed,)))
    return TreatmentSubject(guide(knowledge), ("treatment", "warm-milk"), knowledge.treatments["warm-milk"])


def test_26_and_28_an_exception_from_their_rules_is_told() -> None:
    assert why(numbers.says_how_sure(excepted("claim-language"))) == [
        "exception from claim-language: a quotation"
    ]
    assert why(numbers.tells_numbers_plainly(excepted("relative-number"))) == [
        "exception from relative-number: a quotation"
    ]
    assert why(numbers.says_how_sure(excepted("relative-number"))) == []


def test_27_blanks_are_told_apart() -> None:
    assert why(numbers.tells_blanks_apart(guide())) == []
    terms = dict(tea().vocabulary["blank"])
    terms["conflicting"] = with_fields(terms["conflicting"], label="not studied", mark="∅")
    del terms["not_applicable"]
    knowledge = dataclasses.replace(tea(), vocabulary={**tea().vocabulary, "blank": terms})
    assert why(numbers.tells_blanks_apart(guide(knowledge))) == [
        "the blank not_applicable has no words",
        "two kinds of blank have the same words",
        "two kinds of blank have the same sign",
    ]


@pytest.mark.parametrize(
    ("detail", "reasons"),
    [
        ("5 of 60 felt it.", []),
        ("It fell by 5% and then by 0.1%.", []),
        ("It fell by 4.25 points.", ["4.25 has decimals"]),
        ("It costs 1,000 and 3.5, or again 3.5.", ["3.5 has decimals"]),
        ("In 5% of cups, or 1 in 20.", ["shares are told in two ways: 5%, 1 in 20"]),
        ("See page 2.", []),
    ],
)
def test_28_numbers_are_plain(detail: str, reasons: list[str]) -> None:
    (benefit,) = tea().treatments["warm-milk"].benefits
    subject = treatment("warm-milk", benefits=(with_fields(benefit, detail=detail),))
    assert why(numbers.tells_numbers_plainly(subject)) == reasons
