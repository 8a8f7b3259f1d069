"""The view of a comparison: one table, the reader's questions as rows, the options as columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guidebook.chances import COMMON, SERIOUS, ChanceRow, chance_rows, effects_of
from guidebook.knowledge import Knowledge
from guidebook.models.base import Sourced
from guidebook.models.comparison import Order
from guidebook.models.treatment import Effect, Treatment
from guidebook.views.choosing import Choosing, choosing_of
from guidebook.views.choosing_rows import RowKeys, row_keys, says_of
from guidebook.views.course import course_table
from guidebook.views.course_parts import CourseTable
from guidebook.views.desk import Desk
from guidebook.views.drawn import FigureView, figures_of
from guidebook.views.parts import (
    BlankView,
    CertaintyView,
    Cited,
    FactView,
    Legend,
    Mark,
    RecordView,
    ReviewView,
    SourceEntry,
)
from guidebook.words import Words


@dataclass(frozen=True)
class CellItem:
    """One line of a list in a cell."""

    text: str
    marks: tuple[Mark, ...]
    flag: str
    sign: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell: a value, a list, or a blank; never empty."""

    value: str
    items: tuple[CellItem, ...]
    blank: BlankView | None
    certainty: CertaintyView | None
    marks: tuple[Mark, ...]
    flag: str
    note: str


@dataclass(frozen=True)
class Row:
    """One question, answered for every option."""

    id: str
    question: str
    kind: Literal["fact", "safety"]
    cells: tuple[Cell, ...]
    keys: RowKeys
    """What the row knows of its options, so that readers can sort them by it and see only what differs."""
    label: str = ""
    """Short name of the fact; empty for a row on safety."""
    help: str = ""
    """What the question means and how it was answered, in the small Markdown; may be empty."""
    note: str = ""
    """What keeps the numbers of this row from being set against each other; shown under the row."""


@dataclass(frozen=True)
class ComparisonView:
    """One comparison."""

    id: str
    name: str
    question: str
    summary: str
    note: str
    order: str
    review: ReviewView
    caption: str
    options: tuple[RecordView, ...]
    rows: tuple[Row, ...]
    choosing: Choosing
    course: CourseTable | None
    """What each option comes to over some years, in money and time."""
    figures: tuple[FigureView, ...]
    """The pictures, each with its table."""
    legends: tuple[Legend, ...]
    pairs: tuple[RecordView, ...]
    """The pages that set two of its options side by side."""
    linked_from: tuple[RecordView, ...]
    sources: tuple[SourceEntry, ...]


def comparison_view(knowledge: Knowledge, words: Words, identifier: str) -> ComparisonView:
    """The view of a comparison. Rows on safety follow the chosen facts and cannot be left out."""
    desk = Desk(knowledge, words)
    record = knowledge.comparisons[identifier]
    treatments = [(treatment, knowledge.treatments[treatment]) for treatment in record.treatments]
    if record.order is Order.ALPHABETICAL:
        treatments.sort(key=lambda pair: (pair[1].name.casefold(), pair[0]))
    chances = {row.id: row for row in chance_rows(record, knowledge.treatments)}
    notes = {name: note_under(words, row, record.denominator_note) for name, row in chances.items()}
    rows = []
    for fact in record.rows:
        declaration = knowledge.facts[fact]
        cells = tuple(fact_cell(desk, desk.fact(declaration, treatment)) for _, treatment in treatments)
        fair = fact not in chances or not (chances[fact].other_people or chances[fact].other_times)
        keys = row_keys(desk, declaration, [treatment for _, treatment in treatments], cells, fair)
        rows.append(
            Row(
                id=fact,
                question=declaration.question,
                kind="fact",
                cells=cells,
                keys=keys,
                label=declaration.label,
                help=declaration.help or "",
                note=notes.get(fact, ""),
            )
        )
    for name, cell in (
        (COMMON, _common_cell),
        (SERIOUS, _serious_cell),
        ("must-not", _must_not_cell),
        ("ask-first", _ask_first_cell),
        ("pregnancy", _pregnancy_cell),
    ):
        question = words(f"comparison.row_{name.replace('-', '_')}")
        cells = tuple(cell(desk, treatment) for _, treatment in treatments)
        rows.append(Row(name, question, "safety", cells, RowKeys(says_of(cells)), note=notes.get(name, "")))
    order = (
        words("comparison.alphabetical") if record.order is Order.ALPHABETICAL else record.order_reason or ""
    )
    course = course_table(desk, [treatment for treatment, _ in treatments], record.name)
    return ComparisonView(
        id=identifier,
        name=record.name,
        question=record.question,
        summary=record.summary,
        note=record.note or "",
        order=order,
        review=desk.review(record),
        caption=words("comparison.caption", name=record.name),
        options=tuple(desk.record("treatment", treatment) for treatment, _ in treatments),
        rows=tuple(rows),
        choosing=choosing_of(desk, record, treatments),
        course=course,
        figures=figures_of(desk, [treatment for treatment, _ in treatments], course),
        legends=(
            desk.legend("certainty", words("legend.certainty")),
            desk.legend("blank", words("legend.blank")),
            desk.legend("avoid-level", words("choosing.levels")),
        ),
        pairs=desk.pairs("comparison", identifier),
        linked_from=desk.linked_from("comparison", identifier),
        sources=desk.source_entries(),
    )


