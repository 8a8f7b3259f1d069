from __future__ import annotations

from dataclasses import dataclass

import pytest

from guidebook.models.interaction import Interactions
from guidebook.models.routine import HowOften, Routine, Weekday
from guidebook.routine_load import load_of, loads, meetings, occurs_on, placed_steps, weekly

INTERACTIONS = Interactions.model_validate(
    {
        "groups": [
            {"id": "cups", "name": "Cups", "treatments": ["milk", "tea"], "load": "yes"},
            {"id": "walks", "name": "Walks", "treatments": ["walk"], "load": "yes"},
            {"id": "naps", "name": "Naps", "treatments": ["nap"]},
        ],
        "pairings": [
            {"first": "cups", "second": "walks", "level": "fine", "text": "Both.", "unsourced": "sense"}
        ],
    }
)


@dataclass(frozen=True)
class Step:
    treatment: str
    often: tuple[int, int, str] | None
    when: tuple[str, ...] = ("evening",)
    days: tuple[str, ...] = ()
    choose: str | None = None
    optional: str = "no"


def routine(*steps: Step) -> Routine:
    def fields(step: Step) -> dict[str, object]:
        often = step.often and {"low": step.often[0], "high": step.often[1], "per": step.often[2]}
        return {
            "do": f"Take {step.treatment}",
            "treatment": step.treatment,
            "when": step.when,
            "how_often": often,
            "days": step.days,
            "choose": step.choose,
            "optional": step.optional,
            "how_much": {"blank": "not_applicable"},
            "how_long": {"blank": "not_applicable"},
            "stop_if": {"blank": "not_applicable"},
            "unsourced": "plain sense",
        }

    return Routine.model_validate(
        {
            "name": "A week",
            "kind": "home",
            "concerns": ["rest"],
            "summary": "A week.",
            "purpose": {"text": "Rest.", "unsourced": "plain sense"},
            "for_whom": "All.",
            "phases": [{"name": "Each day", "steps": [fields(step) for step in steps]}],
            "reviewed": "2026-01-01",
            "next_review": "2026-06-01",
        }
    )


@pytest.mark.parametrize(
    ("often", "times", "expected"),
    [
        (None, 1, (0, 0)),
        ((1, 1, "day"), 1, (7, 7)),
        ((1, 2, "day"), 1, (7, 14)),
        ((1, 1, "day"), 2, (14, 14)),
        ((2, 4, "week"), 1, (2, 4)),
        ((2, 4, "week"), 2, (2, 4)),
        ((1, 2, "month"), 1, (0, 1)),
    ],
)
def test_uses_a_week(often: tuple[int, int, str] | None, times: int, expected: tuple[int, int]) -> None:
    given = often and HowOften.model_validate({"low": often[0], "high": often[1], "per": often[2]})
    assert weekly(given, times) == expected


def test_loads_are_added_up_by_group() -> None:
    week = routine(
        Step("milk", (1, 1, "day")),
        Step("tea", (2, 3, "week"), optional="yes"),
        Step("walk", (1, 2, "week")),
        Step("nap", (1, 1, "day")),
    )
    assert [(load.group.id, load.low, load.high) for load in loads(week, INTERACTIONS)] == [
        ("cups", 7, 10),
        ("walks", 1, 2),
    ]
    assert load_of(week, ["cups", "walks"], INTERACTIONS) == (8, 12)
    assert load_of(week, [], INTERACTIONS) == (0, 0)


def test_of_a_choice_one_counts() -> None:
    inside = routine(Step("milk", (3, 4, "week"), choose="cup"), Step("tea", (1, 2, "week"), choose="cup"))
    assert load_of(inside, ["cups"], INTERACTIONS) == (1, 4)
    outside = routine(Step("milk", (3, 4, "week"), choose="end"), Step("walk", (1, 1, "day"), choose="end"))
    assert load_of(outside, ["cups"], INTERACTIONS) == (0, 4)
    assert load_of(outside, ["cups", "walks"], INTERACTIONS) == (3, 7)


def test_steps_meet_on_the_days_they_share() -> None:
    week = routine(
        Step("milk", (2, 2, "week"), days=("mon", "thu")),
        Step("walk", (2, 2, "week"), days=("tue", "thu")),
        Step("nap", (1, 1, "week"), days=("wed",)),
        Step("tea", (2, 2, "week"), days=("mon", "thu"), choose="a"),
        Step("tea", (1, 1, "day"), choose="a"),
    )
    places = {placed.place: placed.step.treatment for placed in placed_steps(week)}
    assert list(places) == [("phases", 0, "steps", number) for number in range(5)]
    met = [(one.place[-1], other.place[-1], day.value) for one, other, day in meetings(week)]
    assert met == [(0, 1, "thu"), (0, 3, "mon"), (0, 4, "mon"), (1, 3, "thu"), (1, 4, "tue"), (2, 4, "wed")]


def test_a_step_without_days_is_on_every_day() -> None:
    week = routine(Step("milk", (1, 1, "day")), Step("walk", (1, 1, "week"), days=("sun",)))
    every, sunday = (placed.step for placed in placed_steps(week))
    assert all(occurs_on(every, day) for day in Weekday)
    assert [day for day in Weekday if occurs_on(sunday, day)] == [Weekday.SUNDAY]
