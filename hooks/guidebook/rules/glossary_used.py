"""A glossary defines each word once, and only words that readers of the guide meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from guidebook.glossary import forms
from guidebook.models.subject import Glossary, GlossaryTerm
from guidebook.phrases import Phrases, one_of
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "glossary"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of words defined twice, and warnings of words that stand nowhere else."""
    glossary = draft.single("glossary", Glossary)
    if glossary:
        yield from _defined_once(glossary)
        if not draft.unsure:
            yield from _used(draft, glossary)


def _defined_once(glossary: Loaded[Glossary]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for index, term in enumerate(glossary.record.terms):
        owner = owners.setdefault(term.term.casefold(), term.id)
        if owner != term.id:
            message = f'"{term.term}" is defined twice: here and under "{owner}"'
            yield glossary.problem(
                NAME, message, ("terms", index, "term"), hint="keep one of the two definitions"
            )
    for index, term in enumerate(glossary.record.terms):
        for position, form in enumerate(term.also):
            path = ("terms", index, "also", position)
            owner = owners.get(form.casefold(), "")
            owners.setdefault(form.casefold(), term.id)
            if owner == term.id:
                message = f'"{form}" is given twice for this term'
                yield glossary.problem(NAME, message, path, hint="keep one of them")
            elif owner:
                message = f'"{form}" leads to two definitions: here and under "{owner}"'
                yield glossary.problem(NAME, message, path, hint="take it out of one of the two")


def _used(draft: Draft, glossary: Loaded[Glossary]) -> Iterator[Problem]:
    unused = {term.id: term for term in glossary.record.terms if ("term", term.id) not in draft.linked_from}
    words = _words(unused.values())
    phrases = Phrases(words)
    for loaded, prose in draft.prose:
        if loaded.kind != "glossary" and unused:
            found = {words[found.phrase] for found in phrases.find(prose)}
            if found:
                unused = {identifier: term for identifier, term in unused.items() if identifier not in found}
                phrases = Phrases(_words(unused.values()))
    for term in [*unused.values()]:
        if _said_by_others(draft, one_of(tuple(_words([term])))):
            del unused[term.id]
    for index, term in enumerate(glossary.record.terms):
        if term.id in unused:
            message = f'"{term.term}" stands nowhere else in this guide'
            hint = "use it where it helps, or remove it from the glossary"
            yield glossary.problem(NAME, message, ("terms", index, "term"), hint=hint, warning=True)


def _words(terms: Iterable[GlossaryTerm]) -> dict[str, str]:
    """Every form of some terms with any ending, and the id of its term."""
    return {f"{form}*".lower(): term.id for term in terms for form in forms(term)}


def _said_by_others(draft: Draft, pattern: re.Pattern[str]) -> bool:
    """Whether readers meet a word in what others say, or in the title of a source."""
    titles = (source.record.title for source in draft.sources)
    others = (
        text.text
        for loaded, prose in draft.prose
        if loaded.kind != "glossary"
        for text in prose.texts
        if not text.own
    )
    return any(pattern.search(said.lower()) for said in (*titles, *others))
