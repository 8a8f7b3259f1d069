"""Measure the website's build (``make bench``) beside the same pages built by plain MkDocs with Material.

Both are built from made-up projects of the sizes in ``--records``, each in a process of its own. CPU seconds are
those of that process and its children, user and system together; memory is the most that one of them held at once.
Ours and the plain build take turns, ``--times`` times, and the build of least CPU time counts: whatever else a machine
does only adds. Seconds differ between machines, ratios hardly do. The proof of a made-up flow is measured besides.
Exit status 1 tells that a bar was missed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench_flow import made_proof
from bench_plain import write_plain
from bench_project import FEWEST, REPOSITORY, BenchProject, write_project

MOST_OF_PLAIN = 1 / 3
"""CPU time of our build, as a part of the plain build's."""
MOST_MEGABYTES = 400
"""Peak memory of our build."""
MOST_GROWTH = 1.1
"""How much faster than the number of records our CPU time may grow: 11 times for 10 times the records."""
MOST_QUESTIONS = 100
"""Questions of the made-up flow whose proof is measured."""
MOST_SECONDS_OF_PROOF = 1
"""CPU seconds of that proof: there is nothing to hold it against, so the bar leaves room for a slow machine."""


@dataclass(frozen=True)
class Measure:
    """What one build took."""

    pages: int
    cpu: float
    """Seconds, user and system."""
    wall: float
    """Seconds."""
    memory: float
    """Megabytes (1,000,000 bytes)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, measure, print; returns the exit status."""
    parser = argparse.ArgumentParser(description="Measures the website's build beside plain MkDocs.")
    parser.add_argument(
        "--records", type=_sizes, default=[100, 1000], metavar="LIST", help="sizes (default: 100,1000)"
    )
    parser.add_argument("--times", type=int, default=2, metavar="N", help="builds of each (default: 2)")
    parser.add_argument("--skip-plain", action="store_true", help="measure our build only")
    options = parser.parse_args(arguments)
    ours: dict[int, Measure] = {}
    plain: dict[int, Measure] = {}
    with tempfile.TemporaryDirectory(prefix="guidebook-bench-") as name:
        bench = Bench(Path(name))
        bench.ours(FEWEST)  # not counted: it compiles the modules
        print(f"{'':8}{'records':>8}{'pages':>7}{'CPU s':>8}{'wall s':>8}{'peak MB':>9}", flush=True)
        for size in options.records:
            for _ in range(max(1, options.times)):
                ours[size] = _least(bench.ours(size), ours.get(size))
                if not options.skip_plain:
                    plain[size] = _least(bench.plain(size), plain.get(size))
            _print_row("ours", size, ours[size])
            if size in plain:
                _print_row("plain", size, plain[size])
    proved = min(_seconds_of_proof() for _ in range(max(1, options.times)))
    return 0 if _bars_kept(ours, plain, proved) else 1


def _seconds_of_proof() -> float:
    """CPU seconds that the proof of a flow of :data:`MOST_QUESTIONS` takes."""
    proof = made_proof(MOST_QUESTIONS)
    started = time.process_time()
    assert proof.findings == ()
    return time.process_time() - started


class Bench:
    """Builds projects below a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = os.environ | {
            "PYTHONPATH": str(REPOSITORY / "hooks"),
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
            "NO_MKDOCS_2_WARNING": "1",
        }
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def ours(self, records: int) -> Measure:
        """Build the website of a project of this size with the engine."""
        folder = self._empty_folder()
        write_project(BenchProject(REPOSITORY / "data", records), folder)
        command = ["guidebook.cli", "build", "--project", str(folder), "--only", "site"]
        return self._measure(command, folder / "build" / "site")

    def plain(self, records: int) -> Measure:
        """Build the same pages from Markdown with plain MkDocs."""
        folder = self._empty_folder()
        write_plain(BenchProject(REPOSITORY / "data", records), folder)
        command = ["mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
        return self._measure(command, folder / "site")

    def _empty_folder(self) -> Path:
        folder = self._folder / "project"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def _measure(self, command: list[str], site: Path) -> Measure:
        started = time.monotonic()
        with tempfile.TemporaryFile() as output:
            process = subprocess.Popen(
                [sys.executable, "-m", *command],
                env=self._environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                output.seek(0)
                raise SystemExit(output.read().decode("utf-8", errors="replace"))
        return Measure(
            pages=sum(1 for _ in site.rglob("*.html")),
            cpu=usage.ru_utime + usage.ru_stime,
            wall=time.monotonic() - started,
            memory=usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1_000_000,
        )


def _bars_kept(ours: dict[int, Measure], plain: dict[int, Measure], proved: float) -> bool:
    """Print each bar that these measures can be held against, and whether all are kept."""
    small, large = min(ours), max(ours)
    bars = [(f"peak MB at {large:,} records", ours[large].memory, float(MOST_MEGABYTES))]
    if small != large:
        name = f"CPU time, {large:,} : {small:,} records"
        bars.append((name, ours[large].cpu / ours[small].cpu, MOST_GROWTH * large / small))
    if large in plain:  # small sites are mostly start-up, so the bar is for large ones
        name = f"CPU time at {large:,} records, ours : plain"
        bars.append((name, ours[large].cpu / plain[large].cpu, MOST_OF_PLAIN))
    bars.append((f"CPU s, proof of {MOST_QUESTIONS} questions", proved, float(MOST_SECONDS_OF_PROOF)))
    print()
    for name, value, most in bars:
        print(f"{name:44}{value:8.2f}   at most {most:6.2f}   {'kept' if value <= most else 'MISSED'}")
    return all(value <= most for _, value, most in bars)


def _least(took: Measure, before: Measure | None) -> Measure:
    return took if before is None or took.cpu < before.cpu else before


def _print_row(name: str, records: int, took: Measure) -> None:
    row = f"{name:8}{records:8,}{took.pages:7,}{took.cpu:8.1f}{took.wall:8.1f}{took.memory:9.0f}"
    print(row, flush=True)


def _sizes(text: str) -> list[int]:
    if not all(part.isdigit() and int(part) >= FEWEST for part in text.split(",")):
        raise argparse.ArgumentTypeError(
            f"expected numbers of records, each {FEWEST} or more, found {text!r}"
        )
    return sorted({int(part) for part in text.split(",")})


if __name__ == "__main__":
    sys.exit(main())
