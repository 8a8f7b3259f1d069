"""Choosing among the options of a comparison in a real browser: over http and from a disk, by keyboard, on paper, without scripts.

What must be seen is worked out from the YAML here, not by the engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import real_records as data
from html_tree import read_html
from playwright.sync_api import Browser, Locator, expect
from visit import AXE_RULES, AXE_RULES_OF_COLOUR, Visit, axe_findings, layout_findings, script, visiting

from built_outputs import Built, build
from local_server import served
from table_sizes import FACTS, FEW, MANY, OPTIONS, project_with_tables

pytestmark = [pytest.mark.site, pytest.mark.browser]

COMPARISON = "at-the-clinic"
THREE = ("do-nothing", "light-peel", "microneedling")
FACT = "time-off"
LIMITS = ("0", "1", "3", "7")
SAFETY_ROWS = 5

SEEN = """() => {
    const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const table = document.querySelector('#matrix');
    const bare = cell => {
        const copy = cell.cloneNode(true);
        copy.querySelectorAll('.marks, .card-label').forEach(part => part.remove());
        return copy.textContent.split(/\\s+/).join(' ').trim();
    };
    const heads = [...table.tHead.rows[0].cells].slice(1).filter(seen);
    const rows = [...table.querySelectorAll('tr[data-row]')].filter(row => seen(row));
    return {
        options: heads.map(head => head.dataset.option),
        notes: heads.map(head => [...head.querySelectorAll('.head-note')].filter(seen).map(note => note.innerText.trim())),
        rows: rows.map(row => row.dataset.row),
        cells: rows.map(row => [...row.cells].slice(1).filter(seen).map(bare)),
        sorted: rows.filter(row => row.cells[0].ariaSort).map(row => [row.dataset.row, row.cells[0].ariaSort]),
        ticked: [...document.querySelectorAll('.choosing input:checked, .choosing option:checked')].map(one => one.value).filter(Boolean),
    };
}"""
"""What a reader sees of the table, and what is picked."""


class Comparing(Visit):
    """A tab with one comparison."""

    def __init__(self, visit: Visit, page_of: str) -> None:
        super().__init__(visit.page, visit.home, visit.requests, visit.faults)
        self.page_of = page_of

    def open(self, query: str = "", comparison: str = COMPARISON) -> None:
        self.go(self.page_of.format(comparison) + query)

    @property
    def seen(self) -> dict[str, Any]:
        return dict(self.page.evaluate(SEEN))

    @property
    def query(self) -> str:
        return self.page.url.partition("?")[2]

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def option(self, identifier: str) -> Locator:
        return self.find(f".choices input[value='{identifier}']")

    def choose(self, *identifiers: str) -> None:
        self.open_part(0)
        for identifier in identifiers:
            self.option(identifier).check()

    def open_part(self, index: int) -> None:
        part = self.find(".choosing-part").nth(index)
        if part.get_attribute("open") is None:
            part.locator("summary").click()

    def filter(self, key: str) -> Locator:
        return self.find(f".filter[data-key='{key}']")

    def sort_button(self, row: str) -> Locator:
        return self.find(f"tr[data-row='{row}'] button.sort")


@pytest.fixture(scope="module", params=["http", "disk"])
def home(request: pytest.FixtureRequest, real: Built) -> Iterator[tuple[str, str]]:
    """Where the guide begins, and how a comparison is found there."""
    if request.param == "disk":
        yield real.offline.as_uri() + "/", "compare/{}.html"
    else:
        with served(real.site) as address:
            yield address, "compare/{}/"


@pytest.fixture(scope="module")
def website(real: Built) -> Iterator[tuple[str, str]]:
    with served(real.site) as address:
        yield address, "compare/{}/"


@pytest.fixture
def tab(chromium: Browser, website: tuple[str, str]) -> Iterator[Comparing]:
    with visiting(chromium, website[0]) as visit:
        comparing = Comparing(visit, website[1])
        comparing.listen()
        comparing.open()
        comparing.requests.clear()
        yield comparing
        assert comparing.findings() == []
        assert nothing_kept(comparing)


def nothing_kept(visit: Visit) -> bool:
    kept = visit.page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"
    )
    return kept == [0, 0, "", 0] and visit.page.context.cookies() == []


# ---- what the records say


def options_of(comparison: str = COMPARISON) -> list[str]:
    """The options in the order of the guide: by name."""
    listed = data.records("comparison")[comparison]["treatments"]
    return sorted(listed, key=lambda option: data.name("treatment", option).casefold())


def record(option: str) -> dict[str, Any]:
    return data.records("treatment")[option]


def amount(option: str, fact: str) -> tuple[Decimal, Decimal] | None:
    """Low and high end of a number; None for a blank."""
    value = record(option)["facts"].get(fact, {})
    if "count" in value:
        return Decimal(value["count"]), Decimal(value["count"])
    if "low" not in value:
        return None
    open_end = value.get("or_more") == "yes"
    return Decimal(value["low"]), Decimal("Infinity") if open_end else Decimal(value["high"])


def within(option: str, limit: str) -> bool:
    number = amount(option, FACT)
    return record(option)["kind"] == "nothing" or number is None or number[0] <= Decimal(limit)


def by_number(options: list[str], fact: str, *, falling: bool = False) -> list[str]:
    """Sorted by the low end, then the high end; blanks last, equals as in the guide."""
    known = [(amount(option, fact), option) for option in options if amount(option, fact) is not None]
    known.sort(key=lambda pair: pair[0] or (), reverse=falling)  # a stable sort, also when reversed
    return [option for _, option in known] + [option for option in options if amount(option, fact) is None]


def label(fact: str) -> str:
    return next(str(item["label"]) for item in data.single("facts")["facts"] if item["id"] == fact)


def shown(count: int) -> str:
    return f"{count} of {len(options_of())} options shown."


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

        for option in three:
            tab.tab_to(tab.option(option))
            tab.page.keyboard.press("Space")
        assert tab.said() == [
            f"1 is ticked. Tick one more to set them side by side. {shown(len(everything))}",
            shown(2),
            shown(3),
        ]
        assert tab.seen["options"] == three

        tab.tab_to(tab.find(".choosing-part summary").nth(1))
        tab.page.keyboard.press("Enter")
        tab.tab_to(tab.filter(f"most.{FACT}").locator("select"))
        for _ in LIMITS[:3]:
            tab.page.keyboard.press("ArrowDown")
        assert tab.said() == [
            shown(sum(within(option, limit) for option in three))
            + ("" if any(within(option, limit) for option in three) else " None is left.")
            for limit in LIMITS[:3]
        ]
        left = [option for option in three if within(option, "3")]
        assert tab.seen["options"] == left

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
        assert tab.query == f"c={','.join(three)}&most.{FACT}=3&sort={FACT}&dir=desc"
        assert tab.findings() == []
        assert home[0].startswith("file:") or nothing_kept(tab)

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
        assert "no-such" not in tab.page.url and "img" not in tab.find("main").inner_html()[:0] + tab.query
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


# ---- filters


def test_a_limit_leaves_out_what_is_above_and_says_what_it_keeps(tab: Comparing) -> None:
    tab.open_part(1)
    box = tab.filter(f"most.{FACT}")
    compared = 0
    for limit in LIMITS:
        box.locator("select").select_option(limit)
        kept = [option for option in options_of() if within(option, limit)]
        assert tab.seen["options"] == kept
        reasons = {option: tab.find(f"#left-out-{option}").inner_text() for option in options_of()}
        assert {option for option, reason in reasons.items() if reason} == set(options_of()) - set(kept)
        assert set(reasons.values()) <= {"", f"Left out: {label(FACT)}"}
        values = [record(option)["facts"].get(FACT, {"blank": "not_applicable"}) for option in kept]
        blanks = [value.get("blank") for value in values]
        more = sum((amount(o, FACT) or (0, Decimal(0)))[1] > Decimal(limit) for o in kept)
        told = [
            (len(reasons) - len(kept), "Leaves out {}."),
            (more, "Keeps {} that may be more."),
            (
                sum(blank not in (None, "not_applicable") for blank in blanks),
                "Keeps {} where it is not known.",
            ),
            (blanks.count("not_applicable"), "Keeps {} where it does not apply."),
        ]
        said = " ".join(text.format(count) for count, text in told if count or text.startswith("Leaves"))
        assert box.locator(".filter-said").inner_text() == said
        compared += len(reasons)
    assert compared == len(LIMITS) * len(options_of())
    assert len({within(option, "0") for option in options_of()}) == 2


def test_answers_add_up_and_filters_narrow(tab: Comparing) -> None:
    tab.open_part(1)
    key = "evidence-grade"
    grade = {option: record(option)["facts"].get(key, {}).get("choice", "") for option in options_of()}
    first, second = sorted({grade[option] for option in options_of() if record(option)["kind"] != "nothing"})[
        :2
    ]
    box = tab.filter(f"is.{key}")

    def kept(*grades: str) -> list[str]:
        return [o for o in options_of() if grade[o] in ("", *grades) or record(o)["kind"] == "nothing"]

    box.locator(f"input[value='{first}']").check()
    assert tab.seen["options"] == kept(first)
    box.locator(f"input[value='{second}']").check()
    assert tab.seen["options"] == kept(first, second)
    assert len(kept(first)) < len(kept(first, second)) < len(options_of())
    tab.filter(f"most.{FACT}").locator("select").select_option("0")
    assert tab.seen["options"] == [option for option in kept(first, second) if within(option, "0")]
    assert tab.query == f"is.{key}={first},{second}&most.{FACT}=0"


def test_what_is_true_of_the_reader_is_answered_for_every_option(tab: Comparing) -> None:
    tab.open_part(1)
    words = {word["id"]: word["label"] for word in data.single("vocabulary")["lists"]["avoid-level"]}
    conditions = {condition["id"]: condition for condition in data.single("conditions")["conditions"]}
    ticks = tab.filter("avoid").locator("input")
    values = [tick.get_attribute("value") or "" for tick in ticks.all()]

    def level(option: str, condition: str) -> str:
        own = {"pregnancy": "pregnancy", "breast-feeding": "breast_feeding"}
        if condition in own:
            return str(record(option)[own[condition]]["level"])
        return next((a["level"] for a in record(option).get("avoid", []) if a["condition"] == condition), "")

    named = {c for c in conditions for o in options_of() if level(o, c) in ("must_not", "ask_first")}
    assert values == [condition for condition in conditions if condition in named]
    levels_seen = set()
    for value in values:
        tick = tab.filter("avoid").locator(f"input[value='{value}']")
        tick.check()
        kept = [option for option in options_of() if level(option, value) != "must_not"]
        found = tab.seen
        assert found["options"] == kept, value
        for option, notes in zip(kept, found["notes"], strict=True):
            (note,) = notes
            assert note.endswith(f": {conditions[value]['name']}")
            if level(option, value):
                assert words[level(option, value)] in note
                levels_seen.add(level(option, value))
        for option in set(options_of()) - set(kept):
            reason = tab.find(f"#left-out-{option}").inner_text()
            assert reason == f"Left out: {words['must_not']}: {conditions[value]['name']}"
            levels_seen.add("must_not")
        tick.uncheck()
    assert {"must_not", "ask_first", "fine"} <= levels_seen
    assert len(values) > 10
    assert tab.seen["notes"] == [[]] * len(options_of())


def test_a_group_leaves_nothing_out_and_says_who_was_studied(tab: Comparing) -> None:
    tab.open_part(1)
    groups = data.single("site")["group_differences"]["groups"]
    numbers = 0
    for group in groups:
        tab.filter("group").locator("select").select_option(group["id"])
        found = tab.seen
        assert found["options"] == options_of()
        for option, (note,) in zip(found["options"], found["notes"], strict=True):
            assert f"{group['label']}: " in note
            risks = record(option)["group_differences"].get("risks", [])
            counts = [
                int(r["people_studied"])
                for r in risks
                if group["id"] in r["groups"] and "people_studied" in r
            ]
            told = re.search(r"([\d,]+) (?:person|people) studied", note)
            if told:
                assert int(told[1].replace(",", "")) in counts
                numbers += 1
            elif "nobody studied" in note:
                assert set(counts) == {0}
    assert numbers
    assert not tab.filter("group").locator(".filter-said").is_visible()


# ---- what differs, and in which order


def test_only_what_differs_is_shown_and_safety_always(tab: Comparing) -> None:
    everything = tab.seen
    tab.choose("red-light", "radiofrequency") if "red-light" in options_of() else tab.choose(
        *options_of()[-2:]
    )
    both = tab.seen
    assert both["rows"] == everything["rows"]
    tab.said()
    tab.find("input[name=diff]").check()
    rows = dict(zip(both["rows"], both["cells"], strict=True))
    safety = everything["rows"][-SAFETY_ROWS:]
    expected = [row for row, cells in rows.items() if row in safety or len(set(cells)) > 1]
    assert tab.seen["rows"] == expected
    count = len(rows) - len(expected)
    assert count
    assert tab.said() == [f"{shown(2)} Questions hidden, as these options answer them alike: {count}."]
    assert tab.query.endswith("&diff=1")
    tab.find("input[name=diff]").uncheck()
    assert tab.seen == both


def test_every_row_of_numbers_sorts_both_ways_and_back(tab: Comparing) -> None:
    kinds = {fact["id"]: fact for fact in data.single("facts")["facts"]}
    numbers = [
        row
        for row in tab.seen["rows"]
        if row in kinds and kinds[row]["kind"] in ("range", "count", "money") and "computed" not in kinds[row]
    ]
    sorted_rows = 0
    for row in numbers:
        values = {amount(option, row) for option in options_of()} - {None}
        button = tab.sort_button(row)
        assert button.count() == (len(values) > 1), row
        if len(values) < 2:
            continue
        tab.said()
        for falling, order in ((False, "lowest first"), (True, "highest first")):
            button.click()
            assert tab.seen["options"] == by_number(options_of(), row, falling=falling), row
            assert tab.said() == [f"Sorted by {label(row)}, {order}. {shown(len(options_of()))}"]
            assert button.inner_text().startswith(order[0].upper() + order[1:])
        button.click()
        assert tab.said() == [f"Back in the order of the guide. {shown(len(options_of()))}"]
        assert tab.seen["options"] == options_of()
        assert tab.seen["sorted"] == []
        sorted_rows += 1
    assert sorted_rows > 3
    text = [row for row in kinds if kinds[row]["kind"] in ("text", "yes_no")]
    assert sum(tab.sort_button(row).count() for row in text) == 0


def test_the_words_of_the_table_are_never_changed(tab: Comparing, real: Built) -> None:
    words = """() => [...document.querySelectorAll('#matrix caption, #matrix .asked, #matrix td')]
        .map(cell => cell.textContent.split(/\\s+/).join(' ').trim())"""
    table = read_html(real.page(f"compare/{COMPARISON}").read_text("utf-8")).one("table", "matrix")
    cells = [" ".join("".join(cell._texts()).split()) for cell in table.all("td")]
    assert tab.page.evaluate(words)[1:][0::1][:0] == []
    before = tab.page.evaluate(words)
    assert len(before) == len(cells) + len(table.all("span", "asked")) + 1 > 100
    tab.choose(*THREE)
    tab.find("input[name=diff]").check()
    tab.sort_button(FACT).click()
    assert sorted(tab.page.evaluate(words)) == sorted(before)
    tab.find("[data-act=show_all]").click()
    assert tab.page.evaluate(words) == before


# ---- taking it along


def test_the_address_is_copied(chromium: Browser, website: tuple[str, str]) -> None:
    with visiting(chromium, website[0], permissions=["clipboard-read", "clipboard-write"]) as visit:
        tab = Comparing(visit, website[1])
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


def test_the_sheet_holds_the_choice_and_nothing_else(tab: Comparing) -> None:
    tab.choose("light-peel", "do-nothing")
    tab.sort_button(FACT).click()
    tab.page.evaluate("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
    tab.find("[data-act=print]").click()
    assert tab.page.evaluate("window.printed") == 1
    on_screen = tab.seen
    tab.page.emulate_media(media="print")
    assert {name: part for name, part in tab.seen.items() if name != "notes"} == {
        name: part for name, part in on_screen.items() if name != "notes"
    }
    sheet = tab.find(".choice-sheet")
    edition = read_date(data.single("site")["edition"])
    for part in (tab.page.url, f"Sorted by {label(FACT)}, lowest first.", f"Edition of {edition}"):
        assert part in sheet.inner_text()
    gone = (".choosing", ".sort", ".linked-from", ".neighbours", ".breadcrumb", ".site-footer nav")
    assert [part for part in gone if any(one.is_visible() for one in tab.find(part).all())] == []
    assert tab.page.evaluate("getComputedStyle(document.body).page") == "sheet"
    cited = {
        str(mark.get_attribute("href")).removeprefix("#")
        for mark in tab.find("#matrix td:not([hidden]) .marks a").all()
    }
    entries = tab.find(".sources > ol > li")
    visible = {entry.get_attribute("id") for entry in entries.all() if entry.is_visible()}
    assert visible == cited and 3 < len(cited) < entries.count()
    numbers = tab.page.evaluate(
        "[...document.querySelectorAll('.sources > ol > li')].every((entry, index) => entry.value === index + 1)"
    )
    assert numbers


def read_date(iso: str) -> str:
    months = "January February March April May June July August September October November December".split()
    year, month, day = iso.split("-")
    return f"{int(day)} {months[int(month) - 1]} {year}"


def test_a_sheet_from_a_disk_tells_nothing_of_its_folders(chromium: Browser, real: Built) -> None:
    with visiting(chromium, real.offline.as_uri() + "/") as visit:
        tab = Comparing(visit, "compare/{}.html")
        tab.open("?c=light-peel,do-nothing")
        tab.page.emulate_media(media="print")
        said = tab.find(".choice-from").inner_text()
        assert said == f"Taken from: {COMPARISON}.html?c=do-nothing,light-peel"


# ---- without scripts, and for everybody


def test_without_scripts_there_is_the_whole_table_and_no_control(
    chromium: Browser, home: tuple[str, str]
) -> None:
    with visiting(chromium, home[0], java_script_enabled=False) as visit:
        tab = Comparing(visit, home[1])
        tab.open("?c=light-peel,do-nothing&diff=1")
        main = tab.find("main")
        assert main.get_by_role("button").count() == 0
        assert main.get_by_role("checkbox").count() == main.get_by_role("combobox").count() == 0
        assert main.get_by_role("status").count() == 0
        assert not tab.find(".choosing").is_visible() and not tab.find(".choice-sheet").is_visible()
        heads = tab.find("#matrix thead th[data-option]")
        assert [head.get_attribute("data-option") for head in heads.all()] == options_of()
        cells = tab.find("#matrix tr[data-row] td")
        facts = len(data.records("comparison")[COMPARISON]["rows"])
        assert cells.count() == len(options_of()) * (facts + SAFETY_ROWS)
        assert all(cell.is_visible() for cell in cells.all())


PANEL = f"?c=do-nothing,light-peel,microneedling&diff=1&most.{FACT}=7&group=types-5-6&avoid=pregnancy,cold-sores&sort={FACT}"


def open_panel(tab: Comparing) -> None:
    """Everything that can be seen of the controls: all parts open, notes in the heads, a message, the field of the address."""
    tab.open(PANEL)
    for part in (0, 1):
        tab.open_part(part)
    for meaning in tab.find("#matrix .meaning summary").all():
        meaning.click()
    tab.page.evaluate("document.querySelector('.choosing-address').hidden = false")
    assert tab.find(".head-note").count() and tab.find(".left-out:visible").count()
    assert tab.find(".meaning[open]").count() > 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_panel_open(
    chromium: Browser, website: tuple[str, str], scheme: str
) -> None:
    for width in (360, 768, 1280):
        with visiting(chromium, website[0], width=width, color_scheme=scheme) as visit:
            tab = Comparing(visit, website[1])
            open_panel(tab)
            rules = AXE_RULES if scheme == "light" else AXE_RULES_OF_COLOUR
            found, passed = axe_findings(tab.page, rules)
            assert found == [], width
            assert passed >= (20 if scheme == "light" else 1)
            assert tab.findings() == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_everything_fits_with_the_panel_open(chromium: Browser, website: tuple[str, str], width: int) -> None:
    with visiting(chromium, website[0], width=width) as visit:
        tab = Comparing(visit, website[1])
        open_panel(tab)
        found, lines = layout_findings(tab.page)
        assert found == []
        assert lines > 200
        small = tab.page.evaluate(
            """() => [...document.querySelectorAll('.choosing :is(label, select, button, summary, input:not([type=checkbox])), .sort, #matrix summary')]
            .filter(one => one.checkVisibility()).map(one => [one.textContent, one.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""
        )
        assert small == []


@pytest.mark.parametrize("forced", ["active", "none"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_control_is_hidden_by_its_colour(
    chromium: Browser, website: tuple[str, str], scheme: str, forced: str
) -> None:
    with visiting(chromium, website[0], color_scheme=scheme, forced_colors=forced) as visit:
        tab = Comparing(visit, website[1])
        open_panel(tab)
        measured = tab.page.evaluate(script("contrasts.js"), 4.5)
        assert not measured["low"]
        assert measured["count"] > 200
        frames = ".choosing, .filter, .filter select, .sort, .head-note, #matrix td, #matrix th"
        widths = tab.page.evaluate(
            "frames => [...document.querySelectorAll(frames)].filter(one => one.checkVisibility())"
            ".map(one => { const s = getComputedStyle(one); return parseFloat(s.borderTopWidth) + parseFloat(s.borderRightWidth); })",
            frames,
        )
        assert len(widths) > 50 and min(widths) > 0


def test_the_focus_is_seen_on_every_control(tab: Comparing) -> None:
    open_panel(tab)
    tab.find(".choosing-part summary").first.focus()
    looked_at = 0
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        outline = tab.page.evaluate(
            """() => { const here = document.activeElement; const style = getComputedStyle(here); const box = here.getBoundingClientRect();
            const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return [style.outlineStyle, parseFloat(style.outlineWidth), here === over || here.contains(over) || over?.contains(here), here.className || here.name]; }"""
        )
        assert outline[0] == "solid" and outline[1] >= 2 and outline[2], outline
        looked_at += 1
    assert looked_at == 60


def test_heads_and_questions_stay_in_view_together(tab: Comparing) -> None:
    region = tab.page.get_by_role("region", name=re.compile("^Table: "))
    assert region.get_attribute("tabindex") == "0"
    region.focus()
    region.evaluate("element => element.scrollTo(300, 500)")
    boxes = tab.page.evaluate(
        """() => {
            const pane = document.querySelector('.matrix-scroll').getBoundingClientRect();
            const place = element => { const box = element.getBoundingClientRect(); return [box.left - pane.left, box.top - pane.top]; };
            const heads = [...document.querySelectorAll('#matrix thead th')].map(place);
            const questions = [...document.querySelectorAll('#matrix tbody th')].map(place);
            return {corner: heads[0], heads: heads.slice(1).map(([, top]) => top), questions: questions.map(([left]) => left)};
        }"""
    )
    assert max(map(abs, boxes["corner"])) <= 2
    assert len(boxes["heads"]) == len(options_of()) and max(map(abs, boxes["heads"])) <= 2
    assert len(boxes["questions"]) > 10 and max(map(abs, boxes["questions"])) <= 2


# ---- tables of other sizes


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("sizes")
    return build(project_with_tables(folder).folder, folder / "out", "--only", "site")


@pytest.mark.parametrize(("name", "columns", "facts"), [(MANY, OPTIONS, FACTS), (FEW, 2, 1)])
def test_every_cell_of_a_table_of_any_size_has_its_heads_and_words(
    sizes: Built, name: str, columns: int, facts: int
) -> None:
    page = read_html(sizes.page(f"compare/{name}").read_text("utf-8"))
    table = page.one("table", "matrix")
    assert table.one("caption").text
    corner, *heads = table.one("thead").all("th")
    assert len(heads) == columns and corner.text == "Your question"
    assert all(head.attributes["scope"] == "col" and head.text for head in heads)
    rows = [row for row in table.one("tbody").all("tr") if "row-note" not in row.classes]
    assert len(rows) == facts + SAFETY_ROWS
    for row in rows:
        (head,) = row.all("th")
        assert head.attributes["scope"] == "row" and head.text.partition("?")[0]
        cells = row.all("td")
        assert len(cells) == columns
        for cell, option in zip(cells, heads, strict=True):
            label, *rest = [part.text for part in cell.all("p") + cell.all("li")]
            assert label == option.one("a").text
            assert any(rest), (row.attributes["data-row"], label)
        for key in ("data-says", "data-ranks"):
            assert len(row.attributes.get(key, "- " * columns).split()) == columns
    ids = [element.attributes["id"] for element in page if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    form = page.one("form", "choosing")
    assert "hidden" in form.attributes
    assert len(form.one("fieldset", "choices").all("input")) == columns


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_tables_of_any_size_fit(chromium: Browser, sizes: Built, width: int) -> None:
    with served(sizes.site) as address, visiting(chromium, address, width=width) as visit:
        tab = Comparing(visit, "compare/{}/")
        for name, columns in ((MANY, OPTIONS), (FEW, 2)):
            tab.open(comparison=name)
            found, lines = layout_findings(tab.page)
            assert found == [], name
            assert lines > 50
            assert tab.find(".choosing-status").inner_text() == f"{columns} of {columns} options shown."
            assert tab.find(".choosing-part").first.get_attribute("open") == (None if columns > 12 else "")
            assert tab.findings() == []
