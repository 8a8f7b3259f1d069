"""What stands around the records in every published file, and the file that lists the others."""

from __future__ import annotations

from guidebook.data_files import FOLDER, DataFile, data_files, table_file
from guidebook.models.base import Day, Identifier, Line, Part, Prose, Question, Statement, Whole
from guidebook.models.subject import GroupQuestion
from guidebook.web.publication import Publication


class About(Part):
    """Where the data come from. It stands in every file, because files are passed on alone."""

    guide: Line
    address: Line
    """Where the guide is published."""
    publisher: Line
    edition: Day
    """Date of the edition; a later edition replaces it."""
    disclaimer: Line
    copyright: Line
    license: Line | None = None
    """Address of the licence of texts and data."""
    cite: Line
    """How to cite the guide."""


class File(Part):
    """One file of data; paths are relative to the folder of the index."""

    name: Line
    count: Whole
    """How many records or entries it holds."""
    path: Line
    json_schema: Line
    """The JSON Schema of the file, and of the files of its records."""
    record: Line | None = None
    """The file of one record, for the id in the place of ID."""


class TableFile(Part):
    """The table of one comparison, as CSV."""

    comparison: Identifier
    path: Line


class Index(Part):
    """What the guide is, and all its files of data."""

    about: About
    tagline: Line
    subject: Line
    decision: Question
    """The decision as a question."""
    lead: Statement
    """One sentence of what is known."""
    know_first: tuple[Statement, ...]
    """What to know before anything else."""
    group_differences: GroupQuestion
    """Which differences between people every treatment speaks about."""
    language: Line
    region: Line
    """Country or region of prices, rules and names."""
    currency: Line
    audience: Line
    not_for: Line
    funding: Line
    interests: Line
    advertising: Line
    update_policy: Prose
    evidence_policy: Prose
    evidence_searched: Day
    """Day of the last search."""
    page: Line
    """Address of the page that says how to use the data."""
    files: tuple[File, ...]
    tables: tuple[TableFile, ...]


def about(publication: Publication, cite: str) -> About:
    """Where the data of this guide come from."""
    site = publication.knowledge.site
    return About(
        guide=site.name,
        address=publication.root or site.short_address,
        publisher=site.publisher,
        edition=site.edition,
        disclaimer=site.disclaimer,
        copyright=site.copyright,
        license=publication.licence.address if publication.licence else None,
        cite=cite,
    )


def index(publication: Publication, cite: str, page: str, *, records: bool) -> Index:
    """The list of files; ``records`` says whether each record has a file of its own."""
    site = publication.knowledge.site
    fields = {name: getattr(site, name) for name in Index.model_fields if name in type(site).model_fields}
    return Index(
        **fields,
        about=about(publication, cite),
        page=page,
        files=tuple(_file(file, records) for file in data_files(publication.knowledge)),
        tables=tuple(
            TableFile(comparison=comparison, path=_in_folder(table_file(comparison)))
            for comparison in publication.knowledge.comparisons
        ),
    )


def _file(file: DataFile, records: bool) -> File:
    return File(
        name=file.name,
        count=file.count,
        path=_in_folder(file.path),
        json_schema=_in_folder(file.schema),
        record=_in_folder(file.of_record("ID")) if file.stand_alone(records) else None,
    )


def _in_folder(path: str) -> str:
    return path.removeprefix(f"{FOLDER}/")
