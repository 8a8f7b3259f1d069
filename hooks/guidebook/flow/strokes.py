"""Lines with rounded bends, and their arrow heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import dist

from guidebook.flow import measures as size
from guidebook.flow.drawing import Heading, Layout, Point, Route
from guidebook.flow.palette import Palette
from guidebook.pictures.markup import Attributes, element, number

_DIRECTIONS: dict[Heading, Point] = {"right": (1, 0), "down": (0, 1), "left": (-1, 0)}


def lines(layout: Layout, palette: Palette) -> Iterator[str]:
    """All lines, then their arrow heads; lines that a jump crosses are interrupted for it."""
    if layout.start is not None:
        x, y = layout.start
        tip = (x, y - size.DOT + size.START)
        yield element(
            "circle", {"class": "flowchart-arrow", "cx": x, "cy": y, "r": size.DOT, "fill": palette.line}
        )
        yield _line([(layout.start, _before(tip, "down"))], palette)
        yield _arrow(tip, "down", palette)
    together: dict[str, list[Route]] = {}
    for route in layout.routes:
        together.setdefault(route.edge.target, []).append(route)
    # One path for all lines to a target: where they share a lane, it is no darker than elsewhere.
    for routes in sorted(together.values(), key=lambda routes: any(route.jump for route in routes)):
        lanes = [_shortened(route)[-1] for route in routes if route.jump]
        if lanes:
            yield _line(lanes, palette, halo=layout.spacing.halo)
        yield _line([stroke for route in routes for stroke in _shortened(route)], palette)
    yield from dict.fromkeys(_arrow(route.strokes[-1][-1], route.heading, palette) for route in layout.routes)


def _before(tip: Point, heading: Heading) -> Point:
    """Where a line ends so that its arrow head's tip stays sharp."""
    across, down = _DIRECTIONS[heading]
    return tip[0] - across * (size.ARROW - 1), tip[1] - down * (size.ARROW - 1)


def _shortened(route: Route) -> list[Sequence[Point]]:
    *others, last = route.strokes
    return [*others, (*last[:-1], _before(last[-1], route.heading))]


def _line(strokes: Sequence[Sequence[Point]], palette: Palette, *, halo: int = 0) -> str:
    look: Attributes = {"class": "flowchart-line", "stroke": palette.line, "stroke-width": 1.5}
    if halo:
        look = {"class": "flowchart-halo", "stroke": palette.ground, "stroke-width": halo}
    return element("path", {**look, "fill": "none", "d": " ".join(map(_bent, strokes))})


def _bent(points: Sequence[Point]) -> str:
    """Path data through the points, each corner replaced by a curve where both legs are long enough for
    one.
    """
    data = [f"M{_at(points[0])}"]
    for (before, corner), (_, after) in pairwise(pairwise(points)):
        radius = min(size.BEND, dist(before, corner) / 2, dist(corner, after) / 2)
        data.append(
            f"L{_at(_towards(corner, before, radius))}Q{_at(corner)} {_at(_towards(corner, after, radius))}"
        )
    data.append(f"L{_at(points[-1])}")
    return "".join(data)


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _towards(start: Point, end: Point, way: float) -> Point:
    whole = dist(start, end)
    share = way / whole if whole else 0
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _arrow(tip: Point, heading: Heading, palette: Palette) -> str:
    (x, y), (across, down) = tip, _DIRECTIONS[heading]
    corners = [
        (x - across * size.ARROW + side * down, y - down * size.ARROW + side * across)
        for side in (-size.ARROW / 2, size.ARROW / 2)
    ]
    data = "M" + "L".join(map(_at, (tip, *corners))) + "Z"
    return element("path", {"class": "flowchart-arrow", "fill": palette.line, "d": data})
