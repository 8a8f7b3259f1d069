"""The PDF files of a build: one leaflet a treatment, one sheet a comparison."""

from __future__ import annotations

from pathlib import Path

from guidebook.handouts.typeset import Typesetter
from guidebook.knowledge import Knowledge
from guidebook.publish.site_files import handout_name
from guidebook.views.handout import comparison_document, leaflet_document
from guidebook.words import load_words


def write_handouts(knowledge: Knowledge, folder: Path) -> int:
    """Write every PDF into ``folder``; returns how many. Raises HandoutError when one cannot be printed."""
    words = load_words(knowledge.site.language)
    typesetter = Typesetter(knowledge.site.edition)
    for identifier in knowledge.treatments:
        pdf = typesetter.leaflet(leaflet_document(knowledge, words, identifier))
        (folder / handout_name("treatment", identifier)).write_bytes(pdf)
    for identifier in knowledge.comparisons:
        pdf = typesetter.comparison_sheet(comparison_document(knowledge, words, identifier))
        (folder / handout_name("comparison", identifier)).write_bytes(pdf)
    return len(knowledge.treatments) + len(knowledge.comparisons)
