"""Finished HTML or SVG → what it names, what it points to, and what is wrong with it by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Literal, NamedTuple

from guidebook.publish.html_tokens import TOKEN, read_attributes

Use = Literal["link", "load", "identity"]
"""``link``: a reader follows it. ``load``: a browser fetches it. ``identity``: where the page lives."""

_REFRESH = re.compile(r"""[\s\d.]*[;,]\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)

_MARKUP = re.compile(r"<!--.*?-->|<(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>", re.DOTALL)

_LINKS = ("href", "xlink:href")
_LISTS = frozenset({"srcset", "imagesrcset"})
_LOADS = frozenset({"action", "background", "data", "formaction", "manifest", "poster", "src"})
_ELEMENTS_NAMED = frozenset(
    [
        *("aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage"),
        *("aria-flowto", "aria-labelledby", "aria-owns", "for", "form", "headers", "list", "popovertarget"),
    ]
)
_PAINTED = frozenset(
    [
        *("clip-path", "fill", "filter", "marker-end", "marker-mid", "marker-start", "mask", "stroke"),
        "style",
    ]
)
_ONLINE_ONLY = frozenset({"crossorigin", "integrity"})
_READ = _LISTS | _LOADS | _ELEMENTS_NAMED | _PAINTED | _ONLINE_ONLY | {"content", "id", "name", *_LINKS}


class Reference(NamedTuple):
    """One address on the page."""

    place: int
    """Offset in the text."""
    tag: str
    attribute: str
    address: str
    use: Use
    shown: bool = False
    """Whether a reader sees something to follow: a text, or a picture with one."""


class Remark(NamedTuple):
    """Something wrong with the page by itself."""

    place: int
    message: str
    hint: str


@dataclass(slots=True)
class Page:
    """What one page names and points to; every place is an offset in its text."""

    anchors: dict[str, int] = field(default_factory=dict)
    """Ids, and names of ``<a name>``, with their first place."""
    repeated: list[tuple[int, str]] = field(default_factory=list)
    """(place, id) of each further element with the id of an earlier one."""
    references: list[Reference] = field(default_factory=list)
    pointers: list[tuple[int, str, str]] = field(default_factory=list)
    """(place, attribute, id) of attributes that name another element of the page."""
    styles: list[tuple[int, str]] = field(default_factory=list)
    """(place, CSS) of style elements and attributes."""
    scripts: list[tuple[int, str]] = field(default_factory=list)
    """(place, code) of inline scripts; blocks of data such as JSON-LD are left out."""
    online_only: list[tuple[int, str]] = field(default_factory=list)
    """(place, what) of markup with which browsers load nothing when the page is opened from a disk."""
    remarks: list[Remark] = field(default_factory=list)


def read_page(text: str) -> Page:
    """Read one page. Nothing in it raises; what cannot be read becomes a remark."""
    page = Page()
    link: _Link | None = None
    for token in TOKEN.finditer(text):
        match token.lastgroup:
            case "attributes":
                place, name = token.start(), token["name"].lower()
                attributes = read_attributes(token["attributes"])
                if name == "a":
                    if link:  # a link inside a link ends the first, in browsers too
                        link.close(page, text, place)
                    link = _Link(place, token.end(), attributes)
                elif name == "img":
                    _read_image(page, place, attributes, link)
                _read_attributes(page, place, name, attributes)
            case "end_of_link" if link:
                link.close(page, text, token.start())
                link = None
            case "content":
                _read_raw(page, token)
            case "stray":
                hint = "write &lt; for the sign, or complete the tag, quote or comment"
                page.remarks.append(Remark(token.start(), 'a "<" that starts no complete tag', hint))
    if link:
        link.close(page, text, len(text))
    return page


