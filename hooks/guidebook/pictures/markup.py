"""XML elements as text, with everything in them escaped."""

from __future__ import annotations

import re
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
