from __future__ import annotations

import pytest
from small_flows import CARD, flow, offerable

from guidebook.deciding.offers import Offerable
from guidebook.deciding.proof import Proof, Unasked
from guidebook.models.flow import Flow
from guidebook.models.treatment import AvoidLevel

ENDS = {"rest": ["nothing", "bath"], "walk": ["nothing", "stroll"]}


def told(made: Flow, offered: Offerable | None = None) -> list[tuple[str, str]]:
    """Each fault with the questions and answers that show it."""
    return [
        (
            finding.fault.value,
            ", ".join(f"{step.question}: {'+'.join(step.answers)}" for step in finding.trail or ()),
        )
        for finding in Proof(made, offered or offerable()).findings
    ]


def asked(**unsure: object) -> Flow:
    said = {"yes": {"to": "rest", "establishes": ["sore"]}, "no": {"to": "walk", "rules_out": ["sore"]}}
    return flow({"sore": {**said, "unsure": unsure}}, ENDS)


def test_not_sure_is_offered_nothing_that_it_would_not_be_offered_if_it_were_so() -> None:
    harmful = offerable({"stroll": {"sore": "must_not"}})
    assert told(asked(to="rest", may_be=["sore"]), harmful) == []
    assert told(asked(to="walk", may_be=["sore"]), harmful) == [("must_not_offered", "sore: unsure")]
    assert told(asked(to="walk"), harmful) == [("left_open", "")]


def test_what_is_ruled_out_later_is_still_so() -> None:
    made = flow(
        {
            "sore": {"yes": {"to": "again", "may_be": ["sore"]}, "no": {"to": "rest", "rules_out": ["sore"]}},
            "again": {
                "yes": {"to": "rest", "establishes": ["sore"]},
                "no": {"to": "walk", "rules_out": ["sore"]},
            },
        },
        ENDS,
    )
    harmful = offerable({"stroll": {"sore": "must_not"}})
    assert told(made, harmful) == [("must_not_offered", "sore: yes, again: no")]


def test_the_shortest_answers_are_shown() -> None:
    made = flow(
        {
            "first": {"yes": "second", "no": {"to": "walk", "establishes": ["stiff"]}},
            "second": {"yes": {"to": "walk", "establishes": ["sore"]}, "no": {"to": "rest"}},
        },
        ENDS,
    )
    harmful = offerable({"stroll": {"sore": "must_not", "stiff": "must_not"}})
    assert told(made, harmful) == [
        ("must_not_offered", "first: yes, second: yes"),
        ("must_not_offered", "first: no"),
    ]


def test_an_alarm_leaves_no_choice_and_an_outcome_with_an_offer_is_no_alarm() -> None:
    alarm = {"offer": [], "care_card": CARD}
    made = flow({"sign": {"yes": "rest", "no": "walk"}}, {"rest": alarm, "walk": ["nothing", "stroll"]})
    assert told(made) == []
    for offer in ([], ["nothing"], ["stroll", "bath"]):
        fields = {"offer": offer, **({"care_card": CARD} if offer else {})}
        made = flow({"sign": {"yes": "rest", "no": "walk"}}, {"rest": fields, "walk": ["nothing", "stroll"]})
        fault = "few_choices" if len(offer) < 2 else "nothing_not_offered"
        assert told(made) == [(fault, "sign: yes")]


@pytest.mark.parametrize(
    ("second", "changes"),
    [
        ({"yes": "third", "no": "third"}, False),
        ({"yes": {"to": "third", "establishes": ["sore"]}, "no": "third"}, True),  # the stroll asks about it
        (
            {"yes": {"to": "third", "rules_out": ["sore"]}, "no": "third"},
            True,
        ),  # one reader less must check it
        ({"yes": {"to": "third", "establishes": ["tired"]}, "no": "third"}, True),  # a rule asks about it
        (
            {"yes": {"to": "third", "rules_out": ["tired"]}, "no": "third"},
            False,
        ),  # to a rule, no and silence are one
        ({"yes": {"to": "third", "establishes": ["stiff"]}, "no": "third"}, False),  # nothing asks about it
        ({"yes": {"to": "third", "may_be": ["sore"]}, "no": {"to": "third", "establishes": ["sore"]}}, False),
    ],
)
def test_a_question_changes_something_by_its_way_or_by_what_matters_later(
    second: dict[str, object], changes: bool
) -> None:
    rule = {"to": "walk", "next": [{"when": ["tired"], "to": "rest"}]}
    first = {"yes": {"to": "second", "may_be": ["tired"]}, "no": {"to": "second"}}
    choices = [{"treatment": "stroll", "ask_first": ["sore"]}, "nothing"]
    made = flow(
        {"first": first, "second": second, "third": {"yes": rule, "no": "walk"}}, {**ENDS, "walk": choices}
    )
    faults = [fault for fault, _ in told(made, offerable({"stroll": {"sore": "ask_first"}}))]
    assert ("changes_nothing" not in faults) == changes


def test_what_some_readers_were_not_asked_is_left_to_check() -> None:
    questions = {
        "first": {"yes": {"to": "second", "rules_out": ["tired"]}, "no": "walk"},
        "second": {
            "yes": {"to": "walk", "establishes": ["sore"]},
            "no": {"to": "rest", "rules_out": ["sore"]},
        },
    }
    caution = {"sore": "ask_first", "tired": "must_not", "old": "ask_first"}
    offered = offerable({"stroll": caution, "bath": caution, "nothing": {}})
    proof = Proof(flow(questions, ENDS), offered)
    stroll, bath = ("treatment", "stroll"), ("treatment", "bath")
    assert proof.unasked("walk") == (
        Unasked("sore", AvoidLevel.ASK_FIRST, stroll),
        Unasked("tired", AvoidLevel.MUST_NOT, stroll),
        Unasked("old", AvoidLevel.ASK_FIRST, stroll),
    )
    assert proof.unasked("rest") == (Unasked("old", AvoidLevel.ASK_FIRST, bath),)


def test_a_flow_that_is_too_tangled_is_not_proved_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    made = asked(to="walk")
    monkeypatch.setattr("guidebook.deciding.walk.MOST_PLACES", 2)
    assert told(made) == [("too_tangled", "")]
    monkeypatch.setattr(
        "guidebook.deciding.walk.MOST_PLACES", 3
    )  # enough for the shape, not to follow a condition
    assert told(made, offerable({"stroll": {"sore": "must_not"}})) == [("too_tangled", "")]
    assert told(made) == [("left_open", "")]


def test_figures() -> None:
    proof = Proof(asked(to="rest", may_be=["sore"]), offerable())
    assert (proof.paths, proof.combinations, proof.places, len(proof.longest)) == (3, 3, 3, 1)
