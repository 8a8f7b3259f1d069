"""Questions as 1, 2, 3 and outcomes as A, B, C: the same on every page that speaks of a flow."""

from __future__ import annotations

from guidebook.models.flow import Flow


def numbers_of(flow: Flow) -> dict[str, str]:
    """Question ids → 1, 2, 3 and outcome ids → A … Z, AA …, both in the order of the file, questions by first visit.

    Questions come first, and both in the order of their numbers.
    """
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
    return numbers | {outcome: letters(index) for index, outcome in enumerate(outcomes)}


def letters(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text
