"""The tiny project's records with fields changed behind the models' back: a check must see what no editor could write."""

from __future__ import annotations

import dataclasses
import functools
from typing import Any

from pydantic import BaseModel

from guidebook.criteria.finding import Found
from guidebook.criteria.subjects import ComparisonSubject, GuideSubject, TreatmentSubject
from guidebook.criteria.texts import Reasons
from guidebook.knowledge import Knowledge, load
from project_tools import TEA

REASONS = Reasons("en")


@functools.cache
def tea() -> Knowledge:
    """The records as they are."""
    return load(TEA)


def with_fields(record: Any, /, **fields: Any) -> Any:
    """A record with other fields; ``harms__common`` is the field ``common`` of its field ``harms``."""
    assert isinstance(record, BaseModel)
    update: dict[str, Any] = {}
    for name, value in fields.items():
        outer, _, inner = name.partition("__")
        known = type(record).model_fields
        assert outer in known, f"{type(record).__name__} has no field {outer}"
        update[outer] = (
            with_fields(update.get(outer, getattr(record, outer)), **{inner: value}) if inner else value
        )
    return record.model_copy(update=update)


def changed(kind: str, identifier: str, knowledge: Knowledge | None = None, /, **fields: Any) -> Knowledge:
    """The knowledge with one record changed; ``kind`` is the name of a mapping, such as ``treatments``."""
    knowledge = knowledge or tea()
    records = dict(getattr(knowledge, kind))
    records[identifier] = with_fields(records[identifier], **fields)
    return dataclasses.replace(knowledge, **{kind: records})


def with_site(**fields: Any) -> Knowledge:
    return dataclasses.replace(tea(), site=with_fields(tea().site, **fields))


def treatment(identifier: str, /, **fields: Any) -> TreatmentSubject:
    knowledge = changed("treatments", identifier, **fields) if fields else tea()
    return TreatmentSubject(
        GuideSubject(knowledge), ("treatment", identifier), knowledge.treatments[identifier]
    )


def comparison(**fields: Any) -> ComparisonSubject:
    knowledge = changed("comparisons", "evening-drinks", **fields) if fields else tea()
    return compared(knowledge)


def compared(knowledge: Knowledge) -> ComparisonSubject:
    """The comparison of changed knowledge."""
    record = knowledge.comparisons["evening-drinks"]
    return ComparisonSubject(GuideSubject(knowledge), ("comparison", "evening-drinks"), record)


def guide(knowledge: Knowledge | None = None) -> GuideSubject:
    return GuideSubject(knowledge or tea())


def why(found: Found) -> list[str] | None:
    """The reasons in words; None where a point does not apply."""
    return None if found is None else [REASONS(lack) for lack in found]
