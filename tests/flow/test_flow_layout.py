from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest
from charts import TEA, any_chart, chart
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebook.flow.chart import Chart
from guidebook.flow.drawing import Chip, Label, Layout, Point, Route
from guidebook.flow.layout import NARROW, WIDE, lay_out, lay_out_page
from guidebook.flow.measures import DENSE
from guidebook.pictures.text import line_width, tidy, width_of

QUICKLY = settings(deadline=timedelta(seconds=3), max_examples=60)
SIZES: list[dict[str, Any]] = [
    {"width": NARROW},
    {"width": WIDE},
    {"width": 1400},
    {"width": 1200, "columns": 5},
    {"width": 900, "columns": 3, "spacing": DENSE},
]


def segments(route: Route) -> Iterator[tuple[Point, Point]]:
    for stroke in route.strokes:
        yield from pairwise(stroke)


def overlap(low: float, high: float, other_low: float, other_high: float) -> float:
    return min(high, other_high) - max(low, other_low)


def passes(route: Route, chip: Chip) -> bool:
    """Whether the line goes through the middle of the number's left or right half."""
    middle = chip.y + chip.height / 2
    return any(
        y1 == middle == y2 and overlap(*sorted((x1, x2)), chip.x, chip.x + chip.width) >= chip.width / 2
        for (x1, y1), (x2, y2) in segments(route)
    )


def assert_parts_keep_apart(layout: Layout) -> None:
    for one, two in combinations(layout.parts, 2):
        across = overlap(one.x, one.x + one.width, two.x, two.x + two.width)
        down = overlap(one.y, one.y + one.height, two.y, two.y + two.height)
        assert across <= 0 or down <= 0, (one, two)


def assert_lines_keep_off_parts(layout: Layout) -> None:
    for route in layout.routes:
        for (x1, y1), (x2, y2) in segments(route):
            assert x1 == x2 or y1 == y2
            for part in layout.parts:
                if isinstance(part, Chip) and part.node.id == route.edge.target:
                    continue
                right, bottom = part.x + part.width, part.y + part.height
                level = part.y < y1 == y2 < bottom and overlap(*sorted((x1, x2)), part.x, right) > 0
                upright = part.x < x1 == x2 < right and overlap(*sorted((y1, y2)), part.y, bottom) > 0
                assert not level and not upright, (route, part)


def assert_jumps_can_be_told_apart(layout: Layout) -> None:
    jumps = [route for route in layout.routes if route.jump]
    # Without an answer's text between them, the stem belongs to the same stroke.
    lanes = [(jump, jump.strokes[-1] if len(jump.strokes) == 2 else jump.strokes[0][1:]) for jump in jumps]
    for (one, its), (two, others) in combinations(lanes, 2):
        if one.edge.target == two.edge.target:
            continue
        for ((x1, y1), (x2, y2)), ((x3, y3), (x4, y4)) in (
            (a, b) for a in pairwise(its) for b in pairwise(others)
        ):
            level = y1 == y2 and y3 == y4 and abs(y1 - y3) < 4
            upright = x1 == x2 and x3 == x4 and abs(x1 - x3) < 4
            assert not level or overlap(*sorted((x1, x2)), *sorted((x3, x4))) <= 0, (one, two)
            assert not upright or overlap(*sorted((y1, y2)), *sorted((y3, y4))) <= 0, (one, two)


def assert_lines_lead_from_question_to_target(layout: Layout) -> None:
    boxes = {box.node.id: box for box in layout.boxes}
    for route in layout.routes:
        source, target = boxes[route.edge.source], boxes[route.edge.target]
        x, y = route.strokes[0][0]
        assert source.x < x < source.x + source.width and y >= source.y + source.height
        x, y = route.strokes[-1][-1]
        if route.heading == "down":
            assert target.x < x < target.x + target.width and y == target.y
        else:
            assert target.y < y < target.y + target.height
            assert x == (target.x if route.heading == "right" else target.x + target.width)


