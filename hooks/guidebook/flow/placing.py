"""Boxes, answers and numbers put in their places, column by column; the lines between them come after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from guidebook.flow import measures as size
from guidebook.flow.drawing import Box, Chip, Label, Text
from guidebook.flow.measures import Measures, Spacing
from guidebook.flow.order import Row, Section
from guidebook.pictures.text import line_width

Way = Literal["straight", "down", "jump", "join"]
"""Into the outcome beside the answer, down into the next question, through a lane, or down to the line of the
next answer, which leads to the same.
"""


@dataclass(frozen=True)
class Branch:
    """One answer in its place."""

    row: Row
    way: Way
    column: int
    label: Label
    stem: float
    """Where across the page the answer's line leaves its question, and ..."""
    leave: float
    """... where down the page: at the question, or where the answer above turns off the same stem."""
    y: float
    """Of the answer's own line."""
    join: float
    """Where across the page the lines of answers that lead to the same come together."""


@dataclass(frozen=True)
class Placement:
    """Everything but the lines."""

    parts: tuple[Box | Label | Chip, ...]
    branches: tuple[Branch, ...]
    boxes: dict[str, Box]
    column_of: dict[str, int]
    rights: tuple[float, ...]
    """The right edge of each column, where its lanes begin."""
    spacing: Spacing
    bottom: float


def _text(
    lines: tuple[str, ...], x: float, middle: float, step: float, text_size: float, *, bold: bool = False
) -> Text:
    first = middle - (len(lines) - 1) * step / 2 + size.BASELINE * text_size
    return Text(lines, x, first, step, text_size, bold)


def _question(section: Section, shared: Measures, left: float, top: float) -> Box | None:
    if section.question is None:
        return None
    spacing, height = shared.spacing, shared.question_height(section)
    asked, hint = shared.question_lines(section), shared.hint_lines(section)
    x, middle = left + spacing.pad / 2 + shared.question_mark + spacing.pad, top + height / 2
    below = middle - len(hint) * spacing.text_step / 2
    above = middle + len(asked) * spacing.question_step / 2
    return Box(
        section.question,
        left,
        top,
        shared.content,
        height,
        spacing.pad / 2,
        shared.question_mark,
        _text(asked, x, below, spacing.question_step, spacing.question_size, bold=True),
        _text(hint, x, above, spacing.text_step, size.TEXT_SIZE) if hint else None,
    )


def _outcome(row: Row, shared: Measures, left: float, y: float) -> Box:
    height = shared.outcome_height(row)
    x = left + shared.content - shared.outcome
    text = _text(
        shared.outcome_lines(row),
        x + shared.outcome_mark + shared.spacing.pad,
        y,
        shared.spacing.text_step,
        size.TEXT_SIZE,
    )
    return Box(row.target, x, y - height / 2, shared.outcome, height, 0, shared.outcome_mark, text)


def _label(row: Row, shared: Measures, left: float, y: float) -> Label | None:
    if row.edge is None:
        return None
    lines = shared.label_lines(row)
    x, height = left + shared.label, len(lines) * shared.spacing.text_step
    width = max((line_width(line, size.TEXT_SIZE) for line in lines), default=0)
    return Label(
        row.edge,
        x,
        y - height / 2,
        width,
        height,
        _text(lines, x, y, shared.spacing.text_step, size.TEXT_SIZE),
    )


def place(
    columns: Sequence[Sequence[Section]], shared: Measures, lefts: Sequence[float], top: float
) -> Placement:
    """Stacks each column's sections below ``top``, the columns' left edges being ``lefts``."""
    parts: list[Box | Label | Chip] = []
    branches: list[Branch] = []
    column_of: dict[str, int] = {}
    bottom = top
    for column, sections in enumerate(columns):
        left, y = lefts[column], top
        for section, following in pairwise([*sections, None]):
            assert section is not None
            leave = y + shared.question_height(section)
            if question := _question(section, shared, left, y):
                parts.append(question)
                column_of[question.node.id] = column
            y = leave
            for number, row in enumerate(section.rows):
                height = shared.row_height(row)
                y += shared.gap(section, number) + height
                middle = y - height / 2
                last = number == len(section.rows) - 1
                onward = last and following is not None and following.question is row.target
                way: Way = "straight" if row.home else "join" if row.joins else "down" if onward else "jump"
                mark = shared.question_mark if row.target.kind == "question" else shared.outcome_mark
                join = left + shared.content - mark / 2
                if label := _label(row, shared, left, middle):
                    parts.append(label)
                    branches.append(Branch(row, way, column, label, left + shared.stem, leave, middle, join))
                    leave = middle - size.BEND
                if way == "straight":
                    parts.append(_outcome(row, shared, left, middle))
                    column_of[row.target.id] = column
                elif way == "jump":
                    across = shared.spacing.mark
                    parts.append(Chip(row.target, join - mark / 2, middle - across / 2, mark, across))
            bottom = max(bottom, y)
            y += shared.spacing.section
    boxes = {part.node.id: part for part in parts if isinstance(part, Box)}
    rights = tuple(left + shared.content for left in lefts)
    return Placement(tuple(parts), tuple(branches), boxes, column_of, rights, shared.spacing, bottom)
