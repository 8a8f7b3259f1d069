"""What published data hold besides the fields of the models: the shape and meaning of each addition.

:mod:`guidebook.exports.records` works them out; a test holds every published file against its schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guidebook.models.base import (
    Blank,
    Certainty,
    Identifier,
    Line,
    Page,
    Part,
    Sourced,
    SourceId,
    StatementOrBlank,
    TreatmentId,
    YesNo,
)
from guidebook.models.comparison import Comparison
from guidebook.models.concern import Cause
from guidebook.models.editing import Change
from guidebook.models.facts import FactValue
from guidebook.models.origin import OriginClaim, OriginEntry
from guidebook.models.source import Source
from guidebook.models.subject import Condition, GlossaryTerm
from guidebook.models.treatment import Group, Treatment


class RecordKey(Part):
    """A record, by kind and id."""

    kind: Line
    id: Identifier


class TableItem(Part):
    """One line of a list in a cell."""

    text: Line
    checked: YesNo
    flag: Line | None = None


class TableCell(Part):
    """What one option has to say to one question, in the words of the table on the page."""

    row: Line
    option: TreatmentId
    in_words: Line | None = None
    items: tuple[TableItem, ...] | None = None
    blank: Blank | None = None
    certainty: Certainty | None = None
    checked: YesNo | None = None
    flag: Line | None = None
    note: Line | None = None
    """What a reader must know to read the cell rightly; for a price, its currency, region and date."""
    sources: tuple[SourceId, ...] | None = None


class TableRow(Part):
    """One question of a table."""

    id: Line
    """Id of a fact, or of a row on safety."""
    question: Line
    note: Line | None = None
    """What keeps the numbers of this row from being set against each other."""


class Table(Part):
    """The table of a comparison in long form: an entry for each question and option."""

    options: tuple[TreatmentId, ...]
    """The options in the order of the page."""
    rows: tuple[TableRow, ...]
    cells: tuple[TableCell, ...]


PARTS: tuple[type[Part], ...] = (RecordKey, Table)
"""Models that additions refer to."""


@dataclass(frozen=True)
class Addition:
    """One field that a published record has more than its YAML."""

    name: str
    schema: dict[str, Any]
    meaning: str
    required: bool = True


def _reference(model: type[Part]) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{model.__name__}"}


_TEXT = {"type": "string"}
_ADDRESS = {"type": "string", "format": "uri-reference"}
_IDS = {"type": "array", "items": {"type": "string"}}
_KEYS = {"type": "array", "items": _reference(RecordKey)}


def _checked(prefix: str = "", *, required: bool = True) -> tuple[Addition, ...]:
    return (
        Addition(
            f"{prefix}checked",
            {"type": "boolean"},
            "Whether at least one of its sources was read at first hand and is not weak.",
            required,
        ),
        Addition(f"{prefix}flag", _TEXT, "When it is not yet checked: why, in the words of the page.", False),
    )


_LINKED_FROM = Addition("linked_from", _KEYS, "The records with pages that mention it, by kind and id.")
_PAGE = Addition("page", _ADDRESS, "Address of its page, or of its place on one.")
_ANSWERED_IN = Addition("answered_in", _KEYS, "The records that answer it.")

ON_EVERY_RECORD = (
    Addition("id", _TEXT, "Its id, which is never used for another record."),
    _LINKED_FROM,
    _PAGE,
)
"""What records that stand alone in a file have more."""

ADDITIONS: dict[type[Part], tuple[Addition, ...]] = {
    Sourced: _checked(),
    StatementOrBlank: _checked(required=False),
    Group: _checked(),
    FactValue: (
        *_checked(required=False),
        Addition(
            "computed", {"const": True}, "It is worked out from other facts, and stands in no record.", False
        ),
        Addition("in_words", _TEXT, "The value as the page says it; none for a blank.", False),
    ),
    Source: (*_checked(), Addition("address", _TEXT, "Where it is found on the web; empty when nowhere.")),
    Page: _checked("summary_", required=False),
    Treatment: (Addition("interaction_groups", _IDS, "Its groups in the file of interactions."),),
    Comparison: (Addition("table", _reference(Table), "What the page shows, in long form."),),
    Cause: (Addition("acted_on_by", _IDS, "The treatments that act on it."), _PAGE),
    Condition: (_LINKED_FROM, _PAGE),
    GlossaryTerm: (_LINKED_FROM, _PAGE),
    OriginClaim: (_ANSWERED_IN,),
    OriginEntry: (_ANSWERED_IN,),
    Change: (_PAGE,),
}
"""Model → what its published form has more; it holds for models made from that one, too."""


def additions_of(model: type) -> tuple[Addition, ...]:
    """All additions to one model."""
    found = [addition for ancestor in model.__mro__ for addition in ADDITIONS.get(ancestor, ())]
    if not hasattr(model, "model_fields") or "summary_sources" not in model.model_fields:
        found = [addition for addition in found if not addition.name.startswith("summary_")]
    return tuple(found)
