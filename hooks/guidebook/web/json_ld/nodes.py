"""Nodes that the graphs of many pages share: publisher, website, the way to a page, sources, files, other records."""

from __future__ import annotations

from typing import Any

from guidebook.data_files import INDEX, PAGE, DataFile, table_file
from guidebook.knowledge import Key
from guidebook.models.base import NOT_SHOWN
from guidebook.models.routine import RoutineKind
from guidebook.models.source import Source
from guidebook.views.desk import source_address
from guidebook.views.parts import Cited
from guidebook.web.plan import CHANGES
from guidebook.web.publication import Publication

Node = dict[str, Any]

METHOD = "method"
"""Path of the hand-written page on how a guide is made, for guides that have one."""
ENTITY = "#entity"
"""What a page is about stands at the page's address with this fragment."""


def node(kind: str, identifier: str = "", /, **properties: object) -> Node:
    """A node of a type; properties without a value are left out."""
    given = {name: value for name, value in properties.items() if value not in (None, "", [], ())}
    return {"@type": kind, **({"@id": identifier} if identifier else {}), **given}


def reference(to: Node) -> Node:
    """A mention of a node that stands elsewhere in the graph."""
    return {"@id": to["@id"]}


def said(publication: Publication, cited: Cited) -> str:
    """A text without marks; what is not yet checked says so here too."""
    text = publication.plain(cited.text)
    return f"{text} ({cited.flag})" if cited.flag else text


def licence_address(publication: Publication) -> str:
    """Address of the licence; empty for a guide that states none."""
    return publication.licence.address if publication.licence else ""


def publisher(publication: Publication) -> Node:
    """Who stands behind the guide, and by which rules."""
    site = publication.knowledge.site
    principles = METHOD if METHOD in publication.hand_written else "sources#chosen"
    return node(
        "Organization",
        publication.page("") + "#publisher",
        name=site.publisher,
        url=publication.page(""),
        publishingPrinciples=publication.page(principles),
        correctionsPolicy=publication.page(f"{CHANGES}#policy"),
        ownershipFundingInfo=publication.words("site.funding", funding=site.funding),
    )


def website(publication: Publication) -> Node:
    """The site as a whole."""
    site = publication.knowledge.site
    return node(
        "WebSite",
        publication.page("") + "#website",
        name=site.name,
        url=publication.page(""),
        description=site.tagline,
        inLanguage=site.language,
        license=licence_address(publication),
        publisher={"@id": publication.page("") + "#publisher"},
    )


def breadcrumb(publication: Publication, path: str, title: str, section: str) -> Node | None:
    """The way to a page from home, as the page shows it, the page itself at its end; None for home."""
    if not path:
        return None
    plan = publication.plan
    steps = [("", publication.words("site.home"))]
    if section in plan.by_path and section != path:
        steps.append((section, publication.words(f"nav.{section}")))
    above = path.rpartition("/")[0]
    if above in plan.by_path and above not in ("", section):  # a page that hangs below another of its section
        steps.append((above, plan.by_path[above].title))
    steps.append((path, title))
    items = [
        node("ListItem", position=position, name=name, item=publication.page(step))
        for position, (step, name) in enumerate(steps, start=1)
    ]
    return node("BreadcrumbList", publication.page(path) + "#breadcrumb", itemListElement=items)


def pdf(publication: Publication, record: Key) -> Node | None:
    """The handout of a record, when there is one."""
    path = publication.handouts.get(record)
    if path is None:
        return None
    return node(
        "MediaObject",
        contentUrl=publication.file(path),
        encodingFormat="application/pdf",
        inLanguage=publication.knowledge.site.language,
        name=publication.names[record],
    )


def source(publication: Publication, identifier: str) -> Node:
    """One source; its id is the address of its entry on the page of sources."""
    record = publication.knowledge.sources[identifier]
    identifiers = [("DOI", record.doi), ("PMID", None if record.pubmed is None else str(record.pubmed))]
    return node(
        _source_type(record),
        publication.record("source", identifier),
        name=record.title,
        creditText=f"{record.authors}. {record.publisher}" if record.authors else record.publisher,
        datePublished="" if record.published == NOT_SHOWN else record.published,
        url=source_address(record),
        identifier=[
            node("PropertyValue", propertyID=name, value=value) for name, value in identifiers if value
        ],
    )


def _source_type(record: Source) -> str:
    """What stands in a register of scholarly works is an article; what else has an address is a web page."""
    if record.doi or record.pubmed is not None:
        return "ScholarlyArticle"
    return "WebPage" if record.url else "CreativeWork"


def dataset(publication: Publication) -> Node:
    """All data of the guide, by name."""
    return node(
        "Dataset",
        publication.page(PAGE) + ENTITY,
        name=publication.words("data.name", name=publication.knowledge.site.name),
        url=publication.page(PAGE),
    )


def downloads(publication: Publication, files: tuple[DataFile, ...]) -> list[Node]:
    """The files in which all data are published."""
    paths = [INDEX, *(file.path for file in files)]
    return [_download(publication, path, "application/json") for path in paths]


def table_downloads(publication: Publication, comparison: str) -> list[Node]:
    """The files in which the table of one comparison is published."""
    path = table_file(comparison)
    return [
        _download(publication, path, "text/csv"),
        _download(publication, path.removesuffix(".csv") + ".json", "application/json"),
    ]


def _download(publication: Publication, path: str, encoding: str) -> Node:
    return node("DataDownload", contentUrl=publication.file(path), encodingFormat=encoding)


TYPE_OF = {
    "concern": "MedicalCondition",
    "treatment": "MedicalTherapy",
    "routine": "HowTo",
    "claim": "ClaimReview",
    "comparison": "Dataset",
}
"""Kind of record → the type of what its page is about; a decision flow is a page and no more."""


def other(publication: Publication, kind: str, identifier: str) -> Node:
    """What another page is about, by type, name and address."""
    address = publication.record(kind, identifier)
    type_, tail = TYPE_OF.get(kind, "MedicalWebPage"), ENTITY
    if kind == "source":
        return source(publication, identifier)
    if kind not in TYPE_OF or (kind == "routine" and not is_our_advice(publication, identifier)):
        type_, tail = "MedicalWebPage", ""
    return node(type_, address + tail, name=publication.names[(kind, identifier)], url=address)


def is_our_advice(publication: Publication, routine: str) -> bool:
    """Whether a routine is one of the guide's own; one that is shown as somebody published it is no instruction."""
    return publication.knowledge.routines[routine].kind is not RoutineKind.AS_PUBLISHED
