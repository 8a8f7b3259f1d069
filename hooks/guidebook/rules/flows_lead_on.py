"""A flow's answers all lead on: ids are unique, targets exist, all is reachable, nothing goes in circles."""

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
    """Problems of every flow's shape."""
    for flow in draft.flows:
        faults = [*_ids(flow), *_targets(flow)]
        if faults:  # what a mistyped id was meant to reach is not told as well
            yield from faults
            continue
        yield from _reach(flow)
        cycle = find_cycle(flow.record)
        if cycle:
            where = next(i for i, question in enumerate(flow.record.questions) if question.id == cycle[0])
            yield flow.problem(
                NAME,
                f"the questions go round in a circle: {' → '.join(cycle)}",
                ("questions", where, "id"),
                hint="let one of these answers lead on to an outcome",
            )


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


def _reach(flow: Loaded[Flow]) -> Iterator[Problem]:
    record = flow.record
    answers = {
        question.id: [target for answer in question.answers for target in answer.targets]
        for question in record.questions
    }
    reached: set[str] = set()
    waiting = [record.start]
    while waiting:
        identifier = waiting.pop()
        if identifier not in reached:
            reached.add(identifier)
            waiting += answers.get(identifier, [])
    for field, index, node in _nodes(record):
        if node.id not in reached:
            yield flow.problem(
                NAME,
                f'no answer leads to "{node.id}"',
                (field, index, "id"),
                hint="let an answer lead to it, or remove it",
            )


def find_cycle(flow: Flow) -> list[str]:
    """The ids of a circle of questions, its first id repeated at the end; empty when there is none."""
    answers = {
        question.id: [target for answer in question.answers for target in answer.targets]
        for question in flow.questions
    }
    done: set[str] = set()
    for start in answers:
        trail: list[str] = []
        stack = [(start, iter(answers[start]))] if start not in done else []
        trail += [start] if stack else []
        while stack:
            node, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                done.add(node)
                stack.pop()
                trail.pop()
            elif target in trail:
                return [*trail[trail.index(target) :], target]
            elif target in answers and target not in done:
                stack.append((target, iter(answers[target])))
                trail.append(target)
    return []
