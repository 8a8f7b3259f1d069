"""The 60 points: number, whether a page must meet it, its group, who else decides it, and where it comes from.

Their words stand in ``strings/criteria/``, one file per language. What a script decides is told by the checks
themselves (:mod:`guidebook.criteria.checks`, :mod:`guidebook.criteria.finished`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """The parts of the list."""

    OPTIONS = "options"
    EFFECTS = "effects"
    NUMBERS = "numbers"
    COMPARING = "comparing"
    EVIDENCE = "evidence"
    WORDING = "wording"


class Scope(StrEnum):
    """What is held against a point."""

    TREATMENT = "treatment"
    COMPARISON = "comparison"
    GUIDE = "guide"


BOTH = (Scope.TREATMENT, Scope.COMPARISON)
TREATMENT = (Scope.TREATMENT,)
COMPARISON = (Scope.COMPARISON,)
GUIDE = (Scope.GUIDE,)


@dataclass(frozen=True)
class Point:
    """One point."""

    number: int
    must: bool
    """Without it a page can mislead or harm; the others raise quality."""
    group: Group
    origins: tuple[str, ...]
    """Q, C and B with a number are the qualifying, certifying and quality criteria of IPDAS."""
    readers: tuple[Scope, ...] = ()
    """What a person has to look at; a point without any is decided by scripts alone."""
    tested: bool = False
    """Whether the build, or a test over finished outputs, stops when it is not kept."""


def _points(
    group: Group, *rows: tuple[int, bool, tuple[str, ...], tuple[Scope, ...], bool]
) -> tuple[Point, ...]:
    return tuple(
        Point(number, must, group, origins, readers, tested)
        for number, must, origins, readers, tested in rows
    )


POINTS: tuple[Point, ...] = (
    *_points(
        Group.OPTIONS,
        (1, True, ("IPDAS Q1", "CCI 2", "NICE"), BOTH, False),
        (2, True, ("IPDAS Q2",), COMPARISON, False),
        (3, False, ("HIS 2",), GUIDE, False),
        (4, True, ("IPDAS Q3", "NICE"), GUIDE, False),
        (5, True, ("NICE", "DISCERN 12"), COMPARISON, False),
        (6, False, ("IPDAS B1",), GUIDE, False),
        (7, False, ("DISCERN 14", "NICE"), BOTH, False),
        (8, False, (), TREATMENT, False),
    ),
    *_points(
        Group.EFFECTS,
        (9, True, ("IPDAS Q4",), TREATMENT, False),
        (10, True, ("IPDAS Q5",), TREATMENT, False),
        (11, True, ("IPDAS C1",), TREATMENT, False),
        (12, True, ("IPDAS Q6",), TREATMENT, False),
        (13, False, ("IPDAS 2005", "schema.org"), TREATMENT, False),
        (14, False, ("DISCERN 9",), TREATMENT, False),
        (15, True, (), TREATMENT, True),
        (16, True, ("NHS",), TREATMENT, False),
        (17, False, ("MAGICapp",), TREATMENT, False),
        (18, False, ("NHS",), TREATMENT, False),
        (19, True, ("NHS",), TREATMENT, False),
    ),
    *_points(
        Group.NUMBERS,
        (20, False, ("IPDAS B3", "IPDAS B5"), TREATMENT, False),
        (21, False, ("IPDAS B4",), TREATMENT, False),
        (22, False, ("IPDAS B7", "CCI 17"), (), False),
        (23, False, ("IPDAS B6",), (), True),
        (24, False, ("IPDAS B8", "CCI 20"), TREATMENT, False),
        (25, False, ("IPDAS 2005", "IPDASi 16"), (), False),
        (26, True, ("IPDAS C5", "GRADE"), TREATMENT, False),
        (27, True, ("CCI 11",), GUIDE, False),
        (28, False, ("NHS", "CCI 15", "CCI 16", "CCI 17"), (), False),
    ),
    *_points(
        Group.COMPARING,
        (29, False, ("IPDAS B2", "PEMAT 19"), COMPARISON, False),
        (30, False, ("Option Grid",), COMPARISON, False),
        (31, False, ("WCAG",), GUIDE, True),
        (32, False, ("IPDAS B9",), COMPARISON, False),
        (33, False, ("IPDAS B10",), GUIDE, False),
        (34, False, ("GOV.UK",), GUIDE, False),
        (35, False, ("WCAG",), GUIDE, False),
        (36, False, ("IPDAS B11", "NHS"), TREATMENT, False),
        (37, False, ("NHS",), COMPARISON, False),
        (38, False, ("Option Grid", "PEMAT 23"), BOTH, False),
    ),
    *_points(
        Group.EVIDENCE,
        (39, True, ("IPDAS C2", "DISCERN 4"), TREATMENT, False),
        (40, False, ("IPDAS B18",), GUIDE, False),
        (41, False, ("IPDAS B19",), TREATMENT, False),
        (42, True, ("IPDAS C3", "NHS", "DISCERN 5"), BOTH, False),
        (43, True, ("IPDAS C4", "Ottawa"), GUIDE, False),
        (44, True, ("IPDAS C6", "HONcode"), GUIDE, False),
        (45, False, ("IPDAS B14", "IPDAS B15", "IPDAS B20"), BOTH, False),
        (46, False, ("IPDAS B12", "IPDAS B13", "IPDAS B16", "IPDAS B17"), (), False),
        (47, True, ("HONcode 2",), (), False),
        (48, False, ("DISCERN 7",), (), False),
    ),
    *_points(
        Group.WORDING,
        (49, False, ("IPDAS B21", "HIS", "NHS"), BOTH, False),
        (50, False, ("NHS", "PEMAT 3", "PEMAT 4", "PEMAT 5"), (), False),
        (51, False, ("CCI 1", "CCI 4", "PEMAT 11"), BOTH, False),
        (52, False, ("CCI 8", "CCI 9"), (), False),
        (53, False, ("PEMAT 20", "PEMAT 21", "PEMAT 22"), GUIDE, False),
        (54, False, ("PEMAT 15", "PEMAT 18", "NHS"), (), False),
        (55, True, ("NHS", "WCAG"), GUIDE, True),
        (56, True, ("NHS", "NICE"), GUIDE, True),
        (57, False, ("EIDO", "NHS"), GUIDE, True),
        (58, False, ("HONcode 3",), (), True),
        (59, False, ("PIF 8", "OWID"), (), False),
        (60, False, ("schema.org",), (), False),
    ),
)

NUMBERS = frozenset(point.number for point in POINTS)
OF_READERS = frozenset(point.number for point in POINTS if point.readers)
