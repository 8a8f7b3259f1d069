"""The view of the drawn pictures: each with the text around it, and the table that says the same in words."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guidebook.figures import studies_of
from guidebook.models.base import Blank
from guidebook.models.facts import FactDeclaration, FactKind, Output
from guidebook.models.source import PaidBy
from guidebook.pictures.cross_section import CrossSection, SectionRow
from guidebook.pictures.evidence_map import EvidenceMap, EvidenceRow, People
from guidebook.pictures.range_bars import Range, RangeBars, RangeRow
from guidebook.pictures.signs import Missing
from guidebook.pictures.sizes import Picture
from guidebook.pictures.week_strip import WeekPart, WeekStep, WeekStrip
from guidebook.views.course_parts import CourseTable, SumView
from guidebook.views.desk import Desk
from guidebook.views.numbers import number
from guidebook.views.parts import FactView, Mark
from guidebook.views.week import WeekView
from guidebook.words import Words
from guidebook.worked_out import answer_of

FAR_APART = 10
"""People are shown in steps of ten where the largest number is more than so many times the smallest above 0."""


@dataclass(frozen=True)
class FigureCell:
    """What a picture shows of an option, in words."""

    text: str
    marks: tuple[Mark, ...] = ()
    flag: str = ""


@dataclass(frozen=True)
class FigureRow:
    """All that a picture shows of one option."""

    name: str
    cells: tuple[FigureCell, ...]


@dataclass(frozen=True)
class FigureTable:
    """What a picture shows, as a table: the first column names the option."""

    head: tuple[str, ...]
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True)
class FigureView:
    """One picture."""

    id: str
    """Unique on the page."""
    title: str
    text: str
    """What it shows and what it does not, in the small Markdown; may be empty."""
    picture: Picture
    table: FigureTable


def figures_of(desk: Desk, treatments: Sequence[str], course: CourseTable | None) -> tuple[FigureView, ...]:
    """The pictures of some treatments in this order: cost, facts that are to be drawn, levels, evidence.

    A picture in which no option has anything to show is left out.
    """
    return tuple(figure for figure in _figures(desk, treatments, course) if not figure.picture.empty)


def _figures(desk: Desk, treatments: Sequence[str], course: CourseTable | None) -> Iterator[FigureView]:
    if course is not None:
        yield _cost(desk, course)
    for declaration in desk.knowledge.facts.values():
        if Output.PICTURE in declaration.show:
            yield _bars(desk, declaration, treatments)
    yield from _section(desk, treatments)
    yield from _evidence(desk, treatments)


def _name(desk: Desk, treatment: str) -> str:
    return desk.knowledge.treatments[treatment].name


def _range_bars(
    desk: Desk, identifier: str, title: str, label: str, unit: str, rows: tuple[RangeRow, ...]
) -> RangeBars:
    """``unit`` is in the plural; for the currency of the guide its sign stands before each number."""
    words, site = desk.words, desk.knowledge.site
    return RangeBars(
        id=f"picture-{identifier}",
        title=title,
        description=words("picture.bars_description"),
        axis=words("picture.axis", label=label, unit=unit),
        tick_text=_ticks(site.currency_sign if unit == site.currency else ""),
        rows=rows,
        range_text=words("picture.range"),
        single_text=words("picture.single"),
        open_text=words("picture.open"),
    )


# ---- bars


def _cost(desk: Desk, course: CourseTable) -> FigureView:
    """What each option costs over the shortest of the guide's numbers of years."""
    words = desk.words
    title = course.money_heads[0]
    rows = tuple(
        RangeRow(option.option.name, _money(desk, option.lines[0].money)) for option in course.options
    )
    picture = _range_bars(desk, "cost", title, title, desk.knowledge.site.currency, rows)
    cells = (FigureCell(row.value.text) for row in rows)
    return _bar_figure(words, picture, words("picture.cost_text"), tuple(cells))


def _money(desk: Desk, total: SumView) -> Range | Missing:
    if not total.known:
        return Missing(desk.term("blank", Blank.NOT_LOOKED_UP.value).mark, total.text)
    low, high = float(total.low), float(total.low if total.high is None else total.high)
    return Range(low, high, total.text, total.open or total.high is None)


def _bars(desk: Desk, declaration: FactDeclaration, treatments: Sequence[str]) -> FigureView:
    words = desk.words
    is_money = declaration.kind is FactKind.MONEY
    unit = desk.knowledge.site.currency if is_money else declaration.unit or ""
    views = [desk.fact(declaration, desk.knowledge.treatments[one]) for one in treatments]
    rows = tuple(
        RangeRow(_name(desk, one), _range(desk, declaration, one, view))
        for one, view in zip(treatments, views, strict=True)
    )
    picture = _range_bars(desk, declaration.id, declaration.question, declaration.label, unit, rows)
    cells = (_cell(row.value.text, view) for row, view in zip(rows, views, strict=True))
    return _bar_figure(words, picture, declaration.help or "", tuple(cells))


def _range(
    desk: Desk, declaration: FactDeclaration, treatment: str, view: FactView | None
) -> Range | Missing:
    value = answer_of(declaration, desk.knowledge.treatments[treatment])
    if view is None or value is None or value.low is None or value.high is None:
        return _missing(desk, view)
    return Range(float(value.low), float(value.high), view.value, value.or_more)


def _bar_figure(words: Words, picture: RangeBars, text: str, cells: tuple[FigureCell, ...]) -> FigureView:
    rows = (FigureRow(row.name, (cell,)) for row, cell in zip(picture.rows, cells, strict=True))
    table = FigureTable((words("course.option"), picture.axis), tuple(rows))
    return FigureView(picture.id, picture.title, text, picture, table)


