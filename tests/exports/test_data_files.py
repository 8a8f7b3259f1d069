"""Data as JSON: the records as in YAML, with their types, and what the engine works out."""

from __future__ import annotations

import json
import posixpath
from pathlib import Path
from typing import Any

import pytest
import yaml
from published import ROOT_ADDRESS, as_json, faults, published

from guidebook.data_files import INDEX, PAGE, data_files
from guidebook.knowledge import load
from project_tools import TEA, Project

FILES = as_json(published())
API = "api/v1"


def read(name: str) -> Any:
    """A record of the tiny project; every scalar is a text."""
    return yaml.load((TEA / "data" / name).read_text("utf-8"), Loader=yaml.CBaseLoader)


def record(kind: str, name: str, identifier: str) -> Any:
    return FILES[f"{API}/{name}/{identifier}.json"][kind]


def treatment(identifier: str) -> Any:
    return record("treatment", "treatments", identifier)


def without(value: Any, text: Any) -> list[str]:
    """Places where a record lacks what its YAML says; numbers and truth values are compared by their meaning."""
    if isinstance(text, dict):
        if isinstance(value, str):
            return [f"{value!r} is not {text!r}"]
        return [
            f"{name}: {found}"
            for name, inner in text.items()
            for found in (without(value[name], inner) if name in value else ["is missing"])
        ]
    if isinstance(text, list):
        if len(value) != len(text):
            return [f"{len(value)} entries, not {len(text)}"]
        return [found for one, inner in zip(value, text, strict=True) for found in without(one, inner)]
    if isinstance(value, dict):  # a text alone stands for a part with a text
        value = value["text"]
    if isinstance(value, bool):
        same = value == (text in ("yes", "true"))
    elif isinstance(value, int | float):
        same = value == float(text)
    else:
        same = value.split() == text.split()
    return [] if same else [f"{value!r} is not {text!r}"]


@pytest.mark.parametrize("file", data_files(load(TEA)), ids=lambda file: file.name)
def test_a_file_says_what_the_yaml_says(file) -> None:
    published_file = FILES[file.path]
    if not file.kind:
        assert without(published_file, read(f"{file.name}.yml")) == []
        return
    listed = {one["id"]: one for one in published_file[file.name]}
    assert list(listed) == sorted(listed)
    assert set(listed) == {path.stem for path in (TEA / "data" / file.name).glob("*.yml")}
    assert len(listed) == file.count
    for identifier, one in listed.items():
        yaml_record = read(f"{file.name}/{identifier}.yml")
        pairs = {name: yaml_record.pop(name, []) for name in ("combines_with", "conflicts_with")}
        assert without(one, yaml_record) == [], identifier
        for name, given in pairs.items():  # both halves are published
            assert {pair["treatment"] for pair in given} <= {pair["treatment"] for pair in one.get(name, [])}
        assert one == record(file.kind, file.name, identifier)


@pytest.mark.parametrize("path", sorted(FILES))
def test_a_file_fits_the_schema_that_it_names(path: str) -> None:
    if path.startswith(f"{API}/schema/"):
        assert FILES[path]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert FILES[path]["$id"] == ROOT_ADDRESS + path
        return
    schema = posixpath.normpath(posixpath.join(posixpath.dirname(path), FILES[path]["$schema"]))
    assert faults(FILES[schema], FILES[path]) == []


def test_a_schema_refuses_what_is_not_published() -> None:
    schema = FILES[f"{API}/schema/treatments.json"]
    whole = FILES[f"{API}/treatments/warm-milk.json"]

    def changed(**fields: object) -> list[str]:
        return faults(schema, whole | {"treatment": whole["treatment"] | fields})

    assert changed() == []
    assert changed(reviewed="2026-02-30") == ["$.treatment.reviewed: '2026-02-30' is not a 'date'"]
    assert changed(kind="clinical")[0].startswith("$.treatment.kind: 'clinical' is not one of ['nothing'")
    assert changed(summary=None) == ["$.treatment.summary: None is not of type 'string'"]
    assert changed(more="x")[0].startswith("$.treatment: Additional properties are not allowed ('more'")
    (both,) = faults(schema, whole | {"treatments": []})
    assert both.startswith("$: {")  # a list, or one record, and not both


