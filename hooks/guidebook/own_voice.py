"""The texts a record says in the guide's own voice, each with the sources that answer for its numbers.

Every text for readers counts, unless :data:`NOT_OWN` leaves it out, so that a new field is covered from its first day. Its
sources are those of the nearest part around it that can carry any (a statement, an effect, a fact, a step, an outcome);
:data:`SUMMARIES` names the texts of whole records that have a field of sources to themselves. A text with neither, such
as the note of a comparison or the help of a question, has no place for a source, and so none for a number.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args

from guidebook.models.base import ForReaders, Part, Reviewer, Sourced, StatementOrBlank
from guidebook.models.claim import Claim, Voice
from guidebook.models.clinic import Clinic
from guidebook.models.comparison import Comparison
from guidebook.models.concern import Cause, Concern, LookAlike
from guidebook.models.editing import Changes, Checks, Exceptions, Language
from guidebook.models.facts import Facts
from guidebook.models.flow import Answer, Choice, Flow
from guidebook.models.flow import Question as FlowQuestion
from guidebook.models.interaction import InteractionGroup
from guidebook.models.origin import OriginArticle, OriginClaim, OriginEntry, OriginList
from guidebook.models.routine import Phase, Routine
from guidebook.models.source import Source
from guidebook.models.subject import Condition, GlossaryTerm, Site, Vocabulary
from guidebook.models.treatment import Treatment

Path = tuple[str | int, ...]

SUMMARIES: Mapping[type[Part], Mapping[str, str]] = {
    Concern: {"summary": "summary_sources"},
    Treatment: {"summary": "summary_sources"},
    Routine: {"summary": "summary_sources"},
    Claim: {"short_answer": "summary_sources"},
}
"""Texts of whole records, and the field that holds their sources."""

ALL = frozenset({"*"})
NOT_OWN: Mapping[type[Part], frozenset[str]] = {
    # Names, in which a number tells one thing from another; and why a page is as it is.
    Treatment: frozenset({"name", "also_called", "balance_reason"}),
    Routine: frozenset({"name", "also_called"}),
    Phase: frozenset({"name"}),
    Concern: frozenset({"name", "plain_name", "also_called"}),
    Cause: frozenset({"name"}),
    LookAlike: frozenset({"name"}),
    InteractionGroup: frozenset({"name"}),
    Choice: frozenset({"name"}),
    GlossaryTerm: frozenset({"term", "also"}),
    OriginArticle: frozenset({"name"}),
    OriginEntry: frozenset({"name"}),
    OriginList: frozenset({"name"}),
    # What readers are asked, and what they say of themselves: the outcome it leads to has the sources.
    Comparison: frozenset({"name", "question", "order_reason", "denominator_note"}),
    Flow: frozenset({"name", "question"}),
    FlowQuestion: frozenset({"ask"}),
    Answer: frozenset({"text"}),
    Condition: frozenset({"name", "i_am"}),
    # What others say, restated; the verdict on it has the sources.
    Claim: frozenset({"question", "claim", "also_called"}),
    Voice: frozenset({"who", "says"}),
    OriginClaim: frozenset({"says"}),
    # Why there is no source.
    Sourced: frozenset({"unsourced"}),
    StatementOrBlank: frozenset({"unsourced"}),
    # The guide about itself: what it is, its signs, its facts' names and its making; and what clinics say of themselves.
    Site: frozenset(
        {"name", "tagline", "subject", "language", "decision", "audience", "not_for", "region", "currency"}
        | {"currency_sign", "publisher", "funding", "interests", "advertising", "disclaimer", "short_address"}
        | {"update_policy", "evidence_policy", "copyright", "group_differences"}
    ),
    Reviewer: ALL,
    Vocabulary: ALL,
    Facts: ALL,
    Source: ALL,
    Clinic: ALL,
    Language: ALL,
    Exceptions: ALL,
    Changes: ALL,
    Checks: ALL,
}
"""Fields that are not in the guide's own voice, or state nothing of the subject; all fields of a model with ``*``."""


@dataclass(frozen=True)
class Answering:
    """What answers for a text."""

    path: Path
    """The field that holds the sources, or could."""
    sources: tuple[str, ...]
    unsourced: bool
    """Whether the record says there why it has none."""


class OwnText(NamedTuple):
    """One text in the guide's own voice."""

    path: Path
    text: str
    part: Part
    """What it is a field of."""
    answering: Answering | None
    """None where no source can stand."""


def own_texts(record: Part) -> Iterator[OwnText]:
    """The texts of a record in the guide's own voice, in the order of its fields."""
    found: list[OwnText] = []
    _in_part(record, (), None, found)
    return iter(found)


def _in_part(part: Part, path: Path, answering: Answering | None, found: list[OwnText]) -> None:
    model = type(part)
    if "sources" in model.model_fields:
        sources: tuple[str, ...] = part.sources  # type: ignore[attr-defined]
        answering = Answering((*path, "sources"), sources, bool(getattr(part, "unsourced", None)))
    for name, holds_text, own_sources in _plan(model):
        value = getattr(part, name)
        if value is None or value == ():
            continue
        if not holds_text:
            _in_value(value, (*path, name), answering, found)
            continue
        mine = answering
        if own_sources:
            mine = Answering((*path, own_sources), getattr(part, own_sources), False)
        if isinstance(value, str):
            found.append(OwnText((*path, name), value, part, mine))
        else:
            found += [OwnText((*path, name, i), text, part, mine) for i, text in enumerate(value)]


def _in_value(value: Any, path: Path, answering: Answering | None, found: list[OwnText]) -> None:
    if isinstance(value, Part):
        _in_part(value, path, answering, found)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _in_value(item, (*path, index), answering, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _in_value(item, (*path, key), answering, found)


@functools.cache
def _plan(model: type[Part]) -> tuple[tuple[str, bool, str], ...]:
    """For each field that counts: its name, whether it is text (or else holds parts), and its own field of sources."""
    left_out = frozenset[str]().union(*(NOT_OWN.get(base, frozenset()) for base in model.__mro__))
    if left_out >= ALL:
        return ()
    plan = []
    for name, field in model.model_fields.items():
        is_text = any(isinstance(item, ForReaders) for item in field.metadata) or _has_text(field.annotation)
        if name not in left_out and (is_text or _has_parts(field.annotation)):
            plan.append((name, is_text, SUMMARIES.get(model, {}).get(name, "")))
    return tuple(plan)


def _has_text(annotation: Any) -> bool:
    return any(isinstance(item, ForReaders) or _has_text(item) for item in get_args(annotation))


def _has_parts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(_has_parts(item) for item in get_args(annotation))
