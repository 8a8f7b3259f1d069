"""Rules across records: one a module, each with its test; this list is the only place that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidebook.exceptions import without_exempt
from guidebook.problems import Problem
from guidebook.rules import (
    balance,
    banned_words,
    cautions_once,
    checks_known,
    claim_language,
    comparisons_fair,
    course_adds_up,
    dates_sane,
    denominator,
    duplicate_claims,
    facts_declared,
    facts_drawn,
    fine_agrees,
    flows_lead_on,
    flows_proved,
    glossary_used,
    groups_declared,
    interactions_agree,
    language_known,
    logos_there,
    moves_lead_on,
    no_orphans,
    number_source,
    origins_carried,
    pairs_compared,
    pairs_once,
    reading_level,
    references_resolve,
    relative_number,
    routine_load,
    steering,
    vague_amounts,
    vocabulary_complete,
)

if TYPE_CHECKING:
    from guidebook.draft import Draft


@dataclass(frozen=True)
class Rule:
    """One rule."""

    name: str
    description: str
    check: Callable[[Draft], Iterable[Problem]]
    bears_exceptions: bool
    """Whether ``data/exceptions.yml`` may take back its findings."""


RULES: tuple[Rule, ...] = tuple(
    Rule(
        module.NAME,
        (module.__doc__ or "").strip().splitlines()[0],
        module.check,
        getattr(module, "BEARS_EXCEPTIONS", False),
    )
    for module in (
        references_resolve,
        no_orphans,
        moves_lead_on,
        dates_sane,
        checks_known,
        language_known,
        facts_declared,
        course_adds_up,
        facts_drawn,
        cautions_once,
        fine_agrees,
        groups_declared,
        vocabulary_complete,
        pairs_once,
        interactions_agree,
        routine_load,
        origins_carried,
        comparisons_fair,
        pairs_compared,
        denominator,
        balance,
        number_source,
        relative_number,
        flows_lead_on,
        flows_proved,
        glossary_used,
        duplicate_claims,
        claim_language,
        banned_words,
        vague_amounts,
        steering,
        reading_level,
        logos_there,
    )
)


def run_rules(draft: Draft) -> Iterator[Problem]:
    """The problems of every rule, over whatever could be read, save those an exception takes back."""
    problems = (problem for rule in RULES for problem in rule.check(draft))
    yield from without_exempt(
        draft, problems, frozenset(rule.name for rule in RULES if rule.bears_exceptions)
    )
