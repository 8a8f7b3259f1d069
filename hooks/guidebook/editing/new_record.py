"""A new record to fill in: every field with its meaning, ``TODO`` where an editor must write.

A line such as ``#note: TODO`` is a field that may be left out; without its ``#`` it stands where it belongs.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping

from guidebook.draft import Draft
from guidebook.editing.fact_values import given_facts
from guidebook.editing.known_ids import known_ids
from guidebook.editing.needed import need
from guidebook.editing.record_help import Help, holds_facts
from guidebook.editing.record_lines import comment, entry, indented, left_out
from guidebook.editing.shapes import Field, Fields, Keyed, Listing, Shape, written_default
from guidebook.editing.written import optional_fields, written_fields
from guidebook.models import RecordKind
from guidebook.models.base import Blank, Page, Part
from guidebook.models.facts import FactDeclaration
from guidebook.models.subject import Site, Vocabulary
from guidebook.models.treatment import GroupDifferences
from guidebook.to_do import TO_DO


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
    # A guide that declares groups asks every treatment for risks in them, or why there are none.
    also: dict[type[Part], tuple[str, ...]] = (
        {GroupDifferences: ("risks_blank",)} if site.record.group_differences.groups else {}
    )
    writer = _Writer(Help(known_ids(draft), lists), draft.fact_declarations, dates, also)
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


class _Writer:
    """Writes one record; what it has explained once it does not explain again."""

    def __init__(
        self,
        help_text: Help,
        facts: Mapping[str, FactDeclaration],
        dates: Mapping[str, str],
        also: Mapping[type[Part], tuple[str, ...]],
    ) -> None:
        self._help = help_text
        self._facts = facts
        self._dates = dates
        self._also = also
        self._explained: set[tuple[str, str]] = set()

    def record(self, model: type[Part]) -> list[str]:
        """All fields, an empty line before each."""
        lines = []
        for field in written_fields(model):
            lines += ["", *self._field(model, field)]
        lines += ["", "# What follows may be left out."]
        for field in optional_fields(model):
            lines += ["", *left_out(self._field(model, field, shown=True))]
        return lines

    def _part(self, model: type[Part], *, whole: bool) -> list[str]:
        """The fields of a part; those that may be left out only where it is met first, and if it is shown whole."""
        lines = []
        also = self._also.get(model, ())
        for field in written_fields(model, also):
            lines += self._field(model, field)
        for field in optional_fields(model, also) if whole else ():
            if (field.name, self._help.of_field(model, field)) not in self._explained:
                lines += left_out(self._field(model, field, shown=True))
        return lines

    def _field(self, model: type[Part], field: Field, *, shown: bool = False) -> list[str]:
        """A field with its meaning; ``shown`` says that it is only shown, so that what is in it is cut short."""
        text = self._help.of_field(model, field)
        # What is said of a part, and not of this field, is said once however many fields hold such a part.
        said = (field.name if field.described else "", text)
        lines = [] if said in self._explained else comment(text)
        self._explained |= {said, (field.name, text)}
        if issubclass(model, Page) and field.name in self._dates:
            return [*lines, f"{field.name}: {self._dates[field.name]}"]
        simple = written_default(field) or TO_DO
        return [*lines, *self._value(field.name, field.shape, simple, whole=not shown)]

    def _value(self, name: str, shape: Shape, simple: str, *, whole: bool) -> list[str]:
        if isinstance(shape, Fields) and not shape.takes_text:
            return [f"{name}:", *indented(self._part(shape.model, whole=whole))]
        if isinstance(shape, Listing):
            count = max(1, shape.least)
            if isinstance(shape.item, Fields) and not shape.item.takes_text:
                items = [entry(self._part(shape.item.model, whole=whole)) for _ in range(count)]
                return [f"{name}:", *indented(line for item in items for line in item)]
            return [f"{name}: [{', '.join([TO_DO] * count)}]"]
        if isinstance(shape, Keyed):
            return [f"{name}:", *indented(self._fact_lines())] if holds_facts(shape) else [f"{name}: {{}}"]
        return [f"{name}: {simple}"]

    def _fact_lines(self) -> list[str]:
        """Every fact that records give; those that only some kinds of treatment have are left out."""
        always = given_facts(self._facts.values())
        lines = []
        for identifier, declaration in self._facts.items():
            if declaration.computed is None:
                value = f"{identifier}: {{blank: {Blank.NOT_LOOKED_UP}}}"
                fact = [*comment(self._help.of_fact(declaration)), value]
                lines += fact if identifier in always else left_out(fact)
        return lines
