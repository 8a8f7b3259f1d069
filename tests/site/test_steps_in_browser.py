"""A flow question by question on screens: by keyboard alone, kept in the address, and for everybody."""

from __future__ import annotations

from typing import Any

import pytest
from asking import (
    FLOW,
    Asking,
    every_trail,
    expected,
    flow,
    has_cautions,
    knowledge,
    proof,
    query,
    question,
    text_of,
)
from playwright.sync_api import Browser
from visit import AXE_RULES, AXE_RULES_OF_COLOUR, axe_findings, layout_findings, script, visiting

from guidebook.deciding.walk import Place, Step, Trail

pytestmark = [pytest.mark.site, pytest.mark.browser]

Where = tuple[str, str]


@pytest.fixture(scope="module", params=["over_http", "from_disk"])
def where(request: pytest.FixtureRequest) -> Where:
    """Where the guide begins, and how a page of the flow is found there."""
    home, page_of = request.getfixturevalue(request.param)
    return home, page_of.replace("compare/{}", f"choose/{FLOW}/{{}}")


@pytest.fixture(scope="module")
def online(over_http: Where) -> Where:
    return over_http[0], f"choose/{FLOW}/{{}}/"


def trail_to(node: str) -> Trail:
    """The fewest questions that lead to one."""
    walked = proof().walks.plain
    place = walked.nearest(node)
    assert place is not None
    return walked.trail(place)


# ---- screens, by keyboard alone


def test_every_outcome_is_reached_by_keyboard_alone(chromium: Browser, where: Where) -> None:
    """Each by the fewest questions; the browser's own way back leads to where other answers are given."""
    walked = proof().walks.plain
    onward: dict[Place, list[tuple[Step, Place]]] = {}
    for place, came in walked.places.items():
        if came is not None:
            onward.setdefault(came[0], []).append((came[1], place))
    reached: list[str] = []

    def explore(tab: Asking, place: Place) -> None:
        trail = walked.trail(place)
        for step, target in onward.get(place, ()):
            tab.answer(step)
            seen = tab.seen
            assert (seen["node"], seen["heading"]) == (target.node, text_of(target.node))
            assert seen["focus"], "the heading is read out next"
            assert tab.asked == query((*trail, step))
            assert seen["title"].startswith(f"{text_of(target.node)} – ")
            if target.node in proof().walks.outcomes:
                check_outcome(seen, (*trail, step), target.node)
                reached.append(target.node)
            explore(tab, target)
            tab.page.go_back()
            seen = tab.seen
            assert (seen["node"], seen["focus"], seen["picked"]) == (place.node, True, [])
            assert tab.asked == query(trail)

    with visiting(chromium, where[0]) as visit:
        tab = Asking(visit, where[1])
        tab.open()
        assert tab.seen["node"] == flow().start and not tab.seen["focus"]
        explore(tab, walked.start)
        assert tab.findings() == []
        assert where[0].startswith("file:") or tab.nothing_kept()
    assert sorted(reached) == sorted(outcome.id for outcome in flow().outcomes)


def check_outcome(seen: dict[str, Any], trail: Trail, outcome: str) -> None:
    wanted = expected(trail, outcome)
    assert {name: seen[name] for name in wanted} == wanted
    assert seen["sources"] == seen["cited"]
    assert seen["empty"] == 0
    assert seen["settled"] == (not wanted["check"] and has_cautions(outcome))


def test_several_answers_are_given_together(chromium: Browser, where: Where) -> None:
    with visiting(chromium, where[0]) as visit:
        tab = Asking(visit, where[1])
        several = [one.id for one in flow().questions if one.several]
        for asked in several:
            all_of_them = tuple(answer.id for answer in question(asked).answers if not answer.alone)
            for together in (all_of_them, all_of_them[-2:]):
                trail = (*trail_to(asked), Step(asked, together))
                tab.open(query(trail[:-1]))
                tab.answer(trail[-1])
                (outcome,) = (end for found, end in every_trail() if found == trail)
                check_outcome(tab.seen, trail, outcome)
                assert tab.asked == query(trail)
        assert tab.findings() == []
    assert len(several) == 4


def test_the_script_follows_every_path_as_the_rules_do(chromium: Browser, online: Where) -> None:
    every = list(every_trail())
    with visiting(chromium, online[0]) as visit:
        tab = Asking(visit, online[1])
        tab.open()
        found = tab.page.evaluate(
            "trails => trails.map(trail => follow(JSON.parse(document.getElementById('flow').textContent), new Map(trail)).node)",
            [[[step.question, list(step.answers)] for step in trail] for trail, _ in every],
        )
    assert found == [outcome for _, outcome in every]
    assert len(found) == proof().combinations


