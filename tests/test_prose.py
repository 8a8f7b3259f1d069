from __future__ import annotations

import pytest

from guidebook.draft import Draft
from guidebook.models import FOLDER_KINDS, OPTIONAL_FILES, SINGLE_FILES
from guidebook.models.base import Part
from guidebook.models.editing import Banned, Language
from guidebook.models.subject import Glossary, GlossaryTerm
from guidebook.prose import NO_WORDS, OF_OTHERS, Prose, Text, texts
from guidebook.reading import read_draft
from project_tools import TEA


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_draft(TEA)


def at(prose: Prose, *path: str | int) -> Text:
    return next(text for text in prose.texts if text.path == path)


def record(draft: Draft, kind: str, identifier: str) -> Prose:
    return next(prose for loaded, prose in draft.prose if (loaded.kind, loaded.id) == (kind, identifier))


def test_every_text_has_its_place_and_its_part(draft: Draft) -> None:
    prose = record(draft, "treatment", "warm-milk")
    assert at(prose, "summary").text.startswith("A cup of warm milk")
    effect = at(prose, "harms", "serious", 0, "detail")
    assert (effect.field, type(effect.part).__name__, effect.own) == ("detail", "Effect", True)
    assert at(prose, "care_cards", 1, "signs", 1).field == "signs"
    assert at(prose, "facts", "effect", "text").text == "Perhaps a little sooner to sleep."
    paths = [text.path for text in prose.texts]
    assert len(paths) == len(set(paths)) > 40


def test_ids_dates_numbers_and_names_are_no_texts(draft: Draft) -> None:
    paths = {text.path for _, prose in draft.prose for text in prose.texts}
    assert not {path for path in paths if path[-1] in {"id", "reviewed", "sources", "authors", "currency"}}
    assert ("title",) not in {text.path for text in record(draft, "source", "old-herbal").texts}


def test_what_others_say_is_told_apart(draft: Draft) -> None:
    prose = record(draft, "claim", "does-milk-make-you-sleepy")
    others = {text.path for text in prose.texts if not text.own}
    assert others == {
        ("question",),
        ("claim",),
        ("also_called", 0),
        ("voices", 0, "who"),
        ("voices", 0, "says"),
    }
    assert not any(text.path in others for text, _ in prose.own)
    assert "judgement" in {text.path[0] for text, _ in prose.own}


def test_the_fields_that_are_left_out_exist() -> None:
    for model, fields in [*NO_WORDS.items(), *OF_OTHERS.items()]:
        assert fields <= model.model_fields.keys(), model


def test_every_kind_of_record_can_be_read(draft: Draft) -> None:
    models: list[type[Part]] = [kind.model for kind in FOLDER_KINDS]
    models += [model for _, model in (*SINGLE_FILES, *OPTIONAL_FILES)]
    read = {type(loaded.record) for loaded, prose in draft.prose if prose.texts}
    assert len(models) == len(set(models)) >= 14
    assert read >= {kind.model for kind in FOLDER_KINDS} | {model for _, model in SINGLE_FILES}


def test_lists_of_words_say_none_of_them() -> None:
    banned = Banned(words="best", why="it steers", instead="what it does")
    assert texts(Language(banned=(banned,))) == ()


def text(said: str) -> Text:
    return texts(Glossary(terms=(GlossaryTerm(id="t", term="x", definition=said),)))[-1]


def test_words_come_without_marks_and_quotations() -> None:
    one = text(
        '**Two** *cups* [there](https://a.example), see [[treatment:milk]] or [[term:x|this]]: "Best" “of all”.'
    )
    assert one.words == 'Two cups there, see It or this: "Best" “of all”.'
    assert one.spoken == f"Two cups there, see It or this: {' ' * 15}."
    assert one.said == one.spoken.lower()
    assert text('An open " stays.').spoken == 'An open " stays.'


def test_paragraphs_and_items() -> None:
    assert text("One.\n\nTwo,\nstill two.\n\n- three\n- **four**").paragraphs == (
        "One.",
        "Two, still two.",
        "three",
        "four",
    )
    assert text("- one").paragraphs == ("one",)
    assert text("One - two.").paragraphs == ("One - two.",)


def test_all_that_is_said_in_small_letters() -> None:
    terms = tuple(
        GlossaryTerm(id=f"t{n}", term="Hidden", definition=said) for n, said in enumerate(["One.", '"2" Å'])
    )
    assert Prose(Glossary(terms=terms)).said == "one.\n    å"


def test_the_same_folder_gives_the_same_texts(draft: Draft) -> None:
    again = read_draft(TEA)
    assert [prose.texts for _, prose in again.prose] == [prose.texts for _, prose in draft.prose]
