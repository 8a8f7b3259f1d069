"""A flow question by question as plain pages: links alone lead where the rules lead, on a server and from a disk."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from pathlib import Path

import pytest
from asking import (
    FLOW,
    Asking,
    answers,
    every_trail,
    flow,
    knowledge,
    proof,
    question,
    text_of,
)
from html_tree import Element, read_html
from playwright.sync_api import Browser
from visit import visiting

from built_outputs import Built
from guidebook.deciding.walk import Place
from guidebook.models.flow import Answer

pytestmark = [pytest.mark.site]
browser = pytest.mark.browser

Where = tuple[str, str]


@pytest.fixture(scope="module", params=["over_http", "from_disk"])
def where(request: pytest.FixtureRequest) -> Where:
    """Where the guide begins, and how a page of the flow is found there."""
    home, page_of = request.getfixturevalue(request.param)
    return home, page_of.replace("compare/{}", f"choose/{FLOW}/{{}}")


# ---- plain pages, read as files


Line = tuple[str, list[list[str]], str]
"""Text of an answer, the groups of answers of which one must be given too, and where it leads."""


def lines_of(page: Element) -> list[Line]:
    """The lines of a question, in the order of the page."""
    found = []
    for link in page.one("ul", "answer-links").all("a"):
        also = [part.text for part in link.all("span", "also-given")]
        groups = [re.findall("“(.*?)”", group) for text in also for group in text.split(", and also ")]
        found.append((link.one("span", "answer").text, groups, link.attributes["href"]))
    return found


def taken(lines: list[Line], given: tuple[Answer, ...]) -> str:
    """The address that a reader follows who gives these answers: that of the first line that fits."""
    texts = [answer.text for answer in given]
    return next(
        address
        for text, groups, address in lines
        if text in texts and all(set(group) & set(texts) for group in groups)
    )


@pytest.mark.parametrize("profile", ["web", "offline"])
def test_plain_links_lead_where_every_path_leads(real: Built, profile: str) -> None:
    folder = real.site if profile == "web" else real.offline
    trees: dict[Path, Element] = {}

    def tree(file: Path) -> Element:
        return trees.setdefault(file, read_html(file.read_text("utf-8")).one("main"))

    def follow(file: Path, address: str) -> Path:
        path = posixpath.normpath(posixpath.join(file.parent.relative_to(folder).as_posix(), address))
        return folder / path / "index.html" if profile == "web" else folder / path

    steps = tree(real.page(f"choose/{FLOW}/steps", profile))
    start = steps.one("div", "steps-intro").all("a")[0].attributes["href"]
    first = follow(real.page(f"choose/{FLOW}/steps", profile), start)
    reached: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for trail, outcome in every_trail():
        file = first
        for step in trail:
            assert tree(file).one("h1").text == question(step.question).ask
            file = follow(file, taken(lines_of(tree(file)), answers(step)))
        assert tree(file).one("h1").text == text_of(outcome)
        reached[file.parent.name if profile == "web" else file.stem] += 1
        wanted[outcome] += 1
    assert reached == wanted
    assert reached.total() == proof().combinations > 100
    assert len(reached) == len(flow().outcomes) == 26
    assert len(trees) == len(proof().walks.plain.places) + 1


def test_plain_pages_lead_back_and_on(real: Built) -> None:
    walked = proof().walks.plain
    before: dict[str, set[str]] = {place.node: set() for place in walked.places}
    for place, ways in walked.ways.items():
        for way in ways:
            assert way.place is not None
            before[way.place.node].add(place.node)
    compared = 0
    for node, others in before.items():
        main = read_html(real.page(f"choose/{FLOW}/{node}").read_text("utf-8")).one("main")
        ways_on = main.one("nav", "ways-on")
        addresses = [link.attributes["href"] for link in ways_on.all("a")]
        *back, again, scripted, all_questions = addresses
        assert {address.strip("./") for address in back} == others, node
        assert again.strip("./") == ("" if node == flow().start else flow().start)
        assert scripted.strip("./") == "steps"
        assert all_questions.startswith("../#")
        assert [link.text for link in ways_on.all("a")][: len(back)] == [
            f"Back to: {text_of(other)}"
            for other in sorted(others, key=[p.node for p in walked.places].index)
        ]
        compared += len(back)
    assert compared > 40


def test_an_outcome_page_tells_everything(real: Built) -> None:
    pages = Counter[str]()
    for outcome in flow().outcomes:
        for profile in ("web", "offline"):
            main = read_html(real.page(f"choose/{FLOW}/{outcome.id}", profile).read_text("utf-8")).one("main")
            text = main.squeezed
            for choice in (*outcome.offer, *outcome.avoid):
                record = knowledge().treatments.get(choice.treatment or "") or knowledge().routines.get(
                    choice.routine or ""
                )
                wanted = [record.name if record else choice.name or "", choice.note or ""]
                assert all("".join(part.split()) in text for part in wanted), (outcome.id, wanted)
            assert len(main.all("section", "care-card")) == bool(outcome.care_card)
            assert {
                entry.attributes["id"] for entry in main.one("section", "sources").one("ol").all("li")
            } == {
                f"s-{source}"
                for source in outcome.sources + (outcome.care_card.sources if outcome.care_card else ())
            }
            leaflets = [link.attributes["href"] for link in main.all("a", "leaflet")]
            assert [address.rpartition("/")[2] for address in leaflets] == [
                f"{choice.treatment}-leaflet.pdf" for choice in outcome.offer if choice.treatment
            ]
            unasked = [
                (one.thing[1], knowledge().conditions[one.condition].name)
                for one in proof().unasked(outcome.id)
            ]
            shown = [
                (part.one("dt").text, item.text)
                for part in main.all("div", "to-check-one")
                for item in part.all("li")
            ]
            names = {
                i: record.name
                for i, record in (*knowledge().treatments.items(), *knowledge().routines.items())
            }
            assert Counter(shown) == Counter((names[thing], name) for thing, name in unasked), outcome.id
            pages["unasked"] += len(shown)
            pages["leaflets"] += len(leaflets)
    assert pages["unasked"] > 200 and pages["leaflets"] > 100


def test_search_finds_outcomes_and_not_the_questions(real: Built) -> None:
    index = (real.site / "search" / "index.js").read_text("utf-8")
    for outcome in flow().outcomes:
        assert f'"address": "choose/{FLOW}/{outcome.id}/"' in index
    for one in (*flow().questions, "steps"):
        name = one if isinstance(one, str) else one.id
        assert f'"address": "choose/{FLOW}/{name}/"' not in index


# ---- plain pages in a browser without scripts


def press(tab: Asking, link: str) -> None:
    with tab.page.expect_navigation(wait_until="domcontentloaded"):
        tab.find(link).first.press("Enter")


@browser
def test_every_outcome_is_reached_by_links_alone(chromium: Browser, where: Where) -> None:
    with visiting(chromium, where[0], java_script_enabled=False) as visit:
        tab = Asking(visit, where[1])
        tab.open()
        assert not tab.find(".screens").is_visible()
        press(tab, ".steps-intro a.button")
        walked = proof().walks.plain
        addresses = {walked.start: tab.page.url}
        lines: dict[Place, list[Line]] = {}
        for place, came in walked.places.items():
            if came is not None:
                before, step = came
                tab.page.goto(addresses[before], wait_until="domcontentloaded")
                if before not in lines:
                    lines[before] = lines_of(read_html(tab.find("main").evaluate("main => main.outerHTML")))
                press(tab, f".answer-links a[href='{taken(lines[before], answers(step))}']")
                addresses[place] = tab.page.url
            assert tab.find("h1").inner_text() == text_of(place.node)
        assert len({place.node for place in addresses} & {one.id for one in flow().outcomes}) == 26
        assert tab.findings() == []


@browser
def test_without_scripts_the_page_leads_to_the_plain_ones(chromium: Browser, where: Where) -> None:
    with visiting(chromium, where[0], java_script_enabled=False) as visit:
        tab = Asking(visit, where[1])
        tab.open("?safety=none")
        for role in ("radio", "checkbox", "status", "alert"):
            assert tab.find("main").get_by_role(role).count() == 0, role  # type: ignore[arg-type]
        assert tab.find("h1").inner_text() == flow().name
        tab.page.get_by_role("link", name="Answer question by question").press("Enter")
        assert tab.find("h1").inner_text() == question(flow().start).ask
        assert tab.find(".kicker").inner_text() == "Question 1 on your way. At most 9 more after it."