def _cell(text: str, view: FactView | None) -> FigureCell:
    """A text with the marks of the fact it tells; those of a blank show the gap."""
    if view is None:
        return FigureCell(text)
    return FigureCell(text, view.blank.marks if view.blank else view.marks, view.flag)


@functools.cache  # so that two views of one record are equal
def _ticks(sign: str) -> Callable[[float], str]:
    def tell(value: float) -> str:
        return sign + number(Decimal(str(value)))

    return tell


# ---- blanks


def _missing(desk: Desk, view: FactView | None) -> Missing:
    """The blank of a fact, or that it does not apply."""
    if view is not None and view.blank is not None:
        return Missing(view.blank.mark, view.blank.label)
    term = desk.term("blank", Blank.NOT_APPLICABLE.value)
    return Missing(term.mark, term.label)


# ---- evidence


def _evidence(desk: Desk, treatments: Sequence[str]) -> Iterator[FigureView]:
    declared = desk.knowledge.evidence
    if declared is None:
        return
    words, facts = desk.words, desk.knowledge.facts
    grade_fact, people_fact = facts[declared.grade], facts[declared.people]
    grades = tuple(desk.term(grade_fact.choices or "", grade).label for grade in declared.weakest_first)
    payers = tuple(desk.term("paid-by", payer.value).label for payer in PaidBy)
    rows, table = [], []
    for treatment in treatments:
        record = desk.knowledge.treatments[treatment]
        views = [desk.fact(fact, record) for fact in (grade_fact, people_fact)]
        grade_value, people_value = (answer_of(fact, record) for fact in (grade_fact, people_fact))
        choice = grade_value.choice if grade_value else None
        grade: int | Missing
        if choice in declared.weakest_first:
            grade = declared.weakest_first.index(choice)
        elif views[0] is not None and views[0].value:
            grade = Missing("", views[0].value)
        else:
            grade = _missing(desk, views[0])
        count = people_value.count if people_value else None
        people: People | Missing = _missing(desk, views[1])
        if count is not None and views[1] is not None:
            people = People(count, views[1].value)
        paid_by = {study.paid_by for study in studies_of(desk.knowledge, record)}
        paid: tuple[int, ...] | Missing = tuple(at for at, payer in enumerate(PaidBy) if payer in paid_by)
        if not paid:
            paid = Missing(desk.term("blank", Blank.NOT_STUDIED.value).mark, words("picture.no_study"))
        name = _name(desk, treatment)
        rows.append(EvidenceRow(name, grade, people, paid))
        who = (
            paid.text
            if isinstance(paid, Missing)
            else words("list.semicolon").join(payers[at] for at in paid)
        )
        cells = (
            _cell(grades[grade] if isinstance(grade, int) else grade.text, views[0]),
            _cell(people.text, views[1]),
            FigureCell(who),
        )
        table.append(FigureRow(name, cells))
    counts = sorted(row.people.count for row in rows if isinstance(row.people, People) and row.people.count)
    picture = EvidenceMap(
        id="picture-evidence",
        title=declared.title,
        description=words("picture.evidence_description"),
        grade_text=grade_fact.label,
        people_text=people_fact.label,
        paid_text=words("legend.paid_by"),
        weakest=words("picture.weakest"),
        strongest=words("picture.strongest"),
        grades=grades,
        payers=payers,
        tick_text=_ticks(""),
        rows=tuple(rows),
        tens=bool(counts) and counts[-1] > FAR_APART * counts[0],
    )
    head = (words("course.option"), picture.grade_text, picture.people_text, picture.paid_text)
    yield FigureView(picture.id, declared.title, declared.text, picture, FigureTable(head, tuple(table)))


# ---- levels


def _section(desk: Desk, treatments: Sequence[str]) -> Iterator[FigureView]:
    declared = desk.knowledge.section
    if declared is None:
        return
    declaration = desk.knowledge.facts[declared.fact]
    levels = tuple(desk.knowledge.vocabulary[declaration.choices or ""])
    rows, table = [], []
    for treatment in treatments:
        record = desk.knowledge.treatments[treatment]
        view, value = desk.fact(declaration, record), answer_of(declaration, record)
        name = _name(desk, treatment)
        reach: tuple[int, int] | Missing = _missing(desk, view)
        if value is not None and value.first and value.last:
            reach = (levels.index(value.first), levels.index(value.last))
        rows.append(SectionRow(name, reach))
        told = reach.text if isinstance(reach, Missing) else view.value if view else ""
        table.append(FigureRow(name, (_cell(told, view),)))
    picture = CrossSection(
        id="picture-levels",
        title=declared.title,
        description=desk.words("picture.levels_description"),
        levels=tuple(desk.term(declaration.choices or "", level).label for level in levels),
        rows=tuple(rows),
    )
    head = (desk.words("course.option"), declaration.label)
    yield FigureView(picture.id, declared.title, declared.text, picture, FigureTable(head, tuple(table)))


# ---- a week


def week_strip(words: Words, view: WeekView) -> WeekStrip:
    """The sample week of a routine as a calendar; steps bear the numbers of the table beside it."""
    return WeekStrip(
        id="picture-week",
        title=words("routine.week"),
        description=words("picture.week_description"),
        days=tuple(short for short, _ in view.days),
        parts=tuple(
            WeekPart(
                part.name,
                tuple(WeekStep(row.number, row.days, row.optional or row.choice) for row in part.rows),
            )
            for part in view.parts
        ),
        done_text=words("picture.done"),
        optional_text=words("picture.optional"),
        none_text=words("picture.none"),
    )
