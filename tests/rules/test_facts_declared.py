from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.models.facts import FactKind
from guidebook.rules.facts_declared import _shape
from project_tools import Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"
NOTHING = "treatments/do-nothing.yml"
RANGE = "kind: range\n    unit: sips\n    unit_one: sip\n    better: lower"
WITH = "sources: [evening-trial], certainty: low, why: a guess"
VALUES = {
    "effect": (
        f"{{count: 3, {WITH}}}",
        "{text: Perhaps a little sooner to sleep., sources: [evening-trial], certainty: low, why: small trial}",
    ),
    "cups": (
        f"{{low: 1, high: 2, {WITH}}}",
        "{count: 1, sources: [evening-trial], certainty: high, why: as in the trial}",
    ),
    "minutes": (
        f"{{text: Ten or so., {WITH}}}",
        "{low: 5, high: 10, sources: [health-page], certainty: low, why: one page}",
    ),
    "slept-sooner": (
        f"{{yes: yes, {WITH}}}",
        "{blank: no_difference, note: The trial saw no clear difference., sources: [evening-trial]}",
    ),
    "taste": (
        f"{{text: Sweet., {WITH}}}",
        "{choice: sweet, sources: [milk-survey], certainty: low, why: second-hand}",
    ),
    "caffeine": (
        f"{{choice: sweet, {WITH}}}",
        "{yes: no, sources: [health-page], certainty: high, why: one page}",
    ),
    "price-cup": (
        f"{{chance: {{count: 1, of: 2, group: all, period: now}}, {WITH}}}",
        "{low: 4, high: 4.5, as_of: 2026-02, sources: [tea-house-prices], certainty: very_low, why: one list}",
    ),
}

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "missing-fact": (["fact"], [(MILK, f"  cups: {VALUES['cups'][1]}\n", "")]),
    "wrong-kinds": (["fact"] * 7, [(MILK, old, new) for new, old in VALUES.values()]),
    "worked-out-fact": (["fact"], [(MILK, "facts:\n", "facts:\n  price-evening: {blank: not_studied}\n")]),
    "fact-of-other-kinds": (["fact"], [(NOTHING, "facts:\n", "facts:\n  taste: {blank: not_applicable}\n")]),
    "price-without-date": (["fact"], [(MILK, "high: 4.5, as_of: 2026-02,", "high: 4.5,")]),
    "unknown-choice": (["fact"], [(MILK, "choice: sweet", "choice: swete")]),
    "unlike-any-choice": (["fact"], [(MILK, "choice: sweet", "choice: zzz")]),
    "unknown-list": (["fact"], [("facts.yml", "choices: taste", "choices: tastes")]),
    "unknown-kind-of-treatment": (
        ["fact", "fact"],
        [("facts.yml", "applies_to: [home, clinic]", "applies_to: [hom, home, clinic, zzz]")],
    ),
    "cannot-multiply": (["fact", "fact"], [("facts.yml", "[cups, price-cup]", "[taste, price-evening]")]),
    "money-times-money": (["fact"], [("facts.yml", "[cups, price-cup]", "[price-cup, price-visit]")]),
    "days-times-minutes": (["fact"], [("facts.yml", "[cups, price-cup]", "[rest-days, minutes]")]),
    "times-of-nothing": (
        ["fact"],
        [("facts.yml", "    measure: times\n    better: lower\n    show:", "    show:")],
    ),
    "makes-minutes": (["fact"], [("facts.yml", "[cups, price-cup]", "[cups, minutes]")]),
    "makes-money": (
        ["fact"],
        [
            (
                "facts.yml",
                "    kind: money\n    better: lower\n    show: [glance,",
                f"    {RANGE}\n    show: [glance,",
            )
        ],
    ),
    "less-than-nothing": (
        ["fact", "fact"],
        [(MILK, "low: 20, high: 25", "low: -20, high: 25"), (MILK, "low: 5, high: 10", "low: -5, high: 10")],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/facts_declared/{name}", tmp_path, *REFUSED[name])


def test_every_kind_of_fact_says_how_it_is_written() -> None:
    assert all(f"kind {kind}: write " in _shape(kind) for kind in FactKind)


@pytest.mark.parametrize("fact", VALUES)
def test_every_fact_may_be_a_blank(fact: str, tmp_path: Path) -> None:
    edits: list[Edit] = [(MILK, VALUES[fact][1], "{blank: not_looked_up}")]
    assert Project(tmp_path, *edits).messages() == []
