"""How sure the evidence makes us decides what a text may say: does and will, probably, may, or not known.

High and moderate certainty may say that something does or will happen; only too much doubt is refused there. Under low
certainty, a benefit, a harm, a cause, a verdict and the evidence must be said with some caution ("may", "seems"), or
report what somebody measured or said. Under very low certainty "may" alone is not enough: the text must say that we are
unsure, that it is not known, or whose measurement or opinion it is. And under both, no sentence of any text with a
certainty, cells of facts and summaries included, may promise ("will", "removes", "works") unless the same sentence is
cautious, denies it, or reports it. A verdict of taste needs no caution. Which words count as what stands in the lexicon
of the guide's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel

from guidebook.models.base import Certainty
from guidebook.models.claim import Claim, Judgement, Verdict
from guidebook.models.facts import FactValue
from guidebook.models.treatment import Treatment
from guidebook.problems import Problem
from guidebook.prose import Text

if TYPE_CHECKING:
    from guidebook.draft import Draft
    from guidebook.lexicon import Lexicon

NAME = "claim-language"
BEARS_EXCEPTIONS = True

STATED = frozenset({"what", "detail", "text"})
"""Fields of which a certainty beside them speaks."""
SUMMED_UP = frozenset({"summary", "short_answer"})
"""Fields that sum up what the evidence or the verdict of the same record is sure of; they too must promise nothing."""
LABEL = "what"
"""A few words above the statement: it must promise nothing, and leaves the caution to the statement."""


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of texts that are surer, or less sure, than their certainty."""
    lexicon = draft.lexicon
    if lexicon is None:
        return
    for loaded, prose in draft.prose:
        for text in prose.texts:
            certainty = _certainty(text)
            if certainty is not None:
                for message, hint in _found(text, certainty, lexicon):
                    yield loaded.problem(NAME, message, text.path, hint=hint)


def _certainty(text: Text) -> Certainty | None:
    field = text.path[-1]
    if field in STATED:
        return getattr(text.part, "certainty", None)
    if field in SUMMED_UP and isinstance(text.part, Treatment):
        return text.part.evidence.certainty
    if field in SUMMED_UP and isinstance(text.part, Claim):
        return text.part.judgement.certainty
    return None


def _found(text: Text, certainty: Certainty, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    said = text.said
    if certainty in {Certainty.HIGH, Certainty.MODERATE}:
        doubt = lexicon.too_doubtful.search(said)
        if doubt:
            message = f'says "{doubt[0]}", but its certainty is {certainty.value}'
            yield message, "lower the certainty, or say it as surely as the evidence allows"
        return
    for sentence in map(str.lower, lexicon.sentences(text.spoken)):
        promise = lexicon.promise.search(sentence)
        if promise and not _is_careful(sentence, promise, lexicon):
            message = f'says "{promise[0]}", but its certainty is {certainty.value}'
            yield message, 'write "may" or "seems to", or say who measured it and in how many people'
            return
    if text.field not in STATED - {LABEL} or isinstance(text.part, FactValue) or _is_taste(text.part):
        return
    if certainty is Certainty.VERY_LOW:
        if not (lexicon.doubt.search(said) or lexicon.report.search(said)):
            message = "does not say how little is known, but its certainty is very_low"
            yield message, 'add "but we are very unsure", that it is not known, or who measured or says it'
    elif not (lexicon.hedge.search(said) or lexicon.report.search(said) or lexicon.turned(said)):
        message = "is said as certain, but its certainty is low"
        yield message, 'write "may" or "seems to", or say who measured it and in how many people'


def _is_careful(sentence: str, promise: re.Match[str], lexicon: Lexicon) -> bool:
    return (
        sentence.endswith("?")
        or lexicon.turned(sentence[: promise.start()], sentence[promise.end() :])
        or lexicon.hedge.search(sentence) is not None
        or lexicon.report.search(sentence) is not None
    )


def _is_taste(part: BaseModel) -> bool:
    return isinstance(part, Judgement) and part.verdict is Verdict.TASTE
