"""The record kinds: which model reads which folder or file.

A folder holds one record a file, and the file name is the id; a single file describes the subject as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.models.base import Part
from guidebook.models.claim import Claim
from guidebook.models.clinic import Clinic
from guidebook.models.comparison import Comparison
from guidebook.models.concern import Concern
from guidebook.models.editing import Changes, Checks, Exceptions, Language
from guidebook.models.facts import Facts
from guidebook.models.flow import Flow
from guidebook.models.interaction import Interactions
from guidebook.models.origin import Origins
from guidebook.models.routine import Routine
from guidebook.models.source import Source
from guidebook.models.subject import Conditions, Glossary, Site, Vocabulary
from guidebook.models.treatment import Treatment


@dataclass(frozen=True)
class RecordKind:
    """One kind of record."""

    name: str
    """Singular, such as ``treatment``."""
    folder: str
    """Folder below ``data/``; also the first part of the pages' addresses."""
    model: type[Part]


FOLDER_KINDS: tuple[RecordKind, ...] = (
    RecordKind("concern", "concerns", Concern),
    RecordKind("treatment", "treatments", Treatment),
    RecordKind("routine", "routines", Routine),
    RecordKind("claim", "claims", Claim),
    RecordKind("source", "sources", Source),
    RecordKind("comparison", "comparisons", Comparison),
    RecordKind("flow", "flows", Flow),
    RecordKind("clinic", "clinics", Clinic),
)
"""Kinds kept one record a file."""

SINGLE_FILES: tuple[tuple[str, type[Part]], ...] = (
    ("site", Site),
    ("facts", Facts),
    ("conditions", Conditions),
    ("vocabulary", Vocabulary),
    ("glossary", Glossary),
)
"""Files that stand alone in ``data/``, by name without ending; every guide has them."""

OPTIONAL_FILES: tuple[tuple[str, type[Part]], ...] = (
    ("interactions", Interactions),
    ("origins", Origins),
    ("language", Language),
    ("exceptions", Exceptions),
    ("changes", Changes),
    ("checks", Checks),
)
"""Files of the same sort that a guide may leave out."""
