"""Cheap checks of what a new machine runs first; .ci/run shows the real thing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REQUIREMENTS = ["all", "bootstrap", "build"]
SCRIPTS = [ROOT / "scripts/setup", ROOT / "scripts/find_browser", ROOT / "scripts/lock"]


def requirements(name: str) -> str:
    return (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> set[tuple[str, str, str]]:
    """(package, version, marker) of each requirement."""
    found = re.findall(r"^([a-z0-9-]+)==(\S+?)(?: ; (.+?))? \\$", requirements(name), re.MULTILINE)
    assert found
    return set(found)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_plain_shell(script):
    assert os.access(script, os.X_OK)
    subprocess.run(["sh", "-n", script], check=True)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_has_an_exact_version_and_hashes(name):
    entries = re.split(r"(?<!\\)\n", requirements(name).rstrip("\n"))
    assert len(entries) == len(pins(name))
    for entry in entries:
        assert re.fullmatch(r"[a-z0-9-]+==\S+( ; .+?)?( \\\n    --hash=sha256:[0-9a-f]{64})+", entry), entry


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_name_no_host(name):
    text = requirements(name)
    assert not re.search(
        r"://|--(index-url|extra-index-url|find-links|trusted-host)|^-[if] |#", text, re.MULTILINE
    )


def test_what_builds_the_site_is_a_part_of_what_tests_it():
    assert pins("build") < pins("all")


def test_ci_builds_the_site_and_runs_the_tests_as_the_readme_says():
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert "set -euo pipefail" in lines
    assert [line for line in lines if line.startswith("make")] == ["make site", "make test"]
    subprocess.run(["bash", "-n", ROOT / ".ci/run"], check=True)


def test_make_alone_lists_every_target():
    run = subprocess.run(
        ["make", "-C", ROOT, "--no-print-directory"], capture_output=True, text=True, check=True
    )
    listed = re.findall(r"^make (\w+) +\S", run.stdout, re.MULTILINE)
    assert listed == ["help", "site", "test", "serve", "check", "fix", "bench", "lock", "clean"]
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony and phony[1].split() == listed


class Machine:
    """A checkout, with a space in its path, on a machine with few programs beside those that a test adds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log"
        self.checkout = folder / "a checkout"
        self.programs = folder / "programs"
        self.programs.mkdir()
        for name in ("cat", "chmod", "cmp", "cp", "dirname", "grep", "head", "mkdir", "rm", "sh"):
            (self.programs / name).symlink_to(str(shutil.which(name)))
        shutil.copytree(ROOT / "requirements", self.checkout / "requirements")
        (self.checkout / "scripts").mkdir()
        for script in SCRIPTS:
            shutil.copy(script, self.checkout / "scripts")

    def program(self, name: str, text: str) -> Path:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    def run(self, script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.checkout / "scripts" / script, *arguments],
            env={"PATH": str(self.programs), "HOME": str(self.folder), "LOG": str(self.log), **environment},
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self) -> list[str]:
        """What the stand-in for Python was asked to do, one line each."""
        return self.log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


# Stands for a Python: makes a "virtual environment" whose Python, pip and uv only note how they were called.
PYTHON = r"""
log() { echo "$*" >>"$LOG"; }
case "$*" in
*version_info\ \>=*) echo "$0" ;;
*ensurepip*) [ -z "${LACKS_VENV:-}" ] || [ -e "$LOG.apt" ] ;;
*"python%d"*) echo python3.11-venv ;;
*"-m venv"*)
    log venv
    rm -rf .venv
    mkdir -p .venv/bin .venv/lib/python3.11/site-packages
    cp "$0" .venv/bin/python
    cp "$0" .venv/bin/uv
    ;;
*"pip install"*) log "pip $*" ;;
*"pip sync"*) log "uv $*"; [ -z "${REFUSED:-}" ] || { echo "no such hash"; exit 1; } ;;
esac
"""


def test_set_up_installs_by_hash(machine):
    machine.program("python3", PYTHON)
    run = machine.run("setup", "build")
    assert (run.returncode, run.stderr) == (0, "")
    assert [line.split()[1] for line in run.stdout.splitlines()] == ["making", "installing", "installing"]
    venv, pip, uv = machine.calls()
    assert venv == "venv"
    assert pip.endswith("--require-hashes -r requirements/bootstrap.txt")
    assert uv.endswith("--require-hashes requirements/build.txt")


