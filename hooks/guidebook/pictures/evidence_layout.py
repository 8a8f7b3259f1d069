"""Where the parts of an evidence map stand: columns on a wide picture, a block for each option on a narrow one."""

from __future__ import annotations

from functools import partial

from guidebook.pictures.drawing import LEAST, LEAST_STEP, STEP, Drawing, Shape, Sheet, Size, line, lines_of
from guidebook.pictures.evidence_cells import (
    BAR,
    DOT,
    NARROW,
    Frame,
    grade_cell,
    paid_cell,
    people_cell,
    wide_columns,
)
from guidebook.pictures.evidence_map import EvidenceMap, EvidenceRow, People
from guidebook.pictures.scale import axis_of, scale_to
from guidebook.pictures.signs import (
    GROUP_STEP,
    Entry,
    Missing,
    group_shape,
    missing_width,
    write_key,
    write_missing,
)
from guidebook.pictures.text import width_of

_NAME = 150
"""Room for a name on a wide picture."""
_LONG = 8
"""With more rows a wide picture has the scale of people below, too."""


def lay_out_evidence(picture: EvidenceMap, size: Size) -> Drawing:
    """The picture, also of options of which nothing is known."""
    sheet = Sheet(size)
    wide = size == "wide"
    columns = wide_columns(picture) if wide else NARROW
    left, length = columns.bar
    scale = scale_to(picture.end, tens=picture.tens)
    most = columns.paid[0] - 8 if wide else sheet.width
    axis = axis_of(scale, picture.tick_text, left, length, least=left - DOT, most=most, count=4)
    frame = Frame(sheet, picture, columns, axis)
    y = _key(sheet, picture)
    y += (_wide_head if wide else _narrow_head)(frame, y)
    for row in picture.rows:
        sheet.add(line("grid", 0, y, sheet.width, y))
        y += (_wide_row if wide else _narrow_row)(frame, row, y)
    sheet.add(line("grid", 0, y, sheet.width, y))
    if wide and len(picture.rows) > _LONG:
        y += 4 + axis.write_labels(sheet, y + 4)
    return sheet.finished(picture.id, picture.title, picture.description, y + 1)


def _heading(sheet: Sheet, text: str, x: float, top: float, room: float) -> float:
    return sheet.write(lines_of(text, room, LEAST, bold=True), x, top, size=LEAST, bold=True)


def _key(sheet: Sheet, picture: EvidenceMap) -> float:
    """The shapes of all payers that occur, first of all; gives how tall it is with the air below it."""
    used = sorted({payer for row in picture.rows if not isinstance(row.paid, Missing) for payer in row.paid})
    if not used:
        return 0
    y = _heading(sheet, picture.paid_text, 0, 0, sheet.width) + 2
    entries = [Entry(partial(_payer, payer), picture.payers[payer]) for payer in used]
    return y + write_key(sheet, entries, y) + 12


def _payer(payer: int, x: float, y: float) -> tuple[Shape, ...]:
    return (group_shape(payer, x, y),)


def _ends(frame: Frame, top: float) -> float:
    """The ends of the scale of grades; one below the other where they do not fit side by side."""
    sheet, picture, columns = frame.sheet, frame.picture, frame.columns
    left, right = columns.strip[0] - DOT, sum(columns.strip) + DOT
    room = sum(columns.grade) - left
    height = sheet.write(lines_of(picture.weakest, room, LEAST), left, top, look="quiet", size=LEAST)
    start, length = left + width_of(picture.weakest, LEAST) + 10, width_of(picture.strongest, LEAST)
    below = 0 if start + length <= right else height
    if length <= right - left:
        strongest = lines_of(picture.strongest, right - left, LEAST)
        end = sheet.write(strongest, right, top + below, look="quiet", size=LEAST, anchor="end")
    else:
        end = sheet.write(
            lines_of(picture.strongest, room, LEAST), left, top + below, look="quiet", size=LEAST
        )
    return max(height, below + end)


