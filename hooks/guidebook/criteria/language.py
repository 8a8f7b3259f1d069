"""What checks of wording share: exceptions from rules, decimals, and ways of telling shares."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from guidebook.counting import Counting, counting, readable
from guidebook.criteria.finding import Lack, lack
from guidebook.criteria.subjects import PageSubject, TreatmentSubject
from guidebook.knowledge import Knowledge
from guidebook.words import load_words

DECIMAL = re.compile(r"(?<![\w.,])[0-9]+\.[0-9]+(?![\w.,]*[0-9])(?!\s?%)")


def excepted(subject: PageSubject, *rules: str) -> Sequence[Lack]:
    """Exceptions from these rules that ``data/exceptions.yml`` allows to the record: without one, the rules hold."""
    name = subject.name
    return [
        lack("exception", rule=one.rule, reason=one.reason)
        for one in subject.knowledge.exceptions.exceptions
        if one.rule in rules and one.record == name
    ]


@functools.cache
def _known(language: str, sign: str, code: str) -> Counting:
    return counting(load_words(language), sign, code)


def counting_in(knowledge: Knowledge) -> Counting:
    """What to look for in the guide's language and currency."""
    site = knowledge.site
    return _known(site.language, site.currency_sign, site.currency)


def styles_of_share(subject: TreatmentSubject) -> tuple[str, ...]:
    """The ways in which benefits and harms tell a share, by their first example: "5%", "1 in 20"."""
    counting_ = counting_in(subject.knowledge)
    percent = one_in = ""
    for effect in subject.effects:
        text = readable(effect.detail)
        percent = percent or counting_.percent(text)
        one_in = one_in or counting_.one_in(text)
    return tuple(filter(None, (percent, one_in)))


def decimals(subject: TreatmentSubject) -> tuple[str, ...]:
    """Numbers with decimals in benefits and harms, shares in percent left out, each once."""
    said = (match[0] for effect in subject.effects for match in DECIMAL.finditer(readable(effect.detail)))
    return tuple(dict.fromkeys(said))
