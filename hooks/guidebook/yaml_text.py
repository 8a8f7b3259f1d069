"""From bytes to text that is safe to parse: encoding, characters that hide or reorder text, tabs, directives.

Sources of the rules: YAML 1.2.2 section 5.1 (characters), the Unicode property Bidi_Control (Unicode Standard
Annex 9; CVE-2021-42574), Unicode Standard section 23.7 (noncharacters).
"""

from __future__ import annotations

import re
import unicodedata

from guidebook.yaml_findings import Findings
from guidebook.yaml_nodes import Mark, shortened, split_lines

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)
)
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff" + _NONCHARACTERS + "]"
)
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_SUSPICIOUS = re.compile(f"{_REFUSED.pattern}|{_INVISIBLE.pattern}|\ufffd")
_STAND_IN = "\ufffd"
_LEADING_TAB = re.compile(r" *(\t[ \t]*)")
TAB = "a tab character; use spaces"
TAB_HINT = "write spaces in its place, two for each step inwards"
_SAVE_AS_UTF8 = "save it as UTF-8"


def decode(data: bytes, findings: Findings) -> str | None:
    """The text of a UTF-8 file without its byte order mark; ``None`` (and one problem) in other encodings."""
    encoding = _wide_encoding(data)
    if encoding:
        hint = f"open the file in an editor and {_SAVE_AS_UTF8}"
        findings.add("encoding", Mark(1, 1), f"the file is in {encoding}, expected UTF-8", hint)
        return None
    body = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        good = split_lines(body[: error.start].decode("utf-8"))
        place = Mark(len(good), len(good[-1]) + 1)
        message = f"the byte 0x{body[error.start]:02X} is not UTF-8"
        findings.add("encoding", place, message, _encoding_hint(body, error.start))
        return None


def _wide_encoding(data: bytes) -> str | None:
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name
    # Latin text in UTF-16 has a NUL in nearly every second byte; text in UTF-8 has none.
    half = len(data) // 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    return "UTF-16" if max(even, odd) * 5 > half * 4 and min(even, odd) * 5 < half else None


def _encoding_hint(data: bytes, position: int) -> str:
    tail = data[position:]
    if _is_cut_character(tail):
        return "the file ends in the middle of a character; take an unbroken copy of it"
    if tail[0] == 0xED and tail[1:2] >= b"\xa0":
        return f"it is half of a surrogate pair; delete the character, type it again and {_SAVE_AS_UTF8}"
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return f"the file is in an unknown encoding, or is not text; {_SAVE_AS_UTF8}"
    meant = tail[:1].decode("cp1252")
    shown = f'"{meant}"' if meant.isprintable() else character_name(meant)
    return f"the file looks like Windows-1252, where this byte is {shown}; {_SAVE_AS_UTF8}"


def _is_cut_character(tail: bytes) -> bool:
    length = 0 if tail[0] < 0xC2 else 2 if tail[0] < 0xE0 else 3 if tail[0] < 0xF0 else 4
    return 1 < len(tail) < length and all(0x80 <= byte < 0xC0 for byte in tail[1:])


def character_name(character: str) -> str:
    """A code point and its name, such as ``U+202E (right-to-left override)``."""
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        name = "half of a surrogate pair"
    elif code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        name = "not a character"
    else:
        known = {0x00: "null", 0x85: "next line"}
        name = known.get(code, unicodedata.name(character, "a control character").lower())
    return f"U+{code:04X} ({name})"


def has_refused_character(text: str) -> bool:
    """Whether a text holds a character that no record may hold."""
    return _REFUSED.search(text) is not None


def check_characters(text: str, findings: Findings) -> str:
    """Report characters that hide, break or reorder text; gives the text with stand-ins for refused ones."""
    if not _SUSPICIOUS.search("".join(set(text))):  # ten times as fast as a search of the whole text
        return text
    for number, line in enumerate(split_lines(text), 1):
        for found in _SUSPICIOUS.finditer(line):
            _report_character(found.group(), Mark(number, found.start() + 1), findings)
            if findings.full:
                return text
    # Stand-ins of the same width let the rest of the file be checked in the same run.
    return _REFUSED.sub(_STAND_IN, text)


def _report_character(character: str, mark: Mark, findings: Findings) -> None:
    name = character_name(character)
    if character == "\ufffd":
        message = f"a character was lost here: {name} stands in its place"
        findings.warn("lost-character", mark, message, "type the right one")
    elif _INVISIBLE.match(character):
        findings.warn("invisible-character", mark, f"the character {name} cannot be seen", "delete it")
    else:
        hint = "use an ordinary line break" if character in "\x85\u2028\u2029" else "delete it"
        findings.add("character", mark, f"the character {name} is not allowed", hint)


def check_tabs(lines: list[str], findings: Findings) -> None:
    """Report every line that is indented with a tab, also in a block of text and in a comment."""
    for number, line in enumerate(lines, 1):
        if findings.full:
            break
        if found := _LEADING_TAB.match(line):
            start = Mark(number, found.start(1) + 1)
            findings.add("tab", start, TAB, TAB_HINT, length=len(found[1]), misread=False)


def directive_message(line: str) -> str:
    """What is said of a line such as ``%YAML 1.1``."""
    return f'"{shortened(line.split()[0])}" is an instruction to YAML programs, which is not allowed'


def check_directives(lines: list[str], findings: Findings) -> list[str]:
    """Report ``%YAML``, ``%TAG`` and the like above the record; gives the lines with comments instead."""
    checked = list(lines)
    for number, line in enumerate(lines, 1):
        if line.startswith("%"):
            mark, length = Mark(number, 1), len(line.rstrip())
            findings.add("directive", mark, directive_message(line), "delete this line", length=length)
            checked[number - 1] = "#" + line[1:]
        elif line.strip() and not line.lstrip().startswith("#"):
            break
    return checked
