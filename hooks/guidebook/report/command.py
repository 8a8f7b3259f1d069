"""The command ``guidebook report``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from guidebook.knowledge import Checked, check
from guidebook.problem_formats import format_github, format_json, format_text


def add_command(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the command; ``add`` takes a name and a help text, and gives the parser of a new command."""
    reporting = add("report", help="tell what the guide covers, what was checked, what is due")
    reporting.add_argument("--all", action="store_true", dest="every", help="show lists in full")
    reporting.add_argument(
        "--criteria", action="store_true", help="hold pages against the points for decision aids"
    )
    reporting.add_argument(
        "--built",
        type=_built,
        metavar="DIR",
        help="read the points of finished pages too, in what was built there (implies --criteria)",
    )
    reporting.set_defaults(run=_report)


def _built(text: str) -> Path:
    folder = Path(text)
    if not (folder / "site").is_dir():
        raise argparse.ArgumentTypeError(f"there is no website in {text}; build one with --out {text}")
    return folder


def _report(options: argparse.Namespace) -> int:
    checked = check(options.project)
    if checked.knowledge is None:
        sys.stdout.write(_problems(checked, options.format))
        return 1
    from guidebook.collector import no_garbage_collection
    from guidebook.criteria.finished import measure_finished
    from guidebook.criteria.measure import Measures
    from guidebook.report.as_json import as_json
    from guidebook.report.as_text import as_text
    from guidebook.report.built_files import built_files
    from guidebook.report.gather import gather
    from guidebook.words import load_words

    knowledge = checked.knowledge
    with no_garbage_collection():
        words = load_words(knowledge.site.language)
        measures = Measures(knowledge) if options.criteria or options.built else None
        finished = measure_finished(built_files(knowledge, options.built)) if options.built else ()
        report = gather(knowledge, words, measures=measures, finished=finished)
        text = as_json(report) if options.format == "json" else as_text(report, words, every=options.every)
    sys.stdout.write(text)
    return 0


def _problems(checked: Checked, style: str) -> str:
    """The problems that stand in the way of a report, as ``guidebook check`` prints them."""
    if style == "text":
        return format_text(checked.problems, checked.texts)
    return (format_json if style == "json" else format_github)(checked.problems)
