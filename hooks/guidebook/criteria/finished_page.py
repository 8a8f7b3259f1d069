"""A finished page, read back for what the points ask of it: headings, tables, pictures, dates and data for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
LEVELS = {f"h{level}": level for level in range(1, 7)}
CHANCE, EFFECT = "chance", "effect"
"""Classes of a chance, and of the benefit or harm around it."""


@dataclass
class Table:
    """One table."""

    caption: bool = False
    headers_without_scope: int = 0
    empty_cells: int = 0


@dataclass
class FinishedPage:
    """What one page holds in its main part."""

    headings: list[int] = field(default_factory=list)
    """Levels, in order."""
    tables: list[Table] = field(default_factory=list)
    alternatives: list[str | None] = field(default_factory=list)
    """Alternative text of each picture; None when there is none."""
    chances: int = 0
    pictured_chances: int = 0
    """Chances with a picture in the same benefit or harm."""
    named_drawings: int = 0
    """Drawings (SVG) with a name."""
    classes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    """Of ``time`` elements, as year-month-day."""
    ways_to_report: int = 0
    """Links beside the record behind the page that lead out of the site, and links by mail."""
    data: list[Any] = field(default_factory=list)
    """JSON-LD, of the whole page."""

    def properties(self) -> Iterator[tuple[str, Any]]:
        """Every property of its JSON-LD with its value, at any depth."""
        waiting = list(self.data)
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                yield from value.items()
                waiting += value.values()
            elif isinstance(value, list):
                waiting += value


@dataclass
class _Open:
    tag: str
    classes: frozenset[str]
    text: bool = False
    """Whether it holds words or a picture."""
    chances: int = 0
    pictures: int = 0


class _Reader(HTMLParser):
    """Reads our own well-formed pages; it is no general parser."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = FinishedPage()
        self._open: list[_Open] = []
        self._json = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        classes = frozenset(given.get("class", "").split())
        self._json = tag == "script" and given.get("type") == "application/ld+json"
        if self._in("main"):
            self._element(tag, given, classes)
        if tag not in VOID:
            self._open.append(_Open(tag, classes))

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def _in(self, tag: str) -> bool:
        return any(one.tag == tag for one in self._open)

    def _in_class(self, name: str) -> bool:
        return any(name in one.classes for one in self._open)

    def _element(self, tag: str, given: dict[str, str], classes: frozenset[str]) -> None:
        page = self.page
        page.classes |= classes
        page.ids |= {given["id"]} if "id" in given else set()
        if tag in LEVELS:
            page.headings.append(LEVELS[tag])
        elif tag == "table":
            page.tables.append(Table())
        elif tag == "caption":
            page.tables[-1].caption = True
        elif tag == "th" and "scope" not in given:
            page.tables[-1].headers_without_scope += 1
        elif tag == "time":
            page.dates.add(given.get("datetime", ""))
        elif tag == "a" and self._in_class("behind") and "outbound" in classes:
            page.ways_to_report += 1
        if tag == "a" and given.get("href", "").startswith("mailto:"):
            page.ways_to_report += 1
        if tag == "img":
            page.alternatives.append(given.get("alt"))
        is_named = "aria-labelledby" in given or "aria-label" in given
        page.named_drawings += tag == "svg" and is_named
        if tag in {"img", "svg"} or given.get("role") == "img":
            self._mark(picture=True)
        page.chances += CHANCE in classes
        if CHANCE in classes:
            for one in self._open:
                one.chances += 1

    def _mark(self, *, picture: bool) -> None:
        for one in self._open:
            one.text = True
            one.pictures += picture

    def handle_data(self, data: str) -> None:
        if self._json:
            self.page.data.append(json.loads(data))
        elif data.strip():
            self._mark(picture=False)

    def handle_endtag(self, tag: str) -> None:
        self._json = False
        while self._open:
            closed = self._open.pop()
            if closed.tag in {"td", "th"} and not closed.text and self.page.tables:
                self.page.tables[-1].empty_cells += 1
            if EFFECT in closed.classes and closed.pictures:
                self.page.pictured_chances += closed.chances
            if closed.tag == tag:
                return


def read_finished(text: str) -> FinishedPage:
    """Read one finished page; raises ValueError when its data for machines are no JSON."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page
