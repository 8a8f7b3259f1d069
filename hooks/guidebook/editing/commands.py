"""The commands for editors: ``guidebook new`` and ``guidebook schemas``."""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from guidebook.ids import valid_id
from guidebook.models import FOLDER_KINDS, RecordKind
from guidebook.models.base import suggest_id
from guidebook.problem_formats import did_you_mean
from guidebook.to_do import TO_DO


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add both commands; ``add`` takes a name and a help text, and gives the parser of a new command."""
    kinds = ", ".join(kind.name for kind in FOLDER_KINDS)
    new = add("new", help="write a new record to fill in")
    new.add_argument("kind", type=_kind, metavar="KIND", help=f"one of: {kinds}")
    new.add_argument("id", type=_id, metavar="ID", help="name of the file and of the page, such as two-words")
    new.set_defaults(run=_new, usage_error=new.error)

    schemas = add("schemas", help="write the JSON Schemas for editor programs")
    schemas.add_argument("--check", action="store_true", help="write nothing; tell which files are stale")
    schemas.set_defaults(run=_schemas)


def _kind(text: str) -> RecordKind:
    kinds = {kind.name: kind for kind in FOLDER_KINDS}
    if text not in kinds:
        hint = did_you_mean(text, kinds) or f"expected one of {', '.join(kinds)}"
        raise argparse.ArgumentTypeError(f'unknown kind "{text}"; {hint}')
    return kinds[text]


def _id(text: str) -> str:
    if reason := valid_id(text):
        better = suggest_id(text)
        hint = f"; write it as {better}" if better else "; choose another id"
        raise argparse.ArgumentTypeError(f'"{text}" {reason}{hint}')
    return text


def _new(options: argparse.Namespace) -> int:
    from guidebook.editing.new_record import new_record, to_do_count
    from guidebook.editing.writing import write_new_file
    from guidebook.reading import read_draft

    name = f"data/{options.kind.folder}/{options.id}.yml"
    file = options.project / name
    there_already = f"{name} is there already; change it, or choose another id"
    if file.exists():
        options.usage_error(there_already)
    text = new_record(options.kind, read_draft(options.project))
    try:
        write_new_file(file, text)
    except FileExistsError:
        options.usage_error(there_already)
    print(f"{name}: {to_do_count(text)} places to write, each marked {TO_DO}")
    print(f"then run: {_command('check', options.project)}")
    print(f"and when it is fine: {_command('schemas', options.project)}, so that editor programs know its id")
    return 0


def _schemas(options: argparse.Namespace) -> int:
    from guidebook.editing.schemas import check_schemas, write_schemas

    if options.check:
        count = check_schemas(options.project, renew=_command("schemas", options.project))
        print(f"{count} files are fresh")
        return 0
    changed = write_schemas(options.project)
    for file in changed:
        print(file)
    print(f"{len(changed)} files changed" if changed else "all files were fresh")
    return 0


def _command(verb: str, project: Path) -> str:
    """A command on this project, to be copied into a terminal."""
    where = "" if project == Path() else f" --project {shlex.quote(project.as_posix())}"
    return f"{_program()} {verb}{where}"


def _program() -> str:
    """This program as the user called it, so that the next command is found in the same place."""
    called = sys.argv[0]
    if Path(called).name != "guidebook" or shutil.which("guidebook") == called:
        return "guidebook"
    return shlex.quote(called)