# ---- the address


def test_an_address_copied_at_the_third_question_opens_there(chromium: Browser, where: Where) -> None:
    with visiting(chromium, where[0]) as visit:
        tab = Asking(visit, where[1])
        tab.open()
        tab.answer(Step("safety", ("none",)))
        tab.answer(Step("skin-today", ("none",)))
        before, address = tab.seen, tab.page.url
        assert address.endswith("?safety=none&skin-today=none")
        assert before["progress"] == "Question 3 on your way. At most 7 more after it."
    with visiting(chromium, where[0]) as other:
        again = Asking(other, where[1])
        again.page.goto(address)
        assert again.seen == before | {"focus": False}
        assert again.page.url == address
        assert len(before["given"]) == 2


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("?safety=none&skin-today=gone", "?safety=none"),
        ("?safety=none&no-such-question=none", "?safety=none"),
        ("?safety=none.giant-pore&skin-today=none", "?skin-today=none"),
        ("?safety=none&when=later.this-week", "?safety=none"),
        ("?safety=giant-pore&skin-today=none", "?safety=giant-pore"),
        ("?safety=none&_at=health", "?safety=none"),
        ("?%3Cimg%20src=x%20onerror=alert(1)%3E", ""),
    ],
)
def test_answers_that_do_not_fit_are_left_out_and_it_is_said(
    chromium: Browser, online: Where, asked: str, kept: str
) -> None:
    with visiting(chromium, online[0]) as visit:
        tab = Asking(visit, online[1])
        tab.open(asked)
        tab.page.wait_for_function("document.querySelector('.steps-said').textContent")
        assert tab.seen["said"] == (
            "The address of this page held answers that do not fit these questions. They were left out."
        )
        assert tab.asked == kept
        assert tab.findings() == []


def test_a_browser_that_keeps_its_address_gets_the_answers_behind_a_sign(
    chromium: Browser, where: Where
) -> None:
    refuse = (
        "history.pushState = history.replaceState = () => { throw new DOMException('no', 'SecurityError'); };"
    )
    with visiting(chromium, where[0]) as visit:
        tab = Asking(visit, where[1])
        tab.page.add_init_script(refuse)
        tab.open()
        tab.answer(Step("safety", ("none",)))
        tab.answer(Step("skin-today", ("eczema", "infection")[::-1]))
        seen, address = tab.seen, tab.page.url
        assert address.endswith("#safety=none&skin-today=infection.eczema")
        tab.page.go_back()
        assert tab.seen["node"] == "skin-today"
        tab.page.go_back()
        assert (tab.seen["node"], tab.seen["given"]) == ("safety", [])
    with visiting(chromium, where[0]) as other:
        again = Asking(other, where[1])
        again.page.goto(address)
        assert again.seen == seen | {"focus": False}
        assert again.asked == "?safety=none&skin-today=infection.eczema"


# ---- back and change


@pytest.fixture
def tab(chromium: Browser, online: Where) -> Any:
    """A fresh tab; afterwards nothing may have gone wrong, and nothing may be stored anywhere."""
    with visiting(chromium, online[0]) as visit:
        asking = Asking(visit, online[1])
        yield asking
        assert asking.findings() == []
        assert asking.nothing_kept()


LATER = query(trail_to("see"))


def test_back_shows_the_question_before_with_its_answer(tab: Asking) -> None:
    tab.open(LATER)
    assert tab.seen["node"] == "see"
    back = tab.find("[data-act=back]:visible")
    back.press("Enter")
    seen = tab.seen
    assert (seen["node"], seen["picked"], seen["focus"]) == ("tried", ["no"], True)
    assert tab.asked == f"{LATER}&_at=tried"
    back.press("Enter")
    assert (tab.seen["node"], tab.seen["picked"]) == ("when", ["later"])
    assert len(tab.seen["given"]) == 6
    tab.page.go_back()
    assert tab.seen["node"] == "tried"
    tab.page.go_forward()
    assert tab.seen["node"] == "when"
    tab.page.reload()
    assert (tab.seen["node"], tab.seen["picked"]) == ("when", ["later"])
    tab.next.press("Enter")
    assert (tab.seen["node"], tab.seen["said"]) == ("see", "")
    assert tab.asked == LATER
    tab.open()
    assert tab.seen["back"] == 0


