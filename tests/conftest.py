from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from built_outputs import ROOT, Built, build, chromium_path
from project_tools import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the texts in tests/golden instead of comparing with them; read the difference afterwards",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """``golden("folder/name.txt", text)`` compares a text with the file of that name in tests/golden."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8"))
            return
        assert file.is_file(), (
            f"no golden text {name}: run pytest with --update-golden once, and read what it writes"
        )
        assert text == file.read_bytes().decode("utf-8")

    return compare


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real project with all its outputs, built once; nobody may change it."""
    here = {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1"}  # see site/test_determinism.py
    return build(ROOT, tmp_path_factory.mktemp("real") / "out", variables=here)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The tiny second subject with all its outputs, built once; nobody may change it."""
    folder = tmp_path_factory.mktemp("tiny")
    return build(Project(folder).folder, folder / "out")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium. A machine without one fails the tests: nothing is skipped."""
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    if path is None:
        pytest.fail(
            "no browser: put Chromium on PATH or name it in $CHROMIUM (scripts/find_browser installs one)"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # also for root in a container; only our own pages are opened
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
