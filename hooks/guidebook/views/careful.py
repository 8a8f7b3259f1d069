"""The view of who must be careful: every circumstance, and tables of every circumstance against every option."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from guidebook.data_files import CAREFUL_TABLE
from guidebook.knowledge import Knowledge
from guidebook.option_order import options_by_kind
from guidebook.safety import Answer, Ground, level_of
from guidebook.views.desk import Desk
from guidebook.views.parts import Cited, Legend, RecordView
from guidebook.words import Words

FOLDER = "careful"
"""Path of the page with the tables; the page of each circumstance stands below it."""
FEW = 3
"""A kind of treatment with at most so many options shares a table with its neighbour: one column is no table."""


@dataclass(frozen=True)
class AnswerWord:
    """An answer in a word and a mark."""

    id: str
    """A level such as ``must_not``; or, where a list is blank, the kind of blank."""
    label: str
    mark: str


@dataclass(frozen=True)
class AnswerCell:
    """One cell of a table; never empty."""

    word: AnswerWord
    path: str
    """Where the reason stands; empty when nothing is said."""


@dataclass(frozen=True)
class AnswerRow:
    """One circumstance against the options of a table."""

    record: RecordView
    cells: tuple[AnswerCell, ...]


@dataclass(frozen=True)
class AnswerTable:
    """All circumstances against the options of one kind, or of neighbouring kinds with few."""

    id: str
    name: str
    caption: str
    options: tuple[RecordView, ...]
    has_kinds: bool
    """Whether it has options of more than one kind, so that each column must say which."""
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True)
class CircumstanceLine:
    """One circumstance in the list, in the reader's words."""

    record: RecordView
    i_am: str
    counts: tuple[tuple[AnswerWord, int], ...]
    """How many options have which answer; answers that no option has are left out."""


@dataclass(frozen=True)
class CarefulView:
    """All circumstances."""

    circumstances: tuple[CircumstanceLine, ...]
    tables: tuple[AnswerTable, ...]
    table: str
    """Path of all answers as one table for spreadsheet programs."""
    legends: tuple[Legend, ...]


def careful_view(knowledge: Knowledge, words: Words) -> CarefulView:
    """Circumstances in the order of ``data/conditions.yml``, options by kind and name."""
    desk = Desk(knowledge, words)
    answers = {
        condition: {
            treatment: level_of(knowledge, treatment, condition) for treatment in knowledge.treatments
        }
        for condition in knowledge.conditions
    }
    return CarefulView(
        circumstances=tuple(
            CircumstanceLine(
                desk.record("condition", condition.id), condition.i_am, _counts(desk, answers[condition.id])
            )
            for condition in knowledge.conditions.values()
        ),
        tables=tuple(_tables(desk, answers)),
        table=CAREFUL_TABLE,
        legends=answer_legends(desk),
    )


def answer_legends(desk: Desk) -> tuple[Legend, ...]:
    """What the words of the tables mean."""
    return (
        desk.legend("avoid-level", desk.words("careful.answers")),
        desk.legend("blank", desk.words("legend.blank")),
    )


def path_of_reason(treatment: str, condition: str) -> str:
    """Where the answer for one pair is told with its reason."""
    return f"{FOLDER}/{condition}#{anchor_of(treatment)}"


def anchor_of(treatment: str) -> str:
    """The anchor of an option on the page of a circumstance."""
    return f"option-{treatment}"


def word_of(desk: Desk, answer: Answer) -> AnswerWord:
    """An answer in the words of the vocabulary; where a list is blank, in those of the blank."""
    if answer.gap is not None:
        return answer_word(desk, "blank", answer.gap.blank.value)
    return answer_word(desk, "avoid-level", answer.level.value)


def answer_word(desk: Desk, vocabulary: str, word: str) -> AnswerWord:
    """A word of a closed list as tables show it, with a capital letter."""
    term = desk.term(vocabulary, word)
    return AnswerWord(word, term.label[:1].upper() + term.label[1:], term.mark)


def said_of(desk: Desk, answer: Answer) -> Cited | None:
    """The reason with its source marks; None when nothing is said."""
    if answer.said is not None:
        return desk.sourced(answer.said, answer.text)
    if answer.gap is not None:
        return desk.said(answer.text, answer.gap.sources)
    return None


def words_in_order(desk: Desk) -> list[str]:
    """The ids of the words that an answer may have, in the order of the vocabulary: levels, then blanks."""
    return [*desk.knowledge.vocabulary["avoid-level"], *desk.knowledge.vocabulary["blank"]]


def _counts(desk: Desk, answers: dict[str, Answer]) -> tuple[tuple[AnswerWord, int], ...]:
    order = words_in_order(desk)
    counted = Counter(word_of(desk, answer) for answer in answers.values())
    return tuple(sorted(counted.items(), key=lambda pair: order.index(pair[0].id)))


def _tables(desk: Desk, answers: dict[str, dict[str, Answer]]) -> Iterator[AnswerTable]:
    for kinds, treatments in _groups(desk.knowledge):
        names = [desk.term("treatment-kind", kind).label for kind in kinds]
        name = desk.words("list.comma").join(names)
        yield AnswerTable(
            id=f"table-{kinds[0]}",
            name=name,
            caption=desk.words(
                "careful.caption", name=name, options=len(treatments), circumstances=len(answers)
            ),
            options=tuple(desk.record("treatment", treatment) for treatment in treatments),
            has_kinds=len(kinds) > 1,
            rows=tuple(
                AnswerRow(
                    desk.record("condition", condition),
                    tuple(_cell(desk, given[treatment], treatment, condition) for treatment in treatments),
                )
                for condition, given in answers.items()
            ),
        )


def _groups(knowledge: Knowledge) -> list[tuple[list[str], list[str]]]:
    """Kinds and treatments of each table: a kind with few options joins the next one, at the end the one before."""
    groups: list[tuple[list[str], list[str]]] = []
    for kind, treatments in options_by_kind(knowledge):
        if groups and (len(groups[-1][1]) <= FEW or len(treatments) <= FEW):
            groups[-1][0].append(kind)
            groups[-1][1].extend(treatments)
        else:
            groups.append(([kind], list(treatments)))
    return groups


def _cell(desk: Desk, answer: Answer, treatment: str, condition: str) -> AnswerCell:
    told = answer.ground is not Ground.NOT_NAMED
    return AnswerCell(word_of(desk, answer), path_of_reason(treatment, condition) if told else "")
