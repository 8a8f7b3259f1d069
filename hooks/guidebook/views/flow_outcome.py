"""An outcome of a flow: what may fit and whom to ask first, what to check before choosing, what to leave out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guidebook.deciding.finding import Thing, thing_of
from guidebook.models.flow import Choice, Outcome
from guidebook.models.treatment import AvoidLevel
from guidebook.views.desk import Desk
from guidebook.views.flow_parts import Check, CheckedLevel, ChoiceView, LeftOut, OutcomeView
from guidebook.views.flow_text import FlowText

LEVELS = (AvoidLevel.MUST_NOT, AvoidLevel.ASK_FIRST)
"""The strictest first."""


def outcome_view(desk: Desk, text: FlowText, outcome: Outcome) -> OutcomeView:
    """The view of one outcome, as the flow's own page and its step by step pages show it."""
    return OutcomeView(
        id=text.anchor(outcome.id),
        number=text.numbers[outcome.id],
        title=outcome.title,
        why=desk.sourced(outcome, outcome.why),
        offer=tuple(_offer(desk, text, choice) for choice in outcome.offer),
        ask_first=desk.term("avoid-level", AvoidLevel.ASK_FIRST.value),
        checks=checks(desk, text, outcome),
        avoid=tuple(left_out(desk, outcome.avoid)),
        next_step=outcome.next_step,
        care_card=desk.care_cards((outcome.care_card,))[0] if outcome.care_card else None,
        from_questions=tuple(
            text.asked(question)
            for question in text.ordered_questions
            if any(outcome.id in answer.targets for answer in question.answers)
        ),
    )


def _offer(desk: Desk, text: FlowText, choice: Choice) -> ChoiceView:
    thing = thing_of(choice)
    comes_with = desk.knowledge.flow_standings[text.id].proof.offerable.comes_with
    parts = [desk.record(*part) for part in comes_with.get(thing, ())] if thing else []
    ordered = sorted(parts, key=lambda part: (part.name.casefold(), part.id))
    return replace(choice_view(desk, choice), parts=tuple(ordered))


def choice_view(desk: Desk, choice: Choice) -> ChoiceView:
    """One thing that is offered, left out, or never led to."""
    ask_first = tuple(desk.record("condition", condition) for condition in choice.ask_first)
    if choice.treatment:
        record = desk.record("treatment", choice.treatment)
    elif choice.routine:
        record = desk.record("routine", choice.routine)
    else:
        return ChoiceView(None, choice.name or "", choice.note or "", ask_first)
    return ChoiceView(record, record.name, choice.note or "", ask_first)


def left_out(desk: Desk, choices: tuple[Choice, ...]) -> Iterator[LeftOut]:
    """Things to leave out; those with the same reason are told together, where the first of them stands."""
    by_reason: dict[tuple[str, int], list[ChoiceView]] = {}
    for number, choice in enumerate(choices):
        view = choice_view(desk, choice)
        by_reason.setdefault((view.note, 0 if view.note else number), []).append(view)
    for (note, _), views in by_reason.items():
        yield LeftOut(tuple(views), note)


def checks(desk: Desk, text: FlowText, outcome: Outcome) -> tuple[Check, ...]:
    """What some way to an outcome does not ask about; circumstances that mean the same are told together."""
    found: dict[str, dict[AvoidLevel, list[Thing]]] = {}
    for one in desk.knowledge.flow_standings[text.id].proof.unasked(outcome.id):
        found.setdefault(one.condition, {}).setdefault(one.level, []).append(one.thing)
    alike: dict[tuple[tuple[Thing, ...], ...], list[str]] = {}
    for condition, levels in found.items():
        alike.setdefault(tuple(tuple(levels.get(level, ())) for level in LEVELS), []).append(condition)
    ordered = sorted(alike.items(), key=lambda pair: not pair[0][0])
    return tuple(
        Check(
            tuple(desk.record("condition", condition) for condition in conditions),
            tuple(
                CheckedLevel(
                    level.value,
                    desk.term("avoid-level", level.value),
                    tuple(desk.record(*thing) for thing in things),
                )
                for level, things in zip(LEVELS, by_level, strict=True)
                if things
            ),
        )
        for by_level, conditions in ordered
    )
