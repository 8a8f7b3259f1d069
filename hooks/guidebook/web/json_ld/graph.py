"""The graph of one page: the page itself, what it is about, who publishes it, what it cites."""

from __future__ import annotations

import json

from guidebook.data_files import RECORDS
from guidebook.knowledge import Key
from guidebook.models.base import Page
from guidebook.views.parts import SourceEntry
from guidebook.web.json_ld.entities import entity
from guidebook.web.json_ld.escaping import escape_script
from guidebook.web.json_ld.nodes import (
    Node,
    breadcrumb,
    licence_address,
    node,
    other,
    pdf,
    publisher,
    reference,
    source,
    website,
)
from guidebook.web.plan import PageSpec, record_of
from guidebook.web.publication import Publication


def json_ld(publication: Publication, page: PageSpec, view: object) -> str:
    """The graph of a generated page as text that cannot leave its script element.

    The guide needs a public address: every node is named by one.
    """
    about = entity(publication, page.path, view)
    entries = [entry for entry in getattr(view, "sources", ()) if isinstance(entry, SourceEntry)]
    way = breadcrumb(publication, page.path, page.title, page.section)
    is_list = about is not None and about["@type"] == "ItemList"
    cited = [] if is_list else [source(publication, entry.id) for entry in entries]
    properties: dict[str, object] = {
        "description": page.description,
        "mainEntity": reference(about) if about else None,
        "citation": cited,
        "dateModified": publication.edition,
        "breadcrumb": reference(way) if way else None,
    }
    type_ = "CollectionPage" if is_list else "WebPage"
    concerns: list[Node] = []
    if page.record is not None:
        type_ = "MedicalWebPage"
        record = record_of(publication.knowledge, *page.record)
        concerns = [other(publication, "concern", concern) for concern in getattr(record, "concerns", ())]
        properties |= _of_record(publication, page.record, record)
        properties["about"] = [reference(thing) for thing in (*([about] if about else []), *concerns)]
    return _text(
        publication,
        _page(publication, type_, page.path, page.title, properties),
        *([about] if about else []),
        *concerns,
        *([way] if way else []),
    )


def hand_written_json_ld(publication: Publication, path: str) -> str:
    """The graph of a hand-written page, as :func:`json_ld` gives it."""
    title = publication.hand_written[path]
    way = breadcrumb(publication, path, title, "about")
    assert way is not None
    properties: dict[str, object] = {"dateModified": publication.edition, "breadcrumb": reference(way)}
    type_ = "AboutPage" if path == "about" else "WebPage"
    return _text(publication, _page(publication, type_, path, title, properties), way)


def _page(publication: Publication, type_: str, path: str, title: str, properties: dict[str, object]) -> Node:
    site = publication.knowledge.site
    return node(
        type_,
        publication.page(path),
        name=title,
        url=publication.page(path),
        audience=node("Patient"),
        copyrightNotice=site.copyright,
        inLanguage=site.language,
        isPartOf=reference(website(publication)),
        license=licence_address(publication),
        publisher=reference(publisher(publication)),
        version=publication.edition,
        **properties,
    )


def _of_record(publication: Publication, key: Key, record: Page) -> dict[str, object]:
    """What only the page of a record has: when it was checked and by whom, its record and its handout."""
    file = publication.knowledge.files[key].removeprefix("data/")
    return {
        "dateModified": record.reviewed.isoformat(),
        "lastReviewed": record.reviewed.isoformat(),
        "reviewedBy": [
            node("Person", name=reviewer.name, jobTitle=reviewer.role) for reviewer in record.reviewers
        ],
        "isBasedOn": publication.file(f"{RECORDS}/{file}"),
        "encoding": pdf(publication, key),
    }


def _text(publication: Publication, *nodes: Node) -> str:
    graph = {
        "@context": "https://schema.org",
        "@graph": [*nodes, website(publication), publisher(publication)],
    }
    return escape_script(json.dumps(graph, ensure_ascii=False, sort_keys=True))
