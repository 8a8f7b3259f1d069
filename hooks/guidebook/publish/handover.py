"""Checked knowledge goes from the command to the generator's process, so that one build reads the records once."""

from __future__ import annotations

import copyreg
import os
import pickle
import sys
from pathlib import Path
from types import MappingProxyType
from typing import Any

from guidebook.collector import keep_what_is_here, no_garbage_collection
from guidebook.knowledge import Knowledge, load

ENVIRONMENT = {"GUIDEBOOK_KNOWLEDGE": "stdin"}
"""Tells the generator's process that knowledge stands on its standard input, which nothing else may then read."""


def handed_over(knowledge: Knowledge) -> bytes:
    """What to give to the generator's process. Only a process that set :data:`ENVIRONMENT` itself may send it."""
    return pickle.dumps(knowledge, protocol=5)


def received_or_loaded(project: Path) -> Knowledge:
    """The knowledge that was handed over, or else (a generator run by hand, a preview) the project's records.

    :raises DataProblems: when the records are read here and there are problems in them.
    """
    name, value = next(iter(ENVIRONMENT.items()))
    if os.environ.pop(name, None) != value:
        return load(project)
    with no_garbage_collection():
        knowledge = pickle.load(sys.stdin.buffer)
        keep_what_is_here()
    assert isinstance(knowledge, Knowledge)
    return knowledge


def _read_only(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


# Read-only mappings are the one part of knowledge that pickle does not know.
copyreg.pickle(MappingProxyType, lambda view: (_read_only, (dict(view),)))
