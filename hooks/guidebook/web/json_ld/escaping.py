"""Text that stands inside a script element and cannot leave it."""

from __future__ import annotations


def escape_script(text: str) -> str:
    """JSON that is safe between script tags: no tag, comment or line separator can be read into it."""
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
