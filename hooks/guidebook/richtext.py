"""The small Markdown allowed in records: paragraphs, lists, strong, emphasis, links and [[record links]].

Text becomes tokens, and tokens become HTML here and Typst runs in :mod:`guidebook.handouts`. Nothing else in
a text has a meaning, so markup in data comes out as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup, escape

RECORD_LINK = re.compile(r"\[\[([a-z]+):([a-z0-9-]{1,64})(?:\|([^\[\]|]{1,120}))?\]\]")
LINK_ATTEMPT = re.compile(r"\[\[[^\[\]\n]{0,200}(?:\]\])?")
WEB_LINK = re.compile(r"\[([^\[\]]{1,200})\]\((https://[^\s()<>\"]{1,500})\)")
STRONG = re.compile(r"\*\*(?=\S)([^*]{1,400}?)(?<=\S)\*\*")
EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*]{1,400}?)(?<=\S)\*(?![\w*])")
MARKED = re.compile(r"[\[*\n]|^\s*-")
"""Found in every text that is more than one paragraph without a mark; most texts are no more, and that is quick to see."""
ITEM = re.compile(r"^[-*] +(?=\S)")


STYLES = {
    "plain": Markup("{}"),
    "strong": Markup("<strong>{}</strong>"),
    "emphasis": Markup("<em>{}</em>"),
}


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


def broken_links(text: str) -> Iterator[str]:
    """What opens like a record link and is none, such as ``[[Two Words]]``."""
    for match in LINK_ATTEMPT.finditer(RECORD_LINK.sub("", text)):
        yield match[0]


def spans(text: str) -> tuple[Span, ...]:
    """The runs of one paragraph: the earliest mark wins, and what opens nothing is plain text.

    Links inside strong or emphasised text are links in that style.
    """
    if text and not MARKED.search(text):
        return (Span(text),)
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
            style: Literal["strong", "emphasis"] = "strong" if first.re is STRONG else "emphasis"
            found += (replace(span, style=style) for span in spans(first[1]))
        rest = rest[first.end() :]
    return tuple(found)


def blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs (parted by an empty line) and list items of a text; a line after an item goes on with it."""
    found: list[tuple[Literal["paragraph", "item"], list[str]]] = []
    is_open = False
    for line in (raw.strip() for raw in text.split("\n")):
        item = ITEM.match(line)
        if item:
            found.append(("item", [line[item.end() :]]))
        elif line and is_open:
            found[-1][1].append(line)
        elif line:
            found.append(("paragraph", [line]))
        is_open = bool(line)
    return tuple(Block(kind, spans(" ".join(lines))) for kind, lines in found)


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


def inline_html(
    text: str, link: Callable[[RecordLink], tuple[str, str]], words: Callable[[str], Markup] = escape
) -> Markup:
    """A text as one run of HTML, paragraphs parted by spaces; ``link`` gives address and name of a record.

    ``words`` gives the HTML of a run of words outside links, everything escaped.
    """
    if not MARKED.search(text):
        return words(text.strip())
    return Markup(" ".join(_inner_html(block, link, words) for block in blocks(text)))


def html(
    text: str, link: Callable[[RecordLink], tuple[str, str]], words: Callable[[str], Markup] = escape
) -> Markup:
    """A text as HTML paragraphs and lists, everything escaped; ``link`` and ``words`` as for :func:`inline_html`."""
    parts: list[Markup] = []
    in_list = False
    for block in blocks(text):
        inner = _inner_html(block, link, words)
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


def _inner_html(
    block: Block, link: Callable[[RecordLink], tuple[str, str]], words: Callable[[str], Markup]
) -> Markup:
    return Markup("".join(_span_html(span, link, words) for span in block.spans))


def _span_html(
    span: Span, link: Callable[[RecordLink], tuple[str, str]], words: Callable[[str], Markup]
) -> Markup:
    if span.record is not None:
        address, name = link(span.record)
        inner = Markup('<a href="{}">{}</a>').format(address, span.text or name)
    elif span.address:
        inner = Markup('<a class="outbound" rel="noopener" href="{}">{}</a>').format(span.address, span.text)
    else:
        inner = words(span.text)
    return inner if span.style == "plain" else STYLES[span.style].format(inner)
