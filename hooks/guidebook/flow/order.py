"""In which order the boxes come down the page, and beside which answer each outcome stands."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guidebook.flow.chart import Chart, ChartEdge, ChartNode


@dataclass(frozen=True)
class Row:
    """One answer under its question; without an edge, an outcome that no answer leads to."""

    edge: ChartEdge | None
    target: ChartNode
    home: bool
    """Whether the target is an outcome that stands at the end of this very row."""
    joins: bool = False
    """Whether the next answer leads to the same target, so that this one's line joins the next one's."""


@dataclass(frozen=True)
class Section:
    """A question with its answers, which stay together; without a question, outcomes that no answer leads
    to.
    """

    question: ChartNode | None
    rows: tuple[Row, ...]


def sections(chart: Chart) -> tuple[Section, ...]:
    """The questions from the start on, each before every question that its answers lead to.

    Questions that could come in any order keep the chart's own. An outcome that several answers lead to
    stands at the last of them, so that all lines run down the page. In a cycle some line has to run up.
    """
    questions = _questions_in_order(chart)
    nodes = {node.id: node for node in chart.nodes}
    answers: defaultdict[str, list[int]] = defaultdict(list)
    for number, edge in enumerate(chart.edges):
        answers[edge.source].append(number)
    home = {
        chart.edges[number].target: number
        for question in questions
        for number in answers[question.id]
        if nodes[chart.edges[number].target].kind == "outcome"
    }

    def rows(question: ChartNode) -> Iterator[Row]:
        for number, following in pairwise([*answers[question.id], None]):
            assert number is not None
            edge = chart.edges[number]
            joins = following is not None and chart.edges[following].target == edge.target
            yield Row(edge, nodes[edge.target], home=home.get(edge.target) == number, joins=joins)

    made = [Section(question, tuple(rows(question))) for question in questions]
    unreached = [node for node in chart.nodes if node.kind == "outcome" and node.id not in home]
    if unreached:
        made.append(Section(None, tuple(Row(None, node, home=True) for node in unreached)))
    return tuple(made)


def _questions_in_order(chart: Chart) -> Sequence[ChartNode]:
    """Kahn's algorithm with the authored order as tie-break, the start first; a cycle is opened where it is
    met.
    """
    questions = [node for node in chart.nodes if node.kind == "question"]
    rank = {node.id: (node.id != chart.start, index) for index, node in enumerate(questions)}
    following: dict[str, set[str]] = {node.id: set() for node in questions}
    waiting_for = dict.fromkeys(rank, 0)
    for source, target in sorted({(edge.source, edge.target) for edge in chart.edges}):
        # Nothing has to come before the start, whatever leads back to it.
        if target in rank and target not in (source, chart.start):
            following[source].add(target)
            waiting_for[target] += 1
    ready = [(rank[node], node) for node, count in waiting_for.items() if not count]
    heapq.heapify(ready)
    placed: dict[str, None] = {}
    while len(placed) < len(questions):
        if ready:
            _, node = heapq.heappop(ready)
        else:
            node = min((other for other in rank if other not in placed), key=rank.__getitem__)
        if node in placed:
            continue
        placed[node] = None
        for target in following[node]:
            waiting_for[target] -= 1
            if waiting_for[target] == 0:
                heapq.heappush(ready, (rank[target], target))
    by_id = {node.id: node for node in questions}
    return [by_id[node] for node in placed]
