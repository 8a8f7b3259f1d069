"""The tiny project, or a changed one, as it is published under an address; and published files held against schemas."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from guidebook.exports.files import exported_files
from guidebook.knowledge import Knowledge, load
from guidebook.web.render import Site
from project_tools import TEA

ROOT_ADDRESS = "https://guide.example/book/"
HAND_WRITTEN = {"about": "About this guide", "method": "How it was made"}


def site_of(knowledge: Knowledge, *, directories: bool = True, root: str = ROOT_ADDRESS) -> Site:
    handouts = {("treatment", "warm-milk"): "handouts/warm-milk-leaflet.pdf"}
    return Site(knowledge, directories=directories, handouts=handouts, hand_written=HAND_WRITTEN, root=root)


def published(
    project: Path = TEA, *, online: bool = True, root: str = ROOT_ADDRESS
) -> dict[str, str | bytes]:
    return exported_files(site_of(load(project), root=root).publication, online=online)


def as_json(files: dict[str, str | bytes]) -> dict[str, Any]:
    """Every JSON file by its path."""
    return {
        path: json.loads(text)
        for path, text in files.items()
        if path.endswith(".json") and isinstance(text, str)
    }


def closed(schema: Any) -> Any:
    """A schema that takes no field but those it names: published schemas leave room for fields to come."""
    schema = copy.deepcopy(schema)
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if "properties" in part:
                part["additionalProperties"] = False
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return schema


def faults(schema: Any, value: Any) -> list[str]:
    """What in a file does not fit a schema, fields that it does not name included."""
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(closed(schema), format_checker=FormatChecker())
    return sorted(f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value))
