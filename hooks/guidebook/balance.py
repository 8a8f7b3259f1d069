"""How much a treatment says of its benefits and of its harms, so that neither side is louder than the other.

After the decision-aid standards' criterion that good and bad points are shown in equal detail: words and items of the two
sides stay within one to two, or the page says why they do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guidebook.counting import count_numbers
from guidebook.models.treatment import Effect, Gap, Treatment
from guidebook.richtext import plain
from guidebook.sentences import count_words

MOST = 2
"""How many times as much one side may say as the other."""


@dataclass(frozen=True)
class Side:
    """What one side says: its benefits, or its common and serious harms together."""

    items: int
    """Effects listed; the reason that stands in place of an empty list is none."""
    words: int
    """Words of what is said of them and of the people they were counted in, and of the reasons for empty lists."""
    numbers: int
    """Numbers in those words, and in chances."""
    citations: int
    """Sources named, once for each effect that names them."""


@dataclass(frozen=True)
class Balance:
    """Both sides of one treatment."""

    benefits: Side
    harms: Side
    is_blank: bool
    """Whether a side lists nothing at all and says why: then there is nothing to weigh, and the reason stands there."""

    @property
    def is_even(self) -> bool:
        """Whether neither side has more than twice the items or the words of the other, or a side is blank."""
        pairs = ((self.benefits.items, self.harms.items), (self.benefits.words, self.harms.words))
        return self.is_blank or all(max(pair) <= MOST * min(pair) for pair in pairs)


def balance_of(treatment: Treatment) -> Balance:
    """The measure of one treatment."""
    harms = treatment.harms
    all_harms = (*harms.common, *harms.serious)
    return Balance(
        benefits=_side(treatment.benefits, (treatment.benefits_blank,)),
        harms=_side(all_harms, (harms.common_blank, harms.serious_blank)),
        is_blank=not (treatment.benefits and all_harms),
    )


def _side(effects: tuple[Effect, ...], gaps: Iterable[Gap | None]) -> Side:
    reasons = [gap for gap in gaps if gap is not None]
    texts = [text for effect in effects for text in _texts(effect)] + [gap.why for gap in reasons]
    said = [plain(text) for text in texts]
    chances = sum(effect.chance is not None for effect in effects)
    return Side(
        items=len(effects),
        words=sum(count_words(text) for text in said),
        numbers=sum(count_numbers(text) for text in said) + 2 * chances,
        citations=sum(len(e.sources) for e in effects) + sum(len(gap.sources) for gap in reasons),
    )


def _texts(effect: Effect) -> tuple[str, ...]:
    chance = (effect.chance.group, effect.chance.period) if effect.chance else ()
    return (effect.what, effect.detail, *chance)
