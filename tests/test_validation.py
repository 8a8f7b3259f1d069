from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.validation import path_text
from project_tools import Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"
CAMOMILE = "treatments/camomile-tea.yml"
NOTHING = "treatments/do-nothing.yml"
CUPS = "  cups: {count: 1, sources: [evening-trial], certainty: high, why: as in the trial}"
MINUTES = "  minutes: {low: 5, high: 10, sources: [health-page], certainty: low, why: one page}"
HAND = "which an editor types by hand "

# name: (rules that are reported, what an editor did)
REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "missing-field": (["missing-field"], [(MILK, "kind: home\n", "")]),
    "missing-field-in-list": (
        ["missing-field"],
        [(MILK, "    - what: Feeling full\n      detail:", "    - detail:")],
    ),
    "missing-field-of-closed-list": (
        ["missing-field"],
        [(MILK, "  - condition: milk-allergy\n    level: must_not\n", "  - condition: milk-allergy\n")],
    ),
    "unknown-field": (["unknown-field"], [(MILK, "summary:", "sumary:")]),
    "unknown-field-in-list": (
        ["unknown-field"],
        [
            (
                MILK,
                "      detail: A full stomach is common.\n",
                "      detail: A full stomach is common.\n      colour: white\n",
            )
        ],
    ),
    "unknown-field-of-fact": (
        ["unknown-field"],
        [
            (
                MILK,
                CUPS,
                "  cups: {count: 1, unit: cup, sources: [evening-trial], certainty: high, why: as seen}",
            )
        ],
    ),
    "text-for-list": (["type"], [(MILK, "concerns: [restless-evenings]", "concerns: restless-evenings")]),
    "fields-for-list": (
        ["type"],
        [(MILK, "concerns: [restless-evenings]", "concerns: {first: restless-evenings}")],
    ),
    "nothing-for-list": (["type"], [(MILK, "acts_on: [cold-room]", "acts_on:")]),
    "text-for-fields": (
        ["type"],
        [
            (
                MILK,
                "pregnancy: {level: fine, text: Heated milk is fine., sources: [health-page]}",
                "pregnancy: fine",
            )
        ],
    ),
    "text-for-mapping": (
        ["type", "unknown-field"],
        [("vocabulary.yml", "lists:\n", "lists: none\nolder:\n")],
    ),
    "list-for-text": (["value"], [(MILK, "name: Warm milk", "name: [Warm, milk]")]),
    "fields-for-text": (["value"], [(MILK, "name: Warm milk", "name: {long: Warm milk}")]),
    "nothing-for-text": (["value"], [(MILK, "name: Warm milk", "name:")]),
    "several-lines": (["value"], [(MILK, "name: Warm milk", "name: |-\n  Warm\n  milk")]),
    "too-many-characters": (["length"], [(MILK, "name: Warm milk", f"name: {'mi' * 201}")]),
    "too-many-words": (["value"], [(MILK, "summary: A cup", f"summary: {'cup ' * 55}A cup")]),
    "too-many-words-in-cell": (
        ["value"],
        [(MILK, "text: Perhaps a little", f"text: Perhaps {'very ' * 25}little")],
    ),
    "no-question": (["value"], [("claims/does-milk-make-you-sleepy.yml", "sleepy?", "sleepy.")]),
    "long-question": (
        ["value"],
        [
            (
                "flows/which-cup.yml",
                "ask: Do you like",
                "ask: Do you really, truly, honestly, deeply and always like",
            )
        ],
    ),
    "not-a-number": (["value"], [(MILK, "low: 5", "low: five")]),
    "number-with-comma": (["value"], [(MILK, "{low: 5, high: 10,", '{low: 5, high: "1,000",')]),
    "number-in-other-script": (["value"], [(MILK, "low: 5", "low: ٥")]),
    "not-a-whole-number": (["value"], [(MILK, "count: 1,", "count: 1.5,")]),
    "leading-zero": (["value"], [(MILK, "count: 1,", "count: 010,")]),
    "not-a-date": (["value"], [(MILK, "reviewed: 2026-03-01", "reviewed: 1 March 2026")]),
    "no-such-day": (["value"], [(MILK, "reviewed: 2026-03-01", "reviewed: 2026-02-30")]),
    "not-a-loose-date": (["value"], [(MILK, "4.5, as_of: 2026-02", "4.5, as_of: spring 2026")]),
    "no-such-month": (["value"], [(MILK, "4.5, as_of: 2026-02", "4.5, as_of: 2026-13")]),
    "not-yes-or-no": (["value"], [(MILK, "yes: no", "yes: perhaps")]),
    "not-an-id": (["value"], [(MILK, "acts_on: [cold-room]", "acts_on: [Cold room]")]),
    "device-name": (["value"], [(MILK, "acts_on: [cold-room]", "acts_on: [con]")]),
    "id-as-key": (["value"], [(MILK, "  cups: {count", "  cups_now: {count")]),
    "not-an-address": (["value"], [("sources/health-page.yml", "https://health", "health")]),
    "not-a-doi": (["value"], [("sources/evening-trial.yml", "10.5555", "https://doi.org/10.5555")]),
    "not-an-origin": (["value"], [(MILK, "[A0-01]", "[claim 1]")]),
    "not-in-closed-list": (["choice"], [(MILK, "kind: home", "kind: hom")]),
    "not-in-literal-list": (["choice"], [("routines/evening-cup.yml", "per: day", "per: daily")]),
    "nothing-for-closed-list": (["choice"], [(MILK, "kind: home", "kind:")]),
    "list-for-closed-list": (["choice"], [(MILK, "kind: home", "kind: [home]")]),
    "empty-list": (["length"], [(MILK, "concerns: [restless-evenings]", "concerns: []")]),
    "short-list": (
        ["length"],
        [
            (
                "comparisons/evening-drinks.yml",
                "[camomile-tea, do-nothing, tea-ceremony-visit, warm-milk]",
                "[do-nothing]",
            )
        ],
    ),
    "long-list": (["length"], [("facts.yml", "[cups, price-cup]", "[cups, price-cup, minutes]")]),
    "short-pair": (["missing-field"], [("facts.yml", "[cups, price-cup]", "[cups]")]),
    "no-source": (
        ["value"],
        [
            (
                MILK,
                "    - text: Warm the milk and drink it slowly.\n      sources: [health-page]\n",
                "    - text: Warm the milk and drink it slowly.\n",
            )
        ],
    ),
    "source-and-reason": (
        ["value"],
        [
            (
                MILK,
                "    why: It can be dangerous.\n",
                "    why: It can be dangerous.\n    unsourced: plain sense\n",
            )
        ],
    ),
    "text-and-blank": (
        ["value"],
        [
            (
                MILK,
                "  feelings: {blank: not_studied}",
                "  feelings: {blank: not_studied, text: Calm., sources: [health-page]}",
            )
        ],
    ),
    "no-text-and-no-blank": (
        ["value"],
        [(MILK, "  feelings: {blank: not_studied}", "  feelings: {note: Calm.}")],
    ),
    "text-without-source": (
        ["value"],
        [(MILK, "  feelings: {blank: not_studied}", "  feelings: {text: Calm.}")],
    ),
    "short-text-and-blank": (
        ["value"],
        [
            (
                "routines/evening-cup.yml",
                "how_long: Two weeks",
                "how_long: {text: Two weeks, blank: not_studied}",
            )
        ],
    ),
    "value-and-blank": (["value"], [(MILK, "cups: {count: 1,", "cups: {count: 1, blank: not_studied,")]),
    "two-values": (["value"], [(MILK, "cups: {count: 1,", "cups: {count: 1, low: 1, high: 2,")]),
    "no-value": (["value"], [(MILK, "cups: {count: 1,", "cups: {")]),
    "low-alone": (["value"], [(MILK, "low: 5, high: 10", "low: 5")]),
    "low-above-high": (["value"], [(MILK, "low: 5, high: 10", "low: 15, high: 10")]),
    "value-without-source-and-certainty": (
        ["value", "value"],
        [(MILK, MINUTES, "  minutes: {low: 5, high: 10}")],
    ),
    "chance-above-whole": (["value"], [(MILK, "count: 12, to: 15, of: 100", "count: 120, of: 100")]),
    "chance-of-none": (["value"], [(MILK, "count: 12, to: 15, of: 100", "count: 0, of: 0")]),
    "how-often-low-above-high": (
        ["value"],
        [("routines/evening-cup.yml", "low: 2, high: 3", "low: 4, high: 3")],
    ),
    "own-price-low-above-high": (["value"], [("clinics/lantern-house.yml", "low: 1250", "low: 1450")]),
    "no-benefits-and-no-gap": (
        ["value"],
        [
            (
                CAMOMILE,
                "benefits_blank: {blank: conflicting, why: Two small studies disagree., sources: [drinks-review]}\n",
                "",
            )
        ],
    ),
    "no-lists-at-all": (
        ["value", "value", "value"],
        [
            (
                NOTHING,
                "  common_blank: {blank: not_applicable, why: There is nothing to take.}\n",
                "  common: []\n",
            ),
            (NOTHING, "  serious_blank: {blank: not_applicable, why: There is nothing to take.}\n", ""),
            (NOTHING, "avoid_blank: {blank: not_applicable, why: Everybody may leave a drink out.}\n", ""),
            (
                "treatments/tea-ceremony-visit.yml",
                "avoid_blank: {",
                "benefits_blank: {blank: conflicting, why: They differ.}\navoid_blank: {",
            ),
        ],
    ),
    "list-and-gap": (
        ["value"],
        [(MILK, "avoid:\n", "avoid_blank: {blank: not_studied, why: Nobody looked.}\navoid:\n")],
    ),
    "serious-harms-without-care-card": (
        ["value"],
        [
            (
                CAMOMILE,
                "  serious_blank: {blank: not_looked_up, why: We have not looked for rare harms yet.}\n",
                "  serious:\n    - {what: Scald, detail: It is hot., certainty: low, why: a guess, unsourced: a guess}\n",
            )
        ],
    ),
    "review-not-after": (["value"], [(MILK, "next_review: 2026-09-01", "next_review: 2026-03-01")]),
    "source-found-nowhere": (
        ["value"],
        [("sources/health-page.yml", "url: https://health.example/hot-drinks\n", "")],
    ),
    "weak-without-reason": (
        ["value"],
        [("sources/tea-house-prices.yml", "weak_why: a seller's own list\n", "")],
    ),
    "reason-without-weak": (["value"], [("sources/tea-house-prices.yml", "weak: yes\n", "")]),
    "order-without-reason": (
        ["value"],
        [("comparisons/evening-drinks.yml", "note:", "order: as_listed\nnote:")],
    ),
    "reason-without-order": (
        ["value"],
        [("comparisons/evening-drinks.yml", "note:", "order_reason: The cheapest first.\nnote:")],
    ),
    "choice-of-nothing": (
        ["value"],
        [("flows/which-cup.yml", "      - routine: evening-cup\n        note:", "      - note:")],
    ),
    "choice-of-two": (
        ["value"],
        [
            (
                "flows/which-cup.yml",
                "      - routine: evening-cup\n",
                "      - routine: evening-cup\n        treatment: warm-milk\n",
            )
        ],
    ),
    "alone-in-a-question-of-one-answer": (
        ["value"],
        [("flows/which-cup.yml", 'text: "No", to: milk}', 'text: "No", to: milk, alone: yes}')],
    ),
    "advice-with-what-to-avoid": (
        ["value"],
        [
            (
                "flows/which-cup.yml",
                "    avoid:\n      - treatment: warm-milk\n",
                "    avoid:\n      - treatment: warm-milk\n        ask_first: [milk-allergy]\n",
            )
        ],
    ),
    "advice-with-what-is-never-offered": (
        ["value"],
        [
            (
                "flows/which-cup.yml",
                "  - name: Sleeping pills\n",
                "  - name: Sleeping pills\n    ask_first: [milk-allergy]\n",
            )
        ],
    ),
    "fact-kind-and-choices": (
        ["value", "value", "value", "value"],
        [
            ("facts.yml", "    choices: taste\n", ""),
            ("facts.yml", "    kind: yes_no\n", "    kind: yes_no\n    choices: taste\n"),
            ("facts.yml", "    unit: cups\n    unit_one: cup\n", ""),
            (
                "facts.yml",
                "    kind: money\n    better: lower\n    show: [glance,",
                "    kind: text\n    better: lower\n    show: [glance,",
            ),
        ],
    ),
    "logo-in-folder": (["value"], [("clinics/lantern-house.yml", "phone:", "logo: ../logo.svg\nphone:")]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"validation/{name}", tmp_path, *REFUSED[name])


