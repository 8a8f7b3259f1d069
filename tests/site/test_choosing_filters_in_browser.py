"""Filters, "only what differs" and sorting of a comparison in a real browser, held against the records."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

import pytest
import real_records as data
from comparing import (
    FACT,
    LIMITS,
    SAFETY_ROWS,
    Comparing,
    amount,
    by_number,
    label,
    options_of,
    record,
    shown,
    within,
)

pytestmark = [pytest.mark.site, pytest.mark.browser]


def test_a_limit_leaves_out_what_is_above_and_says_what_it_keeps(tab: Comparing) -> None:
    tab.open_part("filters")
    box = tab.filter(f"most.{FACT}")
    compared = 0
    for limit in LIMITS:
        box.locator("select").select_option(limit)
        kept = [option for option in options_of() if within(option, limit)]
        assert tab.seen["options"] == kept
        left_out = set(options_of()) - set(kept)
        assert tab.seen["left_out"] == dict.fromkeys(left_out, f"Left out. {label(FACT)}.")
        values = [record(option)["facts"].get(FACT, {"blank": "not_applicable"}) for option in kept]
        blanks = [value.get("blank") for value in values]
        more = sum((amount(o, FACT) or (0, Decimal(0)))[1] > Decimal(limit) for o in kept)
        told = [
            (len(left_out), "Leaves out {}."),
            (more, "Keeps {} that may be more."),
            (
                sum(blank not in (None, "not_applicable") for blank in blanks),
                "Keeps {} where it is not known.",
            ),
            (blanks.count("not_applicable"), "Keeps {} where it does not apply."),
        ]
        said = " ".join(text.format(count) for count, text in told if count or text.startswith("Leaves"))
        assert box.locator(".filter-said").inner_text() == said
        compared += len(left_out)
    assert compared > 3


def test_answers_add_up_and_filters_narrow(tab: Comparing) -> None:
    tab.open_part("filters")
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
    tab.open_part("filters")
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
        reason = f"Left out. {words['must_not']}: {conditions[value]['name']}."
        assert found["left_out"] == dict.fromkeys(set(options_of()) - set(kept), reason)
        levels_seen |= {"must_not"} if found["left_out"] else set()
        tick.uncheck()
    assert {"must_not", "ask_first", "fine"} <= levels_seen
    both = ("pregnancy", "keloids")
    out = [{o for o in options_of() if level(o, condition) == "must_not"} for condition in both]
    assert out[0] - out[1] and out[0] | out[1] != set(options_of())
    for condition in both:
        tab.filter("avoid").locator(f"input[value='{condition}']").check()
    assert set(tab.seen["options"]) == set(options_of()) - out[0] - out[1]
    assert {len(notes) for notes in tab.seen["notes"]} == {2}
    tab.find("[data-act=show_all]").click()
    assert len(values) > 10
    assert tab.seen["notes"] == [[]] * len(options_of())


def test_a_group_leaves_nothing_out_and_says_who_was_studied(tab: Comparing) -> None:
    tab.open_part("filters")
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


def test_only_what_differs_is_shown_and_safety_always(tab: Comparing) -> None:
    tab.open(comparison="at-home")
    everything = tab.seen
    facts = everything["cells"][:-SAFETY_ROWS]
    columns = range(len(everything["options"]))

    def alike(pair: tuple[int, int]) -> int:
        return sum(cells[pair[0]] == cells[pair[1]] for cells in facts)

    first, second = max(combinations(columns, 2), key=alike)
    count = alike((first, second))
    assert count > 1
    tab.choose(everything["options"][first], everything["options"][second])
    both = tab.seen
    assert both["rows"] == everything["rows"]
    tab.said()
    tab.find("input[name=diff]").check()
    rows = zip(both["rows"][:-SAFETY_ROWS], facts, strict=True)
    differing = [row for row, cells in rows if cells[first] != cells[second]]
    assert tab.seen["rows"] == [*differing, *everything["rows"][-SAFETY_ROWS:]]
    (said,) = tab.said()
    assert said == (
        f"2 of {len(columns)} options shown. Questions hidden, as these options answer them alike: {count}."
    )
    assert tab.query.endswith("&diff=1")
    tab.option(everything["options"][first]).uncheck()  # one alone differs from nothing
    assert tab.seen["rows"] == [row for row in everything["rows"] if row in tab.seen["rows"]]
    tab.option(everything["options"][first]).check()
    tab.find("input[name=diff]").uncheck()
    assert tab.seen["rows"] == both["rows"] and tab.seen["cells"] == both["cells"]


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
