"""What is wrong with how a flow leads on, and with what its answers say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidebook.deciding.answering import Status, made_so, rule_for, status_after
from guidebook.deciding.finding import Fault, Finding, Thing, thing_of
from guidebook.deciding.routes import circle, longest, nodes_after
from guidebook.deciding.walk import Place, step_of
from guidebook.deciding.walks import Walks
from guidebook.models.flow import Question
from guidebook.models.treatment import AvoidLevel

SAID = ("establishes", "may_be", "rules_out")
"""The fields in which an answer names conditions."""


def of_single_answers(walks: Walks) -> Iterator[Finding]:
    """Faults that an answer has by itself, or beside the others to its question."""
    for question in walks.flow.questions:
        asked = _asked_by(question)
        for position, answer in enumerate(question.answers):
            path = (*walks.path(question.id), "answers", position)
            said: set[str] = set()
            for field in SAID:
                for index, condition in enumerate(getattr(answer, field)):
                    if condition in said:
                        yield Finding(Fault.SAID_TWICE, (*path, field, index), question.id, (condition,))
                    said.add(condition)
            if asked - said and (answer.alone or not question.several):
                yield Finding(Fault.LEFT_OPEN, (*path, "id"), question.id, tuple(sorted(asked - said)))


def _asked_by(question: Question) -> frozenset[str]:
    """The conditions that some answer says are or may be so, and another rules out."""
    return made_so(question.answers) & {
        condition for answer in question.answers for condition in answer.rules_out
    }


def of_paths(walks: Walks, cautions: Mapping[Thing, Mapping[str, AvoidLevel]]) -> Iterator[Finding]:
    """Faults of the way that answers lead."""
    yield from _unreached(walks)
    yield from _leads_nowhere(walks)
    yield from _rules_that_never_fit(walks)
    after = nodes_after(walks.plain)
    yield from _asked_twice_or_too_long(walks, after)
    yield from _changes_nothing(walks, after, cautions)


def _unreached(walks: Walks) -> Iterator[Finding]:
    for node in (*walks.questions, *walks.outcomes):
        if node not in walks.reached:
            yield Finding(Fault.UNREACHED, (*walks.path(node), "id"), node)


def _leads_nowhere(walks: Walks) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for place, ways in walks.plain.ways.items():
        for way in ways:
            first = way.answers[0]
            if way.place is None and (place.node, first.id) not in told:
                told.add((place.node, first.id))
                position = walks.questions[place.node].answers.index(first)
                path = (*walks.path(place.node), "answers", position, "id")
                trail = (*walks.plain.trail(place), step_of(place, way))
                yield Finding(Fault.LEADS_NOWHERE, path, place.node, trail=trail)


def _rules_that_never_fit(walks: Walks) -> Iterator[Finding]:
    deciding = {
        (place.node, way.answers[0].id, rule_for(way.answers[0], place.so | made_so(way.answers)))
        for place, ways in walks.plain.ways.items()
        for way in ways
    }
    for question in walks.flow.questions:
        for position, answer in enumerate(question.answers):
            for index in range(len(answer.next)):
                if question.id in walks.reached and (question.id, answer.id, index) not in deciding:
                    path = (*walks.path(question.id), "answers", position, "next", index, "when")
                    yield Finding(Fault.RULE_NEVER_FITS, path, question.id)


def _asked_twice_or_too_long(walks: Walks, after: Mapping[Place, frozenset[str]]) -> Iterator[Finding]:
    found = circle(walks.plain, after)
    most = walks.flow.most_questions
    if found:
        node, trail = found
        yield Finding(Fault.CIRCLE, (*walks.path(node), "id"), node, trail=trail)
    elif most is not None and len(trail := longest(walks.plain)) > most:
        yield Finding(Fault.TOO_LONG, ("most_questions",), trail=trail)


def _changes_nothing(
    walks: Walks, after: Mapping[Place, frozenset[str]], cautions: Mapping[Thing, Mapping[str, AvoidLevel]]
) -> Iterator[Finding]:
    for question in walks.flow.questions:
        places = [place for place in walks.plain.ways if place.node == question.id]
        targets_differ = any(
            len({way.place.node if way.place else None for way in walks.plain.ways[place]}) > 1
            for place in places
        )
        if places and not targets_differ:
            later = frozenset[str]().union(*(after[place] for place in places))
            if not _tells_apart(question, _rules_ask(walks, later), _cautions_name(walks, later, cautions)):
                yield Finding(Fault.CHANGES_NOTHING, (*walks.path(question.id), "id"), question.id)


def _tells_apart(question: Question, in_rules: frozenset[str], in_cautions: frozenset[str]) -> bool:
    """Whether the answers to a question differ in what they say of these conditions.

    To a rule, "no" and silence are the same; to a caution they are not, since readers must check what was not asked.
    """
    said = {
        condition: {status_after(Status.OPEN, answer, condition) for answer in question.answers}
        for condition in in_rules | in_cautions
    }
    return any(
        len(statuses) > 1 and (condition in in_cautions or Status.SO in statuses)
        for condition, statuses in said.items()
    )


def _rules_ask(walks: Walks, nodes: frozenset[str]) -> frozenset[str]:
    """The conditions that the rules of these questions ask about."""
    answers = (answer for node in nodes & walks.questions.keys() for answer in walks.questions[node].answers)
    return frozenset(condition for answer in answers for step in answer.next for condition in step.when)


def _cautions_name(
    walks: Walks, nodes: frozenset[str], cautions: Mapping[Thing, Mapping[str, AvoidLevel]]
) -> frozenset[str]:
    """The conditions that speak against what these outcomes offer."""
    outcomes = (walks.outcomes[node] for node in nodes & walks.outcomes.keys())
    things = {thing_of(choice) for outcome in outcomes for choice in outcome.offer}
    return frozenset(condition for thing in things if thing for condition in cautions.get(thing, {}))
