"""Stops a command that needs something of the data which could not be read."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from guidebook.draft import Draft
from guidebook.models import FOLDER_KINDS, SINGLE_FILES
from guidebook.problems import DataProblems


def need(draft: Draft, names: AbstractSet[str]) -> None:
    """Make sure that these single files, and all records of these kinds, could be read.

    :raises DataProblems: with the problems of those that could not.
    """
    missing = {name for name, _ in SINGLE_FILES if name not in draft.records} | draft.unsure
    unread = names & missing
    if unread:
        homes = {kind.name: f"data/{kind.folder}/" for kind in FOLDER_KINDS}
        places = ("data", *sorted(homes.get(name, f"data/{name}.yml") for name in unread))
        raise DataProblems(
            problem
            for problem in draft.problems
            if problem.severity == "error"
            and (problem.place.file == places[0] or problem.place.file.startswith(places[1:]))
        )
