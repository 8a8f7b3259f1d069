"""The host is replaceable: MkDocs and ProperDocs make the same pages of the same tree, and neither has a complaint."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from html_tree import Element, read_html

from built_outputs import Built, build, contents, environment
from project_tools import Project

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def properdocs(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("properdocs")
    project = Project(folder).folder
    return build(project, folder / "out", "--generator", "properdocs", "--only", "site,offline")


def bodies(folder: Path) -> dict[str, bytes]:
    """The part of each page that is ours: <main> and all in it, byte by byte; the whole of a page without one."""
    found = {}
    for name, page in contents(folder).items():
        if name.endswith(".html"):
            _, main, rest = page.partition(b"<main")
            found[name] = main + rest.partition(b"</main>")[0] if main else page
            assert len(found[name]) > 200, name
    return found


@pytest.mark.parametrize("profile", ["site", "offline"])
def test_both_generators_make_the_same_page_bodies(tiny: Built, properdocs: Built, profile: str) -> None:
    by_mkdocs, by_properdocs = bodies(tiny.out / profile), bodies(properdocs.out / profile)
    without_handouts = {name: body for name, body in by_mkdocs.items() if b"/handouts/" not in body}
    assert by_mkdocs.keys() == by_properdocs.keys()
    assert len(without_handouts) > 10
    for name, body in without_handouts.items():
        assert by_properdocs[name] == body, name


@pytest.mark.parametrize("profile", ["site", "offline"])
def test_both_generators_publish_the_same_other_files(tiny: Built, properdocs: Built, profile: str) -> None:
    def others(built: Built) -> dict[str, bytes]:
        found = contents(built.out / profile)
        return {
            name: content
            for name, content in found.items()
            if not name.endswith(".html") and not name.startswith("handouts/")
        }

    by_mkdocs, by_properdocs = others(tiny), others(properdocs)
    assert by_mkdocs == by_properdocs
    assert "search/index.js" in by_mkdocs
    assert sum(name.startswith("records/") for name in by_mkdocs) > 8


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
def test_the_generator_alone_builds_without_a_warning(tmp_path: Path, generator: str) -> None:
    """As people who know the generator would do it, with our command left out."""
    project = Project(tmp_path).folder
    done = subprocess.run(
        [sys.executable, "-m", generator, "build", "--site-dir", str(tmp_path / "site")],
        env=environment({"NO_MKDOCS_2_WARNING": "1"}),
        cwd=project,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert [line for line in done.stdout.splitlines() if line.startswith(("WARNING", "ERROR"))] == []
    assert "DeprecationWarning" not in done.stdout and done.stdout.count("INFO") >= 3
    assert "Documentation built" in done.stdout
    assert len(list((tmp_path / "site").rglob("*.html"))) > 10


def behind(page: Path) -> list[Element]:
    return [link for part in read_html(page.read_text("utf-8")).all("p", "behind") for link in part.all("a")]


def test_edit_links_lead_to_the_record(tiny: Built, properdocs: Built) -> None:
    """The settings of the tiny project name a repository; each page of a record links to its YAML file there."""
    records = {
        "treatments/warm-milk": "data/treatments/warm-milk.yml",
        "compare/evening-drinks": "data/comparisons/evening-drinks.yml",
        "choose/which-cup": "data/flows/which-cup.yml",
        "claims/does-milk-make-you-sleepy": "data/claims/does-milk-make-you-sleepy.yml",
        "understand/restless-evenings": "data/concerns/restless-evenings.yml",
    }
    for built in (tiny, properdocs):
        for path, record in records.items():
            copy, edit = behind(built.page(path))
            address = urljoin(edit.attributes["href"], "")
            assert address == f"https://code.example/tea/edit/main/{record}", path
            copied = built.page(path).parent / copy.attributes["href"]
            assert copied.read_bytes() == (built.project / record).read_bytes()
    assert not behind(tiny.page("glossary"))


def test_search_finds_every_record_with_a_page(tiny: Built) -> None:
    script = (tiny.site / "search" / "index.js").read_text("utf-8")
    entries = json.loads(script.partition("=")[2].strip().removesuffix(";"))
    folders = ("treatments", "routines", "claims", "comparisons", "flows", "concerns")
    records = [file for folder in folders for file in (tiny.project / "data" / folder).iterdir()]
    assert len(records) > 8
    found = {entry["address"].rstrip("/").rpartition("/")[2] for entry in entries}
    assert {record.stem for record in records} <= found
