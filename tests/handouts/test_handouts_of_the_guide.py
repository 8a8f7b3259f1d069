"""The leaflets and sheets of the real records: short enough to hand out, large enough to read, nothing of safety cut."""

from __future__ import annotations

from functools import cache

import pytest
from pdf_reading import page_texts, sizes_of, squeezed, top_of

from guidebook.handouts.typeset import Typesetter
from guidebook.knowledge import Knowledge, load
from guidebook.models.treatment import Treatment
from guidebook.views.handout import comparison_document, leaflet_document
from guidebook.words import load_words
from project_tools import ROOT

pytestmark = pytest.mark.site

TREATMENTS = sorted(file.stem for file in (ROOT / "data" / "treatments").glob("*.yml"))
COMPARISONS = sorted(file.stem for file in (ROOT / "data" / "comparisons").glob("*.yml"))
MANY_CONDITIONS = 18
"""So many conditions with their reasons fill a page; the leaflet may then have a fifth one."""


@cache
def guide() -> Knowledge:
    return load(ROOT)


@cache
def leaflet(identifier: str) -> bytes:
    document = leaflet_document(guide(), load_words("en"), identifier)
    return Typesetter(guide().site.edition).leaflet(document)


@cache
def sheet(identifier: str) -> bytes:
    document = comparison_document(guide(), load_words("en"), identifier)
    return Typesetter(guide().site.edition).comparison_sheet(document)


def text_of(pdf: bytes) -> str:
    return squeezed(" ".join(page_texts(pdf)))


def conditions(treatment: Treatment, level: str) -> list[str]:
    """Names of the conditions of one level, pregnancy and breast-feeding among them."""
    answers = [(avoid.condition, avoid.level) for avoid in treatment.avoid]
    answers += [("pregnancy", treatment.pregnancy.level), ("breast-feeding", treatment.breast_feeding.level)]
    return [guide().conditions[condition].name for condition, found in answers if found.value == level]


@pytest.mark.parametrize("identifier", TREATMENTS)
def test_a_leaflet_has_two_to_four_pages(identifier: str) -> None:
    most = 5 if len(guide().treatments[identifier].avoid) >= MANY_CONDITIONS else 4
    assert 2 <= len(page_texts(leaflet(identifier))) <= most


@pytest.mark.parametrize("identifier", TREATMENTS)
def test_a_leaflet_names_every_serious_harm_and_condition_in_text_of_12_points(identifier: str) -> None:
    treatment = guide().treatments[identifier]
    names = [harm.what for harm in treatment.harms.serious]
    names += [*conditions(treatment, "must_not"), *conditions(treatment, "ask_first")]
    pdf = leaflet(identifier)
    text = text_of(pdf)
    assert [name for name in names if squeezed(name) not in text] == []
    sizes = {name: sizes_of(pdf, name) for name in names}
    on_one_line = {name: found for name, found in sizes.items() if found}
    assert all(12 in found for found in on_one_line.values()), on_one_line
    assert len(on_one_line) >= 0.9 * len(names)


@pytest.mark.parametrize("identifier", COMPARISONS)
def test_each_table_of_a_sheet_stands_whole_on_its_page(identifier: str) -> None:
    document = comparison_document(guide(), load_words("en"), identifier)
    pdf = sheet(identifier)
    pages = page_texts(pdf)
    assert 2 <= len(pages) <= 4
    for number, table in enumerate(document.tables):
        text = squeezed(pages[number])
        headers = [squeezed(row.header[0].text) for row in table.rows]
        assert len(headers) > 9
        places = [text.index(header) for header in headers]
        assert places[0] < places[-1]
        assert "".join(squeezed(name) for name in (table.corner, *table.column_headers)) in text
        (size,) = sizes_of(pdf, table.corner)
        assert 7 <= size <= 9
    assert top_of(pdf, "What the signs mean")[0] >= 1


@pytest.mark.parametrize("identifier", COMPARISONS)
def test_a_sheet_has_every_serious_harm_and_counts_every_condition(identifier: str) -> None:
    options = [guide().treatments[option] for option in guide().comparisons[identifier].treatments]
    pdf = sheet(identifier)
    first, second = (squeezed(text) for text in page_texts(pdf)[:2])
    harms = [harm.what for option in options for harm in option.harms.serious]
    assert harms
    assert [harm for harm in harms if squeezed(harm) not in first] == []
    answers = second.partition(squeezed("What the signs mean"))[0]
    for level, words in (("must_not", "Mustnot"), ("ask_first", "Askfirst")):
        expected = sum(len(conditions(option, level)) for option in options)
        assert answers.count(words) == expected > 5