def assert_text_stays_inside(layout: Layout) -> None:
    spacing = layout.spacing
    for box in layout.boxes:
        assert box.text.bold == (box.node.kind == "question")
        for text in (box.text, box.hint) if box.hint else (box.text,):
            for line in text.lines:
                end = text.x + width_of(line.rstrip(), text.size, bold=text.bold)
                assert end <= box.x + box.width - spacing.pad
            top, bottom = text.y - 0.8 * text.size, text.y + (len(text.lines) - 1) * text.step
            assert not text.lines or (box.y + 3 < top and bottom + 0.3 * text.size < box.y + box.height - 2)
            assert text.x >= box.x + box.inset + box.mark + spacing.pad
        if box.hint and box.text.lines:
            assert box.hint.y - box.text.y >= len(box.text.lines) * box.text.step - 2
        number = width_of(box.node.number, spacing.mark_size, bold=True)
        assert number <= box.mark - spacing.pad or box.mark == spacing.mark
    for label in layout.labels:
        assert all(line_width(line, label.text.size) <= label.width for line in label.text.lines)


def assert_whole_chart_is_there(chart: Chart, layout: Layout) -> None:
    assert sorted(box.node.id for box in layout.boxes) == sorted(node.id for node in chart.nodes)
    assert sorted(map(repr, chart.edges)) == sorted(repr(route.edge) for route in layout.routes)
    assert sorted(map(repr, chart.edges)) == sorted(repr(label.edge) for label in layout.labels)
    assert all("".join(label.text.lines) == tidy(label.edge.label) for label in layout.labels)
    assert all("".join(box.text.lines) == tidy(box.node.text) for box in layout.boxes)
    assert all("".join(box.hint.lines if box.hint else ()) == tidy(box.node.hint) for box in layout.boxes)
    for route in layout.routes:
        passed = [chip for chip in layout.chips if chip.node.id == route.edge.target and passes(route, chip)]
        assert bool(passed) == route.jump
    for part in layout.parts:
        assert part.x > 0 and part.x + part.width < layout.width
        assert part.y > 0 and part.y + part.height < layout.height
    for route in layout.routes:
        assert all(
            0 < x < layout.width and 0 < y < layout.height for stroke in route.strokes for x, y in stroke
        )


@QUICKLY
@given(any_chart(), st.sampled_from(SIZES))
def test_any_chart_is_drawn_whole_with_nothing_on_top_of_anything(chart: Chart, size: dict[str, Any]) -> None:
    layout = lay_out(chart, **size)
    assert_whole_chart_is_there(chart, layout)
    assert_parts_keep_apart(layout)
    assert_lines_keep_off_parts(layout)
    assert_jumps_can_be_told_apart(layout)
    assert_lines_lead_from_question_to_target(layout)
    assert_text_stays_inside(layout)


@QUICKLY
@given(any_chart(cyclic=True), st.sampled_from(SIZES))
def test_a_chart_with_cycles_is_drawn_too(chart: Chart, size: dict[str, Any]) -> None:
    layout = lay_out(chart, **size)
    assert_whole_chart_is_there(chart, layout)
    assert_parts_keep_apart(layout)
    assert_lines_keep_off_parts(layout)


@pytest.mark.parametrize("width", [NARROW, WIDE, 1400])
def test_tea(width: int) -> None:
    layout = lay_out(TEA, width=width)
    assert layout.width <= width
    assert (len(layout.boxes), len(layout.labels), len(layout.routes)) == (9, 9, 9)
    assert layout.broken_words == 0
    assert_whole_chart_is_there(TEA, layout)
    assert_parts_keep_apart(layout)
    assert_lines_keep_off_parts(layout)


def test_each_kind_of_answer_takes_its_way() -> None:
    layout = lay_out(TEA)
    ways = [(route.edge.source, route.edge.target, route.heading, route.jump) for route in layout.routes]
    assert ways == [
        ("when", "Camomile", "left", True),
        ("when", "taste", "down", False),
        ("taste", "milk", "left", True),
        ("taste", "green", "left", True),
        ("taste", "Earl", "right", False),
        ("milk", "Assam", "right", False),
        ("milk", "Keemun", "right", False),
        ("green", "Sencha", "right", False),
        ("green", "Camomile", "right", False),
    ]
    assert [chip.node.id for chip in layout.chips] == ["Camomile", "milk", "green"]


