"""Where the bars stand: beside name and value on a wide picture, below them on a narrow one."""

from __future__ import annotations

from guidebook.pictures.drawing import (
    LEAST,
    STEP,
    TEXT,
    Drawing,
    Shape,
    Sheet,
    Size,
    circle,
    line,
    lines_of,
    outline,
    rect,
)
from guidebook.pictures.range_bars import Range, RangeBars, RangeRow
from guidebook.pictures.scale import Axis, axis_of, scale_to
from guidebook.pictures.signs import Entry, Missing, missing_lines, write_key, write_missing
from guidebook.pictures.text import width_of

_BAR = 12
"""How tall a bar is, and how wide the mark of a single value."""
_LEAST_BAR = 3
"""How wide the bar of the shortest range is."""
_ARROW = 16
"""Room behind a bar for the arrow of an open end."""
_MOST_NAME, _MOST_VALUE = 200, 170
"""How wide the columns of names and values get before they wrap."""
_LONG = 8
"""With more rows the scale is labelled below, too."""


def lay_out_bars(bars: RangeBars, size: Size) -> Drawing:
    """The picture, also of options without any value."""
    sheet = Sheet(size)
    scale = scale_to(bars.end)
    names = [width_of(row.name, TEXT) for row in bars.rows]
    left: float
    if size == "wide":
        name_room = min(max([0, *names]), _MOST_NAME)
        value_room = min(max([0, *(width_of(value.text, TEXT) for value in bars.values)]), _MOST_VALUE)
        left = name_room + 18
        length = sheet.width - left - _ARROW - value_room - 10
        axis = axis_of(scale, bars.tick_text, left, length, least=left - 16, most=sheet.width)
        y = _head(sheet, bars, axis, left)
        for row in bars.rows:
            y += _wide_row(sheet, axis, row, y, name_room, value_room)
    else:
        left = _BAR / 2
        length = sheet.width - left - _ARROW
        axis = axis_of(scale, bars.tick_text, left, length, least=0, most=sheet.width)
        y = _head(sheet, bars, axis, 0)
        for row in bars.rows:
            y += _narrow_row(sheet, axis, row, y)
    sheet.add(line("grid", 0, y, sheet.width, y))
    if len(bars.rows) > _LONG:
        y += 4 + axis.write_labels(sheet, y + 4)
    key = write_key(sheet, _key(bars), y + 14)
    return sheet.finished(bars.id, bars.title, bars.description, y + 14 + key if key else y + 1)


def _head(sheet: Sheet, bars: RangeBars, axis: Axis, x: float) -> float:
    y = sheet.write(lines_of(bars.axis, sheet.width - x, LEAST, bold=True), x, 0, size=LEAST, bold=True)
    return y + 2 + axis.write_labels(sheet, y + 2) + 4


def _wide_row(
    sheet: Sheet, axis: Axis, row: RangeRow, top: float, name_room: float, value_room: float
) -> float:
    value = row.value
    name = lines_of(row.name, name_room)
    rest = sheet.width - axis.left - 10
    words = missing_lines(value, rest) if isinstance(value, Missing) else lines_of(value.text, value_room)
    height = max(len(name), len(words), 1) * STEP + 10
    middle = top + height / 2
    sheet.add(line("grid", 0, top, sheet.width, top))
    sheet.write(name, 0, middle - len(name) * STEP / 2)
    if isinstance(value, Missing):
        write_missing(sheet, value, axis.left + 10, middle - len(words) * STEP / 2, rest)
        return height
    axis.draw_ticks(sheet, top, top + height)
    sheet.add(*_bar(axis, value, middle))
    sheet.write(words, sheet.width - value_room, middle - len(words) * STEP / 2)
    return height


def _narrow_row(sheet: Sheet, axis: Axis, row: RangeRow, top: float) -> float:
    value = row.value
    sheet.add(line("grid", 0, top, sheet.width, top))
    y = top + 8
    name = lines_of(row.name, sheet.width, bold=True)
    y += sheet.write(name, 0, y, bold=True)
    if isinstance(value, Missing):
        return y + write_missing(sheet, value, 0, y, sheet.width) + 8 - top
    words = lines_of(value.text, sheet.width)
    beside = width_of(name[-1].rstrip(" "), TEXT, bold=True) + 12 if name else sheet.width
    if len(words) == 1 and beside + width_of(words[0], TEXT) <= sheet.width:
        sheet.write(words, sheet.width, y - STEP, anchor="end")
    else:
        y += sheet.write(words, 0, y)
    axis.draw_ticks(sheet, y + 3, y + 3 + _BAR + 6)
    sheet.add(*_bar(axis, value, y + 6 + _BAR / 2))
    return y + _BAR + 20 - top


def _bar(axis: Axis, value: Range, middle: float) -> tuple[Shape, ...]:
    low, high = axis.at(value.low), axis.at(value.high)
    if value.low == value.high:
        shapes = [circle("solid", high, middle, _BAR / 2)]
    else:
        # A range too short to be seen at this scale is widened to both sides.
        more = max(0, _LEAST_BAR - (high - low))
        shapes = [rect("bar", low - more / 2, middle - _BAR / 2, high - low + more, _BAR)]
    if value.open:
        shapes.append(_arrow(high + (_BAR / 2 if value.low == value.high else 0), middle))
    return tuple(shapes)


def _arrow(x: float, y: float) -> Shape:
    return outline("open", (x + 3, y - 5), (x + 9, y), (x + 3, y + 5), closed=False)


def _key(bars: RangeBars) -> list[Entry]:
    key, values = [], bars.values
    if any(value.low < value.high for value in values):
        key.append(Entry(lambda x, y: (rect("bar", x - 8, y - _BAR / 2, 18, _BAR),), bars.range_text))
    if any(value.low == value.high for value in values):
        key.append(Entry(lambda x, y: (circle("solid", x, y, _BAR / 2),), bars.single_text))
    if any(value.open for value in values):
        key.append(
            Entry(lambda x, y: (rect("bar", x - 8, y - _BAR / 2, 8, _BAR), _arrow(x, y)), bars.open_text)
        )
    return key
