"""What is published, and at which public address: the same for the website and for a copy of it on a disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from guidebook.knowledge import Key, Knowledge
from guidebook.licence import Licence, licence_of
from guidebook.richtext import RecordLink, plain
from guidebook.web.plan import Plan
from guidebook.words import Words


@dataclass(frozen=True)
class Publication:
    """One guide with its public address, for whatever names it from outside: linked data, feed, site map, data files."""

    knowledge: Knowledge
    words: Words
    plan: Plan
    names: Mapping[Key, str]
    """Record → name."""
    root: str = ""
    """Public address of the home page, with a slash at the end; empty for a guide that has none."""
    handouts: Mapping[Key, str] = field(default_factory=dict)
    """Record → path of its PDF, for those that were made."""
    hand_written: Mapping[str, str] = field(default_factory=dict)
    """Path of each hand-written page → its title."""

    @cached_property
    def licence(self) -> Licence | None:
        """The licence of texts and data, if the guide states one."""
        return licence_of(self.knowledge.site.copyright)

    @property
    def edition(self) -> str:
        """Date of the edition as year-month-day."""
        return self.knowledge.site.edition.isoformat()

    def page(self, path: str) -> str:
        """Public address of a page, with its anchor when it has one; without a root, relative to the home page."""
        bare, _, anchor = path.partition("#")
        address = f"{self.root}{bare}/" if bare else self.root or "./"
        return f"{address}#{anchor}" if anchor else address

    def file(self, path: str) -> str:
        """Public address of any other file."""
        return f"{self.root}{path}"

    def record(self, kind: str, identifier: str) -> str:
        """Public address of a record's page, or of its entry on one."""
        return self.page(self.plan.path_of[(kind, identifier)])

    def link(self, link: RecordLink) -> tuple[str, str]:
        """Public address and name of a record that a text links to."""
        return self.record(link.kind, link.id), link.words or self.names[(link.kind, link.id)]

    def plain(self, text: str) -> str:
        """A text without marks, record links by their words or by name."""
        return plain(text, lambda link: self.names[(link.kind, link.id)])