def note_under(words: Words, row: ChanceRow, denominator_note: str | None) -> str:
    """What keeps chances from being set against each other: other times, other people, another whole."""
    notes = []
    if row.other_people or row.other_times:
        both = row.other_people and row.other_times
        kind = "both" if both else "people" if row.other_people else "times"
        notes.append(words(f"comparison.other_{kind}"))
    if denominator_note and len(row.denominators) > 1:
        notes.append(denominator_note)
    return " ".join(notes)


def fact_cell(desk: Desk, fact: FactView | None) -> Cell:
    """A fact of one treatment; None for one that does not apply to it."""
    if fact is None:
        term = desk.term("blank", "not_applicable")
        return Cell(
            "", (), BlankView("not_applicable", term.label, term.mark, term.definition), None, (), "", ""
        )
    return Cell(fact.value, (), fact.blank, fact.certainty, fact.marks, fact.flag, fact.note)


def _list_cell(items: list[CellItem], desk: Desk, empty: BlankView | None = None) -> Cell:
    if not items and empty is None:
        items = [CellItem(desk.words("comparison.none_listed"), (), "")]
    return Cell("", tuple(items), None if items else empty, None, (), "", "")


def _item(desk: Desk, part: Sourced, text: str, sign: str = "") -> CellItem:
    said = desk.sourced(part, text)
    return CellItem(said.text, said.marks, said.flag, sign)


def _effect(desk: Desk, effect: Effect) -> CellItem:
    text = effect.what
    if effect.chance is not None:
        chance = desk.chance(effect.chance).short
        text = desk.words("comparison.with_chance", what=effect.what, chance=chance)
    return _item(desk, effect, text)


def effects_cell(desk: Desk, treatment: Treatment, row: str) -> Cell:
    """Benefits or harms of one treatment as a list, each with its chance when a source gives one."""
    effects, gap = effects_of(treatment, row)
    return _list_cell(
        [_effect(desk, effect) for effect in effects],
        desk,
        desk.blank(gap.blank, gap.why, gap.sources) if gap else None,
    )


def _common_cell(desk: Desk, treatment: Treatment) -> Cell:
    return effects_cell(desk, treatment, COMMON)


def _serious_cell(desk: Desk, treatment: Treatment) -> Cell:
    return effects_cell(desk, treatment, SERIOUS)


def _avoid_cell(desk: Desk, treatment: Treatment, level: str) -> Cell:
    gap = treatment.avoid_blank
    items = [
        _item(desk, avoid, desk.knowledge.conditions[avoid.condition].name)
        for avoid in treatment.avoid
        if avoid.level.value == level
    ]
    for condition, safety in (
        ("pregnancy", treatment.pregnancy),
        ("breast-feeding", treatment.breast_feeding),
    ):
        if safety.level.value == level:
            items.insert(0, _item(desk, safety, desk.knowledge.conditions[condition].name))
    return _list_cell(items, desk, desk.blank(gap.blank, gap.why, gap.sources) if gap else None)


def _must_not_cell(desk: Desk, treatment: Treatment) -> Cell:
    return _avoid_cell(desk, treatment, "must_not")


def _ask_first_cell(desk: Desk, treatment: Treatment) -> Cell:
    return _avoid_cell(desk, treatment, "ask_first")


def _pregnancy_cell(desk: Desk, treatment: Treatment) -> Cell:
    items = []
    for condition, safety in (
        ("pregnancy", treatment.pregnancy),
        ("breast-feeding", treatment.breast_feeding),
    ):
        term = desk.term("avoid-level", safety.level.value)
        text = desk.words(
            "comparison.circumstance", name=desk.knowledge.conditions[condition].name, level=term.label
        )
        items.append(_item(desk, safety, text, term.mark))
    return _list_cell(items, desk)


__all__ = ["Cell", "CellItem", "Cited", "ComparisonView", "Row", "comparison_view"]
