from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from guidebook.editing.shapes import (
    Field,
    Fields,
    Keyed,
    Leaf,
    Listing,
    Shape,
    Words,
    describe,
    fields_of,
    written_default,
)
from guidebook.models import FOLDER_KINDS, OPTIONAL_FILES, SINGLE_FILES
from guidebook.models.base import Part
from guidebook.models.claim import Claim, Verdict
from guidebook.models.clinic import Clinic
from guidebook.models.facts import Computed, FactDeclaration, FactValue
from guidebook.models.flow import Flow
from guidebook.models.routine import Routine, RoutineStep
from guidebook.models.source import Source
from guidebook.models.subject import Site, Vocabulary
from guidebook.models.treatment import Effect, Treatment

ROOTS = [kind.model for kind in FOLDER_KINDS] + [model for _, model in SINGLE_FILES + OPTIONAL_FILES]


def field(model: type[Part], name: str) -> Field:
    return next(field for field in fields_of(model) if field.name == name)


def shape(model: type[Part], name: str) -> Any:
    return field(model, name).shape


def inner_models(shape: Shape) -> Iterator[type[Part]]:
    if isinstance(shape, Listing):
        yield from inner_models(shape.item)
    elif isinstance(shape, Keyed):
        yield from inner_models(shape.value)
    elif isinstance(shape, Fields):
        yield shape.model


def all_models() -> list[type[Part]]:
    found: dict[type[Part], None] = dict.fromkeys(ROOTS)
    waiting = list(ROOTS)
    while waiting:
        for each in fields_of(waiting.pop()):
            new = [model for model in inner_models(each.shape) if model not in found]
            found.update(dict.fromkeys(new))
            waiting += new
    return list(found)


def test_every_field_of_every_model_has_a_shape() -> None:
    models = all_models()
    assert len(models) > 50
    for model in models:
        names = [field.name for field in fields_of(model)]
        assert sorted(names) == sorted(model.model_fields)
        required = {name for name, info in model.model_fields.items() if info.is_required()}
        assert {field.name for field in fields_of(model) if field.required} == required


def test_no_two_models_have_one_name() -> None:
    names = [model.__name__ for model in all_models()]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    ("model", "name", "expected"),
    [
        (Source, "people", "a whole number such as 12"),
        (FactValue, "low", "a number such as 12 or 4.6"),
        (Source, "weak", "yes or no"),
        (Claim, "reviewed", "a date as year-month-day such as 2026-11-22"),
        (Source, "published", "a year (2016), a month (2016-03), a day (2016-03-31) or not_shown"),
        (Source, "doi", "a DOI such as 10.1000/xyz123"),
        (Flow, "start", "an id: lower-case letters, digits and single hyphens, such as two-words"),
        (Clinic, "logo", "a file beside the record, such as logo.svg or logo.png"),
        (Claim, "claim", ""),
    ],
)
def test_a_value_says_how_it_is_written_in_the_words_of_its_refusal(
    model: type[Part], name: str, expected: str
) -> None:
    leaf = shape(model, name)
    assert isinstance(leaf, Leaf)
    assert leaf.expected == expected


def test_lists_have_bounds() -> None:
    bounds = [
        (found.least, found.most)
        for found in (shape(Flow, "outcomes"), shape(Site, "know_first"), shape(Claim, "treatments"))
    ]
    assert bounds == [(2, None), (1, 5), (0, None)]
    assert (shape(Computed, "multiply").least, shape(Computed, "multiply").most) == (2, 2)


def test_a_reference_says_to_what() -> None:
    assert shape(Claim, "treatments").item.refers_to == "treatment"
    assert shape(Treatment, "aftercare").refers_to == "routine"
    assert shape(Treatment, "facts").key.refers_to == "fact"
    assert shape(Vocabulary, "lists").key.refers_to is None


def test_closed_lists_and_parts() -> None:
    verdicts = next(found for found in fields_of(Claim) if found.name == "judgement").shape
    assert isinstance(verdicts, Fields)
    assert shape(verdicts.model, "verdict") == Words(tuple(Verdict), Verdict)
    assert shape(RoutineStep, "optional") == Words(("yes", "no"), None)
    assert [shape(RoutineStep, name).takes_text for name in ("how_much", "how_often")] == [True, False]


def test_the_fields_a_model_declares_come_before_those_it_inherits() -> None:
    names = [field.name for field in fields_of(Effect)]
    assert names == ["what", "detail", "chance", "sources", "unsourced", "certainty", "why"]


def test_a_field_without_a_description_has_that_of_its_part() -> None:
    described = field(Treatment, "cannot")
    assert (described.description, described.described) == ("What it cannot do, whatever is promised.", True)
    inherited = field(Routine, "purpose")
    assert inherited.description == "One thing said, in the guide's own words, with its sources."
    assert not inherited.described


def test_descriptions_have_no_marks_of_markup() -> None:
    assert field(Source, "url").description.endswith('a shortened one goes into "where".')

    class Marked:
        """One  ``word`` of :mod:`guidebook.richtext`
        and :class:`~guidebook.ids`.

        More of it.
        """

    assert describe(Marked) == 'One "word" of guidebook.richtext and guidebook.ids.'


def test_defaults_as_an_editor_writes_them() -> None:
    written = {
        (model, name): written_default(field(model, name))
        for model, name in [
            (Source, "weak"),
            (FactDeclaration, "certainty_shown"),
            (FactDeclaration, "show"),
            (Clinic, "paper"),
            (Source, "note"),
            (Claim, "treatments"),
        ]
    }
    assert list(written.values()) == ["no", "yes", ["matrix"], "a4", None, None]


def test_a_type_without_a_shape_is_told() -> None:
    class Odd(Part):
        either: int | str

    with pytest.raises(TypeError, match=r"^no shape is known for int \| str$"):
        fields_of(Odd)
