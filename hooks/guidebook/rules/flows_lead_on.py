"""The ids in a flow can be followed: each is given once, and each target is a question or an outcome that exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from guidebook.models.flow import Answer, Flow, Outcome, Question
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "flow"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of the ids in every flow."""
    for flow in draft.flows:
        yield from faults_of(flow)


def faults_of(flow: Loaded[Flow]) -> Iterator[Problem]:
    """Problems of the ids in one flow; only one without any can be walked."""
    yield from _ids(flow)
    yield from _targets(flow)


def _nodes(flow: Flow) -> Iterator[tuple[str, int, Question | Outcome]]:
    """Every question and outcome with the field and the position it stands at."""
    lists: tuple[tuple[str, Sequence[Question | Outcome]], ...] = (
        ("questions", flow.questions),
        ("outcomes", flow.outcomes),
    )
    return ((field, index, node) for field, nodes in lists for index, node in enumerate(nodes))


def _ids(flow: Loaded[Flow]) -> Iterator[Problem]:
    seen: set[str] = set()
    hint = "give one of the two another id, and look which of them each answer means"
    for field, index, node in _nodes(flow.record):
        if node.id in seen:
            yield flow.problem(NAME, f'the id "{node.id}" is used twice', (field, index, "id"), hint=hint)
        seen.add(node.id)
    for index, question in enumerate(flow.record.questions):
        given = [answer.id for answer in question.answers]
        for position, identifier in enumerate(given):
            if identifier in given[:position]:
                yield flow.problem(
                    NAME,
                    f'the answer id "{identifier}" is used twice',
                    ("questions", index, "answers", position, "id"),
                    hint="give one of the two another id",
                )


def _targets(flow: Loaded[Flow]) -> Iterator[Problem]:
    record = flow.record
    questions = {question.id for question in record.questions}
    nodes = questions | {outcome.id for outcome in record.outcomes}
    if record.start not in questions:
        yield flow.problem(
            NAME,
            f'start "{record.start}" is not a question',
            ("start",),
            hint=did_you_mean(record.start, questions) or "name the id of the first question",
        )
    for index, question in enumerate(record.questions):
        for position, answer in enumerate(question.answers):
            for path, target in _named(answer):
                if target not in nodes:
                    yield flow.problem(
                        NAME,
                        f'the answer leads to "{target}", which is no question or outcome',
                        ("questions", index, "answers", position, *path),
                        hint=did_you_mean(target, nodes) or "name the id of a question or an outcome",
                    )


def _named(answer: Answer) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each target of an answer with the place in it where it is named."""
    for index, step in enumerate(answer.next):
        yield ("next", index, "to"), step.to
    if answer.to is not None:
        yield ("to",), answer.to
