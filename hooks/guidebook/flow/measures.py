"""The sizes of the picture's parts, in CSS pixels, and how tall its texts make them.

On a screen, text sizes of 14 and 15 stay above 13 on a phone 390 wide, where the narrow picture is shown at its own size.
On paper the picture is made as large as the sheet allows, so all that takes room there is smaller beside the text.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from guidebook.flow.chart import Chart
from guidebook.flow.order import Row, Section
from guidebook.pictures.text import broken_words, width_of, wrap

TEXT_SIZE = 14
"""Text size of answers, outcomes and hints."""
BASELINE = 0.34
"""From a line's middle down to its base line, of the text size: capitals and small letters then look
centred.
"""

EDGE = 1
"""Room for half a line's width at the sides of the picture."""
ROUND = 14
"""Radius of a question's corners."""
BEND = 7
"""Radius of a line's bends."""
ARROW = 8
"""Length of an arrow head; it is as wide as it is long."""
AIR = 5
"""Between a text and the line that leads to or from it."""
START, DOT = 28, 5
"""Height of the dot and arrow above the first question, and the dot's radius."""
LEAST_CONTENT = 240
"""A column's boxes and answers are never narrower; the picture gets wider than asked first."""


@dataclass(frozen=True)
class Spacing:
    """How much air there is, and how large what is not running text is beside it."""

    pad: int = 9
    """Between a frame and its text."""
    question_step: int = 20
    """From line to line of a question."""
    text_step: int = 18
    """From line to line of an answer or outcome."""
    section: int = 36
    """Above a question."""
    first: int = 14
    """Above a question's first answer."""
    row: int = 12
    """Above any other answer."""
    join: int = 7
    """Above an answer that leads to the same as the one before."""
    question_size: int = 15
    """Text size of questions, at weight 600."""
    mark_size: int = 13
    """Text size of the numbers."""
    mark: int = 24
    """Least width of a number's mark, and its height on a question and on a line."""
    tick: int = 12
    """From the stem to the answer's text."""
    reach: int = 28
    """Least distance from an answer's text to its outcome: air, some line, arrow head."""
    lane: int = 8
    """From lane to lane."""
    lane_side: int = 16
    """From a lane to the boxes it leads to: some line and an arrow head."""
    halo: int = 6
    """Width of what is left free along a jump where it crosses other lines; less than a lane, so that they stay seen."""


AIRY = Spacing()
"""For a screen, which scrolls."""
DENSE = Spacing(
    pad=5,
    question_step=16,
    text_step=15,
    section=13,
    first=4,
    row=4,
    join=1,
    question_size=14,
    mark_size=14,
    mark=20,
    tick=9,
    reach=22,
    lane=7,
    lane_side=12,
    halo=4,
)
"""For a sheet of paper: less air lets the text be larger, and no text is smaller than another."""


@dataclass(frozen=True)
class Measures:
    """The widths that all columns of a picture share."""

    spacing: Spacing

    content: int
    """A column without its lanes."""
    outcome: int
    """Of an outcome's box, at the right end of the column."""
    question_mark: int
    outcome_mark: int

    @property
    def stem(self) -> float:
        """From the column's left edge to the line the answers branch from: below the middle of the number."""
        return self.spacing.pad / 2 + self.question_mark / 2

    @property
    def label(self) -> int:
        """From the column's left edge to the answers' texts."""
        return round(self.stem) + self.spacing.tick

    def question_lines(self, section: Section) -> tuple[str, ...]:
        """The question's text, broken to fit its box."""
        room = self.content - self.question_mark - math.ceil(2.5 * self.spacing.pad)
        size = self.spacing.question_size
        return wrap(section.question.text, room, size, bold=True) if section.question else ()

    def hint_lines(self, section: Section) -> tuple[str, ...]:
        """How the question is answered, broken to fit its box."""
        room = self.content - self.question_mark - math.ceil(2.5 * self.spacing.pad)
        return wrap(section.question.hint, room, TEXT_SIZE) if section.question else ()

    def question_height(self, section: Section) -> int:
        """Of the question's box, 0 when there is none."""
        if section.question is None:
            return 0
        asked = len(self.question_lines(section)) * self.spacing.question_step
        hint = len(self.hint_lines(section)) * self.spacing.text_step
        return max(self.spacing.mark, asked + hint) + 2 * self.spacing.pad

    def label_lines(self, row: Row) -> tuple[str, ...]:
        """The answer's text, broken to fit beside its outcome, or beside the number of a target elsewhere."""
        end = self.outcome if row.home else max(self.question_mark, self.outcome_mark)
        room = self.content - self.label - self.spacing.reach - end
        return wrap(row.edge.label, room, TEXT_SIZE) if row.edge else ()

    def outcome_lines(self, row: Row) -> tuple[str, ...]:
        """The outcome's text, broken to fit its box."""
        return wrap(row.target.text, self.outcome - self.outcome_mark - 2 * self.spacing.pad, TEXT_SIZE)

    def outcome_height(self, row: Row) -> int:
        """Of the outcome's box."""
        return max(
            self.spacing.mark + self.spacing.pad,
            len(self.outcome_lines(row)) * self.spacing.text_step + self.spacing.pad + 4,
        )

    def row_height(self, row: Row) -> int:
        """Of an answer with what it leads to."""
        label = max(1, len(self.label_lines(row))) * self.spacing.text_step
        return max(label, self.outcome_height(row) if row.home else 0 if row.joins else self.spacing.mark)

    def gap(self, section: Section, at: int) -> int:
        """Above the answer at this place in its question; answers that lead to the same stand closer."""
        if at == 0:
            return self.spacing.first
        return (
            self.spacing.join
            if section.rows[at - 1].joins and not section.rows[at].home
            else self.spacing.row
        )

    def section_height(self, section: Section) -> int:
        """Of a question with its answers, without the gap above it."""
        rows = sum(self.gap(section, at) + self.row_height(row) for at, row in enumerate(section.rows))
        return self.question_height(section) + rows


def measures(chart: Chart, parts: tuple[Section, ...], content: int, spacing: Spacing) -> Measures:
    """The measures for columns of this width, shared out between answers and outcomes for the least height.

    A broken word counts as much as several lines, so that a narrow column still keeps words whole where it
    can.
    """

    def mark(kind: str) -> int:
        numbers = [node.number for node in chart.nodes if node.kind == kind]
        widths = [width_of(number, spacing.mark_size, bold=True) + spacing.pad for number in numbers]
        return max([spacing.mark, *widths])

    marks = mark("question"), mark("outcome")

    def cost(outcome: int) -> tuple[int, int]:
        tried = Measures(spacing, content, outcome, *marks)
        rows = [row for part in parts for row in part.rows]
        broken = sum(
            broken_words(tried.label_lines(row)) + broken_words(tried.outcome_lines(row)) for row in rows
        )
        return sum(map(tried.section_height, parts)) + 5 * spacing.text_step * broken, abs(
            2 * outcome - content
        )

    shares = range(content * 42 // 100, content * 60 // 100 + 1, 4)
    return Measures(spacing, content, min(shares, key=cost), *marks)
