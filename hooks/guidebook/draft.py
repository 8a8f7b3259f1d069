"""All records of a project as they were read, before the rules have passed them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from guidebook.models import FOLDER_KINDS, SINGLE_FILES
from guidebook.models.base import Part
from guidebook.models.claim import Claim
from guidebook.models.comparison import Comparison
from guidebook.models.concern import Concern
from guidebook.models.facts import FactDeclaration, Facts
from guidebook.models.flow import Flow
from guidebook.models.routine import Routine
from guidebook.models.source import Source
from guidebook.models.subject import Conditions, Glossary, Site, Vocabulary
from guidebook.models.treatment import Treatment
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Place, Problem
from guidebook.validation import path_text, validate
from guidebook.yaml_source import Document, read_document, valid_id

Record = TypeVar("Record", bound=Part, covariant=True)


@dataclass(frozen=True)
class Loaded(Generic[Record]):
    """One record with its place on disk."""

    kind: str
    id: str
    record: Record
    document: Document

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
    ) -> Problem:
        """A problem at a field of this record."""
        return Problem(
            place=self.document.place(path, key=key),
            message=message,
            rule=rule,
            path=path_text(self.name, path),
            hint=hint,
            severity="warning" if warning else "error",
        )


@dataclass
class Draft:
    """What was read, and the problems found while reading."""

    records: dict[str, dict[str, Loaded[Part]]] = field(default_factory=dict)
    """Kind → id → record, ids sorted; single files stand under their own name."""
    known: dict[str, set[str]] = field(default_factory=dict)
    """Kind → ids that exist, records that could not be read included (so that one mistake is told once)."""
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


def read_draft(project: Path) -> Draft:
    """Read every record below ``project/data``; problems are collected, never raised."""
    draft = Draft()
    data = project / "data"
    if not data.is_dir():
        draft.problems.append(
            Problem(
                Place("data"),
                "there is no folder data/ in this project",
                "no-data",
                hint="name the project's folder with --project",
            )
        )
        return draft
    for name, model in SINGLE_FILES:
        file = data / f"{name}.yml"
        if not file.exists():
            draft.problems.append(
                Problem(
                    Place(f"data/{name}.yml"),
                    f"data/{name}.yml is missing",
                    "missing-file",
                    hint=_first_line(model),
                )
            )
            continue
        _read(draft, project, file, name, name, model)
    for kind in FOLDER_KINDS:
        draft.records.setdefault(kind.name, {})
        draft.known.setdefault(kind.name, set())
        folder = data / kind.folder
        files = sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else []
        seen: dict[str, str] = {}
        for file in files:
            problem = _file_name_problem(file, project, seen)
            if problem:
                draft.problems.append(problem)
                continue
            draft.known[kind.name].add(file.stem)
            _read(draft, project, file, kind.name, file.stem, kind.model)
    _stray_folders(draft, data)
    _inner_ids(draft)
    return draft


def _first_line(model: type[Part]) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]


def _file_name_problem(file: Path, project: Path, seen: dict[str, str]) -> Problem | None:
    """What is wrong with a record's file name, which is its id."""
    place = Place(file.relative_to(project).as_posix())
    if file.name.startswith("."):
        return (
            None
            if file.name == ".gitkeep"
            else Problem(place, "a hidden file among the records", "file-name", hint="remove it")
        )
    if file.suffix != ".yml" or not (file.is_file() or file.is_symlink()):
        return Problem(
            place, f'"{file.name}" is not a record; expected a file that ends in .yml', "file-name"
        )
    reason = valid_id(file.stem)
    if reason:
        return Problem(
            place,
            f'the file name "{file.stem}" is not an id: {reason}',
            "file-name",
            hint="the file name without .yml is the record's id",
        )
    other = seen.setdefault(file.stem.casefold(), file.name)
    if other != file.name:
        return Problem(place, f'"{file.name}" and "{other}" differ only in capital letters', "file-name")
    return None


def _read(draft: Draft, project: Path, file: Path, kind: str, identifier: str, model: type[Part]) -> None:
    document, problems = read_document(file, project)
    draft.problems += problems
    if document is None:
        try:
            draft.texts[file.relative_to(project).as_posix()] = file.read_text("utf-8", errors="replace")
        except OSError:
            pass
        return
    draft.texts[document.file] = document.text
    name = document.file.removeprefix("data/").removesuffix(".yml")
    record, problems = validate(document, model, name)
    draft.problems += problems
    if record is not None:
        draft.records.setdefault(kind, {})[identifier] = Loaded(kind, identifier, record, document)


def _stray_folders(draft: Draft, data: Path) -> None:
    folders = {kind.folder for kind in FOLDER_KINDS} | {"schemas"}
    files = {f"{name}.yml" for name, _ in SINGLE_FILES}
    for entry in sorted(data.iterdir(), key=lambda entry: entry.name):
        known = folders if entry.is_dir() else files
        if entry.name not in known and not entry.name.startswith("."):
            draft.problems.append(
                Problem(
                    Place(f"data/{entry.name}"),
                    f"data/{entry.name} is not part of a guide; nothing reads it",
                    "file-name",
                    hint=did_you_mean(entry.name, known) or "move or remove it",
                )
            )


def _inner_ids(draft: Draft) -> None:
    """Ids that live inside a file: facts, conditions, causes, glossary terms. Each may be given once."""
    lists: list[tuple[str, Loaded[Part], str, tuple[Part, ...]]] = []
    facts = draft.single("facts", Facts)
    if facts:
        lists.append(("fact", facts, "facts", facts.record.facts))
    conditions = draft.single("conditions", Conditions)
    if conditions:
        lists.append(("condition", conditions, "conditions", conditions.record.conditions))
    glossary = draft.single("glossary", Glossary)
    if glossary:
        lists.append(("term", glossary, "terms", glossary.record.terms))
    lists += [("cause", concern, "causes", concern.record.causes) for concern in draft.concerns]
    for kind, loaded, name, parts in lists:
        known = draft.known.setdefault(kind, set())
        for index, part in enumerate(parts):
            identifier: str = getattr(part, "id")  # noqa: B009 - the parts have no common type with an id
            if identifier in known:
                draft.problems.append(
                    loaded.problem(
                        "duplicate-id", f'the id "{identifier}" is used twice', (name, index, "id")
                    )
                )
            known.add(identifier)


__all__ = ["Draft", "Loaded", "Site", "Vocabulary", "read_draft"]
