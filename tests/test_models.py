from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from guidebook.ids import ID_PATTERN, valid_id
from guidebook.models import FOLDER_KINDS, OPTIONAL_FILES, SINGLE_FILES, base
from guidebook.models.facts import FactKind, FactValue
from guidebook.models.source import Source
from guidebook.yaml_source import read_document
from project_tools import TEA

MODELS = {kind.folder: kind.model for kind in FOLDER_KINDS} | {
    f"{name}.yml": model for name, model in SINGLE_FILES + OPTIONAL_FILES
}
FILES = sorted(file.relative_to(TEA / "data").as_posix() for file in (TEA / "data").rglob("*.yml"))

TYPES: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(getattr(base, name))
    for name in (
        *("Line", "Prose", "Whole", "Amount", "YesNo", "Day", "LooseDate", "WebAddress", "Doi"),
        *("Identifier", "OriginId", "Question", "Summary", "SourceId"),
    )
}


def read(kind: str, text: object) -> Any:
    return TYPES[kind].validate_python(text)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("Line", "  a b ", "a b"),
        ("Line", "e\u0301", "\u00e9"),
        ("Prose", "a\nb", "a\nb"),
        ("Whole", "0", 0),
        ("Whole", "120", 120),
        ("Amount", "4.50", Decimal("4.50")),
        ("Amount", "-3", Decimal("-3")),
        ("YesNo", "yes", True),
        ("YesNo", "true", True),
        ("YesNo", "no", False),
        ("YesNo", "false", False),
        ("Day", "2024-02-29", datetime.date(2024, 2, 29)),
        ("LooseDate", "2016", "2016"),
        ("LooseDate", "2016-03", "2016-03"),
        ("LooseDate", "2016-03-31", "2016-03-31"),
        ("LooseDate", "not_shown", "not_shown"),
        ("WebAddress", "https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("Doi", "10.1000/a(b)c:1", "10.1000/a(b)c:1"),
        ("Identifier", "two-words-2", "two-words-2"),
        ("OriginId", "A12-034", "A12-034"),
        ("OriginId", "TX-01", "TX-01"),
        ("OriginId", "D09b", "D09b"),
    ],
)
def test_text_means_what_the_field_says(kind: str, text: str, value: object) -> None:
    found = read(kind, text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("Line", text) for text in ["", "  ", "a\nb", ["a"], {"a": "b"}, 3, "x" * 401]),
        *(("Prose", text) for text in ["", "x" * 4001]),
        *(("Whole", text) for text in ["1.0", "-1", "01", "1e3", "1,000", "", "٣", "9" * 13, True, -2, 1.5]),
        *(("Amount", text) for text in ["one", "1.", ".5", "1.23456", "1,5", "1e3", "nan", "inf", "٣", True]),
        *(("YesNo", text) for text in ["Yes", "y", "1", "", "on", 1, 0]),
        *(
            ("Day", text)
            for text in ["2023-02-29", "2023-2-9", "2023", "22.11.2026", "0000-01-01", "٢٠٢٣-٠١-٠١"]
        ),
        *(
            ("LooseDate", text)
            for text in ["16", "2016-13", "2016-00", "2016-02-30", "2016/03", "soon", "٢٠١٦"]
        ),
        *(
            ("WebAddress", text)
            for text in ["a.example", "ftp://a", "javascript:alert(1)", "https://a b", 'https://"']
        ),
        *(("Doi", text) for text in ["11.1000/a", "10.1/a", "10.1000/", "10.1000/a b", "doi:10.1000/a"]),
        *(
            ("Identifier", text)
            for text in ["A", "a_b", "a--b", "-a", "a-", "ä", "con", "lpt1", "a" * 65, "a\n-b"]
        ),
        *(("OriginId", text) for text in ["s0-21", "S-", "S0000-21", "S0-21ab", "S", "S٠-٢١"]),
        ("Question", "Really."),
        ("Summary", "word " * 61),
    ],
)
def test_other_text_is_refused(kind: str, text: object) -> None:
    with pytest.raises(ValidationError):
        read(kind, text)


