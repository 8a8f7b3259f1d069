"""The site map (sitemaps.org 0.9), and the file that leads robots to it."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from guidebook.exports.xml_text import add, xml_text
from guidebook.web.plan import checked_on
from guidebook.web.publication import Publication

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(publication: Publication) -> str:
    """Every page once, by address, with the day its records were last checked; other pages bear the day of the edition."""
    days = dict.fromkeys(publication.hand_written, publication.edition)
    for page in publication.plan.pages:
        days[page.path] = checked_on(publication.knowledge, page)
    urlset = Xml.Element("urlset", {"xmlns": NAMESPACE})
    for address, day in sorted((publication.page(path), day) for path, day in days.items()):
        url = add(urlset, "url")
        add(url, "loc", address)
        add(url, "lastmod", day)
    return xml_text(urlset)


def robots(publication: Publication) -> str:
    """All may read all. Robots look for it at the root of a host alone, so below a folder it has no effect."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {publication.file(SITEMAP)}\n"
