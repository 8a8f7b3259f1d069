"""The words of the glossary in running text: the first use on a page leads to the definition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from guidebook.models.subject import GlossaryTerm

PLURAL = "(?:e?s)?"
QUOTED = '“[^”]*”|"[^"]*"'


def forms(term: GlossaryTerm) -> tuple[str, ...]:
    """How a term may stand in a text: the term, its other forms, and the words of its id."""
    return tuple(dict.fromkeys((term.term, *term.also, term.id.replace("-", " "))))


class Terms:
    """Finds the words of a glossary in texts: whole words, in any case, with a plural s or es.

    A word in capitals, such as an abbreviation, is found in capitals only. What stands in quotation marks is somebody
    else's, and left alone.
    """

    def __init__(self, terms: Sequence[GlossaryTerm]) -> None:
        self._ids: dict[str, str] = {}
        capitals: set[str] = set()
        for term in terms:
            for form in forms(term):
                self._ids.setdefault(lower(form), term.id)
                if form.isupper() and len(form) > 1:
                    capitals.add(lower(form))
        self._capitals = frozenset(capitals)
        self._pattern = re.compile(rf"{QUOTED}|(?<![\w-])({_one_of(self._ids)}){PLURAL}(?![\w-])")

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The terms in a text in order: id, and from where to where."""
        if not self._ids:
            return
        for match in self._pattern.finditer(lower(text)):
            form = match[1]
            if form and (form not in self._capitals or text[match.start() : match.end(1)].isupper()):
                yield self._ids[form], match.start(), match.end()

    def named(self, text: str) -> str | None:
        """The term that a text is and no more, if any."""
        found = next(self.find(text), None)
        return found[0] if found and found[1:] == (0, len(text)) else None


class FirstUses:
    """Links the first use of each term on one page; make one for each page and give it the texts in order."""

    def __init__(self, terms: Terms, address: Callable[[str], str], title: str) -> None:
        self._terms = terms
        self._address = address
        self._seen = {terms.named(title)}  # a page about the word itself explains more than the glossary

    def __call__(self, text: str) -> Markup:
        """The text as HTML, everything escaped."""
        parts: list[Markup] = []
        done = 0
        for identifier, start, end in self._terms.find(text):
            if identifier not in self._seen:
                self._seen.add(identifier)
                link = Markup('<a class="term" href="{}">{}</a>')
                parts += (escape(text[done:start]), link.format(self._address(identifier), text[start:end]))
                done = end
        return Markup("").join((*parts, escape(text[done:]))) if done else escape(text)


def lower(text: str) -> str:
    """A text in small letters and of the same length, which one letter in Unicode would change."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.replace("İ", "I").lower()


def _one_of(words: dict[str, str]) -> str:
    """An alternation of these, the longest first, grouped by first letter: most places in a text fit no group."""
    ordered = sorted(words, key=lambda word: (word[:1], -len(word), word))
    groups = (
        (first, "|".join(re.escape(word[1:]) for word in group))
        for first, group in groupby(ordered, key=lambda word: word[:1])
    )
    return "|".join(f"{re.escape(first)}(?:{rest})" for first, rest in groups)
