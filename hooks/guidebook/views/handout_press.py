"""Turns parts of views into parts of printed documents, and keeps the numbered sources of one document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from guidebook.handouts.model import (
    BulletList,
    Footer,
    LegendEntry,
    Run,
    Runs,
    SourceEntry,
    Status,
)
from guidebook.handouts.model import Words as HandoutWords
from guidebook.knowledge import Knowledge
from guidebook.models.base import NOT_SHOWN
from guidebook.richtext import blocks
from guidebook.views.desk import Desk
from guidebook.views.numbers import day, loose_date
from guidebook.views.parts import BlankView, CertaintyView, Cited, Mark, ReviewView, TextView
from guidebook.words import Words

STATUS_OF_BLANK: dict[str, Status] = {
    "not_studied": "not_studied",
    "no_difference": "no_difference",
    "conflicting": "conflicting",
    "not_applicable": "not_applicable",
    "not_looked_up": "not_looked_up",
}


class Press:
    """Makes the parts of one document; sources are numbered in the order in which the document cites them.

    So the parts must be made in reading order. Record links become the names of the records.
    """

    def __init__(self, knowledge: Knowledge, words: Words) -> None:
        self.knowledge = knowledge
        self.words = words
        self.desk = Desk(knowledge, words)
        self._sources: dict[tuple[str, str], int] = {}

    # ---- sources

    def numbers(self, marks: Iterable[Mark]) -> tuple[int, ...]:
        """The numbers of sources in this document, smallest first; what prints the same has one number."""
        keys = [self._printed(mark.source) for mark in marks]
        return tuple(sorted({self._sources.setdefault(key, len(self._sources) + 1) for key in keys}))

    def sources(self) -> tuple[SourceEntry, ...]:
        """The sources cited so far, in short; the page has the rest (authors, address, funding)."""
        return tuple(SourceEntry(number, text, "", flag) for (text, flag), number in self._sources.items())

    def _printed(self, identifier: str) -> tuple[str, str]:
        """What an entry says, and its flag; a source without a date shows none."""
        source = self.knowledge.sources[identifier]
        parts = {"title": source.title.rstrip("."), "publisher": source.publisher}
        if source.published == NOT_SHOWN:
            text = self.words("handout.source_undated", **parts)
        else:
            text = self.words("handout.source", **parts, date=loose_date(source.published, self.words))
        return text.replace("?. ", "? "), "" if source.checked else self.words("handout.unchecked_sign")

    def flag(self, reason: str) -> str:
        """On paper the flag is a sign, which the key on every page explains."""
        return self.words("handout.unchecked_sign") if reason else ""

    # ---- texts

    def runs(self, text: str, marks: Iterable[Mark] = (), flag: str = "") -> Runs:
        """A text in runs; its marks and its flag stand at its end."""
        runs: list[Run] = []
        for block in blocks(text):
            if runs:
                runs.append(Run(" "))
            for span in block.spans:
                words = span.text or (self.desk.name_of(span.record) if span.record else "")
                if runs and runs[-1].text.endswith(("?", "!")) and words.startswith("."):
                    words = words[1:]  # the name of a record that is a question ends the sentence itself
                runs.append(Run(words, strong=span.style == "strong"))
        last = runs.pop()
        return (*runs, Run(last.text.rstrip(), last.strong, self.numbers(marks), self.flag(flag)))

    def said(self, said: Cited) -> Runs:
        """A cited text."""
        return self.runs(said.text, said.marks, said.flag)

    def maybe(self, view: TextView) -> Runs:
        """A cited text, its blank, or a blank with its reason."""
        blank = self.blank(view.blank) if view.blank else ()
        said = self.said(view.said) if view.said else ()
        return (*blank, Run(" "), *said) if blank and said else (*blank, *said)

    def blank(self, blank: BlankView) -> Runs:
        """A blank in words, with its note and the sources that show it."""
        label = f"{capital(blank.label)}."
        return (Run(f"{label} {blank.note}" if blank.note else label, marks=self.numbers(blank.marks)),)

    def labelled(self, label: str, runs: Runs) -> Runs:
        """A text that opens with a strong label."""
        return (Run(f"{label}: ", strong=True), *runs)

    def points(self, said: Iterable[Cited]) -> BulletList:
        """Cited texts as a list."""
        return BulletList(tuple(self.said(text) for text in said))

    # ---- what every document says of itself

    def footer(self, review: ReviewView, path: str) -> Footer:
        """What a sheet found by itself must say."""
        site = self.knowledge.site
        return Footer(
            publisher=site.publisher,
            version=day(site.edition, self.words),
            reviewed=review.reviewed,
            next_review=review.next_review,
            address=f"{site.short_address}/{path}/",
            key=self.unchecked(),
        )

    def unchecked(self, meaning: str = "") -> LegendEntry:
        """The flag with its words."""
        sign = self.words("handout.unchecked_sign")
        return LegendEntry("", self.words("flag.label"), meaning, flag=sign)

    def grades(self) -> tuple[LegendEntry, ...]:
        """The rows of dots with their words."""
        terms = self.knowledge.vocabulary["certainty"].values()
        return tuple(LegendEntry("", term.label, term.definition, sign=term.mark or "") for term in terms)

    def grades_in_short(self) -> tuple[LegendEntry, ...]:
        """What the dots are about, and each row of dots with its word."""
        about = LegendEntry("", f"{self.words('certainty.label')}:")
        return (about, *(replace(entry, meaning="") for entry in self.grades()))

    def fixed(self) -> HandoutWords:
        """The fixed words of documents."""
        words = self.words
        return HandoutWords(
            at_a_glance=words("treatment.glance"),
            sources=words("source.heading"),
            notes=words("handout.notes"),
            legend=words("legend.title"),
            version=words("handout.version"),
            reviewed=words("review.reviewed"),
            next_review=words("review.next"),
            read_online=words("handout.read_online"),
            page_of_pages=words.pattern("handout.page_of_pages"),
            part_of_parts=words.pattern("handout.part_of_parts"),
        )


def sure(certainty: CertaintyView) -> str:
    """How sure we are, in dots and a word that stay on one line."""
    return unbroken(f"{certainty.dots} {certainty.label}")


def unbroken(text: str) -> str:
    """The text without a place where a line may end."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def capital(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
