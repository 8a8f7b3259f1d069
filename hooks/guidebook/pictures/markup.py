"""XML elements as text, with everything in them escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

Attributes = dict[str, str | float]

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """Text as character data or attribute value; characters that XML cannot hold become U+FFFD."""
    return escape(_NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def number(value: float) -> str:
    """A coordinate with at most two decimals, and none that say nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def element(name: str, attributes: Attributes, content: str | None = None) -> str:
    """An element; ``content`` is markup already, the attributes' values are text or numbers."""
    values = {key: value if isinstance(value, str) else number(value) for key, value in attributes.items()}
    opening = "".join([name, *(f' {key}="{escaped(value)}"' for key, value in values.items())])
    return f"<{opening}/>" if content is None else f"<{opening}>{content}</{name}>"


@dataclass(frozen=True)
class Frame:
    """What stands around every picture: its size, and its name and description for those who do not see it."""

    id: str
    """Unique on the page; the ids of the two texts are made from it."""
    css_class: str
    title: str
    description: str
    width: float
    height: float
    """In CSS pixels, as the width."""


def svg(frame: Frame, content: Iterable[str], *, inline: bool, role: str = "img", font: str) -> str:
    """A picture as SVG text that ends in a line end; ``content`` are its elements, as markup.

    ``inline`` gives an element for an HTML page, whose text is in the page's font. Otherwise a file of its own, with its
    text in ``font``; such a file is one image whatever ``role`` says.
    """
    title, description = f"{frame.id}-title", f"{frame.id}-description"
    attributes: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": frame.css_class,
        "role": role if inline else "img",
        "aria-labelledby": title,
        "aria-describedby": description,
        "width": frame.width,
        "height": frame.height,
        "viewBox": f"0 0 {number(frame.width)} {number(frame.height)}",
    }
    if not inline:
        attributes["font-family"] = font
    parts = [
        element("title", {"id": title}, escaped(frame.title)),
        element("desc", {"id": description}, escaped(frame.description)),
        *content,
    ]
    header = "" if inline else '<?xml version="1.0" encoding="UTF-8"?>\n'
    return header + element("svg", attributes, "\n" + "\n".join(parts) + "\n") + "\n"