def _wide_head(frame: Frame, top: float) -> float:
    sheet, picture, columns = frame.sheet, frame.picture, frame.columns
    strip, bar, paid = columns.strip[0] - DOT, columns.bar[0], columns.paid[0]
    headings = (
        (picture.grade_text, strip, sum(columns.grade) - strip),
        (picture.people_text, bar, sum(columns.count) - bar),
        (picture.paid_text, paid, sheet.width - paid),
    )
    y = top + max(_heading(sheet, text, x, top, room) for text, x, room in headings) + 2
    ends = max(LEAST_STEP, _ends(frame, y))
    frame.axis.write_labels(sheet, y + ends - LEAST_STEP)
    return y + ends + 5 - top


def _narrow_head(frame: Frame, top: float) -> float:
    sheet, picture = frame.sheet, frame.picture
    y = top + _heading(sheet, picture.grade_text, 0, top, sheet.width)
    y += _ends(frame, y) + 10
    y += _heading(sheet, picture.people_text, 0, y, sheet.width)
    return y + frame.axis.write_labels(sheet, y) + 5 - top


def _wide_row(frame: Frame, row: EvidenceRow, top: float) -> float:
    sheet = frame.sheet
    name = lines_of(row.name, _NAME)
    cells = (grade_cell(frame, row), people_cell(frame, row), paid_cell(frame, row, *frame.columns.paid))
    height = 12 + max(len(name) * STEP, *(cell.height for cell in cells))
    middle = top + height / 2
    sheet.write(name, 0, middle - len(name) * STEP / 2)
    if isinstance(row.people, People):
        frame.axis.draw_ticks(sheet, top, top + height)
    for cell in cells:
        cell.paint(middle)
    return height


def _narrow_row(frame: Frame, row: EvidenceRow, top: float) -> float:
    """The name, and below it a line for each of grade, people and who paid; the last two on one line if they fit."""
    sheet, picture = frame.sheet, frame.picture
    y = top + 8
    y += sheet.write(lines_of(row.name, sheet.width, bold=True), 0, y, bold=True) + 2
    if isinstance(row.grade, Missing):
        y += _answer(sheet, picture.grade_text, row.grade, y)
    else:
        grade = grade_cell(frame, row)
        grade.paint(y + grade.height / 2)
        y += grade.height
    y += 4
    x, room = frame.columns.paid
    payers_stand = False
    if isinstance(row.people, Missing):
        y += _answer(sheet, picture.people_text, row.people, y)
    else:
        people = people_cell(frame, row)
        middle = y + people.height / 2
        frame.axis.draw_ticks(sheet, middle - BAR, middle + BAR)
        people.paint(middle)
        beside = width_of(row.people.text, LEAST) + 16
        payers_stand = not isinstance(row.paid, Missing) and beside + len(row.paid) * GROUP_STEP <= room
        if payers_stand:
            paid_cell(frame, row, x + beside, room - beside).paint(middle)
        y += people.height
    y += 4
    if isinstance(row.paid, Missing):
        y += _answer(sheet, picture.paid_text, row.paid, y) + 4
    elif not payers_stand:
        paid = paid_cell(frame, row, x, room)
        paid.paint(y + paid.height / 2)
        y += paid.height + 4
    return y + 5 - top


def _answer(sheet: Sheet, question: str, missing: Missing, top: float) -> float:
    """What a blank answers, and the blank: on a narrow picture no column heading stands above it."""
    height = sheet.write(lines_of(question, sheet.width, LEAST), 0, top, look="quiet", size=LEAST)
    beside = width_of(question, LEAST) + 10
    if beside + missing_width(missing, LEAST) <= sheet.width:
        write_missing(sheet, missing, beside, top, sheet.width - beside, LEAST)
        return height
    return height + write_missing(sheet, missing, 0, top + height, sheet.width, LEAST)
