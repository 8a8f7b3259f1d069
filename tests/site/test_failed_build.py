"""A build that fails, or is killed, leaves the last good outputs as they were, byte for byte."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from built_outputs import ROOT, Built, command_line, contents, environment, guidebook
from project_tools import Edit, Project

pytestmark = pytest.mark.site


class Shop:
    """A copy of the tiny project beside its last good outputs."""

    def __init__(self, folder: Path, tiny: Built) -> None:
        self.project = Project(folder)
        self.out = folder / "out"
        shutil.copytree(tiny.out, self.out)
        self.good = contents(self.out)
        assert len(self.good) > 50

    def fails(self, *arguments: str) -> str:
        """Build; the build must fail and change nothing. Gives what it said."""
        done = guidebook("build", "--project", self.project.folder, "--out", self.out, *arguments)
        assert done.returncode == 1, done.stdout
        assert contents(self.out) == self.good
        assert not [path for path in self.out.rglob("*") if ".staging-" in path.name]
        return done.stdout


@pytest.fixture
def shop(tmp_path: Path, tiny: Built) -> Shop:
    return Shop(tmp_path, tiny)


BROKEN: dict[str, tuple[Edit, str]] = {
    "an unknown source": (
        ("treatments/warm-milk.yml", "summary_sources: [evening-trial]", "summary_sources: [evening-trail]"),
        'data/treatments/warm-milk.yml:5:19  unknown source "evening-trail"',
    ),
    "an unknown key": (
        ("glossary.yml", "terms:", "words: []\nterms:"),
        "data/glossary.yml:1:1  ",
    ),
    "a missing answer for pregnancy": (
        (
            "treatments/warm-milk.yml",
            "pregnancy: {level: fine, text: Heated milk is fine., sources: [health-page]}\n",
            "",
        ),
        "data/treatments/warm-milk.yml:1:1  ",
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_record_stops_the_build(shop: Shop, broken: str) -> None:
    edit, message = BROKEN[broken]
    shop.project.edit(edit)
    said = shop.fails()
    assert message in said
    assert said.rstrip().endswith("Nothing was built: 1 problem in the data.")


CONTENT: dict[str, tuple[str, str]] = {
    "a link to no page": ("See [the leaves](leaves.md).", "leaves.md"),
    "a dead address in raw HTML": ('See <a href="../leaves/">the leaves</a>.', "about/index.html:"),
    "an anchor that is not there": (
        'See <a href="#leaves">the leaves</a>.',
        'leads to no id "leaves" in about/index.html',
    ),
    "a picture from elsewhere": (
        '<img src="https://cdn.example/cup.png" alt="a cup">',
        'img src="https://cdn.example/cup.png" asks another host (keep a copy in the site)',
    ),
    "an unknown record": ("See [[treatment:leaves]].", "unknown record link [[treatment:leaves]]"),
}


@pytest.mark.parametrize("fault", CONTENT)
def test_a_faulty_page_of_content_stops_the_build(shop: Shop, fault: str) -> None:
    words, message = CONTENT[fault]
    file = shop.project.folder / "content" / "about.md"
    file.write_text(file.read_text("utf-8") + f"\n{words}\n", "utf-8")
    said = shop.fails("--only", "site")
    assert message in said
    assert "about" in said and "Nothing was replaced: " in said
    assert "Traceback" not in said


def test_a_character_that_cannot_be_printed_stops_the_build(shop: Shop) -> None:
    shop.project.edit(("treatments/warm-milk.yml", "name: Warm milk", "name: Warm milk \u8336"))
    said = shop.fails("--only", "pdf")
    assert "warm-milk" in said
    assert "no font of the handouts has '\u8336' U+8336 CJK UNIFIED IDEOGRAPH-8336" in said
    assert said.rstrip().endswith("Nothing was replaced: a handout cannot be printed.")


def wait_for(what: Callable[[], object], process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + 60
    while not what():
        assert process.poll() is None, "the build ended before it could be killed"
        assert time.monotonic() < ends, "the build never came that far"
        time.sleep(0.005)


STAGES = {
    "while the handouts are made": ".pdf.staging-*/new/*.pdf",
    "while the website is made": ".site.staging-*/new/*",
    "while the bundle is made": ".offline.staging-*/new/*",
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_killed_build_leaves_the_last_good_outputs(shop: Shop, stage: str) -> None:
    shop.project.edit(("treatments/warm-milk.yml", "name: Warm milk", "name: Hot milk"))
    command = command_line("build", "--project", shop.project.folder, "--out", shop.out)
    process = subprocess.Popen(
        command, env=environment(), cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait_for(lambda: list(shop.out.glob(STAGES[stage])), process)
    finally:
        os.killpg(process.pid, signal.SIGKILL)  # the group of this one build, its generator among it
        process.wait()
    assert process.returncode == -signal.SIGKILL
    left = {name: content for name, content in contents(shop.out).items() if ".staging-" not in name}
    assert left == shop.good
    assert list(shop.out.glob(".*.staging-*")), "it was to be killed in the middle of its work"

    if stage == list(STAGES)[-1]:  # one is enough to see that the next build clears away and goes on
        done = guidebook("build", "--project", shop.project.folder, "--out", shop.out)
        assert done.returncode == 0, done.stdout
        assert not list(shop.out.glob(".*.staging-*"))
        assert b"Hot milk" in (shop.out / "site" / "treatments" / "warm-milk" / "index.html").read_bytes()
        assert contents(shop.out).keys() == shop.good.keys()
