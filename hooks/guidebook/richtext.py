"""The small Markdown allowed in records: paragraphs, lists, strong, emphasis, links and [[record links]].

Text becomes tokens, and tokens become HTML here and Typst runs in :mod:`guidebook.handouts`; nothing else in a text has
a meaning, so markup in data comes out as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

RECORD_LINK = re.compile(r"\[\[([a-z]+):([a-z0-9-]{1,64})(?:\|([^\[\]|]{1,120}))?\]\]")
WEB_LINK = re.compile(r"\[([^\[\]]{1,200})\]\((https://[^\s()<>\"]{1,500})\)")
STRONG = re.compile(r"\*\*(?=\S)([^*]{1,400}?)(?<=\S)\*\*")
EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*]{1,400}?)(?<=\S)\*(?![\w*])")
ITEM = re.compile(r"^[-*] +(?=\S)")


@dataclass(frozen=True)
class RecordLink:
    """A link to another record, ``[[kind:id]]`` or ``[[kind:id|words]]``."""

    kind: str
    id: str
    words: str = ""
    """Link text; empty for the record's own name."""


@dataclass(frozen=True)
class Span:
    """A run of text in one style, or a link."""

    text: str
    style: Literal["plain", "strong", "emphasis"] = "plain"
    address: str = ""
    record: RecordLink | None = None


@dataclass(frozen=True)
class Block:
    """A paragraph, or a list item."""

    kind: Literal["paragraph", "item"]
    spans: tuple[Span, ...]


def record_links(text: str) -> Iterator[RecordLink]:
    """The record links in a text."""
    for match in RECORD_LINK.finditer(text):
        yield RecordLink(match[1], match[2], match[3] or "")


def spans(text: str) -> tuple[Span, ...]:
    """The runs of one paragraph: the earliest mark wins, and what opens nothing is plain text."""
    found: list[Span] = []
    rest = text
    while rest:
        hits = [hit for pattern in (RECORD_LINK, WEB_LINK, STRONG, EMPHASIS) if (hit := pattern.search(rest))]
        if not hits:
            found.append(Span(rest))
            break
        first = min(hits, key=lambda hit: hit.start())
        if first.start():
            found.append(Span(rest[: first.start()]))
        if first.re is RECORD_LINK:
            link = RecordLink(first[1], first[2], first[3] or "")
            found.append(Span(link.words, record=link))
        elif first.re is WEB_LINK:
            found.append(Span(first[1], address=first[2]))
        else:
            found.append(Span(first[1], style="strong" if first.re is STRONG else "emphasis"))
        rest = rest[first.end() :]
    return tuple(found)


def blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs (parted by an empty line) and list items of a text."""
    found: list[Block] = []
    lines: list[str] = []

    def close() -> None:
        if lines:
            found.append(Block("paragraph", spans(" ".join(lines))))
            lines.clear()

    for line in (raw.strip() for raw in text.split("\n")):
        if not line:
            close()
        elif ITEM.match(line):
            close()
            found.append(Block("item", spans(ITEM.sub("", line))))
        else:
            lines.append(line)
    close()
    return tuple(found)


def plain(text: str, name_of: Callable[[RecordLink], str] | None = None) -> str:
    """The text without marks, for search, JSON-LD and descriptions."""
    words = []
    for block in blocks(text):
        words.append("".join(_span_text(span, name_of) for span in block.spans))
    return " ".join(words)


def _span_text(span: Span, name_of: Callable[[RecordLink], str] | None) -> str:
    if span.record is not None and not span.text:
        return name_of(span.record) if name_of else span.record.id
    return span.text


def inline_html(text: str, link: Callable[[RecordLink], tuple[str, str]]) -> Markup:
    """One paragraph as HTML; ``link`` gives address and name of a record."""
    return Markup("").join(_span_html(span, link) for block in blocks(text) for span in block.spans)


def html(text: str, link: Callable[[RecordLink], tuple[str, str]]) -> Markup:
    """A text as HTML paragraphs and lists, everything escaped."""
    parts: list[Markup] = []
    in_list = False
    for block in blocks(text):
        inner = Markup("").join(_span_html(span, link) for span in block.spans)
        if block.kind == "item":
            parts.append(Markup("<li>{}</li>" if in_list else "<ul><li>{}</li>").format(inner))
            in_list = True
            continue
        if in_list:
            parts.append(Markup("</ul>"))
            in_list = False
        parts.append(Markup("<p>{}</p>").format(inner))
    if in_list:
        parts.append(Markup("</ul>"))
    return Markup("").join(parts)


def _span_html(span: Span, link: Callable[[RecordLink], tuple[str, str]]) -> Markup:
    if span.record is not None:
        address, name = link(span.record)
        return Markup('<a href="{}">{}</a>').format(address, span.text or name)
    if span.address:
        return Markup('<a class="outbound" rel="noopener" href="{}">{}</a>').format(span.address, span.text)
    if span.style == "strong":
        return Markup("<strong>{}</strong>").format(span.text)
    if span.style == "emphasis":
        return Markup("<em>{}</em>").format(span.text)
    return escape(span.text)
