"""One question answered: which answers may be given together, where they lead, and what they say of the reader.

Everything that follows a flow (the proof, the pages, their tests) takes these rules from here.

- Most questions take one answer. One with ``several`` takes any number of answers that are not ``alone``, or one that is.
- Where they lead is decided by the first of them in the order of the file: by the first of its rules whose conditions
  all are or may be so, by what was said before or just now, or else by its ``to``.
- A condition that an answer establishes, or that may be so, stays so whatever is said later: that is the careful side.
  One that was ruled out becomes so when a later answer says it.
- An answer that a reader did not choose says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import combinations

from guidebook.models.flow import Answer, Question


class Status(StrEnum):
    """What a path has said of one condition."""

    OPEN = "open"
    """Nothing."""
    NOT = "not"
    """It was ruled out."""
    SO = "so"
    """It is so, or may be so."""


def selections(question: Question) -> Iterator[tuple[Answer, ...]]:
    """Every set of answers that a reader may give to a question, each in the order of the file.

    A question with ``several`` has up to two to the power of its answers: for tests and for small questions.
    """
    if not question.several:
        yield from ((answer,) for answer in question.answers)
        return
    yield from ((answer,) for answer in question.answers if answer.alone)
    together = [answer for answer in question.answers if not answer.alone]
    for count in range(1, len(together) + 1):
        yield from combinations(together, count)


def made_so(answers: Iterable[Answer]) -> frozenset[str]:
    """The conditions that are or may be so for whoever gives these answers."""
    return frozenset[str]().union(*(answer.establishes + answer.may_be for answer in answers))


def status_after(status: Status, answer: Answer, condition: str) -> Status:
    """What is said of one condition once this answer is given too."""
    if status is Status.SO or condition in answer.establishes or condition in answer.may_be:
        return Status.SO
    return Status.NOT if condition in answer.rules_out else status


def leads_to(first: Answer, so: frozenset[str]) -> str | None:
    """Id of the next question or outcome; None when no rule fits and there is no ``to``.

    ``first`` is the first of the answers given; ``so`` are all conditions that are or may be so, these answers counted.
    """
    index = rule_for(first, so)
    return first.to if index is None else first.next[index].to


def rule_for(first: Answer, so: frozenset[str]) -> int | None:
    """The position of the rule of ``next`` that decides where an answer leads; None when none of them fits."""
    for index, step in enumerate(first.next):
        if so.issuperset(step.when):
            return index
    return None
