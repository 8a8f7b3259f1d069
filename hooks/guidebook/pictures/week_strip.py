"""A week as a calendar: days side by side, parts of the day one below the other, and in each the numbers of its steps.

Each step keeps its place in every day, so that what is left out on a day shows as a gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from guidebook.pictures.drawing import (
    LEAST,
    STEP,
    Drawing,
    Shape,
    Sheet,
    Size,
    Text,
    band,
    line,
    lines_of,
    rect,
)
from guidebook.pictures.signs import Entry, chip_width, number_text, write_key

_DAYS = 7
_MOST_CHARACTERS = 3
"""Of a step's number, so that it fits the day of a narrow picture."""
_CHIP, _SLOT = 20, 24
"""Height of a step's chip, and from chip to chip."""
_PAD = 7
_LABEL = 110
"""Room for the names of parts of the day on a wide picture."""


@dataclass(frozen=True)
class WeekStep:
    """One step; raises ValueError unless ``days`` has seven entries, or for a number that is too long."""

    number: str
    """As in the table beside the picture; up to three characters."""
    days: tuple[bool, ...]
    """On which days it is done, in the order of the week's days."""
    optional: bool = False
    """Drawn open instead of filled."""

    def __post_init__(self) -> None:
        """Refuse what is no week."""
        if len(self.days) != _DAYS:
            raise ValueError(f"a week has {_DAYS} days, found {len(self.days)}")
        if not 0 < len(self.number) <= _MOST_CHARACTERS:
            raise ValueError(f"{self.number!r} is too long for a step's number")


@dataclass(frozen=True)
class WeekPart:
    """One part of the day with its steps, in the order in which they are done."""

    name: str
    steps: tuple[WeekStep, ...]


@dataclass(frozen=True)
class WeekStrip:
    """The week; raises ValueError unless it has seven days."""

    id: str
    """Unique on the page."""
    title: str
    description: str
    """What the picture says, for those who do not see it."""
    days: tuple[str, ...]
    """Short names of the days."""
    parts: tuple[WeekPart, ...]
    done_text: str = ""
    """In the key beside a filled chip; as the next two shown only if one is drawn."""
    optional_text: str = ""
    none_text: str = ""
    """Beside the dash of a part of a day without steps."""

    def __post_init__(self) -> None:
        """Refuse what is no week."""
        if len(self.days) != _DAYS:
            raise ValueError(f"a week has {_DAYS} days, found {len(self.days)}")

    @property
    def empty(self) -> bool:
        """Whether nothing is done in the week."""
        return not any(any(step.days) for part in self.parts for step in part.steps)


def lay_out_week(week: WeekStrip, size: Size) -> Drawing:
    """The picture, also of a week in which nothing is done."""
    sheet = Sheet(size)
    left = _LABEL if size == "wide" else 0
    day = (sheet.width - left) / _DAYS
    y = 0.0
    for at, name in enumerate(week.days):
        lines = lines_of(name, day - 2, LEAST, bold=True)
        middle = left + (at + 0.5) * day
        y = max(y, sheet.write(lines, middle, 0, size=LEAST, bold=True, anchor="middle"))
    y += 4
    for part in week.parts:
        y += _part(sheet, part, y, left, day)
    sheet.add(line("axis", 0, y, sheet.width, y))
    height = write_key(sheet, _key(week), y + 12)
    return sheet.finished(week.id, week.title, week.description, y + 12 + height if height else y + 1)


def _part(sheet: Sheet, part: WeekPart, top: float, left: float, day: float) -> float:
    count = len(part.steps)
    widest = max([_SLOT, *(chip_width(step.number) + 4 for step in part.steps)])
    rows = max(1, ceil(count / max(1, int((day - 4) // widest))))
    # As many in each row as in the others, or one less in the last.
    in_a_row = max(1, ceil(count / rows))
    label = lines_of(part.name, left - 10 if left else sheet.width - 8, bold=True)
    y = top
    if not left:
        sheet.add(band(0, y, sheet.width, len(label) * STEP + 6, 0.08))
        y += 3 + sheet.write(label, 6, y + 3, bold=True) + 3
    height = rows * _SLOT + 2 * _PAD - (_SLOT - _CHIP)
    if left:
        height = max(height, len(label) * STEP + 2 * _PAD)
        sheet.write(label, 0, y + _PAD, bold=True)
    for at in range(_DAYS):
        middle = left + (at + 0.5) * day
        if at or left:
            sheet.add(line("grid", left + at * day, y, left + at * day, y + height))
        if not any(step.days[at] for step in part.steps):
            sheet.add(_dash(middle, y + height / 2))
        for slot, step in enumerate(part.steps):
            if step.days[at]:
                down, across = divmod(slot, in_a_row)
                x = middle + (across - (in_a_row - 1) / 2) * widest
                sheet.add(*_chip(step, x, y + _PAD + _CHIP / 2 + down * _SLOT))
    sheet.add(line("axis", 0, top, sheet.width, top))
    return y + height - top


def _chip(step: WeekStep, x: float, y: float) -> tuple[Shape | Text, ...]:
    width = chip_width(step.number)
    look, inset = ("open", 0.75) if step.optional else ("solid", 0)
    frame = rect(
        look, x - width / 2 + inset, y - _CHIP / 2 + inset, width - 2 * inset, _CHIP - 2 * inset, round_by=5
    )
    return frame, number_text(step.number, x, y, "text" if step.optional else "inverse")


def _dash(x: float, y: float) -> Shape:
    return line("mark", x - 6, y, x + 6, y)


def _key(week: WeekStrip) -> list[Entry]:
    shown = [step for part in week.parts for step in part.steps if any(step.days)]
    key = []
    if any(not step.optional for step in shown):
        key.append(Entry(lambda x, y: (rect("solid", x - 8, y - 8, 16, 16, round_by=4),), week.done_text))
    if any(step.optional for step in shown):
        key.append(
            Entry(
                lambda x, y: (rect("open", x - 7.25, y - 7.25, 14.5, 14.5, round_by=4),), week.optional_text
            )
        )
    if any(not any(step.days[at] for step in part.steps) for part in week.parts for at in range(_DAYS)):
        key.append(Entry(lambda x, y: (_dash(x, y),), week.none_text))
    return key
