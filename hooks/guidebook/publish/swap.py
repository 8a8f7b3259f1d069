"""Puts finished outputs in place of the last ones, all of them or none.

An output is made in a staging folder beside its target, on the same file system, and renamed into place when
all outputs are complete. A failed, killed or parallel build leaves the last good output as it was.

A living build holds a lock on its staging folders; the next build clears away what lost its owner. (Numbers
of processes would not do: they are used again, and mean nothing between containers.)
"""

from __future__ import annotations

import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType

try:
    import fcntl
except (
    ImportError
):  # Windows: no locks there, so nothing is cleared away, and builds must not run side by side
    fcntl = None  # type: ignore[assignment]

_NEW = "new"
_OLD = "old"


class Replacements:
    """Several outputs that appear together: enter it, write to the paths it gives, leave it.

    Leaving without an exception puts every output in place of its target; leaving with one changes no target.

    :raises FileNotFoundError: on leaving, when an output was promised and not written; no target is changed.
    """

    def __init__(self) -> None:
        self._stagings: list[_Staging] = []

    def __enter__(self) -> Replacements:
        return self

    def folder(self, target: Path) -> Path:
        """Give a new empty folder that will become `target`."""
        staged = self.file(target)
        staged.mkdir()
        return staged

    def file(self, target: Path) -> Path:
        """Give the path of a file, not there yet, that will become `target`."""
        staging = _Staging(target)
        self._stagings.append(staging)
        return staging.new

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._commit()
        finally:
            for staging in self._stagings:
                staging.remove()

    def _commit(self) -> None:
        for staging in self._stagings:
            if not staging.new.exists():
                raise FileNotFoundError(f"nothing was written for {staging.target.name}")
        with ExitStack() as locks:
            # In one order for every build, so that two builds never wait for each other.
            for parent in sorted({staging.target.parent for staging in self._stagings}):
                locks.enter_context(_locked(parent))
            moved: list[_Staging] = []
            try:
                for staging in self._stagings:
                    moved.append(staging)
                    staging.put_in_place()
            except BaseException:
                for staging in reversed(moved):
                    staging.put_back()
                raise


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a new empty folder that becomes `target` when the block ends without an exception."""
    with Replacements() as outputs:
        yield outputs.folder(target)


@contextmanager
def replacing_file(target: Path) -> Iterator[Path]:
    """Give the path of a new file that becomes `target` when the block ends without an exception."""
    with Replacements() as outputs:
        yield outputs.file(target)


class _Staging:
    """A folder beside one target that holds the new output, and for a moment the old one."""

    def __init__(self, target: Path) -> None:
        self.target = target.absolute()
        self.target.parent.mkdir(parents=True, exist_ok=True)
        prefix = f".{target.name}.staging-"
        with _locked(self.target.parent):
            for left in sorted(self.target.parent.glob(f"{glob.escape(prefix)}*")):
                if (lock := _take_lock(left)) is not None:
                    _clear(left, self.target)
                    os.close(lock)
            self.place = Path(tempfile.mkdtemp(prefix=prefix, dir=self.target.parent))
            self._lock = _take_lock(self.place)
        self.new = self.place / _NEW
        self.old = self.place / _OLD

    def put_in_place(self) -> None:
        if os.path.lexists(self.target):
            self.target.rename(self.old)
        self.new.rename(self.target)

    def put_back(self) -> None:
        """Undo :meth:`put_in_place`, however far it came."""
        if not self.new.exists():
            self.target.rename(self.new)
        if os.path.lexists(self.old):
            self.old.rename(self.target)

    def remove(self) -> None:
        _clear(self.place, self.target)
        if self._lock is not None:
            os.close(self._lock)


def _clear(place: Path, target: Path) -> None:
    """Delete a staging folder, but never the only copy of an output (stopped between the two renames)."""
    old = place / _OLD
    if os.path.lexists(old) and not os.path.lexists(target):
        old.rename(target)
    # What cannot be deleted now is left to the next build: the outputs themselves are in order.
    shutil.rmtree(place, ignore_errors=True)


def _take_lock(folder: Path) -> int | None:
    """Lock a folder for as long as this process lives; None when another holds it."""
    if fcntl is None:
        return None
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
        else:
            return handle
    return None


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder against other builds for the few renames of a moment."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks: go on without
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