def test_values_have_their_types() -> None:
    facts = treatment("camomile-tea")["facts"]
    assert facts["cups"]["count"] == 2
    assert facts["caffeine"]["yes"] is False
    assert facts["minutes"] | {} == {
        "low": 10,
        "high": 15,
        "or_more": True,
        "in_words": "10 to 15 or more minutes",
        "sources": ["old-herbal"],
        "certainty": "very_low",
        "why": "custom",
        "checked": False,
        "flag": "Not yet checked: it rests on a source that nobody here has read.",
    }
    assert treatment("warm-milk")["facts"]["price-cup"]["high"] == 4.5
    assert treatment("camomile-tea")["reviewed"] == "2026-03-01"
    assert treatment("camomile-tea")["kind"] == "home"


def test_a_blank_has_its_kind_and_no_value() -> None:
    fact = treatment("warm-milk")["facts"]["slept-sooner"]
    assert fact["blank"] == "no_difference"
    assert not {"checked", "flag", "in_words", "low", "certainty"} & set(fact)


def test_what_is_not_yet_checked_says_so_in_the_words_of_the_page() -> None:
    camomile = treatment("camomile-tea")
    assert camomile["who_may_do_it"]["checked"] is False
    assert camomile["who_may_do_it"]["flag"] == "Not yet checked: no source (plain sense)."
    assert camomile["how_it_works"]["checked"] is True and "flag" not in camomile["how_it_works"]
    sources = {one["id"]: one for one in FILES[f"{API}/sources.json"]["sources"]}
    assert {name: one["checked"] for name, one in sources.items()} == {
        "drinks-review": True,
        "evening-trial": True,
        "health-page": True,
        "milk-survey": False,
        "old-herbal": False,
        "tea-house-prices": False,
    }
    assert sources["milk-survey"]["flag"] == "Not yet checked: it rests on a second-hand copy or report."
    claim = record("claim", "claims", "does-milk-make-you-sleepy")
    assert claim["summary_checked"] is True and claim["judgement"]["checked"] is True


def test_a_fact_that_is_worked_out_says_so() -> None:
    fact = treatment("camomile-tea")["facts"]["price-evening"]
    assert (fact["low"], fact["high"], fact["computed"]) == (6, 16, True)
    assert fact["in_words"] == "kr6 to kr16"
    assert fact["sources"] == ["old-herbal", "tea-house-prices"]
    assert (fact["certainty"], fact["checked"]) == ("very_low", False)
    nothing = treatment("do-nothing")["facts"]["price-evening"]
    assert (nothing["blank"], nothing["computed"]) == ("not_applicable", True)
    given = [name for one in ("camomile-tea", "warm-milk") for name in read(f"treatments/{one}.yml")["facts"]]
    computed = [name for name, fact in treatment("camomile-tea")["facts"].items() if "computed" in fact]
    assert computed == ["price-evening"] and "price-evening" not in given


def test_both_halves_of_a_pair_are_there() -> None:
    milk, camomile = treatment("warm-milk"), treatment("camomile-tea")
    (stored,) = camomile["combines_with"]
    (other,) = milk["combines_with"]
    assert stored == other | {"treatment": "warm-milk"}
    assert other["treatment"] == "camomile-tea"
    assert [pair["treatment"] for pair in treatment("tea-ceremony-visit")["conflicts_with"]] == [
        "camomile-tea"
    ]


def test_records_say_where_they_stand_and_what_links_to_them() -> None:
    milk = treatment("warm-milk")
    assert milk["page"] == f"{ROOT_ADDRESS}treatments/warm-milk/"
    linked = {(key["kind"], key["id"]) for key in milk["linked_from"]}
    assert ("claim", "does-milk-make-you-sleepy") in linked and ("comparison", "evening-drinks") in linked
    source = next(one for one in FILES[f"{API}/sources.json"]["sources"] if one["id"] == "evening-trial")
    assert source["page"] == f"{ROOT_ADDRESS}sources/#source-evening-trial"
    assert source["address"] == "https://doi.org/10.5555/evening.1"
    (concern,) = FILES[f"{API}/concerns.json"]["concerns"]
    assert {cause["id"]: cause["acted_on_by"] for cause in concern["causes"]} == {
        "worry": ["camomile-tea", "tea-ceremony-visit"],
        "cold-room": ["camomile-tea", "warm-milk"],
    }
    for path, file in FILES.items():
        assert "Harbour Street" not in json.dumps(file), path  # a clinic's own details are not published


