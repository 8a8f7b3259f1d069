"""The real records as PyYAML reads them, without the engine: what the finished pages are held against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from built_outputs import ROOT

FOLDERS = {
    "concern": ("concerns", "understand"),
    "treatment": ("treatments", "treatments"),
    "comparison": ("comparisons", "compare"),
    "flow": ("flows", "choose"),
    "routine": ("routines", "routines"),
    "claim": ("claims", "claims"),
}
"""Kind of record with a page of its own → its folder in data/, its folder on the site."""

KIND_OF_FIELD = {
    "treatment": "treatment",
    "treatments": "treatment",
    "concern": "concern",
    "concerns": "concern",
    "routine": "routine",
    "aftercare": "routine",
}
"""Fields that name other records by id; links in running text are found by their brackets."""

LINK = re.compile(r"\[\[([a-z]+):([a-z0-9-]+)")


def read(file: Path) -> Any:
    """All scalars stay texts, as in the engine."""
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)


@cache
def records(kind: str) -> dict[str, dict[str, Any]]:
    folder = FOLDERS[kind][0] if kind in FOLDERS else f"{kind}s"
    found = {file.stem: read(file) for file in sorted((ROOT / "data" / folder).glob("*.yml"))}
    assert found, f"no records in data/{folder}"
    return found


@cache
def single(name: str) -> Any:
    return read(ROOT / "data" / f"{name}.yml")


def pages() -> dict[tuple[str, str], str]:
    """Every record with a page: kind and id → path of the page."""
    return {(kind, i): f"{folder}/{i}" for kind, (_, folder) in FOLDERS.items() for i in records(kind)}


@cache
def pairs() -> dict[tuple[str, str], set[str]]:
    """Two options that a comparison names for a page of their own, ids in the order of the alphabet → those comparisons."""
    found: dict[tuple[str, str], set[str]] = {}
    for identifier, record in records("comparison").items():
        named = [(pair["one"], pair["other"]) for pair in record.get("pairs", [])]
        for pair in named:
            one, other = sorted(pair)
            found.setdefault((one, other), set()).add(identifier)
    assert found, "no comparison names a pair"
    return found


def path_of_pair(pair: tuple[str, str]) -> str:
    return f"compare/{pair[0]}-or-{pair[1]}"


def title(kind: str, record: dict[str, Any]) -> str:
    return str(record["question"] if kind == "claim" else record["name"])


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping inside a record, itself included."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(item)


def texts(value: Any) -> Iterator[str]:
    """Every text inside a record."""
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(item)


def mentions(kind: str, identifier: str) -> set[tuple[str, str]]:
    """The other records with pages that a record names."""
    record = records(kind)[identifier]
    found = {(match[1], match[2]) for text in texts(record) for match in LINK.finditer(text)}
    for part in parts(record):
        for field, target in KIND_OF_FIELD.items():
            named = part.get(field, [])
            found |= {(target, name) for name in ([named] if isinstance(named, str) else named) if name}
    return {key for key in found if key in pages() and key != (kind, identifier)}


@cache
def thin_sources() -> frozenset[str]:
    """Sources on which alone no fact may rest unmarked: weak, second-hand or not read."""
    return frozenset(
        identifier
        for identifier, source in records("source").items()
        if source.get("weak") == "yes" or source["read"] in ("second_hand", "not_read")
    )


def is_thin(part: dict[str, Any]) -> bool:
    """Whether something said rests on nothing that was read at first hand."""
    sources = part.get("sources", [])
    return "unsourced" in part or (bool(sources) and thin_sources().issuperset(sources))


def plain(text: str) -> str:
    """A text of a record as readers see it: no marks, links by their words or by the name of the record."""
    text = re.sub(r"\[\[[a-z]+:[a-z0-9-]+\|([^\]]+)\]\]", r"\1", text)
    text = re.sub(r"\[\[([a-z]+):([a-z0-9-]+)\]\]", lambda match: name(match[1], match[2]), text)
    text = re.sub(r"\[([^\[\]]+)\]\(https://[^)]*\)", r"\1", text)
    text = re.sub(r"^[-*] +", "", text, flags=re.MULTILINE)
    return re.sub(r"\*\*?([^*]+)\*\*?", r"\1", text)


def name(kind: str, identifier: str) -> str:
    if kind == "source":
        return str(records("source")[identifier]["title"])
    if kind == "term":
        return next(str(term["term"]) for term in single("glossary")["terms"] if term["id"] == identifier)
    return title(kind, records(kind)[identifier])


def label(vocabulary: str, word: str) -> str:
    return next(
        str(term["label"]) for term in single("vocabulary")["lists"][vocabulary] if term["id"] == word
    )
