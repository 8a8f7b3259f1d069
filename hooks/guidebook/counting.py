"""Finds numbers in texts: any number, chances and shares, prices, and numbers that only compare.

The words for it stand in the strings file of the guide's language under ``counting``, as phrases parted by ``|``, so that
another language needs other phrases and no other code.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidebook.models.subject import Site
from guidebook.richtext import RECORD_LINK, WEB_LINK
from guidebook.words import Words, languages, load_words

if TYPE_CHECKING:
    from guidebook.draft import Draft

DIGITS = r"\d(?:[\d.,]*\d)?"
A_NUMBER_IN_DIGITS = rf"(?<!\w)(?<![^\W\d_]-){DIGITS}(?: ?%)?"
"""Digits that belong to a name, as in B12 or T-4, are no number."""


@dataclass(frozen=True)
class Counting:
    """Compiled patterns for one language and one currency."""

    any_number: re.Pattern[str]
    """Digits, a chance, or a share in words."""
    chance: re.Pattern[str]
    """Some of so many, such as "4 of 10" or "four of ten"."""
    one_in: re.Pattern[str]
    """One of so many, such as "1 in 5"."""
    percent: re.Pattern[str]
    figure: re.Pattern[str]
    """A chance, a share or a price: what nobody can say without a source."""
    relative: re.Pattern[str]
    """A number that only compares, such as "3 times as likely" or "20% more"."""


def counting(words: Words, sign: str, code: str) -> Counting:
    """The patterns for the words of a language, and the sign and the code of a currency."""
    number = f"(?:{DIGITS}|{words('counting.numbers')})"
    percent = f"{DIGITS} ?(?:{words('counting.percent')})"

    def phrases(key: str) -> str:
        open_phrases = words.pattern(key).replace("{number}", number)
        return rf"(?<!\w)(?:{open_phrases.replace('{percent}', percent)})(?!\w)"

    chance, shares = phrases("counting.chances"), phrases("counting.shares")
    share = rf"{shares}|(?<!\w){percent}"
    price = rf"{re.escape(sign)} ?\d[\d.,]*|{re.escape(code)} ?\d[\d.,]*|{DIGITS} ?{re.escape(code)}(?!\w)"
    return Counting(
        any_number=_compiled(f"{A_NUMBER_IN_DIGITS}|{chance}|{shares}"),
        chance=_compiled(chance),
        one_in=_compiled(phrases("counting.one_in")),
        percent=_compiled(rf"(?<!\w){percent}"),
        figure=_compiled(f"{chance}|{share}|{price}"),
        relative=_compiled(phrases("counting.relative")),
    )


def counting_of(draft: Draft) -> Counting:
    """The patterns for the language and the currency of a guide; English without a readable ``site.yml``."""
    site = draft.single("site", Site)
    if site is None:
        return _of_language("en", "$", "USD")
    language = site.record.language if site.record.language in languages() else "en"
    return _of_language(language, site.record.currency_sign, site.record.currency)


@functools.cache
def _of_language(language: str, sign: str, code: str) -> Counting:
    return counting(load_words(language), sign, code)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def readable(text: str) -> str:
    """A text without the targets of its links, in which digits mean nothing."""
    if "[" not in text:
        return text
    return WEB_LINK.sub(r"\1", RECORD_LINK.sub(lambda link: link[3] or "", text))


__all__ = ["Counting", "Iterator", "counting", "counting_of", "readable"]
