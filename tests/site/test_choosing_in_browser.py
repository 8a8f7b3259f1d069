"""Choosing among the options of a comparison in a real browser: by keyboard, said aloud, and kept in the address."""

from __future__ import annotations

import pytest
from comparing import COMPARISON, FACT, LIMITS, THREE, Comparing, by_number, label, options_of, shown, within
from html_tree import read_html
from playwright.sync_api import Browser, expect
from visit import visiting

from built_outputs import Built

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture(scope="module", params=["over_http", "from_disk"])
def home(request: pytest.FixtureRequest) -> tuple[str, str]:
    address, page_of = request.getfixturevalue(request.param)
    return address, page_of


# ---- by keyboard alone, and the same view at the same address


def test_a_choice_made_by_keyboard_is_the_same_at_its_address(
    chromium: Browser, home: tuple[str, str]
) -> None:
    everything = options_of()
    three = [option for option in everything if option in THREE]
    with visiting(chromium, home[0]) as visit:
        tab = Comparing(visit, home[1])
        tab.listen()
        tab.open()
        before = tab.seen
        assert before["options"] == everything
        assert tab.said() == []

        tab.tab_to(tab.part("filters").locator("> summary"))
        tab.page.keyboard.press("Enter")
        tab.tab_to(tab.filter(f"most.{FACT}").locator("select"))
        for _ in LIMITS[:3]:
            tab.page.keyboard.press("ArrowDown")
        assert tab.said() == [
            shown(sum(within(option, limit) for option in everything)) for limit in LIMITS[:3]
        ]
        kept = [option for option in everything if within(option, LIMITS[2])]
        assert tab.seen["options"] == kept and len(kept) < len(everything)

        for option in three:
            tab.tab_to(tab.option(option))
            tab.page.keyboard.press("Space")
        assert tab.said() == [
            f"1 is ticked. Tick one more to set them side by side. {shown(len(kept))}",
            shown(len({*three[:2]} & {*kept})),
            shown(len({*three} & {*kept})),
        ]
        left = [option for option in three if option in kept]
        assert tab.seen["options"] == left
        assert len(left) > 1

        tab.tab_to(tab.find("[data-act=to_table]"))
        tab.page.keyboard.press("Enter")
        assert tab.page.evaluate("document.activeElement.getAttribute('role')") == "region"
        tab.tab_to(tab.sort_button(FACT))
        tab.page.keyboard.press("Enter")
        tab.page.keyboard.press("Enter")
        assert tab.said() == [
            f"Sorted by {label(FACT)}, {order}. {shown(len(left))}"
            for order in ("lowest first", "highest first")
        ]
        assert tab.sort_button(FACT).evaluate("element => element === document.activeElement")
        found = tab.seen
        assert found["options"] == by_number(left, FACT, falling=True)
        assert found["sorted"] == [[FACT, "descending"]]
        assert found["rows"] == before["rows"]
        address = tab.page.url
        assert tab.query == f"c={','.join(three)}&most.{FACT}={LIMITS[2]}&sort={FACT}&dir=desc"
        assert tab.findings() == []
        assert tab.nothing_kept()

    with visiting(chromium, home[0]) as other:
        again = Comparing(other, home[1])
        again.listen()
        again.page.goto(address)
        assert again.seen == found
        assert again.page.url == address
        assert again.said() == [f"Sorted by {label(FACT)}, highest first. {shown(len(left))}"]
        assert again.findings() == []


def test_a_browser_that_keeps_its_address_gets_the_choice_behind_a_sign(
    chromium: Browser, home: tuple[str, str]
) -> None:
    refuse = "history.replaceState = () => { throw new DOMException('no', 'SecurityError'); };"
    with visiting(chromium, home[0]) as visit:
        tab = Comparing(visit, home[1])
        tab.page.add_init_script(refuse)
        tab.open()
        tab.choose(*THREE[:2])
        found, address = tab.seen, tab.page.url
        assert address.endswith(f"#c={','.join(option for option in options_of() if option in THREE[:2])}")
        tab.find("[data-act=show_all]").click()
        assert tab.page.url.endswith("#c=")
        assert tab.seen["options"] == options_of()
    with visiting(chromium, home[0]) as other:
        again = Comparing(other, home[1])
        again.page.goto(address)
        assert again.seen == found
        assert len(found["options"]) == 2


# ---- what is said


def test_nothing_is_said_before_something_changes(tab: Comparing) -> None:
    assert tab.said() == []
    assert tab.find(".choosing-status").inner_text() == shown(len(options_of()))
    assert tab.query == ""


def test_a_place_on_the_page_keeps_its_address(tab: Comparing) -> None:
    tab.open(f"?from=elsewhere#row-{FACT}")
    assert tab.page.url.endswith(f"?from=elsewhere#row-{FACT}")
    assert tab.find(f"#row-{FACT}").evaluate("row => row.matches(':target')")
    tab.choose(*THREE[:2])
    assert tab.page.url.endswith(f"?c={','.join(o for o in options_of() if o in THREE[:2])}#row-{FACT}")
    assert len(tab.seen["options"]) == 2


