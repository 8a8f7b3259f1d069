"""The view of differences between groups of people: every option against every group, with how many were studied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from guidebook.data_files import BY_GROUP_TABLE
from guidebook.knowledge import Knowledge
from guidebook.models.base import Blank
from guidebook.models.subject import PeopleGroup
from guidebook.models.treatment import GroupDifferences, GroupRisk
from guidebook.option_order import options_by_kind
from guidebook.views.desk import Desk
from guidebook.views.numbers import number
from guidebook.views.parts import BlankView, Cited, Legend, RecordView, SourceEntry
from guidebook.words import Words

PATH = "compare/by-group"
"""Path of the page; a guide whose site.yml declares no groups has none."""


@dataclass(frozen=True)
class RiskView:
    """What is known of one outcome in one group."""

    outcome: str
    said: Cited
    people: str
    """How many people were studied, in words; never empty."""


@dataclass(frozen=True)
class RiskGap:
    """The outcomes of which nothing is known in one group."""

    outcomes: str
    blank: BlankView
    people: str
    """How many people were studied that we know of; only where it is known that nobody studied them."""


@dataclass(frozen=True)
class GroupCell:
    """One option in one group, or in neighbouring groups of which the same is told; never empty."""

    groups: tuple[str, ...]
    risks: tuple[RiskView, ...]
    gap: RiskGap | None


@dataclass(frozen=True)
class GroupRow:
    """One option in all groups."""

    record: RecordView
    cells: tuple[GroupCell, ...]
    why_gaps: Cited | None
    """Why some outcomes are blank; None when none is."""


@dataclass(frozen=True)
class GroupSummary:
    """One group with what the table has of it, in one line."""

    label: str
    definition: str
    known: str


@dataclass(frozen=True)
class ByGroupView:
    """All options in all groups."""

    label: str
    question: str
    caption: str
    groups: tuple[GroupSummary, ...]
    outcomes: str
    """The outcomes that the table is about, in words."""
    rows: tuple[GroupRow, ...]
    table: str
    """Path of the same table for spreadsheet programs."""
    legends: tuple[Legend, ...]
    sources: tuple[SourceEntry, ...]


def by_group_view(knowledge: Knowledge, words: Words) -> ByGroupView:
    """The table of a guide that declares groups; options by kind, then by name."""
    desk = Desk(knowledge, words)
    asked = knowledge.site.group_differences
    rows = tuple(
        group_row(desk, treatment) for _, treatments in options_by_kind(knowledge) for treatment in treatments
    )
    return ByGroupView(
        label=asked.label,
        question=asked.question,
        caption=words("by_group.caption", label=asked.label, options=len(rows), groups=len(asked.groups)),
        groups=tuple(_summary(desk, group) for group in asked.groups),
        outcomes=_listed(desk, [outcome.label for outcome in asked.outcomes]),
        rows=rows,
        table=BY_GROUP_TABLE,
        legends=(desk.legend("blank", words("legend.blank")),),
        sources=desk.source_entries(),
    )


def group_row(desk: Desk, treatment: str) -> GroupRow:
    """One option in all groups that the guide declares."""
    part = desk.knowledge.treatments[treatment].group_differences
    cells = [_cell(desk, part, group) for group in desk.knowledge.site.group_differences.groups]
    joined = (list(same) for _, same in groupby(cells, lambda cell: (cell.risks, cell.gap)))
    gap = part.risks_blank
    return GroupRow(
        desk.record("treatment", treatment),
        tuple(replace(same[0], groups=tuple(cell.groups[0] for cell in same)) for same in joined),
        desk.said(gap.why, gap.sources) if gap else None,
    )


def _summary(desk: Desk, group: PeopleGroup) -> GroupSummary:
    """For how many options anything is known of the group, and for how many a source counts its people."""
    told = [
        [risk for risk in treatment.group_differences.risks if group.id in risk.groups]
        for treatment in desk.knowledge.treatments.values()
    ]
    known = desk.words(
        "by_group.known",
        known=sum(map(bool, told)),
        counted=sum(any(risk.people_studied for risk in risks) for risks in told),
        all=len(told),
    )
    return GroupSummary(group.label, group.definition, known)


def _cell(desk: Desk, part: GroupDifferences, group: PeopleGroup) -> GroupCell:
    risks, open_ones = [], []
    for outcome in desk.knowledge.site.group_differences.outcomes:
        told = [risk for risk in part.risks if risk.outcome == outcome.id and group.id in risk.groups]
        risks += [
            RiskView(outcome.label, desk.sourced(risk, risk.text), _people(desk, risk)) for risk in told
        ]
        if not told:
            open_ones.append(outcome.label)
    return GroupCell((group.label,), tuple(risks), _gap(desk, part, open_ones) if open_ones else None)


def _gap(desk: Desk, part: GroupDifferences, outcomes: list[str]) -> RiskGap:
    assert part.risks_blank is not None  # rules/groups_declared.py
    blank = part.risks_blank.blank
    people = desk.words("by_group.nobody") if blank is Blank.NOT_STUDIED else ""
    return RiskGap(_listed(desk, outcomes), desk.blank(blank), people)


def _people(desk: Desk, risk: GroupRisk) -> str:
    """How many people were studied, what was counted instead, and which groups were counted together."""
    words = desk.words
    parts = []
    if risk.people_studied is not None:
        form = "one" if risk.people_studied == 1 else "many"
        parts.append(words(f"by_group.studied.{form}", number=number(risk.people_studied)))
    if risk.counted is not None:
        parts.append(words("by_group.counted", counted=risk.counted.rstrip(".")))
    if risk.people_studied is None:
        parts.append(words("by_group.not_told"))
    told = words("list.semicolon").join(parts)
    groups = desk.knowledge.site.group_differences.groups
    if len(risk.groups) == 1:
        return told
    if len(risk.groups) == len(groups):
        return words("by_group.all_together", told=told)
    names = words("list.comma").join(group.label for group in groups if group.id in risk.groups)
    return words("by_group.together", told=told, groups=names)


def _listed(desk: Desk, labels: list[str]) -> str:
    """Labels in one line, small letters after the first; an abbreviation keeps its capitals."""
    first, *others = labels
    return desk.words("list.comma").join([first, *map(_small, others)])


def _small(label: str) -> str:
    return label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label
