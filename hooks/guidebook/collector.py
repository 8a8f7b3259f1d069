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


def keep_what_is_here() -> None:
    """Leave all that was made so far out of later searches, and search less often.

    For a process that ends with its one task and needs until then what it has.
    """
    gc.freeze()
    gc.set_threshold(50_000)
