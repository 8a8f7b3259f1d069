"""Writes one file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def replace_file(file: Path, text: str) -> None:
    """Write a file in place of whatever stood there."""
    with _complete_beside(file, text) as complete:
        complete.replace(file)


def write_new_file(file: Path, text: str) -> None:
    """Write a file that is not there yet.

    :raises FileExistsError: when there is anything of this name, even if it appeared a moment ago.
    """
    with _complete_beside(file, text) as complete:
        try:
            os.link(complete, file)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links, such as that of a USB stick
            with file.open("xb") as stream:
                stream.write(complete.read_bytes())


@contextmanager
def _complete_beside(file: Path, text: str) -> Iterator[Path]:
    """A hidden file beside the one that is meant, with the whole text; it is gone afterwards."""
    file.parent.mkdir(parents=True, exist_ok=True)
    complete = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        complete.write_bytes(text.encode("utf-8"))
        yield complete
    finally:
        complete.unlink(missing_ok=True)
