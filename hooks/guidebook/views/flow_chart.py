"""The chart that a flow's picture is drawn from: an edge for every answer and, with rules, for every way on from it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from guidebook.flow.chart import Chart, ChartEdge, ChartNode
from guidebook.models.flow import Answer
from guidebook.views.flow_text import FlowText


def chart_of(text: FlowText) -> Chart:
    """The chart of a flow; its boxes lead to the same steps in the list."""
    flow, words = text.flow, text.words
    return Chart(
        id=f"flow-{text.id}",
        title=flow.name,
        description=words(
            "flow.chart_description", questions=len(flow.questions), outcomes=len(flow.outcomes)
        ),
        start=flow.start,
        nodes=tuple(_node(text, node, number) for node, number in text.numbers.items()),
        edges=tuple(
            ChartEdge(question.id, target, label)
            for question in flow.questions
            for answer in question.answers
            for target, label in _ways(text, answer)
        ),
    )


def _node(text: FlowText, node: str, number: str) -> ChartNode:
    href = f"#{text.anchor(node)}"
    if node in text.outcomes:
        return ChartNode(node, "outcome", number, text.outcomes[node].title, href)
    question = text.questions[node]
    hint = text.words("flow.chart_several") if question.several else ""
    return ChartNode(node, "question", number, question.ask, href, hint)


def _ways(text: FlowText, answer: Answer) -> Iterator[tuple[str, str]]:
    """Target and label of each way on from an answer; rules in a row that lead to the same are one way."""
    words = text.words
    for target, steps in groupby(answer.next, key=lambda step: step.to):
        conditions = words("flow.or").join(text.conditions(step.when) for step in steps)
        yield target, words("flow.chart_when", answer=answer.text, conditions=conditions)
    if answer.to is not None:
        yield answer.to, words("flow.chart_otherwise", answer=answer.text) if answer.next else answer.text
