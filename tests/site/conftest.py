from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from built_outputs import Built
from local_server import served

if TYPE_CHECKING:
    from comparing import Comparing
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def over_http(real: Built) -> Iterator[tuple[str, str]]:
    """Where the real guide begins on a server, and how a comparison is found there."""
    with served(real.site) as address:
        yield address, "compare/{}/"


@pytest.fixture(scope="module")
def from_disk(real: Built) -> tuple[str, str]:
    return real.offline.as_uri() + "/", "compare/{}.html"


@pytest.fixture
def tab(chromium: Browser, over_http: tuple[str, str]) -> Iterator[Comparing]:
    """A comparison in a fresh tab; afterwards nothing may have gone wrong, and nothing may be stored anywhere."""
    from comparing import Comparing
    from visit import visiting

    with visiting(chromium, over_http[0]) as visit:
        comparing = Comparing(visit, over_http[1])
        comparing.listen()
        comparing.open()
        yield comparing
        assert comparing.findings() == []
        assert comparing.nothing_kept()
