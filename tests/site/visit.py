"""One tab of the browser that notes all that goes wrong in it, and every request it makes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Dialog, Page, Request


@dataclass
class Visit:
    page: Page
    home: str
    """Where the guide begins; everything that is asked for must lie below it."""
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.home + path, wait_until="load")

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