class _Link:
    """An ``<a>`` whose end has not come yet."""

    def __init__(self, place: int, start_of_text: int, attributes: Mapping[str, str]) -> None:
        self.place = place
        self.start_of_text = start_of_text
        self.attributes = attributes
        self.holds_picture_with_text = False

    def close(self, page: Page, text: str, end: int) -> None:
        shown = self.holds_picture_with_text or _has_text(text[self.start_of_text : end])
        named = shown or any(
            self.attributes.get(key, "").strip() for key in ("aria-label", "aria-labelledby")
        )
        for key in _LINKS:
            if (address := self.attributes.get(key)) is None:
                continue
            page.references.append(Reference(self.place, "a", key, address, "link", shown))
            if not named:
                message = f'the link to "{address}" has no text'
                page.remarks.append(Remark(self.place, message, "write one, or an aria-label"))


def _has_text(markup: str) -> bool:
    if "<" in markup:
        markup = _MARKUP.sub("", markup)
    return bool(unescape(markup).strip())


def _read_raw(page: Page, token: re.Match[str]) -> None:
    attributes = read_attributes(token["raw_attributes"])
    name, content = token["raw"].lower(), (token.start("content"), token["content"])
    kind = attributes.get("type", "").strip().lower()
    if name == "style":
        page.styles.append(content)
    elif kind in ("", "module") or kind.endswith(("javascript", "ecmascript")):
        page.scripts.append(content)
    if kind == "module":
        page.online_only.append((token.start(), 'type="module"'))
    _read_attributes(page, token.start(), name, attributes)


def _read_image(page: Page, place: int, attributes: Mapping[str, str], link: _Link | None) -> None:
    if "alt" not in attributes:
        page.remarks.append(
            Remark(place, "an <img> without alt", 'say what it shows, or alt="" for an ornament')
        )
    elif link:
        link.holds_picture_with_text |= bool(attributes["alt"].strip())


def _read_attributes(page: Page, place: int, tag: str, attributes: Mapping[str, str]) -> None:
    for key in attributes:
        if key not in _READ:
            continue
        value = attributes[key]
        if key == "id" or (key == "name" and tag == "a"):
            _read_anchor(page, place, value)
        elif key in _LINKS:
            if tag != "a":  # a link is noted at its end, when its text is known
                page.references.append(_element_with_address(place, tag, key, attributes))
        elif key in _LISTS:
            candidates = (words[0] for part in value.split(",") if (words := part.split()))
            page.references += [Reference(place, tag, key, address, "load") for address in candidates]
        elif key in _LOADS:
            if key != "data" or tag == "object":
                page.references.append(Reference(place, tag, key, value, "load"))
        elif key in _ELEMENTS_NAMED:
            page.pointers += [(place, key, name) for name in value.split()]
        elif key in _PAINTED:
            if key == "style" or "url(" in value:
                page.styles.append((place, value))
        elif key in _ONLINE_ONLY:
            page.online_only.append((place, key))
        elif tag == "meta" and key == "content":
            _read_meta(page, place, attributes)


def _read_anchor(page: Page, place: int, name: str) -> None:
    if not name:
        page.remarks.append(Remark(place, "an empty id", "name it or take it away"))
    elif name in page.anchors:
        page.repeated.append((place, name))
    else:
        page.anchors[name] = place


def _element_with_address(place: int, tag: str, key: str, attributes: Mapping[str, str]) -> Reference:
    if tag == "area":
        return Reference(place, tag, key, attributes[key], "link", bool(attributes.get("alt", "").strip()))
    kinds = attributes.get("rel", "").lower().split() if tag == "link" else []
    says_where = "stylesheet" not in kinds and not {"alternate", "canonical"}.isdisjoint(kinds)
    return Reference(place, tag, key, attributes[key], "identity" if says_where else "load")


def _read_meta(page: Page, place: int, attributes: Mapping[str, str]) -> None:
    value = attributes["content"].strip()
    if attributes.get("http-equiv", "").lower() == "refresh":
        if match := _REFRESH.match(value):
            page.references.append(Reference(place, "meta", "content", match[1].strip(), "load"))
    elif value.lower().startswith(("http:", "https:", "//")):
        page.references.append(Reference(place, "meta", "content", value, "identity"))
