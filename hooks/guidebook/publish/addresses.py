"""Where an address in a finished page leads: to which file of the folder, or why to none.

Only addresses inside the site are followed; :func:`scheme_of` tells the others apart first.
"""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

Profile = Literal["web", "offline"]
"""``web``: a host shows the index.html of a folder. ``offline``: opened from a disk, where nothing does."""

NOT_FOUND_PAGE = "404.html"

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Browsers drop these first (URL Standard, "basic URL parser"), so that "java\nscript:" runs.
_DROPPED = str.maketrans("", "", "\t\r\n")
_STRIPPED = "".join(map(chr, range(0x21)))


class Destination(NamedTuple):
    """A file of the folder and, perhaps, a place in it."""

    file: str
    """Path relative to the folder, with forward slashes."""
    fragment: str


class Fault(NamedTuple):
    """Why an address leads nowhere; the message goes on after the address itself."""

    message: str
    hint: str


@functools.lru_cache(maxsize=4096)  # most addresses of a site stand on many of its pages
def scheme_of(address: str) -> str:
    """Give the scheme as a browser reads it, in lower case.

    ``//`` stands for an address that names a host only; an address inside the site has the empty scheme.
    """
    seen = address.translate(_DROPPED).strip(_STRIPPED)
    if seen[:2].replace("\\", "/") == "//":
        return "//"
    match = _SCHEME.match(seen)
    return match[1].lower() if match else ""


class Addresses:
    """Follows the addresses of one finished folder.

    :param files: every file of the folder, relative to it, with forward slashes, spelled as on disk.
    :param site_url: the public address of the folder; its path says what a leading ``/`` means.
    """

    def __init__(self, files: Iterable[str], *, profile: Profile, site_url: str) -> None:
        self._files = frozenset(files)
        self._folders = {folder for file in self._files for folder in _folders_of(file)}
        self._spelling = {file.casefold(): file for file in sorted(self._files)}
        self._profile = profile
        self._root = urlsplit(site_url).path.rstrip("/") + "/"
        self._found: dict[tuple[str, str], str | Fault] = {}

    def follow(self, page: str, address: str) -> Destination | Fault:
        """Give the file that an address without a scheme on `page` leads to.

        Spelling is compared exactly, also where this disk forgives it, because web hosts do not.
        """
        before, _, fragment = address.partition("#")
        path = before.partition("?")[0]
        if not path:
            return Destination(page, unquote(fragment))
        if page == NOT_FOUND_PAGE and self._profile == "web" and not path.startswith("/"):
            return Fault(
                "is relative, on a page that is shown at any address", f'start it with "{self._root}"'
            )
        key = (posixpath.dirname(page), path)
        if key not in self._found:
            self._found[key] = self._find(*key)
        found = self._found[key]
        return found if isinstance(found, Fault) else Destination(found, unquote(fragment))

    def _find(self, folder: str, path: str) -> str | Fault:
        if "\\" in path:
            return Fault("contains a backslash", 'separate folders with "/"')
        path = unquote(path)
        if not path.startswith("/"):
            joined = posixpath.join(folder, path)
        elif self._profile == "offline":
            return Fault('starts with "/", the root of the disk', "make it relative to the page")
        elif path.startswith(self._root):
            joined = path.removeprefix(self._root)
        else:
            return Fault(
                f'lies outside the site, whose root is "{self._root}"', "make it relative to the page"
            )
        target = posixpath.normpath(joined) if joined else "."
        if target.startswith("../") or target == "..":
            return Fault("leads out of the folder", 'take a "../" away')
        target = "" if target == "." else target
        ends_as_folder = path.rsplit("/", 1)[-1] in ("", ".", "..")
        if ends_as_folder or target in self._folders:
            if self._profile == "offline":
                return Fault("names a folder, which opens as a list of files", "name the page in it")
            if not ends_as_folder:
                return Fault("names a folder as if it were a file", 'end it with "/"')
            target = posixpath.join(target, "index.html")
        if target in self._files:
            return target
        spelled = self._spelling.get(target.casefold())
        return Fault(f"leads to no file: {target}", f"the file is called {spelled}" if spelled else "")


def _folders_of(file: str) -> Iterator[str]:
    while file := posixpath.dirname(file):
        yield file
