from __future__ import annotations

from charts import TEA, any_chart, chart
from hypothesis import given

from guidebook.flow.chart import Chart
from guidebook.flow.columns import share_out
from guidebook.flow.lanes import Upright, assign_lanes
from guidebook.flow.order import sections


def outline(made: Chart) -> list[tuple[str, list[tuple[str, bool]]]]:
    return [
        (part.question.id if part.question else "", [(row.target.id, row.home) for row in part.rows])
        for part in sections(made)
    ]


def test_an_outcome_stands_at_the_last_answer_that_leads_to_it() -> None:
    assert outline(TEA) == [
        ("when", [("Camomile", False), ("taste", False)]),
        ("taste", [("milk", False), ("green", False), ("Earl", True)]),
        ("milk", [("Assam", True), ("Keemun", True)]),
        ("green", [("Sencha", True), ("Camomile", True)]),
    ]


def test_two_answers_alike_to_one_outcome_draw_it_once() -> None:
    made = chart([("q", "Tea", "Yes"), ("q", "Tea", "Yes")])
    assert outline(made) == [("q", [("Tea", False), ("Tea", True)])]


def test_the_start_comes_first_and_each_question_before_those_it_leads_to() -> None:
    made = chart([("c", "Tea", ""), ("b", "c", ""), ("a", "c", ""), ("a", "b", "")], start="a")
    assert [question for question, _ in outline(made)] == ["a", "b", "c"]


def test_questions_and_outcomes_that_no_answer_reaches_are_kept() -> None:
    made = chart([("a", "Tea", "")], texts={"b": "", "Rest": ""})
    assert outline(made) == [("a", [("Tea", True)]), ("b", []), ("", [("Rest", True)])]


def test_a_cycle_is_opened() -> None:
    made = chart([("a", "b", ""), ("b", "c", ""), ("c", "b", ""), ("c", "a", "")], start="a")
    assert [question for question, _ in outline(made)] == ["a", "b", "c"]


@given(any_chart())
def test_without_a_cycle_every_answer_leads_down(made: Chart) -> None:
    parts = sections(made)
    place = {part.question.id: at for at, part in enumerate(parts) if part.question}
    assert set(place) == {node.id for node in made.nodes if node.kind == "question"}
    rows = [(at, row) for at, part in enumerate(parts) for row in part.rows if row.edge]
    assert len(rows) == len(made.edges)
    for at, row in rows:
        assert row.target.kind == "outcome" or place[row.target.id] > at


def test_columns_are_as_low_as_they_can_be() -> None:
    assert share_out([50, 10, 10, 30], 0, 2) == [1, 3]
    assert share_out([50, 10, 10, 30], 20, 2) == [2, 2]
    assert share_out([50, 10, 10, 30], 20, 9) == [1, 2, 1]
    assert share_out([50, 10, 10, 30], 20, 1) == [4]


def test_a_line_inside_anothers_reach_runs_inside_it() -> None:
    lanes = assign_lanes(
        {"long": Upright((0, 100)), "short": Upright((20, 40)), "next": Upright((50, 60))}, 8
    )
    assert lanes == {"short": 0, "next": 0, "long": 1}


def test_lines_that_would_touch_get_lanes_of_their_own() -> None:
    assert assign_lanes({"one": Upright((0, 40)), "two": Upright((47, 60))}, 8) == {"one": 0, "two": 1}


def test_a_further_lane_is_taken_where_it_saves_two_crossings() -> None:
    lines = {
        "long": Upright((10, 20, 30, 40, 90)),
        "early": Upright((15, 50)),
        "out": Upright((95,), (25, 35)),
    }
    lanes = assign_lanes(lines, 8)
    assert lanes["out"] > lanes["long"] > lanes["early"]
