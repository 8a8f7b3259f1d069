"""Where each answer to a question leads, told so that a reader who gives several knows which line is theirs.

Where answers to a question with ``several`` lead may depend on the others given with the first. Each line then names what
must be answered besides, the line that asks for most first: the first line that fits is the one that
:mod:`guidebook.deciding.answering` follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidebook.deciding.answering import made_so
from guidebook.deciding.walk import Place, Walk, Way
from guidebook.models.flow import Answer, Question


@dataclass(frozen=True)
class Turn:
    """One line of an answer, and where it leads."""

    also: tuple[tuple[Answer, ...], ...]
    """Of each group, one answer at least must be given too; empty for whoever fits no line before."""
    place: Place


def turns(question: Question, place: Place, walked: Walk) -> Iterator[tuple[Answer, tuple[Turn, ...]]]:
    """Each answer to a question at a place of the walk, with its lines; the first that fits counts.

    The flow must lead on from everywhere, as every published one does.
    """
    by_first: dict[str, list[Way]] = {}
    for way in walked.ways[place]:
        by_first.setdefault(way.answers[0].id, []).append(way)
    for index, answer in enumerate(question.answers):
        others = [other for other in question.answers[index + 1 :] if not other.alone]
        known = place.so | made_so((answer,))
        matters = walked.asked[question.id]
        lines = [(made_so(way.answers) & matters - known, way) for way in by_first[answer.id]]
        yield answer, tuple(_shortest(lines, others))


def _shortest(lines: list[tuple[frozenset[str], Way]], others: list[Answer]) -> list[Turn]:
    """The lines, those that ask for more conditions first, without those that a later line says as well."""
    kept: list[tuple[frozenset[str], Turn]] = []
    for asked, way in sorted(lines, key=lambda line: len(line[0])):
        assert way.place is not None
        after = next((turn for fewer, turn in kept if fewer <= asked), None)
        if after is None or after.place != way.place:
            kept.insert(0, (asked, Turn(_groups(asked, others), way.place)))
    return [turn for _, turn in kept]


def _groups(asked: frozenset[str], others: list[Answer]) -> tuple[tuple[Answer, ...], ...]:
    """For each condition the answers that make it so; a group that holds another one asks for nothing more."""
    found = {
        tuple(answer for answer in others if condition in made_so((answer,))) for condition in sorted(asked)
    }
    least = [group for group in found if not any(set(other) < set(group) for other in found)]
    return tuple(sorted(least, key=lambda group: [others.index(answer) for answer in group]))
