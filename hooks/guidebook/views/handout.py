"""Leaflets and comparison sheets as documents, from the same views as the pages: the same facts, in a shorter form."""

from __future__ import annotations

from guidebook.views.handout_leaflet import leaflet_document
from guidebook.views.handout_sheet import comparison_document

__all__ = ["comparison_document", "leaflet_document"]
