"""Where the parts of an evidence map stand: columns on a wide picture, a block for each option on a narrow one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from guidebook.pictures.drawing import (
    LEAST,
    LEAST_STEP,
    STEP,
    Drawing,
    Shape,
    Sheet,
    Size,
    circle,
    line,
    lines_of,
    rect,
)
from guidebook.pictures.evidence_map import EvidenceMap, EvidenceRow, People
from guidebook.pictures.scale import Axis, axis_of, scale_to
from guidebook.pictures.signs import (
    GROUP_STEP,
    Entry,
    Missing,
    group_shape,
    missing_lines,
    write_key,
    write_missing,
)
from guidebook.pictures.text import width_of

_DOT, _RING = 6, 2.5
"""Radius of the grade that an option has, and of the others."""
_BAR = 10
_LONG = 8
"""With more rows the scale of people is labelled below, too."""


@dataclass(frozen=True)
class _Columns:
    """Left end and width of each column."""

    strip: tuple[float, float]
    grade: tuple[float, float]
    bar: tuple[float, float]
    count: tuple[float, float]
    paid: tuple[float, float]


_NAME = 148
_WIDE = _Columns((168, 112), (296, 130), (446, 94), (554, 70), (636, 84))
_NARROW = _Columns((6, 118), (142, 158), (6, 118), (142, 158), (142, 158))


def lay_out_evidence(map_: EvidenceMap, size: Size) -> Drawing:
    """The picture, also of options of which nothing is known."""
    sheet = Sheet(size)
    wide = size == "wide"
    columns = _WIDE if wide else _NARROW
    left, length = columns.bar
    scale = scale_to(map_.end, tens=map_.tens)
    axis = axis_of(
        scale, map_.tick_text, left, length, least=left - 6, most=left + length + (12 if wide else 0), count=4
    )
    y = _key(sheet, map_)
    y += (_wide_head if wide else _narrow_head)(sheet, map_, columns, axis, y)
    for row in map_.rows:
        sheet.add(line("grid", 0, y, sheet.width, y))
        y += (_wide_row if wide else _narrow_row)(sheet, map_, columns, axis, row, y)
    sheet.add(line("grid", 0, y, sheet.width, y))
    if wide and len(map_.rows) > _LONG:
        y += 4 + axis.write_labels(sheet, y + 4)
    return sheet.finished(map_.id, map_.title, map_.description, y + 1)


def _heading(sheet: Sheet, text: str, x: float, top: float, room: float) -> float:
    return sheet.write(lines_of(text, room, LEAST, bold=True), x, top, size=LEAST, bold=True)


def _key(sheet: Sheet, map_: EvidenceMap) -> float:
    """The shapes of all payers that occur; gives how tall it is with the air below it."""
    used = sorted({payer for row in map_.rows if not isinstance(row.paid, Missing) for payer in row.paid})
    if not used:
        return 0
    y = _heading(sheet, map_.paid_text, 0, 0, sheet.width) + 2
    entries = [Entry(partial(_payer, payer), map_.payers[payer]) for payer in used]
    return y + write_key(sheet, entries, y) + 12


def _payer(payer: int, x: float, y: float) -> tuple[Shape, ...]:
    return (group_shape(payer, x, y),)


def _ends(sheet: Sheet, map_: EvidenceMap, columns: _Columns, top: float) -> float:
    """The ends of the scale of grades; one below the other where they do not fit side by side."""
    left, right = columns.strip[0] - _DOT, sum(columns.strip) + _DOT
    room = sum(columns.grade) - left
    weakest, strongest = lines_of(map_.weakest, room, LEAST), lines_of(map_.strongest, room, LEAST)
    height = sheet.write(weakest, left, top, look="quiet", size=LEAST)
    start, length = width_of(map_.weakest, LEAST) + 10, width_of(map_.strongest, LEAST)
    if start + length <= right - left:
        sheet.write(strongest, right, top, look="quiet", size=LEAST, anchor="end")
        return height
    fits = length <= right - left
    below = top + height
    height += sheet.write(
        strongest, right if fits else left, below, look="quiet", size=LEAST, anchor="end" if fits else "start"
    )
    return height


def _wide_head(sheet: Sheet, map_: EvidenceMap, columns: _Columns, axis: Axis, top: float) -> float:
    strip, bar, paid = columns.strip[0] - _DOT, columns.bar[0], columns.paid[0]
    headings = [
        (map_.grade_text, strip, sum(columns.grade) - strip),
        (map_.people_text, bar, sum(columns.count) - bar),
        (map_.paid_text, paid, sheet.width - paid),
    ]
    tallest = max(len(lines_of(text, room, LEAST, bold=True)) for text, _, room in headings) * LEAST_STEP
    for text, x, room in headings:
        _heading(sheet, text, x, top, room)
    y = top + tallest + 2
    ends = _ends(sheet, map_, columns, y)
    axis.write_labels(sheet, y + ends - LEAST_STEP)
    return y + ends + 5 - top


def _narrow_head(sheet: Sheet, map_: EvidenceMap, columns: _Columns, axis: Axis, top: float) -> float:
    y = top + _heading(sheet, map_.grade_text, 0, top, sheet.width)
    y += _ends(sheet, map_, columns, y) + 10
    y += _heading(sheet, map_.people_text, 0, y, sheet.width)
    return y + axis.write_labels(sheet, y) + 5 - top


@dataclass(frozen=True)
class _Cell:
    """What a row says about one thing."""

    height: float
    paint: Callable[[float], object]
    """Draws it around a middle line."""


def _words(sheet: Sheet, words: str | Missing, x: float, room: float) -> _Cell:
    if isinstance(words, Missing):
        height = len(missing_lines(words, room, LEAST)[0]) * LEAST_STEP
        return _Cell(height, lambda y: write_missing(sheet, words, x, y - height / 2, room, LEAST))
    lines = lines_of(words, room, LEAST)
    height = len(lines) * LEAST_STEP
    return _Cell(height, lambda y: sheet.write(lines, x, y - height / 2, size=LEAST))


def _grade(sheet: Sheet, map_: EvidenceMap, columns: _Columns, row: EvidenceRow) -> _Cell:
    left, length = columns.strip
    word, room = columns.grade
    grade = row.grade
    if isinstance(grade, Missing):
        return _words(sheet, grade, left - _DOT, word + room - left + _DOT)
    words = _words(sheet, map_.grades[grade], word, room)

    def paint(y: float) -> None:
        step = length / max(len(map_.grades) - 1, 1)
        sheet.add(line("grid", left, y, left + length, y))
        for at in range(len(map_.grades)):
            x = left + at * step
            sheet.add(circle("solid", x, y, _DOT) if at == grade else circle("tick", x, y, _RING))
        words.paint(y)

    return _Cell(max(words.height, 2 * _DOT), paint)


def _people(sheet: Sheet, columns: _Columns, axis: Axis, row: EvidenceRow) -> _Cell:
    people = row.people
    if isinstance(people, Missing):
        return _words(sheet, people, columns.bar[0], sum(columns.count) - columns.bar[0])
    words = _words(sheet, people.text, *columns.count)

    def paint(y: float) -> None:
        zero, end = axis.left, axis.at(people.count)
        if not people.count:
            sheet.add(circle("open", zero, y, _BAR / 2))
        elif axis.scale.tens:
            sheet.add(line("axis", zero, y, end, y), circle("solid", end, y, _BAR / 2))
        else:
            sheet.add(rect("bar", zero, y - _BAR / 2, end - zero, _BAR))
        words.paint(y)

    return _Cell(max(words.height, _BAR), paint)


def _paid(sheet: Sheet, row: EvidenceRow, x: float, room: float) -> _Cell:
    paid = row.paid
    if isinstance(paid, Missing):
        return _words(sheet, paid, x, room)
    in_a_line = max(1, int(room // GROUP_STEP))
    height = -(-len(paid) // in_a_line) * GROUP_STEP

    def paint(y: float) -> None:
        for at, payer in enumerate(paid):
            down, across = divmod(at, in_a_line)
            left, top = x + across * GROUP_STEP, y - height / 2 + down * GROUP_STEP
            sheet.add(group_shape(payer, left + _DOT, top + GROUP_STEP / 2))

    return _Cell(height, paint)


def _wide_row(
    sheet: Sheet, map_: EvidenceMap, columns: _Columns, axis: Axis, row: EvidenceRow, top: float
) -> float:
    name = lines_of(row.name, _NAME)
    cells = (
        _grade(sheet, map_, columns, row),
        _people(sheet, columns, axis, row),
        _paid(sheet, row, *columns.paid),
    )
    height = 12 + max(len(name) * STEP, *(cell.height for cell in cells))
    middle = top + height / 2
    sheet.write(name, 0, middle - len(name) * STEP / 2)
    if isinstance(row.people, People):
        axis.draw_ticks(sheet, top, top + height)
    for cell in cells:
        cell.paint(middle)
    return height


def _narrow_row(
    sheet: Sheet, map_: EvidenceMap, columns: _Columns, axis: Axis, row: EvidenceRow, top: float
) -> float:
    y = top + 8
    y += sheet.write(lines_of(row.name, sheet.width, bold=True), 0, y, bold=True) + 2
    grade = _grade(sheet, map_, columns, row)
    grade.paint(y + grade.height / 2)
    y += grade.height + 6
    people = _people(sheet, columns, axis, row)
    paid_x, paid_room = columns.paid
    if isinstance(row.people, People):
        axis.draw_ticks(sheet, y + people.height / 2 - _BAR, y + people.height / 2 + _BAR)
        used = width_of(row.people.text, LEAST) + 16
        if not isinstance(row.paid, Missing) and used + len(row.paid) * GROUP_STEP <= paid_room:
            paid_x, paid_room = paid_x + used, paid_room - used
    paid = _paid(sheet, row, paid_x, paid_room)
    people.paint(y + people.height / 2)
    if paid_room < columns.paid[1]:
        paid.paint(y + people.height / 2)
        return y + max(people.height, paid.height) + 9 - top
    y += people.height + 6
    paid.paint(y + paid.height / 2)
    return y + paid.height + 9 - top
