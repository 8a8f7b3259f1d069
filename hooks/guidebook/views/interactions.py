"""The views of what goes together: the tables of all pairs and pauses, and the part that concerns one treatment."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.knowledge import Knowledge
from guidebook.models.interaction import InteractionGroup, Limit, Pairing, Pause
from guidebook.views.desk import Desk
from guidebook.views.parts import Cited, Heading, Legend, LegendEntry, RecordView, SourceEntry
from guidebook.words import Words


@dataclass(frozen=True)
class GroupView:
    """A group, or a condition, with the treatments in it."""

    id: str
    name: str
    members: tuple[RecordView, ...]


@dataclass(frozen=True)
class PairingView:
    """How two groups go together, or a group with a condition."""

    first: GroupView
    second: GroupView
    level_id: str
    level: LegendEntry
    said: Cited


@dataclass(frozen=True)
class PauseView:
    """When to stop something around a procedure, and when to start again."""

    around: tuple[RecordView, ...]
    groups: tuple[GroupView, ...]
    stop: str
    restart: str
    source: Cited
    """Marks and flag alone."""


@dataclass(frozen=True)
class LimitView:
    """How much a week bears."""

    groups: tuple[GroupView, ...]
    said: Cited


@dataclass(frozen=True)
class OwnInteractions:
    """What concerns one treatment; each pairing has the treatment's own group first."""

    pairings: tuple[PairingView, ...]
    pauses: tuple[PauseView, ...]
    limits: tuple[LimitView, ...]


@dataclass(frozen=True)
class InteractionsView:
    """All pairs, pauses and limits."""

    intro: tuple[Cited, ...]
    groups: tuple[GroupView, ...]
    pairings: tuple[PairingView, ...]
    pauses: tuple[PauseView, ...]
    limits: tuple[LimitView, ...]
    legend: Legend
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


def interactions_view(knowledge: Knowledge, words: Words) -> InteractionsView:
    """The whole of ``data/interactions.yml``."""
    desk = Desk(knowledge, words)
    found = knowledge.interactions
    intro = desk.statements(found.intro)
    pairings = tuple(_pairing(desk, pairing) for pairing in found.pairings)
    pauses = tuple(_pause(desk, pause) for pause in found.pauses)
    limits = tuple(_limit(desk, limit) for limit in found.limits)
    sections = (("pairs", pairings), ("pauses", pauses), ("limits", limits), ("groups", found.groups))
    return InteractionsView(
        intro=intro,
        groups=tuple(_group(desk, group) for group in found.groups),
        pairings=pairings,
        pauses=pauses,
        limits=limits,
        legend=desk.legend("pairing-level", words("legend.pairing_level")),
        headings=tuple(Heading(name, words(f"together.{name}")) for name, rows in sections if rows),
        sources=desk.source_entries(),
    )


def own_interactions(desk: Desk, treatment: str) -> OwnInteractions:
    """The pairs, pauses and limits of one treatment, in the order of the file."""
    found = desk.knowledge.interactions
    own = {group.id for group in found.groups if treatment in group.treatments}
    pairings = []
    for pairing in found.pairings:
        if pairing.first in own:
            pairings.append(_pairing(desk, pairing))
        elif pairing.second in own:
            pairings.append(_pairing(desk, pairing, turned=True))
    return OwnInteractions(
        pairings=tuple(pairings),
        pauses=tuple(
            _pause(desk, pause)
            for pause in found.pauses
            if treatment in pause.around or own.intersection(pause.groups)
        ),
        limits=tuple(_limit(desk, limit) for limit in found.limits if own.intersection(limit.groups)),
    )


def _groups(desk: Desk) -> dict[str, InteractionGroup]:
    return {group.id: group for group in desk.knowledge.interactions.groups}


def _group(desk: Desk, group: InteractionGroup) -> GroupView:
    members = tuple(desk.record("treatment", treatment) for treatment in group.treatments)
    return GroupView(group.id, group.name, tuple(sorted(members, key=lambda view: view.name.casefold())))


def _pairing(desk: Desk, pairing: Pairing, *, turned: bool = False) -> PairingView:
    groups = _groups(desk)
    first = _group(desk, groups[pairing.first])
    if pairing.second:
        second = _group(desk, groups[pairing.second])
    else:
        assert pairing.condition is not None
        second = GroupView(pairing.condition, desk.knowledge.conditions[pairing.condition].name, ())
    return PairingView(
        first=second if turned else first,
        second=first if turned else second,
        level_id=pairing.level.value,
        level=desk.term("pairing-level", pairing.level.value),
        said=desk.sourced(pairing, pairing.text),
    )


def _pause(desk: Desk, pause: Pause) -> PauseView:
    groups = _groups(desk)
    return PauseView(
        around=tuple(desk.record("treatment", treatment) for treatment in pause.around),
        groups=tuple(_group(desk, groups[group]) for group in pause.groups),
        stop=pause.stop.text,
        restart=pause.restart.text,
        source=desk.sourced(pause, ""),
    )


def _limit(desk: Desk, limit: Limit) -> LimitView:
    groups = _groups(desk)
    return LimitView(
        tuple(_group(desk, groups[group]) for group in limit.groups), desk.sourced(limit, limit.text)
    )
