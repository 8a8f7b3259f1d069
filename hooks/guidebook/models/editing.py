"""Files about the making of a guide: exceptions from rules, its own word lists, changes, and checks by readers."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from guidebook.models.base import Day, Identifier, Line, Part, Prose, Whole


class Exempt(Part):
    """One allowed exception from a rule."""

    rule: Line
    """Name of the rule, as its message shows it."""
    record: Line
    """The record as messages name it, such as ``treatments/rest``."""
    field: Line | None = None
    """The field as messages name it, such as ``benefits[0].detail``; leave out for the whole record."""
    reason: Line
    """Why it is allowed."""


class Exceptions(Part):
    """``data/exceptions.yml``, which a guide may leave out. An exception that nothing needs is a problem."""

    exceptions: tuple[Exempt, ...] = ()


class Banned(Part):
    """Words that this guide does not say in its own voice."""

    words: Line
    """In small letters; ``*`` stands for any ending, as in ``cure*``, and ``...`` for up to three words in between."""
    why: Line
    """Why not, in a few words."""
    instead: Line
    """What to write instead."""


class Language(Part):
    """``data/language.yml``, which a guide may leave out: words to avoid, beside those every guide avoids."""

    banned: tuple[Banned, ...] = ()
    plain: tuple[Banned, ...] = ()
    """Words of the field that have a plainer one, which ``instead`` names; it may stand beside them."""


class ChangeKind(StrEnum):
    """What sort of change; labels stand in vocabulary.yml under ``change-kind``."""

    CORRECTION = "correction"
    """Something was wrong and is put right."""
    NEW_EVIDENCE = "new_evidence"
    """A fact changed, because there is more to know."""
    ADDITION = "addition"
    WORDING = "wording"


class Change(Part):
    """One change a reader should know of."""

    id: Identifier
    date: Day
    kind: ChangeKind
    title: Line
    text: Prose
    """What changed, from what to what, in the reader's words; record links lead to the pages."""
    why: Prose
    """Why it was changed."""


class Changes(Part):
    """``data/changes.yml``, which a guide may leave out: what changed, newest first."""

    changes: tuple[Change, ...] = ()


class Result(StrEnum):
    """How a check by a person ended."""

    MET = "met"
    NOT_MET = "not_met"


class ReaderCheck(Part):
    """One criterion that a person checked on one page."""

    criterion: Whole
    """Its number."""
    record: Line
    """The page's record, such as ``treatments/rest``, or ``all``."""
    who: Line
    """Name and role."""
    date: Day
    result: Result
    note: Prose


class DevelopmentStep(Part):
    """One step of making a guide well, done or not yet done."""

    id: Identifier
    name: Line
    done: Day | None = None
    """The day it was done; leave out when it was not."""
    people: Whole | None = None
    """How many people took part; needed when it was done."""
    note: Prose


class Checks(Part):
    """``data/checks.yml``, which a guide may leave out: what people checked, and how the guide was made."""

    development: tuple[DevelopmentStep, ...] = Field(default=())
    reader_checks: tuple[ReaderCheck, ...] = ()
