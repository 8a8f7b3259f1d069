"""All exported files of one guide, by their path on the site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from guidebook.data_files import FEED, INDEX, INDEX_SCHEMA, PAGE, DataFile, data_files
from guidebook.exports.envelope import about, index
from guidebook.exports.feed import atom_feed
from guidebook.exports.flow_csv import flow_tables
from guidebook.exports.json_text import data_text, encoded, indented_text
from guidebook.exports.records import RecordWriter
from guidebook.exports.safety_csv import safety_tables
from guidebook.exports.schemas import schemas
from guidebook.exports.sitemap import ROBOTS, SITEMAP, robots, sitemap
from guidebook.exports.table_csv import comparison_tables
from guidebook.knowledge import Knowledge
from guidebook.models.base import Part
from guidebook.models.facts import Facts
from guidebook.models.subject import Conditions, Vocabulary
from guidebook.views.data_use import citation
from guidebook.web.publication import Publication


def exported_files(publication: Publication, *, online: bool) -> dict[str, str | bytes]:
    """Data and tables; on the website also a file for each record, the feed, the site map and what robots read.

    Feed, site map and robots' file name pages by their public address, so a guide without one has none.
    """
    files: dict[str, str | bytes] = dict(data(publication, records=online))
    files |= comparison_tables(publication) | safety_tables(publication) | flow_tables(publication)
    if online and publication.root:
        files |= {
            FEED: atom_feed(publication),
            ROBOTS: robots(publication),
            SITEMAP: sitemap(publication),
        }
    return files


def data(publication: Publication, *, records: bool) -> Iterator[tuple[str, str]]:
    """Each file of data and each schema: path and text. ``records`` adds a file for each record."""
    knowledge = publication.knowledge
    writer = RecordWriter(publication)
    cite = citation(knowledge, publication.words)
    head = encoded(about(publication, cite).model_dump(mode="json", exclude_none=True))

    def text(path: str, file: DataFile, values: Mapping[str, object]) -> tuple[str, str]:
        return path, data_text({"$schema": _from(path, file.schema), "about": head, **values})

    for file in data_files(knowledge):
        if not file.kind:
            yield text(file.path, file, writer.whole(_whole(knowledge, file)))
            continue
        found = {
            identifier: encoded(writer.record(file.kind, identifier, record))
            for identifier, record in sorted(_records(knowledge, file).items())
        }
        yield text(file.path, file, {file.name: list(found.values())})
        if file.stand_alone(records):
            for identifier, record_text in found.items():
                yield text(file.of_record(identifier), file, {file.kind: record_text})
    listed = index(publication, cite, publication.page(PAGE), records=records)
    yield INDEX, indented_text({"$schema": _from(INDEX, INDEX_SCHEMA), **writer.whole(listed)})
    for path, schema in schemas(publication):
        yield path, indented_text(schema)


def _from(path: str, to: str) -> str:
    return posixpath.relpath(to, posixpath.dirname(path))


def _records(knowledge: Knowledge, file: DataFile) -> Mapping[str, Part]:
    found: Mapping[str, Part] = getattr(knowledge, file.name)
    return found


def _whole(knowledge: Knowledge, file: DataFile) -> Part:
    """A file that describes the subject as a whole, as its model has it."""
    if file.name == "facts":
        return Facts.model_construct(
            facts=tuple(knowledge.facts.values()),
            course=knowledge.course,
            evidence=knowledge.evidence,
            section=knowledge.section,
        )
    if file.name == "conditions":
        return Conditions.model_construct(conditions=tuple(knowledge.conditions.values()))
    if file.name == "vocabulary":
        lists = {name: tuple(terms.values()) for name, terms in knowledge.vocabulary.items()}
        return Vocabulary.model_construct(lists=lists)
    found = getattr(knowledge, file.name)
    assert isinstance(found, Part)
    return found
