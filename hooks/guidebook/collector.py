"""Python's search for cyclic garbage, which costs most where there is none to be found."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def no_garbage_collection() -> Generator[None, None, None]:
    """Search for no garbage in this block, which makes much that stays and no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
