"""Parts that all views share: cited text, facts, effects, care cards, source entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guidebook.pictures.icon_array import IconArray
from guidebook.richtext import RecordLink

Level = Literal["must_not", "ask_first", "fine", "not_known"]


@dataclass(frozen=True)
class Mark:
    """A numbered sign that leads to a source entry on the same page."""

    number: int
    source: str
    checked: bool = True
    """Whether the source was read at first hand and is not weak; shown at the mark itself."""


@dataclass(frozen=True)
class Cited:
    """A text in the small Markdown with its source marks; ``flag`` says why it is not yet checked, if so."""

    text: str
    marks: tuple[Mark, ...] = ()
    flag: str = ""


@dataclass(frozen=True)
class CertaintyView:
    """How sure we are, in a word, a row of dots and a reason."""

    id: str
    label: str
    dots: str
    definition: str
    why: str


@dataclass(frozen=True)
class BlankView:
    """A typed blank in words."""

    id: str
    label: str
    mark: str
    definition: str
    note: str = ""
    marks: tuple[Mark, ...] = ()
    """Sources that show the gap, such as studies that found no difference."""


@dataclass(frozen=True)
class TextView:
    """A cited text, or a typed blank in its place."""

    said: Cited | None
    blank: BlankView | None


@dataclass(frozen=True)
class FactView:
    """One comparable fact of one treatment."""

    id: str
    label: str
    question: str
    value: str
    """The value in words, such as "1 to 7 days"; empty for a blank."""
    blank: BlankView | None
    certainty: CertaintyView | None
    marks: tuple[Mark, ...]
    flag: str
    note: str
    """What a reader must know to read it rightly; with price date and what it leaves out."""
    dots: str = ""
    """A sign beside the value, when the vocabulary gives one."""


@dataclass(frozen=True)
class ChanceView:
    """A chance in four forms: the sentence, a few words for a table, both numbers, and a picture."""

    sentence: str
    short: str
    """Such as "about 4 of 100"."""
    group: str
    have: int
    """How many have it; for a range the low end. 0 where it is fewer than one."""
    to: int
    """The high end of a range; the same as ``have`` for a single number."""
    of: int
    icons: IconArray
    """The same as a picture, with an id of its own on the page."""


@dataclass(frozen=True)
class EffectView:
    """A benefit or a harm; both have the same form."""

    what: str
    said: Cited
    chance: ChanceView | None
    certainty: CertaintyView


@dataclass(frozen=True)
class EffectList:
    """Effects, or the reason there are none."""

    effects: tuple[EffectView, ...]
    gap: BlankView | None


@dataclass(frozen=True)
class CareCardView:
    """Warning signs of one urgency."""

    urgency: str
    heading: str
    signs: tuple[str, ...]
    do: Cited


@dataclass(frozen=True)
class AvoidView:
    """A condition, and how it speaks against something."""

    condition: str
    condition_name: str
    level: Level
    level_label: str
    level_mark: str
    said: Cited


@dataclass(frozen=True)
class SourceEntry:
    """One numbered source at the end of a page."""

    number: int
    id: str
    title: str
    publisher: str
    date: str
    address: str
    """A full web address, or empty."""
    where: str
    """Where it was found, in words, when there is no address."""
    details: tuple[str, ...]
    """Kind, people, funding, how much was read: one phrase each."""
    note: str
    checked: bool
    flag: str


@dataclass(frozen=True)
class RecordView:
    """A link to another record, with what a list shows of it."""

    kind: str
    id: str
    name: str
    summary: str = ""
    label: str = ""
    """A short word shown beside it, such as its kind or verdict."""
    mark: str = ""
    note: Cited | None = None

    @property
    def link(self) -> RecordLink:
        """The record as a link target."""
        return RecordLink(self.kind, self.id, self.name)


@dataclass(frozen=True)
class ReviewView:
    """Review dates, near the top of every record page."""

    reviewed: str
    reviewed_on: str
    """As year-month-day, for machines."""
    next_review: str
    next_review_on: str
    overdue: bool
    by: str
    """Who reviewed it, or "not yet reviewed by a clinician"."""
    by_clinician: bool


@dataclass(frozen=True)
class LegendEntry:
    """One sign with its meaning."""

    mark: str
    label: str
    definition: str


@dataclass(frozen=True)
class Legend:
    """The signs of one closed list."""

    title: str
    entries: tuple[LegendEntry, ...]


@dataclass(frozen=True)
class Heading:
    """A section that the table of contents lists."""

    id: str
    title: str
