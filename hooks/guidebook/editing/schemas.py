"""All files that help an editor program with a project's records: JSON Schemas, and settings that bind them to folders."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from guidebook.draft import INNER_KINDS, Draft
from guidebook.editing.json_schema import DRAFT, IDS_FILE, Surroundings, model_schema, words_schema
from guidebook.editing.known_ids import KnownIds, known_ids
from guidebook.editing.needed import need
from guidebook.editing.settings import recommended_extensions, settings_with
from guidebook.editing.writing import replace_file
from guidebook.models import FOLDER_KINDS, OPTIONAL_FILES, SINGLE_FILES
from guidebook.models.subject import Vocabulary
from guidebook.problems import DataProblems, Place, Problem
from guidebook.reading import read_draft

FOLDER = "data/schemas"
ENDING = ".schema.json"


def schema_files(draft: Draft) -> dict[str, str]:
    """Every schema of a project: file, relative to the project, → its text."""
    ids = known_ids(draft)
    vocabulary = draft.single("vocabulary", Vocabulary)
    surroundings = Surroundings(
        kinds=frozenset(ids),
        facts=draft.fact_declarations,
        lists=vocabulary.record.lists if vocabulary else {},
    )
    models = {kind.name: kind.model for kind in FOLDER_KINDS} | dict(SINGLE_FILES + OPTIONAL_FILES)
    schemas = {
        f"{FOLDER}/{name}{ENDING}": model_schema(model, name, surroundings) for name, model in models.items()
    }
    schemas[f"{FOLDER}/{IDS_FILE}"] = _ids_schema(ids)
    return {file: _text(schemas[file]) for file in sorted(schemas)}


def bindings() -> dict[str, str]:
    """Schema file → the records it is for, both relative to the project."""
    folders = {f"{FOLDER}/{kind.name}{ENDING}": f"data/{kind.folder}/*.yml" for kind in FOLDER_KINDS}
    files = {f"{FOLDER}/{name}{ENDING}": f"data/{name}.yml" for name, _ in SINGLE_FILES + OPTIONAL_FILES}
    return dict(sorted((folders | files).items()))


def editor_files(project: Path) -> dict[str, str | None]:
    """File, relative to the project, → the text it should have; ``None`` for one that should not be there.

    :raises DataProblems: when a file that facts, words or ids come from cannot be read, or a file of settings.
    """
    draft = read_draft(project)
    need(draft, {"facts", "vocabulary", *INNER_KINDS.values()})
    files: dict[str, str | None] = dict(schema_files(draft))
    for left in sorted((project / FOLDER).glob(f"*{ENDING}")):
        files.setdefault(f"{FOLDER}/{left.name}", None)
    files[".vscode/extensions.json"] = recommended_extensions(project, ".vscode/extensions.json")
    files[".vscode/settings.json"] = settings_with(project, ".vscode/settings.json", bindings())
    return dict(sorted(files.items()))


def stale_files(project: Path, files: Mapping[str, str | None]) -> Iterator[str]:
    """Those files that are missing, not as they should be, or should not be there."""
    for file, text in files.items():
        place = project / file
        wanted = None if text is None else text.encode("utf-8")
        if (place.read_bytes() if place.is_file() else None) != wanted:
            yield file


def write_schemas(project: Path) -> list[str]:
    """Write what is stale; returns the files that were written or removed.

    :raises DataProblems: as :func:`editor_files` does.
    """
    files = editor_files(project)
    stale = list(stale_files(project, files))
    for file in stale:
        text = files[file]
        if text is None:
            (project / file).unlink()
        else:
            replace_file(project / file, text)
    return stale


def check_schemas(project: Path, *, renew: str) -> int:
    """How many files there are, when all of them are fresh; ``renew`` is the command that makes them so.

    :raises DataProblems: with each file that is stale, or as :func:`editor_files` does.
    """
    files = editor_files(project)
    stale = [
        Problem(Place(file), _reason(project / file, files[file]), "stale-schema", hint=f"run: {renew}")
        for file in stale_files(project, files)
    ]
    if stale:
        raise DataProblems(stale)
    return len(files)


def _reason(file: Path, text: str | None) -> str:
    if text is None:
        return "belongs to no kind of record any more"
    return "does not fit the models and the data any more" if file.exists() else "is missing"


def _ids_schema(ids: KnownIds) -> dict[str, Any]:
    return {
        "$schema": DRAFT,
        "title": "ids",
        "description": "The ids that exist, by kind; the other schemas refer to them.",
        "$defs": {
            kind: {
                **words_schema(names),
                "title": f"id of a {kind}",
                "errorMessage": f"there is no {kind} of this id; when it is new, run: guidebook schemas",
            }
            for kind, names in ids.items()
        },
    }


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
