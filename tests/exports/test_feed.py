"""The feed of changes is Atom that any reader takes: RFC 4287 asks for these elements in these forms."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as Xml

from published import ROOT_ADDRESS, published

from project_tools import TEA, Project

ATOM = "{http://www.w3.org/2005/Atom}"
CHANGES = f"{ROOT_ADDRESS}evidence/changes/"


def feed_of(project: Path = TEA) -> Xml.Element:
    text = published(project)["feed.xml"]
    assert isinstance(text, str)
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n<feed ') and text.endswith("</feed>\n")
    return Xml.fromstring(text.encode())


def one(element: Xml.Element, name: str) -> str:
    (found,) = element.findall(ATOM + name)
    return found.text or ""


def links(element: Xml.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(f"{ATOM}link")}


def test_the_feed_has_what_the_standard_asks_for() -> None:
    feed = feed_of()
    assert feed.tag == f"{ATOM}feed"
    assert one(feed, "id") == CHANGES
    assert one(feed, "title") == "Quiet Cup: corrections and changes"
    assert one(feed, "updated") == "2026-03-10T00:00:00Z"
    assert one(feed, "rights") == "Texts and data: CC0"
    assert links(feed) == {"self": f"{ROOT_ADDRESS}feed.xml", "alternate": CHANGES}
    (author,) = feed.findall(f"{ATOM}author")
    assert one(author, "name") == "The Quiet Cup authors"


def test_each_change_is_an_entry_newest_first() -> None:
    newest, first = feed_of().findall(f"{ATOM}entry")
    assert one(first, "title") == "First edition"
    assert one(newest, "id") == f"{CHANGES}#change-milk-corrected" == links(newest)["alternate"]
    assert one(newest, "updated") == one(newest, "published") == "2026-03-10T00:00:00Z"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one(first, "updated"))
    (category,) = newest.findall(f"{ATOM}category")
    assert category.attrib == {"term": "Correction"}
    (content,) = newest.findall(f"{ATOM}content")
    assert content.attrib == {"type": "html"}
    assert content.text == (
        "<p>We said that milk <strong>brings</strong> sleep. "
        f'Now <a href="{ROOT_ADDRESS}treatments/warm-milk/">Warm milk</a> says that we do not know.</p>'
        "<p><strong>Why</strong></p><p>The trial was read again.</p>"
    )


def test_a_guide_without_changes_has_an_empty_feed(tmp_path: Path) -> None:
    feed = feed_of(Project(tmp_path, ("changes.yml",)).folder)
    assert feed.findall(f"{ATOM}entry") == []
    assert one(feed, "updated") == "2026-03-15T00:00:00Z"  # the edition


def test_markup_in_a_change_is_text(tmp_path: Path) -> None:
    hostile = "]]></content><script>alert(1)</script> &amp;"
    project = Project(tmp_path, ("changes.yml", "title: First edition", f'title: "{hostile}"'))
    project.edit(("changes.yml", "The guide begins.", f'"{hostile}"'))
    first = feed_of(project.folder).findall(f"{ATOM}entry")[-1]
    assert one(first, "title") == hostile
    assert one(first, "content").startswith(
        "<p>]]&gt;&lt;/content&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;</p>"
    )
