"""A finished page as a tree, read with the standard library's parser: what a reader sees, and what stands around it.

It is strict where browsers forgive: an end tag that closes nothing is an error of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
UNSEEN = frozenset(("head", "script", "style", "template", "noscript"))
IN_LINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "text",
        "tspan",
    ]
)


@dataclass(eq=False)
class Element:
    """One element; its children are elements and texts."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """The element itself and all below it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self, tag: str = "", css_class: str = "") -> list[Element]:
        """Elements below this one with a tag, a class, or both."""
        return [
            element
            for element in self
            if element is not self
            and (not tag or element.tag == tag)
            and (not css_class or css_class in element.classes)
        ]

    def one(self, tag: str = "", css_class: str = "") -> Element:
        (found,) = self.all(tag, css_class)
        return found

    def above(self, *tags: str, css_class: str = "") -> Element | None:
        """The nearest element around this one with one of the tags, or with the class."""
        around = self.parent
        while around and not (around.tag in tags or (css_class and css_class in around.classes)):
            around = around.parent
        return around

    @cached_property
    def text(self) -> str:
        """What a reader sees of it, spaces as a browser shows them."""
        return " ".join("".join(self._texts()).split())

    @cached_property
    def squeezed(self) -> str:
        """The text without any space, to compare with text that is wrapped in another way."""
        return squeezed(self.text)

    def _texts(self) -> Iterator[str]:
        if self.tag in UNSEEN or "hidden" in self.attributes:
            return
        space = "" if self.tag in IN_LINE else " "
        yield space
        for child in self.children:
            if isinstance(child, Element):
                yield from child._texts()
            else:
                yield child
        yield space


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("#page", {})
        self.comments: list[str] = []
        self.errors: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.here = self.here.parent or self.root

    def handle_endtag(self, tag: str) -> None:
        if self.here.tag != tag or self.here.parent is None:
            self.errors.append(f"line {self.getpos()[0]}: </{tag}> inside <{self.here.tag}>")
            return
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def read_html(text: str) -> Element:
    """The page as a tree; the test fails when its tags do not nest."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert not reader.errors, reader.errors[:5]
    assert reader.here is reader.root, f"<{reader.here.tag}> is not closed"
    assert not reader.comments, reader.comments[:5]
    return reader.root


def squeezed(text: str) -> str:
    return "".join(text.split())