def test_the_table_of_a_comparison_is_there_in_long_form() -> None:
    table = record("comparison", "comparisons", "evening-drinks")["table"]
    assert table["options"] == ["camomile-tea", "do-nothing", "tea-ceremony-visit", "warm-milk"]
    cells = {(cell["row"], cell["option"]): cell for cell in table["cells"]}
    assert len(cells) == len(table["options"]) * len(table["rows"]) == len(table["cells"])
    assert cells["price-cup", "camomile-tea"]["in_words"] == "kr3 to kr8"
    assert cells["price-cup", "camomile-tea"]["note"].startswith("NOK, Norway, no date shown.")
    assert cells["price-cup", "camomile-tea"]["checked"] is False
    assert cells["slept-sooner", "warm-milk"]["blank"] == "no_difference"
    scald = cells["serious-harms", "tea-ceremony-visit"]
    assert [item["text"] for item in scald["items"]] == ["Scald"] and scald["sources"] == ["health-page"]
    for cell in cells.values():
        assert {"in_words", "items", "blank"} & set(cell), cell


def test_the_index_lists_every_file() -> None:
    index = FILES[INDEX]
    listed = {f"{API}/{file['path']}" for file in index["files"]}
    schemas = {f"{API}/{file['json_schema']}" for file in index["files"]}
    records = {path for path in FILES if path.count("/") == 3 and "/schema/" not in path}
    assert listed | schemas | records | {INDEX, f"{API}/schema/index.json"} == set(FILES)
    for file in index["files"]:
        if "record" in file:
            pattern = f"{API}/{file['record']}".replace("ID.json", "")
            assert sum(path.startswith(pattern) for path in records) == file["count"]
    assert index["about"] == {
        "guide": "Quiet Cup",
        "address": ROOT_ADDRESS,
        "publisher": "The Quiet Cup authors",
        "edition": "2026-03-15",
        "disclaimer": "This guide supports a talk with a clinician and does not replace one.",
        "copyright": "Texts and data: CC0",
        "license": "https://creativecommons.org/publicdomain/zero/1.0/",
        "cite": "The Quiet Cup authors. Quiet Cup: A hot drink for the evening, or none. Edition of 15 March 2026. "
        "quiet-cup.example",
    }
    assert index["page"] == f"{ROOT_ADDRESS}{PAGE}/"
    assert all(
        file["about"] == index["about"]
        for path, file in FILES.items()
        if not path.startswith(f"{API}/schema/")
    )


def test_a_copy_on_a_disk_has_lists_and_tables_only() -> None:
    online, offline = published(), published(online=False)
    missing = set(online) - set(offline)
    assert set(offline) < set(online)
    assert {"feed.xml", "robots.txt", "sitemap.xml", f"{API}/treatments/warm-milk.json"} <= missing
    assert [
        path for path in offline if path.count("/") == 3 and path.endswith(".json") and "schema" not in path
    ] == [f"{API}/comparisons/evening-drinks.json"]
    assert [path for path in offline if offline[path] != online[path]] == [INDEX]
    index = as_json(offline)[INDEX]
    assert [file["name"] for file in index["files"] if "record" in file] == ["comparisons"]


def test_a_guide_without_an_address_has_no_file_that_needs_one() -> None:
    files = published(root="")
    assert not {"feed.xml", "robots.txt", "sitemap.xml"} & set(files)
    milk = as_json(files)[f"{API}/treatments/warm-milk.json"]
    assert milk["treatment"]["page"] == "treatments/warm-milk/"
    assert milk["about"]["address"] == "quiet-cup.example"
    assert "$id" not in as_json(files)[f"{API}/schema/treatments.json"]


def test_a_guide_may_leave_files_out(tmp_path: Path) -> None:
    project = Project(tmp_path, ("interactions.yml",))
    names = {file.name for file in data_files(project.knowledge())}
    assert "interactions" not in names and "changes" in names
    assert f"{API}/interactions.json" not in published(project.folder)


def test_the_bytes_are_the_same_each_time() -> None:
    first, second = published(), published()
    assert first == second
    for path, text in first.items():
        if path.endswith(".json"):
            assert isinstance(text, str)
            assert text.endswith("}\n") and "\r" not in text and "\\u" not in text, path
    assert "Quiet Cup" in str(first[INDEX])


def test_keys_are_sorted() -> None:
    def order(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        assert names == sorted(names)
        return dict(pairs)

    texts = [text for path, text in published().items() if path.endswith(".json")]
    for text in texts:
        json.loads(text, object_pairs_hook=order)
    assert len(texts) > 40
