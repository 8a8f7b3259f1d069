"""The words of the glossary in running text: the first use on a page leads to the definition."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from guidebook.models.subject import GlossaryTerm

ENDINGS = ("", "s", "es")
"""Endings that a form may have in a text."""
QUOTED = '“[^“”]*”|"[^"]*"'
PARTED = str.maketrans(string.punctuation, " " * len(string.punctuation))


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
        ending = "|".join(sorted(filter(None, ENDINGS), key=len, reverse=True))
        self.terms_of = self._signs()
        """The longest word of each form as it may stand in a text, in small letters, and the ids of its terms."""
        self.signs_of = {
            identifier: tuple(
                word for word, identifiers in self.terms_of.items() if identifier in identifiers
            )
            for identifier in self._ids.values()
        }
        """The same by id."""
        self._pattern = re.compile(rf"{QUOTED}|(?<![\w-])({_one_of(self._ids)})(?:{ending})?(?![\w-])")

    def _signs(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for form, identifier in self._ids.items():
            words = form.translate(PARTED).split()
            longest = max(words, key=len)
            for ending in ENDINGS if longest == words[-1] else ("",):
                found.setdefault(f"{longest}{ending}", set()).add(identifier)
        return found

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The terms in a text in order: id, and from where to where."""
        for match in self._pattern.finditer(lower(text)):
            form = match[1]
            if form and (form not in self._capitals or text[match.start() : match.end(1)].isupper()):
                yield self._ids[form], match.start(), match.end()


class FirstUses:
    """Links the first use of each term on one page; make one for each page, and give it the texts in order.

    A term that is the page's title is not linked: the page says more of it than the glossary.
    """

    def __init__(self, terms: Terms, address: Callable[[str], str], title: str) -> None:
        self._terms = terms
        self._address = address
        self._seen: set[str] = set()
        self._signs = set(terms.terms_of)
        for identifier, start, end in terms.find(title):
            if (start, end) == (0, len(title)):
                self._is_first(identifier)

    def __call__(self, text: str) -> Markup:
        """The text as HTML, everything escaped."""
        # Most texts have no word of a term that is still to come, and that is quicker to see than where one stands.
        if self._signs.isdisjoint(lower(text).translate(PARTED).split()):
            return escape(text)
        parts: list[Markup] = []
        done = 0
        for identifier, start, end in self._terms.find(text):
            if self._is_first(identifier):
                link = Markup('<a class="term" href="{}">{}</a>')
                parts += (escape(text[done:start]), link.format(self._address(identifier), text[start:end]))
                done = end
        return Markup("").join((*parts, escape(text[done:]))) if parts else escape(text)

    def _is_first(self, identifier: str) -> bool:
        """Whether this is the first use of a term, which is then done with."""
        if identifier in self._seen:
            return False
        self._seen.add(identifier)
        self._signs -= {
            word for word in self._terms.signs_of[identifier] if self._terms.terms_of[word] <= self._seen
        }
        return True


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
