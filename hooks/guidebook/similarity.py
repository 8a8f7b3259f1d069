"""Which of many short texts say nearly the same, found without comparing each with each."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

TOKEN = re.compile(r"[^\W_]+")


def folded(text: str, empty: Set[str] = frozenset(), endings: Sequence[str] = ()) -> frozenset[str]:
    """The words of a text that tell it from others: in small letters, without ``empty`` words and without ``endings``."""
    return frozenset(_stem(word, endings) for word in TOKEN.findall(text.casefold()) if word not in empty)


def _stem(word: str, endings: Sequence[str]) -> str:
    ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= 3), "")
    stem = word.removesuffix(ending)
    return stem.removesuffix("e").removesuffix("y") if len(stem) > 3 else stem


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of two sets of words is common to both, from 0 to 1 (Jaccard); 1 for two empty ones."""
    return len(one & other) / len(one | other) if one or other else 1.0


def near_pairs(sets: Sequence[frozenset[str]], least: float) -> Iterator[tuple[int, int]]:
    """Positions of the pairs that are alike by at least ``least``, the first smaller, in order; empty sets are like none.

    Numbers must be the same, and do not count as words that are. Two sets as like as that share one of the rarest words
    of each, so only such pairs are compared (the prefix filter of Chaudhuri, Ganti and Kaushik, "A primitive operator
    for similarity joins in data cleaning", 2006).
    """
    frequency = Counter(word for words in sets for word in words)
    numbers = [frozenset(word for word in words if word.isdigit()) for words in sets]
    others = [words - own for words, own in zip(sets, numbers, strict=True)]
    waiting: dict[tuple[frozenset[str], str], list[int]] = {}
    for position, words in enumerate(others):
        rarest = sorted(words, key=lambda word: (frequency[word], word))
        kept = rarest[: len(rarest) - math.ceil(least * len(rarest)) + 1]
        if numbers[position] and not words:
            kept = [""]
        met = sorted({other for word in kept for other in waiting.get((numbers[position], word), ())})
        yield from ((other, position) for other in met if likeness(others[other], words) >= least)
        for word in kept:
            waiting.setdefault((numbers[position], word), []).append(position)
