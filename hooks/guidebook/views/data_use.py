"""The view of how to use the data: which files there are, under which licence, and how to cite them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidebook.data_files import (
    BY_GROUP_TABLE,
    CAREFUL_TABLE,
    INDEX,
    DataFile,
    data_files,
    flow_table_file,
    table_file,
)
from guidebook.knowledge import Knowledge
from guidebook.licence import Licence, licence_of
from guidebook.views.desk import Desk
from guidebook.views.flow_table import routes_of
from guidebook.views.numbers import day
from guidebook.words import Words


@dataclass(frozen=True)
class DataFileView:
    """One file of data."""

    label: str
    entries: str
    """How many entries it holds, in words."""
    file: DataFile


@dataclass(frozen=True)
class TableView:
    """One table for spreadsheet programs."""

    name: str
    path: str


@dataclass(frozen=True)
class DataUseView:
    """All files of data."""

    index: str
    """Path of the file that lists them all."""
    files: tuple[DataFileView, ...]
    tables: tuple[TableView, ...]
    licence: Licence | None
    copyright: str
    cite: str
    """How to cite the guide."""


def data_use_view(knowledge: Knowledge, words: Words) -> DataUseView:
    """Every file, records first."""
    desk = Desk(knowledge, words)
    site = knowledge.site
    return DataUseView(
        index=INDEX,
        files=tuple(
            DataFileView(words(f"data.file_{file.name}"), words.count("data.entries", file.count), file)
            for file in data_files(knowledge)
        ),
        tables=tuple(_tables(desk)),
        licence=licence_of(site.copyright),
        copyright=site.copyright,
        cite=citation(knowledge, words),
    )


def _tables(desk: Desk) -> Iterator[TableView]:
    """Comparisons by name, then flows by name, then the tables of all options."""
    knowledge, words = desk.knowledge, desk.words
    records = [desk.record("comparison", comparison) for comparison in knowledge.comparisons]
    for record in sorted(records, key=lambda view: (view.name.casefold(), view.id)):
        yield TableView(record.name, table_file(record.id))
    flows = [desk.record("flow", flow) for flow in knowledge.flows if routes_of(knowledge, flow) is not None]
    for record in sorted(flows, key=lambda view: (view.name.casefold(), view.id)):
        yield TableView(record.name, flow_table_file(record.id))
    yield TableView(words("careful.title"), CAREFUL_TABLE)
    asked = knowledge.site.group_differences
    if asked.groups:
        yield TableView(words("by_group.title", label=asked.label, question=asked.question), BY_GROUP_TABLE)


def citation(knowledge: Knowledge, words: Words) -> str:
    """How to cite the guide: publisher, name, edition, address."""
    site = knowledge.site
    return words(
        "data.citation",
        publisher=site.publisher,
        name=site.name,
        tagline=site.tagline,
        edition=words("site.edition", date=day(site.edition, words)),
        address=site.short_address,
    )
