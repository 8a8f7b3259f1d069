from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebook.pictures.drawing import LEAST
from guidebook.pictures.scale import axis_of, multiples, scale_to
from guidebook.pictures.text import width_of


@pytest.mark.parametrize(
    ("top", "most", "ticks"),
    [
        (6000, 6, (0, 1000, 2000, 3000, 4000, 5000, 6000)),
        (6000, 3, (0, 2000, 4000, 6000)),
        (40, 1, (0, 20)),
        (2400, 6, (0, 500, 1000, 1500, 2000)),
        (30, 6, (0, 5, 10, 15, 20, 25, 30)),
        (1, 6, (0, 1)),
        (2.5, 6, (0, 1, 2)),
        (0.3, 6, (0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)),
    ],
)
def test_ticks_are_round_and_whole_where_things_are_counted(
    top: float, most: int, ticks: tuple[float, ...]
) -> None:
    assert multiples(top, most) == ticks
    assert all(isinstance(tick, int) for tick in multiples(top, most)[1:]) == (top >= 1)


@given(st.floats(0.001, 1e9), st.integers(1, 8))
def test_ticks_rise_evenly_from_0_and_stay_on_the_scale(top: float, most: int) -> None:
    ticks = multiples(top, most)
    assert ticks[0] == 0
    assert len(ticks) <= most + 1
    assert ticks[-1] <= top * (1 + 1e-9)
    steps = [after - before for before, after in pairwise(ticks)]
    assert all(step == pytest.approx(steps[0]) for step in steps)
    assert len(ticks) > 1


@given(st.floats(0, 1e7), st.floats(0, 1e7), st.booleans())
def test_a_scale_keeps_the_order_and_begins_at_nothing(one: float, other: float, tens: bool) -> None:
    scale = scale_to(max(one, other), tens=tens)
    assert scale.share(0) == 0
    assert scale.share(scale.top) == pytest.approx(1)
    low, high = sorted((one, other))
    assert 0 <= scale.share(low) <= scale.share(high) <= 1 + 1e-9


def test_every_unit_is_as_long_on_a_plain_scale() -> None:
    assert [scale_to(50).share(value) for value in (5, 10, 25)] == [0.1, 0.2, 0.5]


def test_every_step_is_as_long_on_a_scale_of_tens() -> None:
    scale = scale_to(1000, tens=True)
    assert [scale.share(value) for value in (0, 5, 10, 100, 1000)] == pytest.approx(
        [0, 1 / 6, 1 / 3, 2 / 3, 1]
    )
    assert scale.ticks(9) == (0, 10, 100, 1000)
    assert scale.ticks(2) == (0, 10, 1000)
    assert scale_to(3, tens=True).top == 10


def test_nothing_but_zeros_still_has_a_scale() -> None:
    assert scale_to(0).ticks(6) == (0, 1)


@given(st.floats(1, 1e6), st.floats(40, 400), st.integers(0, 12), st.booleans())
def test_labels_neither_touch_nor_leave_their_room(
    top: float, length: float, letters: int, tens: bool
) -> None:
    axis = axis_of(
        scale_to(top, tens=tens),
        lambda value: f"{value}{'m' * letters}",
        10,
        length,
        least=0,
        most=length + 20,
    )
    ends = [
        (middle - width_of(text, LEAST) / 2, middle + width_of(text, LEAST) / 2)
        for _, text, middle in axis.labels
    ]
    assert all(start >= -0.01 and end <= length + 20.01 for start, end in ends)
    assert all(after[0] - before[1] >= 9.9 for before, after in pairwise(ends))
    assert len(axis.labels) > 1 or length < 250 or letters > 4
