"""The feed of changes: Atom (RFC 4287), for whoever wants to hear of corrections."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from guidebook.data_files import FEED
from guidebook.exports.xml_text import add, xml_text
from guidebook.richtext import html
from guidebook.views.changes import ChangeView, changes_view
from guidebook.web.plan import CHANGES
from guidebook.web.publication import Publication

ATOM = "http://www.w3.org/2005/Atom"


def atom_feed(publication: Publication) -> str:
    """All changes, newest first; times are midnight of the change's day, because no clock is asked.

    The ids are addresses of the page of changes, so the guide needs a public address.
    """
    words, site = publication.words, publication.knowledge.site
    view = changes_view(publication.knowledge, words)
    feed = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": site.language})
    add(feed, "id", publication.page(CHANGES))
    add(feed, "title", words("changes.feed_title", name=site.name))
    add(feed, "subtitle", words("changes.lead"))
    add(
        feed,
        "updated",
        _midnight(max((change.date_on for change in view.changes), default=publication.edition)),
    )
    add(feed, "link", rel="self", type="application/atom+xml", href=publication.file(FEED))
    add(feed, "link", rel="alternate", type="text/html", href=publication.page(CHANGES))
    author = add(feed, "author")
    add(author, "name", site.publisher)
    add(feed, "rights", site.copyright)
    for change in view.changes:
        _entry(feed, publication, change)
    return xml_text(feed)


def _entry(feed: Xml.Element, publication: Publication, change: ChangeView) -> None:
    words = publication.words
    address = publication.page(f"{CHANGES}#change-{change.id}")
    entry = add(feed, "entry")
    add(entry, "id", address)
    add(entry, "title", change.title)
    add(entry, "published", _midnight(change.date_on))
    add(entry, "updated", _midnight(change.date_on))
    add(entry, "link", rel="alternate", type="text/html", href=address)
    add(entry, "category", term=change.kind.label)
    why = html(f"**{words('changes.why')}**", publication.link)
    text = html(change.text, publication.link) + why + html(change.why, publication.link)
    add(entry, "content", text, type="html")


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"
