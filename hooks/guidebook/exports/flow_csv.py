"""The table of a flow's outcomes for spreadsheet programs: one row an outcome and a way to it, one column a question."""

from __future__ import annotations

from guidebook.data_files import flow_table_file
from guidebook.exports.table_csv import csv_bytes
from guidebook.views.data_use import citation
from guidebook.views.flow_table import routes_of, table_cells
from guidebook.views.flow_text import FlowText
from guidebook.web.publication import Publication


def flow_tables(publication: Publication) -> dict[str, bytes]:
    """Path on the site → the table, for every flow with no more ways than a table can hold."""
    return {
        flow_table_file(flow): csv_bytes(flow_rows(publication, flow))
        for flow in publication.knowledge.flows
        if routes_of(publication.knowledge, flow) is not None
    }


def flow_rows(publication: Publication, identifier: str) -> list[list[str]]:
    """The heading and the rows of one table; a cell says so where a question is not asked."""
    knowledge, words = publication.knowledge, publication.words
    text = FlowText(knowledge, words, identifier)
    routes = routes_of(knowledge, identifier)
    assert routes is not None
    asked = [
        words("flow.table_question", number=text.numbers[question.id], ask=question.ask)
        for question in text.ordered_questions
    ]
    origin = citation(knowledge, words)
    heading = [words("flow.table_outcome"), *asked, words("data.table_origin")]
    return [heading, *([outcome, *cells, origin] for outcome, cells in table_cells(text, routes))]