def test_a_changed_answer_leaves_the_others_as_they_were(tab: Asking) -> None:
    trail = (*trail_to("sign-dark")[:-1], Step("tone", ("dark",)), Step("sign-dark", ("plugged",)))
    tab.open(query(trail))
    check_outcome(tab.seen, trail, "careful-peels")
    change = tab.find(".given-list button").nth([step.question for step in trail].index("tone"))
    assert change.inner_text().split() == ["Change", *f"your answer to: {question('tone').ask}".split()]
    change.press("Enter")
    seen = tab.seen
    assert (seen["node"], seen["picked"], len(seen["given"])) == ("tone", ["dark"], len(trail))
    tab.pick("tone", "not-sure").check()
    tab.next.press("Enter")
    changed = tuple(
        step._replace(answers=("not-sure",)) if step.question == "tone" else step for step in trail
    )
    check_outcome(tab.seen, changed, "careful-peels")
    assert tab.seen["said"] == "Your answer is changed. The others still count."
    assert tab.asked == query(changed)
    tab.page.go_back()
    tab.page.go_back()
    check_outcome(tab.seen, trail, "careful-peels")


def test_answers_that_no_longer_apply_are_left_out(tab: Asking) -> None:
    trail = (*trail_to("sign-dark")[:-1], Step("tone", ("dark",)), Step("sign-dark", ("plugged",)))
    tab.open(query(trail, at="tone"))
    tab.pick("tone", "light").check()
    tab.next.press("Enter")
    seen = tab.seen
    assert (seen["node"], len(seen["given"])) == ("sign-light", len(trail) - 1)
    assert seen["said"] == "Your answer is changed. Others that no longer apply were left out."
    assert "sign-dark" not in tab.asked


def test_an_answer_to_a_question_that_comes_later_is_kept(tab: Asking) -> None:
    """Changing the way for a while does not ask again what was answered already."""
    start = query(trail_to("see")) + "&see=scars"
    tab.open(start + "&_at=life")
    tab.pick("life", "none").uncheck()
    tab.pick("life", "under-18").check()
    tab.next.press("Enter")
    assert (tab.seen["node"], tab.asked.partition("&when")[1]) == ("young-skin", "")
    tab.open("?skin-today=none&when=later")
    assert (tab.seen["node"], tab.seen["said"]) == (flow().start, "")
    tab.pick("safety", "none").check()
    tab.next.press("Enter")
    assert tab.seen["node"] == "health"
    assert tab.asked == "?safety=none&skin-today=none&when=later"


def test_start_again_forgets_everything(tab: Asking) -> None:
    tab.open(LATER)
    with tab.page.expect_navigation():
        tab.page.get_by_role("link", name="Start again").press("Enter")
    assert (tab.seen["node"], tab.seen["given"], tab.asked) == (flow().start, [], "")


# ---- errors, and answers that exclude others


def test_no_answer_is_told_and_leads_to_the_first(tab: Asking) -> None:
    for asked, message in (("", "Choose at least one answer"), (query(trail_to("when")), "Choose an answer")):
        tab.open(asked)
        node = tab.seen["node"]
        tab.next.press("Enter")
        assert tab.asked == asked
        summary = tab.find(".error-summary:visible")
        assert summary.evaluate("element => element === document.activeElement")
        assert summary.get_attribute("role") == "alert"
        assert summary.inner_text().split("\n\n") == ["There is a problem", message]
        fieldset = tab.find(".screen:visible fieldset")
        told = str(fieldset.get_attribute("aria-describedby")).split()
        assert told == [f"{node}--help", f"{node}--error"]
        assert tab.find(f"#{node}--error").inner_text().split("\n")[-1].endswith(message)
        assert tab.seen["title"].startswith(f"Error: {text_of(node)} – ")
        summary.locator("a").press("Enter")
        first = tab.find(f"input[name='answer-{node}']").first
        assert first.evaluate("element => element === document.activeElement")
        assert tab.asked == asked
        tab.press("Space")
        tab.next.press("Enter")
        assert not tab.find(".error-summary:visible").count()
        tab.find("[data-act=back]:visible").press("Enter")
        assert not tab.find(".error-summary:visible, .error:visible").count()
        assert str(tab.find(".screen:visible fieldset").get_attribute("aria-describedby")) == f"{node}--help"


