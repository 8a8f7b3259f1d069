"""The view of a decision flow: the chart, the list of its steps, the table of its outcomes, and the outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from guidebook.flow.chart import Chart
from guidebook.knowledge import Knowledge
from guidebook.models.flow import Answer, Question
from guidebook.views.desk import Desk
from guidebook.views.flow_chart import chart_of
from guidebook.views.flow_outcome import choice_view, outcome_view
from guidebook.views.flow_parts import (
    AnswerView,
    ChoiceView,
    OutcomeTable,
    OutcomeView,
    QuestionView,
    WayView,
)
from guidebook.views.flow_proofs import anchor_of
from guidebook.views.flow_table import outcome_table
from guidebook.views.flow_text import FlowText
from guidebook.views.parts import Heading, ReviewView, SourceEntry
from guidebook.words import Words


@dataclass(frozen=True)
class FlowView:
    """One flow."""

    id: str
    name: str
    question: str
    summary: str
    review: ReviewView
    chart: Chart
    has_several: bool
    """Whether some question takes several answers."""
    has_rules: bool
    """Whether some answer leads on by rule."""
    questions: tuple[QuestionView, ...]
    outcomes: tuple[OutcomeView, ...]
    table: OutcomeTable
    never: tuple[ChoiceView, ...]
    proof: str
    """Its place on the page of proofs."""
    proof_text: str
    """What was proved, in one line."""
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


def flow_view(knowledge: Knowledge, words: Words, identifier: str) -> FlowView:
    """The view of a flow; questions are numbered and outcomes lettered in the order in which they are reached."""
    desk = Desk(knowledge, words)
    text = FlowText(knowledge, words, identifier)
    record = text.flow
    figures = knowledge.flow_standings[identifier].figures
    view = FlowView(
        id=identifier,
        name=record.name,
        question=record.question,
        summary=record.summary,
        review=desk.review(record),
        chart=chart_of(text),
        has_several=any(question.several for question in record.questions),
        has_rules=any(answer.next for question in record.questions for answer in question.answers),
        questions=tuple(question_view(text, question) for question in text.ordered_questions),
        outcomes=tuple(
            outcome_view(desk, text, text.outcomes[node]) for node in text.numbers if node in text.outcomes
        ),
        table=outcome_table(text),
        never=tuple(choice_view(desk, choice) for choice in record.never),
        proof=anchor_of(identifier),
        proof_text=words("flow.proof", combinations=f"{figures.combinations:,}", outcomes=figures.outcomes),
        headings=tuple(
            Heading(name, words(f"flow.{name}"))
            for name in ("chart", "outline", "table", "outcomes", "never")
            if name != "never" or record.never
        ),
        sources=(),
    )
    return replace(view, sources=desk.source_entries())


def question_view(text: FlowText, question: Question) -> QuestionView:
    """One question with its answers and the ways on from each."""
    return QuestionView(
        id=text.anchor(question.id),
        number=text.numbers[question.id],
        ask=question.ask,
        help=question.help or "",
        several=text.words("flow.several") if question.several else "",
        answers=tuple(
            AnswerView(answer.text, tuple(_notes(text, question, answer)), tuple(ways(text, answer)))
            for answer in question.answers
        ),
    )


def _notes(text: FlowText, question: Question, answer: Answer) -> Iterator[str]:
    if answer.alone:
        yield text.words("flow.alone")
    if answer.may_be and not answer.establishes and (answer.alone or not question.several):
        yield text.words("flow.may_be")


def ways(text: FlowText, answer: Answer) -> Iterator[WayView]:
    """Where an answer leads: by each of its rules, then for everyone else."""
    for index, step in enumerate(answer.next):
        yield _way(text, text.when(answer, index), step.to)
    if answer.to is not None:
        yield _way(text, text.when(answer, None), answer.to)


def _way(text: FlowText, when: str, target: str) -> WayView:
    return WayView(when, text.anchor(target), text.go_to(target), target in text.outcomes)
