"""The view of what was proved of every flow when the guide was built, and of what that does not show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidebook.deciding.finding import Fault
from guidebook.flow_standing import FlowFigures
from guidebook.knowledge import Knowledge
from guidebook.views.desk import Desk
from guidebook.views.flow_parts import AskedView
from guidebook.views.flow_text import FlowText
from guidebook.views.numbers import day, number
from guidebook.views.parts import Heading, RecordView
from guidebook.words import Words

PATH = "evidence/flows"


@dataclass(frozen=True)
class FigureView:
    """One number with what it counts."""

    label: str
    number: str


@dataclass(frozen=True)
class StepShown:
    """One question of the longest path with what is answered to it there."""

    asked: AskedView
    answers: tuple[str, ...]


@dataclass(frozen=True)
class ProofView:
    """What was proved of one flow."""

    id: str
    """Anchor of its section."""
    record: RecordView
    reviewed: str
    reviewed_on: str
    """As year-month-day."""
    figures: tuple[FigureView, ...]
    longest: tuple[StepShown, ...]


@dataclass(frozen=True)
class ProofsView:
    """The proofs of all flows."""

    flows: tuple[ProofView, ...]
    rules: tuple[str, ...]
    """Each rule as what holds for every flow, in the order in which they are looked at."""
    not_shown: tuple[str, ...]
    """What a proof does not show."""
    edition: str
    edition_on: str
    headings: tuple[Heading, ...]


NOT_SHOWN = ("right", "complete", "understood", "answers")
"""What a proof says nothing of, by the keys of the words."""


def anchor_of(flow: str) -> str:
    """Where the page tells of a flow."""
    return f"flow-{flow}"


def flow_proofs_view(knowledge: Knowledge, words: Words) -> ProofsView:
    """Every flow by its name."""
    desk = Desk(knowledge, words)
    ordered = sorted(knowledge.flows, key=lambda flow: (knowledge.flows[flow].name.casefold(), flow))
    flows = tuple(_proof(desk, flow) for flow in ordered)
    return ProofsView(
        flows=flows,
        rules=tuple(words(f"proof.rule_{fault.value}") for fault in Fault),
        not_shown=tuple(words(f"proof.not_shown_{name}") for name in NOT_SHOWN),
        edition=day(knowledge.site.edition, words),
        edition_on=knowledge.site.edition.isoformat(),
        headings=(
            *(Heading(flow.id, flow.record.name) for flow in flows),
            Heading("rules", words("proof.rules")),
            Heading("not-shown", words("proof.not_shown")),
        ),
    )


def _proof(desk: Desk, identifier: str) -> ProofView:
    knowledge, words = desk.knowledge, desk.words
    text = FlowText(knowledge, words, identifier)
    review = desk.review(text.flow)
    return ProofView(
        id=anchor_of(identifier),
        record=desk.record("flow", identifier),
        reviewed=review.reviewed,
        reviewed_on=review.reviewed_on,
        figures=figures_in_words(words, knowledge.flow_standings[identifier].figures),
        longest=tuple(_longest(knowledge, text)),
    )


def figures_in_words(words: Words, figures: FlowFigures) -> tuple[FigureView, ...]:
    """The proof of a flow in numbers, as pages and reports tell them."""
    counted = {
        "questions": figures.questions,
        "answers": figures.answers,
        "outcomes": figures.outcomes,
        "paths": figures.paths,
        "combinations": figures.combinations,
        "places": figures.places,
        "longest": len(figures.longest),
        "offers": figures.offers,
        "asked": figures.asked,
        "unasked": figures.unasked,
        "faults": figures.faults,
    }
    return tuple(FigureView(words(f"proof.{name}"), number(count)) for name, count in counted.items())


def _longest(knowledge: Knowledge, text: FlowText) -> Iterator[StepShown]:
    for step in knowledge.flow_standings[text.id].figures.longest:
        question = text.questions[step.question]
        given = tuple(answer.text for answer in question.answers if answer.id in step.answers)
        yield StepShown(text.asked(question), given)
