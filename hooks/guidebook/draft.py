"""All records of a project as they were read, before the rules have passed them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from guidebook.lexicon import Lexicon, load_lexicon
from guidebook.models.base import Part
from guidebook.models.claim import Claim
from guidebook.models.clinic import Clinic
from guidebook.models.comparison import Comparison
from guidebook.models.concern import Concern
from guidebook.models.facts import FactDeclaration, Facts
from guidebook.models.flow import Flow
from guidebook.models.routine import Routine
from guidebook.models.source import Source
from guidebook.models.subject import Site
from guidebook.models.treatment import Treatment
from guidebook.own_voice import OwnText, own_texts
from guidebook.problems import Problem
from guidebook.prose import Prose
from guidebook.references import references
from guidebook.validation import path_text
from guidebook.yaml_source import ReadFile

Record = TypeVar("Record", bound=Part, covariant=True)

Key = tuple[str, str]
"""Kind and id of a record."""

INNER_KINDS = {
    "fact": "facts",
    "condition": "conditions",
    "term": "glossary",
    "cause": "concern",
    "group": "interactions",
}
"""Kinds whose ids live inside a file, and the file or kind of record that holds them."""


@dataclass(frozen=True)
class Loaded(Generic[Record]):
    """One record with its place on disk."""

    kind: str
    id: str
    record: Record
    document: ReadFile

    @property
    def name(self) -> str:
        """The record as editors know it: its file below ``data/`` without the ending."""
        return self.document.file.removeprefix("data/").removesuffix(".yml")

    def problem(
        self,
        rule: str,
        message: str,
        path: tuple[str | int, ...] = (),
        *,
        hint: str = "",
        key: bool = False,
        warning: bool = False,
        steps: tuple[str, ...] = (),
    ) -> Problem:
        """A problem at a field of this record."""
        return Problem(
            place=self.document.place(path, key=key),
            message=message,
            rule=rule,
            path=path_text(self.name, path),
            hint=hint,
            severity="warning" if warning else "error",
            steps=steps,
        )


@dataclass
class Draft:
    """What was read, and the problems found while reading."""

    records: dict[str, dict[str, Loaded[Part]]] = field(default_factory=dict)
    """Kind → id → record, ids sorted; single files stand under their own name."""
    known: dict[str, set[str]] = field(default_factory=dict)
    """Kind → ids that exist, those of records that could not be read included."""
    unsure: set[str] = field(default_factory=set)
    """Kinds of which not all ids are known, because a file that gives them could not be read."""
    unread: set[str] = field(default_factory=set)
    """Everything in files that could not be read that may be an id, so that one mistake is told once."""
    logos: set[str] = field(default_factory=set)
    """File names of the pictures beside the clinics."""
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """File → its text, for excerpts."""

    def all(self) -> Iterator[Loaded[Part]]:
        """Every record, in the order of kinds and ids."""
        for records in self.records.values():
            yield from records.values()

    def of(self, kind: str, model: type[Record]) -> Iterator[Loaded[Record]]:
        """The records of one kind, by id."""
        for loaded in self.records.get(kind, {}).values():
            if isinstance(loaded.record, model):
                yield loaded  # type: ignore[misc]

    @functools.cached_property
    def linked_from(self) -> dict[Key, set[Key]]:
        """Kind and id → the records that mention it, itself left out; ask for it when all is read."""
        found: dict[Key, set[Key]] = {}
        for loaded in self.all():
            own = (loaded.kind, loaded.id)
            for reference in references(loaded.record):
                if (target := (reference.kind, reference.id)) != own:
                    found.setdefault(target, set()).add(own)
        return found

    @functools.cached_property
    def own_texts(self) -> tuple[tuple[Loaded[Part], OwnText], ...]:
        """Every text in the guide's own voice with its record; ask for it when all is read."""
        return tuple((loaded, said) for loaded in self.all() for said in own_texts(loaded.record))

    @functools.cached_property
    def prose(self) -> tuple[tuple[Loaded[Part], Prose], ...]:
        """Every record with its texts; ask for it when all is read."""
        return tuple((loaded, Prose(loaded.record)) for loaded in self.all())

    @functools.cached_property
    def lexicon(self) -> Lexicon | None:
        """What the engine knows of the guide's language; None when it knows nothing of it."""
        site = self.single("site", Site)
        return load_lexicon(site.record.language) if site else None

    @property
    def treatments(self) -> Iterator[Loaded[Treatment]]:
        """All treatments."""
        return self.of("treatment", Treatment)

    @property
    def routines(self) -> Iterator[Loaded[Routine]]:
        """All routines."""
        return self.of("routine", Routine)

    @property
    def claims(self) -> Iterator[Loaded[Claim]]:
        """All claims."""
        return self.of("claim", Claim)

    @property
    def concerns(self) -> Iterator[Loaded[Concern]]:
        """All concerns."""
        return self.of("concern", Concern)

    @property
    def sources(self) -> Iterator[Loaded[Source]]:
        """All sources."""
        return self.of("source", Source)

    @property
    def comparisons(self) -> Iterator[Loaded[Comparison]]:
        """All comparisons."""
        return self.of("comparison", Comparison)

    @property
    def flows(self) -> Iterator[Loaded[Flow]]:
        """All flows."""
        return self.of("flow", Flow)

    def single(self, name: str, model: type[Record]) -> Loaded[Record] | None:
        """A single file such as ``site``, when it could be read."""
        return next(self.of(name, model), None)

    @property
    def fact_declarations(self) -> dict[str, FactDeclaration]:
        """The declared facts by id."""
        facts = self.single("facts", Facts)
        return {fact.id: fact for fact in facts.record.facts} if facts else {}

    @property
    def clinics(self) -> Iterator[Loaded[Clinic]]:
        """All clinics."""
        return self.of("clinic", Clinic)
