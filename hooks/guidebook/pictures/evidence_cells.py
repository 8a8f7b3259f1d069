"""What one row of an evidence map says: its grade, its people and who paid, each as a cell to be placed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from guidebook.pictures.drawing import LEAST, LEAST_STEP, Sheet, circle, line, lines_of, rect
from guidebook.pictures.evidence_map import EvidenceMap, EvidenceRow, People
from guidebook.pictures.scale import Axis
from guidebook.pictures.signs import GROUP_STEP, Missing, group_shape, missing_lines, write_missing
from guidebook.pictures.text import width_of

DOT, BAR = 6, 10
"""Radius of the grade that an option has, and height of the bar of people."""
_RING = 2.5
"""Radius of the other grades."""
_MOST_COUNT = 76
"""How wide the numbers of people get before they wrap."""


@dataclass(frozen=True)
class Columns:
    """Left end and width of each column."""

    strip: tuple[float, float]
    grade: tuple[float, float]
    bar: tuple[float, float]
    count: tuple[float, float]
    paid: tuple[float, float]


NARROW = Columns((6, 118), (142, 158), (6, 118), (142, 158), (142, 158))


def wide_columns(picture: EvidenceMap) -> Columns:
    """The columns of a wide picture: the bars get what the numbers of people beside them leave."""
    counts = [width_of(row.people.text, LEAST) for row in picture.rows if isinstance(row.people, People)]
    count = min(max([0, *counts]), _MOST_COUNT)
    left, right = 444, 618
    bar = (left, right - count - 10 - left)
    return Columns((172, 104), (292, 132), bar, (right - count, count), (634, 86))


@dataclass(frozen=True)
class Frame:
    """What all rows share."""

    sheet: Sheet
    picture: EvidenceMap
    columns: Columns
    axis: Axis


@dataclass(frozen=True)
class Cell:
    """What a row says about one thing."""

    height: float
    paint: Callable[[float], object]
    """Draws it around a middle line."""


def _words(sheet: Sheet, words: str | Missing, x: float, room: float) -> Cell:
    if isinstance(words, Missing):
        height = len(missing_lines(words, room, LEAST)) * LEAST_STEP
        return Cell(height, lambda y: write_missing(sheet, words, x, y - height / 2, room, LEAST))
    lines = lines_of(words, room, LEAST)
    height = len(lines) * LEAST_STEP
    return Cell(height, lambda y: sheet.write(lines, x, y - height / 2, size=LEAST))


def grade_cell(frame: Frame, row: EvidenceRow) -> Cell:
    """A dot on the scale of grades, and the grade in words."""
    sheet, grades, grade = frame.sheet, frame.picture.grades, row.grade
    left, length = frame.columns.strip
    word, room = frame.columns.grade
    if isinstance(grade, Missing):
        return _words(sheet, grade, left - DOT, word + room - left + DOT)
    words = _words(sheet, grades[grade], word, room)

    def paint(y: float) -> None:
        step = length / max(len(grades) - 1, 1)
        sheet.add(line("edge", left, y, left + length, y))
        for at in range(len(grades)):
            x = left + at * step
            sheet.add(circle("solid", x, y, DOT) if at == grade else circle("tick", x, y, _RING))
        words.paint(y)

    return Cell(max(words.height, 2 * DOT), paint)


def people_cell(frame: Frame, row: EvidenceRow) -> Cell:
    """A bar from nobody to the number of people, or a dot at the end of a line on a scale of tens; a ring for nobody."""
    sheet, axis, people = frame.sheet, frame.axis, row.people
    bar, count = frame.columns.bar, frame.columns.count
    if isinstance(people, Missing):
        return _words(sheet, people, bar[0], sum(count) - bar[0])
    words = _words(sheet, people.text, *count)

    def paint(y: float) -> None:
        zero, end = axis.left, axis.at(people.count)
        if not people.count:
            sheet.add(circle("zero", zero, y, BAR / 2))
        elif axis.scale.tens:
            sheet.add(line("axis", zero, y, end, y), circle("solid", end, y, BAR / 2))
        else:
            sheet.add(rect("bar", zero, y - BAR / 2, end - zero, BAR))
        words.paint(y)

    return Cell(max(words.height, BAR), paint)


def paid_cell(frame: Frame, row: EvidenceRow, x: float, room: float) -> Cell:
    """A shape for each of those who paid."""
    sheet, paid = frame.sheet, row.paid
    if isinstance(paid, Missing):
        return _words(sheet, paid, x, room)
    in_a_line = max(1, int(room // GROUP_STEP))
    height = ceil(len(paid) / in_a_line) * GROUP_STEP

    def paint(y: float) -> None:
        for at, payer in enumerate(paid):
            down, across = divmod(at, in_a_line)
            middle = y - height / 2 + (down + 0.5) * GROUP_STEP
            sheet.add(group_shape(payer, x + DOT + across * GROUP_STEP, middle))

    return Cell(height, paint)
