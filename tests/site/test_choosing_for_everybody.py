"""A comparison on paper, without scripts, on small screens, in all colours and for everybody who uses a keyboard."""

from __future__ import annotations

import datetime
import re

import pytest
import real_records as data
from comparing import COMPARISON, FACT, SAFETY_ROWS, Comparing, label, options_of
from playwright.sync_api import Browser
from visit import AXE_RULES, AXE_RULES_OF_COLOUR, axe_findings, layout_findings, script, visiting

pytestmark = [pytest.mark.site, pytest.mark.browser]


# ---- on paper


def test_the_sheet_holds_the_choice_and_nothing_else(tab: Comparing) -> None:
    tab.choose("light-peel", "do-nothing")
    tab.sort_button(FACT).click()
    tab.page.evaluate("void (window.print = () => { window.printed = (window.printed ?? 0) + 1; })")
    tab.find("[data-act=print]").click()
    assert tab.page.evaluate("window.printed") == 1
    on_screen = tab.seen
    tab.page.emulate_media(media="print")
    assert {name: part for name, part in tab.seen.items() if name != "notes"} == {
        name: part for name, part in on_screen.items() if name != "notes"
    }
    sheet = tab.find(".choice-sheet")
    edition = datetime.date.fromisoformat(data.single("site")["edition"])
    for part in (
        tab.page.url,
        f"Sorted by {label(FACT)}, lowest first.",
        f"Edition of {edition.day} {edition:%B %Y}",
    ):
        assert part in sheet.inner_text()
    gone = (".choosing", ".sort", ".linked-from", ".neighbours", ".breadcrumb", ".site-footer nav")
    assert [part for part in gone if any(one.is_visible() for one in tab.find(part).all())] == []
    assert tab.page.evaluate("getComputedStyle(document.body).page") == "sheet"
    cited = {
        str(mark.get_attribute("href")).removeprefix("#")
        for mark in tab.find(
            "#matrix td:not([hidden]) .marks a, .course [data-option]:not([hidden]) .marks a"
        ).all()
    }
    entries = tab.find(".sources > ol > li")
    visible = {entry.get_attribute("id") for entry in entries.all() if entry.is_visible()}
    assert visible == cited and 3 < len(cited) < entries.count()
    tab.page.emulate_media(media="screen")
    tab.find("[data-act=show_all]").click()
    tab.page.emulate_media(media="print")
    assert all(entry.is_visible() for entry in entries.all())
    assert not sheet.is_visible()
    numbers = tab.page.evaluate(
        "[...document.querySelectorAll('.sources > ol > li')].every((entry, index) => entry.value === index + 1)"
    )
    assert numbers


def test_a_sheet_from_a_disk_tells_nothing_of_its_folders(
    chromium: Browser, from_disk: tuple[str, str]
) -> None:
    with visiting(chromium, from_disk[0]) as visit:
        tab = Comparing(visit, from_disk[1])
        tab.open("?c=light-peel,do-nothing")
        tab.page.emulate_media(media="print")
        said = tab.find(".choice-from").inner_text()
        assert said == f"Taken from: {COMPARISON}.html?c=do-nothing,light-peel"


# ---- without scripts


@pytest.mark.parametrize("place", ["over_http", "from_disk"])
def test_without_scripts_there_is_the_whole_table_and_no_control(
    chromium: Browser, place: str, request: pytest.FixtureRequest
) -> None:
    home, page_of = request.getfixturevalue(place)
    with visiting(chromium, home, java_script_enabled=False) as visit:
        tab = Comparing(visit, page_of)
        tab.open("?c=light-peel,do-nothing&diff=1")
        main = tab.find("main")
        for role in ("button", "checkbox", "combobox", "status"):
            assert main.get_by_role(role).count() == 0, role  # type: ignore[arg-type]
        assert not tab.find(".choosing").is_visible() and not tab.find(".choice-sheet").is_visible()
        heads = tab.find("#matrix thead th[data-option]")
        assert [head.get_attribute("data-option") for head in heads.all()] == options_of()
        cells = tab.find("#matrix tr[data-row] td")
        facts = len(data.records("comparison")[COMPARISON]["rows"])
        assert cells.count() == len(options_of()) * (facts + SAFETY_ROWS)
        assert tab.find("#matrix tr[data-row] td:visible").count() == cells.count()


