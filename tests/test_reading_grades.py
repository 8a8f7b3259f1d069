from __future__ import annotations

import pytest

from guidebook.models.subject import Glossary, GlossaryTerm
from guidebook.prose import Prose
from guidebook.reading import read_draft
from guidebook.reading_level import Reading, letters, reading_of, reading_of_prose
from project_tools import TEA


def reading(*texts: str) -> Reading:
    terms = tuple(GlossaryTerm(id=f"t{n}", term="Name", definition=text) for n, text in enumerate(texts))
    return reading_of(Glossary(terms=terms))


def test_counts_and_grades_worked_out_by_hand() -> None:
    # 9 + 8 words; 3+3+5+3+5+4+3+4+3 and 2+4+3+3+3+6+6+5 letters.
    found = reading("The dog liked the short walk and then ate. He went out and the garden seemed empty.")
    assert (found.words, len(found.sentences), found.characters) == (17, 2, 65)
    assert found.grade == round(4.71 * 65 / 17 + 0.5 * 17 / 2 - 21.43, 1) == 0.8
    assert found.age == 5.8
    assert found.second_grade == round(5.88 * 65 / 17 - 29.6 * 2 / 17 - 15.8, 1) == 3.2
    assert (found.longest_sentence, found.long_sentences, found.share_long) == (9, 0, 0.0)


def test_a_text_of_long_words_has_a_high_grade() -> None:
    found = reading(
        "Epistemological considerations necessitate multidimensional interpretations of contraindications."
    )
    assert found.grade > 30
    assert found.age == round(found.grade + 5, 1)
    assert found.second_grade > 30


def test_no_grade_is_below_zero() -> None:
    found = reading("A b c. D e f.")
    assert (found.grade, found.age, found.second_grade) == (0.0, 5.0, 0.0)


def test_an_empty_text_has_no_measure() -> None:
    found = reading("No full stop")
    assert found == Reading((), 0, 0, 0, 0)
    assert (found.words, found.grade, found.age, found.second_grade) == (0, 0.0, 0.0, 0.0)
    assert (found.share_long, found.share_long_paragraphs, found.longest_sentence) == (0.0, 0.0, 0)


def test_long_sentences_and_paragraphs() -> None:
    found = reading(f"Tea{' tea' * 20}. It ends. Yes. No.", f"Tea{' tea' * 19}.\n\nIt ends.\n\n- one\n- two.")
    assert [sentence.words for sentence in found.sentences] == [21, 2, 1, 1, 20, 2, 1, 1]
    assert found.sentences[0].path == ("terms", 0, "definition")
    assert (found.longest_sentence, found.long_sentences, found.share_long) == (21, 1, 1 / 8)
    assert (found.paragraphs, found.longest_paragraph, found.long_paragraphs) == (5, 4, 1)
    assert found.share_long_paragraphs == 1 / 5


@pytest.mark.parametrize(
    ("text", "count"), [("It is 0.5%, or 1,000!", 12), ("", 0), ("Blåbær – ja", 8), ("a_b", 2)]
)
def test_letters_and_digits(text: str, count: int) -> None:
    assert letters(text) == count


def test_labels_cells_and_names_are_no_prose() -> None:
    milk = next(loaded.record for loaded in read_draft(TEA).treatments if loaded.id == "warm-milk")
    paths = {".".join(map(str, sentence.path)) for sentence in reading_of(milk).sentences}
    assert {"summary", "cannot.0.text", "harms.serious.0.detail", "facts.slept-sooner.note"} <= paths
    assert not {path for path in paths if path in {"name", "harms.serious.0.what", "facts.effect.text"}}


def test_a_language_without_a_lexicon_knows_no_abbreviations() -> None:
    terms = (GlossaryTerm(id="t", term="x", definition="Ask Dr. Lund."),)
    prose = Prose(Glossary(terms=terms))
    assert len(reading_of_prose(prose, "en").sentences) == 1
    assert len(reading_of_prose(prose, "xx").sentences) == 2
