"""What the drawn flowchart is made from: questions, outcomes, and the answers that lead from one to the
next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class ChartNode:
    """One box of the picture."""

    id: str
    kind: Literal["question", "outcome"]
    number: str
    """As the outline beside the picture numbers it: ``1``, ``4a``, ``A``."""
    text: str
    """The question, up to about 12 words, or the title of the outcome, up to about 8. Any text is drawn as
    text.
    """
    href: str
    """Where the box links to on a web page, such as ``#q1``; empty for no link."""
    hint: str = ""
    """How a question is answered, in smaller type below it; empty for one that takes a single answer."""


@dataclass(frozen=True)
class ChartEdge:
    """One answer: the line from a question to what the answer leads to."""

    source: str
    target: str
    label: str
    """The answer's text, up to about 10 words."""


@dataclass(frozen=True)
class Chart:
    """A whole flow, ready to be laid out.

    Whether it has a cycle or a box that no answer reaches is checked with the data, not here: such a chart
    is still drawn. Raises ``ValueError`` for what cannot be drawn at all: two nodes with one id, an edge
    from or to an id that is no node, an edge that leaves an outcome, a start that is no node.
    """

    id: str
    """Unique on the page; the ids inside the picture are made from it."""
    title: str
    description: str
    """What a screen reader says about the picture as a whole."""
    start: str
    nodes: tuple[ChartNode, ...]
    edges: tuple[ChartEdge, ...]
    """In the order in which the answers are listed under their question."""

    def __post_init__(self) -> None:
        kinds = {node.id: node.kind for node in self.nodes}
        if len(kinds) != len(self.nodes):
            raise ValueError(f'chart "{self.id}" has two nodes with one id')
        if self.start not in kinds:
            raise ValueError(f'chart "{self.id}" starts at "{self.start}", which is not one of its nodes')
        for edge in self.edges:
            for end in (edge.source, edge.target):
                if end not in kinds:
                    raise ValueError(f'chart "{self.id}" has an edge with the end "{end}", which is no node')
            if kinds[edge.source] == "outcome":
                raise ValueError(f'chart "{self.id}" has an edge that leaves the outcome "{edge.source}"')
