"""The lines: which lanes they run in, and where they bend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from guidebook.flow import measures as size
from guidebook.flow.drawing import Heading, Point, Route
from guidebook.flow.lanes import Upright, assign_lanes
from guidebook.flow.measures import Spacing
from guidebook.flow.placing import Branch, Placement


@dataclass(frozen=True)
class Lanes:
    """Where the jumps run."""

    lane: dict[tuple[int, str], int]
    """The lane of a target's line in the lanes right of a column."""
    counts: tuple[int, ...]
    """How many lanes each column has at its right."""
    tracks: dict[str, int]
    """Of the lines that run above all columns: which level, 0 at the top."""
    ports: dict[str, float]
    """At which height a jump comes into its target, which all jumps to it share."""


def track_height(track: int, spacing: Spacing) -> float:
    """Where a line above all columns runs."""
    return size.EDGE + track * spacing.lane


def _beside(placement: Placement, target: str, column: int) -> bool:
    """Whether a jump from the column comes in at the target's left edge, straight from the lanes between
    the two.
    """
    return placement.boxes[target].node.kind == "question" and placement.column_of[target] == column + 1


def _goes_over(placement: Placement, target: str, column: int) -> bool:
    """Whether a jump from the column has to run above all columns to come down beside its target's."""
    return placement.column_of[target] != column and not _beside(placement, target, column)


def _ports(placement: Placement, jumps: Sequence[Branch]) -> dict[str, float]:
    """Where the jumps come in: at the middle of their target, or near it if another line runs at that height.

    A box may lie level with an answer of the column before it; both their lines run between the columns.
    """
    ports = {}
    for target in dict.fromkeys(jump.row.target.id for jump in jumps):
        box = placement.boxes[target]
        ports[target] = box.y + box.height / 2
    for target in ports:
        box, column = placement.boxes[target], placement.column_of[target]
        before = [jump for jump in jumps if jump.column == column - 1]
        if not any(
            jump.row.target.id == target and _beside(placement, target, jump.column) for jump in before
        ):
            continue
        taken = {jump.y for jump in before} | {
            height for other, height in ports.items() if placement.column_of[other] == column - 1
        }
        reach = range(4, int(box.height / 2) - 8, 2)
        tries = [ports[target], *(ports[target] + side * step for step in reach for side in (-1, 1))]
        ports[target] = next((y for y in tries if all(abs(y - other) >= 4 for other in taken)), tries[0])
    return ports


def find_lanes(placement: Placement) -> Lanes:
    """Gives the line to each jump's target a lane beside each column that it is reached from or through."""
    jumps = [branch for branch in placement.branches if branch.way == "jump"]
    ports = _ports(placement, jumps)
    over = [jump for jump in jumps if _goes_over(placement, jump.row.target.id, jump.column)]
    tracks = {
        target: track for track, target in enumerate(dict.fromkeys(jump.row.target.id for jump in over))
    }
    left: defaultdict[tuple[int, str], set[float]] = defaultdict(set)
    right: defaultdict[tuple[int, str], set[float]] = defaultdict(set)
    above: defaultdict[tuple[int, str], set[float]] = defaultdict(set)
    for jump in jumps:
        target = jump.row.target.id
        here, there = (jump.column, target), (placement.column_of[target], target)
        left[here].add(jump.y)
        if _beside(placement, target, jump.column):
            right[here].add(ports[target])
            continue
        left[there].add(ports[target])
        if target in tracks and here != there:
            over_all = track_height(tracks[target], placement.spacing)
            above[here].add(over_all)
            above[there].add(over_all)
    lane: dict[tuple[int, str], int] = {}
    counts: list[int] = []
    for column in range(len(placement.rights)):
        lines = {
            key[1]: Upright(tuple(sorted(left[key])), tuple(sorted(right[key])), tuple(sorted(above[key])))
            for key in list(left)
            if key[0] == column
        }
        found = assign_lanes(lines, clear=placement.spacing.lane)
        lane |= {(column, target): number for target, number in found.items()}
        counts.append(max(found.values(), default=-1) + 1)
    return Lanes(lane, tuple(counts), tracks, ports)


def draw_routes(placement: Placement, lanes: Lanes) -> tuple[Route, ...]:
    """The line of every answer, in reading order."""
    routes: list[Route] = []
    joined: Branch | None = None
    for branch in reversed(placement.branches):
        if branch.way != "join":
            joined = branch
        assert joined is not None and branch.row.edge is not None
        way, heading = _way(branch, joined, placement, lanes)
        stem, turn = (branch.stem, branch.leave), (branch.stem, branch.y)
        strokes: tuple[tuple[Point, ...], ...] = ((stem, turn, *way),)
        if branch.way == "down":
            strokes = ((stem, *way),)
        elif branch.label.width:
            left, right = branch.label.x - size.AIR, branch.label.x + branch.label.width + size.AIR
            strokes = ((stem, turn, (left, branch.y)), ((right, branch.y), *way))
        routes.append(Route(branch.row.edge, strokes, heading, jump=joined.way == "jump"))
    return tuple(reversed(routes))


def _way(
    branch: Branch, joined: Branch, placement: Placement, lanes: Lanes
) -> tuple[Sequence[Point], Heading]:
    """Where the answer's line goes on to after its text, and how it comes in."""
    target = branch.row.target.id
    box = placement.boxes[target]
    if branch.way == "straight":
        return [(box.x, branch.y)], "right"
    if branch.way == "down":
        return [(branch.stem, box.y)], "down"
    if joined.way != "jump":
        return [(branch.join, branch.y), (branch.join, box.y)], "down"
    before = [(branch.join, branch.y), (branch.join, joined.y)] if branch.way == "join" else []
    heading: Heading = "right" if _beside(placement, target, branch.column) else "left"
    return [*before, *_through_lanes(joined, placement, lanes)], heading


def _through_lanes(branch: Branch, placement: Placement, lanes: Lanes) -> list[Point]:
    target = branch.row.target.id
    box, port = placement.boxes[target], lanes.ports[target]

    def lane(column: int) -> float:
        spacing = placement.spacing
        return placement.rights[column] + spacing.lane_side + lanes.lane[column, target] * spacing.lane

    out = lane(branch.column)
    if _beside(placement, target, branch.column):
        return [(out, branch.y), (out, port), (box.x, port)]
    end = (box.x + box.width, port)
    column = placement.column_of[target]
    if column == branch.column:
        return [(out, branch.y), (out, port), end]
    over, back = track_height(lanes.tracks[target], placement.spacing), lane(column)
    return [(out, branch.y), (out, over), (back, over), (back, port), end]
