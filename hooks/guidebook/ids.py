"""Ids: the names of records, which are also file names and parts of addresses."""

from __future__ import annotations

import re
from typing import Final

ID_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What an id looks like, as JSON Schema writes it."""

ID_LENGTH: Final = 64
"""The longest id, in characters."""

# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file: no file may have these names.
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)


def valid_id(text: str) -> str | None:
    """Why a text cannot be an id, in words that follow the id in a message; ``None`` when it can."""
    if len(text) > ID_LENGTH:
        return f"is too long for an id: {len(text)} characters, at most {ID_LENGTH} are allowed"
    if not re.fullmatch(ID_PATTERN, text) or text.endswith("\n"):
        return "is not an id: lower-case letters, digits and single hyphens, such as two-words"
    if text in _DEVICES:
        return "is not an id: Windows keeps this name for a device"
    return None
