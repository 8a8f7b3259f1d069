"""The view of what nobody knows yet: every typed blank, by question, the question that matters for most options first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidebook.knowledge import Knowledge
from guidebook.models.base import Blank
from guidebook.models.treatment import SafetyLevel, Treatment
from guidebook.views.desk import Desk
from guidebook.views.parts import Cited, Heading, LegendEntry, RecordView, SourceEntry
from guidebook.words import Words

SHOWN = (Blank.NOT_STUDIED, Blank.CONFLICTING, Blank.NO_DIFFERENCE, Blank.NOT_LOOKED_UP)
"""Kinds of blank that tell a reader of a gap, in the order of the page; "does not apply" is none."""


@dataclass(frozen=True)
class Gap:
    """One question with the options for which it has no answer."""

    question: str
    options: tuple[RecordView, ...]
    """By name, each with what its record notes about the gap."""
    count: str
    """How many options, in words."""


@dataclass(frozen=True)
class GapGroup:
    """The gaps of one kind of blank, the widest first."""

    id: str
    term: LegendEntry
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class GapsView:
    """Everything that is not known."""

    groups: tuple[GapGroup, ...]
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class _Blank:
    blank: Blank
    question: str
    note: str = ""
    sources: tuple[str, ...] = ()


def gaps_view(knowledge: Knowledge, words: Words) -> GapsView:
    """All gaps, ranked by the number of options they concern (criteria, feature 4); then in the order of the questions."""
    desk = Desk(knowledge, words)
    found: dict[tuple[Blank, str], list[tuple[str, _Blank]]] = {}
    for identifier in sorted(
        knowledge.treatments, key=lambda i: (knowledge.treatments[i].name.casefold(), i)
    ):
        for gap in _blanks(knowledge, words, knowledge.treatments[identifier]):
            found.setdefault((gap.blank, gap.question), []).append((identifier, gap))
    groups = []
    for blank in SHOWN:
        of_kind = [(question, open_for) for (kind, question), open_for in found.items() if kind is blank]
        of_kind.sort(key=lambda pair: -len(pair[1]))
        if of_kind:
            gaps = tuple(_gap(desk, question, open_for) for question, open_for in of_kind)
            groups.append(GapGroup(blank.value.replace("_", "-"), desk.term("blank", blank.value), gaps))
    headings = tuple(Heading(group.id, _title(group)) for group in groups)
    return GapsView(tuple(groups), headings, desk.source_entries())


def _gap(desk: Desk, question: str, open_for: list[tuple[str, _Blank]]) -> Gap:
    options = []
    for identifier, blank in open_for:
        said = blank.note or blank.sources
        note = Cited(desk.plain(blank.note), desk.marks(blank.sources)) if said else None
        options.append(desk.record("treatment", identifier, note))
    total = len(desk.knowledge.treatments)
    return Gap(question, tuple(options), desk.words("not_known.count", count=len(options), total=total))


def _title(group: GapGroup) -> str:
    return group.term.label[:1].upper() + group.term.label[1:]


def _blanks(knowledge: Knowledge, words: Words, record: Treatment) -> Iterator[_Blank]:
    """The blanks of one option, under the questions that readers ask."""
    for declaration in knowledge.facts.values():
        value = record.facts.get(declaration.id)
        if value is not None and value.blank is not None:
            yield _Blank(value.blank, declaration.question, value.note or "", value.sources)
    for name, gap in (
        ("benefits", record.benefits_blank),
        ("common", record.harms.common_blank),
        ("serious", record.harms.serious_blank),
        ("avoid", record.avoid_blank),
    ):
        if gap is not None:
            yield _Blank(gap.blank, words(f"not_known.{name}"), gap.why, gap.sources)
    for name, safety in (("pregnancy", record.pregnancy), ("breast_feeding", record.breast_feeding)):
        if safety.level is SafetyLevel.NOT_KNOWN:
            yield _Blank(Blank.NOT_STUDIED, words(f"not_known.{name}"), safety.text, safety.sources)
    for question, part in (
        (knowledge.site.group_differences.question, record.group_differences),
        (words("not_known.body"), record.living_with.body),
        (words("not_known.feelings"), record.living_with.feelings),
        (words("not_known.daily_life"), record.living_with.daily_life),
        (words("not_known.who_may_do_it"), record.who_may_do_it),
    ):
        if part.blank is not None:
            yield _Blank(part.blank, question, part.note or "", part.sources)
