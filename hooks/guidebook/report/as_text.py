"""A report as text: short, with the full lists only when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from guidebook.figures import State
from guidebook.models.base import Blank
from guidebook.report.gather import Place, Report
from guidebook.report.points_as_text import lines_of_points
from guidebook.views.flow_proofs import figures_in_words
from guidebook.views.numbers import day
from guidebook.words import Words

SHOWN = 5
"""Entries of a list in the short form."""


def as_text(report: Report, words: Words, *, every: bool = False) -> str:
    """The report; ``every`` shows lists in full."""
    return "\n".join(_Text(report, words, every).lines()) + "\n"


class _Text:
    def __init__(self, report: Report, words: Words, every: bool) -> None:
        self.report = report
        self.words = words
        self.every = every

    def lines(self) -> Iterator[str]:
        site = self.report.knowledge.site
        yield self.words("report.head", name=site.name, date=day(site.edition, self.words))
        if self.report.coverage:
            yield from self.section("coverage")
            yield from aligned(
                [
                    (one.name, self.words("report.of", count=one.done, total=one.of))
                    for one in self.report.coverage
                ]
            )
        yield from self.section("facts")
        yield from self.states(self.report.facts)
        yield from self.section("statements")
        yield from self.states(self.report.statements)
        reviews = [
            (record, day(due.on, self.words), self.words("report.overdue" if due.overdue else "report.soon"))
            for record, due in self.report.reviews
        ]
        yield from self.list_of("reviews", reviews)
        yield from self.list_of("facts_not_checked", self.places(self.report.facts_not_checked))
        if self.every:
            yield from self.list_of("statements_not_checked", self.places(self.report.statements_not_checked))
        yield from self.list_of("single_source", self.places(self.report.single_source))
        label = site.group_differences.label
        yield from self.list_of(
            "without_group_data", [(r,) for r in self.report.without_group_data], label=label
        )
        yield from self.list_of("unread_sources", self.sources())
        yield from self.list_of("reading", self.readings())
        yield from self.flows()
        if self.report.measures is not None:
            yield from lines_of_points(self.report, self.words, every=self.every)

    def section(self, name: str, **parts: object) -> Iterator[str]:
        yield ""
        yield self.words(f"report.{name}", **parts)

    def states(self, counted: Mapping[State | Blank, int]) -> Iterator[str]:
        blanks = self.report.knowledge.vocabulary["blank"]
        rows = [
            (
                blanks[state.value].label
                if isinstance(state, Blank)
                else self.words(f"evidence.state_{state.value}"),
                str(count),
            )
            for state, count in counted.items()
        ]
        return aligned([*rows, (self.words("evidence.total"), str(sum(counted.values())))])

    def places(self, places: Iterable[Place]) -> list[tuple[str, ...]]:
        comma = self.words("list.comma")
        return [
            (one.record, one.field, comma.join(one.sources) or self.words("evidence.state_unsourced"))
            for one in places
        ]

    def sources(self) -> list[tuple[str, ...]]:
        sources = self.report.knowledge.sources
        levels = self.report.knowledge.vocabulary["read-level"]
        return [
            (i, levels[sources[i].read.value].label, sources[i].title) for i in self.report.unread_sources
        ]

    def readings(self) -> list[tuple[str, ...]]:
        """The hardest first."""
        ordered = sorted(self.report.readings, key=lambda page: (-page.reading.age, page.record))
        return [
            (
                page.record,
                self.words("report.age", age=f"{page.reading.age:g}"),
                self.words(
                    "report.long", count=page.reading.long_sentences, total=len(page.reading.sentences)
                ),
            )
            for page in ordered
        ]

    def flows(self) -> Iterator[str]:
        """Each flow with the figures that its page tells."""
        yield from self.section("flows", count=len(self.report.flows))
        for record, figures in self.report.flows:
            yield f"  {record}"
            told = figures_in_words(self.words, figures)
            yield from ("  " + line for line in aligned([(one.label, one.number) for one in told]))

    def list_of(self, name: str, rows: Sequence[tuple[str, ...]], **parts: object) -> Iterator[str]:
        """A list under its heading with its length, cut in the short form."""
        yield from self.section(name, count=len(rows), **parts)
        shown = rows if self.every else rows[:SHOWN]
        yield from columns(shown)
        if len(shown) < len(rows):
            yield "  " + self.words("report.more", count=len(rows) - len(shown))


def aligned(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Two columns, the second to the right."""
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    return (f"  {left:<{first}}  {right:>{second}}" for left, right in rows)


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Columns to the left, without spaces at the end of a line."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return (
        "  " + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