def test_an_answer_that_stands_alone_takes_the_others_away(tab: Asking) -> None:
    tab.open()
    for answer in ("giant-pore", "inflamed-acne"):
        tab.pick("safety", answer).check()
    assert tab.seen["picked"] == ["giant-pore", "inflamed-acne"]
    tab.pick("safety", "none").check()
    assert tab.seen["picked"] == ["none"]
    tab.pick("safety", "not-sure").check()
    assert tab.seen["picked"] == ["not-sure"]
    tab.pick("safety", "giant-pore").check()
    assert tab.seen["picked"] == ["giant-pore"]


# ---- for everybody


SCREENS = {
    "question": "",
    "error": LATER,
    "several answers": "?safety=none&skin-today=none&_at=safety",
    "outcome": query(trail_to("freshen-up")),
    "outcome, ask first": query((*trail_to("life"), Step("life", ("maybe-pregnant", "under-18")))),
    "alarm": "?safety=giant-pore.inflamed-acne",
    "message": "?safety=gone",
}
PLAIN = {"plain question": "safety", "plain outcome": "pregnancy-plan"}


def each_screen(tab: Asking) -> Any:
    for name, asked in SCREENS.items():
        tab.open(asked)
        if name == "error":
            tab.next.click()
            assert tab.find(".error-summary:visible").count() == 1
        yield name
    for name, page in PLAIN.items():
        tab.open(name=page)
        yield name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen(chromium: Browser, online: Where, scheme: Any) -> None:
    with visiting(chromium, online[0], color_scheme=scheme) as visit:
        tab = Asking(visit, online[1])
        for name in each_screen(tab):
            found, passed = axe_findings(tab.page, AXE_RULES if scheme == "light" else AXE_RULES_OF_COLOUR)
            assert found == [], name
            assert passed >= (15 if scheme == "light" else 1)
        assert tab.findings() == []


SIZES = """[...document.querySelectorAll('.asking :is(button, .pick, .answer-links a, .ways-on a, summary, .leaflet)')]
    .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())
    .map(box => Math.min(box.width, box.height))"""
"""The shorter side of everything that is pressed, in pixels."""


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_fits(chromium: Browser, online: Where, width: int) -> None:
    with visiting(chromium, online[0], width=width) as visit:
        tab = Asking(visit, online[1])
        for name in each_screen(tab):
            found, lines = layout_findings(tab.page)
            assert found == [], name
            assert lines > 20
            sizes = tab.page.evaluate(SIZES)
            assert sizes and min(sizes) >= 24, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_hidden_by_forced_colours(chromium: Browser, online: Where, scheme: Any) -> None:
    with visiting(chromium, online[0], forced_colors="active", color_scheme=scheme) as visit:
        tab = Asking(visit, online[1])
        for name in each_screen(tab):
            measured = tab.page.evaluate(script("contrasts.js"), 4.5)
            assert not measured["low"], name
            assert measured["count"] > 20


def test_the_summary_on_paper(tab: Asking) -> None:
    trail = trail_to("freshen-up")
    tab.open(query(trail))
    tab.page.evaluate("void (window.print = () => { window.printed = (window.printed ?? 0) + 1; })")
    tab.find("[data-act=print]:visible").press("Enter")
    assert tab.page.evaluate("window.printed") == 1
    folded = tab.find(".screen:visible details:not([open])").count()
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.page.emulate_media(media="print")
    assert folded > 3 and tab.find(".screen:visible details:not([open])").count() == 0
    check_outcome(tab.seen, trail, "freshen-up")
    assert tab.find(".steps-from").inner_text() == f"Taken from: {tab.page.url}"
    assert tab.find(".screen:visible .review-none").inner_text().endswith("Not yet reviewed by a clinician")
    asked = [
        text
        for choice in proof().walks.outcomes["freshen-up"].offer
        if choice.treatment
        for text in knowledge().treatments[choice.treatment].questions
    ]
    assert tab.find(".screen:visible .check-list li").all_inner_texts() == sorted(
        dict.fromkeys(asked), key=lambda text: asked.count(text) < 2
    )
    gone = (".asking-buttons", ".given-list button", ".ways-on", ".site-header nav")
    assert [part for part in gone if any(one.is_visible() for one in tab.find(part).all())] == []
    tab.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.find(".screen:visible details:not([open])").count() == folded


def test_a_summary_from_a_disk_tells_nothing_of_its_folders(chromium: Browser, from_disk: Where) -> None:
    with visiting(chromium, from_disk[0]) as visit:
        tab = Asking(visit, f"choose/{FLOW}/{{}}.html")
        tab.open("?safety=giant-pore")
        tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        tab.page.emulate_media(media="print")
        assert tab.find(".steps-from").inner_text() == "Taken from: steps.html?safety=giant-pore"
