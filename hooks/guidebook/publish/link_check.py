"""The check over finished pages: every address resolves, every id is unique, nothing comes from elsewhere.

The site generator checks neither addresses in raw HTML nor anchors, and passes its strict mode with both
broken; so this looks at the files as they will be published, one profile at a time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase
from html import unescape
from pathlib import Path
from typing import NamedTuple

from guidebook.publish.addresses import Addresses, Fault, Profile, scheme_of
from guidebook.publish.asset_rules import css_loads, requests_in
from guidebook.publish.html_tokens import line_at
from guidebook.publish.page_reader import Page, Reference, read_page

_FOLLOWED_BY_READERS = frozenset({"https", "mailto", "tel"})
_WEB = frozenset({"//", "http", "https"})
_TOP_OF_PAGE = frozenset({"", "top"})  # HTML Standard, "select the indicated part"
_LOCATION = re.compile(r"<loc>\s*(.*?)\s*</loc>", re.DOTALL)
_LONGEST_SHOWN = 100
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, order=True)
class SiteProblem:
    """One thing wrong in a finished folder."""

    page: str
    """File relative to the folder, with forward slashes."""
    line: int
    message: str
    hint: str = ""
    """What to do about it; may be empty."""

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.message}" + (f" ({self.hint})" if self.hint else "")


def check_site(
    folder: Path, *, profile: Profile, site_url: str, trusted_scripts: Collection[str] = ()
) -> list[SiteProblem]:
    """Check every HTML, SVG, CSS and JavaScript file and the site map of a finished folder.

    :param profile: ``offline`` also refuses what browsers refuse to pages opened from a disk.
    :param site_url: the public address of the folder; canonical addresses and the site map start with it.
    :param trusted_scripts: patterns (``assets/javascripts/bundle.*.js``) of scripts of others whose requests
        were seen in a browser to do no harm offline; each must match a file.
    :returns: every problem, sorted; none when the folder can be published.
    :raises NotADirectoryError: there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder")
    files = sorted(
        (Path(parent) / name).relative_to(folder).as_posix()
        for parent, _, names in os.walk(folder)
        for name in names
    )
    return _Check(folder, files, profile, site_url.rstrip("/") + "/").run(trusted_scripts)


class _Address(NamedTuple):
    """An address as it stands on a page; its text, for a message, shows what is around it."""

    place: int
    before: str
    address: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{_shown(self.address)}{self.after}"


