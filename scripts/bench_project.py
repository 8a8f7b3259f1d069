"""A project of any size for measuring: copies of one real record of each kind under new ids.

The record copied is the one of middle length. Every copy differs in its ids, its name and the end of each text, so
that nothing is quicker for being the same twice. References go round in a circle over the copies, so that each is
cited about as often as any other.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from guidebook.models import FOLDER_KINDS, SINGLE_FILES
from guidebook.models.base import Part
from guidebook.problems import DataProblems
from guidebook.references import references
from guidebook.richtext import RECORD_LINK
from guidebook.validation import validate
from guidebook.yaml_source import read_document

REPOSITORY = Path(__file__).resolve().parent.parent
NOTHING = "nothing"
"""Kind and id of the treatment that every comparison holds: doing nothing."""
FEWEST = 12
"""With fewer records there is not one of each kind."""
MOST_OPTIONS = 10
"""Treatments in a comparison, doing nothing included."""
FOLDERS = {kind.name: kind.folder for kind in FOLDER_KINDS}
NAMED_BY = {"claim": "question", "source": "title"}
"""The field that names a record, where it is not ``name``."""

Values = dict[str, Any]


@dataclass(frozen=True)
class Pattern:
    """One real record: its values as text, and the record they make."""

    values: Values
    record: Part


@dataclass(frozen=True)
class Made:
    """One record of the project."""

    kind: str
    id: str
    values: Values

    @property
    def title(self) -> str:
        """What readers know it by."""
        return str(self.values[NAMED_BY.get(self.kind, "name")])


class BenchProject:
    """A project of ``count`` records (at least :data:`FEWEST`), made from the real ones below ``data``.

    :raises DataProblems: when a real record that would be copied cannot be read.
    """

    def __init__(self, data: Path, count: int) -> None:
        copied = max(count, FEWEST) - 5  # besides doing nothing, the concern, the flow and two comparisons
        self.counts = {"concern": 1, "flow": 1, "comparison": 2}
        for kind, hundredths in (("source", 15), ("claim", 10), ("routine", 5)):
            self.counts[kind] = max(1, copied * hundredths // 100)
        self.counts["treatment"] = copied + 4 - sum(self.counts.values())
        self._patterns = {name: _read(data / f"{name}.yml", model) for name, model in SINGLE_FILES}
        for folder in FOLDER_KINDS:
            if folder.name in self.counts:
                files = sorted((data / folder.folder).glob("*.yml"), key=lambda file: file.stat().st_size)
                patterns = [_read(file, folder.model) for file in files]
                if folder.name == "treatment":
                    self._patterns[NOTHING] = next(p for p in patterns if p.values["kind"] == NOTHING)
                    patterns = [
                        p for p in patterns if "combines_with" in p.values
                    ]  # each copy names the next
                self._patterns[folder.name] = patterns[len(patterns) // 2]

    def records(self) -> Iterator[Made]:
        """Every record of a kind that has a folder, one at a time, so that none has to be kept."""
        nothing = self._turned(NOTHING, 0)
        yield Made("treatment", NOTHING, nothing | {"combines_with": [], "conflicts_with": []})
        for kind, count in self.counts.items():
            for number in range(1, count + 1):
                yield Made(kind, _id(kind, number), self._copy(kind, number))

    def single_files(self) -> Iterator[tuple[str, Values]]:
        """The files that describe the subject as a whole, less the facts and conditions that no copy uses."""
        mentioned = {
            (reference.kind, reference.id)
            for pattern in self._patterns.values()
            for reference in references(pattern.record)
        }
        for name, _ in SINGLE_FILES:
            values = self._turned(name, 0)
            if name == "facts":
                values[name] = [fact for fact in values[name] if self._is_given(fact)]
            if name == "conditions":
                values[name] = [
                    part | {"usually_fine": []}  # a copy's own record may say otherwise
                    for part in values[name]
                    if ("condition", part["id"]) in mentioned
                ]
            yield name, values

    @functools.cached_property
    def _given(self) -> set[str]:
        return {fact for name in ("treatment", NOTHING) for fact in self._patterns[name].values["facts"]}

    @functools.cached_property
    def _answered(self) -> set[str]:
        """The facts that some copy can answer, and those worked out from such facts."""
        patterns = [self._patterns[name].values["facts"] for name in ("treatment", NOTHING)]
        known = {fact for facts in patterns for fact, value in facts.items() if "blank" not in value}
        declared = self._patterns["facts"].values["facts"]
        return known | {
            fact["id"]
            for fact in declared
            if "computed" in fact
            and any(facts.keys() & known >= set(fact["computed"]["multiply"]) for facts in patterns)
        }

    def _is_given(self, fact: Values) -> bool:
        return self._given.issuperset(fact["computed"]["multiply"] if "computed" in fact else [fact["id"]])

    def _copy(self, kind: str, number: int) -> Values:
        values = self._turned(kind, number)
        field = NAMED_BY.get(kind, "name")
        name = values[field]
        values[field] = f"{name[:-1]} ({number})?" if name.endswith("?") else f"{name} {number}"
        values.pop("moved_from", None)
        if kind == "treatment":
            # A pair stands in the record whose id comes first.
            later = iter(range(number + 1, self.counts[kind] + 1))
            for pairs in ("combines_with", "conflicts_with"):
                values[pairs] = [
                    pair | {"treatment": _id(kind, other)}
                    for pair, other in zip(values.get(pairs, ()), later, strict=False)
                ]
            _tell_once(values["group_differences"].get("risks", []))
        elif kind == "comparison":
            first = (number - 1) * (MOST_OPTIONS - 1)
            others = (
                _id("treatment", 1 + (first + i) % self.counts["treatment"]) for i in range(MOST_OPTIONS - 1)
            )
            values["treatments"] = _each_once((NOTHING, *others))
            values["rows"] = [row for row in values["rows"] if row in self._answered]
            neighbours = itertools.pairwise(values["treatments"][1:])
            told = zip(values.pop("pairs", ()), neighbours, strict=False)
            values["pairs"] = [{"one": one, "other": other} for _, (one, other) in told]
        elif kind == "flow":
            # All copies share one pattern's dangers, so no path could offer any of them: it offers names and nothing.
            for end in ({"offer": values["never"]}, *values["outcomes"]):
                for choice in (*end.get("offer", ()), *end.get("avoid", ())):
                    choice["name"] = next(
                        choice.pop(kind) for kind in ("treatment", "routine", "name") if kind in choice
                    )
                    choice.pop("ask_first", None)
            for outcome in values["outcomes"]:
                if "offer" in outcome:
                    outcome["offer"].append({"treatment": NOTHING})
            values["never"] += [
                {"treatment": _id("treatment", other), "note": "This path leads to names only."}
                for other in range(1, self.counts["treatment"] + 1)
            ]
        return values

    def _turned(self, name: str, number: int) -> Values:
        """A copy of a pattern: its references lead to copies, and its texts end in the number."""
        pattern = self._patterns[name]
        values: Values = _marked(pattern.values, f"-{number}." if number else ".")
        found = [reference for reference in references(pattern.record) if reference.kind in self.counts]
        new: dict[tuple[str, str], str] = {}
        for kind, count in self.counts.items():
            meant = _each_once(reference.id for reference in found if reference.kind == kind)
            for position, identifier in enumerate(meant):
                new[kind, identifier] = _id(kind, 1 + (number * len(meant) + position) % count)
        lists = []
        for reference in found:
            *way, step_or_key = reference.path
            last: Any = step_or_key
            parent: Any = values
            for step in way:
                parent = parent[step]
            if isinstance(parent, list):
                lists.append(parent)
            if parent[last] == reference.id:
                parent[last] = new[reference.kind, reference.id]
            else:
                parent[last] = RECORD_LINK.sub(lambda link: _renamed(link, new), parent[last])
        for parent in lists:  # a small project has fewer records than the pattern mentions
            parent[:] = _each_once(parent)
        return values


def _tell_once(risks: list[Values]) -> None:
    """Leave out of each risk the groups of which an earlier one tells the same outcome from the same sources.

    A small project has fewer sources than the pattern, so that findings of several studies may become those of one.
    """
    told: set[tuple[str, str, frozenset[str]]] = set()
    for risk in risks:
        keys = {
            group: (group, risk["outcome"], frozenset(risk.get("sources", ()))) for group in risk["groups"]
        }
        risk["groups"] = [group for group, key in keys.items() if key not in told]
        told.update(keys.values())
    risks[:] = [risk for risk in risks if risk["groups"]]


def write_project(project: BenchProject, folder: Path, repository: Path = REPOSITORY) -> None:
    """Write a project into an empty folder; built by the engine and theme of ``repository``."""
    for made in project.records():
        write_yaml(folder / "data" / FOLDERS[made.kind] / f"{made.id}.yml", made.values)
    for name, values in project.single_files():
        write_yaml(folder / "data" / f"{name}.yml", values)
    settings = yaml.safe_load((repository / "mkdocs.yml").read_text("utf-8"))
    settings["theme"]["custom_dir"] = str(repository / settings["theme"]["custom_dir"])
    settings["hooks"] = [str(repository / hook) for hook in settings["hooks"]]
    del settings["watch"]
    write_yaml(folder / "mkdocs.yml", settings)
    (folder / "content").mkdir()
    (folder / "content" / "about.md").write_text("# About\n\nThis guide is made to be measured.\n", "utf-8")


def write_yaml(file: Path, values: Values) -> None:
    """Write values in the style of the real records, into a folder that may have to be made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(values, Dumper=_RecordDumper, sort_keys=False, allow_unicode=True, width=110)
    file.write_text(text, "utf-8")


