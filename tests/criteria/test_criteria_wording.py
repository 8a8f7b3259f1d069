"""Points 49 to 60 as far as the records decide them, each met and not met."""

from __future__ import annotations

from criteria_tools import changed, comparison, guide, tea, treatment, why, with_fields
from guidebook.criteria import wording
from guidebook.models.base import TextOrBlank
from guidebook.models.routine import RoutineKind

HARD = "Electroencephalographical synchronisation characteristically accompanies psychophysiological equilibration."
LONG = " ".join(["Word"] * 21) + "."
FOUR = "One. Two. Three. Four."


def test_49_it_is_easy_to_read() -> None:
    assert why(wording.is_easy_to_read(treatment("warm-milk"))) == []
    assert why(wording.is_easy_to_read(comparison())) == []
    (reason,) = why(wording.is_easy_to_read(comparison(summary=HARD, note=HARD))) or ()
    assert reason.startswith("reading age of ") and reason.endswith(" years, at most 14 wanted")
    assert (
        why(wording.is_easy_to_read(comparison(summary="No sentence", note=None, question="Which"))) is None
    )


def test_50_sentences_are_short() -> None:
    assert why(wording.has_short_sentences(treatment("warm-milk"))) == []
    assert why(wording.has_short_sentences(comparison(note=FOUR))) == ["1 of 3 paragraphs are long"]
    assert why(wording.has_short_sentences(comparison(note=f"{LONG} {LONG}"))) == [
        "2 of 4 sentences are long"
    ]
    assert (
        why(wording.has_short_sentences(comparison(summary="No sentence", note=None, question="Which")))
        is None
    )


def test_51_it_has_a_summary() -> None:
    assert why(wording.has_a_summary(treatment("warm-milk"))) == []
    assert why(wording.has_a_summary(treatment("warm-milk", summary="cup " * 60))) == []
    assert why(wording.has_a_summary(treatment("warm-milk", summary="cup " * 61))) == [
        "the summary has 61 words"
    ]
    assert why(wording.has_a_summary(comparison(summary=" "))) == ["the summary has 0 words"]


def test_52_lists_and_texts_are_short() -> None:
    assert why(wording.has_short_lists(treatment("warm-milk"))) == []
    record = tea().treatments["warm-milk"]
    cards = (with_fields(record.care_cards[0], signs=("a sign",) * 8),)
    full = treatment(
        "warm-milk",
        benefits=record.benefits * 7,
        cannot=record.cannot * 8,
        avoid=record.avoid * 8,
        steps__during=record.steps.during * 8,
        care_cards=cards,
        evidence__text="word " * 151,
    )
    assert why(wording.has_short_lists(full)) == [
        "more than 7 items: what it cannot do, who must not have it, warning signs, steps during",
        "1 text of more than 150 words",
    ]


def test_53_routines_can_be_done() -> None:
    assert why(wording.routines_can_be_done(guide())) == ["Evening cup: 1 step with a gap"]
    routine = tea().routines["evening-cup"]
    (phase,) = routine.phases
    told = tuple(with_fields(step, how_long=TextOrBlank(text="Two weeks")) for step in phase.steps)
    done = changed("routines", "evening-cup", phases=(with_fields(phase, steps=told),))
    assert why(wording.routines_can_be_done(guide(done))) == []
    rare = tuple(with_fields(step, how_often=None) for step in told)
    seldom = changed("routines", "evening-cup", phases=(with_fields(phase, steps=rare),))
    assert why(wording.routines_can_be_done(guide(seldom))) == ["Evening cup: 2 steps with gaps"]
    published = changed("routines", "evening-cup", kind=RoutineKind.AS_PUBLISHED)
    assert why(wording.routines_can_be_done(guide(published))) == []
    only = changed("routines", "after-the-visit", published, kind=RoutineKind.AS_PUBLISHED)
    assert why(wording.routines_can_be_done(guide(only))) is None