def test_every_refusal_of_a_record_comes_in_one_run(tmp_path: Path) -> None:
    edits: list[Edit] = [
        (MILK, "kind: home", "kind: hom"),
        (MILK, "reviewed: 2026-03-01", "reviewed: soon"),
        (MILK, "count: 12, to: 15, of: 100", "count: 120, of: 100"),
        (CAMOMILE, "name: Camomile tea\n", ""),
    ]
    assert Project(tmp_path, *edits).messages() == [
        'treatments/camomile-tea.yml:1:1 missing "name"',
        'treatments/warm-milk.yml:2:7 kind: "hom" is not one of nothing, clinic, home, cosmetic',
        "treatments/warm-milk.yml:27:21 count: 120 of 100 is not a chance",
        'treatments/warm-milk.yml:87:11 reviewed: expected a date as year-month-day such as 2026-11-22, found "soon"',
    ]


def test_a_fact_named_like_a_field_of_facts_is_not_taken_for_one(tmp_path: Path) -> None:
    edits: list[Edit] = [
        ("facts.yml", "id: cups", "id: chance"),
        ("facts.yml", "[cups, price-cup]", "[chance, price-cup]"),
        (MILK, "  cups: {count: 1,", "  chance: {cout: 1,"),
    ]
    problems = Project(tmp_path, *edits).check().problems
    found = [problem for problem in problems if problem.rule == "unknown-field"]
    assert [problem.hint for problem in found] == ['did you mean "count"?']


def test_path_in_the_words_of_a_record() -> None:
    assert (
        path_text("treatments/rest", ("harms", "serious", 0, "what"))
        == "treatments/rest: harms.serious[0].what"
    )
    assert path_text("treatments/rest", ()) == "treatments/rest"