class _RecordDumper(yaml.CSafeDumper):
    def represent_str(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=">" if len(text) > 90 else None)


_RecordDumper.add_representer(str, _RecordDumper.represent_str)


def _read(file: Path, model: type[Part]) -> Pattern:
    name = file.relative_to(file.parents[-1]).as_posix()
    document, problems = read_document(file, file.parent)
    if document is None:
        raise DataProblems(problems)
    record, problems = validate(document, model, name)
    values = document.value()
    if record is None or not isinstance(values, dict):
        raise DataProblems(problems)
    return Pattern(values, record)


def _id(kind: str, number: int) -> str:
    return f"{kind}-{number:04d}"


def _renamed(link: re.Match[str], new: dict[tuple[str, str], str]) -> str:
    kind, identifier, words = link.groups()
    return f"[[{kind}:{new.get((kind, identifier), identifier)}{'|' + words if words else ''}]]"


def _each_once(items: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(items))


def _marked(value: Any, end: str) -> Any:
    """A copy in which every text that ends in a full stop ends in ``end``."""
    if isinstance(value, dict):
        return {key: _marked(inner, end) for key, inner in value.items()}
    if isinstance(value, list):
        return [_marked(inner, end) for inner in value]
    return f"{value[:-1]}{end}" if value.endswith(".") else value
