"""How much is known of one group of people for one option, in a few words for the head of its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guidebook.models.base import Blank
from guidebook.models.subject import PeopleGroup
from guidebook.models.treatment import GroupRisk, Treatment
from guidebook.views.desk import Desk


@dataclass(frozen=True)
class HeadNote:
    """A line in the head of an option's column, for something that a reader picked."""

    id: str
    """What kind of answer it is, such as ``ask_first``."""
    mark: str
    """A sign before the words; may be empty."""
    short: str
    """A few words, where the head of the column is out of sight."""
    text: str


def group_note(desk: Desk, group: PeopleGroup, treatment: Treatment) -> HeadNote:
    """How many people of the group were studied, and for what; or that nobody was, or that it is not known.

    The largest number of one outcome is told, never a sum: the same people may have been asked about several.
    """
    words = desk.words
    risks = [risk for risk in treatment.group_differences.risks if group.id in risk.groups]
    if not risks:
        gap = treatment.group_differences.risks_blank
        term = desk.term("blank", (gap.blank if gap else Blank.NOT_LOOKED_UP).value)
        return _note(desk, group, "blank", term.mark, term.label)
    alone = _largest([risk for risk in risks if risk.groups == (group.id,)])
    together = _largest([risk for risk in risks if risk.groups != (group.id,)])
    for found, key in ((alone, "group_alone"), (together, "group_together")):
        if found is not None and found.people_studied:
            people = words.count("source.people", found.people_studied)
            return _note(
                desk,
                group,
                "studied",
                "",
                words(f"choosing.{key}", people=people, outcome=_outcome(desk, found)),
            )
    if all(risk.people_studied == 0 for risk in risks):
        return _note(
            desk, group, "nobody", desk.term("blank", "not_studied").mark, words("choosing.group_nobody")
        )
    return _note(desk, group, "unclear", "", words("choosing.group_unclear"))


def _largest(risks: Sequence[GroupRisk]) -> GroupRisk | None:
    """The risk with most people studied, the first of equals."""
    return max(risks, key=lambda risk: risk.people_studied or 0, default=None)


def _outcome(desk: Desk, risk: GroupRisk) -> str:
    outcomes = desk.knowledge.site.group_differences.outcomes
    return next(outcome.label for outcome in outcomes if outcome.id == risk.outcome)


def _note(desk: Desk, group: PeopleGroup, identifier: str, mark: str, said: str) -> HeadNote:
    text = desk.words("choosing.group_note", group=group.label, said=said)
    return HeadNote(identifier, mark, text, text)
