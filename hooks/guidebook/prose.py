"""The texts of a record: where each stands, its plain words, and whether the guide or somebody else says it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from guidebook.models.base import ForReaders, Part, Reviewer
from guidebook.models.claim import Claim, Voice
from guidebook.models.clinic import Clinic, Operator
from guidebook.models.concern import Concern
from guidebook.models.editing import DevelopmentStep, Exceptions, Exempt, Language, ReaderCheck
from guidebook.models.facts import FactDeclaration
from guidebook.models.origin import OriginArticle, OriginClaim, OriginEntry
from guidebook.models.routine import Routine
from guidebook.models.source import Source
from guidebook.models.subject import GlossaryTerm, Site, Term
from guidebook.models.treatment import Treatment
from guidebook.richtext import blocks, plain

Path = tuple[str | int, ...]

NO_WORDS: dict[type[BaseModel], frozenset[str]] = {
    Site: frozenset({"language", "currency", "currency_sign", "publisher", "short_address", "copyright"}),
    Term: frozenset({"id", "mark"}),
    FactDeclaration: frozenset({"applies_to"}),
    Source: frozenset({"title", "publisher", "authors", "where"}),
    Clinic: frozenset({"name", "logo", "address", "phone", "opening_hours"}),
    Operator: frozenset(Operator.model_fields),
    Reviewer: frozenset({"name", "role"}),
    OriginEntry: frozenset({"name"}),
    ReaderCheck: frozenset({"record", "who"}),
    DevelopmentStep: frozenset({"name"}),
    Exempt: frozenset({"rule", "record", "field"}),
}
"""Fields with the type of a text that hold a name, a title or a key, not words of a guide."""
OF_OTHERS: dict[type[BaseModel], frozenset[str]] = {
    Claim: frozenset({"question", "claim", "also_called"}),
    Voice: frozenset({"who", "says"}),
    Concern: frozenset({"also_called"}),
    Treatment: frozenset({"also_called"}),
    Routine: frozenset({"also_called"}),
    OriginArticle: frozenset({"name"}),
    OriginClaim: frozenset({"says"}),
    GlossaryTerm: frozenset({"term", "also"}),
}
"""Fields that say what others say, or how they call it."""
ABOUT_WORDS = (Language, Exceptions)
"""Records that speak of words, and so say none of them."""

QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
THE_RECORD = "It"
"""Stands for the name of a record in a link without words of its own."""


class Text(NamedTuple):
    """One text of a record."""

    path: Path
    part: BaseModel
    """The record or part it is a field of."""
    text: str
    """As it was written."""
    own: bool
    """Whether the guide says it in its own voice."""

    @property
    def field(self) -> str:
        """Name of the field that holds it."""
        return next(step for step in reversed(self.path) if isinstance(step, str))

    @property
    def words(self) -> str:
        """The text without marks, in one line."""
        return plain(self.text, lambda link: THE_RECORD) if _is_marked(self.text) else self.text

    @property
    def spoken(self) -> str:
        """What the guide says in it; what stands in quotation marks is left out."""
        words = self.words
        return QUOTED.sub(lambda found: " " * len(found[0]), words) if '"' in words or "“" in words else words

    @property
    def said(self) -> str:
        """The same in small letters."""
        return self.spoken.lower()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its paragraphs and list items, without marks."""
        if not _is_marked(self.text):
            return (self.text,)
        return tuple(
            "".join(span.text or THE_RECORD if span.record else span.text for span in block.spans)
            for block in blocks(self.text)
        )


class Prose:
    """All texts of one record, read once for all rules."""

    def __init__(self, record: Part) -> None:
        self.texts = texts(record)
        """In the order of the record's fields."""
        self.own = tuple((text, text.said) for text in self.texts if text.own)
        """Each text in the guide's own voice, and what it says in small letters, quotations left out."""

    @functools.cached_property
    def said(self) -> str:
        """All that the guide says in it, in small letters, one text a line."""
        return "\n".join(said for _, said in self.own)


def _is_marked(text: str) -> bool:
    """Whether a text may be more than one paragraph without a mark."""
    return "[" in text or "*" in text or "\n" in text or text.lstrip().startswith("-")


def texts(record: Part) -> tuple[Text, ...]:
    """All texts of a record in the order of its fields."""
    found: list[Text] = []
    if not isinstance(record, ABOUT_WORDS):
        _in_part(record, (), found)
    return tuple(found)


def _in_part(part: BaseModel, path: Path, found: list[Text]) -> None:
    for name, is_text, is_own in _plan(type(part)):
        value = getattr(part, name)
        if value is not None and value != ():
            _in_value(value, (*path, name), part, is_text, is_own, found)


def _in_value(
    value: Any, path: Path, part: BaseModel, is_text: bool, is_own: bool, found: list[Text]
) -> None:
    if isinstance(value, str):
        if is_text:
            found.append(Text(path, part, value, is_own))
    elif isinstance(value, BaseModel):
        _in_part(value, path, found)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _in_value(item, (*path, index), part, is_text, is_own, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _in_value(item, (*path, key), part, is_text, is_own, found)


@functools.cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, bool, bool], ...]:
    """The fields of a model that may hold texts: name, whether it is a text itself, whether the guide says it."""
    plan = []
    for name, field in model.model_fields.items():
        kinds = [*field.metadata, *_inside(field.annotation)]
        is_text = any(isinstance(kind, ForReaders) for kind in kinds)
        holds_parts = any(isinstance(kind, type) and issubclass(kind, BaseModel) for kind in kinds)
        is_own = not any(name in OF_OTHERS.get(base, ()) for base in model.__mro__)
        if name in NO_WORDS.get(model, ()):
            continue
        if is_text or holds_parts:
            plan.append((name, is_text, is_own))
    return tuple(plan)


def _inside(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _inside(argument)