# ---- for everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_panel_open(
    chromium: Browser, over_http: tuple[str, str], scheme: str
) -> None:
    for width in (360, 1280):
        with visiting(chromium, over_http[0], width=width, color_scheme=scheme) as visit:
            tab = Comparing(visit, over_http[1])
            tab.open_everything()
            rules = AXE_RULES if scheme == "light" else AXE_RULES_OF_COLOUR
            found, passed = axe_findings(tab.page, rules)
            assert found == [], width
            assert passed >= (20 if scheme == "light" else 1)
            assert tab.findings() == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_everything_fits_with_the_panel_open(
    chromium: Browser, over_http: tuple[str, str], width: int
) -> None:
    with visiting(chromium, over_http[0], width=width) as visit:
        tab = Comparing(visit, over_http[1])
        tab.open_everything()
        found, lines = layout_findings(tab.page)
        assert found == []
        assert lines > 200
        targets = ".choosing :is(label, select, button, summary, #choosing-address), .sort, #matrix summary"
        boxes = [target.bounding_box() for target in tab.find(targets).all() if target.is_visible()]
        assert len(boxes) > 50
        assert [box for box in boxes if box is None or min(box["width"], box["height"]) < 24] == []


@pytest.mark.parametrize("forced", ["active", "none"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_control_is_hidden_by_its_colour(
    chromium: Browser, over_http: tuple[str, str], scheme: str, forced: str
) -> None:
    with visiting(chromium, over_http[0], color_scheme=scheme, forced_colors=forced) as visit:
        tab = Comparing(visit, over_http[1])
        tab.open_everything()
        measured = tab.page.evaluate(script("contrasts.js"), 4.5)
        assert not measured["low"]
        assert measured["count"] > 200
        frames = ".choosing, .filter, .filter select, .sort, .head-note, #matrix td, #matrix th"
        widths = tab.page.evaluate(
            "frames => [...document.querySelectorAll(frames)].filter(one => one.checkVisibility())"
            ".map(one => getComputedStyle(one))"
            ".map(style => parseFloat(style.borderTopWidth) + parseFloat(style.borderRightWidth))",
            frames,
        )
        assert len(widths) > 50 and min(widths) > 0


def test_the_focus_is_seen_on_every_control(chromium: Browser, over_http: tuple[str, str]) -> None:
    """Also where the bar with the number of options stays in view, and under the heads of the table."""
    for width in (360, 1280):
        with visiting(chromium, over_http[0], width=width, reduced_motion="reduce") as visit:
            tab = Comparing(visit, over_http[1])
            tab.open_everything()
            tab.find("input[name=diff]").uncheck()
            assert "in-use" in str(tab.find(".choosing").get_attribute("class"))
            tab.find(".choosing-part summary").first.focus()
            names = set()
            for _ in range(80):
                tab.page.keyboard.press("Tab")
                seen = tab.page.evaluate(script("focus_seen.js"))
                assert seen["outline"] == "solid" and seen["width"] >= 2 and seen["open"], seen
                names.add(seen["name"])
            assert len(names) > 50  # sources are named more than once


def test_heads_and_questions_stay_in_view_together(tab: Comparing) -> None:
    region = tab.page.get_by_role("region", name=re.compile("^Table: "))
    assert region.count() >= 1 and region.first.get_attribute("tabindex") == "0"
    region.first.focus()
    tab.page.keyboard.press("ArrowRight")
    region.first.evaluate("element => element.scrollTo({left: 300, top: 500, behavior: 'instant'})")
    places = tab.page.evaluate(script("heads_seen.js"))
    corner, *heads = places["heads"]
    assert corner["left"] <= 2 and corner["top"] <= 2
    assert len(heads) == len(options_of()) and max(head["top"] for head in heads) <= 2
    assert len(places["questions"]) > 10 and max(question["left"] for question in places["questions"]) <= 2
