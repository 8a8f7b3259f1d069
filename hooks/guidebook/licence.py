"""The licence that a guide states, for machines: its name and the address of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CREATIVE_COMMONS = re.compile(r"\bCC (?P<terms>BY(?:-NC)?(?:-SA|-ND)?) (?P<version>[1-4]\.0)\b|\bCC0\b")
"""The names by which creativecommons.org calls its licences, and its waiver."""


@dataclass(frozen=True)
class Licence:
    """One licence."""

    name: str
    address: str


def licence_of(text: str) -> Licence | None:
    """The Creative Commons licence that a text such as ``Texts and data: CC BY 4.0`` names; None when it names none.

    A guide states its licence in the ``copyright`` of ``data/site.yml``.
    """
    found = _CREATIVE_COMMONS.search(text)
    if found is None:
        return None
    if found["terms"] is None:
        return Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    address = f"https://creativecommons.org/licenses/{found['terms'].lower()}/{found['version']}/"
    return Licence(found[0], address)
