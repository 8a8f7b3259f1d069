"""The ``guidebook`` command. Exit status: 0 fine, 1 problems in the data, 2 wrong usage, 3 a bug of ours."""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from guidebook.collector import keep_what_is_here, no_garbage_collection
from guidebook.editing.commands import add_commands as add_editing_commands
from guidebook.knowledge import check
from guidebook.problem_formats import format_github, format_json, format_text
from guidebook.problems import DataProblems, Problem
from guidebook.report.command import add_command as add_report_command

OUTPUTS = ("site", "offline", "pdf")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    _print_any_character()
    try:
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except DataProblems as error:
        _print_problems(error.problems, {}, options.format)
        return 1
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python must not write the rest when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if options.debug:
            traceback.print_exc()
        else:
            print(f"guidebook: a bug of ours: {type(error).__name__}: {error}", file=sys.stderr)
            print("Run again with --debug to see where, and report it.", file=sys.stderr)
        return 3


def _print_any_character() -> None:
    """Let a terminal of any encoding show every message: what it has no character for is spelled out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guidebook", description="Makes a static guide from a folder of YAML records."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--project", type=_project, default=Path(), metavar="DIR", help="the project's folder (default: here)"
    )
    common.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how problems are printed"
    )
    common.add_argument("--debug", action="store_true", help="show where a bug of ours is")

    checking = commands.add_parser(
        "check", parents=[common], help="check all records and report every problem"
    )
    checking.set_defaults(run=_check)

    building = commands.add_parser("build", parents=[common], help="build website, offline bundle and PDFs")
    building.add_argument(
        "--out", type=Path, default=None, metavar="DIR", help="where to (default: build/ in the project)"
    )
    building.add_argument(
        "--only", type=_outputs, default=OUTPUTS, metavar="LIST", help="some of: site,offline,pdf"
    )
    building.add_argument(
        "--generator", choices=("mkdocs", "properdocs"), default="mkdocs", help="the website's generator"
    )
    building.set_defaults(run=_build)

    serving = commands.add_parser(
        "serve", parents=[common], help="preview; follows changes of data, templates and code"
    )
    serving.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    serving.set_defaults(run=_serve)

    add_editing_commands(partial(commands.add_parser, parents=[common]))
    add_report_command(partial(commands.add_parser, parents=[common]))
    return parser


def _project(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {text}")
    return folder


def _outputs(text: str) -> tuple[str, ...]:
    chosen = tuple(part.strip() for part in text.split(",") if part.strip())
    unknown = [part for part in chosen if part not in OUTPUTS]
    if unknown or not chosen:
        raise argparse.ArgumentTypeError(f"expected some of {', '.join(OUTPUTS)}, found {text!r}")
    return tuple(output for output in OUTPUTS if output in chosen)


def _check(options: argparse.Namespace) -> int:
    checked = check(options.project)
    _print_problems(checked.problems, checked.texts, options.format)
    if options.format == "text":
        count = len(checked.errors)
        warnings = len(checked.problems) - count
        if checked.problems:
            print()
        read = _number(len(checked.texts), "file")
        print(f"{read} read: {_number(count, 'problem')}, {_number(warnings, 'warning')}")
        if checked.unread:
            print("A record that could not be read whole is held to the other rules once that is mended.")
    return 1 if checked.errors else 0


def _number(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def _build(options: argparse.Namespace) -> int:
    from guidebook.publish.build import build  # the heavy parts load only when they are needed

    with no_garbage_collection():
        checked = check(options.project)
        keep_what_is_here()
    if checked.problems:
        _print_problems(checked.problems, checked.texts, options.format)
    if checked.knowledge is None:
        print(f"Nothing was built: {_number(len(checked.errors), 'problem')} in the data.", file=sys.stderr)
        return 1
    fine = build(
        options.project,
        checked.knowledge,
        out=options.out or options.project / "build",
        only=options.only,
        generator=options.generator,
        say=lambda line: print(line, flush=True),
    )
    return 0 if fine else 1


def _serve(options: argparse.Namespace) -> int:
    from guidebook.publish.serve import serve

    return serve(options.project, options.address)


def _print_problems(problems: Sequence[Problem], texts: Mapping[str, str], style: str) -> None:
    if style == "json":
        sys.stdout.write(format_json(problems))
    elif style == "github":
        sys.stdout.write(format_github(problems))
    elif problems:
        sys.stdout.write(format_text(problems, texts))


if __name__ == "__main__":
    sys.exit(main())
