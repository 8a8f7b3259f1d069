"""What the comments of a new record say: what a field is for, how it is written, what may stand in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guidebook.editing.fact_values import ALWAYS_NEEDED, NEEDED, asked
from guidebook.editing.known_ids import KnownIds
from guidebook.editing.shapes import Field, Fields, Keyed, Leaf, Listing, Shape, Words, fields_of
from guidebook.editing.written import instead
from guidebook.models.base import Part
from guidebook.models.facts import FactDeclaration, FactValue

_MOST_IDS = 8
"""More ids than these are not listed."""


@dataclass(frozen=True)
class Help:
    """The comments for one project."""

    ids: KnownIds
    lists: Mapping[str, Sequence[str]]
    """The words of each list of the vocabulary."""

    def of_field(self, model: type[Part], field: Field) -> str:
        """What to know of a field before writing it."""
        how = self._how(field.shape, field.description)
        return _joined(field.description, how, instead(model, field.name))

    def of_fact(self, declaration: FactDeclaration) -> str:
        """What to know of a fact before writing its value."""
        words = self.lists.get(declaration.choices or "", ())
        kinds = _series(declaration.applies_to, "or")
        return _joined(
            asked(declaration),
            f"A value has {_series(_quoted(NEEDED[declaration.kind]), 'and')}.",
            f"One of: {', '.join(words)}." if words else "",
            f"Only for kind {kinds}, which must have it." if kinds else "",
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
            return self._id(shape.refers_to)
        if isinstance(shape, Leaf):
            return f"Write {shape.expected}." if shape.expected else ""
        if isinstance(shape, Keyed):
            needed = _series(_quoted(ALWAYS_NEEDED), "and")
            return f'Each has a value with {needed}, or "blank" alone.' if holds_facts(shape) else ""
        return _words_for_text(shape) if shape.takes_text else ""

    def _id(self, kind: str) -> str:
        known = list(self.ids.get(kind, ()))
        if not known:
            return f"Id of a {kind}; there is none yet."
        if len(known) > _MOST_IDS:
            return f"Id of a {kind}, such as {known[0]}."
        return f"Id of a {kind}: {', '.join(known)}."


def holds_facts(shape: Keyed) -> bool:
    """Whether these are the facts of a treatment."""
    return isinstance(shape.value, Fields) and issubclass(shape.value.model, FactValue)


def _words_for_text(shape: Fields) -> str:
    """What may stand for a text that can stand alone."""
    lists = [(field.name, field.shape) for field in fields_of(shape.model) if isinstance(field.shape, Words)]
    return _joined(*(f"Or {{{name}: …}} with one of: {', '.join(words.words)}." for name, words in lists))


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _quoted(names: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _series(names: Sequence[str], before_last: str) -> str:
    *others, last = names or [""]
    return f"{', '.join(others)} {before_last} {last}" if others else last