class _Check:
    def __init__(self, folder: Path, files: list[str], profile: Profile, site_url: str) -> None:
        self._folder = folder
        self._files = files
        self._offline = profile == "offline"
        self._site_url = site_url
        self._addresses = Addresses(files, profile=profile, site_url=site_url)
        self._anchors: dict[str, Collection[str]] = {}
        self._anchors_wanted: list[tuple[str, _Address, str, str]] = []
        self._problems: set[SiteProblem] = set()

    def run(self, trusted_scripts: Collection[str]) -> list[SiteProblem]:
        for pattern in trusted_scripts:
            if not any(fnmatchcase(file, pattern) for file in self._files):
                self._add(
                    pattern, 1, "no file matches this pattern of trusted scripts", "take the pattern away"
                )
        for file in self._files:
            ending = file.rpartition(".")[2].lower()
            if ending not in ("html", "svg", "css", "js") and file != "sitemap.xml":
                continue
            try:
                text = (self._folder / file).read_bytes().decode("utf-8")
            except UnicodeDecodeError as error:
                self._add(file, 1, f"byte {error.start} is not UTF-8", "save the file as UTF-8")
                continue
            if ending in ("html", "svg"):
                self._check_page(file, text)
            elif ending == "css":
                self._check_css(file, text, 0, text)
            elif ending == "js":
                if self._offline and not any(fnmatchcase(file, pattern) for pattern in trusted_scripts):
                    self._check_script(file, text, 0, text)
            else:
                for match in _LOCATION.finditer(text):
                    self._check_identity(file, line_at(text, match.start()), "loc", unescape(match[1]))
        for file, address, target, fragment in self._anchors_wanted:
            if fragment not in self._anchors.get(target, ()):
                line = line_at((self._folder / file).read_bytes().decode("utf-8"), address.place)
                self._add(file, line, f'{address} leads to no id "{fragment}" in {target}', "")
        return sorted(self._problems)

    def _add(self, file: str, line: int, message: str, hint: str) -> None:
        self._problems.add(SiteProblem(file, line, message, hint))

    def _check_page(self, file: str, text: str) -> None:
        page = read_page(text)
        self._anchors[file] = page.anchors.keys()
        for reference in page.references:
            self._check_reference(file, text, reference)
        self._check_names(file, text, page)
        for place, css in page.styles:
            self._check_css(file, text, place, css)
        for place, message, hint in page.remarks:
            self._add(file, line_at(text, place), message, hint)
        if self._offline:
            for place, what in page.online_only:
                hint = "leave it out of the offline profile"
                self._add(file, line_at(text, place), f"{what} does not work from a disk", hint)
            for place, script in page.scripts:
                self._check_script(file, text, place, script)

    def _check_names(self, file: str, text: str, page: Page) -> None:
        for place, name in page.repeated:
            first = line_at(text, page.anchors[name])
            message = f'id "{name}" is used twice, first on line {first}'
            self._add(file, line_at(text, place), message, "give one of the two another id")
        for place, attribute, name in page.pointers:
            if name not in page.anchors:
                self._add(
                    file, line_at(text, place), f'{attribute}="{name}" names no element of this page', ""
                )

    def _check_reference(self, file: str, text: str, reference: Reference) -> None:
        place, tag, attribute, address, use, shown = reference
        scheme = scheme_of(address)
        what = _Address(place, f'{tag} {attribute}="', address, '"')
        if scheme == "" and address and tag != "base":
            self._follow(file, text, what)
            return
        followed = use == "link" and scheme in _FOLLOWED_BY_READERS
        leads_out = followed and not address.startswith(self._site_url)
        if leads_out and shown:
            return
        line = line_at(text, place)
        if tag == "base":
            self._add(file, line, "a <base> changes where every other address leads", "take it away")
        elif not address:
            self._add(file, line, f"{what} is empty", "name a file, or take the attribute away")
        elif leads_out:
            self._add(file, line, f"{what} leads out of the site without a text to see", "write one")
        elif followed or use == "identity":
            self._check_identity(file, line, f"{tag} {attribute}", address)
        elif scheme not in _WEB:
            self._add(
                file,
                line,
                f'{what} has the scheme "{scheme}:"',
                "use https:, mailto:, tel: or a file of the site",
            )
        elif use == "link":
            self._add(file, line, f"{what} leads out of the site without https", 'write it with "https://"')
        else:
            self._add(file, line, f"{what} asks another host", "keep a copy in the site")

    def _check_identity(self, file: str, line: int, what: str, address: str) -> None:
        if not address.startswith(self._site_url):
            hint = f"it must start with {self._site_url}"
            self._add(file, line, f'{what} "{address}" is not an address of this site', hint)
        elif not self._offline:  # the disk's files are named otherwise than the host's
            found = self._addresses.follow("index.html", "./" + address.removeprefix(self._site_url))
            if isinstance(found, Fault):
                self._add(file, line, f'{what} "{address}" {found.message}', found.hint)

    def _follow(self, file: str, text: str, address: _Address) -> None:
        found = self._addresses.follow(file, address.address)
        if isinstance(found, Fault):
            self._add(file, line_at(text, address.place), f"{address} {found.message}", found.hint)
            return
        target, fragment = found
        if fragment in _TOP_OF_PAGE or not target.endswith((".html", ".svg")):
            return
        if target != file or fragment not in self._anchors[file]:
            self._anchors_wanted.append((file, address, target, fragment))

    def _check_css(self, file: str, text: str, place: int, css: str) -> None:
        for inside, address in css_loads(css):
            line = line_at(text, place + inside)
            if address is None:
                self._add(file, line, "@import loads a style sheet late", "put the rules into one file")
                continue
            what = _Address(place + inside, 'url("', address, '")')
            scheme = scheme_of(address)
            if scheme not in ("", "data"):
                self._add(file, line, f"{what} asks another host", "keep a copy in the site")
            elif scheme == "" and not (file.endswith(".css") and address.startswith("#")):
                self._follow(file, text, what)

    def _check_script(self, file: str, text: str, place: int, script: str) -> None:
        for inside, what in requests_in(script):
            hint = "give the data in a classic script instead"
            self._add(file, line_at(text, place + inside), f"{what} does not work from a disk", hint)


def _shown(address: str) -> str:
    cut = address if len(address) <= _LONGEST_SHOWN else address[: _LONGEST_SHOWN - 1] + "…"
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", cut)
