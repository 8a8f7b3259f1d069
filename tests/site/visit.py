"""One tab of the browser that notes all that goes wrong in it, and every request it makes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Browser, Dialog, Locator, Page, Request

AXE_RULES: dict[str, Any] = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
AXE_RULES_OF_COLOUR: dict[str, Any] = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What a colour scheme can change; all other rules would find the same twice."""


LISTEN = """
globalThis.said = [];
const begun = new Set();
new MutationObserver(changes => {
    for (const change of changes) {
        const region = (change.target.closest ? change.target : change.target.parentElement)?.closest('[role=status]');
        if (!region) continue;
        // The first words of a region come in while the page is read, and are no change.
        if (begun.has(region) || change.removedNodes.length) said.push(region.textContent);
        begun.add(region);
    }
}).observe(document, {subtree: true, childList: true, characterData: true});
"""


@dataclass
class Visit:
    page: Page
    home: str
    """Where the guide begins; everything that is asked for must lie below it."""
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.home + path, wait_until="load")

    def tab_to(self, target: Locator) -> None:
        """Press the tab key until the target has the focus, as somebody without a mouse would."""
        for _ in range(300):
            self.page.keyboard.press("Tab")
            if target.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"the tab key does not reach {target}")

    def listen(self) -> None:
        """Note from the next page on what every live region says when it is changed."""
        self.page.add_init_script(LISTEN)

    def said(self) -> list[str]:
        """What live regions said since the last call, one text for each change."""
        return list(self.page.evaluate("(globalThis.said ?? []).splice(0)"))

    def findings(self) -> list[str]:
        """Errors, dialogs and requests to elsewhere since the last call, each once."""
        outside = {f"asks for {address}" for address in self.requests if not address.startswith(self.home)}
        found = sorted({*self.faults, *outside})
        self.requests.clear()
        self.faults.clear()
        return found


@contextmanager
def visiting(browser: Browser, home: str, *, width: int = 1280, **options: Any) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    context.set_default_timeout(10_000)
    page = context.new_page()
    visit = Visit(page, home)

    def dialog_opened(dialog: Dialog) -> None:
        visit.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def request_failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the tab went on before the icon had come
            visit.faults.append(f"failed: {request.url} {request.failure}")

    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("requestfailed", request_failed)
    page.on("dialog", dialog_opened)
    page.on("pageerror", lambda error: visit.faults.append(f"script error: {error}"))
    page.on("console", lambda m: visit.faults.append(f"console: {m.text}") if m.type == "error" else None)
    yield visit
    context.close()


def script(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


@cache
def axe_script() -> str:
    (file,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
    return file.read_text("utf-8")


def axe_findings(page: Page, rules: dict[str, Any]) -> tuple[list[str], int]:
    """What axe-core finds, and how many of its rules had something to look at and passed."""
    page.evaluate(axe_script())
    result = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false})"
        ".then(r => ({passes: r.passes.length, violations: r.violations}))",
        rules,
    )
    return [
        f"axe {rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"][:3]
    ], result["passes"]


def layout_findings(page: Page) -> tuple[list[str], int]:
    """What does not fit or lies on something else, and how many lines of text were looked at."""
    measured = page.evaluate(script("overlaps.js"))
    found = [f"{measured['wide']} px too wide"] if measured["wide"] > 0 else []
    found += [f"out of the window: {what}" for what in measured["cut"]]
    found += [f"text on text: {what}" for what in measured["over"]]
    found += [f"scrolls sideways, without a name or out of reach: {what}" for what in measured["mute"]]
    return found, measured["lines"]
