"""The guide makes no promise that is banned, and says in plain words what has a plain word.

Banned are the promises of the engine's lexicon of the guide's language, and those of ``data/language.yml``. They may be
denied ("not permanent"), asked ("Is it permanent?"), and stand in quotation marks or in a field that says what others
say. A word that has a plainer one may stand beside it, as in "redness (erythema)".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from guidebook.models.editing import Banned, Language
from guidebook.models.subject import GlossaryTerm
from guidebook.phrases import Found, Phrases
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft
    from guidebook.lexicon import Lexicon

NAME = "banned-words"
BEARS_EXCEPTIONS = True


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of promises, and of words of the field, in the guide's own voice."""
    lexicon = draft.lexicon
    if lexicon is None:
        return
    loaded = draft.single("language", Language)
    language = loaded.record if loaded else Language()
    yield from refused(draft, lexicon, (*lexicon.banned, *language.banned), NAME, "is no word for this guide")
    entries = {entry.words: entry for entry in language.plain}
    phrases = Phrases(entries)
    for record, prose in draft.prose:
        for found in phrases.find(prose):
            entry = entries[found.phrase]
            if isinstance(found.text.part, GlossaryTerm) or entry.instead.lower() in found.text.said:
                continue
            message = f'"{found.words}" has a plainer word: {entry.why}'
            hint = f'write "{entry.instead}", or both: "{entry.instead} ({found.words})"'
            yield record.problem(NAME, message, found.text.path, hint=hint)


def refused(
    draft: Draft, lexicon: Lexicon, entries: Iterable[Banned], rule: str, what: str
) -> Iterator[Problem]:
    """A problem for each of these words that the guide says and neither denies nor asks."""
    by_words = {entry.words: entry for entry in entries}
    phrases = Phrases(by_words)
    for record, prose in draft.prose:
        for found in phrases.find(prose):
            if not _is_turned(found, lexicon):
                entry = by_words[found.phrase]
                message = f'"{found.words}" {what}: {entry.why}'
                yield record.problem(rule, message, found.text.path, hint=f"say instead: {entry.instead}")


def _is_turned(found: Found, lexicon: Lexicon) -> bool:
    return found.sentence.endswith("?") or lexicon.turned(found.before)
