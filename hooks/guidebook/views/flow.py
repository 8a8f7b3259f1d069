"""The view of a decision flow: the outline, and the chart that is drawn from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidebook.flow.chart import Chart, ChartEdge, ChartNode
from guidebook.knowledge import Knowledge
from guidebook.models.flow import Answer, Choice, Flow
from guidebook.views.desk import Desk
from guidebook.views.parts import CareCardView, Cited, RecordView, ReviewView, SourceEntry
from guidebook.words import Words


@dataclass(frozen=True)
class WayView:
    """One way on from an answer."""

    when: str
    """For whom, such as "If this is so: milk allergy"; empty for everyone, or for everyone else."""
    target: str
    """Id of the question or outcome on the page."""
    target_text: str
    """Such as "Go to question 4" or "Outcome C: …"."""
    to_outcome: bool


@dataclass(frozen=True)
class AnswerView:
    """One answer and where it leads."""

    text: str
    ways: tuple[WayView, ...]
    """The first that fits counts."""


@dataclass(frozen=True)
class QuestionView:
    """One numbered question."""

    id: str
    number: str
    ask: str
    help: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True)
class ChoiceView:
    """A thing offered or to avoid: a record with a page, or only a name."""

    record: RecordView | None
    name: str
    note: str


@dataclass(frozen=True)
class OutcomeView:
    """One lettered outcome."""

    id: str
    number: str
    title: str
    why: Cited
    offer: tuple[ChoiceView, ...]
    avoid: tuple[ChoiceView, ...]
    next_step: str
    care_card: CareCardView | None
    from_questions: tuple[str, ...]
    """Numbers of the questions that lead here."""


@dataclass(frozen=True)
class FlowView:
    """One flow."""

    id: str
    name: str
    question: str
    summary: str
    review: ReviewView
    chart: Chart
    questions: tuple[QuestionView, ...]
    outcomes: tuple[OutcomeView, ...]
    never: tuple[ChoiceView, ...]
    sources: tuple[SourceEntry, ...]


def flow_view(knowledge: Knowledge, words: Words, identifier: str) -> FlowView:
    """The view of a flow; questions are numbered and outcomes lettered in the order in which they are reached."""
    desk = Desk(knowledge, words)
    record = knowledge.flows[identifier]
    numbers = _numbers(record)
    outcomes = {outcome.id: outcome for outcome in record.outcomes}
    questions = {question.id: question for question in record.questions}
    ordered_questions = sorted(record.questions, key=lambda question: list(numbers).index(question.id))
    ordered_outcomes = sorted(record.outcomes, key=lambda outcome: list(numbers).index(outcome.id))

    def way(when: str, target: str) -> WayView:
        if target in questions:
            text = words("flow.go_to_question", number=numbers[target])
            return WayView(when, f"q-{target}", text, False)
        text = words("flow.outcome", number=numbers[target], title=outcomes[target].title)
        return WayView(when, f"o-{target}", text, True)

    def ways(answer: Answer) -> Iterator[WayView]:
        for step in answer.next:
            names = words("list.and").join(knowledge.conditions[condition].name for condition in step.when)
            yield way(words("flow.when", conditions=names), step.to)
        if answer.to is not None:
            yield way(words("flow.otherwise") if answer.next else "", answer.to)

    return FlowView(
        id=identifier,
        name=record.name,
        question=record.question,
        summary=record.summary,
        review=desk.review(record),
        chart=_chart(identifier, record, numbers, words),
        questions=tuple(
            QuestionView(
                id=f"q-{question.id}",
                number=numbers[question.id],
                ask=question.ask,
                help=question.help or "",
                answers=tuple(AnswerView(answer.text, tuple(ways(answer))) for answer in question.answers),
            )
            for question in ordered_questions
        ),
        outcomes=tuple(
            OutcomeView(
                id=f"o-{outcome.id}",
                number=numbers[outcome.id],
                title=outcome.title,
                why=desk.sourced(outcome, outcome.why),
                offer=tuple(_choice(desk, choice) for choice in outcome.offer),
                avoid=tuple(_choice(desk, choice) for choice in outcome.avoid),
                next_step=outcome.next_step,
                care_card=desk.care_cards((outcome.care_card,))[0] if outcome.care_card else None,
                from_questions=tuple(
                    numbers[question.id]
                    for question in ordered_questions
                    if any(outcome.id in answer.targets for answer in question.answers)
                ),
            )
            for outcome in ordered_outcomes
        ),
        never=tuple(_choice(desk, choice) for choice in record.never),
        sources=desk.source_entries(),
    )


def _choice(desk: Desk, choice: Choice) -> ChoiceView:
    if choice.treatment:
        record = desk.record("treatment", choice.treatment)
    elif choice.routine:
        record = desk.record("routine", choice.routine)
    else:
        return ChoiceView(None, choice.name or "", choice.note or "")
    return ChoiceView(record, record.name, choice.note or "")


def _numbers(flow: Flow) -> dict[str, str]:
    """Question ids → 1, 2, 3 and outcome ids → A … Z, AA …, both in the order of the file, questions by first visit."""
    questions = {question.id: question for question in flow.questions}
    order: list[str] = []
    waiting = [flow.start]
    while waiting:
        node = waiting.pop(0)
        if node in order or node not in questions:
            continue
        order.append(node)
        waiting += [target for answer in questions[node].answers for target in answer.targets]
    # Read in the order of the file as far as it never sends a reader back up the page.
    position = {question.id: index for index, question in enumerate(flow.questions)}
    ordered = sorted(order, key=lambda node: position[node])
    numbers = {node: str(number) for number, node in enumerate(ordered, start=1)}
    outcomes: list[str] = []
    for node in ordered:
        for target in (target for answer in questions[node].answers for target in answer.targets):
            if target not in questions and target not in outcomes:
                outcomes.append(target)
    return numbers | {outcome: _letters(index) for index, outcome in enumerate(outcomes)}


def _letters(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


def _chart(identifier: str, flow: Flow, numbers: dict[str, str], words: Words) -> Chart:
    nodes = {question.id: ("question", question.ask, "q-") for question in flow.questions} | {
        outcome.id: ("outcome", outcome.title, "o-") for outcome in flow.outcomes
    }
    return Chart(
        id=f"flow-{identifier}",
        title=flow.name,
        description=words(
            "flow.chart_description", questions=len(flow.questions), outcomes=len(flow.outcomes)
        ),
        start=flow.start,
        nodes=tuple(
            ChartNode(
                id=node,
                kind="question" if nodes[node][0] == "question" else "outcome",
                number=number,
                text=nodes[node][1],
                href=f"#{nodes[node][2]}{node}",
            )
            for node, number in numbers.items()
        ),
        edges=tuple(
            ChartEdge(question.id, target, answer.text)
            for question in flow.questions
            for answer in question.answers
            for target in answer.targets
        ),
    )
