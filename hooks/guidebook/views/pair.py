"""The view of two options side by side: "A or B?", what differs first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from guidebook.chances import BENEFITS, EFFECTS, chance_rows_of
from guidebook.knowledge import Knowledge
from guidebook.models.treatment import Treatment, TreatmentKind
from guidebook.pairs import PairOfOptions, Relation, by_name, relation_of_effects, relations_of_facts
from guidebook.safety import Ground, level_of
from guidebook.views.careful import AnswerWord, said_of, word_of
from guidebook.views.comparison import Cell, effects_cell, fact_cell, note_under
from guidebook.views.course import course_table
from guidebook.views.course_parts import CourseTable
from guidebook.views.desk import Desk
from guidebook.views.parts import BlankView, Cited, Heading, Legend, RecordView, ReviewView, SourceEntry
from guidebook.words import Words

SHORT = frozenset({Relation.SAME, Relation.NOT_KNOWN})
"""Rows in which the two cells say nothing against each other: they stand last, and take less room."""

SILENT = frozenset({Ground.NOT_NAMED, Ground.LIST_BLANK})
"""Grounds of an answer that say nothing about the circumstance in question."""


@dataclass(frozen=True)
class PairSide:
    """One of the two options, as the head of the page shows it."""

    option: RecordView
    summary: Cited
    review: ReviewView


@dataclass(frozen=True)
class PairRow:
    """One question with the answers of both."""

    id: str
    question: str
    kind: Literal["fact", "safety"]
    """Whether it lists harms, or tells a fact or benefits."""
    cells: tuple[Cell, ...]
    note: str
    """What keeps the numbers of this row from being set against each other."""


@dataclass(frozen=True)
class PairRows:
    """The rows in which the two stand to each other in one way."""

    id: str
    """A :class:`~guidebook.pairs.Relation`, with hyphens."""
    title: str
    rows: tuple[PairRow, ...]
    is_short: bool
    is_same: bool
    """Whether both cells of each row say the same, so that it need be said only once."""


@dataclass(frozen=True)
class PairAnswer:
    """How far one option suits people in one circumstance."""

    word: AnswerWord
    said: Cited | None
    """The reason; None when nothing is said."""


@dataclass(frozen=True)
class CircumstanceRow:
    """One circumstance with the answers of both."""

    circumstance: RecordView
    answers: tuple[PairAnswer, ...]


@dataclass(frozen=True)
class CircumstanceRows:
    """Circumstances in which the two have other answers, or the same."""

    id: str
    title: str
    is_alike: bool
    rows: tuple[CircumstanceRow, ...]


@dataclass(frozen=True)
class ListGap:
    """Why an option has no list of who must be careful."""

    name: str
    """Name of the option."""
    blank: BlankView


@dataclass(frozen=True)
class QuestionList:
    """Questions to ask about one of the two, or about both."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class PairView:
    """Two options side by side."""

    id: str
    lead: str
    counted: str
    """In how many facts they differ, in words."""
    order: str
    """How the two are ordered, and that a third way is open where neither is doing nothing."""
    sides: tuple[PairSide, ...]
    groups: tuple[PairRows, ...]
    circumstances: tuple[CircumstanceRows, ...]
    gaps: tuple[ListGap, ...]
    not_named: str
    """About how many circumstances nothing is said for either, in words; empty for none."""
    course: CourseTable | None
    questions: tuple[QuestionList, ...]
    comparisons: tuple[RecordView, ...]
    """The comparisons in which the two stand beside others."""
    legends: tuple[Legend, ...]
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


Option = tuple[str, Treatment]


def pair_view(knowledge: Knowledge, words: Words, identifier: str) -> PairView:
    """The view of a pair; its sources are numbered from 1 in reading order."""
    desk = Desk(knowledge, words)
    pair = knowledge.pairs[identifier]
    options = [(option, knowledge.treatments[option]) for option in by_name(knowledge, pair)]
    names = [record.name for _, record in options]
    relations = relations_of_facts(knowledge.facts, options[0][1], options[1][1])
    view = PairView(
        id=identifier,
        lead=desk.record("pair", identifier).summary,
        counted=_counted(words, relations),
        order=words("pair.order_alone" if _has_nothing(options) else "pair.order"),
        sides=tuple(
            PairSide(
                desk.record("treatment", option),
                desk.said(record.summary, record.summary_sources),
                desk.review(record),
            )
            for option, record in options
        ),
        groups=tuple(_groups(desk, pair, options, relations)),
        circumstances=tuple(_circumstances(desk, options)),
        gaps=tuple(
            ListGap(record.name, desk.blank(gap.blank, gap.why, gap.sources))
            for _, record in options
            if (gap := record.avoid_blank)
        ),
        not_named=_not_named(desk, pair),
        course=course_table(
            desk, [option for option, _ in options], words("pair.both", one=names[0], other=names[1])
        ),
        questions=tuple(_questions(words, options)),
        comparisons=tuple(desk.record("comparison", comparison) for comparison in pair.comparisons),
        legends=(
            desk.legend("certainty", words("legend.certainty")),
            desk.legend("blank", words("legend.blank")),
            desk.legend("avoid-level", words("careful.answers")),
        ),
        headings=(),
        sources=(),
    )
    return replace(view, headings=tuple(_headings(words, view)), sources=desk.source_entries())


