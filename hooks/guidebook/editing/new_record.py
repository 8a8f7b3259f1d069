"""A new record to fill in: every field with its meaning, ``TODO`` where an editor must write.

A line such as ``#note: TODO`` is a field that may be left out; without its ``#`` it stands where it belongs.
"""

from __future__ import annotations

import calendar
import datetime
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guidebook.draft import Draft
from guidebook.editing.fact_values import ALWAYS_NEEDED, NEEDED, asked, given_facts
from guidebook.editing.known_ids import KnownIds, known_ids
from guidebook.editing.needed import need
from guidebook.editing.shapes import (
    Field,
    Fields,
    Keyed,
    Leaf,
    Listing,
    Shape,
    Words,
    fields_of,
    written_default,
)
from guidebook.editing.written import instead, optional_fields, written_fields
from guidebook.models import RecordKind
from guidebook.models.base import Blank, Page, Part
from guidebook.models.facts import FactDeclaration, FactValue
from guidebook.models.subject import Site, Vocabulary
from guidebook.to_do import TO_DO

_WIDTH = 100
_MOST_IDS = 8
"""More ids than these are not listed in a comment."""


def new_record(kind: RecordKind, draft: Draft) -> str:
    """The text of a new record.

    :raises DataProblems: when the files that dates, facts and words come from cannot be read.
    """
    need(draft, {"site", "facts", "vocabulary"})
    site, vocabulary = draft.single("site", Site), draft.single("vocabulary", Vocabulary)
    assert site is not None and vocabulary is not None
    lists = {name: [term.id for term in terms] for name, terms in vocabulary.record.lists.items()}
    edition = site.record.edition
    dates = {"reviewed": edition.isoformat(), "next_review": half_a_year_after(edition).isoformat()}
    writer = _Writer(known_ids(draft), draft.fact_declarations, lists, dates)
    return "\n".join([*_heading(kind), *writer.record(kind.model)]) + "\n"


def to_do_count(text: str) -> int:
    """How many places of a new record are still to be written."""
    lines = (line for line in text.splitlines() if not line.lstrip(" -").startswith("#"))
    return sum(line.count(TO_DO) for line in lines)


def half_a_year_after(day: datetime.date) -> datetime.date:
    """The same day six months on, or the last day of a month that is too short for it."""
    year, month = day.year + (day.month > 6), (day.month + 5) % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


def _heading(kind: RecordKind) -> list[str]:
    return [
        f"# A new {kind.name}. Write over every {TO_DO}; guidebook check lists what is left.",
        f'# A line such as "#note: {TO_DO}" is left out unless you take off its #. All comments may go.',
    ]


