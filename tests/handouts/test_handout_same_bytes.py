"""The same document gives the same bytes, whatever the process, folder, time zone, locale or hash seed."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import guidebook
from guidebook.handouts.model import ComparisonSheet, Handout
from guidebook.handouts.typeset import Typesetter

PROGRAM = """
import hashlib, pickle, sys
from datetime import date
from guidebook.handouts.typeset import Typesetter
leaflet, sheet = pickle.load(open(sys.argv[1], "rb"))
typesetter = Typesetter(date(2026, 5, 2))
print(hashlib.sha256(typesetter.leaflet(leaflet)).hexdigest())
print(hashlib.sha256(typesetter.comparison_sheet(sheet)).hexdigest())
"""


def printed_elsewhere(documents: Path, folder: Path, zone: str, locale: str, seed: str) -> list[str]:
    packages = str(Path(guidebook.__file__).parent.parent)
    settings = {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONPATH": packages}
    settings |= {"PATH": os.environ["PATH"], "HOME": str(folder)}
    folder.mkdir()
    command = [sys.executable, "-c", PROGRAM, str(documents)]
    return subprocess.run(
        command, cwd=folder, env=settings, check=True, capture_output=True, text=True
    ).stdout.split()


def test_two_processes_agree(
    typesetter: Typesetter, bath: Handout, sheet: ComparisonSheet, tmp_path: Path
) -> None:
    documents = tmp_path / "documents"
    documents.write_bytes(pickle.dumps((bath, sheet)))
    here = [
        hashlib.sha256(pdf).hexdigest()
        for pdf in (typesetter.leaflet(bath), typesetter.comparison_sheet(sheet))
    ]
    assert len(set(here)) == 2
    assert printed_elsewhere(documents, tmp_path / "one", "Pacific/Kiritimati", "C", "1") == here
    assert printed_elsewhere(documents, tmp_path / "two", "America/Los_Angeles", "de_DE.UTF-8", "2") == here


def test_the_order_of_documents_does_not_matter(
    typesetter: Typesetter, bath: Handout, sheet: ComparisonSheet
) -> None:
    fresh = Typesetter(date(2026, 5, 2))
    first = fresh.comparison_sheet(sheet), fresh.leaflet(bath)
    assert (typesetter.leaflet(bath), typesetter.comparison_sheet(sheet)) == first[::-1]


def test_another_word_or_another_date_gives_another_file(typesetter: Typesetter, bath: Handout) -> None:
    pdf = typesetter.leaflet(bath)
    assert typesetter.leaflet(replace(bath, summary="Other words.")) != pdf
    assert Typesetter(date(2026, 5, 3)).leaflet(bath) != pdf