def test_answers_side_by_side_that_lead_to_the_same_share_its_line() -> None:
    made = chart(
        [
            ("a", "Tea", "Thirsty"),
            ("a", "Tea", "Tired"),
            ("a", "Tea", "Cold"),
            ("a", "c", "Hungry"),
            ("a", "c", "Bored"),
            ("a", "b", "Neither"),
            ("b", "c", "Yes"),
            ("b", "c", "No"),
            ("c", "Cake", "Yes"),
        ]
    )
    layout = lay_out(made)
    boxes = {box.node.id: box for box in layout.boxes}
    thirsty, tired, cold, hungry, bored, *_ = layout.routes
    assert [(route.heading, route.jump) for route in (thirsty, tired, cold)] == [
        ("down", False),
        ("down", False),
        ("right", False),
    ]
    assert thirsty.strokes[-1][-2:][1] == tired.strokes[-1][-1]
    assert tired.strokes[-1][-1][1] == boxes["Tea"].y
    assert hungry.strokes[-1][-3:] == bored.strokes[-1][-3:]
    assert [chip.node.id for chip in layout.chips] == ["c"]
    yes, no = (route for route in layout.routes if route.edge.source == "b")
    assert (yes.heading, no.heading) == ("down", "down")
    assert yes.strokes[-1][-1][1] == no.strokes[-1][-1][1] == boxes["c"].y
    assert_whole_chart_is_there(made, layout)
    assert_parts_keep_apart(layout)
    assert_lines_keep_off_parts(layout)


def test_a_jump_into_the_next_column_comes_in_from_the_left() -> None:
    layout = lay_out(TEA, width=WIDE)
    boxes = {box.node.id: box for box in layout.boxes}
    assert layout.columns == 2
    assert boxes["green"].x > boxes["when"].x + boxes["when"].width
    jump = next(route for route in layout.routes if route.edge.target == "green")
    assert (jump.heading, jump.strokes[-1][-1][0]) == ("right", boxes["green"].x)


def test_a_jump_past_a_column_runs_above_all_columns() -> None:
    made = chart([("a", "b", "On"), ("a", "c", "Past"), ("b", "c", "On"), ("c", "Tea", "Yes")])
    layout = lay_out(made, width=1200, columns=3)
    past = next(route for route in layout.routes if route.edge.label == "Past")
    assert min(y for _, y in past.strokes[-1]) < min(box.y for box in layout.boxes)
    assert_lines_keep_off_parts(layout)
    assert_jumps_can_be_told_apart(layout)


def test_columns_follow_the_width_and_the_number_of_questions() -> None:
    assert [lay_out(TEA, width=width).columns for width in (200, 352, 703, 704, 1056, 4000)] == [
        1,
        1,
        1,
        2,
        3,
        4,
    ]
    assert lay_out(chart([("q", "Tea", "Yes")]), width=WIDE).width <= WIDE / 2


def test_the_start_is_marked_above_the_first_question() -> None:
    layout = lay_out(TEA)
    assert layout.start is not None
    assert layout.start[0] == layout.routes[0].strokes[0][0][0]
    assert 0 < layout.start[1] < layout.boxes[0].y


def test_a_chart_of_one_outcome_has_no_start_mark() -> None:
    layout = lay_out(chart([], start="Tea", texts={"Tea": "Tea"}))
    assert layout.start is None
    assert [box.node.id for box in layout.boxes] == ["Tea"]


def test_the_reading_order_is_question_then_each_answer_with_its_target() -> None:
    read = [part.edge.label if isinstance(part, Label) else part.node.id for part in lay_out(TEA).parts]
    assert read[:6] == [
        "when",
        "Just before going to bed",
        "Camomile",
        "In the morning or in the afternoon",
        "taste",
        "Strong and malty",
    ]


def test_texts_on_a_phone_stay_above_13_pixels() -> None:
    layout = lay_out(TEA)
    assert layout.width <= 390 - 2 * 16
    texts = [part.text for part in layout.parts if not isinstance(part, Chip)]
    assert min(text.size for text in texts) >= 14


def test_the_same_chart_gives_the_same_layout_and_ids_tell_sizes_apart() -> None:
    assert lay_out(TEA) == lay_out(TEA)
    assert (lay_out(TEA).id, lay_out(TEA, width=WIDE).id) == ("tea-352", "tea-760")


def test_a_page_gets_the_layout_that_is_largest_on_it() -> None:
    def scale(layout: Layout, width: float, height: float) -> float:
        return min(width / layout.width, height / layout.height)

    tall, flat = lay_out_page(TEA, 180, 260), lay_out_page(TEA, 260, 120)
    assert tall.columns < flat.columns
    assert scale(tall, 180, 260) >= scale(lay_out(TEA), 180, 260)
    assert scale(flat, 260, 120) >= scale(lay_out(TEA, width=WIDE), 260, 120)
    assert (tall.broken_words, flat.broken_words) == (0, 0)
