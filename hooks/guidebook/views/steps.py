"""A flow question by question: the page that a script turns into one screen after the other, and all plain pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from guidebook.knowledge import Knowledge
from guidebook.models.flow import Answer
from guidebook.richtext import plain
from guidebook.views.desk import Desk
from guidebook.views.numbers import day
from guidebook.views.parts import RecordView, ReviewView, SourceEntry
from guidebook.views.steps_flow import STEPS, FlowSteps
from guidebook.views.steps_outcome import OutcomePart, outcome_page, outcome_part
from guidebook.views.steps_question import question_page, title_of
from guidebook.words import Words

Json = dict[str, object]


@dataclass(frozen=True)
class PickView:
    """One answer to pick."""

    id: str
    text: str
    after_or: bool
    """Whether it is the first of the answers that exclude all others, with others before it."""


@dataclass(frozen=True)
class ScreenView:
    """One question as a screen."""

    id: str
    ask: str
    help: str
    several: bool
    picks: tuple[PickView, ...]


@dataclass(frozen=True)
class StepsView:
    """All screens of a flow."""

    flow: RecordView
    question: str
    summary: str
    review: ReviewView
    first: str
    """Name of the plain page of the first question."""
    screens: tuple[ScreenView, ...]
    outcomes: tuple[OutcomePart, ...]
    data: Json
    """What the script has to know: ids, and the names of conditions; all other words stand in the page."""
    edition: str
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class StepPage:
    """One page of a flow."""

    name: str
    """The last part of its address."""
    title: str
    description: str
    template: str
    view: Callable[[], object]
    is_outcome: bool = False


def step_pages(knowledge: Knowledge, words: Words, identifier: str) -> Iterator[StepPage]:
    """The page with all screens, then a plain page for each place that readers can come to."""
    steps = FlowSteps(knowledge, identifier)
    name = steps.flow.name
    yield StepPage(
        STEPS,
        words("steps.title", name=name),
        words("steps.lead"),
        "steps.html",
        lambda: steps_view(knowledge, words, steps),
    )
    desk = Desk(knowledge, words)
    for place, page in steps.names.items():
        if place.node in steps.questions:
            title = title_of(knowledge, words, steps, place)
            lead = words("steps.page_lead", name=name)
            view = partial(question_page, knowledge, words, steps, place)
            yield StepPage(page, title, lead, "steps_question.html", view)
    for place, page in steps.names.items():
        if place.node in steps.outcomes:
            outcome = steps.outcomes[place.node]
            why = plain(outcome.why, desk.name_of)
            made = partial(outcome_page, knowledge, words, steps, place)
            yield StepPage(page, outcome.title, why, "steps_outcome.html", made, is_outcome=True)


def steps_view(knowledge: Knowledge, words: Words, steps: FlowSteps) -> StepsView:
    """All screens; sources are numbered from 1 over all outcomes."""
    desk = Desk(knowledge, words)
    outcomes = tuple(outcome_part(desk, steps.proof, outcome) for outcome in steps.flow.outcomes)
    return StepsView(
        flow=desk.record("flow", steps.id),
        question=steps.flow.question,
        summary=steps.flow.summary,
        review=desk.review(steps.flow),
        first=steps.names[steps.walked.start],
        screens=tuple(
            ScreenView(
                question.id,
                question.ask,
                question.help or "",
                question.several,
                tuple(_picks(question.answers)),
            )
            for question in steps.flow.questions
        ),
        outcomes=outcomes,
        data=script_data(knowledge, steps),
        edition=day(knowledge.site.edition, words),
        sources=desk.source_entries(),
    )


def _picks(answers: tuple[Answer, ...]) -> Iterator[PickView]:
    first = next((index for index, answer in enumerate(answers) if answer.alone), 0)
    ends_alone = all(answer.alone for answer in answers[first:])
    for index, answer in enumerate(answers):
        yield PickView(answer.id, answer.text, ends_alone and 0 < first == index)


def script_data(knowledge: Knowledge, steps: FlowSteps) -> Json:
    """A flow as its script reads it; what its parts mean is told in :mod:`guidebook.deciding.answering`."""
    named = {
        condition
        for answer in steps.proof.walks.answers
        for condition in (*answer.establishes, *answer.may_be, *answer.rules_out)
    } | {condition for conditions in steps.walked.asked.values() for condition in conditions}
    return {
        "start": steps.flow.start,
        "questions": [
            {
                "id": question.id,
                "several": question.several,
                "more": max(
                    (most for place, most in steps.most_after.items() if place.node == question.id), default=0
                ),
                "answers": [_answer(answer) for answer in question.answers],
            }
            for question in steps.flow.questions
        ],
        "conditions": {name: record.name for name, record in knowledge.conditions.items() if name in named},
    }


def _answer(answer: Answer) -> Json:
    return {
        "id": answer.id,
        "alone": answer.alone,
        "to": answer.to,
        "next": [{"when": list(step.when), "to": step.to} for step in answer.next],
        "so": list(answer.establishes),
        "may": list(answer.may_be),
        "not": list(answer.rules_out),
    }
