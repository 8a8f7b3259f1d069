"""The view of one treatment: everything its page, its leaflet and its JSON-LD show."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guidebook.balance import Side, balance_of
from guidebook.knowledge import Knowledge
from guidebook.models.facts import Output
from guidebook.models.treatment import Gap, Safety, Treatment
from guidebook.safety import Ground, level_of
from guidebook.views.course import course_table
from guidebook.views.course_parts import CourseTable
from guidebook.views.desk import Desk
from guidebook.views.groups import GroupRow, group_row
from guidebook.views.interactions import OwnInteractions, own_interactions
from guidebook.views.parts import (
    AvoidView,
    CareCardView,
    CertaintyView,
    Cited,
    EffectList,
    FactView,
    Heading,
    Legend,
    RecordView,
    ReviewView,
    SourceEntry,
    TextView,
)
from guidebook.views.why_not import WhyNot, why_not
from guidebook.words import Words


@dataclass(frozen=True)
class StepGroup:
    """What is done before, during or after."""

    id: str
    title: str
    steps: tuple[Cited, ...]


@dataclass(frozen=True)
class GroupView:
    """What is known for one group of people."""

    name: str
    said: Cited
    people_studied: str


@dataclass(frozen=True)
class GroupsView:
    """Whether it differs between groups of people."""

    question: str
    said: TextView
    groups: tuple[GroupView, ...]
    risks: GroupRow | None
    """Its row in the table of all options by group; None in a guide that has no such table."""


@dataclass(frozen=True)
class TreatmentView:
    """One treatment."""

    id: str
    name: str
    also_called: tuple[str, ...]
    kind: str
    kind_label: str
    summary: Cited
    review: ReviewView
    glance: tuple[FactView, ...]
    facts: tuple[FactView, ...]
    leaflet_facts: tuple[FactView, ...]
    course: CourseTable | None
    """What it comes to over some years, in money and time; of this one option."""
    how_it_works: Cited
    acts_on: tuple[RecordView, ...]
    concern: RecordView
    cannot: tuple[Cited, ...]
    benefits: EffectList
    common_harms: EffectList
    serious_harms: EffectList
    balance: str
    """How much is said of benefits and of harms, in one line."""
    balance_reason: str
    """Why they are not of like length; empty when they are."""
    must_not: tuple[AvoidView, ...]
    ask_first: tuple[AvoidView, ...]
    avoid_gap: TextView | None
    circumstances: tuple[AvoidView, ...]
    """Pregnancy and breast-feeding, whatever the answer."""
    usually_fine: tuple[RecordView, ...]
    """Conditions that name it among what is usually fine; their pages say why."""
    groups: GroupsView
    care_cards: tuple[CareCardView, ...]
    steps: tuple[StepGroup, ...]
    aftercare: RecordView | None
    body: TextView
    feelings: TextView
    daily_life: TextView
    who_may_do_it: TextView
    questions: tuple[str, ...]
    combines: tuple[RecordView, ...]
    conflicts: tuple[RecordView, ...]
    interactions: OwnInteractions
    evidence: Cited
    evidence_certainty: CertaintyView
    why_not: tuple[WhyNot, ...]
    """What the flows say of it; empty when none of them names it."""
    comparisons: tuple[RecordView, ...]
    pairs: tuple[RecordView, ...]
    """The pages that set it beside one other option."""
    linked_from: tuple[RecordView, ...]
    legends: tuple[Legend, ...]
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


def treatment_view(knowledge: Knowledge, words: Words, identifier: str) -> TreatmentView:
    """The view of a treatment; its sources are numbered from 1 in reading order."""
    desk = Desk(knowledge, words)
    record = knowledge.treatments[identifier]
    summary = desk.said(record.summary, record.summary_sources)
    facts = tuple(
        fact
        for declaration in knowledge.facts.values()
        if (fact := desk.fact(declaration, record)) is not None
    )
    by_output = {
        output: tuple(fact for fact in facts if output in knowledge.facts[fact.id].show)
        for output in (Output.GLANCE, Output.LEAFLET)
    }
    benefits = desk.effects(record.benefits, record.benefits_blank)
    common = desk.effects(record.harms.common, record.harms.common_blank)
    serious = desk.effects(record.harms.serious, record.harms.serious_blank)
    circumstances = tuple(
        _safety(desk, condition, safety)
        for condition, safety in (("pregnancy", record.pregnancy), ("breast-feeding", record.breast_feeding))
    )
    avoids = desk.avoids(record.avoid)
    concern = desk.record("concern", record.concerns[0])
    flows = why_not(desk, identifier)
    view = TreatmentView(
        id=identifier,
        name=record.name,
        also_called=record.also_called,
        kind=record.kind.value,
        kind_label=desk.term("treatment-kind", record.kind.value).label,
        summary=summary,
        review=desk.review(record),
        glance=by_output[Output.GLANCE],
        facts=facts,
        leaflet_facts=by_output[Output.LEAFLET],
        course=course_table(desk, [identifier], record.name),
        how_it_works=desk.statement(record.how_it_works),
        acts_on=tuple(desk.record("cause", cause) for cause in record.acts_on),
        concern=concern,
        cannot=desk.statements(record.cannot),
        benefits=benefits,
        common_harms=common,
        serious_harms=serious,
        balance=_balance(words, record),
        balance_reason=words("treatment.balance_reason", reason=record.balance_reason)
        if record.balance_reason
        else "",
        must_not=tuple(avoid for avoid in avoids if avoid.level == "must_not"),
        ask_first=tuple(avoid for avoid in avoids if avoid.level == "ask_first"),
        avoid_gap=_gap(desk, record.avoid_blank) if record.avoid_blank else None,
        circumstances=circumstances,
        usually_fine=tuple(
            desk.record("condition", condition.id)
            for condition in knowledge.conditions.values()
            if level_of(knowledge, identifier, condition.id).ground is Ground.USUALLY_FINE
        ),
        groups=_groups(desk, identifier),
        care_cards=desk.care_cards(record.care_cards),
        steps=tuple(
            StepGroup(f"steps-{name}", words(f"treatment.steps_{name}"), desk.statements(steps))
            for name, steps in (
                ("before", record.steps.before),
                ("during", record.steps.during),
                ("after", record.steps.after),
            )
            if steps
        ),
        aftercare=desk.record("routine", record.aftercare) if record.aftercare else None,
        body=desk.maybe(record.living_with.body),
        feelings=desk.maybe(record.living_with.feelings),
        daily_life=desk.maybe(record.living_with.daily_life),
        who_may_do_it=desk.maybe(record.who_may_do_it),
        questions=record.questions,
        combines=_pairs(desk, identifier, "combines_with"),
        conflicts=_pairs(desk, identifier, "conflicts_with"),
        interactions=own_interactions(desk, identifier),
        evidence=desk.sourced(record.evidence, record.evidence.text),
        evidence_certainty=desk.certainty(record.evidence.certainty, record.evidence.why),
        why_not=flows,
        comparisons=tuple(
            view for view in desk.linked_from("treatment", identifier) if view.kind == "comparison"
        ),
        pairs=desk.pairs("treatment", identifier),
        linked_from=desk.linked_from("treatment", identifier),
        legends=(
            desk.legend("certainty", words("legend.certainty")),
            desk.legend("blank", words("legend.blank")),
        ),
        headings=tuple(
            Heading(name.replace("_", "-"), words(f"treatment.{name}", name=record.name))
            for name in (
                "benefits_and_harms",
                "who_must_not",
                "when_to_get_help",
                "what_it_is_like",
                "what_is_done",
                "how_it_works",
                "facts",
                "course",
                "evidence",
                "why_not",
                "questions",
                "together",
            )
            if _has(name, record, knowledge) and (flows or name != "why_not")
        ),
        sources=(),
    )
    return replace(view, sources=desk.source_entries())


def _has(name: str, record: Treatment, knowledge: Knowledge) -> bool:
    """Whether there is anything to say under a heading."""
    given = {
        "when_to_get_help": bool(record.care_cards),
        "course": knowledge.course is not None,
        "questions": bool(record.questions),
    }
    return given.get(name, True)


def _balance(words: Words, record: Treatment) -> str:
    def told(side: Side) -> str:
        return words(
            "treatment.balance_side",
            items=words.count("treatment.balance_items", side.items),
            words=words.count("treatment.balance_words", side.words),
        )

    measured = balance_of(record)
    return words("treatment.balance", benefits=told(measured.benefits), harms=told(measured.harms))


def _gap(desk: Desk, gap: Gap) -> TextView:
    return TextView(Cited(gap.why, desk.marks(gap.sources)), desk.blank(gap.blank))


def _safety(desk: Desk, condition: str, safety: Safety) -> AvoidView:
    return desk.avoid(condition, safety.level.value, desk.sourced(safety, safety.text))


def _groups(desk: Desk, identifier: str) -> GroupsView:
    part = desk.knowledge.treatments[identifier].group_differences
    asked = desk.knowledge.site.group_differences
    return GroupsView(
        question=asked.question,
        said=desk.maybe(part),
        groups=tuple(
            GroupView(
                group.group,
                desk.said(group.text, group.sources),
                desk.words.count("source.people", group.people_studied)
                if group.people_studied is not None
                else "",
            )
            for group in part.groups
        ),
        risks=group_row(desk, identifier) if asked.groups else None,
    )


def _pairs(desk: Desk, identifier: str, field: str) -> tuple[RecordView, ...]:
    """Both halves of stored pairs: those in this record, and those in records that name it."""
    knowledge = desk.knowledge
    found = [
        desk.record("treatment", pair.treatment, desk.sourced(pair, pair.text))
        for pair in getattr(knowledge.treatments[identifier], field)
    ]
    for kind, other in knowledge.linked_from.get(("treatment", identifier), ()):
        if kind == "treatment":
            found += [
                desk.record("treatment", other, desk.sourced(pair, pair.text))
                for pair in getattr(knowledge.treatments[other], field)
                if pair.treatment == identifier
            ]
    return tuple(sorted(found, key=lambda view: (view.name.casefold(), view.id)))
