"""Risks by group name groups and outcomes that site.yml declares, each finding once, and leave no gap unexplained.

Several studies may tell of the same outcome in the same group, each with the people it studied; what is refused is the same
finding told twice: two entries of one outcome with a group in common that rest on the same sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from guidebook.models.subject import GroupQuestion, Site
from guidebook.models.treatment import Treatment
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "group"

AT = "group_differences"
PAGE = "by-group"
"""Id that no comparison may have in a guide with groups: it is the address of the table of them all."""


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of the declaration, then of every treatment; without a site.yml that can be read nothing is told."""
    site = draft.single("site", Site)
    if site is None:
        return
    asked = site.record.group_differences
    for name in ("groups", "outcomes"):
        ids = [part.id for part in getattr(asked, name)]
        for index, identifier in enumerate(ids):
            if identifier in ids[:index]:
                yield site.problem(
                    NAME,
                    f'the id "{identifier}" is given twice',
                    (AT, name, index, "id"),
                    hint="keep one of them, or give one another id",
                )
    for comparison in draft.comparisons:
        if asked.groups and comparison.id == PAGE:
            yield comparison.problem(
                NAME,
                f'"{PAGE}" is the address of the table of all groups',
                hint="give this comparison another file name",
            )
    for treatment in draft.treatments:
        if asked.groups:
            yield from _against(treatment, asked)
        else:
            yield from _not_asked(treatment)


def _not_asked(treatment: Loaded[Treatment]) -> Iterator[Problem]:
    part = treatment.record.group_differences
    for field, given in (("risks", part.risks), ("risks_blank", part.risks_blank)):
        if given:
            yield treatment.problem(
                NAME,
                f'has "{field}", but data/site.yml declares no groups',
                (AT, field),
                key=True,
                hint=f'remove it, or declare "groups" and "outcomes" under "{AT}" in data/site.yml',
            )


def _against(treatment: Loaded[Treatment], asked: GroupQuestion) -> Iterator[Problem]:
    groups = [group.id for group in asked.groups]
    outcomes = [outcome.id for outcome in asked.outcomes]
    told: dict[tuple[str, str], list[frozenset[str]]] = {}
    all_known = True
    for index, risk in enumerate(treatment.record.group_differences.risks):
        at = (AT, "risks", index)
        if risk.outcome not in outcomes:
            all_known = False
            yield _unknown(treatment, "outcome", risk.outcome, outcomes, (*at, "outcome"))
        for position, group in enumerate(risk.groups):
            path = (*at, "groups", position)
            if group not in groups:
                all_known = False
                yield _unknown(treatment, "group", group, groups, path)
            elif frozenset(risk.sources) in told.get((group, risk.outcome), ()):
                yield treatment.problem(
                    NAME,
                    f'the outcome "{risk.outcome}" in the group "{group}" is told twice from the same sources',
                    path,
                    hint="tell it in one entry; another entry of the two needs other sources",
                )
            told.setdefault((group, risk.outcome), []).append(frozenset(risk.sources))
    if all_known:  # what a mistyped id was meant to tell is no gap
        yield from _gaps(treatment, groups, outcomes, frozenset(told))


def _unknown(
    treatment: Loaded[Treatment], what: str, given: str, known: Sequence[str], path: tuple[str | int, ...]
) -> Problem:
    return treatment.problem(
        NAME,
        f'unknown {what} "{given}"',
        path,
        hint=did_you_mean(given, known) or f"data/site.yml declares {', '.join(known)}",
    )


def _gaps(
    treatment: Loaded[Treatment], groups: list[str], outcomes: list[str], told: frozenset[tuple[str, str]]
) -> Iterator[Problem]:
    part = treatment.record.group_differences
    gaps = [(group, outcome) for group in groups for outcome in outcomes if (group, outcome) not in told]
    if gaps and part.risks_blank is None:
        named = ", ".join(f"{outcome} in {group}" for group, outcome in gaps)
        yield treatment.problem(
            NAME,
            f'has no "risks_blank", but nothing is told of {named}',
            (AT, "risks") if part.risks else (AT,),
            key=True,
            hint='tell it in "risks", or write "risks_blank" with the kind of blank and why',
        )
    elif not gaps and part.risks_blank is not None:
        yield treatment.problem(
            NAME,
            'has "risks_blank", but "risks" tells every outcome in every group',
            (AT, "risks_blank"),
            key=True,
            hint="remove it",
        )
