"""The schemas take every record there is, and refuse what our own check refuses where a schema can tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from guidebook.draft import Draft
from guidebook.editing.fact_values import ALWAYS_NEEDED, EVERYWHERE, MAY_HAVE, NEEDED
from guidebook.editing.schemas import bindings, check_schemas, schema_files
from guidebook.models import FOLDER_KINDS, OPTIONAL_FILES, SINGLE_FILES
from guidebook.models.facts import FactKind, FactValue
from guidebook.problem_formats import format_text
from guidebook.problems import DataProblems
from guidebook.reading import read_draft
from project_tools import ROOT, TEA, Project
from yaml_as_editors_read import as_editors_read

FOLDER = "data/schemas/"


class Schemas:
    """The schemas of a project, just made."""

    def __init__(self, draft: Draft) -> None:
        self.texts = schema_files(draft)
        self.schemas: dict[str, Any] = {
            Path(name).name: json.loads(text) for name, text in self.texts.items()
        }
        resources = [(name, Resource.from_contents(schema)) for name, schema in self.schemas.items()]
        self._registry: Registry[Any] = Registry().with_resources(resources)

    def problems(self, kind: str, record: Any) -> list[str]:
        schema = self.schemas[f"{kind}.schema.json"]
        validator = Draft202012Validator(schema, registry=self._registry)
        return sorted(f"{error.json_path}: {error.message}" for error in validator.iter_errors(record))


@pytest.fixture(scope="module")
def tea() -> Schemas:
    return Schemas(read_draft(TEA))


def record(name: str) -> Any:
    return as_editors_read((TEA / "data" / name).read_text("utf-8"))


@pytest.mark.parametrize("project", [ROOT, TEA], ids=["real", "tea"])
def test_every_record_fits_its_schema(project: Path) -> None:
    schemas = Schemas(read_draft(project))
    read, problems = 0, []
    for file, pattern in bindings().items():
        kind = Path(file).name.removesuffix(".schema.json")
        for place in sorted(project.glob(pattern)):
            read += 1
            found = schemas.problems(kind, as_editors_read(place.read_text("utf-8")))
            problems += [f"{place.name} {problem}" for problem in found]
    assert problems == []
    assert read == sum(1 for _ in project.glob("data/**/*.yml")) > 20


def test_there_is_a_schema_for_each_kind_and_file_and_it_is_bound(tea: Schemas) -> None:
    names = [kind.name for kind in FOLDER_KINDS] + [name for name, _ in SINGLE_FILES + OPTIONAL_FILES]
    assert sorted(tea.texts) == sorted(f"{FOLDER}{name}.schema.json" for name in [*names, "ids"])
    assert sorted(bindings()) == sorted(f"{FOLDER}{name}.schema.json" for name in names)


def test_they_are_schemas_of_draft_2020_12(tea: Schemas) -> None:
    for schema in tea.schemas.values():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)


def references(schema: Any) -> set[str]:
    if isinstance(schema, dict):
        own = {schema["$ref"]} if isinstance(schema.get("$ref"), str) else set()
        return own.union(*map(references, schema.values()))
    return set().union(*map(references, schema)) if isinstance(schema, list) else set()


def test_every_reference_leads_somewhere(tea: Schemas) -> None:
    count = 0
    for name, schema in tea.schemas.items():
        for reference in references(schema):
            file, definition = reference.split("#/$defs/")
            assert definition in tea.schemas[file or name]["$defs"], f"{name}: {reference}"
            count += 1
    assert count > 100


def test_the_same_data_gives_the_same_bytes(tea: Schemas) -> None:
    again = schema_files(read_draft(TEA))
    assert list(again.items()) == list(tea.texts.items())
    for text in again.values():
        assert text == json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def test_a_new_source_changes_one_schema(tmp_path: Path, tea: Schemas) -> None:
    text = (TEA / "data/sources/old-herbal.yml").read_text("utf-8")
    draft = read_draft(Project(tmp_path, ("sources/new-herbal.yml", text)).folder)
    changed = {file for file, text in schema_files(draft).items() if text != tea.texts[file]}
    assert changed == {f"{FOLDER}ids.schema.json"}


def test_the_committed_ones_are_fresh() -> None:
    try:
        assert check_schemas(ROOT, renew="guidebook schemas") > 20
    except DataProblems as error:
        pytest.fail(format_text(error.problems, {}))


WRITTEN_RIGHTLY: list[tuple[str, str, dict[str, Any]]] = [
    # the record, where in it, and the values that an editor's reader may give there
    ("treatment", "treatments/camomile-tea.yml", {"$.name": 1984, "$.summary": "Text"}),
    ("treatment", "treatments/camomile-tea.yml", {"$.facts.caffeine.yes": True}),
    ("treatment", "treatments/camomile-tea.yml", {"$.facts.caffeine.yes": "no"}),
    ("treatment", "treatments/camomile-tea.yml", {"$.facts.cups.count": "2", "$.facts.price-cup.low": "3.5"}),
    (
        "treatment",
        "treatments/camomile-tea.yml",
        {"$.facts.price-cup.low": 3.5, "$.facts.price-cup.as_of": 2026},
    ),
    ("treatment", "treatments/camomile-tea.yml", {"$.facts.price-cup.as_of": "2026-03"}),
    ("treatment", "treatments/camomile-tea.yml", {"$.moved_from": [2016, "old-name"]}),
    ("claim", "claims/is-sitting-together-enough.yml", {"$.judgement.verdict": True}),
    ("claim", "claims/is-sitting-together-enough.yml", {"$.judgement.verdict": "false"}),
    ("source", "sources/old-herbal.yml", {"$.published": 1653, "$.pubmed": "21342294", "$.weak": False}),
    ("source", "sources/old-herbal.yml", {"$.weak": "yes", "$.accessed": "not_shown"}),
    ("routine", "routines/evening-cup.yml", {"$.phases.0.steps.0.how_long": "Ten minutes"}),
    ("routine", "routines/evening-cup.yml", {"$.phases.0.steps.0.how_long": {"blank": "not_studied"}}),
    ("clinic", "clinics/lantern-house.yml", {"$.phone": 5550100, "$.prices.0.as_of": "2026-01-10"}),
    ("vocabulary", "vocabulary.yml", {"$.lists.taste.0.id": 7}),
]

TREATMENTS_WRITTEN_WRONGLY: list[tuple[str, str, Any, str]] = [
    ("camomile-tea", "$.sumary", "x", "$: Additional properties are not allowed ('sumary' was unexpected)"),
    (
        "camomile-tea",
        "$.kind",
        "hom",
        "$.kind: 'hom' is not one of ['nothing', 'clinic', 'home', 'cosmetic']",
    ),
    ("camomile-tea", "$.aftercare", "x", "$.aftercare: 'x' is not one of ['after-the-visit', 'evening-cup']"),
    ("camomile-tea", "$.acts_on", ["x"], "$.acts_on[0]: 'x' is not one of ['cold-room', 'worry']"),
    ("camomile-tea", "$.name", True, "$.name: True is not of type 'string', 'number'"),
    ("camomile-tea", "$.cannot", [], "$.cannot: [] should be non-empty"),
    ("camomile-tea", "$.reviewed", "May", "$.reviewed: 'May' does not match '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'"),
    (
        "camomile-tea",
        "$.facts.cup",
        {},
        "$.facts: Additional properties are not allowed ('cup' was unexpected)",
    ),
    (  # worked out from others
        "camomile-tea",
        "$.facts.price-evening",
        {"blank": "not_studied"},
        "$.facts: Additional properties are not allowed ('price-evening' was unexpected)",
    ),
    (  # not a field of this kind of fact
        "camomile-tea",
        "$.facts.cups.text",
        "two",
        "$.facts.cups: Additional properties are not allowed ('text' was unexpected)",
    ),
    (
        "camomile-tea",
        "$.facts.taste.choice",
        "bitter",
        "$.facts.taste.choice: 'bitter' is not one of ['flowery', 'grassy', 'sweet']",
    ),
    (
        "camomile-tea",
        "$.facts.cups.count",
        2.5,
        "$.facts.cups.count: 2.5 is not of type 'integer', 'string'",
    ),
    (
        "camomile-tea",
        "$.facts.caffeine.yes",
        "ja",
        "$.facts.caffeine.yes: 'ja' is not one of ['yes', 'no', True, False]",
    ),
    ("camomile-tea", "$.facts.effect", None, "$.facts: 'effect' is a required property"),
    # these two hang on the kind of the treatment
    ("camomile-tea", "$.facts.taste", None, "$.facts: 'taste' is a required property"),
    ("do-nothing", "$.facts.taste", {}, "$.facts: False schema does not allow {}"),
]


def changed(value: Any, path: str, to: Any) -> Any:
    """The record with one value put in, or taken out for ``None``."""
    place = value
    *steps, last = path.removeprefix("$.").split(".")
    for step in steps:
        place = place[int(step) if isinstance(place, list) else step]
    if to is None:
        del place[last]
    else:
        place[int(last) if isinstance(place, list) else last] = to
    return value


@pytest.mark.parametrize(("kind", "name", "values"), WRITTEN_RIGHTLY)
def test_what_an_editor_rightly_writes_is_taken(
    tea: Schemas, kind: str, name: str, values: dict[str, Any]
) -> None:
    value = record(name)
    for path, to in values.items():
        before = json.dumps(value)
        changed(value, path, to)
        assert json.dumps(value) != before or path.endswith(("verdict", "as_of", "weak", "accessed", "yes"))
    assert tea.problems(kind, value) == []


@pytest.mark.parametrize(("name", "path", "to", "problem"), TREATMENTS_WRITTEN_WRONGLY)
def test_what_is_written_wrongly_is_refused(
    tea: Schemas, name: str, path: str, to: Any, problem: str
) -> None:
    value = changed(record(f"treatments/{name}.yml"), path, to)
    assert problem in tea.problems("treatment", value)


def test_a_value_needs_its_source_and_certainty_and_stands_without_a_blank(tea: Schemas) -> None:
    value = record("treatments/camomile-tea.yml")
    assert tea.problems("treatment", changed(value, "$.facts.cups.why", None)) == [
        "$.facts.cups: {'count': 2, 'sources': ['old-herbal'], 'certainty': 'very_low'} is not valid under any of the "
        "given schemas"
    ]
    value = record("treatments/camomile-tea.yml")
    (problem,) = tea.problems("treatment", changed(value, "$.facts.cups.blank", "not_studied"))
    assert "is valid under each of" in problem


def test_a_fact_shows_its_question_unit_and_help(tea: Schemas) -> None:
    facts = tea.schemas["treatment.schema.json"]["properties"]["facts"]
    assert facts["properties"]["minutes"] == {
        "$ref": "#/$defs/range-fact",
        "description": "Time it takes: How many minutes does it take? In minutes.",
    }
    assert facts["required"] == [
        "caffeine",
        "cups",
        "effect",
        "felt-in",
        "minutes",
        "price-cup",
        "slept-sooner",
    ]


def test_an_editor_sees_what_an_id_and_a_word_stand_for(tea: Schemas) -> None:
    causes = tea.schemas["ids.schema.json"]["$defs"]["cause"]
    assert (causes["enum"], causes["enumDescriptions"]) == (["cold-room", "worry"], ["A cold room", "Worry"])
    assert causes["errorMessage"] == "there is no cause of this id; when it is new, run: guidebook schemas"
    certainty = tea.schemas["treatment.schema.json"]["$defs"]["certainty"]
    assert certainty["enumDescriptions"][0] == "We are very sure."
    verdict = tea.schemas["claim.schema.json"]["$defs"]["verdict"]
    assert verdict["enum"][:2] == ["true", True]
    assert len(verdict["enum"]) == len(verdict["enumDescriptions"])


def test_a_default_is_shown_as_it_is_written(tea: Schemas) -> None:
    assert tea.schemas["source.schema.json"]["properties"]["weak"]["default"] == "no"
    assert "default" not in tea.schemas["source.schema.json"]["properties"]["note"]


def sample(name: str) -> FactValue:
    return FactValue.model_construct(
        **dict.fromkeys(("low", "high") if name in {"low", "high"} else (name,), "x")
    )


@pytest.mark.parametrize("kind", FactKind)
def test_the_fields_of_a_kind_are_those_that_the_model_reads_as_it(kind: FactKind) -> None:
    first = NEEDED[kind][0]
    assert kind in sample(first).kinds
    others = {name for other, names in NEEDED.items() if other is not kind for name in names} - set(
        NEEDED[kind]
    )
    assert others
    assert all(kind not in sample(name).kinds for name in others - {"as_of", "low", "high"})


def test_every_field_of_a_value_belongs_to_some_kind() -> None:
    named = {
        *EVERYWHERE,
        *(name for table in (NEEDED, MAY_HAVE) for names in table.values() for name in names),
    }
    assert named == set(FactValue.model_fields)
    assert set(NEEDED) == set(FactKind)
    assert set(ALWAYS_NEEDED) < set(EVERYWHERE)
