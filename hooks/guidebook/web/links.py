"""Links between pages, relative to the page they stand on, for folders on a server or files on a disk."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from guidebook.richtext import RecordLink
from guidebook.web.plan import Plan


@dataclass(frozen=True)
class Links:
    """The links of one page."""

    plan: Plan
    names: dict[tuple[str, str], str]
    """Record → name, for links without words of their own."""
    here: str
    """Path of the page, as in the plan."""
    directories: bool
    """Whether pages are folders with an index (web) or files (offline)."""

    def file_of(self, path: str) -> str:
        """The file a page is written to."""
        if not path:
            return "index.html"
        return f"{path}/index.html" if self.directories else f"{path}.html"

    def page(self, path: str) -> str:
        """Address of a page of the plan, with its anchor when it has one."""
        bare, _, anchor = path.partition("#")
        tail = f"#{anchor}" if anchor else ""
        if bare == self.here and anchor:
            return tail
        relative = self.asset(self.file_of(bare))
        if self.directories:
            relative = relative.removesuffix("index.html") or "./"
        return relative + tail

    def asset(self, path: str) -> str:
        """Address of any other file of the site."""
        steps = path.split("/")
        shared = 0
        for step, own in zip(steps[:-1], self._folders, strict=False):
            if step != own:
                break
            shared += 1
        return "../" * (len(self._folders) - shared) + "/".join(steps[shared:])

    @functools.cached_property
    def _folders(self) -> list[str]:
        return self.file_of(self.here).split("/")[:-1]

    def record(self, link: RecordLink) -> tuple[str, str]:
        """Address and name of a record."""
        key = (link.kind, link.id)
        return self.page(self.plan.path_of[key]), link.words or self.names[key]

    def has_page(self, kind: str, identifier: str) -> bool:
        """Whether a record can be linked to."""
        return (kind, identifier) in self.plan.path_of
