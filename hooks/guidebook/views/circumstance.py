"""The view of one circumstance, such as an illness: what to know, and every option by how far it suits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from guidebook.knowledge import Knowledge
from guidebook.models.subject import Condition
from guidebook.safety import Answer, Ground, level_of
from guidebook.views.careful import AnswerWord, answer_legends, answer_word, said_of, word_of, words_in_order
from guidebook.views.desk import Desk
from guidebook.views.parts import Cited, Heading, Legend, RecordView, SourceEntry
from guidebook.words import Words


@dataclass(frozen=True)
class FineView:
    """Something that people can usually do, with the options that it speaks of."""

    said: Cited
    options: tuple[RecordView, ...]


@dataclass(frozen=True)
class AnswerSection:
    """The options with one answer."""

    id: str
    """Anchor of the section."""
    word: AnswerWord
    count: str
    """How many options, in words; empty for none."""
    meaning: str
    """What readers should make of it."""
    fine: tuple[FineView, ...]
    """What the record of the circumstance itself calls usually fine; in the section of that level only."""
    options: tuple[RecordView, ...]
    """Options with the reason, by name."""
    not_named: tuple[RecordView, ...]
    """Options for which nothing is said, by name."""


@dataclass(frozen=True)
class CircumstanceView:
    """One circumstance."""

    id: str
    name: str
    i_am: str
    help: str
    to_know: tuple[Cited, ...]
    sections: tuple[AnswerSection, ...]
    linked_from: tuple[RecordView, ...]
    """Other records that name it; the treatments stand in the sections."""
    legends: tuple[Legend, ...]
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


def circumstance_view(knowledge: Knowledge, words: Words, identifier: str) -> CircumstanceView:
    """The view of a circumstance; its sources are numbered from 1 in reading order."""
    desk = Desk(knowledge, words)
    condition = knowledge.conditions[identifier]
    to_know = desk.statements(condition.to_know)
    sections = tuple(_sections(desk, condition))
    headings = [Heading(section.id, section.word.label) for section in sections]
    if to_know:
        headings.insert(0, Heading("to-know", words("careful.to_know")))
    view = CircumstanceView(
        id=identifier,
        name=condition.name,
        i_am=condition.i_am,
        help=condition.help or "",
        to_know=to_know,
        sections=sections,
        linked_from=tuple(
            view for view in desk.linked_from("condition", identifier) if view.kind != "treatment"
        ),
        legends=answer_legends(desk),
        headings=tuple(headings),
        sources=(),
    )
    return replace(view, sources=desk.source_entries())


def _sections(desk: Desk, condition: Condition) -> Iterator[AnswerSection]:
    """One section for each answer that some option has; that of usually fine also when only words are given."""
    knowledge, words = desk.knowledge, desk.words
    by_word: dict[str, list[tuple[str, Answer]]] = {}
    ordered = sorted(knowledge.treatments, key=lambda i: (knowledge.treatments[i].name.casefold(), i))
    for treatment in ordered:
        answer = level_of(knowledge, treatment, condition.id)
        by_word.setdefault(word_of(desk, answer).id, []).append((treatment, answer))
    for name in words_in_order(desk):
        fine = _fine(desk, condition) if name == "fine" else ()
        found = by_word.get(name, [])
        if not found and not fine:
            continue
        is_level = name in knowledge.vocabulary["avoid-level"]
        yield AnswerSection(
            id=f"{'level' if is_level else 'blank'}-{name.replace('_', '-')}",
            word=answer_word(desk, "avoid-level" if is_level else "blank", name),
            count=words.count("careful.count", len(found)) if found else "",
            meaning=words(f"careful.meaning_{name}") if is_level else words("careful.meaning_blank"),
            fine=fine,
            options=tuple(
                desk.record("treatment", treatment, said_of(desk, answer))
                for treatment, answer in found
                if answer.ground not in (Ground.USUALLY_FINE, Ground.NOT_NAMED)
            ),
            not_named=tuple(
                desk.record("treatment", treatment)
                for treatment, answer in found
                if answer.ground is Ground.NOT_NAMED
            ),
        )


def _fine(desk: Desk, condition: Condition) -> tuple[FineView, ...]:
    """What is usually fine, each with those options for which it is the reason."""
    return tuple(
        FineView(
            desk.statement(fine),
            tuple(
                desk.record("treatment", treatment)
                for treatment in fine.treatments
                if level_of(desk.knowledge, treatment, condition.id).said is fine
            ),
        )
        for fine in condition.usually_fine
    )
