"""Handouts as PDF/UA-1 files: the same document gives the same bytes on any machine, in any time zone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst

from guidebook.handouts.characters import unprintable
from guidebook.handouts.check import findings_in
from guidebook.handouts.errors import HandoutError
from guidebook.handouts.model import ComparisonSheet, Handout, to_json
from guidebook.handouts.row_headers import with_row_headers
from guidebook.handouts.table_parts import parts_of

TEMPLATES = Path(__file__).resolve().parent / "templates"
FONTS = Path(__file__).resolve().parent / "fonts"


class Typesetter:
    """Sets one document after the other with one compiler and the bundled fonts, never the machine's."""

    def __init__(self, stamp: date) -> None:
        """Take ``stamp`` as the date of creation in every file: midnight, universal time."""
        self._timestamp = int(datetime.combine(stamp, time(), tzinfo=UTC).timestamp())
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        # The root is also the sandbox: no template and no drawing can read a file outside it.
        self._compiler = typst.Compiler(root=TEMPLATES, font_paths=fonts)

    def leaflet(self, document: Handout) -> bytes:
        """Give a leaflet, portrait; raises :class:`HandoutError` with all that keeps it from print."""
        _refuse(document.id, findings_in(document))
        return self._compiled("leaflet.typ", document.id, {"document": document})

    def comparison_sheet(self, document: ComparisonSheet) -> bytes:
        """Give a comparison sheet, landscape; raises :class:`HandoutError` as :meth:`leaflet` does."""
        _refuse(document.id, findings_in(document))
        parts = [part for table in document.tables for part in parts_of(table, document.words)]
        return self._compiled("comparison_sheet.typ", document.id, {"document": document, "parts": parts})

    def _compiled(self, template: str, name: str, content: Mapping[str, object]) -> bytes:
        """Run the compiler; a warning counts as a failure, since the reader would get a worse page."""
        inputs = {key: json.dumps(to_json(value), ensure_ascii=False) for key, value in content.items()}
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                TEMPLATES / template,
                sys_inputs=inputs,
                pdf_standards=["ua-1"],
                timestamp=self._timestamp,
            )
        except typst.TypstError as error:
            raise HandoutError(name, [f"{template}: {words}" for words in _explained(error)]) from error
        _refuse(name, [f"{template}: {warning.message}" for warning in warnings])
        assert isinstance(pdf, bytes)
        return with_row_headers(pdf)


def _explained(error: typst.TypstError) -> list[str]:
    """Give the compiler's errors without its excerpts of a template, and name characters that no font has."""
    found = re.findall(r"^error: (.*)$", error.diagnostic, re.MULTILINE) or [error.message]
    explained = []
    for message in dict.fromkeys(found):
        missing = re.search(r'the text `"(.+)"` could not be displayed', message)
        characters = ", ".join(unprintable(missing[1])) if missing else ""
        explained.append(f"no font of the handouts has {characters}, in a drawing" if characters else message)
    return explained


def _refuse(name: str, findings: Sequence[str]) -> None:
    if findings:
        raise HandoutError(name, findings)
