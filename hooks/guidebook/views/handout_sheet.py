"""The sheet of a comparison: the options side by side on two pages.

The first table has the facts of the leaflets and the harms. The second has one row for each condition, so that a reader
finds their own and reads across: who must not have which option, and who must ask first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guidebook.handouts.model import (
    Cell,
    ComparisonSheet,
    FactTable,
    Figure,
    LegendEntry,
    Row,
    Run,
    Status,
)
from guidebook.knowledge import Knowledge
from guidebook.models.facts import Output
from guidebook.models.treatment import CIRCUMSTANCES
from guidebook.pictures.sizes import on_paper
from guidebook.safety import Answer, level_of
from guidebook.views.careful import said_of, word_of
from guidebook.views.comparison import Cell as CellView
from guidebook.views.comparison import ComparisonView, comparison_view
from guidebook.views.comparison import Row as RowView
from guidebook.views.drawn import FigureView
from guidebook.views.handout_press import STATUS_OF_BLANK, Press, capital, unbroken
from guidebook.views.parts import BlankView
from guidebook.words import Words

MOST_OF_A_NOTICE = 200
"""Characters: one line over the table."""
HARMS = {"common-harms": "handout.common_harms", "serious-harms": "handout.serious_harms"}
STATUS_OF_LEVEL: dict[str, Status] = {
    "must_not": "must_not",
    "ask_first": "ask_first",
    "fine": "fine",
    "not_known": "not_known",
}


def comparison_document(knowledge: Knowledge, words: Words, identifier: str) -> ComparisonSheet:
    """The sheet of a comparison."""
    view = comparison_view(knowledge, words, identifier)
    press = Press(knowledge, words)
    tables = (_facts(view, press), _conditions(view, press))
    footer = press.footer(view.review, f"compare/{identifier}")
    read_on = words("handout.read_on", address=footer.address)
    before, after = _notes(press.desk.plain(view.note))
    return ComparisonSheet(
        id=f"{identifier}-comparison",
        title=view.name,
        kicker=words("handout.comparison"),
        language=knowledge.site.language,
        question=view.question,
        notices=tuple(filter(None, (f"{view.review.by}.", before))),
        tables=tables,
        legend=_legend(tables, press),
        sources=press.sources(),
        footer=footer,
        words=press.fixed(),
        signs=press.grades_in_short(),
        closing=tuple(filter(None, (after, read_on, knowledge.site.disclaimer))),
        figures=tuple(_drawings(view.figures)),
        figures_heading=words("picture.heading"),
    )


def _facts(view: ComparisonView, press: Press) -> FactTable:
    rows = tuple(
        Row((Run(_label(row, press)),), tuple(_cell(cell, press) for cell in row.cells), row.note)
        for row in view.rows
        if _is_shown(row, press.knowledge)
    )
    names = tuple(option.name for option in view.options)
    caption = f"{view.caption}. {press.words('handout.conditions_next')}"
    return FactTable(caption, press.words("handout.fact"), names, rows)


def _label(row: RowView, press: Press) -> str:
    """A row in a word or two, as on the leaflets: the questions would need more room than the answers."""
    return press.words(HARMS[row.id]) if row.id in HARMS else press.knowledge.facts[row.id].label


def _is_shown(row: RowView, knowledge: Knowledge) -> bool:
    """The facts that leaflets show, and the harms; the conditions have a table of their own."""
    return row.id in HARMS if row.kind == "safety" else Output.LEAFLET in knowledge.facts[row.id].show


def _cell(cell: CellView, press: Press) -> Cell:
    """A value or a list, how sure we are, then the numbers of all sources of the cell."""
    if cell.blank:
        return _blank(cell.blank, press)
    runs = [Run(cell.value, flag=press.flag(cell.flag))] if cell.value else []
    for item in cell.items:
        runs += [Run("; ")] if runs else []
        runs.append(Run(item.text, flag=press.flag(item.flag)))
    dots = f" {cell.certainty.dots}" if cell.certainty else ""
    marks = [*cell.marks, *(mark for item in cell.items for mark in item.marks)]
    return Cell((*runs, Run(dots, marks=press.numbers(marks))))


def _blank(blank: BlankView, press: Press) -> Cell:
    return Cell((Run(capital(blank.label), marks=press.numbers(blank.marks)),), STATUS_OF_BLANK[blank.id])


def _conditions(view: ComparisonView, press: Press) -> FactTable:
    """One row for each condition of which something is said for an option, pregnancy and breast-feeding first."""
    knowledge, words = press.knowledge, press.words
    options = tuple(option.id for option in view.options)
    answers = {
        condition: tuple(level_of(knowledge, option, condition) for option in options)
        for condition in (
            *CIRCUMSTANCES,
            *(name for name in knowledge.conditions if name not in CIRCUMSTANCES),
        )
    }
    rows = tuple(
        Row((Run(knowledge.conditions[condition].name),), tuple(_answer(answer, press) for answer in given))
        for condition, given in answers.items()
        if any(answer.said for answer in given)
    )
    caption = words("handout.conditions_caption", name=view.name)
    return FactTable(caption, words("handout.condition"), tuple(option.name for option in view.options), rows)


def _answer(answer: Answer, press: Press) -> Cell:
    if answer.gap:
        return _blank(press.desk.blank(answer.gap.blank), press)
    said = said_of(press.desk, answer)
    if said is None:
        return Cell((Run(press.words("handout.not_listed")),), "not_listed")
    label = Run(unbroken(word_of(press.desk, answer).label))
    marks = Run("", marks=press.numbers(said.marks), flag=press.flag(said.flag))
    return Cell((label, Run(" "), marks), STATUS_OF_LEVEL[answer.level])


def _legend(tables: tuple[FactTable, ...], press: Press) -> tuple[LegendEntry, ...]:
    """The dots, the flag, and those signs that the tables have."""
    words, vocabulary = press.words, press.knowledge.vocabulary
    levels = (
        LegendEntry(STATUS_OF_LEVEL[name], term.label, term.definition)
        for name, term in vocabulary["avoid-level"].items()
    )
    blanks = (
        LegendEntry(STATUS_OF_BLANK[name], capital(term.label), term.definition)
        for name, term in vocabulary["blank"].items()
    )
    not_listed = LegendEntry("not_listed", words("handout.not_listed"), words("handout.not_listed_meaning"))
    statuses = {cell.status for table in tables for row in table.rows for cell in row.cells}
    used = (entry for entry in (*levels, not_listed, *blanks) if entry.status in statuses)
    grades = (replace(entry, label=f"{words('certainty.label')}: {entry.label}") for entry in press.grades())
    return (*grades, press.unchecked(words("handout.unchecked_meaning")), *used)


def _drawings(figures: tuple[FigureView, ...]) -> Iterator[Figure]:
    """The pictures of the page that fit a column; who does not see one hears the values that it shows.

    One with too many options for a column is left to the page: in parts it would be half a sheet of gaps.
    """
    for figure in figures:
        values = " ".join(
            f"{row.name}: {', '.join(cell.text for cell in row.cells)}." for row in figure.table.rows
        )
        sheets = on_paper(figure.picture, size="narrow")
        if len(sheets) == 1:
            yield Figure(sheets[0], f"{', '.join(figure.table.head[1:])}. {values}", figure.title)


def _notes(text: str) -> tuple[str, str]:
    """The first sentences, as many as have room over the table, and those that come after the tables."""
    sentences = re.split(r"(?<=[.?!]) +", text)
    count = len(sentences)
    while len(" ".join(sentences[:count])) > MOST_OF_A_NOTICE:
        count -= 1
    return " ".join(sentences[:count]), " ".join(sentences[count:])
