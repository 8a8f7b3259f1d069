"""Every page "A or B?" of the real website, read back and held against the records of the two.

What is expected comes from the YAML by a reader of the tests' own, never from the engine's views.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest
import real_records as data
from html_tree import Element, read_html, squeezed
from playwright.sync_api import Browser
from told_values import FACTS, Record, answer, in_words, product, treatment
from visit import visiting

from built_outputs import Built
from local_server import served

pytestmark = pytest.mark.site

OPEN = ("not_studied", "not_looked_up")


PAIRS = data.pairs()
PATHS = {pair: data.path_of_pair(pair) for pair in PAIRS}
CONDITIONS: dict[str, Record] = {one["id"]: one for one in data.single("conditions")["conditions"]}
EACH = pytest.mark.parametrize("pair", list(PAIRS), ids="-or-".join)


@cache
def tree(file: Path) -> Element:
    return read_html(file.read_text("utf-8"))


def by_name(pair: tuple[str, str]) -> list[str]:
    return sorted(pair, key=lambda identifier: (treatment(identifier)["name"].casefold(), identifier))


def links_of(page: Element, path: str) -> set[str]:
    addresses = (link.attributes["href"].partition("#")[0] for link in page.all("a"))
    return {posixpath.normpath(posixpath.join(path, one)) for one in addresses if one and ":" not in one}


def test_there_are_pairs_and_each_has_its_page_in_both_profiles(real: Built) -> None:
    assert len(PAIRS) >= 20
    assert not [
        one for one in data.records("comparison").values() if "all_pairs" in one
    ]  # which nobody counts here
    for pair, path in PATHS.items():
        one, other = (treatment(identifier)["name"] for identifier in by_name(pair))
        for profile in ("web", "offline"):
            assert tree(real.page(path, profile)).one("h1").text == f"{one} or {other}?"
    made = {
        file.parent.relative_to(real.site).as_posix() for file in real.site.glob("compare/*-or-*/index.html")
    }
    former = {path for path in made if not tree(real.page(path)).all("main")}
    assert made - former == set(PATHS.values())


def test_links_lead_both_ways(real: Built) -> None:
    for pair, path in PATHS.items():
        page = tree(real.page(path)).one("main")
        others = {f"treatments/{identifier}" for identifier in pair}
        others |= {f"compare/{identifier}" for identifier in PAIRS[pair]}
        assert others <= links_of(page, path), path
        for other in (*others, "compare"):
            assert path in links_of(tree(real.page(other)).one("main"), other), (path, other)


def test_pages_that_are_not_of_a_pair_do_not_name_it(real: Built) -> None:
    shown = 0
    for kind in ("treatment", "comparison"):
        for identifier in data.records(kind):
            path = data.pages()[kind, identifier]
            own = {PATHS[p] for p in PAIRS if identifier in (p if kind == "treatment" else PAIRS[p])}
            assert links_of(tree(real.page(path)), path) & set(PATHS.values()) == own, path
            shown += len(own)
    assert shown >= 3 * len(PAIRS)


# ---- cells


def cells_of(page: Element, row: str) -> list[Element]:
    """The cells of both; of a row that is the same, the value with what each rests on."""
    (heading,) = (element for element in page if element.attributes.get("id") == f"row-{row}")
    if heading.tag == "div":
        return heading.all("dd")
    assert heading.parent
    return heading.parent.all("td")


def group_of(page: Element, row: str) -> str:
    (heading,) = (element for element in page if element.attributes.get("id") == f"row-{row}")
    section = heading.above("section")
    assert section
    return section.attributes["aria-labelledby"]


def expected_group(fact: str, options: list[str]) -> str:
    """Where a row belongs; empty when the question applies to neither."""
    answers = [answer(fact, identifier) for identifier in options]
    blanks = [one.get("blank") for one in answers]
    silent = sum(blank in OPEN for blank in blanks)
    if blanks == ["not_applicable"] * 2:
        return ""
    if silent == 2 or (silent and "not_applicable" in blanks):
        return "not-known"
    if silent:
        return "one-known"
    if "not_applicable" in blanks:
        return "one-applies"
    rest = {"sources", "certainty", "why", "note", "as_of", "leaves_out"}
    one, other = ({k: v for k, v in part.items() if k not in rest} for part in answers)
    return "same" if one == other else "differs"


@EACH
def test_each_cell_says_what_the_record_says(real: Built, pair: tuple[str, str]) -> None:
    page = tree(real.page(PATHS[pair])).one("main")
    options = by_name(pair)
    compared = 0
    shown = {
        element.attributes["id"].removeprefix("row-")
        for element in page
        if element.attributes.get("id", "").startswith("row-")
    }
    worked_out = {name for name, fact in FACTS.items() if "computed" in fact}
    applying = {name for name in FACTS if name not in worked_out and expected_group(name, options)}
    assert shown - worked_out == applying | {"benefits", "common-harms", "serious-harms"} & shown
    for name in applying:
        assert group_of(page, name) == expected_group(name, options), name
        cells = cells_of(page, name)
        said = [answer(name, identifier) for identifier in options]
        if group_of(page, name) == "same":
            value, *cells = cells
            if "blank" in said[0]:
                assert data.label("blank", said[0]["blank"]) in value.text
            else:
                assert value.squeezed == in_words(FACTS[name], said[0]) or "chance" in said[0]
            assert [cell.one("span", "pair-name").text for cell in cells[:2]] == [
                f"{treatment(identifier)['name']}:" for identifier in options
            ]
        for cell, given in zip(cells, said, strict=False):
            if group_of(page, name) != "same":
                if "blank" in given:
                    assert data.label("blank", given["blank"]) in cell.text, name
                else:
                    assert in_words(FACTS[name], given) in cell.squeezed, name
            if "blank" not in given:
                assert ("Not yet checked" in cell.text) == data.is_thin(given), name
                if FACTS[name].get("certainty_shown") != "no":
                    assert data.label("certainty", given["certainty"]) in cell.text, name
            marks = {
                mark.attributes["href"].removeprefix("#s-")
                for span in cell.all("span", "marks")
                for mark in span.all("a")
            }
            assert marks == set(given.get("sources", [])), name
            if "note" in given:
                assert squeezed(data.plain(given["note"])) in cell.squeezed, name
            compared += 1
    assert compared >= 10


def test_what_is_worked_out_is_the_product_of_both_facts(real: Built) -> None:
    worked_out = [name for name, fact in FACTS.items() if "computed" in fact]
    assert worked_out
    compared = 0
    for pair, path in PATHS.items():
        page = tree(real.page(path)).one("main")
        for name in worked_out:
            sums = [product(name, identifier) for identifier in by_name(pair)]
            if not all(sums):
                continue
            assert group_of(page, name) in ("differs", "same")
            if group_of(page, name) == "same":
                continue
            for cell, told in zip(cells_of(page, name), sums, strict=True):
                assert told
                assert cell.all("p")[1].squeezed.startswith(in_words(FACTS[name], told)), (path, name)
                assert ("Not yet checked" in cell.text) == told["thin"]
                cited = {
                    mark.attributes["href"].removeprefix("#s-") for mark in cell.one("span", "marks").all("a")
                }
                assert sorted(cited) == told["sources"]
                compared += 1
    assert compared >= 10


@EACH
def test_benefits_and_harms_stand_side_by_side_in_the_same_form(real: Built, pair: tuple[str, str]) -> None:
    page = tree(real.page(PATHS[pair])).one("main")
    rows = {
        "benefits": ("benefits",),
        "common-harms": ("harms", "common"),
        "serious-harms": ("harms", "serious"),
    }
    compared = 0
    for row, way in rows.items():
        lists = []
        for identifier in by_name(pair):
            part: Any = treatment(identifier)
            for step in way[:-1]:
                part = part[step]
            lists.append((part.get(way[-1], []), part.get(f"{way[-1]}_blank")))
        if all(blank and blank["blank"] == "not_applicable" for _, blank in lists):
            continue
        if group_of(page, row) == "same":
            continue
        for cell, (effects, blank) in zip(cells_of(page, row), lists, strict=True):
            if blank:
                assert squeezed(data.label("blank", blank["blank"]) + blank["why"]) in cell.squeezed
                compared += 1
            lines = cell.all("li")
            assert len(lines) == len(effects)
            for line, effect in zip(lines, effects, strict=True):
                assert line.squeezed.startswith(squeezed(effect["what"]))
                assert ("Not yet checked" in line.text) == data.is_thin(effect)
                assert ("chance" in effect) == bool(
                    re.search(r"\((about |fewer than |more than )?[\d,]+ ", line.text)
                )
                compared += 1
    assert compared >= 3


def stated(identifier: str, condition: str) -> tuple[str, str] | None:
    """Level and reason that the records state for an option in a circumstance; None when they do not name it."""
    record = treatment(identifier)
    own = condition.replace("-", "_")
    if own in ("pregnancy", "breast_feeding"):
        return record[own]["level"], record[own]["text"]
    for avoid in record.get("avoid", []):
        if avoid["condition"] == condition:
            return avoid["level"], avoid["why"]
    for fine in CONDITIONS[condition].get("usually_fine", []):
        if identifier in fine.get("treatments", []):
            return "fine", fine["text"]
    return None


@EACH
def test_whom_each_may_suit_says_no_more_than_the_records(real: Built, pair: tuple[str, str]) -> None:
    page = tree(real.page(PATHS[pair])).one("main")
    options = by_name(pair)
    rows = {
        element.attributes["id"].removeprefix("condition-"): element
        for element in page.all("th")
        if element.attributes.get("id", "").startswith("condition-")
    }
    named = [name for name in CONDITIONS if any(stated(identifier, name) for identifier in options)]
    assert sorted(rows) == sorted(named)
    differing = []
    for name, heading in rows.items():
        assert heading.text == " ".join(CONDITIONS[name]["name"].split())
        assert heading.parent
        cells = heading.parent.all("td")
        found = []
        for identifier, cell in zip(options, cells, strict=True):
            told = stated(identifier, name)
            blank = treatment(identifier).get("avoid_blank")
            if told:
                level, reason = told
                assert cell.one("span", "level").text.endswith(data.label("avoid-level", level)), name
                assert squeezed(data.plain(reason)) in cell.squeezed, name
            elif blank:
                level = "not_known"
                label = data.label("blank", blank["blank"])
                assert cell.one("span", "level").text.casefold().endswith(label.casefold()), name
                assert squeezed(blank["why"]) in cell.squeezed
            else:
                level = "not_known"
                assert cell.one("span", "level").text.endswith(data.label("avoid-level", level)), name
                assert "Nothing that we read names it." in cell.text
            found.append(level)
        if found[0] != found[1]:
            differing.append(name)
    assert rows
    order = list(rows)
    assert order == [name for name in order if name in differing] + [
        name for name in order if name not in differing
    ]
    silent = len(CONDITIONS) - len(named)
    assert (f"For {silent} other circumstance" in page.text) == bool(silent)


@EACH
def test_the_head_shows_both_alike(real: Built, pair: tuple[str, str]) -> None:
    head = tree(real.page(PATHS[pair])).one("main").one("header", "page-head")
    sides = head.all("section", "side")
    assert [side.one("h2").text for side in sides] == [treatment(i)["name"] for i in by_name(pair)]
    for side, identifier in zip(sides, by_name(pair), strict=True):
        record = treatment(identifier)
        assert squeezed(data.plain(record["summary"])) in side.squeezed
        times = [time.attributes["datetime"] for time in side.all("time")]
        assert times == [record["reviewed"], record["next_review"]]
        (leaflet,) = (link for link in side.all("a") if link.attributes["href"].endswith(".pdf"))
        assert leaflet.attributes["href"].endswith(f"{identifier}-leaflet.pdf")


@EACH
def test_each_question_to_ask_stands_there_once(real: Built, pair: tuple[str, str]) -> None:
    page = tree(real.page(PATHS[pair])).one("main")
    asked = [question for identifier in pair for question in treatment(identifier).get("questions", [])]
    lists = page.all("ul", "check-list")
    shown = [line.text for found in lists for line in found.all("li")]
    assert sorted(shown) == sorted({" ".join(question.split()) for question in asked})


PLACES = """() => [...document.querySelectorAll('.pair-table tr')].map(row => [...row.querySelectorAll('td')])
  .filter(cells => cells.length === 2).map(cells => cells.map(cell => {
    const box = cell.getBoundingClientRect(), label = cell.querySelector('.card-label');
    return {x: box.x, y: box.y, right: box.right, bottom: box.bottom, label: label.checkVisibility() ? label.textContent : ''};
  }))"""


@pytest.mark.browser
@pytest.mark.parametrize(("width", "side_by_side"), [(360, False), (390, False), (768, True), (1280, True)])
def test_the_two_stand_side_by_side_where_there_is_room(
    real: Built, chromium: Browser, width: int, side_by_side: bool
) -> None:
    pair = next(iter(PAIRS))
    names = [treatment(identifier)["name"] for identifier in by_name(pair)]
    with served(real.site) as address, visiting(chromium, address, width=width) as visit:
        visit.go(f"{PATHS[pair]}/")
        rows = visit.page.evaluate(PLACES)
        assert len(rows) > 10
        for one, other in rows:
            if side_by_side:
                assert one["y"] == other["y"] and one["right"] <= other["x"] + 1
            else:
                assert one["x"] == other["x"] and one["bottom"] <= other["y"] + 1
            named = [one["label"], other["label"]]
            assert named == (["", ""] if width == 1280 else names)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        assert not visit.findings()


@pytest.mark.browser
def test_search_finds_the_pair_for_both_names_and_the_option_for_one(real: Built, chromium: Browser) -> None:
    pair = ("light-peel", "microneedling")
    names = [treatment(identifier)["name"] for identifier in pair]
    title = " or ".join(treatment(identifier)["name"] for identifier in by_name(pair)) + "?"
    with served(real.site) as address, visiting(chromium, address) as visit:

        def found(words: str) -> list[str]:
            visit.go(f"search/?q={quote_plus(words)}")
            visit.page.locator("#result-list a").first.wait_for()
            return visit.page.locator("#result-list a").all_inner_texts()

        for words in (
            f"{names[0]} vs {names[1]}",
            f"{names[1]} or {names[0]}",
            f"difference between {' '.join(names)}",
        ):
            assert found(words)[0] == title, words
        for name in names:
            results = found(name)
            pairs = [result for result in results if " or " in result and result.endswith("?")]
            assert len(pairs) >= 3
            assert results.index(name) < min(results.index(one) for one in pairs), name
        assert not visit.findings()


def test_search_has_an_entry_for_each(real: Built) -> None:
    script = (real.site / "search" / "index.js").read_text("utf-8")
    for pair, path in PATHS.items():
        one, other = (treatment(identifier)["name"] for identifier in by_name(pair))
        assert f'"address": "{path}/"' in script or f'"address": "./{path}/"' in script, path
        for words in (f"{one} vs {other}", f"difference between {one} and {other}"):
            assert words in script