def test_set_up_puts_the_engine_on_the_path(machine):
    machine.program("python3", PYTHON)
    machine.run("setup", "build")
    site_packages = machine.checkout / ".venv/lib/python3.11/site-packages"
    line = (site_packages / "guidebook.pth").read_text(encoding="utf-8")
    assert (site_packages / line.strip()).resolve() == machine.checkout / "hooks"


def test_set_up_does_nothing_twice(machine):
    machine.program("python3", PYTHON)
    machine.run("setup", "build")
    done = machine.calls()
    again = machine.run("setup", "build")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    machine.run("setup", "all")
    after = machine.run("setup", "build")
    assert (after.returncode, after.stdout) == (0, "")
    assert len(machine.calls()) == len(done) + 1
    assert machine.calls()[-1].endswith("requirements/all.txt")


def test_new_requirements_are_installed_and_test_tools_kept(machine):
    machine.program("python3", PYTHON)
    machine.run("setup", "all")
    done = machine.calls()
    with (machine.checkout / "requirements/all.txt").open("a", encoding="utf-8") as file:
        file.write("\n")
    machine.run("setup", "build")
    assert len(machine.calls()) == len(done) + 1
    assert machine.calls()[-1].endswith("requirements/all.txt")


def test_a_moved_checkout_gets_a_new_environment(machine):
    machine.program("python3", PYTHON)
    machine.run("setup", "build")
    (machine.checkout / ".venv/made-in").write_text("/elsewhere\n", encoding="utf-8")
    machine.run("setup", "build")
    assert [call.split()[0] for call in machine.calls()] == ["venv", "pip", "uv"] * 2


def test_a_failed_install_shows_why_and_is_tried_again(machine):
    machine.program("python3", PYTHON)
    failed = machine.run("setup", "build", REFUSED="1")
    assert failed.returncode == 1
    assert failed.stderr.splitlines() == [
        "no such hash",
        "set-up: could not install requirements/build.txt (see above);"
        " when that is mended, run the same command again",
    ]
    assert machine.run("setup", "build").returncode == 0
    assert [call.split()[0] for call in machine.calls()] == ["venv", "pip", "uv", "uv"]


def test_without_a_python_it_says_what_to_do(machine):
    run = machine.run("setup", "build")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == (
        "set-up: needs Python 3.11 or newer and found none."
        " Install it (Debian: apt-get install python3 python3-venv),"
        " or name it: PYTHON=/path/to/python3.12 make\n"
    )


def test_without_the_venv_package_an_ordinary_user_is_told_which(machine):
    python = machine.program("python3", PYTHON)
    machine.program("id", "echo 1000")
    run = machine.run("setup", "build", LACKS_VENV="1")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == (
        f"set-up: {python} cannot make virtual environments."
        " Run: sudo apt-get install python3.11-venv — then the same command again\n"
    )


def test_without_the_venv_package_root_gets_it(machine):
    machine.program("python3", PYTHON)
    machine.program("id", "echo 0")
    machine.program("apt-get", 'case "$*" in *python3.11-venv) : >"$LOG.apt" ;; esac')
    run = machine.run("setup", "build", LACKS_VENV="1")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines()[0] == "set-up: installing python3.11-venv"


def test_set_up_wants_to_know_for_what(machine):
    run = machine.run("setup", "everything")
    assert (run.returncode, run.stderr) == (2, "usage: scripts/setup build|all\n")


def test_the_browser_named_comes_first(machine):
    machine.program("chromium", "")
    own = machine.program("own-browser", "")
    assert machine.run("find_browser", CHROMIUM=str(own)).stdout == f"{own}\n"


def test_a_browser_on_the_path_is_found(machine):
    path = machine.program("google-chrome", "")
    run = machine.run("find_browser")
    assert (run.returncode, run.stdout, run.stderr) == (0, f"{path}\n", "")


def test_a_named_browser_that_is_none_is_refused(machine):
    machine.program("chromium", "")
    run = machine.run("find_browser", CHROMIUM="/gone/chrome")
    assert (run.returncode, run.stdout) == (1, "")
    message = "CHROMIUM is set to /gone/chrome, which is no program; correct it or unset it"
    assert run.stderr == f"browser: {message}\n"


def test_without_any_browser_it_says_what_to_do(machine):
    machine.program("id", "echo 1000")
    run = machine.run("find_browser")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.splitlines()[-2:] == [
        "browser: found no Chromium and could not install one.",
        "browser: Install it (Debian: apt-get install chromium),"
        " or name one: CHROMIUM=/path/to/chrome make test",
    ]
