from __future__ import annotations

from pathlib import Path

from guidebook.knowledge import load
from guidebook.pictures.cross_section import CrossSection
from guidebook.pictures.evidence_map import EvidenceMap, People
from guidebook.pictures.range_bars import Range, RangeBars
from guidebook.pictures.signs import Missing
from guidebook.views.comparison import comparison_view
from guidebook.views.desk import Desk
from guidebook.views.drawn import FigureView, figures_of
from guidebook.views.handout_sheet import comparison_document
from guidebook.views.routine import routine_view
from guidebook.views.treatment import treatment_view
from guidebook.words import load_words
from project_tools import TEA, Project

WORDS = load_words("en")


def figures(folder: Path = TEA) -> dict[str, FigureView]:
    return {figure.id: figure for figure in comparison_view(load(folder), WORDS, "evening-drinks").figures}


def test_the_pictures_in_their_order_each_with_its_table() -> None:
    found = figures()
    assert list(found) == ["picture-cost", "picture-price-box", "picture-levels", "picture-evidence"]
    for figure in found.values():
        assert [row.name for row in figure.table.rows] == [row.name for row in figure.picture.rows]  # type: ignore[union-attr]
        assert all(len(row.cells) + 1 == len(figure.table.head) for row in figure.table.rows)
        assert all(cell.text for row in figure.table.rows for cell in row.cells)


def test_bars_stand_for_the_numbers_of_the_records() -> None:
    figure = figures()["picture-price-box"]
    assert isinstance(figure.picture, RangeBars)
    assert (figure.title, figure.picture.axis) == ("What does one box cost?", "Price of one box (NOK)")
    assert figure.picture.tick_text(1500) == "kr1,500"
    assert {row.name: row.value for row in figure.picture.rows} == {
        "Camomile tea": Range(40, 60, "kr40 to kr60"),
        "Drink nothing": Missing("–", "does not apply"),
        "Visit to a tea ceremony": Missing("–", "does not apply"),
        "Warm milk": Range(20, 25, "kr20 to kr25"),
    }
    cells = {row.name: row.cells[0] for row in figure.table.rows}
    assert [mark.source for mark in cells["Warm milk"].marks] == ["tea-house-prices"]
    assert cells["Warm milk"].flag.startswith("Not yet checked")
    assert cells["Visit to a tea ceremony"].marks == ()


def test_costs_are_drawn_and_those_not_known_say_so() -> None:
    figure = figures()["picture-cost"]
    assert isinstance(figure.picture, RangeBars)
    values = {row.name: row.value for row in figure.picture.rows}
    assert values["Camomile tea"] == Range(480, 1080, "kr480 to kr1,080")
    assert values["Visit to a tea ceremony"] == Range(800, 1951.5, "kr800 to kr1,951.5")
    assert values["Warm milk"] == Missing("…", "not known")
    assert values["Drink nothing"] == Range(0, 0, "kr0")


def test_levels_and_evidence_stand_for_the_words_of_the_records() -> None:
    found = figures()
    section = found["picture-levels"].picture
    assert isinstance(section, CrossSection)
    assert section.levels == ("the mouth", "the throat", "the belly")
    assert {row.name: row.reach for row in section.rows} == {
        "Camomile tea": (1, 1),
        "Drink nothing": Missing("–", "does not apply"),
        "Visit to a tea ceremony": (0, 2),
        "Warm milk": (0, 1),
    }
    assert found["picture-levels"].table.rows[-1].cells[0].text == "the mouth to the throat"
    evidence = found["picture-evidence"].picture
    assert isinstance(evidence, EvidenceMap)
    rows = {row.name: row for row in evidence.rows}
    assert (rows["Camomile tea"].grade, rows["Camomile tea"].people) == (0, People(2, "2 cups"))
    assert rows["Visit to a tea ceremony"].grade == 1
    assert rows["Warm milk"].grade == Missing("", "sweet")  # an answer that is no grade
    assert rows["Drink nothing"].grade == Missing("–", "does not apply")
    assert rows["Warm milk"].paid == (3,)
    assert rows["Visit to a tea ceremony"].paid == Missing("∅", "no study cited")
    assert not evidence.tens


def test_people_far_apart_are_shown_in_steps_of_ten(tmp_path: Path) -> None:
    project = Project(
        tmp_path,
        ("treatments/camomile-tea.yml", "cups: {count: 2,", "cups: {count: 300,"),
    )
    picture = figures(project.folder)["picture-evidence"].picture
    assert isinstance(picture, EvidenceMap) and picture.tens


def test_a_picture_with_nothing_to_show_is_left_out() -> None:
    knowledge = load(TEA)
    view = comparison_view(knowledge, WORDS, "evening-drinks")
    nothing = figures_of(Desk(knowledge, WORDS), ["do-nothing"], None)
    assert [figure.id for figure in nothing] == []
    assert view.figures


def test_chances_have_a_picture_with_an_id_of_its_own() -> None:
    view = treatment_view(load(TEA), WORDS, "warm-milk")
    effects = [*view.benefits.effects, *view.common_harms.effects, *view.serious_harms.effects]
    icons = [effect.chance.icons for effect in effects if effect.chance]
    assert [(one.of, one.have, one.to) for one in icons] == [(100, 12.0, 15.0), (100, 0.2, None)]
    assert len({one.id for one in icons}) == 2
    first, second = icons
    assert (first.have_text, first.range_text, first.rest_text) == (
        "12 have it",
        "up to 3 more may have it",
        "85 do not",
    )
    assert (second.have_text, second.rest_text) == ("fewer than 1 has it", "the others do not")


def test_the_week_has_the_numbers_of_its_table() -> None:
    view = routine_view(load(TEA), WORDS, "evening-cup")
    assert view.week is not None and view.strip is not None
    in_table = [(row.number, row.days) for part in view.week.parts for row in part.rows]
    in_strip = [(step.number, step.days) for part in view.strip.parts for step in part.steps]
    assert in_table == in_strip
    assert [number for number, _ in in_table] == [str(at) for at in range(1, len(in_table) + 1)]


def test_a_sheet_has_the_pictures_with_their_values_in_words() -> None:
    document = comparison_document(load(TEA), WORDS, "evening-drinks")
    assert [figure.caption for figure in document.figures] == [figure.title for figure in figures().values()]
    assert document.figures_heading == "In pictures"
    assert "Warm milk: kr20 to kr25." in document.figures[1].alternative_text
    assert all(figure.svg.startswith("<?xml") for figure in document.figures)
