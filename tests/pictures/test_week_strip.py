from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from picture_samples import DAYS, WEEK, any_week, faults, has, painted

from guidebook.pictures.drawing import Size
from guidebook.pictures.sizes import lay_out
from guidebook.pictures.week_strip import WeekPart, WeekStep, WeekStrip, lay_out_week

SIZES: tuple[Size, ...] = ("narrow", "wide")


@pytest.mark.parametrize("size", SIZES)
@settings(max_examples=50, deadline=None)
@given(week=any_week())
def test_any_week_is_legible_and_has_each_step_on_its_days(size: Size, week: WeekStrip) -> None:
    drawing = lay_out_week(week, size)
    assert faults(drawing) == []
    assert all(has(drawing, name) for name in (*week.days, *(part.name for part in week.parts)))
    numbers = [text.text for text in drawing.texts if text.bold and text.anchor == "middle"][7:]
    steps = [step for part in week.parts for step in part.steps]
    assert sorted(numbers) == sorted(step.number for step in steps for done in step.days if done)


@pytest.mark.parametrize("size", SIZES)
def test_a_step_stands_in_the_same_place_of_each_of_its_days(size: Size) -> None:
    drawing = lay_out_week(WEEK, size)
    days = [text.x for text in drawing.texts if text.text in DAYS]
    assert len(days) == 7
    second = [(text.x, text.y) for text in drawing.texts if text.text == "2"]
    assert len({y for _, y in second}) == 1
    assert len({round(x - days[at], 6) for (x, _), at in zip(second, (0, 2, 4, 6), strict=True)}) == 1


def test_optional_steps_are_open_and_days_without_steps_have_a_dash() -> None:
    drawing = lay_out_week(WEEK, "wide")
    # Two evenings, and the sign in the key.
    assert len(painted(drawing, "open", "rect")) == 2 + 1
    assert len(painted(drawing, "mark")) == 5 + 1
    assert [text.look for text in drawing.texts if text.text == "3"] == ["text", "text"]


def test_the_key_explains_only_what_is_drawn() -> None:
    always = replace(WEEK, parts=(WeekPart("Morning", (WeekStep("1", (True,) * 7),)),))
    drawing = lay_out_week(always, "wide")
    assert has(drawing, "done")
    assert not has(drawing, "if you like")
    assert not has(drawing, "nothing")


def test_a_week_in_which_nothing_is_done_is_not_drawn() -> None:
    empty = replace(WEEK, parts=(WeekPart("Morning", (WeekStep("1", (False,) * 7),)),))
    assert lay_out(empty, "narrow") is None


def test_what_is_no_week_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a week has 7 days, found 6$"):
        replace(WEEK, days=DAYS[:6])
    with pytest.raises(ValueError, match=r"^a week has 7 days, found 2$"):
        WeekStep("1", (True, False))
    with pytest.raises(ValueError, match=r"^'1234' is too long for a step's number$"):
        WeekStep("1234", (True,) * 7)
