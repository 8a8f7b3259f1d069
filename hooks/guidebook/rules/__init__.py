"""Rules across records: one a module, each with its test; this list is the only place that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidebook.problems import Problem
from guidebook.rules import (
    cautions_once,
    comparisons_fair,
    dates_sane,
    facts_declared,
    flows_lead_on,
    language_known,
    logos_there,
    moves_lead_on,
    no_orphans,
    pairs_once,
    references_resolve,
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


RULES: tuple[Rule, ...] = tuple(
    Rule(module.NAME, (module.__doc__ or "").strip().splitlines()[0], module.check)
    for module in (
        references_resolve,
        no_orphans,
        moves_lead_on,
        dates_sane,
        language_known,
        facts_declared,
        cautions_once,
        vocabulary_complete,
        pairs_once,
        comparisons_fair,
        flows_lead_on,
        logos_there,
    )
)


def run_rules(draft: Draft) -> Iterator[Problem]:
    """The problems of every rule, over whatever could be read."""
    for rule in RULES:
        yield from rule.check(draft)
