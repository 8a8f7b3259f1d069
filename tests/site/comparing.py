"""A tab with one comparison, and what its records say: worked out from the YAML, not by the engine."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import real_records as data
from playwright.sync_api import Locator
from visit import Visit, script

COMPARISON = "at-the-clinic"
THREE = ("do-nothing", "light-peel", "microneedling")
FACT = "time-off"
LIMITS = ("0", "1", "3", "7")
SAFETY_ROWS = 5


class Comparing(Visit):
    """A tab with one comparison."""

    def __init__(self, visit: Visit, page_of: str) -> None:
        """``page_of`` is where a comparison is found, with {} for its id."""
        super().__init__(visit.page, visit.home, visit.requests, visit.faults)
        self.page_of = page_of

    def open(self, query: str = "", comparison: str = COMPARISON) -> None:
        self.go(self.page_of.format(comparison) + query)

    @property
    def seen(self) -> dict[str, Any]:
        return dict(self.page.evaluate(script("table_seen.js")))

    @property
    def query(self) -> str:
        return self.page.url.partition("?")[2]

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def option(self, identifier: str) -> Locator:
        return self.find(f".choices input[value='{identifier}']")

    def choose(self, *identifiers: str) -> None:
        self.open_part("options")
        for identifier in identifiers:
            self.option(identifier).check()

    def part(self, name: str) -> Locator:
        """The options to choose from, or the filters."""
        return self.find(f".choosing-part[data-part={name}]")

    def open_part(self, name: str) -> None:
        part = self.part(name)
        if part.get_attribute("open") is None:
            part.locator("summary").click()

    def open_everything(self) -> None:
        """A choice with notes, reasons and a message, and all that can be unfolded."""
        self.open(
            f"?c={','.join(THREE)}&diff=1&most.{FACT}=7&group=types-5-6&avoid=pregnancy,cold-sores&sort={FACT}&x"
        )
        self.page.evaluate(
            "for (const part of document.querySelectorAll('.choosing details, #matrix details')) part.open = true;"
            "document.querySelector('.choosing-address').hidden = false;"
        )
        assert self.find(".head-note").count() and self.seen["left_out"]
        assert self.find(".meaning[open]").count() > 3

    def filter(self, key: str) -> Locator:
        return self.find(f".filter[data-key='{key}']")

    def sort_button(self, row: str) -> Locator:
        return self.find(f"tr[data-row='{row}'] button.sort")

    def nothing_kept(self) -> bool:
        kept = self.page.evaluate(
            "async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"
        )
        return kept == [0, 0, "", 0] and self.page.context.cookies() == []


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
