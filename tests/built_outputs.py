"""Runs the real command in a process of its own, and says where what it made lies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Built:
    """One finished build."""

    project: Path
    out: Path
    log: str

    @property
    def site(self) -> Path:
        return self.out / "site"

    @property
    def offline(self) -> Path:
        return self.out / "offline"

    @property
    def pdf(self) -> Path:
        return self.out / "pdf"

    @property
    def zip(self) -> Path:
        (found,) = self.out.glob("*.zip")
        return found

    def page(self, path: str, profile: str = "web") -> Path:
        """The file of a page, by its path such as ``treatments/rest``; "" is the home page."""
        if profile == "web":
            return self.site / path / "index.html"
        return self.offline / (f"{path}.html" if path else "index.html")


def command_line(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "guidebook.cli", *map(str, arguments)]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables of a build as a person's shell would give them, with the engine of this tree."""
    return os.environ | {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUNBUFFERED": "1"} | dict(extra or {})


def guidebook(
    *arguments: str | Path, variables: Mapping[str, str] | None = None, here: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run ``guidebook`` in a folder and wait; what it prints is in ``stdout`` (both streams, in order)."""
    return subprocess.run(
        command_line(*arguments),
        env=environment(variables),
        cwd=here,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


def build(project: Path, out: Path, *arguments: str, variables: Mapping[str, str] | None = None) -> Built:
    """Build a project; the test fails with the whole log when the build does."""
    done = guidebook("build", "--project", project, "--out", out, *arguments, variables=variables)
    assert done.returncode == 0, f"the build of {project.name} failed:\n{done.stdout}"
    return Built(project, out, done.stdout)


def chromium_path() -> str | None:
    """The browser to test with: $CHROMIUM, or one on PATH; None when there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: its path, and its bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
