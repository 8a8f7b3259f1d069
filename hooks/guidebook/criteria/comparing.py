"""Points 29 to 38: comparing and deciding, as far as the records tell."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.criteria.finding import Found, Lack, lack
from guidebook.criteria.subjects import ComparisonSubject, GuideSubject, TreatmentSubject
from guidebook.deciding.finding import Fault
from guidebook.knowledge import Knowledge
from guidebook.models.base import Blank
from guidebook.models.treatment import TreatmentKind
from guidebook.rules.facts_declared import applies

SAFETY_ROWS = 5
"""Rows that the engine adds to every comparison."""
MOST_ROWS = 15
FEWEST_QUESTIONS = 5


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
    """34: no outcome offers what the answers on a way to it forbid, and each leaves a choice with doing nothing in it.

    Both are taken from the proof. The rest that it shows is a rule, without which nothing is built. An outcome that sends
    to a doctor first, with a care card and nothing offered, leaves no choice, and need not.
    """
    if not guide.knowledge.flows:
        return None
    return [found for flow in guide.knowledge.flows for found in _faults(guide.knowledge, flow)]


def _faults(knowledge: Knowledge, identifier: str) -> Iterator[Lack]:
    proof = knowledge.flow_standings[identifier].proof
    for finding in proof.findings:
        if finding.fault in {Fault.FEW_CHOICES, Fault.NOTHING_NOT_OFFERED}:
            title = proof.walks.outcomes[finding.node].title
            yield lack("outcome_without_choice", flow=proof.flow.name, title=title)
        elif finding.fault is Fault.MUST_NOT_OFFERED and finding.thing:
            title = proof.walks.outcomes[finding.node].title
            kind, offered = finding.thing
            record = (knowledge.treatments if kind == "treatment" else knowledge.routines)[offered]
            condition = knowledge.conditions[finding.conditions[0]].name
            yield lack("outcome_dangerous", title=title, name=record.name, condition=condition)


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
