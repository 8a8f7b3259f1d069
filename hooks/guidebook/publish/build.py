"""One build: PDFs, website, offline bundle; all of them appear together, or the last good ones stay."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from guidebook.handouts.errors import HandoutError
from guidebook.knowledge import Knowledge
from guidebook.publish.addresses import Profile
from guidebook.publish.bundle import BundleError, write_zip
from guidebook.publish.handout_files import write_handouts
from guidebook.publish.handover import ENVIRONMENT, handed_over
from guidebook.publish.link_check import check_site
from guidebook.publish.swap import Replacements

PROFILES: tuple[tuple[Profile, str], ...] = (("web", "site"), ("offline", "offline"))
"""Profile and the output it makes."""

TRUSTED_SCRIPTS = ("assets/minisearch.js",)
"""Vendored: its ``fetch`` reads a tree in memory, and a browser test sees that it asks for nothing."""

GENERATOR_SPEAKS = re.compile(r"^(ERROR|WARNING)\s+-\s+")


class BuildFailed(Exception):  # noqa: N818 - what happened, in the words of the one who reads it
    """Something made is not fit to be published; each line says what."""

    def __init__(self, what: str, lines: Sequence[str]) -> None:
        self.what = what
        self.lines = tuple(lines)
        super().__init__(what)


def build(
    project: Path,
    knowledge: Knowledge,
    *,
    out: Path,
    only: Sequence[str],
    generator: str = "mkdocs",
    say: Callable[[str], None],
) -> bool:
    """Build the outputs named in ``only`` (site, offline, pdf) into ``out``; ``say`` gets one line for each;
    True when all is well.

    Nothing in ``out`` changes unless every output is complete and passes the check over the finished pages.
    """
    project = project.absolute()
    out = out.absolute()
    started = time.monotonic()
    slug = slug_of(knowledge.site.name)
    try:
        with Replacements() as outputs:
            handouts = None
            if "pdf" in only:
                handouts = outputs.folder(out / "pdf")
                count = _handouts(knowledge, handouts)
                say(f"{_shown(out / 'pdf')}  {count} PDFs, {_size(_bytes(handouts))}")
            for profile, name in PROFILES:
                if name not in only:
                    continue
                folder = outputs.file(out / name)
                _generate(project, knowledge, folder, profile, generator, handouts)
                _check(project, folder, profile)
                pages = sum(1 for _ in folder.rglob("*.html"))
                say(f"{_shown(out / name)}  {pages} pages, {_size(_bytes(folder))}, all links resolve")
                if profile == "offline":
                    bundle = outputs.file(out / f"{slug}-offline.zip")
                    _bundle(folder, bundle, slug, knowledge)
                    say(f"{_shown(out / f'{slug}-offline.zip')}  {_size(bundle.stat().st_size)}")
    except BuildFailed as failure:
        for line in failure.lines[:50]:
            say(line)
        if len(failure.lines) > 50:
            say(f"and {len(failure.lines) - 50} more")
        say(f"Nothing was replaced: {failure.what}.")
        return False
    say(f"0 problems, {time.monotonic() - started:.1f} s")
    return True


def slug_of(name: str) -> str:
    """A name as a file name: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "guide"


def _handouts(knowledge: Knowledge, folder: Path) -> int:
    try:
        return write_handouts(knowledge, folder)
    except HandoutError as error:
        raise BuildFailed("a handout cannot be printed", str(error).splitlines()) from error


def _bundle(folder: Path, bundle: Path, top: str, knowledge: Knowledge) -> None:
    try:
        write_zip(folder, bundle, top=top, stamp=knowledge.site.edition)
    except BundleError as error:
        raise BuildFailed("the bundle cannot be unpacked everywhere", str(error).splitlines()) from error


def _generate(
    project: Path, knowledge: Knowledge, folder: Path, profile: Profile, generator: str, handouts: Path | None
) -> None:
    """Run the website generator in a process of its own; it knows the engine only through the hook."""
    if importlib.util.find_spec(generator) is None:
        raise BuildFailed(f"{generator} is not installed", ["install it, or choose another --generator"])
    midnight = datetime(
        knowledge.site.edition.year, knowledge.site.edition.month, knowledge.site.edition.day, tzinfo=UTC
    )
    environment = os.environ | {
        "GUIDEBOOK_PROFILE": profile,
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "TZ": "UTC",
        **ENVIRONMENT,
        "PYTHONPATH": os.pathsep.join(
            [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
        ).rstrip(os.pathsep),
    }
    if handouts:
        environment["GUIDEBOOK_HANDOUTS"] = str(handouts)
    command = [sys.executable, "-m", generator, "build", "--config-file", str(project / "mkdocs.yml")]
    command += ["--site-dir", str(folder), "--strict"]
    # Standard input ends with the knowledge, so no tool of the generator can wait for an answer.
    done = subprocess.run(
        command, env=environment, cwd=project, input=handed_over(knowledge), capture_output=True
    )
    if done.returncode != 0 or not (folder / "index.html").exists():
        told = [
            GENERATOR_SPEAKS.sub("", line)
            for line in (done.stderr + done.stdout).decode("utf-8", errors="replace").splitlines()
            if line.strip()
        ]
        raise BuildFailed(f"{generator} stopped", [line for line in told if not line.startswith("INFO")])
    if profile == "offline":
        (folder / "404.html").unlink(missing_ok=True)  # it is for servers


def _check(project: Path, folder: Path, profile: Profile) -> None:
    problems = check_site(
        folder,
        profile=profile,
        site_url=_site_url(project),
        trusted_scripts=TRUSTED_SCRIPTS,
    )
    if problems:
        raise BuildFailed(
            f"{len(problems)} problems in the finished {profile} pages",
            [str(problem) for problem in problems],
        )


def _site_url(project: Path) -> str:
    """The public address in mkdocs.yml, read as text: the engine does not import the generator."""
    match = re.search(
        r"^site_url:\s*[\"']?([^\s\"'#]+)", (project / "mkdocs.yml").read_text("utf-8"), re.MULTILINE
    )
    return match[1] if match else ""


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _shown(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _size(number: int) -> str:
    return f"{number / 1_000_000:.1f} MB" if number >= 1_000_000 else f"{number / 1000:.0f} kB"


__all__ = ["BuildFailed", "build", "slug_of"]