@dataclass
class _Writer:
    ids: KnownIds
    facts: dict[str, FactDeclaration]
    lists: dict[str, list[str]]
    dates: dict[str, str]

    def __post_init__(self) -> None:
        self._explained: set[tuple[str, str]] = set()

    def record(self, model: type[Part]) -> list[str]:
        """All fields, an empty line before each."""
        lines = []
        for field in written_fields(model):
            lines += ["", *self._field(model, field)]
        lines += ["", "# What follows may be left out."]
        for field in optional_fields(model):
            lines += ["", *_left_out(self._field(model, field, shown=True))]
        return lines

    def _part(self, model: type[Part], *, whole: bool) -> list[str]:
        """The fields of a part; those that may be left out only where it is met first, and if it is shown whole."""
        lines = []
        for field in written_fields(model):
            lines += self._field(model, field)
        for field in optional_fields(model) if whole else ():
            if (field.name, self._help(model, field)) not in self._explained:
                lines += _left_out(self._field(model, field, shown=True))
        return lines

    def _field(self, model: type[Part], field: Field, *, shown: bool = False) -> list[str]:
        """A field with its meaning; ``shown`` says that it is only shown, so that what is in it is cut short."""
        text = self._help(model, field)
        # What is said of a part, and not of this field, is said once however many fields hold such a part.
        comment = (field.name if field.described else "", text)
        lines = [] if comment in self._explained else _comment(text)
        self._explained |= {comment, (field.name, text)}
        if issubclass(model, Page) and field.name in self.dates:
            return [*lines, f"{field.name}: {self.dates[field.name]}"]
        return [
            *lines,
            *self._value(field.name, field.shape, written_default(field) or TO_DO, whole=not shown),
        ]

    def _value(self, name: str, shape: Shape, simple: str, *, whole: bool) -> list[str]:
        if isinstance(shape, Fields) and not shape.takes_text:
            return [f"{name}:", *_indented(self._part(shape.model, whole=whole))]
        if isinstance(shape, Listing):
            count = max(1, shape.least)
            if isinstance(shape.item, Fields) and not shape.item.takes_text:
                items = (_entry(self._part(shape.item.model, whole=whole)) for _ in range(count))
                return [f"{name}:", *_indented(line for item in items for line in item)]
            return [f"{name}: [{', '.join([TO_DO] * count)}]"]
        if isinstance(shape, Keyed):
            return [f"{name}:", *_indented(self._keyed(shape, whole=whole))]
        return [f"{name}: {simple}"]

    def _keyed(self, shape: Keyed, *, whole: bool) -> list[str]:
        if not _holds_facts(shape):
            return self._value(TO_DO, shape.value, TO_DO, whole=whole)
        always = given_facts(self.facts.values())
        lines = []
        for identifier, declaration in self.facts.items():
            if declaration.computed is None:
                fact = [
                    *_comment(self._fact_help(declaration)),
                    f"{identifier}: {{blank: {Blank.NOT_LOOKED_UP}}}",
                ]
                lines += fact if identifier in always else _left_out(fact)
        return lines

    def _fact_help(self, declaration: FactDeclaration) -> str:
        words = self.lists.get(declaration.choices or "", [])
        kinds = _series(declaration.applies_to, "or")
        return _joined(
            asked(declaration),
            f"A value has {_series(_quoted(NEEDED[declaration.kind]), 'and')}.",
            f"One of: {', '.join(words)}." if words else "",
            f"Only for kind {kinds}, which must have it." if kinds else "",
        )

    def _help(self, model: type[Part], field: Field) -> str:
        return _joined(
            field.description, self._how(field.shape, field.description), instead(model, field.name)
        )

    def _how(self, shape: Shape, description: str) -> str:
        """How a value is written, unless the description says it."""
        if isinstance(shape, Listing):
            count = f"At least {shape.least}." if shape.least > 1 else ""
            return _joined(self._how(shape.item, description), count)
        if isinstance(shape, Words):
            said = all(word in description for word in shape.words)
            return "" if said else f"One of: {', '.join(shape.words)}."
        if isinstance(shape, Leaf) and shape.refers_to:
            known = list(self.ids.get(shape.refers_to, ()))
            if not known:
                return f"Id of a {shape.refers_to}; there is none yet."
            few = len(known) <= _MOST_IDS
            return f"Id of a {shape.refers_to}{': ' if few else ', such as '}{', '.join(known if few else known[:1])}."
        if isinstance(shape, Leaf):
            return f"Write {shape.expected}." if shape.expected else ""
        if isinstance(shape, Keyed) and _holds_facts(shape):
            return f"Each has a value with {_series(ALWAYS_NEEDED, 'and')}, or a blank."
        if isinstance(shape, Fields) and shape.takes_text:
            return self._blank(shape)
        return ""

    def _blank(self, shape: Fields) -> str:
        """What may stand for a text that is alone."""
        lists = [
            (field.name, field.shape) for field in fields_of(shape.model) if isinstance(field.shape, Words)
        ]
        return _joined(*(f"Or {{{name}: …}} with one of: {', '.join(words.words)}." for name, words in lists))


def _holds_facts(shape: Keyed) -> bool:
    return isinstance(shape.value, Fields) and issubclass(shape.value.model, FactValue)


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _quoted(names: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _series(names: Sequence[str], before_last: str) -> str:
    *others, last = names or [""]
    return f"{', '.join(others)} {before_last} {last}" if others else last


def _comment(text: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent="# ",
        subsequent_indent="# ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _left_out(lines: list[str]) -> list[str]:
    """The same lines behind a ``#``, except for the comment they begin with."""
    first = _first_value(lines)
    return [*lines[:first], *(f"#{line}" for line in lines[first:])]


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _entry(lines: list[str]) -> list[str]:
    """Lines as one entry of a list; the comment they begin with comes before it."""
    first = _first_value(lines)
    return [*lines[:first], f"- {lines[first]}", *_indented(lines[first + 1 :])]


def _first_value(lines: list[str]) -> int:
    return next(index for index, line in enumerate(lines) if not line.startswith("#"))
