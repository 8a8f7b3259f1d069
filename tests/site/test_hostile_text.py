"""Records are text: what looks like markup, script or template in them is shown as it was written, everywhere.

Every text field of every record of the tiny project gets a canary with its own number, and one of many ways to break out.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from hostile import EXTRAS, LETTERS, Canaries
from html_tree import Element, read_html
from playwright.sync_api import Browser, expect
from visit import visiting

from built_outputs import Built, build, guidebook
from guidebook.knowledge import check
from handouts.pdf_reading import page_texts
from handouts.pdf_reading import squeezed as squeezed_pdf
from local_server import served
from project_tools import Project

pytestmark = pytest.mark.site

SCRIPT = re.compile(rf"<script>alert\(([{LETTERS}]+)\)</script>")
SCRIPTS = "document.querySelectorAll('script:not([type=\"application/ld+json\"])').length"
SOURCES = (
    "[...document.querySelectorAll('script:not([type=\"application/ld+json\"])')]"
    ".map(script => script.getAttribute('src'))"
)
"""Where each script of a page comes from; nothing for one that stands in the page itself."""
SHOWN_NOWHERE = re.compile(
    r"""data/clinics/.*                      # a clinic's own handouts come later
    | data/(language|exceptions)\.yml\ .*   # for editors
    | data/facts\.yml\ .*\ unit_one          # only where the number is 1
    | data/facts\.yml\ facts\[8\]\ label    # only tables show it, which name it by its question
    | data/facts\.yml\ facts\[9\]\ unit     # no option of the tiny project has a number of it
    | data/concerns/\S+\ plain_name
    | data/site\.yml\ (subject|group_differences\ label)
    | data/vocabulary\.yml\ lists\ (source|treatment|routine)-kind\[\d+\]\ .*  # words that no record here uses
    | data/vocabulary\.yml\ lists\ (taste|places|avoid-level|urgency)\[\d+\]\ definition
    """,
    re.VERBOSE,
)
"""Fields that no output shows yet; a field that comes in here is lost on its readers."""


@dataclass(frozen=True)
class Hostile:
    built: Built
    canaries: Canaries

    @cached_property
    def pages(self) -> dict[str, Element]:
        """All pages of both profiles."""
        return {
            f"{folder.name}/{file.relative_to(folder).as_posix()}": read_html(file.read_text("utf-8"))
            for folder in (self.built.site, self.built.offline)
            for file in sorted(folder.rglob("*.html"))
        }

    @cached_property
    def printed(self) -> list[str]:
        """The text of each page of paper."""
        return [
            text for file in sorted(self.built.pdf.glob("*.pdf")) for text in page_texts(file.read_bytes())
        ]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    folder = tmp_path_factory.mktemp("hostile")
    project = Project(folder).folder
    canaries = Canaries()
    canaries.put_into(project)
    # So much markup is no easy reading, which is not what is tried here.
    hard = [problem for problem in check(project).problems if problem.rule == "reading-level"]
    exempt = "".join(f"  - {{rule: {p.rule}, record: {p.path}, reason: Canaries.}}\n" for p in hard)
    if exempt:
        (project / "data" / "exceptions.yml").write_text(f"exceptions:\n{exempt}", "utf-8")
    assert len(canaries.fields) > 300
    return Hostile(build(project, folder / "out"), canaries)


def seen(text: str) -> set[int]:
    """Numbers of the canaries that stand in a text, unharmed."""
    return {int("".join(str(LETTERS.index(x)) for x in word)) for word in SCRIPT.findall(text)}


def everything_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from everything_in(item)


def elements_of(page: Element) -> Counter[tuple[str, ...]]:
    """The elements of a page with the names of their attributes.

    Lines inside a drawing depend on its words, and neighbours in a table of a flow are told as one where they say the same.
    """
    return Counter(
        (element.tag, *sorted(element.attributes), *element.classes)
        for element in page
        if not element.above("svg", css_class="route")
    )


def test_no_element_comes_from_a_text(hostile: Hostile, tiny: Built) -> None:
    """The same elements with the same attributes as without the canaries, page by page."""
    for name, page in hostile.pages.items():
        if "/evidence/measures" in name:
            continue  # it counts how long the texts are, and lists which are too long
        clean = read_html((tiny.out / name).read_text("utf-8"))
        assert elements_of(page) == elements_of(clean), name
    assert len(hostile.pages) > 40
    drawings = [svg for page in hostile.pages.values() for svg in page.all("svg", "flowchart")]
    assert drawings
    for drawing in drawings:
        tags = {element.tag for element in drawing}
        assert tags <= {
            "svg",
            "title",
            "desc",
            "g",
            "a",
            "rect",
            "path",
            "circle",
            "text",
            "tspan",
            "polygon",
        }


def test_no_attribute_runs_or_leads_to_script(hostile: Hostile) -> None:
    looked_at = 0
    for name, page in hostile.pages.items():
        for element in page:
            for attribute, value in element.attributes.items():
                assert not attribute.startswith("on"), (name, element.tag)
                assert not re.match(r"\s*(javascript|data|vbscript):", value), (name, attribute, value)
                looked_at += 1
    assert looked_at > 5000


def test_every_text_is_shown_as_it_was_written(hostile: Hostile) -> None:
    """Whatever an editor writes is read by somebody: no field is lost on the way."""
    shown = seen(" ".join(page.text for page in hostile.pages.values()))
    assert len(shown) > 300
    shown |= seen(" ".join(squeezed_pdf(text) for text in hostile.printed))
    shown |= seen(
        (hostile.built.site / "search" / "index.js")
        .read_text("utf-8")
        .replace("\\u003c", "<")
        .replace("\\u003e", ">")
    )
    lost = {place for number, place in enumerate(hostile.canaries.fields) if number not in shown}
    gone = sorted(place for place in lost if not SHOWN_NOWHERE.fullmatch(place))
    assert not gone, "\n".join(gone)
    whole = "".join(page.squeezed for page in hostile.pages.values())
    for extra in EXTRAS:
        assert extra in whole, extra  # in full, and nothing worked out: {{x*x}} is no error


def test_titles_descriptions_and_labels_hold_it_as_text(hostile: Hostile) -> None:
    found = 0
    for page in hostile.pages.values():
        titles = ["".join(map(str, title.children)) for title in page.all("title")]
        attributes = [value for element in page for value in element.attributes.values()]
        found += len(seen(" ".join([*titles, *attributes])))
    assert found > 60


def test_structured_data_holds_it_as_text(hostile: Hostile) -> None:
    scripts = [
        str(script.children[0])
        for page in hostile.pages.values()
        for script in page.all("script")
        if script.attributes.get("type") == "application/ld+json"
    ]
    assert len(scripts) > 20
    found: set[int] = set()
    for script in scripts:
        assert not re.search("[<>&\u2028\u2029]", script)
        found |= seen(" ".join(everything_in(json.loads(script))))
    assert len(found) > 30


@pytest.mark.parametrize("profile", ["site", "offline"])
def test_the_search_index_holds_it_as_text(hostile: Hostile, profile: str) -> None:
    script = (hostile.built.out / profile / "search" / "index.js").read_text("utf-8")
    assert not re.search("[<>&\u2028\u2029]", script)
    entries = json.loads(script.removeprefix("window.guidebookIndex = ").rstrip().removesuffix(";"))
    assert len(seen(" ".join(everything_in(entries)))) > 40


def test_drawings_hold_it_as_text(hostile: Hostile, tiny: Built) -> None:
    """Words of a drawing are wrapped, so they are compared without spaces."""
    found: set[int] = set()
    for page in hostile.pages.values():
        for drawing in page.all("svg", "flowchart"):
            found |= seen(drawing.squeezed)
    wanted = {
        number
        for number, place in enumerate(hostile.canaries.fields)
        if re.fullmatch(
            r"data/flows/\S+ (name|questions\[\d+\] (ask|answers\[\d+\] text)|outcomes\[\d+\] title)", place
        )
    }
    assert len(wanted) > 10 and wanted <= found


def test_handouts_hold_it_as_text(hostile: Hostile) -> None:
    found = seen(squeezed_pdf(" ".join(hostile.printed)))
    safety = {
        number
        for number, place in enumerate(hostile.canaries.fields)
        if re.search(
            r"data/treatments/\S+ (harms serious\[\d+\] (what|detail)|avoid\[\d+\] why|pregnancy text)$",
            place,
        )
    }
    assert len(safety) > 8 and safety <= found
    assert len(found) > 100


def test_other_files_are_still_what_they_are(hostile: Hostile) -> None:
    """The site map, the page that is not there, the page to start with."""
    sitemap = (hostile.built.site / "sitemap.xml").read_text("utf-8")
    assert sitemap.count("<loc>") > 10 and "alert" not in sitemap
    for name in ("site/404.html", "offline/START-HERE.html"):
        assert seen(hostile.pages[name].text), name


@pytest.mark.browser
def test_a_browser_runs_none_of_it(hostile: Hostile, chromium: Browser) -> None:
    paths = [
        "",
        "treatments/warm-milk/",
        "choose/which-cup/",
        "compare/evening-drinks/",
        "compare/camomile-tea-or-warm-milk/",
        "sources/",
        "glossary/",
    ]
    with served(hostile.built.site) as address, visiting(chromium, address) as visit:
        for path in [*paths, "routines/evening-cup/", "claims/does-milk-make-you-sleepy/", "404.html"]:
            visit.go(path)
            own = ["../../assets/compare.js"] if path == "compare/evening-drinks/" else []
            assert visit.page.evaluate(SOURCES) == own, path
            assert (
                visit.page.evaluate("document.querySelectorAll('[onload], [onmouseover], main style').length")
                == 0
            )
            assert seen(visit.page.inner_text("body")), path
            assert not visit.findings(), path
        visit.go("search/?q=script")
        results = visit.page.locator("#result-list li")
        results.first.wait_for()
        assert results.count() > 5, results.all_inner_texts()
        assert all(seen(text) for text in results.locator("a").all_inner_texts())
        assert visit.page.evaluate(SCRIPTS) == 3
        visit.page.locator("#query").fill("<script>alert(1)</script>")
        expect(visit.page.locator("#search-status")).to_contain_text("“<script>alert(1)</script>”")
        assert visit.page.evaluate(SCRIPTS) == 3
        assert not visit.findings()


def test_a_line_separator_is_refused_at_the_door(tmp_path: Path) -> None:
    """Inside a script it would end a line; the reader of records does not let it in."""
    project = Project(tmp_path)
    project.edit(("treatments/warm-milk.yml", "name: Warm milk", "name: Warm\u2028milk"))
    done = guidebook("check", "--project", project.folder)
    assert done.returncode == 1
    assert (
        "data/treatments/warm-milk.yml:1:11  the character U+2028 (line separator) is not allowed"
        in done.stdout
    )


@pytest.mark.browser
def test_the_screens_of_a_flow_show_it_as_text(hostile: Hostile, chromium: Browser) -> None:
    """Also what the script puts together: the answers so far, and names that it takes from its data."""
    with served(hostile.built.site) as address, visiting(chromium, address) as visit:
        visit.go("choose/which-cup/steps/?how-long=shorter&milk=allergic&company=alone")
        for part in (".screen:visible .screen-heading", ".given-ask", ".given-answers", ".taken dd"):
            texts = visit.page.locator(part).all_inner_texts()
            assert texts and all(seen(text) for text in texts if text), part
        assert seen(visit.page.title())
        assert visit.page.locator("main script:not([type='application/json'])").count() == 0
        assert not visit.findings()