def _has_nothing(options: list[Option]) -> bool:
    return any(record.kind is TreatmentKind.NOTHING for _, record in options)


def _counted(words: Words, relations: Mapping[str, Relation]) -> str:
    """In how many of the facts that are answered for both the two differ."""
    found = list(relations.values())
    differ, same = found.count(Relation.DIFFERS), found.count(Relation.SAME)
    if not differ:
        return words.count("pair.counted_same", same)
    if not same:
        return words.count("pair.counted_differ", differ)
    return words("pair.counted", both=differ + same, differ=differ, same=same)


def _groups(
    desk: Desk, pair: PairOfOptions, options: list[Option], relations: Mapping[str, Relation]
) -> Iterator[PairRows]:
    """Rows by how the two stand to each other; facts before effects, each in the order of their declaration."""
    (_, one), (_, other) = options
    notes = _notes(desk, pair, options)
    of_effects = {row: relation_of_effects(one, other, row) for row in EFFECTS}
    for relation in Relation:
        if relation is Relation.NEITHER:
            continue
        facts = [name for name, found in relations.items() if found is relation]
        effects = [name for name, found in of_effects.items() if found is relation]
        rows = [_fact_row(desk, options, name, notes) for name in facts]
        rows += [_effect_row(desk, options, name, notes) for name in effects]
        if rows:
            yield PairRows(
                id=relation.value.replace("_", "-"),
                title=desk.words(f"pair.{relation.value}"),
                rows=tuple(rows),
                is_short=relation in SHORT,
                is_same=relation is Relation.SAME,
            )


def _fact_row(desk: Desk, options: list[Option], name: str, notes: Mapping[str, str]) -> PairRow:
    declaration = desk.knowledge.facts[name]
    cells = tuple(fact_cell(desk, desk.fact(declaration, record)) for _, record in options)
    return PairRow(name, declaration.question, "fact", cells, notes.get(name, ""))


def _effect_row(desk: Desk, options: list[Option], name: str, notes: Mapping[str, str]) -> PairRow:
    question = desk.words(
        "pair.row_benefits" if name == BENEFITS else f"comparison.row_{name.replace('-', '_')}"
    )
    cells = tuple(effects_cell(desk, record, name) for _, record in options)
    kind: Literal["fact", "safety"] = "fact" if name == BENEFITS else "safety"
    return PairRow(name, question, kind, cells, notes.get(name, ""))


def _notes(desk: Desk, pair: PairOfOptions, options: list[Option]) -> dict[str, str]:
    """Row → what keeps its chances from being set against each other."""
    comparisons = desk.knowledge.comparisons
    given = [note for name in pair.comparisons if (note := comparisons[name].denominator_note)]
    other_whole = given[0] if given else desk.words("pair.other_whole")
    rows = chance_rows_of(options, desk.knowledge.facts, EFFECTS)
    return {row.id: note_under(desk.words, row, other_whole) for row in rows}


def _circumstances(desk: Desk, options: list[Option]) -> Iterator[CircumstanceRows]:
    """Circumstances that are named for one of the two at least: those with other answers first."""
    differ: list[str] = []
    alike: list[str] = []
    for condition in desk.knowledge.conditions:
        answers = [level_of(desk.knowledge, option, condition) for option, _ in options]
        if all(answer.ground in SILENT for answer in answers):
            continue
        (alike if answers[0].level is answers[1].level else differ).append(condition)
    for identifier, conditions in (("answers-differ", differ), ("answers-alike", alike)):
        if conditions:
            title = desk.words(f"pair.{identifier.replace('-', '_')}")
            rows = tuple(_circumstance_row(desk, options, condition) for condition in conditions)
            yield CircumstanceRows(identifier, title, conditions is alike, rows)


def _circumstance_row(desk: Desk, options: list[Option], condition: str) -> CircumstanceRow:
    answers = [level_of(desk.knowledge, option, condition) for option, _ in options]
    return CircumstanceRow(
        desk.record("condition", condition),
        tuple(PairAnswer(word_of(desk, answer), said_of(desk, answer)) for answer in answers),
    )


def _not_named(desk: Desk, pair: PairOfOptions) -> str:
    """For how many circumstances the records say nothing of either."""
    silent = sum(
        all(level_of(desk.knowledge, option, condition).ground in SILENT for option in pair.options)
        for condition in desk.knowledge.conditions
    )
    return desk.words.count("pair.not_named", silent) if silent else ""


def _questions(words: Words, options: list[Option]) -> Iterator[QuestionList]:
    """Questions to ask, each once: those about both, then those about each."""
    (_, one), (_, other) = options
    both = tuple(question for question in one.questions if question in other.questions)
    if both:
        yield QuestionList(words("pair.ask_both"), both)
    for record in (one, other):
        own = tuple(question for question in record.questions if question not in both)
        if own:
            yield QuestionList(words("pair.ask_one", name=record.name), own)


def _headings(words: Words, view: PairView) -> Iterator[Heading]:
    yield from (Heading(group.id, group.title) for group in view.groups)
    yield Heading("who", words("pair.who"))
    if view.course:
        yield Heading("course", words("course.title"))
    if view.questions:
        yield Heading("questions", words("pair.questions"))
