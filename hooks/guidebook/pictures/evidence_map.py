"""What is known of each option: how good the evidence is, how many people were studied, and who paid for it."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.pictures.scale import TickText
from guidebook.pictures.signs import GROUPS, Missing


@dataclass(frozen=True)
class People:
    """How many people were studied; raises ValueError for less than none."""

    count: int
    text: str
    """The number as it is written beside its bar, such as "40 people"."""

    def __post_init__(self) -> None:
        """Refuse what cannot stand on the scale."""
        if self.count < 0:
            raise ValueError(f"{self.count} people were not studied")


@dataclass(frozen=True)
class EvidenceRow:
    """One option."""

    name: str
    grade: int | Missing
    """Place in the map's grades, the weakest being 0."""
    people: People | Missing
    paid: tuple[int, ...] | Missing
    """For each study, or each payer, the place in the map's payers."""


@dataclass(frozen=True)
class EvidenceMap:
    """One row for each option, in this order; raises ValueError for a row with a grade or payer that is not there."""

    id: str
    """Unique on the page."""
    title: str
    description: str
    """What the picture says, for those who do not see it."""
    grade_text: str
    """Heading of the grades, as the next two of their columns."""
    people_text: str
    paid_text: str
    weakest: str
    """The ends of the scale of grades in a word."""
    strongest: str
    grades: tuple[str, ...]
    """The grades in words, from the weakest to the strongest."""
    payers: tuple[str, ...]
    """Who paid, in words; each has its own shape, up to ten."""
    tick_text: TickText
    """Writes a round number of people on the scale."""
    rows: tuple[EvidenceRow, ...]
    tens: bool = False
    """Whether people are shown in steps of 10, 100, 1000 …, where one option has far more than the others."""
    top: int = 0
    """How far the scale of people goes at least, to share it with another picture."""

    def __post_init__(self) -> None:
        """Refuse rows that name what is not there."""
        if len(self.payers) > GROUPS:
            raise ValueError(f"there are shapes for {GROUPS} groups, found {len(self.payers)}")
        for row in self.rows:
            if isinstance(row.grade, int) and not 0 <= row.grade < len(self.grades):
                raise ValueError(f"{row.name}: there is no grade number {row.grade}")
            if not isinstance(row.paid, Missing) and (
                not row.paid or not all(0 <= payer < len(self.payers) for payer in row.paid)
            ):
                raise ValueError(f"{row.name}: there are no payers {row.paid}")

    @property
    def empty(self) -> bool:
        """Whether no option has a grade or a number of people."""
        return all(isinstance(row.grade, Missing) and isinstance(row.people, Missing) for row in self.rows)

    @property
    def end(self) -> int:
        """The most people of any option, as far as the scale has to go."""
        return max([self.top, *(row.people.count for row in self.rows if isinstance(row.people, People))])
