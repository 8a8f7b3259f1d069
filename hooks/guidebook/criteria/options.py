"""Points 1 to 8: the decision and the options."""

from __future__ import annotations

import functools
import re
import statistics

from guidebook.criteria.finding import Found, lack
from guidebook.criteria.language import excepted
from guidebook.criteria.subjects import ComparisonSubject, GuideSubject, PageSubject, TreatmentSubject
from guidebook.lexicon import load_lexicon
from guidebook.models.treatment import TreatmentKind
from guidebook.rules import steering

WORD = re.compile(r"[^\W_]+")


def names_the_concern(subject: PageSubject) -> Found:
    """1: the texts at the top name the concern, by any of its names or the word they all share."""
    record = subject.record
    top = _words(" ".join((record.name, record.summary, getattr(record, "question", ""))))
    concerns = [subject.knowledge.concerns[identifier] for identifier in record.concerns]
    return [
        lack("concern_not_named", name=concern.plain_name)
        for concern in concerns
        if not any(name in top for name in _names((concern.plain_name, concern.name, *concern.also_called)))
    ]


@functools.cache
def _names(given: tuple[str, ...]) -> frozenset[str]:
    """The names as :func:`_words`, and the words that stand in all of them."""
    names = [_words(name) for name in given]
    shared = set(names[0].split()).intersection(*(name.split() for name in names))
    return frozenset({*names, *(f" {word} " for word in shared)})


def _words(text: str) -> str:
    """The words of a text in small letters, with a space before and after each."""
    return f" {' '.join(WORD.findall(text.casefold()))} "


def asks_a_question(subject: ComparisonSubject) -> Found:
    """2: the decision stands at the top as a question."""
    return [] if subject.record.question.rstrip().endswith("?") else [lack("no_question")]


def says_for_whom(guide: GuideSubject) -> Found:
    """3: for whom the guide is, for whom not, and for which region."""
    site = guide.knowledge.site
    return [lack(f"no_{name}") for name in ("audience", "not_for", "region") if not getattr(site, name)]


def compares_all(guide: GuideSubject) -> Found:
    """4: every treatment stands in a comparison."""
    missing = [
        record.name
        for identifier, record in guide.knowledge.treatments.items()
        if identifier not in guide.compared
    ]
    return [lack("not_compared", names=tuple(missing))] if missing else []


def nothing_is_an_equal(subject: ComparisonSubject) -> Found:
    """5: doing nothing is compared, and answers as large a share of its fields as the others do (their median)."""
    answered = subject.guide.answered
    nothing = [answered[i] for i, record in subject.options if record.kind is TreatmentKind.NOTHING]
    others = [answered[i] for i, record in subject.options if record.kind is not TreatmentKind.NOTHING]
    if not nothing:
        return [lack("nothing_not_compared")]
    if others and max(nothing) < statistics.median(others):
        share, median = (round(100 * part) for part in (max(nothing), statistics.median(others)))
        return [lack("nothing_answers_less", share=share, median=median)]
    return []


def says_what_happens_untreated(guide: GuideSubject) -> Found:
    """6: each concern says, with a source, what happens without treatment."""
    return [
        lack("untreated_without_source", name=concern.name)
        for concern in guide.knowledge.concerns.values()
        if not any(said.sources for said in concern.if_nothing_is_done)
    ]


def steers_nobody(subject: PageSubject) -> Found:
    """7: the rule on words that push an option holds, in a language that the engine has such words of."""
    if load_lexicon(subject.knowledge.site.language) is None:
        return None
    return excepted(subject, steering.NAME)


def says_what_it_goes_with(subject: TreatmentSubject) -> Found:
    """8: what it goes with and what it must be kept apart from."""
    if subject.is_nothing:
        return None
    return [] if subject.identifier in subject.guide.paired else [lack("no_pairs")]
