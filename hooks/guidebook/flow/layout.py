"""Where everything goes: questions down the page, each with its answers below it, each answer with its
outcome beside it.

A layered drawing of the whole graph spreads one level's boxes side by side and is far wider than a phone or
a sheet of paper. Here the questions form a trunk: an answer that leads to an outcome runs straight into it,
a last answer runs down into the next question, and every other answer leaves for a lane at the right of the
column and comes back in at its target. A wide picture has the same trunk in several columns.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import accumulate
from operator import le

from guidebook.flow import measures as size
from guidebook.flow.chart import Chart
from guidebook.flow.columns import share_out
from guidebook.flow.drawing import Layout
from guidebook.flow.measures import AIRY, DENSE, Spacing, measures
from guidebook.flow.order import sections
from guidebook.flow.placing import place
from guidebook.flow.routes import draw_routes, find_lanes

NARROW = 352
"""Width for a phone, 390 wide less a page's margins: one column."""
WIDE = 760
"""Width for a page of text on a desktop: two columns."""
SHEET = (733, 1030)
"""Room on a sheet of A4 with margins of 8 mm and a heading, 96 pixels to the inch."""
_PAGE_COLUMN, _PAGE_MOST_COLUMNS = (260, 480), 5
"""Between which widths a column is tried for a page, and how many columns at most."""


def _gutters(lanes: list[int], spacing: Spacing) -> list[int]:
    """How much room the lanes right of each column take; the last column needs none for a neighbour."""
    last = len(lanes) - 1
    return [
        spacing.lane_side * (1 if number == last else 2) + max(count - 1, 0) * spacing.lane
        if count or number != last
        else 0
        for number, count in enumerate(lanes)
    ]


def lay_out(
    chart: Chart, *, width: int = NARROW, columns: int | None = None, spacing: Spacing = AIRY
) -> Layout:
    """Lays a chart out ``width`` pixels wide, in as many columns as are readable at that width unless told
    how many.

    The picture is as tall as it has to be. It is narrower than asked where a chart has fewer questions than
    there is room for columns, and wider only where the lanes of very many jumps leave too little room for
    the boxes. Any chart can be laid out, also one with a cycle or with boxes that no answer reaches.
    """
    parts = sections(chart)
    asked = max(1, width // NARROW if columns is None else columns)
    usual = width // asked - 2 * spacing.lane_side - 2 * spacing.lane
    rough = measures(chart, parts, max(size.LEAST_CONTENT, usual), spacing)
    counts = share_out([rough.section_height(part) for part in parts], spacing.section, asked)
    grouped = [parts[end - count : end] for count, end in zip(counts, accumulate(counts), strict=True)]
    inner = width * len(grouped) // asked - 2 * size.EDGE

    room = [0] * len(grouped)
    tracks = 0
    while (
        True
    ):  # each round leaves room for the lanes the round before turned out to need; room never shrinks
        gutters = _gutters(room, spacing)
        content = max(size.LEAST_CONTENT, (inner - sum(gutters)) // len(grouped))
        lefts = [size.EDGE + content * at + sum(gutters[:at]) for at in range(len(grouped))]
        started = parts[0].question is not None and parts[0].question.id == chart.start
        top = size.EDGE + tracks * spacing.lane + (size.START if started else 0)
        shared = measures(chart, parts, content, spacing)
        placement = place(grouped, shared, lefts, top)
        lanes = find_lanes(placement)
        if len(lanes.tracks) <= tracks and all(map(le, lanes.counts, room)):
            break
        tracks = max(tracks, len(lanes.tracks))
        room = [*map(max, lanes.counts, room)]

    return Layout(
        id=f"{chart.id}-{width}",
        title=chart.title,
        description=chart.description,
        width=lefts[-1] + content + gutters[-1] + size.EDGE,
        height=placement.bottom + size.EDGE,
        columns=len(grouped),
        shape="narrow" if asked == 1 else "wide",
        spacing=spacing,
        start=(lefts[0] + shared.stem, top - size.START + size.DOT) if started else None,
        parts=placement.parts,
        routes=draw_routes(placement, lanes),
    )


def lay_out_page(chart: Chart, width: float, height: float) -> Layout:
    """The layout that can be shown largest on a page of this shape, as for paper; any unit of length will
    do.

    The wider a column, the lower the picture: for each number of columns, the width is sought at which the
    picture has the page's shape and no word is broken.
    """

    def rank(layout: Layout) -> tuple[int, float]:
        return -layout.broken_words, min(width / layout.width, height / layout.height)

    tried: list[Layout] = []
    for columns in _columns_for(chart, width / height):
        least, most = _PAGE_COLUMN
        while most - least > 4:
            middle = (least + most) // 2
            tried.append(lay_out(chart, width=middle * columns, columns=columns, spacing=DENSE))
            if tried[-1].broken_words or tried[-1].height * width > height * tried[-1].width:
                least = middle
            else:
                most = middle
    return replace(max(tried, key=rank), id=f"{chart.id}-sheet", shape="paper")


def _columns_for(chart: Chart, shape: float) -> range:
    """How many columns may give a picture of a page's shape, its width by its height: no others need be tried."""
    parts = sections(chart)

    def ideal(column: int) -> float:
        content = max(size.LEAST_CONTENT, column - 3 * DENSE.lane_side)
        shared = measures(chart, parts, content, DENSE)
        tall = sum(shared.section_height(part) + DENSE.section for part in parts)
        return math.sqrt(shape * tall / column)

    narrow, wide = _PAGE_COLUMN
    fewest = min(math.floor(ideal(wide)), _PAGE_MOST_COLUMNS)
    return range(max(1, fewest), min(math.ceil(ideal(narrow)), _PAGE_MOST_COLUMNS) + 1)
