"""The view of one outcome: what may fit, what to ask first and to check before, what to leave out, what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guidebook.deciding.finding import thing_of
from guidebook.deciding.proof import Proof
from guidebook.deciding.walk import Place
from guidebook.knowledge import Knowledge
from guidebook.models.flow import Choice, Outcome
from guidebook.models.treatment import AvoidLevel, TreatmentKind
from guidebook.views.careful import FOLDER as CAREFUL
from guidebook.views.careful import AnswerWord, answer_word, path_of_reason
from guidebook.views.choosing import MOST
from guidebook.views.desk import Desk
from guidebook.views.flow_outcome import LEVELS, left_out
from guidebook.views.flow_parts import LeftOut
from guidebook.views.pair import QuestionList
from guidebook.views.parts import CareCardView, Cited, RecordView, ReviewView, SourceEntry
from guidebook.views.steps_flow import FlowSteps
from guidebook.views.steps_question import PageLink, ways_back
from guidebook.words import Words


@dataclass(frozen=True)
class Caution:
    """A condition that speaks against something offered."""

    condition: str
    name: str
    path: str
    """Where the reason stands."""


@dataclass(frozen=True)
class CautionGroup:
    """Conditions that speak against something equally strongly."""

    word: AnswerWord
    cautions: tuple[Caution, ...]


@dataclass(frozen=True)
class OfferView:
    """Something that may fit."""

    record: RecordView | None
    """None for a thing without a record."""
    name: str
    note: str
    ask_first: CautionGroup | None
    """What some answers that lead here make so or may make so, and what asks for advice first."""
    check: tuple[CautionGroup, ...]
    """What some answers that lead here say nothing of."""


@dataclass(frozen=True)
class ComparisonLink:
    """A comparison that holds two or more of the things offered."""

    record: RecordView
    query: str
    """Sets those things side by side, where the comparison's script runs; empty when they are too many."""
    count: str
    """How many of them it holds, in words."""


@dataclass(frozen=True)
class OutcomePart:
    """One outcome, on a page of its own or as the last screen of the questions."""

    id: str
    title: str
    why: Cited
    care_card: CareCardView | None
    offers: tuple[OfferView, ...]
    has_cautions: bool
    """Whether anything speaks against any of what is offered."""
    avoid: tuple[LeftOut, ...]
    next_step: str
    comparisons: tuple[ComparisonLink, ...]
    pairs: tuple[RecordView, ...]
    """Pages that set two of the things offered side by side."""
    questions: tuple[QuestionList, ...]
    """What to ask about what is offered."""


@dataclass(frozen=True)
class OutcomePage:
    """One outcome on a page of its own."""

    flow: RecordView
    part: OutcomePart
    review: ReviewView
    back: tuple[PageLink, ...]
    first: str
    """Name of the page of the first question."""
    sources: tuple[SourceEntry, ...]


def outcome_page(knowledge: Knowledge, words: Words, steps: FlowSteps, place: Place) -> OutcomePage:
    """The page of a place that is an outcome; its sources are numbered from 1 in reading order."""
    desk = Desk(knowledge, words)
    page = OutcomePage(
        flow=desk.record("flow", steps.id),
        part=outcome_part(desk, steps.proof, steps.outcomes[place.node]),
        review=desk.review(steps.flow),
        back=ways_back(knowledge, words, steps, place),
        first=steps.names[steps.walked.start],
        sources=(),
    )
    return replace(page, sources=desk.source_entries())


def outcome_part(desk: Desk, proof: Proof, outcome: Outcome) -> OutcomePart:
    """An outcome with everything that a reader who comes to it may have to know."""
    offered = tuple(dict.fromkeys(choice.treatment for choice in outcome.offer if choice.treatment))
    things = [thing for choice in outcome.offer if (thing := thing_of(choice))]
    return OutcomePart(
        id=outcome.id,
        title=outcome.title,
        why=desk.sourced(outcome, outcome.why),
        care_card=desk.care_cards((outcome.care_card,))[0] if outcome.care_card else None,
        offers=tuple(_offer(desk, proof, outcome.id, choice) for choice in outcome.offer),
        has_cautions=any(proof.offerable.cautions.get(thing) for thing in things),
        avoid=tuple(left_out(desk, outcome.avoid)),
        next_step=outcome.next_step,
        comparisons=tuple(_comparisons(desk, offered)),
        pairs=tuple(_pairs(desk, offered)),
        questions=tuple(_questions(desk, offered)),
    )


def _offer(desk: Desk, proof: Proof, outcome: str, choice: Choice) -> OfferView:
    thing = thing_of(choice)
    record = desk.record(*thing) if thing else None
    unasked = [one for one in proof.unasked(outcome) if one.thing == thing]
    levels = {level: tuple(one.condition for one in unasked if one.level is level) for level in LEVELS}
    return OfferView(
        record=record,
        name=record.name if record else choice.name or "",
        note=choice.note or "",
        ask_first=_group(desk, choice, AvoidLevel.ASK_FIRST, choice.ask_first) if choice.ask_first else None,
        check=tuple(_group(desk, choice, level, found) for level, found in levels.items() if found),
    )


def _group(desk: Desk, choice: Choice, level: AvoidLevel, conditions: tuple[str, ...]) -> CautionGroup:
    def caution(condition: str) -> Caution:
        path = path_of_reason(choice.treatment, condition) if choice.treatment else f"{CAREFUL}/{condition}"
        return Caution(condition, desk.knowledge.conditions[condition].name, path)

    return CautionGroup(answer_word(desk, "avoid-level", level.value), tuple(map(caution, conditions)))


def _comparisons(desk: Desk, offered: tuple[str, ...]) -> Iterator[ComparisonLink]:
    """Those that hold the most of what is offered first; doing nothing alone, which all of them hold, does not count."""
    treatments = desk.knowledge.treatments
    held = {
        identifier: [option for option in offered if option in record.treatments]
        for identifier, record in desk.knowledge.comparisons.items()
    }
    found = [
        (desk.record("comparison", identifier), options)
        for identifier, options in held.items()
        if sum(treatments[option].kind is not TreatmentKind.NOTHING for option in options) > 1
    ]
    found.sort(key=lambda one: (-len(one[1]), one[0].name.casefold(), one[0].id))
    for record, options in found:
        query = f"?c={','.join(sorted(options))}" if len(options) <= MOST else ""
        yield ComparisonLink(record, query, desk.words("steps.of_these", count=len(options)))


def _pairs(desk: Desk, offered: tuple[str, ...]) -> Iterator[RecordView]:
    found = [
        desk.record("pair", pair.id)
        for pair in desk.knowledge.pairs.values()
        if set(pair.options) <= set(offered)
    ]
    yield from sorted(found, key=lambda view: (view.name.casefold(), view.id))


def _questions(desk: Desk, offered: tuple[str, ...]) -> Iterator[QuestionList]:
    """What to ask, each question once: those about several things first, then those about each."""
    records = [desk.knowledge.treatments[option] for option in offered]
    counted = Counter(question for record in records for question in dict.fromkeys(record.questions))
    shared = tuple(question for question, count in counted.items() if count > 1)
    if shared:
        yield QuestionList(desk.words("steps.ask_several"), shared)
    for record in records:
        own = tuple(question for question in dict.fromkeys(record.questions) if counted[question] == 1)
        if own:
            yield QuestionList(desk.words("pair.ask_one", name=record.name), own)
