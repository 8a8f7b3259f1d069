from __future__ import annotations

from graphlib import CycleError

import pytest
from small_flows import flow

from guidebook.deciding.answering import Status
from guidebook.deciding.routes import circle, count_paths, longest, nodes_after
from guidebook.deciding.walk import Place, Step, TooTangledError, asked_from, follow, walk
from guidebook.models.flow import Flow

ENDS = {"rest": [], "walk": []}
SORE, STIFF = {"establishes": ["sore"]}, {"establishes": ["stiff"]}


def test_paths_that_agree_on_what_matters_share_a_place() -> None:
    made = flow(
        {
            "first": {"yes": {"to": "second", **SORE}, "no": "second"},
            "second": {"yes": {"to": "third", **STIFF}, "no": "third"},
            "third": {"yes": {"to": "walk", "next": [{"when": ["stiff"], "to": "rest"}]}, "no": "walk"},
        },
        ENDS,
    )
    so = frozenset({"stiff"})
    assert asked_from(made) == {"first": so, "second": so, "third": so}
    walked = walk(made)
    assert list(walked.places) == [
        Place("first", frozenset(), Status.OPEN),
        Place("second", frozenset(), Status.OPEN),
        Place("third", so, Status.OPEN),
        Place("third", frozenset(), Status.OPEN),
        Place("rest", frozenset(), Status.OPEN),
        Place("walk", frozenset(), Status.OPEN),
    ]
    assert count_paths(walked, several=True) == 8
    rest = walked.nearest("rest")
    assert rest is not None
    assert walked.trail(rest) == (("first", ("yes",)), ("second", ("yes",)), ("third", ("yes",)))


def test_what_no_rule_asks_about_any_more_is_forgotten() -> None:
    rule = {"to": "later", "next": [{"when": ["sore"], "to": "walk"}]}
    made = flow(
        {
            "first": {"yes": {"to": "second", **SORE}, "no": "second"},
            "second": {"yes": rule, "no": "later"},
            "later": {"yes": "rest", "no": "walk"},
        },
        ENDS,
    )
    assert asked_from(made) == {"first": {"sore"}, "second": {"sore"}, "later": frozenset()}
    assert [place.so for place in walk(made).places if place.node == "later"] == [frozenset()]


def test_a_walk_may_follow_what_is_said_of_one_condition() -> None:
    made = flow(
        {
            "first": {
                "yes": {"to": "second", **SORE},
                "no": {"to": "second", "rules_out": ["sore"]},
                "unsure": "second",
            },
            "second": {"yes": "rest", "no": {"to": "rest", "rules_out": ["sore"]}},
        },
        ENDS,
    )
    walked = follow(made, "sore", walk(made))
    assert [place.status for place in walked.places if place.node == "rest"] == [
        Status.SO,
        Status.NOT,
        Status.OPEN,
    ]
    for status in Status:
        place = walked.nearest("rest", status)
        assert place is not None
        assert place.status is status
    assert walked.nearest("rest") == walked.nearest("rest", Status.SO)
    assert walked.nearest("walk") is None


def several() -> Flow:
    question = {
        "several": True,
        "tired": "then",
        "sore": {"to": "walk", **SORE},
        "stiff": {"to": "walk", **STIFF},
        "both": {"to": "rest", "may_be": ["sore", "stiff"]},
        "none": {"to": "walk", "alone": True},
    }
    rule = {"to": "walk", "next": [{"when": ["sore", "stiff"], "to": "rest"}]}
    return flow({"how": question, "then": {"yes": rule, "no": "walk"}}, ENDS)


def test_sets_of_answers_that_say_the_same_are_one_way_with_the_fewest_answers() -> None:
    walked = walk(several())
    ways = walked.ways[walked.start]
    assert [
        ([answer.id for answer in way.answers], way.sets, way.place and way.place.node) for way in ways
    ] == [
        (["tired"], 1, "then"),
        (["tired", "sore"], 1, "then"),
        (["tired", "stiff"], 1, "then"),
        (
            ["tired", "both"],
            5,
            "then",
        ),  # and with sore, with stiff, with both of these, or these two without it
        (["sore"], 1, "walk"),
        (["sore", "stiff"], 3, "walk"),
        (["stiff"], 1, "walk"),
        (["stiff", "both"], 1, "walk"),
        (["both"], 1, "rest"),
        (["none"], 1, "walk"),
    ]
    assert sum(way.sets for way in ways) == 2**4 - 1 + 1
    assert count_paths(walked, several=False) == 2 + 4
    assert count_paths(walked, several=True) == 8 * 2 + 8


def test_a_walk_that_would_not_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guidebook.deciding.walk.MOST_PLACES", 3)
    with pytest.raises(TooTangledError):
        walk(several())  # four ways from one place
    monkeypatch.setattr("guidebook.deciding.walk.MOST_PLACES", 6)
    with pytest.raises(TooTangledError):
        walk(several())  # seven places
    monkeypatch.setattr("guidebook.deciding.walk.MOST_PLACES", 7)
    assert len(walk(several()).places) == 7


def round_and_round() -> Flow:
    return flow(
        {
            "first": {"yes": "second", "no": "second"},
            "second": {"yes": "third", "no": "rest"},
            "third": {"yes": "second", "no": "walk"},
        },
        ENDS,
    )


def test_a_circle_is_found_with_the_answers_that_lead_round() -> None:
    walked = walk(round_and_round())
    after = nodes_after(walked)
    assert {place.node: sorted(nodes) for place, nodes in after.items()} == {
        "first": ["rest", "second", "third", "walk"],
        "second": ["rest", "second", "third", "walk"],
        "third": ["rest", "second", "third", "walk"],
    }
    steps = (Step("first", ("yes",)), Step("second", ("yes",)), Step("third", ("yes",)))
    assert circle(walked, after) == ("second", steps)
    with pytest.raises(CycleError):
        longest(walked)
    with pytest.raises(CycleError):
        count_paths(walked, several=False)


def test_a_way_back_that_no_reader_can_take_is_no_circle() -> None:
    """Only who is sore goes from the second question to the third, and only who is not goes back."""
    if_sore = [{"when": ["sore"], "to": "third"}]
    back = [{"when": ["sore"], "to": "rest"}]
    made = flow(
        {
            "first": {"yes": {"to": "second", **SORE}, "no": "second", "perhaps": "third"},
            "second": {"yes": {"to": "rest", "next": if_sore}, "no": "walk"},
            "third": {"yes": {"to": "second", "next": back}, "no": "walk"},
        },
        ENDS,
    )
    walked = walk(made)
    assert {(place.node, bool(place.so)) for place in walked.ways} == {
        *[("first", False), ("second", True), ("second", False), ("third", True), ("third", False)]
    }
    assert circle(walked, nodes_after(walked)) is None
    assert len(longest(walked)) == 3


def test_the_longest_path_counts_answers_that_lead_nowhere() -> None:
    made = flow({"first": {"yes": "rest", "no": "second"}, "second": {"yes": {}, "no": {}}}, ENDS)
    assert longest(walk(made)) == (("first", ("no",)), ("second", ("yes",)))
    assert count_paths(walk(made), several=False) == 3
