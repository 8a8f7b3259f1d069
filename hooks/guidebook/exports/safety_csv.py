"""The tables of all options for spreadsheet programs: by personal circumstance, and by group of people.

They have the form of the tables of comparisons: the answers in the words of the page, then, again one column for each of
them, what stands behind them. What is said and by whom is the same as on the pages, made from the same views.
"""

from __future__ import annotations

from guidebook.data_files import BY_GROUP_TABLE, CAREFUL_TABLE
from guidebook.exports.table_csv import csv_bytes
from guidebook.option_order import options_by_kind
from guidebook.safety import level_of
from guidebook.views.careful import said_of, word_of
from guidebook.views.data_use import citation
from guidebook.views.desk import Desk
from guidebook.views.groups import GroupCell, group_row
from guidebook.views.parts import Cited
from guidebook.web.publication import Publication
from guidebook.words import Words


def safety_tables(publication: Publication) -> dict[str, bytes]:
    """Path on the site → the table. A guide that declares no groups has none of them."""
    found = {CAREFUL_TABLE: csv_bytes(careful_rows(publication))}
    if publication.knowledge.site.group_differences.groups:
        found[BY_GROUP_TABLE] = csv_bytes(by_group_rows(publication))
    return found


def careful_rows(publication: Publication) -> list[list[str]]:
    """A row for each circumstance: the answer for each option, then why, with which sources, and what is not yet checked."""
    knowledge, words = publication.knowledge, publication.words
    desk = Desk(knowledge, words)
    options = _options(publication)
    names = [knowledge.treatments[option].name for option in options]
    rows = [_heading(words, words("careful.circumstance"), names, "data.table_why", "data.table_sources")]
    for condition in knowledge.conditions.values():
        answers = [level_of(knowledge, option, condition.id) for option in options]
        said = [said_of(desk, answer) for answer in answers]
        rows.append(
            [
                condition.name,
                *(word_of(desk, answer).label for answer in answers),
                *(desk.plain(one.text) if one else "" for one in said),
                *(_sources(desk, one) for one in said),
                *(one.flag if one else "" for one in said),
                citation(knowledge, words),
            ]
        )
    return rows


def by_group_rows(publication: Publication) -> list[list[str]]:
    """A row for each option: what is known for each group, with which sources, what is not yet checked, and the gaps."""
    knowledge, words = publication.knowledge, publication.words
    desk = Desk(knowledge, words)
    names = [group.label for group in knowledge.site.group_differences.groups]
    heading = _heading(words, words("by_group.option"), names, "data.table_sources")
    rows = [[*heading[:-1], words("by_group.gaps"), heading[-1]]]
    for option in _options(publication):
        row = group_row(desk, option)
        cells = [cell for cell in row.cells for _ in cell.groups]
        rows.append(
            [
                row.record.name,
                *(_cell(desk, cell) for cell in cells),
                *(_sources(desk, *(risk.said for risk in cell.risks)) for cell in cells),
                *(_flags(desk, cell) for cell in cells),
                desk.plain(row.why_gaps.text) if row.why_gaps else words("by_group.no_gaps"),
                citation(knowledge, words),
            ]
        )
    return rows


def _options(publication: Publication) -> list[str]:
    return [option for _, options in options_by_kind(publication.knowledge) for option in options]


def _heading(words: Words, corner: str, names: list[str], *parts: str) -> list[str]:
    """The first column, the names, the names again for each further part, and where the table was taken from."""
    further = [words(part, name=name) for part in (*parts, "data.table_flag") for name in names]
    return [corner, *names, *further, words("data.table_origin")]


def _cell(desk: Desk, cell: GroupCell) -> str:
    """Everything that the page says in a cell, in one line."""
    told = [
        f"{desk.words('by_group.named', name=risk.outcome)} {desk.plain(risk.said.text)} ({risk.people})"
        for risk in cell.risks
    ]
    if cell.gap:
        name = desk.words("by_group.named", name=cell.gap.outcomes)
        told.append(" ".join(filter(None, (name, cell.gap.blank.label, cell.gap.people))))
    return " ".join(told)


def _flags(desk: Desk, cell: GroupCell) -> str:
    return " ".join(
        f"{desk.words('by_group.named', name=risk.outcome)} {risk.said.flag}"
        for risk in cell.risks
        if risk.said.flag
    )


def _sources(desk: Desk, *said: Cited | None) -> str:
    """The titles of the sources of what is said, each once, in the order of the marks."""
    marks = [mark.source for one in said if one for mark in one.marks]
    titles = [desk.knowledge.sources[source].title for source in dict.fromkeys(marks)]
    return desk.words("list.semicolon").join(titles)
