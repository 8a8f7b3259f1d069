"""Settings of Visual Studio Code that bind each schema to its folder; whatever else stands in them is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from guidebook.problems import DataProblems, Place, Problem

YAML_EXTENSION = "redhat.vscode-yaml"


def settings_with(project: Path, file: str, bindings: Mapping[str, str]) -> str:
    """The text of ``settings.json`` with these schemas (schema → pattern of files), and with no schema from outside.

    :raises DataProblems: when there is such a file that is not plain JSON.
    """
    settings = _read(project, file)
    settings["yaml.schemas"] = {f"./{schema}": pattern for schema, pattern in bindings.items()}
    settings["yaml.schemaStore.enable"] = False  # else the extension asks a server what each file may be
    return json.dumps(settings, indent=2, ensure_ascii=False) + "\n"


def recommended_extensions(project: Path, file: str) -> str:
    """The text of ``extensions.json`` with the extension that reads the schemas.

    :raises DataProblems: when there is such a file that is not plain JSON.
    """
    extensions = _read(project, file)
    recommended = extensions.setdefault("recommendations", [])
    if not isinstance(recommended, list):
        raise DataProblems([_unusable(file)])
    if YAML_EXTENSION not in recommended:
        recommended.append(YAML_EXTENSION)
    return json.dumps(extensions, indent=2, ensure_ascii=False) + "\n"


def _read(project: Path, file: str) -> dict[str, Any]:
    place = project / file
    if not place.exists():
        return {}
    try:
        settings = json.loads(place.read_text("utf-8"))
    except (OSError, ValueError):
        settings = None
    if not isinstance(settings, dict):
        raise DataProblems([_unusable(file)])
    return settings


def _unusable(file: str) -> Problem:
    hint = "take out its comments and trailing commas, or move it away, and run the command again"
    return Problem(Place(file), "is not plain JSON with settings", "settings", hint=hint)
