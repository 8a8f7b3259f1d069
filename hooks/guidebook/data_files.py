"""The files in which a guide's data are published, and where they stand on the site.

The address holds the version of their form: within ``v1`` fields are added, never renamed or taken away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sized
from dataclasses import dataclass

from guidebook.knowledge import Knowledge
from guidebook.models import FOLDER_KINDS, OPTIONAL_FILES, SINGLE_FILES
from guidebook.models.base import Part

FOLDER = "api/v1"
INDEX = f"{FOLDER}/index.json"
INDEX_SCHEMA = f"{FOLDER}/schema/index.json"
FEED = "feed.xml"
"""Address of the feed of changes; data that people subscribe to."""
CAREFUL_TABLE = f"{FOLDER}/careful.csv"
"""The table of every personal circumstance against every treatment."""
BY_GROUP_TABLE = f"{FOLDER}/by-group.csv"
"""The table of every treatment in every group of people; only in a guide that declares groups."""
PAGE = "data"
"""Path of the page that says how to use the data."""
RECORDS = "records"
"""Folder of the site that holds copies of the YAML records, so that the record behind a page is one click away."""

KEPT_BACK = frozenset({"clinic", "site", "language", "exceptions", "checks"})
"""Not published as files: a clinic's own details, and what only editors need. What ``site`` says stands in the index."""


@dataclass(frozen=True)
class DataFile:
    """One file of data."""

    name: str
    """Name of the file without its ending, such as ``treatments`` or ``glossary``."""
    kind: str
    """The kind of record it lists, such as ``treatment``; empty for a file that describes the subject as a whole."""
    model: type[Part]
    """The model of each record, or of the whole file."""
    count: int
    """How many records or entries it holds."""

    @property
    def path(self) -> str:
        """Where it stands on the site."""
        return f"{FOLDER}/{self.name}.json"

    @property
    def schema(self) -> str:
        """Where its JSON Schema stands, which is also that of each of its records' own files."""
        return f"{FOLDER}/schema/{self.name}.json"

    def stand_alone(self, online: bool) -> bool:
        """Whether each of its records has a file of its own: on a disk only the comparisons, whose pages offer them."""
        return bool(self.kind) and (online or self.kind == "comparison")

    def of_record(self, identifier: str) -> str:
        """Where one record stands alone."""
        return f"{FOLDER}/{self.name}/{identifier}.json"


def data_files(knowledge: Knowledge) -> tuple[DataFile, ...]:
    """Every file of data that a guide publishes, records first; a file that the guide leaves out is left out here too."""
    records: Mapping[str, Sized] = {
        "concern": knowledge.concerns,
        "treatment": knowledge.treatments,
        "routine": knowledge.routines,
        "claim": knowledge.claims,
        "source": knowledge.sources,
        "comparison": knowledge.comparisons,
        "flow": knowledge.flows,
    }
    interactions, origins = knowledge.interactions, knowledge.origins
    entries = {
        "facts": len(knowledge.facts),
        "conditions": len(knowledge.conditions),
        "vocabulary": sum(map(len, knowledge.vocabulary.values())),
        "glossary": len(knowledge.glossary.terms),
        "interactions": sum(map(len, (interactions.pairings, interactions.pauses, interactions.limits))),
        "origins": len(origins.ids) if origins else 0,
        "changes": len(knowledge.changes.changes),
    }
    left_out = {name for name in ("interactions", "origins") if not entries[name]}
    return (
        *(
            DataFile(kind.folder, kind.name, kind.model, len(records[kind.name]))
            for kind in FOLDER_KINDS
            if kind.name not in KEPT_BACK
        ),
        *(
            DataFile(name, "", model, entries[name])
            for name, model in SINGLE_FILES + OPTIONAL_FILES
            if name not in KEPT_BACK | left_out
        ),
    )


def table_file(comparison: str) -> str:
    """Where the table of a comparison stands, for spreadsheet programs."""
    return f"{FOLDER}/comparisons/{comparison}.csv"


def flow_table_file(flow: str) -> str:
    """Where the table of a flow's outcomes stands, for spreadsheet programs."""
    return f"{FOLDER}/flows/{flow}.csv"


def record_file(comparison: str) -> str:
    """Where a comparison stands alone as JSON, with its table in long form."""
    return f"{FOLDER}/comparisons/{comparison}.json"
