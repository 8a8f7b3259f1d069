"""The view of the editor's desk, which only the preview shows: what to look at next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guidebook.figures import (
    Said,
    State,
    everything_said,
    reviews_due,
    single_source,
    unread_sources,
    without_group_data,
)
from guidebook.knowledge import Knowledge
from guidebook.models.base import Blank
from guidebook.views.desk import Desk
from guidebook.views.numbers import day
from guidebook.views.parts import Heading, RecordView
from guidebook.words import Words
from guidebook.yaml_nodes import field_path

PATH = "desk"
"""Of the page."""


@dataclass(frozen=True)
class ToDo:
    """One thing to look at."""

    record: RecordView
    file: str
    """Its file, relative to the project."""
    what: str
    """The field, a date, or how much was read; may be empty."""
    sources: tuple[RecordView, ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class ToDoList:
    """One list under a heading."""

    id: str
    title: str
    text: str
    entries: tuple[ToDo, ...]


@dataclass(frozen=True)
class EditorsDeskView:
    """All lists."""

    lists: tuple[ToDoList, ...]
    headings: tuple[Heading, ...]


def editors_desk_view(knowledge: Knowledge, words: Words) -> EditorsDeskView:
    """Reviews due, facts not checked, facts with one source, records without group data, sources not read."""
    desk = Desk(knowledge, words)
    facts = tuple(one for one in everything_said(knowledge) if one.is_fact)
    not_checked = (one for one in facts if one.state in {State.NOT_CHECKED, State.UNSOURCED})
    groups = knowledge.site.group_differences.label
    lists = (
        _list(words, "reviews", _reviews(desk)),
        _list(words, "not_checked", _facts(desk, not_checked)),
        _list(words, "single_source", _facts(desk, single_source(facts))),
        _list(words, "groups", _groups(desk), label=groups),
        _list(words, "unread", _unread(desk)),
    )
    return EditorsDeskView(lists, tuple(Heading(one.id, one.title) for one in lists))


def _list(words: Words, name: str, entries: Iterable[ToDo], **parts: object) -> ToDoList:
    made = tuple(entries)
    title = words(f"desk.{name}", count=len(made), **parts)
    return ToDoList(name.replace("_", "-"), title, words(f"desk.{name}_text"), made)


def _reviews(desk: Desk) -> Iterable[ToDo]:
    knowledge, words = desk.knowledge, desk.words
    for due in reviews_due(knowledge):
        remark = words("review.overdue") if due.overdue else ""
        yield ToDo(desk.record(*due.key), knowledge.files[due.key], day(due.on, words), remark=remark)


def _facts(desk: Desk, facts: Iterable[Said]) -> Iterable[ToDo]:
    for one in facts:
        sources = tuple(desk.record("source", source) for source in one.sources)
        remark = desk.flag(one.sources) if not isinstance(one.state, Blank) else ""
        yield ToDo(
            desk.record(*one.key), desk.knowledge.files[one.key], field_path(one.path), sources, remark
        )


def _groups(desk: Desk) -> Iterable[ToDo]:
    for identifier in without_group_data(desk.knowledge):
        blank = desk.knowledge.treatments[identifier].group_differences.blank
        label = desk.term("blank", blank.value).label if blank else ""
        key = ("treatment", identifier)
        yield ToDo(desk.record(*key), desk.knowledge.files[key], label)


def _unread(desk: Desk) -> Iterable[ToDo]:
    for identifier in unread_sources(desk.knowledge):
        level = desk.knowledge.sources[identifier].read.value
        key = ("source", identifier)
        yield ToDo(desk.record(*key), desk.knowledge.files[key], desk.term("read-level", level).label)
