"""The real website and the offline bundle in a real browser: phone and desktop, light and dark, scripts on and off."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from visit import AXE_RULES, AXE_RULES_OF_COLOUR, Visit, axe_findings, layout_findings, script, visiting

from built_outputs import Built
from local_server import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGES = {
    "home": "",
    "concern": "understand/visible-pores",
    "treatments": "treatments",
    "treatment": "treatments/light-peel",
    "do nothing": "treatments/do-nothing",
    "who must be careful": "careful",
    "circumstance": "careful/pregnancy",
    "by group": "compare/by-group",
    "comparisons": "compare",
    "comparison": "compare/at-the-clinic",
    "pair": "compare/light-peel-or-microneedling",
    "flow": "choose/what-fits-me",
    "routines": "routines",
    "routine": "routines/minimal-routine",
    "published routine": "routines/weekly-pore-routine",
    "claims": "claims",
    "claim": "claims/is-laser-painless",
    "sources": "sources",
    "measures": "evidence/measures",
    "glossary": "glossary",
    "search": "search",
    "method": "method",
    "about": "about",
    "not found": "no/such/page",
}
"""One page of each kind."""

SETTINGS: dict[str, dict[str, Any]] = {
    "phone": {"width": 390},
    "phone, dark": {"width": 390, "color_scheme": "dark"},
    "phone, no scripts": {"width": 390, "java_script_enabled": False},
    "phone, dark, no scripts": {"width": 390, "color_scheme": "dark", "java_script_enabled": False},
    "desktop": {"width": 1280},
    "desktop, dark": {"width": 1280, "color_scheme": "dark"},
    "desktop, no scripts": {"width": 1280, "java_script_enabled": False},
    "desktop, dark, no scripts": {"width": 1280, "color_scheme": "dark", "java_script_enabled": False},
}


@pytest.fixture(scope="module")
def website(real: Built) -> Iterator[str]:
    with served(real.site) as address:
        yield address


@pytest.fixture(scope="module")
def bundle(real: Built, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The unzipped bundle in a folder whose name is no address, as people's folders are."""
    folder = tmp_path_factory.mktemp("bundle") / "Waiting room #1, 50 % off"
    with zipfile.ZipFile(real.zip) as archive:
        archive.extractall(folder)
        (top,) = {name.partition("/")[0] for name in archive.namelist()}
    return (folder / top).as_uri() + "/"


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_kind_of_page_fits_and_is_accessible(chromium: Browser, website: str, setting: str) -> None:
    options = SETTINGS[setting]
    scripts = options.get("java_script_enabled", True)
    rules = AXE_RULES_OF_COLOUR if "color_scheme" in options else AXE_RULES
    found: dict[str, list[str]] = {}
    lines_seen = rules_passed = 0
    with visiting(chromium, website, **options) as visit:
        for kind, path in PAGES.items():
            visit.go(f"{path}/" if path else "")
            problems, lines = layout_findings(visit.page)
            lines_seen += lines
            heading = visit.page.locator("main h1")
            if heading.count() != 1 or not heading.is_visible():
                problems.append("no heading to see")
            if scripts:
                violations, passed = axe_findings(visit.page, rules)
                problems += violations
                rules_passed += passed
            # The browser itself reports the status of the page that is not there.
            problems += [fault for fault in visit.findings() if kind != "not found" or "404" not in fault]
            if problems:
                found[kind] = problems
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
    assert lines_seen > 3000
    if scripts:
        assert rules_passed >= len(PAGES) * (1 if rules is AXE_RULES_OF_COLOUR else 15)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_essential_needs_scripts(chromium: Browser, website: str, width: int) -> None:
    """What is seen with scripts is seen without, and the facts of a page among it."""
    essential = {
        "treatment": [
            *("h1", ".lead", ".review", ".glance dd", ".side-benefits .effect", ".side-harms .effect"),
            *(".avoid", ".care-card", "table.facts td", ".sources li", ".linked-from li"),
        ],
        "comparison": ["h1", "table.matrix th", "table.matrix td", ".legend dt", ".sources li"],
        "pair": [
            "h1",
            ".pair-sides .side",
            ".pair-table th",
            ".pair-table td",
            ".check-list li",
            ".sources li",
        ],
        "flow": ["h1", "svg text", ".outline .answers a", ".outcome"],
        "claim": ["h1", ".verdict", ".side", ".voices li"],
        "routine": ["h1", ".review", "main li"],
        "search": ["h1", ".letters a", ".link-list a"],
    }
    seen: dict[bool, dict[str, int]] = {}
    for scripts in (True, False):
        with visiting(chromium, website, width=width, java_script_enabled=scripts) as visit:
            seen[scripts] = {}
            for kind, selectors in essential.items():
                visit.go(f"{PAGES[kind]}/")
                for selector in selectors:
                    seen[scripts][f"{kind} {selector}"] = visit.page.evaluate(VISIBLE_COUNT, selector)
            assert not visit.findings()
    assert seen[False] == seen[True]
    assert not [what for what, count in seen[False].items() if count == 0]


VISIBLE_COUNT = """selector => [...document.querySelectorAll(selector)].filter(element =>
    element.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && element.getClientRects().length && element.textContent.trim()).length"""


def test_the_first_tab_reaches_the_way_past_the_menu(chromium: Browser, website: str) -> None:
    with visiting(chromium, website) as visit:
        visit.go("treatments/light-peel/")
        visit.page.keyboard.press("Tab")
        skip = visit.page.locator("a.skip")
        assert skip.evaluate("link => link === document.activeElement")
        box = skip.bounding_box()
        assert box and box["x"] >= 0 and box["y"] >= 0 and box["height"] > 20, (
            "it must be seen when it is reached"
        )
        visit.page.keyboard.press("Enter")
        assert visit.page.evaluate("document.activeElement.id") == "content"
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.closest('main') !== null")
        assert not visit.findings()


