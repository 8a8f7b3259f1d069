"""A benefit or a harm gives a number for "often" or "many people", or says that there is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.treatment import Effect
from guidebook.phrases import Phrases
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "vague-amount"
BEARS_EXCEPTIONS = True

FIELDS = frozenset({"what", "detail"})


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of vague amounts in benefits and harms.

    A number anywhere in the same effect is enough, its chance included; so is a word that there is no number.
    """
    lexicon = draft.lexicon
    if lexicon is None:
        return
    vague = Phrases(lexicon.words.amounts.vague)
    for loaded, prose in draft.prose:
        for found in vague.find(prose):
            effect = found.text.part
            if not isinstance(effect, Effect) or found.text.field not in FIELDS or effect.chance:
                continue
            if found.word_before in lexicon.words.amounts.compared:
                continue
            said = f"{effect.what} {effect.detail}".lower()
            if not (any(map(str.isdigit, said)) or lexicon.no_number.search(said)):
                yield loaded.problem(
                    NAME,
                    f'"{found.words}" gives no number',
                    found.text.path,
                    hint="give a number with its source, or say that no number was found",
                )