NUMBERS = {"Whole": base.WHOLE.pattern, "Amount": base.AMOUNT.pattern, "LooseDate": base.MONTH.pattern}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_what_a_type_accepts_its_json_form_accepts_again(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(TYPES)))
    text = data.draw(st.from_regex(NUMBERS[kind]) if kind in NUMBERS else st.text(max_size=30))
    try:
        value = read(kind, text)
    except ValidationError:
        return
    assert read(kind, TYPES[kind].dump_python(value, mode="json")) == value
    assert read(kind, value) == value


@given(st.from_regex(ID_PATTERN, fullmatch=True) | st.text(max_size=20))
@settings(max_examples=50, deadline=None)
def test_ids_in_records_are_those_of_files(text: str) -> None:
    accepted = valid_id(text.strip()) is None
    if accepted:
        assert read("Identifier", text) == text.strip()
    else:
        with pytest.raises(ValidationError):
            read("Identifier", text)


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_a_suggested_id_is_an_id(text: str) -> None:
    better = base.suggest_id(text)
    assert better == "" or valid_id(better) is None


def test_suggested_ids() -> None:
    suggestions = {
        "Two Words": "two-words",
        "a_b": "a-b",
        "a..b": "a-b",
        "Café 2": "caf-2",
        "茶": "",
        "CON": "",
        "a" * 65: "",
    }
    assert {text: base.suggest_id(text) for text in suggestions} == suggestions


@pytest.mark.parametrize("name", FILES)
def test_a_record_survives_its_json_form(name: str) -> None:
    document, problems = read_document(TEA / "data" / name, TEA)
    assert document is not None
    assert problems == []
    model = MODELS[name.split("/")[0]]
    record = model.model_validate(document.value())
    again = model.model_validate(record.model_dump(mode="json"))
    assert again == record
    assert model.model_validate_json(record.model_dump_json()) == record


def test_every_kind_of_record_and_of_fact_is_in_the_tiny_project() -> None:
    assert {name.split("/")[0] for name in FILES} == set(MODELS)
    texts = "".join((TEA / "data" / name).read_text("utf-8") for name in FILES)
    assert all(f"kind: {kind}\n" in texts for kind in FactKind)
    assert all(f"blank: {blank}" in texts for blank in base.Blank)


VALUES: list[tuple[FactKind, dict[str, object]]] = [
    (FactKind.RANGE, {"low": "1", "high": "2"}),
    (FactKind.COUNT, {"count": "0"}),
    (FactKind.CHANCE, {"chance": {"count": "0", "of": "100", "group": "all", "period": "a year"}}),
    (FactKind.CHOICE, {"choice": "sweet"}),
    (FactKind.LEVELS, {"first": "mouth", "last": "belly"}),
    (FactKind.YES_NO, {"yes": "no"}),
    (FactKind.TEXT, {"text": "A little."}),
]


@pytest.mark.parametrize(("kind", "value"), VALUES)
def test_a_value_knows_the_kinds_it_can_stand_for(kind: FactKind, value: dict[str, object]) -> None:
    found = FactValue.model_validate(value | {"sources": ["s"], "certainty": "low", "why": "a guess"})
    assert set(found.kinds) == ({FactKind.RANGE, FactKind.MONEY} if kind is FactKind.RANGE else {kind})


def test_a_blank_stands_for_every_kind_and_needs_no_source() -> None:
    assert FactValue.model_validate({"blank": "not_studied"}).kinds == set(FactKind)


@pytest.mark.parametrize(
    ("read_level", "weak", "checked"),
    [
        ("whole", False, True),
        ("part", False, True),
        ("abstract", False, True),
        ("second_hand", False, False),
        ("not_read", False, False),
        ("whole", True, False),
    ],
)
def test_weak_unread_and_second_hand_sources_check_nothing(
    read_level: str, weak: bool, checked: bool
) -> None:
    source = Source.model_validate(
        {
            "title": "t",
            "publisher": "p",
            "kind": "other",
            "where": "a shelf",
            "published": "2020",
            "accessed": "not_shown",
            "funding": "Not looked up",
            "read": read_level,
            "weak": "yes" if weak else "no",
            **({"weak_why": "an advert"} if weak else {}),
        }
    )
    assert source.checked is checked