def test_a_wide_table_is_named_and_moves_by_keyboard(chromium: Browser, website: str) -> None:
    with visiting(chromium, website, width=900) as visit:
        visit.go(f"{PAGES['comparison']}/")
        name = visit.page.locator("main .matrix-scroll").get_attribute("aria-label")
        assert name
        region = visit.page.get_by_role("region", name=name, exact=True)
        assert region.count() == 1
        for _ in range(80):
            visit.page.keyboard.press("Tab")
            if region.evaluate("region => region === document.activeElement"):
                break
        else:
            pytest.fail("80 times Tab did not reach it")
        outline = region.evaluate("region => getComputedStyle(region).outlineStyle")
        assert outline != "none", "the focus must be seen"
        assert region.evaluate("region => region.scrollWidth > region.clientWidth + 40"), (
            "nothing to try it on"
        )
        visit.page.keyboard.press("ArrowRight")
        visit.page.wait_for_timeout(300)
        assert region.evaluate("region => region.scrollLeft") > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["active", "none"])
def test_no_text_is_hidden_by_its_colour(chromium: Browser, website: str, scheme: str, forced: str) -> None:
    """Also the words of the drawing, which axe-core leaves out, and colours that the reader's system forces."""
    texts = 0
    with visiting(chromium, website, forced_colors=forced, color_scheme=scheme) as visit:
        for kind in ("home", "treatment", "comparison", "flow", "claim", "search"):
            visit.go(f"{PAGES[kind]}/" if PAGES[kind] else "")
            assert visit.page.evaluate("matchMedia('(forced-colors: active)').matches") == (
                forced == "active"
            )
            measured = visit.page.evaluate(script("contrasts.js"), 4.5)
            assert not measured["low"], kind
            texts += measured["count"]
    assert texts > 1000


def search_results(visit: Visit) -> dict[str, str]:
    """Titles and addresses of the results on the page."""
    links = visit.page.locator("#result-list a")
    return {link.inner_text(): str(link.get_attribute("href")) for link in links.all()}


def search_from_header(visit: Visit, words: str) -> str:
    """Type words into the field in the header, press Enter; gives what the status says."""
    field = visit.page.get_by_role("searchbox", name="Search this guide")
    field.fill(words)
    with visit.page.expect_navigation():
        field.press("Enter")
    status = visit.page.locator("#search-status")
    assert status.get_attribute("role") == "status"
    expect(status).not_to_be_empty()
    assert visit.page.locator("#query").input_value() == words
    return status.inner_text()


def check_search(visit: Visit, start: str) -> None:
    visit.go(start)
    said = search_from_header(visit, "laser")
    results = search_results(visit)
    assert said == f"{len(results)} pages found for “laser”"
    assert "Ablative laser resurfacing" in results and len(results) > 2
    assert "Nothing found for “zzzz”" in search_from_header(visit, "zzzz")
    assert not search_results(visit)
    search_from_header(visit, "laser")
    visit.page.get_by_role("link", name="Ablative laser resurfacing").first.click()
    visit.page.wait_for_load_state()
    assert visit.page.locator("h1").inner_text() == "Ablative laser resurfacing"
    assert not visit.findings()


def test_search_over_http(chromium: Browser, website: str) -> None:
    with visiting(chromium, website) as visit:
        check_search(visit, "claims/is-laser-painless/")


def test_search_from_the_disk_with_the_network_off(chromium: Browser, bundle: str) -> None:
    with visiting(chromium, bundle) as visit:
        visit.page.context.set_offline(True)
        refused: list[str] = []

        def refuse(route: Any) -> None:
            if route.request.url.startswith("file:"):
                route.continue_()
            else:
                refused.append(route.request.url)
                route.abort()

        visit.page.context.route("**/*", refuse)
        check_search(visit, "START-HERE.html")
        check_search(visit, "treatments/retinol.html")
        assert not refused


def test_every_search_entry_leads_to_a_page(real: Built, chromium: Browser, website: str) -> None:
    """All of them, by the same words as the script: the root of the results page and the entry's address."""
    with visiting(chromium, website) as visit:
        visit.go("search/")
        addresses = visit.page.evaluate(
            "guidebookIndex.map(entry => new URL('../' + entry.address, location).pathname + '|' + entry.address)"
        )
    assert len(addresses) > 50
    for address in addresses:
        path = address.partition("|")[0].strip("/")
        assert (real.site / path / "index.html").is_file(), address


def test_the_whole_bundle_works_from_the_disk(chromium: Browser, bundle: str) -> None:
    """Each page opens without a fault and without asking for anything but its own files."""
    looked_at = 0
    with visiting(chromium, bundle, width=390) as visit:
        visit.page.context.set_offline(True)
        for kind, path in PAGES.items():
            if kind != "not found":
                visit.go(f"{path}.html" if path else "index.html")
                looked_at += len(visit.requests)
                assert not visit.findings(), kind
                assert visit.page.evaluate("document.styleSheets.length") >= 1
    assert looked_at > 3 * len(PAGES) - 3


def test_a_page_that_is_not_there_shows_the_way_back(chromium: Browser, website: str) -> None:
    with visiting(chromium, website) as visit:
        visit.go("treatments/no-such-thing/at-all/")
        assert visit.page.locator("h1").inner_text() == "Page not found"
        visit.page.locator("main a.button").click()
        visit.page.wait_for_url("**/search/")
        assert visit.page.locator("h1").inner_text() == "Search and A to Z"
