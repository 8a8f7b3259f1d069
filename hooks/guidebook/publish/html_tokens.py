"""The tags of a finished HTML or SVG text that say something: those with attributes, and the ends of links.

Not :mod:`html.parser`: this reads a site in half the time, the same on every Python version, and strictly.
What cannot be read as a tag is told apart, where a forgiving parser would pass over a link unseen. It is for
the well-formed output of our own templates; it is no general parser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

# Possessive quantifiers (`++`, `*+`): an unclosed quote fails at once, not after every way to split the rest.
TOKEN = re.compile(
    r"""<(?:
        (?P<raw>(?i:script|style)) (?P<raw_attributes>(?:\s(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)?)>
            (?P<content>.*?) </(?i:(?P=raw))\s*+>
      | (?!(?i:a|img|script|style)\s) [a-zA-Z][^\s/<>"']*+ (?:\s(?:class|aria-hidden)="[^"]*+")++ \s*+/?>
      | (?!(?i:script|style)\s) (?P<name>[a-zA-Z][^\s/<>"']*+)
            (?P<attributes>\s(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>
      | (?P<end_of_link>/[aA]\s*+>)
      | !--.*?--> | !(?!--)[^<>]*+> | \?[^<>]*+>
      | (?P<stray>(?!/?(?!(?i:script|style)[\s>])[a-zA-Z][^\s/<>"']*+\s*+/?>))
    )""",
    re.DOTALL | re.VERBOSE,
)
"""One token; the last group to match is ``content`` (of a script or style), ``attributes`` (of a start tag),
``end_of_link``, ``stray`` (a "<" that starts nothing), or none: a comment, a declaration, or one of the many
start tags with a class and no more, which need no closer look."""

_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?""")


def read_attributes(text: str) -> Mapping[str, str]:
    """Give the attributes of one tag, names in lower case, values unescaped.

    Of two equal names the first counts, as in browsers; an attribute without a value has the empty text.
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


def line_at(text: str, place: int) -> int:
    """The line, from 1, on which an offset lies."""
    return text.count("\n", 0, place) + 1
