"""Points 29 to 38: comparing and deciding, as far as the records tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidebook.criteria.finding import Found, Lack, lack
from guidebook.criteria.subjects import ComparisonSubject, GuideSubject, TreatmentSubject
from guidebook.knowledge import Knowledge
from guidebook.models.base import Blank
from guidebook.models.flow import Flow, Outcome
from guidebook.models.treatment import AvoidLevel, TreatmentKind
from guidebook.rules.facts_declared import applies

SAFETY_ROWS = 5
"""Rows that the engine adds to every comparison."""
MOST_ROWS = 15
FEWEST_QUESTIONS = 5
FEWEST_OPTIONS = 2


def has_every_row(subject: ComparisonSubject) -> Found:
    """29: every option answers every row that applies to it."""
    found = []
    for row in subject.record.rows:
        declaration = subject.knowledge.facts[row]
        for _, record in subject.options:
            is_missing = declaration.computed is None and row not in record.facts
            if is_missing and applies(declaration, record.kind):
                found.append(lack("row_missing", label=declaration.label, name=record.name))
    return found


def has_few_rows(subject: ComparisonSubject) -> Found:
    """30: at most 15 rows, with those on safety."""
    count = len(subject.record.rows) + SAFETY_ROWS
    return [lack("many_rows", count=count)] if count > MOST_ROWS else []


def leads_through_the_decision(guide: GuideSubject) -> Found:
    """33: a way from the facts to a comparison, to questions and to a next step."""
    found = []
    if not guide.knowledge.comparisons:
        found.append(lack("no_comparison"))
    if not guide.knowledge.flows:
        found.append(lack("no_flow"))
    for flow in guide.knowledge.flows.values():
        without = tuple(outcome.title for outcome in flow.outcomes if not outcome.next_step.strip())
        found += [lack("no_next_step", name=flow.name, names=without)] if without else []
    return found


def flows_hold(guide: GuideSubject) -> Found:
    """34: no outcome offers what its own path rules out, and each leaves a choice with doing nothing in it.

    That every answer leads on is a rule, without which nothing is built. An outcome that sends to a doctor first, with a
    care card and nothing offered, leaves no choice, and need not.
    """
    if not guide.knowledge.flows:
        return None
    return [found for flow in guide.knowledge.flows.values() for found in _faults(guide.knowledge, flow)]


def _faults(knowledge: Knowledge, flow: Flow) -> Iterator[Lack]:
    leads_to = _leads_to(flow)
    for outcome in flow.outcomes:
        offered = [choice.treatment for choice in outcome.offer if choice.treatment]
        kinds = {knowledge.treatments[identifier].kind for identifier in offered}
        if not (outcome.care_card and not outcome.offer) and (
            len(outcome.offer) < FEWEST_OPTIONS or TreatmentKind.NOTHING not in kinds
        ):
            yield lack("outcome_without_choice", flow=flow.name, title=outcome.title)
        for identifier in offered:
            treatment = knowledge.treatments[identifier]
            dangers = {avoid.condition for avoid in treatment.avoid if avoid.level is AvoidLevel.MUST_NOT}
            for condition in sorted(dangers & _established(flow, outcome, leads_to)):
                name = knowledge.conditions[condition].name
                yield lack("outcome_dangerous", title=outcome.title, name=treatment.name, condition=name)


def _leads_to(flow: Flow) -> Mapping[str, frozenset[str]]:
    """Question or outcome → all outcomes that can be reached from it."""
    questions = {question.id: question for question in flow.questions}
    found: dict[str, frozenset[str]] = {outcome.id: frozenset({outcome.id}) for outcome in flow.outcomes}
    waiting = list(questions)
    while waiting:
        node = waiting[-1]
        targets = [target for answer in questions[node].answers for target in answer.targets]
        open_ones = [target for target in targets if target not in found]
        if open_ones:
            waiting += open_ones
        else:
            found[waiting.pop()] = frozenset().union(*(found[target] for target in targets))
    return found


def _established(flow: Flow, outcome: Outcome, leads_to: Mapping[str, frozenset[str]]) -> set[str]:
    """Conditions that some path to the outcome establishes."""
    answers = (answer for question in flow.questions for answer in question.answers)
    return {
        condition
        for answer in answers
        if any(outcome.id in leads_to[target] for target in answer.targets)
        for condition in answer.establishes
    }


def gives_questions(subject: TreatmentSubject) -> Found:
    """36: at least five questions to ask, who may do it, and for clinics where to look a provider up."""
    if subject.is_nothing:
        return None
    record = subject.record
    found = []
    if len(record.questions) < FEWEST_QUESTIONS:
        found.append(lack("few_questions", count=len(record.questions)))
    if record.who_may_do_it.blank in {Blank.NOT_STUDIED, Blank.NOT_LOOKED_UP}:
        found.append(lack("who_not_looked_up"))
    if record.kind is TreatmentKind.CLINIC and "](https://" not in (record.who_may_do_it.text or ""):
        found.append(lack("no_register"))
    return found
