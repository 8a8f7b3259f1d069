"""Filters of a comparison that are about the reader: what is true of them, and to which group of people they belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidebook.models.base import Blank
from guidebook.models.subject import PeopleGroup
from guidebook.models.treatment import GroupRisk, SafetyLevel, Treatment
from guidebook.safety import level_of, own_answer
from guidebook.views.careful import word_of
from guidebook.views.choosing_parts import Filter, Fit, HeadNote, Options, Pick
from guidebook.views.desk import Desk


def by_circumstance(desk: Desk, options: Options) -> Iterator[Filter]:
    """Circumstances that speak against some option. Every option then answers for itself: silence would look like "fine"."""
    knowledge = desk.knowledge
    notes: dict[HeadNote, int] = {}
    picks = []
    for identifier, condition in knowledge.conditions.items():
        own = [own_answer(treatment, identifier) for _, treatment in options]
        if not any(
            answer and answer.level in (SafetyLevel.MUST_NOT, SafetyLevel.ASK_FIRST) for answer in own
        ):
            continue
        answers = [level_of(knowledge, treatment, identifier) for treatment, _ in options]
        said = [word_of(desk, answer) for answer in answers]
        places = []
        for word in said:
            text = desk.words("choosing.circumstance", answer=word.label, name=condition.name)
            places.append(notes.setdefault(HeadNote(word.id, word.mark, word.label, text), len(notes)))
        fits = "".join(Fit.NO if answer.level is SafetyLevel.MUST_NOT else Fit.YES for answer in answers)
        picks.append(Pick(identifier, condition.i_am, fits, tuple(places)))
    if picks:
        words = desk.words
        yield Filter(
            "avoid",
            words("choosing.avoid"),
            "",
            words("choosing.avoid_help"),
            True,
            tuple(picks),
            tuple(notes),
        )


def by_group(desk: Desk, options: Options) -> Iterator[Filter]:
    """Groups of people. They leave nothing out: what is known of them is words and head counts, no verdict."""
    question = desk.knowledge.site.group_differences
    if not any(treatment.group_differences.risks for _, treatment in options):
        return
    notes: dict[HeadNote, int] = {}
    picks = tuple(
        Pick(
            group.id,
            group.label,
            Fit.YES * len(options),
            tuple(
                notes.setdefault(_group_note(desk, group, treatment), len(notes)) for _, treatment in options
            ),
        )
        for group in question.groups
    )
    if picks:
        label, text = desk.words("choosing.group_label"), desk.words("choosing.group_help")
        yield Filter("group", question.label, label, text, False, picks, tuple(notes))


def _group_note(desk: Desk, group: PeopleGroup, treatment: Treatment) -> HeadNote:
    """How many people of the group were studied, and for what; or that nobody was, or that it is not known.

    The largest number of one outcome is told, never a sum: the same people may have been asked about several.
    """
    words = desk.words
    risks = [risk for risk in treatment.group_differences.risks if group.id in risk.groups]
    if not risks:
        gap = treatment.group_differences.risks_blank
        term = desk.term("blank", (gap.blank if gap else Blank.NOT_LOOKED_UP).value)
        return _note(desk, group, "blank", term.mark, term.label)
    for key, found in (
        ("group_alone", [risk for risk in risks if risk.people_studied and risk.groups == (group.id,)]),
        ("group_together", [risk for risk in risks if risk.people_studied]),
    ):
        if found:
            largest = max(found, key=lambda risk: risk.people_studied or 0)
            people = words.count("source.people", largest.people_studied or 0)
            said = words(f"choosing.{key}", people=people, outcome=_outcomes(desk, [largest]))
            return _note(desk, group, "studied", "", said)
    nobody = [risk for risk in risks if risk.people_studied == 0]
    if nobody:
        mark = desk.term("blank", Blank.NOT_STUDIED.value).mark
        said = words("choosing.group_nobody", outcome=_outcomes(desk, nobody))
        return _note(desk, group, "nobody", mark, said)
    return _note(desk, group, "unclear", "", words("choosing.group_unclear"))


def _outcomes(desk: Desk, risks: Sequence[GroupRisk]) -> str:
    named = {risk.outcome for risk in risks}
    outcomes = desk.knowledge.site.group_differences.outcomes
    return desk.words("list.comma").join(outcome.label for outcome in outcomes if outcome.id in named)


def _note(desk: Desk, group: PeopleGroup, identifier: str, mark: str, said: str) -> HeadNote:
    text = desk.words("choosing.group_note", group=group.label, said=said)
    return HeadNote(identifier, mark, "", text)
