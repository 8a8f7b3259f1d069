from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"
CAMOMILE = "treatments/camomile-tea.yml"
NOTHING = "treatments/do-nothing.yml"
CUP = "routines/evening-cup.yml"
DRINKS = "comparisons/evening-drinks.yml"
FLOW = "flows/which-cup.yml"
VISIT = "treatments/tea-ceremony-visit.yml"
QUESTION = "questions: [How long will it take?]"
CHANCE = "chance: {count: 1, of: 100, group: people we met, period: a year}"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "summary": (["number-source"], [(CAMOMILE, "with little research", "with 2 studies")]),
    "question-to-ask": (["number-source"], [(VISIT, QUESTION, "questions: [Is it over after 2 hours?]")]),
    "help-of-a-question": (["number-source"], [(FLOW, "Think of **cheese** too.", "Think of **3 cheeses** too.")]),
    "note-of-a-table": (["number-source"], [(DRINKS, "Prices are for one cup.", "Four of ten prices are for one cup.")]),
    "note-of-what-never-comes": (["number-source"], [(FLOW, "they are for a doctor", "after 30 days, they are for a doctor")]),
    "reason-of-a-gap": (["number-source"], [(CAMOMILE, "We have not looked for rare harms yet.", "We looked for 5 days.")]),
    "note-of-a-blank": (["number-source"], [(NOTHING, "note: Nothing changes.", "note: Nothing changes in 9 of 10 evenings.")]),
    "definition": (["number-source"], [("glossary.yml", "in hot water for some minutes", "in hot water for 10 minutes")]),
    "percent-without-source": (["number-source"], [(CUP, "do: Note how you slept", "do: Sleep 5% longer, and note it")]),
    "price-without-source": (["number-source"], [(CUP, "do: Note how you slept", "do: Buy a notebook for kr 40")]),
    "share-without-source": (["number-source"], [(NOTHING, "Some people miss a warm cup.", "Half of people miss a cup.")]),
    "amount-of-a-step": (
        ["number-source"],
        [(CUP, "do: Note how you slept\n        when: [morning, evening]\n        how_often: {low: 2, high: 3, per: week}\n"
          "        how_much: {blank: not_applicable}", "do: Note how you slept\n        when: [morning, evening]\n"
          "        how_often: {low: 2, high: 3, per: week}\n        how_much: Two of three mornings")],
    ),
    "chance-without-source": (
        ["number-source"],
        [(NOTHING, "detail: There is no cup to rinse.", f"detail: There is no cup to rinse.\n    {CHANCE}")],
    ),
}  # fmt: skip

FINE: dict[str, Edit] = {
    "summary-with-its-source": (MILK, "A cup of warm milk is cheap.", "A cup costs about 4 crowns."),
    "count-of-a-step-that-says-why": (CUP, "do: Note how you slept", "do: Note how you slept after 7 hours"),
    "date": (VISIT, QUESTION, "questions: [What did the list of 3 March 2026 leave out?]"),
    "name": (VISIT, "name: Visit to a tea ceremony", "name: Visit to a tea ceremony of 4"),
    "name-with-digits-in-a-question": (VISIT, QUESTION, "questions: [Is vitamin B12 or a CO2 cooler in it?]"),
    "digits-in-the-target-of-a-link": (DRINKS, "Prices are for one cup.", "Read [more](https://example.org/2)."),
    "said-by-others": ("claims/does-milk-make-you-sleepy.yml", "that it never fails.", "that it works 9 of 10 times."),
    "what-a-reader-is-asked": (FLOW, "for more than a month?", "for more than 30 days?"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/number_source/{name}", tmp_path, *REFUSED[name])


@pytest.mark.parametrize("name", FINE)
def test_what_may_stand_without_a_source_beside_it(name: str, tmp_path: Path) -> None:
    assert Project(tmp_path, FINE[name]).messages() == []


def test_an_exception_takes_it_back(tmp_path: Path) -> None:
    exception = "exceptions:\n  - {rule: number-source, record: treatments/camomile-tea, field: summary, reason: a custom}\n"
    edits: list[Edit] = [*REFUSED["summary"][1], ("exceptions.yml", exception)]
    assert Project(tmp_path, *edits).messages() == []
