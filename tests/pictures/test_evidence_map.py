from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from picture_samples import EVIDENCE, NOT_STUDIED, any_evidence, faults, has, painted

from guidebook.pictures.drawing import Drawing, Size
from guidebook.pictures.evidence_layout import lay_out_evidence
from guidebook.pictures.evidence_map import EvidenceMap, EvidenceRow, People
from guidebook.pictures.signs import GROUPS, Missing, group_shape
from guidebook.pictures.sizes import lay_out

SIZES: tuple[Size, ...] = ("narrow", "wide")


def grade_dots(drawing: Drawing) -> list[float]:
    """Middle of each option's grade, in order: the large dots that stand on the line of grades."""
    return [
        (shape.box[0] + shape.box[2]) / 2
        for shape in painted(drawing, "solid", "circle")
        if shape.attributes["r"] == 6
    ]


@pytest.mark.parametrize("size", SIZES)
@settings(max_examples=50, deadline=None)
@given(picture=any_evidence())
def test_any_map_is_legible_and_says_all(size: Size, picture: EvidenceMap) -> None:
    drawing = lay_out_evidence(picture, size)
    assert faults(drawing) == []
    for row in picture.rows:
        assert has(drawing, row.name)
        assert has(drawing, row.grade.text if isinstance(row.grade, Missing) else picture.grades[row.grade])
        assert has(drawing, row.people.text)
        for payer in [] if isinstance(row.paid, Missing) else row.paid:
            assert has(drawing, picture.payers[payer])
        assert not isinstance(row.paid, Missing) or has(drawing, row.paid.text)
    for text in (picture.grade_text, picture.people_text, picture.weakest, picture.strongest):
        assert has(drawing, text)


@pytest.mark.parametrize("size", SIZES)
def test_a_better_grade_stands_further_right(size: Size) -> None:
    rows = tuple(EvidenceRow(str(at), at, NOT_STUDIED, NOT_STUDIED) for at in range(3))
    dots = grade_dots(lay_out_evidence(replace(EVIDENCE, rows=rows), size))
    assert dots[1] - dots[0] == dots[2] - dots[1] > 20


@pytest.mark.parametrize("size", SIZES)
def test_bars_of_people_are_as_long_as_their_number_and_nobody_is_a_ring(size: Size) -> None:
    rows = tuple(EvidenceRow(str(n), 0, People(n, str(n)), NOT_STUDIED) for n in (0, 30, 60))
    drawing = lay_out_evidence(replace(EVIDENCE, rows=rows), size)
    one, two = (shape.box[2] - shape.box[0] for shape in painted(drawing, "bar"))
    assert two == pytest.approx(2 * one)
    assert len(painted(drawing, "zero", "circle")) == 1


@pytest.mark.parametrize("size", SIZES)
def test_tens_are_dots_on_steps_that_are_labelled(size: Size) -> None:
    rows = tuple(EvidenceRow(str(n), NOT_STUDIED, People(n, str(n)), NOT_STUDIED) for n in (10, 100, 1000))
    drawing = lay_out_evidence(replace(EVIDENCE, rows=rows, tens=True), size)
    assert painted(drawing, "bar") == []
    ten, hundred, thousand = (shape.box[0] for shape in painted(drawing, "solid", "circle"))
    assert thousand - hundred == pytest.approx(hundred - ten)
    assert [text.text for text in drawing.texts if text.look == "quiet" and text.text[0].isdigit()] == [
        "0",
        "10",
        "100",
        "1,000",
    ]


@pytest.mark.parametrize("size", SIZES)
def test_each_study_has_the_shape_of_who_paid(size: Size) -> None:
    drawing = lay_out_evidence(replace(EVIDENCE, rows=EVIDENCE.rows[:1]), size)
    # A circle for the seller and a square for others: one each in the key, then one for each study.
    assert len(painted(drawing, "solid", "rect")) == 1 + 2
    assert len([dot for dot in painted(drawing, "solid", "circle") if dot.attributes["r"] != 6]) == 1 + 1
    assert has(drawing, "a seller") and has(drawing, "others")


def test_payers_that_do_not_occur_are_not_in_the_key() -> None:
    drawing = lay_out_evidence(replace(EVIDENCE, rows=EVIDENCE.rows[2:]), "wide")
    assert has(drawing, "others")
    assert not has(drawing, "a seller")


def test_shapes_of_groups_all_differ() -> None:
    shapes = {
        (shape.name, shape.look, shape.place) for shape in (group_shape(at, 0, 0) for at in range(GROUPS))
    }
    assert len(shapes) == GROUPS == 10
    with pytest.raises(ValueError, match=r"^there are shapes for 10 groups, found number 10$"):
        group_shape(10, 0, 0)


def test_blanks_of_a_narrow_picture_say_what_they_answer() -> None:
    drawing = lay_out_evidence(replace(EVIDENCE, rows=EVIDENCE.rows[2:]), "narrow")
    texts = [text.text for text in drawing.texts]
    at = texts.index("not studied")
    assert texts[at - 1] == "How good are the tastings?"
    assert texts[at + 1 : at + 3] == ["How many people?", "not studied"]


def test_forty_options_are_legible_and_none_known_is_not_drawn() -> None:
    forty = replace(EVIDENCE, rows=tuple(EVIDENCE.rows[at % 3] for at in range(40)))
    for size in SIZES:
        assert faults(lay_out_evidence(forty, size)) == []
    nothing = EvidenceRow("Tea", NOT_STUDIED, NOT_STUDIED, (0,))
    assert lay_out(replace(EVIDENCE, rows=(nothing,)), "wide") is None


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (EvidenceRow("Tea", 3, NOT_STUDIED, NOT_STUDIED), "Tea: there is no grade number 3"),
        (EvidenceRow("Tea", 0, NOT_STUDIED, (2,)), r"Tea: there are no payers \(2,\)"),
        (EvidenceRow("Tea", 0, NOT_STUDIED, ()), r"Tea: there are no payers \(\)"),
    ],
)
def test_a_row_that_names_what_is_not_there_is_refused(row: EvidenceRow, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        replace(EVIDENCE, rows=(row,))


def test_too_many_payers_and_less_than_nobody_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^there are shapes for 10 groups, found 11$"):
        replace(EVIDENCE, payers=("x",) * 11)
    with pytest.raises(ValueError, match=r"^-1 people were not studied$"):
        People(-1, "x")
