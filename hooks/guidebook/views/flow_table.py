"""The table of every outcome of a flow with the answers that lead there, and the same rows for spreadsheet programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidebook.data_files import flow_table_file
from guidebook.flow_routes import Route, Stage, routes_by_outcome, turns_to
from guidebook.knowledge import Knowledge
from guidebook.views.flow_parts import OutcomeTable, TableRow
from guidebook.views.flow_text import FlowText

MOST_ROUTES = 200
"""With more, nobody would read a table of them all: only the last answers before each outcome are told."""


def routes_of(knowledge: Knowledge, flow: str) -> Mapping[str, tuple[Route, ...]] | None:
    """All routes of a flow by outcome; None when there are more than :data:`MOST_ROUTES`."""
    return routes_by_outcome(knowledge.flow_standings[flow].proof.walks, MOST_ROUTES)


def outcome_table(text: FlowText) -> OutcomeTable:
    """The table of a flow, outcomes by their letters."""
    words = text.words
    routes = routes_of(text.knowledge, text.id)
    found = routes or {node: tuple((stage,) for stage in turns_to(text.flow, node)) for node in text.outcomes}
    return OutcomeTable(
        caption=words("flow.table_caption", name=text.flow.name),
        rows=tuple(
            TableRow(text.anchor(node), text.outcome(node), tuple(map(text.stages, found[node])))
            for node in text.numbers
            if node in text.outcomes
        ),
        whole=routes is not None,
        note=words("flow.table_text" if routes is not None else "flow.table_last", most=MOST_ROUTES),
        file=flow_table_file(text.id) if routes is not None else "",
    )


def table_cells(text: FlowText, routes: Mapping[str, tuple[Route, ...]]) -> Iterator[tuple[str, list[str]]]:
    """For each outcome and route: the outcome, and one cell for each question by its number.

    A cell has the answers of which any leads on; it says so where the question is not asked.
    """
    for node in text.numbers:
        for route in routes.get(node, ()):
            asked = {stage.question.id: stage for stage in route}
            yield (
                text.outcome(node),
                [_cell(text, asked.get(question.id)) for question in text.ordered_questions],
            )


def _cell(text: FlowText, stage: Stage | None) -> str:
    words = text.words
    if stage is None:
        return words("flow.not_asked")
    (view,) = text.stages((stage,))
    if not view.turns:
        return words("flow.any")
    turns = [
        words("flow.turn_when", answer=turn.text, when=turn.when) if turn.when else turn.text
        for turn in view.turns
    ]
    told = words("flow.or").join(turns)
    if view.others:
        return words("flow.any_but", answer=told)
    return words("flow.first_that_fits", answers=told) if view.first else told
