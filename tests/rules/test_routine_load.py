from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

FILE = "interactions.yml"
EVENING = "routines/evening-cup.yml"
AFTER = "routines/after-the-visit.yml"
PAIR = "pairings:\n"
SECOND_STEP = "      - do: Note how you slept\n"


def step(treatment: str, *more: str) -> str:
    lines = [
        f"      - do: Take {treatment}",
        f"        treatment: {treatment}",
        "        when: [evening]",
        "        how_much: One cup",
        "        how_long: {blank: not_applicable}",
        "        stop_if: {blank: not_applicable}",
        "        unsourced: plain sense",
        *(f"        {line}" for line in more),
    ]
    return "\n".join(lines) + "\n"


def pairing(first: str, second: str, level: str) -> str:
    return f"{PAIR}  - {{first: {first}, second: {second}, level: {level}, text: Not both., unsourced: plain sense}}\n"


WITH_VISITS: list[Edit] = [("treatments/camomile-tea.yml", "conflicts_with:", "conflicts_with: []\nunused:")]
WEEKLY = "how_often: {low: 2, high: 3, per: week}"
DAILY_MILK = "        how_often: {low: 1, high: 1, per: day}\n"
MILK_ON_TWO_DAYS = "        how_often: {low: 2, high: 2, per: week}\n        days: [mon, tue]\n"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "steps-meet": (
        ["routine-load"],
        [
            (FILE, PAIR, pairing("warm-drinks", "visits", "other_day")),
            (EVENING, SECOND_STEP, step("tea-ceremony-visit", WEEKLY, "days: [mon, thu]") + SECOND_STEP),
        ],
    ),
    "never-together": (
        ["routine-load"],
        [
            (FILE, PAIR, pairing("warm-drinks", "visits", "never")),
            (EVENING, DAILY_MILK, MILK_ON_TWO_DAYS),
            (EVENING, SECOND_STEP, step("tea-ceremony-visit", WEEKLY, "days: [wed, thu]") + SECOND_STEP),
        ],
    ),
    "too-much": (["routine-load"], [(FILE, "at_most: 7", "at_most: 6")]),
    "days-do-not-add-up": (
        ["routine-load"],
        [(EVENING, DAILY_MILK, MILK_ON_TWO_DAYS.replace("[mon, tue]", "[mon, tue, sun]"))],
    ),
    "day-named-twice": (
        ["routine-load"],
        [(EVENING, DAILY_MILK, MILK_ON_TWO_DAYS.replace("[mon, tue]", "[mon, mon]"))],
    ),
    "days-of-a-daily-step": (["routine-load"], [(EVENING, DAILY_MILK, DAILY_MILK + "        days: [mon]\n")]),
    "back-too-soon": (
        ["routine-load"],
        [
            (FILE, "groups: [coffee]", "groups: [coffee, warm-drinks]"),
            (AFTER, "      - do: Drink a glass", step("warm-milk") + "      - do: Drink a glass"),
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/routine_load/{name}", tmp_path, *REFUSED[name])


FINE: dict[str, list[Edit]] = {
    "other-days": [
        (FILE, PAIR, pairing("warm-drinks", "visits", "other_day")),
        (EVENING, DAILY_MILK, MILK_ON_TWO_DAYS),
        (EVENING, SECOND_STEP, step("tea-ceremony-visit", WEEKLY, "days: [wed, thu]") + SECOND_STEP),
    ],
    "other-time-of-day": [
        (FILE, PAIR, pairing("warm-drinks", "visits", "different_time")),
        (
            EVENING,
            SECOND_STEP,
            step("tea-ceremony-visit", WEEKLY, "days: [wed, thu]").replace("[evening]", "[morning]")
            + SECOND_STEP,
        ),
    ],
    "a-choice": [
        (FILE, PAIR, pairing("warm-drinks", "visits", "never")),
        (EVENING, DAILY_MILK, DAILY_MILK + "        choose: cup\n"),
        (EVENING, SECOND_STEP, step("tea-ceremony-visit", WEEKLY, "choose: cup") + SECOND_STEP),
    ],
    "as-somebody-published-it": [
        (FILE, "at_most: 7", "at_most: 6"),
        (EVENING, "kind: home", "kind: as_published"),
    ],
    "back-in-time": [
        (FILE, "groups: [coffee]", "groups: [coffee, warm-drinks]"),
        (AFTER, "from_day: 0\n    to_day: 0", "from_day: 1\n    to_day: 2"),
        (AFTER, "      - do: Drink a glass", step("warm-milk") + "      - do: Drink a glass"),
    ],
}


@pytest.mark.parametrize("name", FINE)
def test_what_the_rule_lets_pass(name: str, tmp_path: Path) -> None:
    assert Project(tmp_path, *FINE[name]).messages() == []
