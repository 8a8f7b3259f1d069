"""Parts of the view of a whole course."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from guidebook.views.parts import BlankView, CertaintyView, Mark, RecordView


@dataclass(frozen=True)
class SumView:
    """One sum in words, and its ends for drawings and for sorting."""

    text: str
    """Such as "$300 to $4,200", "at least $450" or "not known"."""
    why: str
    """What leaves it open or unknown, such as "Upkeep: not studied"; empty when nothing is lacking."""
    known: bool
    low: Decimal
    """In the currency, in visits, in minutes or in days; 0 when nothing is known."""
    high: Decimal | None
    """None when a part is not known."""
    open: bool
    """Whether it may be more than any number given."""


@dataclass(frozen=True)
class CourseLine:
    """The sums over one number of years; None for what the guide does not count."""

    years: int
    label: str
    money: SumView
    visits: SumView | None
    time: SumView | None
    days_off: SumView | None


@dataclass(frozen=True)
class Lack:
    """A fact that leaves a part open, and its blank; without a blank, nothing says how often it comes."""

    label: str
    blank: BlankView | None


@dataclass(frozen=True)
class CoursePart:
    """One part of the sum, shown so that readers can do it again."""

    label: str
    text: str
    """Such as "3 to 6 visits × $100 to $700 = $300 to $4,200"; empty when nothing of it is known."""
    note: str
    """Where and when prices were asked, and what they leave out."""
    lacks: tuple[Lack, ...]
    marks: tuple[Mark, ...]
    flag: str


@dataclass(frozen=True)
class Stretch:
    """A sum that stays the same over some of the numbers of years."""

    label: str
    """Such as "Over 3 years"; empty when it is the same over all."""
    sum: SumView


@dataclass(frozen=True)
class OptionCourse:
    """What one option comes to."""

    option: RecordView
    lines: tuple[CourseLine, ...]
    time: tuple[Stretch, ...]
    """The time at visits of all lines, told once where it is the same."""
    days_off: tuple[Stretch, ...]
    parts: tuple[CoursePart, ...]
    """Empty when there is nothing to count."""
    has_visits: bool
    known: bool
    """Whether anything is known of its cost or of the time at visits."""
    certainty: CertaintyView | None
    """That of the part we are least sure of."""


@dataclass(frozen=True)
class CourseTable:
    """What each of some options comes to, on the same basis."""

    name: str
    caption: str
    money_heads: tuple[str, ...]
    """Headings of the columns of cost, one for each number of years."""
    has_time: bool
    """Whether time at visits is counted, and any of the options has visits."""
    has_days_off: bool
    options: tuple[OptionCourse, ...]
    basis: tuple[str, ...]
    """How it is counted, in sentences."""
