"""The guide makes no promise that is banned, and says in plain words what has a plain word.

Banned are the promises of the engine's lexicon of the guide's language, and those of ``data/language.yml``. They may be
denied ("not permanent"), asked ("Is it permanent?") or somebody else's ("Adverts call it permanent"): a word for that
stands before them in the same sentence. What stands in quotation marks, or in a field that says what others say, is not
looked at. A word that has a plainer one may stand beside it, as in "redness (erythema)", and in the glossary.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.editing import Language
from guidebook.models.subject import GlossaryTerm
from guidebook.phrases import Phrases
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft
    from guidebook.lexicon import Lexicon

NAME = "banned-words"
BEARS_EXCEPTIONS = True


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of promises, and of words of the field, in the guide's own voice."""
    loaded = draft.single("language", Language)
    language = loaded.record if loaded else Language()
    if draft.lexicon:
        yield from _promises(draft, draft.lexicon, language)
    yield from _hard_words(draft, language)


def _promises(draft: Draft, lexicon: Lexicon, language: Language) -> Iterator[Problem]:
    entries = {entry.words: entry for entry in (*lexicon.banned, *language.banned)}
    phrases = Phrases(entries)
    for record, prose in draft.prose:
        for found in phrases.find(prose):
            if found.is_asked or lexicon.turned(found.before) or lexicon.attributed(found.before):
                continue
            entry = entries[found.phrase]
            message = f'"{found.words}" is no word for this guide: {entry.why}'
            yield record.problem(NAME, message, found.text.path, hint=f"say instead: {entry.instead}")


def _hard_words(draft: Draft, language: Language) -> Iterator[Problem]:
    entries = {entry.words: entry for entry in language.plain}
    phrases = Phrases(entries)
    for record, prose in draft.prose:
        for found in phrases.find(prose):
            entry = entries[found.phrase]
            if not isinstance(found.text.part, GlossaryTerm) and entry.instead.lower() not in found.text.said:
                message = f'"{found.words}" has a plainer word: {entry.why}'
                hint = f'write "{entry.instead}", or both: "{entry.instead} ({found.words})"'
                yield record.problem(NAME, message, found.text.path, hint=hint)
