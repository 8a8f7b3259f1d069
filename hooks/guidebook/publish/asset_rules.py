"""Style sheets and scripts: what they load, and what browsers refuse to pages opened from a disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# One pattern, so that a comment or a text in quotes hides what it holds.
_CSS = re.compile(
    r"""/\*.*?\*/
      | url\(\s*(?:
            "(?P<double>(?:[^"\\]|\\.)*+)" | '(?P<single>(?:[^'\\]|\\.)*+)' | (?P<bare>[^\s"'()]*+)
        )\s*\)
      | (?P<import>@import\b)
      | "(?:[^"\\]|\\.)*+" | '(?:[^'\\]|\\.)*+'""",
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)

# Ways of asking for a file. Chromium refuses them all to pages opened from a disk, whose origin is "null".
_REQUESTS = (
    ("fetch(", re.compile(r"(?<![\w$])fetch\s*\(")),
    ("import(", re.compile(r"(?<![\w$.])import\s*\(")),
    ("XMLHttpRequest", re.compile(r"(?<![\w$])XMLHttpRequest(?![\w$])")),
    ("new Worker", re.compile(r"(?<![\w$])new\s+(?:\w+\.)?(?:Shared)?Worker(?![\w$])")),
)


class Loaded(NamedTuple):
    """One address that a style sheet loads; `address` is None for an ``@import``."""

    place: int
    address: str | None


def css_loads(css: str) -> Iterator[Loaded]:
    """Give what a style sheet, or a style attribute, loads. Offsets are offsets in `css`."""
    for match in _CSS.finditer(css):
        if match["import"]:
            yield Loaded(match.start(), None)
        else:
            for group in ("double", "single", "bare"):
                if match[group] is not None:
                    yield Loaded(match.start(), match[group])


def requests_in(script: str) -> Iterator[tuple[int, str]]:
    """Give (offset, what) of the first use of each way by which a script asks for a file."""
    for what, pattern in _REQUESTS:
        if match := pattern.search(script):
            yield match.start(), what
