"""A source: where a fact comes from, who paid for it, and how much of it was read."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from guidebook.models.base import Doi, Line, LooseDate, Part, WebAddress, Whole, YesNo, refuse, refuse_all


class SourceKind(StrEnum):
    """What sort of source it is; its label stands in vocabulary.yml under ``source_kind``."""

    SYSTEMATIC_REVIEW = "systematic_review"
    RANDOMISED_TRIAL = "randomised_trial"
    CONTROLLED_STUDY = "controlled_study"
    BEFORE_AFTER = "before_after"
    SAFETY_SERIES = "safety_series"
    SURVEY = "survey"
    LABORATORY = "laboratory"
    REVIEW = "review"
    GUIDELINE = "guideline"
    REGULATOR = "regulator"
    LABEL = "label"
    PATIENT_PAGE = "patient_page"
    NEWS = "news"
    OPINION = "opinion"
    CLINIC_PAGE = "clinic_page"
    PRICE_PAGE = "price_page"
    STARTING_ARTICLE = "starting_article"
    OTHER = "other"

    @property
    def is_study(self) -> bool:
        """Whether it measured or asked people or samples itself."""
        return self in STUDIES


STUDIES = frozenset(
    {
        SourceKind.RANDOMISED_TRIAL,
        SourceKind.CONTROLLED_STUDY,
        SourceKind.BEFORE_AFTER,
        SourceKind.SAFETY_SERIES,
        SourceKind.SURVEY,
        SourceKind.LABORATORY,
    }
)


class ReadLevel(StrEnum):
    """How much of it was read by whoever cites it."""

    WHOLE = "whole"
    PART = "part"
    ABSTRACT = "abstract"
    SECOND_HAND = "second_hand"
    NOT_READ = "not_read"


class PaidBy(StrEnum):
    """Who paid for a study or text; labels stand in vocabulary.yml under ``paid-by``."""

    MAKER = "maker"
    """Somebody who sells the product, the device or the treatment.

    So too the page of a practice or shop that sells it, and a label or manual that its maker wrote.
    """
    INDEPENDENT = "independent"
    """Public money, a charity, or nobody with something to sell; agencies and public or non-profit health services."""
    NOT_STATED = "not_stated"
    """It was looked for and the text does not say."""
    NOT_LOOKED_UP = "not_looked_up"


UNSEEN = frozenset({ReadLevel.SECOND_HAND, ReadLevel.NOT_READ})
"""What was read of a source that its citer never saw."""


class Source(Part):
    """One source."""

    title: Line
    publisher: Line
    """Journal, agency or site, with volume and pages where it has them."""
    authors: Line | None = None
    kind: SourceKind
    doi: Doi | None = None
    pubmed: Whole | None = None
    url: WebAddress | None = None
    """Only a full address that leads there; a shortened one goes into ``where``."""
    where: Line | None = None
    """Where it was found, in words, when there is no full address."""
    published: LooseDate
    """Year, month or day; not_shown when it shows none."""
    accessed: LooseDate
    """When it was read; not_shown when nobody wrote it down."""
    people: Whole | None = None
    """How many people were studied; leave out when it is no study or does not say."""
    funding: Line
    """Who paid, in words, or "Not looked up"."""
    paid_by: PaidBy = PaidBy.NOT_LOOKED_UP
    read: ReadLevel
    weak: YesNo = False
    """A weak publisher: marketing, a price blog, machine-written text."""
    weak_why: Line | None = None
    note: Line | None = None
    """Limits a reader should know, such as "abstract only"."""

    @model_validator(mode="after")
    def _findable(self) -> Self:
        found = []
        if not (self.doi or self.pubmed or self.url or self.where):
            hint = 'add at least one of "doi", "pubmed", "url" and "where"'
            found.append(refuse("does not say where it is found", hint))
        if self.weak and self.weak_why is None:
            hint = 'say in "weak_why" what makes it weak'
            found.append(refuse('is weak, but there is no "weak_why"', hint, at=("weak",), key=True))
        if self.weak_why is not None and not self.weak:
            hint = 'write "weak: yes", or remove the reason'
            found.append(refuse('has "weak_why", but is not weak', hint, at=("weak_why",), key=True))
        refuse_all(found)
        return self

    @property
    def checked(self) -> bool:
        """Whether a fact may rest on it without being marked "not yet checked" (design, section 6)."""
        return not self.weak and self.read not in UNSEEN
