"""The view of a concern."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.knowledge import Knowledge
from guidebook.views.desk import Desk
from guidebook.views.parts import (
    CareCardView,
    CertaintyView,
    Cited,
    Heading,
    RecordView,
    ReviewView,
    SourceEntry,
)
from guidebook.words import Words


@dataclass(frozen=True)
class CauseView:
    """One cause, how sure we are of it, and the treatments that act on it."""

    id: str
    name: str
    said: Cited
    certainty: CertaintyView
    treatments: tuple[RecordView, ...]


@dataclass(frozen=True)
class LookAlikeView:
    """Something else it could be."""

    name: str
    said: Cited


@dataclass(frozen=True)
class ConcernView:
    """One concern."""

    id: str
    name: str
    also_called: tuple[str, ...]
    summary: Cited
    review: ReviewView
    what_it_is: tuple[Cited, ...]
    causes: tuple[CauseView, ...]
    not_causes: tuple[Cited, ...]
    if_nothing_is_done: tuple[Cited, ...]
    what_helps: tuple[Cited, ...]
    look_alikes: tuple[LookAlikeView, ...]
    questions: tuple[str, ...]
    questions_source: Cited
    """Marks and flag of the questions."""
    staying_safe: tuple[Cited, ...]
    care_cards: tuple[CareCardView, ...]
    comparisons: tuple[RecordView, ...]
    flows: tuple[RecordView, ...]
    linked_from: tuple[RecordView, ...]
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


def concern_view(knowledge: Knowledge, words: Words, identifier: str) -> ConcernView:
    """The view of a concern."""
    desk = Desk(knowledge, words)
    record = knowledge.concerns[identifier]
    linked = desk.linked_from("concern", identifier)
    names = ["what_it_is", "causes", "if_nothing_is_done", "what_helps", "look_alikes", "when_to_get_help"]
    names += ["staying_safe", "questions"]
    present = {
        name: bool(getattr(record, name))
        for name in ("what_helps", "look_alikes", "staying_safe", "questions")
    }
    return ConcernView(
        id=identifier,
        name=record.name,
        also_called=record.also_called,
        summary=desk.said(record.summary, record.summary_sources),
        review=desk.review(record),
        what_it_is=desk.statements(record.what_it_is),
        causes=tuple(
            CauseView(
                cause.id,
                cause.name,
                desk.sourced(cause, cause.text),
                desk.certainty(cause.certainty, cause.why),
                tuple(desk.record(*key) for key in knowledge.linked_from.get(("cause", cause.id), ())),
            )
            for cause in record.causes
        ),
        not_causes=desk.statements(record.not_causes),
        if_nothing_is_done=desk.statements(record.if_nothing_is_done),
        what_helps=desk.statements(record.what_helps),
        look_alikes=tuple(
            LookAlikeView(look_alike.name, desk.sourced(look_alike, look_alike.text))
            for look_alike in record.look_alikes
        ),
        questions=record.questions,
        questions_source=desk.said("", record.questions_sources),
        staying_safe=desk.statements(record.staying_safe),
        care_cards=desk.care_cards(record.care_cards),
        comparisons=tuple(view for view in linked if view.kind == "comparison"),
        flows=tuple(view for view in linked if view.kind == "flow"),
        linked_from=linked,
        headings=tuple(
            Heading(name.replace("_", "-"), words(f"concern.{name}", name=record.plain_name))
            for name in names
            if present.get(name, True)
        ),
        sources=desk.source_entries(),
    )
