"""Finds numbers in texts: any number, chances and shares, prices, and numbers that only compare.

The words for it stand in the strings file of the guide's language under ``counting``, so that another language needs
other phrases and no other code.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidebook.models.subject import Site
from guidebook.richtext import RECORD_LINK, WEB_LINK
from guidebook.words import Words, languages, load_words

if TYPE_CHECKING:
    from guidebook.draft import Draft

DIGITS = r"\d(?:[\d.,]*\d)?"
NUMBER_IN_DIGITS = rf"(?<!\w)(?<!\S-){DIGITS}(?: ?%)?"
"""Digits right after a letter, or after a hyphen that ends a word, are part of a name (B12, T-4) and no number."""


class Finder:
    """Finds one sort of thing in texts."""

    def __init__(self, pattern: str, but: str = "") -> None:
        # Small letters on both sides: a pattern that ignores case takes three times as long.
        self._pattern = re.compile(pattern)
        self._but = re.compile(but) if but else None

    def __call__(self, text: str) -> str:
        """The first thing found, as it stands in the text; empty for none."""
        small = text.lower()
        if self._but:
            small = self._but.sub(lambda match: "\0" * len(match[0]), small)
        match = self._pattern.search(small)
        return text[match.start() : match.end()] if match else ""


@dataclass(frozen=True)
class Counting:
    """What to look for in one language and one currency; each field finds the first place in a text, or nothing."""

    number: Finder
    """Digits that are no date, a chance, or a share of people in words."""
    figure: Finder
    """A chance, a share or a price: what nobody can say without a source."""
    chance: Finder
    """Some of so many, such as "4 of 10" or "four of ten"."""
    one_in: Finder
    """One of so many, such as "1 in 5"."""
    percent: Finder
    relative: Finder
    """A number that only compares, such as "3 times as likely" or "20% more"."""
    no_plain_numbers: Finder
    """The admission that there is nothing but such a number."""


def counting(words: Words, sign: str, code: str) -> Counting:
    """What to look for in the language of ``words``, and with the sign and the code of a currency."""
    number = f"(?:{DIGITS}|{words('counting.numbers')})"
    percent = f"{DIGITS} ?(?:{words('counting.percent')})"

    def phrases(key: str) -> str:
        pattern = words.pattern(key).replace("{number}", number).replace("{percent}", percent)
        return rf"(?<!\w)(?:{pattern})(?!\w)"

    chance, shares = phrases("counting.chances"), phrases("counting.shares")
    money = f"(?:{re.escape(sign.lower())}|{re.escape(code.lower())})"
    price = rf"(?<!\w){money} ?{DIGITS}|{DIGITS} ?{money}(?!\w)"
    months = "|".join(words(f"date.month_{month}").lower() for month in range(1, 13))
    return Counting(
        number=Finder(
            f"{chance}|{shares}|{NUMBER_IN_DIGITS}",
            but=rf"(?:\d{{1,2}} )?(?:{months})(?: \d{{1,2}},)? \d{{4}}",
        ),
        figure=Finder(f"{chance}|{shares}|(?<!\\w){percent}|{price}"),
        chance=Finder(chance),
        one_in=Finder(phrases("counting.one_in")),
        percent=Finder(rf"(?<!\w){percent}"),
        relative=Finder(phrases("counting.relative")),
        no_plain_numbers=Finder(phrases("counting.no_plain_numbers")),
    )


def counting_of(draft: Draft) -> Counting:
    """What to look for in a guide; English and dollars when its ``site.yml`` could not be read."""
    site = draft.single("site", Site)
    if site is None:
        return _known("en", "$", "USD")
    language = site.record.language if site.record.language in languages() else "en"
    return _known(language, site.record.currency_sign, site.record.currency)


@functools.cache
def _known(language: str, sign: str, code: str) -> Counting:
    return counting(load_words(language), sign, code)


def count_numbers(text: str) -> int:
    """How many numbers a text has in digits."""
    return len(re.findall(NUMBER_IN_DIGITS, text))


def readable(text: str) -> str:
    """A text without the targets of its links, in which digits mean nothing."""
    if "[" not in text:
        return text
    return WEB_LINK.sub(r"\1", RECORD_LINK.sub(lambda link: link[3] or "", text))
