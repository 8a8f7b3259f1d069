"""Reads every record of a project into a draft; whatever is wrong is collected, never raised."""

from __future__ import annotations

import re
from pathlib import Path

from guidebook.draft import INNER_KINDS, Draft, Loaded
from guidebook.ids import valid_id
from guidebook.models import FOLDER_KINDS, OPTIONAL_FILES, SINGLE_FILES
from guidebook.models.base import Part, suggest_id
from guidebook.models.clinic import LOGO
from guidebook.models.facts import Facts
from guidebook.models.interaction import Interactions
from guidebook.models.subject import Conditions, Glossary
from guidebook.problem_formats import did_you_mean, read_texts
from guidebook.problems import Place, Problem
from guidebook.to_do import apart_from, to_do_marks
from guidebook.validation import validate
from guidebook.yaml_source import ReadFile, read_document

NOT_READ_HERE = frozenset({"schemas"})
"""Folders of ``data/`` that hold no records."""


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
        if file.exists() or file.is_symlink():
            _read(draft, project, file, name, name, model)
        else:
            draft.unsure.add(name)
            message = f"data/{name}.yml is missing"
            hint = f"every guide needs it; it holds {', '.join(_needed(model))}"
            draft.problems.append(Problem(Place(f"data/{name}.yml"), message, "missing-file", hint=hint))
    for name, model in OPTIONAL_FILES:
        file = data / f"{name}.yml"
        if file.exists() or file.is_symlink():
            _read(draft, project, file, name, name, model)
    for kind in FOLDER_KINDS:
        draft.records.setdefault(kind.name, {})
        draft.known.setdefault(kind.name, set())
        for file in _entries(data / kind.folder):
            if kind.name == "clinic" and LOGO.match(file.name) and file.is_file():
                draft.logos.add(file.name)
                continue
            problem = _file_name_problem(file, project)
            if problem:
                draft.problems.append(problem)
                # Records that name it by the id that was meant are not at fault.
                draft.known[kind.name].add(suggest_id(file.stem))
                draft.unsure.add(kind.name)
                draft.unread |= _words_in(file, project)
                continue
            draft.known[kind.name].add(file.stem)
            _read(draft, project, file, kind.name, file.stem, kind.model)
    _strays(draft, data)
    _inner_ids(draft)
    return draft


def _entries(folder: Path) -> list[Path]:
    """What stands in a folder, sorted; hidden files, which editors and systems leave behind, do not count."""
    if not folder.is_dir():
        return []
    return sorted(
        (entry for entry in folder.iterdir() if not entry.name.startswith(".")), key=lambda entry: entry.name
    )


def _needed(model: type[Part]) -> list[str]:
    return [name for name, field_info in model.model_fields.items() if field_info.is_required()]


def _file_name_problem(file: Path, project: Path) -> Problem | None:
    """What is wrong with a record's file name, which is its id."""
    place = Place(file.relative_to(project).as_posix())
    better = suggest_id(file.stem)
    if file.is_dir():
        message = f'"{file.name}" is a folder; expected records only, one a file'
        return Problem(place, message, "file-name", hint="move what it holds, or remove it")
    if file.suffix != ".yml":
        message = f'"{file.name}" is not a record; expected a file name that ends in .yml'
        renames = file.suffix.lower() in {".yaml", ".yml", ".txt"} and better
        return Problem(
            place,
            message,
            "file-name",
            hint=_other_name(file, better) if renames else "move or remove it",
        )
    reason = valid_id(file.stem)
    if reason:
        return Problem(
            place,
            f'the file name "{file.stem}" {reason}',
            "file-name",
            hint=_other_name(file, better),
        )
    return None


def _other_name(file: Path, better: str) -> str:
    if not better or file.with_name(f"{better}.yml").exists():
        return "give the file another name, or remove it"
    return f"rename it to {better}.yml"


def _read(draft: Draft, project: Path, file: Path, kind: str, identifier: str, model: type[Part]) -> None:
    document, problems = read_document(file, project)
    draft.problems += problems
    record: Part | None = None
    if document is None:
        draft.texts |= read_texts(problems, project)
    else:
        draft.texts[document.file] = document.text
        name = document.file.removeprefix("data/").removesuffix(".yml")
        record, problems = validate(document, model, name)
        marks = to_do_marks(document, name)
        draft.problems += [*marks, *apart_from(marks, problems)]
        if record is not None:
            kept = ReadFile(document.file, document.text)
            draft.records.setdefault(kind, {})[identifier] = Loaded(kind, identifier, record, kept)
    if record is None:
        draft.unsure.add(kind)
        draft.unread |= _words_in(file, project)


def _words_in(file: Path, project: Path) -> set[str]:
    """What may be an id in a file that cannot be read as a record."""
    name = file.relative_to(project).as_posix()
    text = read_texts([Problem(Place(name), "", "")], project).get(name, "")
    return set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text))


def _strays(draft: Draft, data: Path) -> None:
    """What stands in ``data/`` itself and belongs to no guide."""
    folders = {kind.folder for kind in FOLDER_KINDS} | NOT_READ_HERE
    files = {f"{name}.yml" for name, _ in SINGLE_FILES + OPTIONAL_FILES}
    for entry in _entries(data):
        # A folder with the name of a file was told when it was read as that file.
        if entry.name in files or (entry.is_dir() and entry.name in folders):
            continue
        known = folders if entry.is_dir() else files
        hint = did_you_mean(entry.name, known) or "move or remove it"
        draft.problems.append(
            Problem(
                Place(f"data/{entry.name}"),
                f"data/{entry.name} is not part of a guide; nothing reads it",
                "file-name",
                hint="it must be a folder" if entry.name in folders else hint,
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
    interactions = draft.single("interactions", Interactions)
    if interactions:
        lists.append(("group", interactions, "groups", interactions.record.groups))
    lists += [("cause", concern, "causes", concern.record.causes) for concern in draft.concerns]
    for kind, home in INNER_KINDS.items():
        draft.known.setdefault(kind, set())
        if home in draft.unsure:
            draft.unsure.add(kind)
    for kind, loaded, name, parts in lists:
        known = draft.known[kind]
        for index, part in enumerate(parts):
            identifier: str = getattr(part, "id")  # noqa: B009 - the parts have no common type with an id
            if identifier in known:
                draft.problems.append(
                    loaded.problem(
                        "duplicate-id",
                        f'the {kind} "{identifier}" is given twice',
                        (name, index, "id"),
                        hint="keep one of them, or give one another id",
                    )
                )
            known.add(identifier)
