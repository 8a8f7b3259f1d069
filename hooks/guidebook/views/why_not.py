"""Why a treatment may fit or not, by the flows: which answers lead to it, which lead away from it, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidebook.deciding.finding import Thing, thing_of
from guidebook.flow_routes import turns_to
from guidebook.flow_standing import FlowStanding, Mention
from guidebook.views.desk import Desk
from guidebook.views.flow_outcome import LEVELS, choice_view
from guidebook.views.flow_parts import CheckedLevel, StageView
from guidebook.views.flow_text import FlowText
from guidebook.views.parts import RecordView
from guidebook.words import Words


@dataclass(frozen=True)
class OutcomeMention:
    """An outcome that offers a treatment or leaves it out."""

    anchor: str
    """Its place on the flow's page."""
    title: str
    """With its letter."""
    after: tuple[StageView, ...]
    """The last answers before it, for each question that leads there."""
    note: str
    """What the flow says of it there."""
    part_of: RecordView | None
    """What it is offered as a part of."""
    levels: tuple[CheckedLevel, ...]
    """What speaks against it there, by what was answered on the way: circumstances by level."""


@dataclass(frozen=True)
class WhyNot:
    """How one flow stands to a treatment."""

    flow: RecordView
    said: str
    """How many outcomes offer it, leave it out, and do not name it."""
    never: str
    """Why no answers lead to it; empty when some do."""
    offered: tuple[OutcomeMention, ...]
    left_out: tuple[OutcomeMention, ...]


def why_not(desk: Desk, treatment: str) -> tuple[WhyNot, ...]:
    """What each flow says of a treatment, by the flows' names; flows that do not name it are left out."""
    standings = desk.knowledge.flow_standings
    ordered = sorted(standings, key=lambda flow: (standings[flow].flow.name.casefold(), flow))
    found = (_of_flow(desk, standings[flow], flow, ("treatment", treatment)) for flow in ordered)
    return tuple(one for one in found if one is not None)


def _of_flow(desk: Desk, standing: FlowStanding, identifier: str, thing: Thing) -> WhyNot | None:
    offering, leaving_out, never = (
        standing.offering(thing),
        standing.leaving_out(thing),
        standing.never(thing),
    )
    if not (offering or leaving_out or never):
        return None
    text = FlowText(desk.knowledge, desk.words, identifier)
    rest = len(text.outcomes) - len({mention.outcome.id for mention in offering + leaving_out})
    return WhyNot(
        flow=desk.record("flow", identifier),
        said=desk.words(
            "flow.why_not_counts",
            offered=_count(desk.words, "offered", len(offering)),
            left_out=_count(desk.words, "left_out", len(leaving_out)),
            rest=_count(desk.words, "rest", rest),
        ),
        never=never.note or "" if never else "",
        offered=tuple(_mentions(desk, text, standing, thing, offering)),
        left_out=tuple(_mentions(desk, text, standing, thing, leaving_out)),
    )


def _count(words: Words, what: str, number: int) -> str:
    return words.count(f"flow.why_not_{what}", number) if number else words(f"flow.why_not_{what}.none")


def _mentions(
    desk: Desk, text: FlowText, standing: FlowStanding, thing: Thing, mentions: tuple[Mention, ...]
) -> Iterator[OutcomeMention]:
    by_outcome = {mention.outcome.id: mention for mention in mentions}
    for node in text.numbers:
        if mention := by_outcome.get(node):
            own = thing_of(mention.choice) == thing
            yield OutcomeMention(
                anchor=text.anchor(node),
                title=text.outcome(node),
                after=tuple(stage for one in turns_to(text.flow, node) for stage in text.stages((one,))),
                note=mention.choice.note or "" if own else "",
                part_of=None if own else choice_view(desk, mention.choice).record,
                levels=tuple(_against(desk, standing, thing, node)),
            )


def _against(desk: Desk, standing: FlowStanding, thing: Thing, outcome: str) -> Iterator[CheckedLevel]:
    found = standing.against(thing, outcome)
    for level in LEVELS:
        named = tuple(desk.record("condition", condition) for condition, its in found if its is level)
        if named:
            yield CheckedLevel(level.value, desk.term("avoid-level", level.value), named)
