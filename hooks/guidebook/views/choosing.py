"""What readers need to choose among the options of a comparison: what to filter by, and rows to sort and compare by.

All is worked out here. A page carries the results in attributes, and its script only looks them up.
"""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.models.comparison import Comparison
from guidebook.models.treatment import TreatmentKind
from guidebook.views.choosing_filters import filters_of
from guidebook.views.choosing_parts import Filter, Options
from guidebook.views.desk import Desk
from guidebook.views.numbers import day

MOST = 4
"""So many options at most stand side by side, readable on a screen and on one sheet."""
PAPER = 7
"""With more options a printed table has them under each question and not in columns, which would be too narrow to read."""
LONG_LIST = 12
"""With more options the list to choose from is folded up, so that the table is not far away."""


@dataclass(frozen=True)
class Choosing:
    """The controls of one comparison."""

    filters: tuple[Filter, ...]
    always: str
    """Names of the options that no filter leaves out but a reader's own safety: doing nothing is always open."""
    title: str
    """What can be chosen, in words."""
    most: int
    """How many options can be chosen to stand side by side."""
    columns: int
    """How many options stand in columns on paper."""
    folded: bool
    """Whether the list of options is folded up at first."""
    edition: str
    """Date of the edition in words, for the printed sheet."""
    address: str
    """The guide's address for people, for the printed sheet."""


def choosing_of(desk: Desk, record: Comparison, options: Options) -> Choosing:
    """The controls of a comparison, for its options in the order of the table."""
    site, words = desk.knowledge.site, desk.words
    names = [treatment.name for _, treatment in options if treatment.kind is TreatmentKind.NOTHING]
    return Choosing(
        filters=filters_of(desk, record, options),
        always=words("list.comma").join(names),
        title=words("choosing.options", most=MOST) if len(options) > MOST else words("choosing.options_few"),
        most=MOST,
        columns=PAPER,
        folded=len(options) > LONG_LIST,
        edition=day(site.edition, words),
        address=site.short_address,
    )
