"""One record as published JSON: its fields as in YAML, with their types, and what the engine works out.

What is added is listed in :mod:`guidebook.exports.additions`, from which the JSON Schemas take it too.
"""

from __future__ import annotations

from typing import Any

from guidebook.figures import carried_by
from guidebook.knowledge import Key
from guidebook.models.base import Part, Sourced, StatementOrBlank
from guidebook.models.concern import Cause
from guidebook.models.editing import Change
from guidebook.models.origin import OriginClaim, OriginEntry
from guidebook.models.source import Source
from guidebook.models.subject import Condition, GlossaryTerm
from guidebook.models.treatment import Group, Treatment
from guidebook.views.comparison import Cell, comparison_view
from guidebook.views.desk import Desk, source_address
from guidebook.walking import Path, parts
from guidebook.web.plan import CHANGES
from guidebook.web.publication import Publication
from guidebook.worked_out import worked_out

Values = dict[str, Any]

PAIRS = ("combines_with", "conflicts_with")
"""Fields of a treatment whose entries are stored once, in one of the two records."""


class RecordWriter:
    """Writes the records of one guide."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._knowledge = publication.knowledge
        self._desk = Desk(publication.knowledge, publication.words)
        self._carried = carried_by(publication.knowledge)

    def record(self, kind: str, identifier: str, record: Part) -> Values:
        """A record that has an id of its own, with its address and what links to it."""
        values = self.whole(record)
        if isinstance(record, Source):
            values |= self._checked(self._desk.flag((identifier,)))
            values["address"] = source_address(record)
        if isinstance(record, Treatment):
            self._add_to_treatment(identifier, record, values)
        if kind == "comparison":
            values["table"] = self._table(identifier)
        if sources := values.get("summary_sources"):
            flag = self._desk.flag(tuple(sources))
            values |= {f"summary_{name}": value for name, value in self._checked(flag).items()}
        return values | {
            "id": identifier,
            "linked_from": self._linked_from(kind, identifier),
            "page": self._publication.record(kind, identifier),
        }

    def whole(self, record: Part) -> Values:
        """A record, or a file that describes the subject as a whole; fields without a value are left out."""
        values: Values = record.model_dump(mode="json", exclude_none=True)
        for path, part in parts(record):
            added = self._added(part)
            if added:
                _at(values, path).update(added)
        return values

    def _added(self, part: Part) -> Values:
        """What is added to a part, wherever it stands."""
        knowledge, publication = self._knowledge, self._publication
        added: Values = {}
        if isinstance(part, Sourced | Group) or (isinstance(part, StatementOrBlank) and part.blank is None):
            added = self._checked(self._desk.flag(part.sources, getattr(part, "unsourced", None)))
        if isinstance(part, Cause):
            acting = knowledge.linked_from.get(("cause", part.id), ())
            added["acted_on_by"] = [identifier for kind, identifier in acting if kind == "treatment"]
            added["page"] = publication.record("cause", part.id)
        elif isinstance(part, Condition):
            added["linked_from"] = self._linked_from("condition", part.id)
            added["page"] = publication.record("condition", part.id)
        elif isinstance(part, GlossaryTerm):
            added["linked_from"] = self._linked_from("term", part.id)
            added["page"] = publication.record("term", part.id)
        elif isinstance(part, OriginClaim | OriginEntry):
            added["answered_in"] = _keys(self._carried.get(part.id, ()))
        elif isinstance(part, Change):
            added["page"] = publication.page(f"{CHANGES}#change-{part.id}")
        return added

    def _add_to_treatment(self, identifier: str, record: Treatment, values: Values) -> None:
        for name in PAIRS:
            values[name] = self._both_halves(identifier, record, name, values[name])
        values["interaction_groups"] = [
            group.id for group in self._knowledge.interactions.groups if identifier in group.treatments
        ]
        facts: Values = values["facts"]
        for declaration in self._knowledge.facts.values():
            view = self._desk.fact(declaration, record)
            if view is None:
                continue
            if declaration.computed is not None:
                found = worked_out(declaration, record.facts)
                assert found is not None
                facts[declaration.id] = found.value.model_dump(mode="json", exclude_none=True)
                facts[declaration.id]["computed"] = True
            if view.blank is None:
                facts[declaration.id] |= self._checked(view.flag) | {"in_words": view.value}

    def _both_halves(self, identifier: str, record: Treatment, name: str, own: list[Values]) -> list[Values]:
        found = list(own)
        for kind, other in self._knowledge.linked_from.get(("treatment", identifier), ()):
            if kind == "treatment":
                for pair in getattr(self._knowledge.treatments[other], name):
                    if pair.treatment == identifier:
                        half = pair.model_dump(mode="json", exclude_none=True) | self._added(pair)
                        found.append(half | {"treatment": other})
        return sorted(found, key=lambda pair: str(pair["treatment"]))

    def _table(self, identifier: str) -> Values:
        """The table of a comparison in long form: one entry a question and option."""
        view = comparison_view(self._knowledge, self._publication.words, identifier)
        options = [option.id for option in view.options]
        return {
            "options": options,
            "rows": [
                {"id": row.id, "question": row.question} | ({"note": row.note} if row.note else {})
                for row in view.rows
            ],
            "cells": [
                {"row": row.id, "option": option, **self._cell(cell)}
                for row in view.rows
                for option, cell in zip(options, row.cells, strict=True)
            ],
        }

    def _cell(self, cell: Cell) -> Values:
        items = [{"text": item.text, **self._checked(item.flag)} for item in cell.items]
        marks = [*cell.marks, *(mark for item in cell.items for mark in item.marks)]
        if cell.blank:
            marks += cell.blank.marks
        given = {
            "blank": cell.blank.id if cell.blank else "",
            "certainty": cell.certainty.id if cell.certainty else "",
            "in_words": cell.value,
            "items": items,
            "note": cell.note or (cell.blank.note if cell.blank else ""),
            "sources": list(dict.fromkeys(mark.source for mark in marks)),
        }
        found = {name: value for name, value in given.items() if value}
        return found | (self._checked(cell.flag) if cell.value else {})

    def _linked_from(self, kind: str, identifier: str) -> list[Values]:
        """The records with pages that mention this one."""
        keys = self._knowledge.linked_from.get((kind, identifier), ())
        return _keys(tuple(key for key in keys if key in self._publication.plan.path_of))

    @staticmethod
    def _checked(flag: str) -> Values:
        return {"checked": False, "flag": flag} if flag else {"checked": True}


def _keys(keys: tuple[Key, ...]) -> list[Values]:
    return [{"kind": kind, "id": identifier} for kind, identifier in keys]


def _at(values: Values, path: Path) -> Values:
    found: Any = values
    for step in path:
        found = found[step]
    assert isinstance(found, dict)
    return found