def test_a_fifth_option_is_not_taken(tab: Comparing) -> None:
    five = options_of()[:5]
    tab.choose(*five[:4])
    tab.said()
    tab.option(five[4]).click()
    assert tab.said() == [f"4 are ticked already. Untick one first to take another. {shown(4)}"]
    assert tab.seen["options"] == five[:4]
    assert not tab.option(five[4]).is_checked()
    assert tab.option(five[4]).evaluate("element => element === document.activeElement")
    assert tab.query == f"c={','.join(five[:4])}"


def test_what_the_address_asks_for_in_vain_is_told_and_never_shown(tab: Comparing) -> None:
    message = "The address asks for something that is not in this table. That part was left aside."
    wrong = [
        "?c=light-peel,no-such-option,do-nothing",
        "?c=light-peel,do-nothing&most.no-such-fact=3",
        f"?c=light-peel,do-nothing&most.{FACT}=4",
        f"?c=light-peel,do-nothing&most.{FACT}=1,3&most.{FACT}=",
        "?c=light-peel,do-nothing&sort=effect",
        "?c=light-peel,do-nothing&avoid=%3Cimg%20src=x%20onerror=alert(1)%3E",
    ]
    for query in wrong:
        tab.open(query)
        assert tab.said() == [f"{message} {shown(2)}"], query
        assert sorted(tab.seen["options"]) == ["do-nothing", "light-peel"]
        assert "no-such" not in tab.page.url and "img" not in tab.query
    tab.open("?utm=1&%E0%A4%A=&c=light-peel,do-nothing&c=light-peel&dir=sideways#x")
    assert tab.said() == [shown(2)]
    tab.open(f"?c={','.join(options_of()[:6])}")
    assert tab.said() == [f"4 are ticked already. Untick one first to take another. {shown(4)}"]
    assert tab.seen["options"] == options_of()[:4]


def test_show_all_takes_everything_back(tab: Comparing) -> None:
    before = tab.seen
    tab.open(f"?c=light-peel,do-nothing&diff=1&avoid=pregnancy&sort={FACT}&dir=desc")
    assert tab.seen != before
    tab.said()
    tab.find("[data-act=show_all]").press("Enter")
    assert tab.said() == [f"Everything is shown again. {shown(len(options_of()))}"]
    assert tab.seen == before
    assert tab.query == ""
    assert tab.find("[data-act=show_all]").evaluate("element => element === document.activeElement")


def test_the_words_of_the_table_are_never_changed(tab: Comparing, real: Built) -> None:
    words = """() => [...document.querySelectorAll('#matrix caption, #matrix .asked, #matrix td')]
        .map(cell => cell.textContent.replace(/\\s+/g, ''))"""
    table = read_html(real.page(f"compare/{COMPARISON}").read_text("utf-8")).one("table", "matrix")
    parts = [table.one("caption"), *(part for row in table.one("tbody").all("tr") for part in row.all())]
    written = [part.squeezed for part in parts if part.tag in ("caption", "td") or "asked" in part.classes]
    assert tab.page.evaluate(words) == written
    assert len(written) > 100
    tab.choose(*THREE)
    tab.find("input[name=diff]").check()
    tab.sort_button(FACT).click()
    assert sorted(tab.page.evaluate(words)) == sorted(written)
    tab.find("[data-act=show_all]").click()
    assert tab.page.evaluate(words) == written


# ---- taking it along


def test_the_address_is_copied(chromium: Browser, over_http: tuple[str, str]) -> None:
    with visiting(chromium, over_http[0], permissions=["clipboard-read", "clipboard-write"]) as visit:
        tab = Comparing(visit, over_http[1])
        tab.listen()
        tab.open(f"?c=light-peel,do-nothing&sort={FACT}")
        tab.said()
        tab.find("[data-act=copy]").click()
        status = tab.find(".choosing-status")
        expect(status).to_have_text("The address is copied. It leads to this same choice.")
        assert tab.page.evaluate("navigator.clipboard.readText()") == tab.page.url
        assert tab.query == f"c=do-nothing,light-peel&sort={FACT}"
        assert len(tab.said()) == 1
        assert not tab.find("#choosing-address").is_visible()


def test_where_nothing_can_be_copied_the_address_is_marked(tab: Comparing) -> None:
    tab.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined});")
    tab.open("?c=light-peel,do-nothing")
    tab.said()
    tab.find("[data-act=copy]").press("Enter")
    field = tab.find("#choosing-address")
    expect(field).to_be_focused()
    assert tab.said() == ["Your browser does not let us copy. The address is marked: copy it yourself."]
    assert tab.page.evaluate("String(getSelection())") == tab.page.url == field.input_value()
    assert field.get_attribute("readonly") is not None
    tab.option("light-peel").uncheck()
    assert not field.is_visible()
