"""What leaflets and sheets hold and leave out, and in which form, on the tiny project."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from guidebook.handouts.model import (
    BulletList,
    Callout,
    ComparisonSheet,
    FactTable,
    Handout,
    Paragraph,
    Run,
    Runs,
    Section,
    Steps,
    TwoColumns,
)
from guidebook.knowledge import Knowledge, load
from guidebook.views.handout import comparison_document, leaflet_document
from guidebook.words import load_words
from project_tools import TEA, Project

WORDS = load_words("en")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(TEA)


@pytest.fixture(scope="module")
def milk(knowledge: Knowledge) -> Handout:
    return leaflet_document(knowledge, WORDS, "warm-milk")


@pytest.fixture(scope="module")
def sheet(knowledge: Knowledge) -> ComparisonSheet:
    return comparison_document(knowledge, WORDS, "evening-drinks")


def words_of(runs: Runs) -> str:
    """A text with its source numbers and flags as they are printed; ~ is a space where no line may end."""
    printed = (f"{run.text}{list(run.marks) or ''}{f' ({run.flag})' if run.flag else ''}" for run in runs)
    return "".join(printed).replace("\N{NO-BREAK SPACE}", "~")


def section(document: Handout, heading: str) -> Section:
    (found,) = (section for section in document.sections if section.heading == heading)
    return found


def in_order(value: Any) -> list[int]:
    """Source numbers in the order in which a document prints them."""
    if isinstance(value, Run):
        return list(value.marks)
    if is_dataclass(value):
        return [*getattr(value, "marks", ()), *in_order(tuple(getattr(value, f.name) for f in fields(value)))]
    return [number for item in value for number in in_order(item)] if isinstance(value, tuple) else []


def test_benefits_and_common_harms_have_the_same_short_form(milk: Handout) -> None:
    pair, serious = section(milk, "Benefits and harms").blocks
    assert isinstance(pair, TwoColumns)
    (benefits,), (common,) = pair.left.blocks, pair.right.blocks
    assert isinstance(benefits, BulletList) and isinstance(common, BulletList)
    assert [words_of(item) for item in benefits.items] == ["Falling asleep sooner[1] ●●○○~low"]
    assert [words_of(item) for item in common.items] == ["Feeling full[2] ●●●○~moderate"]
    assert isinstance(serious, Callout) and isinstance(serious.blocks[0], BulletList)
    assert [words_of(item) for item in serious.blocks[0].items] == [
        "Allergic reaction: Milk can bring on an allergic reaction.[4] (!)"
        " Fewer than 1 of 100 have it. In: people in a survey. Over: a lifetime. ●●○○~low"
    ]


def test_a_chance_is_not_said_twice(tmp_path: Path) -> None:
    harm = "Milk can bring on an allergic reaction."
    project = Project(
        tmp_path,
        ("treatments/warm-milk.yml", harm, "It came to 2 of 100 people."),
        ("treatments/warm-milk.yml", "count: 0.2, of: 100", "count: 2, of: 100"),
    )
    document = leaflet_document(project.knowledge(), WORDS, "warm-milk")
    serious = section(document, "Benefits and harms").blocks[1]
    assert isinstance(serious, Callout) and isinstance(serious.blocks[0], BulletList)
    assert words_of(serious.blocks[0].items[0]) == (
        "Allergic reaction: It came to 2 of 100 people.[4] (!)"
        " In: people in a survey. Over: a lifetime. ●●○○~low"
    )


def test_a_list_that_is_missing_says_why(knowledge: Knowledge) -> None:
    document = leaflet_document(knowledge, WORDS, "camomile-tea")
    pair, serious = section(document, "Benefits and harms").blocks
    assert isinstance(pair, TwoColumns) and isinstance(serious, Callout)
    (benefits,), (gap,) = pair.left.blocks, serious.blocks
    assert isinstance(benefits, Paragraph) and isinstance(gap, Paragraph)
    assert words_of(benefits.runs).startswith("Studies conflict. Two small studies disagree.[")
    assert words_of(gap.runs) == "Not looked up yet. We have not looked for rare harms yet."


def test_who_must_not_have_it_is_told_in_full(milk: Handout, knowledge: Knowledge) -> None:
    circumstances, must_not, question, groups = section(
        milk, "Who must not have it, and who must ask first"
    ).blocks
    assert isinstance(circumstances, BulletList) and isinstance(groups, BulletList)
    assert isinstance(must_not, Callout) and isinstance(must_not.blocks[0], BulletList)
    assert isinstance(question, Paragraph)
    assert [words_of(item) for item in circumstances.items] == [
        "Pregnant – usually fine: Heated milk is fine.[2]",
        "Breast-feeding – usually fine: Heated milk is fine.[2]",
    ]
    assert must_not.level == "must_not"
    assert [words_of(item) for item in must_not.blocks[0].items] == [
        "Milk allergy: It can be dangerous.[2, 4]"
    ]
    assert words_of(question.runs).startswith("Is it different for older people? It seems to be the same")
    assert words_of(groups.items[0]).startswith("People over 70: They were few.")

    blocks = section(
        leaflet_document(knowledge, WORDS, "tea-ceremony-visit"),
        "Who must not have it, and who must ask first",
    ).blocks
    assert isinstance(blocks[1], Paragraph)
    assert words_of(blocks[1].runs) == "Not looked up yet. We have not looked yet."


def test_care_cards_hold_every_sign_the_most_urgent_first(milk: Handout) -> None:
    cards = section(milk, "When to get help").blocks
    told = []
    for card in cards:
        assert isinstance(card, Callout)
        signs, do = card.blocks
        assert isinstance(signs, BulletList) and isinstance(do, Paragraph)
        told.append((card.level, [words_of(sign) for sign in signs.items], words_of(do.runs)))
    assert told == [
        ("emergency", ["trouble breathing", "swollen lips"], "Call the emergency number.[2]"),
        ("today", ["an itching mouth after milk"], "Call a doctor and drink no more of it.[2]"),
    ]


@pytest.mark.parametrize(
    ("identifier", "groups"),
    [
        ("warm-milk", ["Before", "During"]),
        ("camomile-tea", ["During", "After"]),
        ("tea-ceremony-visit", ["Before"]),
    ],
)
def test_what_others_do_at_a_clinic_is_left_out(
    knowledge: Knowledge, identifier: str, groups: list[str]
) -> None:
    blocks = section(leaflet_document(knowledge, WORDS, identifier), "What is done").blocks
    assert [words_of(block.runs) for block in blocks if isinstance(block, Paragraph)] == groups
    assert sum(isinstance(block, Steps) for block in blocks) == len(groups)


def test_a_leaflet_takes_the_first_questions_and_the_first_paragraph_on_evidence(tmp_path: Path) -> None:
    file = "treatments/tea-ceremony-visit.yml"
    project = Project(
        tmp_path,
        (
            file,
            "questions: [How long will it take?]",
            f"questions: [{', '.join(f'{letter}?' for letter in 'ABCDEFGHI')}]",
        ),
        (
            file,
            "  text: No study was found.\n",
            "  text: |-\n    No study was found.\n\n    We looked twice.\n",
        ),
    )
    document = leaflet_document(project.knowledge(), WORDS, "tea-ceremony-visit")
    (questions,) = section(document, "Questions to ask").blocks
    (evidence,) = section(document, "How good is the evidence?").blocks
    assert isinstance(questions, BulletList) and isinstance(evidence, Paragraph)
    assert [words_of(item) for item in questions.items] == ["A?", "B?", "C?", "D?"]
    assert words_of(evidence.runs) == "No study was found. (!) How sure we are: very low. No study."


def test_sources_are_numbered_as_they_are_cited_and_only_those(knowledge: Knowledge) -> None:
    compared = 0
    for identifier in knowledge.treatments:
        document = leaflet_document(knowledge, WORDS, identifier)
        first = list(dict.fromkeys(in_order((document.at_a_glance, document.sections))))
        assert [entry.number for entry in document.sources] == list(range(1, len(first) + 1))
        assert sorted(first) == [entry.number for entry in document.sources]
        compared += len(first)
    assert compared > 8


def test_a_source_tells_title_publisher_date_and_whether_it_was_checked(sheet: ComparisonSheet) -> None:
    assert {(entry.text, entry.note) for entry in sheet.sources} >= {
        ("Warm drinks on restless evenings. Made-up Journal of Evenings 1(1):1–9, May 2021.", ""),
        ("What tea houses charge. Lantern House.", "!"),
        ("Who drinks milk? Evening News, 31 January 2020.", "!"),
    }


def test_sources_that_print_the_same_have_one_number(tmp_path: Path) -> None:
    same = (TEA / "data/sources/health-page.yml").read_text("utf-8")
    project = Project(tmp_path, ("sources/same-page.yml", same.replace("hot-drinks", "hot-drinks-2")))
    project.edit(("treatments/warm-milk.yml", "[health-page, milk-survey]", "[same-page, health-page]"))
    document = leaflet_document(project.knowledge(), WORDS, "warm-milk")
    texts = [entry.text for entry in document.sources]
    assert texts.count("Hot drinks and safety. Made-up Health Service, 5 November 2024.") == 1
    must_not = section(document, "Who must not have it, and who must ask first").blocks[1]
    assert isinstance(must_not, Callout) and isinstance(must_not.blocks[0], BulletList)
    assert words_of(must_not.blocks[0].items[0]) == "Milk allergy: It can be dangerous.[2]"


def test_a_link_to_a_question_ends_its_sentence(tmp_path: Path) -> None:
    link = "See [[claim:does-milk-make-you-sleepy]]."
    project = Project(
        tmp_path,
        (
            "treatments/warm-milk.yml",
            "One trial of 120 adults, half of them with milk.",
            f"One trial. {link}",
        ),
    )
    (evidence,) = section(
        leaflet_document(project.knowledge(), WORDS, "warm-milk"), "How good is the evidence?"
    ).blocks
    assert isinstance(evidence, Paragraph)
    assert "?[" in words_of(evidence.runs) and "?." not in words_of(evidence.runs)


def test_the_sheet_has_the_facts_of_leaflets_by_their_labels_and_the_harms(
    sheet: ComparisonSheet, knowledge: Knowledge
) -> None:
    facts = sheet.tables[0]
    labels = [words_of(row.header) for row in facts.rows]
    assert labels == [
        *("What it may do", "Cups", "Time it takes", "Slept sooner", "Caffeine"),
        *("Price of one cup", "Price of an evening", "Common harms", "Serious harms"),
    ]
    serious = {
        name: words_of(cell.runs)
        for name, cell in zip(facts.column_headers, facts.rows[-1].cells, strict=True)
    }
    assert serious == {
        "Camomile tea": "Not looked up yet",
        "Drink nothing": "Does not apply",
        "Visit to a tea ceremony": "Scald[5]",
        "Warm milk": "Allergic reaction (fewer than 1 of 100) (!)[6]",
    }
    assert words_of(facts.rows[2].cells[3].runs) == "5 to 10 minutes ●●○○[5]"


def statuses(table: FactTable) -> dict[str, list[str]]:
    return {words_of(row.header): [cell.status for cell in row.cells] for row in table.rows}


def test_the_sheet_answers_every_condition_for_every_option(sheet: ComparisonSheet) -> None:
    conditions = sheet.tables[1]
    assert conditions.column_headers == (
        "Camomile tea",
        "Drink nothing",
        "Visit to a tea ceremony",
        "Warm milk",
    )
    assert statuses(conditions) == {
        "Pregnant": ["ask_first", "fine", "ask_first", "fine"],
        "Breast-feeding": ["not_known", "fine", "ask_first", "fine"],
        "Milk allergy": ["fine", "not_applicable", "not_looked_up", "must_not"],
        "Daisy allergy": ["ask_first", "not_applicable", "not_looked_up", "not_listed"],
    }
    assert words_of(conditions.rows[2].cells[3].runs) == "Must~not [5, 6]"
    assert words_of(conditions.rows[3].cells[0].runs) == "Ask~first [4] (!)"


def test_the_legend_explains_the_signs_that_are_there(sheet: ComparisonSheet, tmp_path: Path) -> None:
    used = {cell.status for table in sheet.tables for row in table.rows for cell in row.cells}
    assert {entry.status for entry in sheet.legend} == used
    assert [entry.sign for entry in sheet.legend[:4]] == ["●●●●", "●●●○", "●●○○", "●○○○"]
    assert sheet.legend[4].flag == "!" == WORDS("handout.unchecked_sign")
    project = Project(tmp_path, ("treatments/camomile-tea.yml", "level: not_known", "level: fine"))
    changed = comparison_document(project.knowledge(), WORDS, "evening-drinks")
    assert used - {entry.status for entry in changed.legend} == {"not_known"}


def test_a_note_stands_over_the_table_as_far_as_it_has_room(tmp_path: Path) -> None:
    sentences = [f"Sentence {letter} {'says more ' * 8}." for letter in "ABC"]
    project = Project(
        tmp_path,
        ("comparisons/evening-drinks.yml", "note: Prices are for one cup.", f"note: {' '.join(sentences)}"),
    )
    document = comparison_document(project.knowledge(), WORDS, "evening-drinks")
    assert document.notices == ("Not yet reviewed by a clinician.", " ".join(sentences[:2]))
    assert document.closing[0] == sentences[2]


def test_every_document_says_what_it_is_short_for_and_what_it_is_not(
    milk: Handout, sheet: ComparisonSheet
) -> None:
    for document, address in (
        (milk, "quiet-cup.example/treatments/warm-milk/"),
        (sheet, "quiet-cup.example/compare/evening-drinks/"),
    ):
        assert document.footer.address == address
        assert document.closing == (
            f"This is the short form of {address}.",
            "This guide supports a talk with a clinician and does not replace one.",
        )
        assert document.notices[0] == "Not yet reviewed by a clinician."
