"""The guide as somebody would write it by hand for MkDocs with Material: the same texts, and a menu of all pages.

It has what the theme's own manual would have its writer use: Markdown with footnotes for the sources, a description
at the head of each page, and the search plugin. It lacks what only a program keeps up, such as links back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench_project import FOLDERS, NAMED_BY, BenchProject, Made, Values, write_yaml
from guidebook.richtext import RECORD_LINK

SECTIONS = {
    "concern": "Understand",
    "treatment": "Treatments",
    "comparison": "Compare",
    "flow": "Choose",
    "routine": "Routines",
    "claim": "Claims",
}
"""Kinds whose records have pages, and their section in the menu, which opens with a list of its pages."""


def write_plain(project: BenchProject, folder: Path) -> None:
    """Write a project's pages as Markdown, with settings for MkDocs without any hook, into an empty folder."""
    guide = _Guide(project)
    lists: dict[str, list[str]] = {kind: [] for kind in SECTIONS}
    menu: list[Any] = [{"Home": "index.md"}, *({section: []} for section in SECTIONS.values())]
    for made in project.records():
        if made.kind in SECTIONS:
            summary = made.values.get("summary") or made.values["short_answer"]
            page = _Page(guide, "../").of_record(made)
            _write(folder, guide.page_of[made.id], made.title, page, summary)
            lists[made.kind].append(f"- [{made.title}]({made.id}.md): {summary}")
    for number, (kind, section) in enumerate(SECTIONS.items(), start=1):
        index = f"{FOLDERS[kind]}/index.md"
        _write(folder, index, section, ["\n".join(lists[kind])])
        pages = [{name: page} for page, name in guide.pages if page.startswith(f"{FOLDERS[kind]}/")]
        menu[number][section] = [{section: index}, *pages]
    site = guide.singles["site"]
    _write(folder, "index.md", site["name"], _Page(guide, "").fields(site, 2))
    _write(folder, "glossary.md", "Glossary", _Page(guide, "").fields(guide.singles["glossary"], 2))
    sources = [f"## {guide.name_of[i]} {{ #{i} }}\n\n{about}" for i, about in guide.sources.items()]
    _write(folder, "sources.md", "Sources", sources)
    menu.append({"About": [{"Sources": "sources.md"}, {"Glossary": "glossary.md"}]})
    settings = {
        "site_name": site["name"],
        "site_url": f"https://{site['short_address']}/",
        "theme": {"name": "material"},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "footnotes"],
        "nav": menu,
    }
    write_yaml(folder / "mkdocs.yml", settings)


class _Guide:
    """What pages say of other records, gathered in one go through all of them."""

    def __init__(self, project: BenchProject) -> None:
        self.singles = dict(project.single_files())
        self.page_of: dict[str, str] = {}
        self.name_of: dict[str, str] = {}
        self.sources: dict[str, str] = {}
        self.facts: dict[str, Values] = {}
        for made in project.records():
            self.name_of[made.id] = made.title
            self.page_of[made.id] = f"{FOLDERS[made.kind]}/{made.id}.md"
            if made.kind == "source":
                self.page_of[made.id] = f"sources.md#{made.id}"
                self.sources[made.id] = " · ".join(made.values[key] for key in made.values if key != "title")
            elif made.kind == "treatment":
                self.facts[made.id] = made.values["facts"]
        self.pages = [(page, self.name_of[identifier]) for identifier, page in self.page_of.items()]
        self.questions = {fact["id"]: fact["question"] for fact in self.singles["facts"]["facts"]}
        lists = self.singles["vocabulary"]["lists"]
        self.words = {term["id"]: term["label"] for terms in lists.values() for term in terms}
        self.words |= {part["id"]: part["name"] for part in self.singles["conditions"]["conditions"]}
        self.legend = "\n".join(
            f"- **{term['label']}:** {term['definition']}"
            for name in ("certainty", "blank")
            for term in lists[name]
        )


class _Page:
    """Writes one page; its sources are footnotes."""

    def __init__(self, guide: _Guide, root: str) -> None:
        self._guide = guide
        self._root = root
        self._cited: dict[str, None] = {}

    def of_record(self, made: Made) -> Iterator[str]:
        """The blocks of a record's page."""
        values = {
            name: value for name, value in made.values.items() if name != NAMED_BY.get(made.kind, "name")
        }
        if made.kind == "comparison":
            yield self._comparison(values.pop("treatments"), values.pop("rows"))
        yield from self.fields(values, 2)
        if made.kind in ("treatment", "comparison"):
            yield f"## What the signs mean\n\n{self._guide.legend}"
        for source in self._cited:
            yield f"[^{source}]: {self._link(source)} {self._guide.sources[source]}"

    def fields(self, values: Values, level: int) -> Iterator[str]:
        """The blocks of some fields: what is short in one line, all else below a heading."""
        for name, value in values.items():
            title = name.replace("_", " ").capitalize()
            if name in ("sources", "summary_sources"):
                yield self._line({"sources": value})
            elif isinstance(value, str):
                yield f"**{title}:** {self._line(value)}"
            elif name == "facts":
                yield f"## {title}\n\n{self._facts(value)}"
            elif value:
                yield f"{'#' * level} {title}"
                if isinstance(value, dict):
                    yield from self.fields(value, level + 1)
                else:
                    yield "\n".join(f"- {self._line(item)}" for item in value)

    def _facts(self, facts: Values) -> str:
        rows = [f"| {self._guide.questions[name]} | {self._cell(value)} |" for name, value in facts.items()]
        return "\n".join(("| Your question | Answer |", "|---|---|", *rows))

    def _comparison(self, treatments: list[str], rows: list[str]) -> str:
        lines = ["| | " + " | ".join(self._link(treatment) for treatment in treatments) + " |"]
        lines.append("|---" * (len(treatments) + 1) + "|")
        for row in rows:
            cells = (self._cell(self._guide.facts[treatment].get(row, "–")) for treatment in treatments)
            lines.append(f"| {self._guide.questions[row]} | " + " | ".join(cells) + " |")
        return "\n".join(lines)

    def _cell(self, value: Any) -> str:
        return self._line(value).replace("\n", " ")

    def _line(self, value: Any) -> str:
        if isinstance(value, list):
            return ", ".join(self._line(item) for item in value)
        if isinstance(value, dict):
            said = " · ".join(self._line(inner) for name, inner in value.items() if name != "sources")
            return said + "".join(self._mark(source) for source in value.get("sources", ()))
        if value in self._guide.name_of:
            return self._link(value)
        return RECORD_LINK.sub(lambda link: self._link(link[2], link[3]), self._guide.words.get(value, value))

    def _mark(self, source: str) -> str:
        self._cited[source] = None
        return f"[^{source}]"

    def _link(self, identifier: str, words: str | None = None) -> str:
        page = self._guide.page_of.get(identifier, "glossary.md")
        return f"[{words or self._guide.name_of.get(identifier, identifier)}]({self._root}{page})"


def _write(folder: Path, page: str, title: str, blocks: Iterable[str], description: str = "") -> None:
    head = f"---\ndescription: {json.dumps(description)}\n---\n\n" if description else ""
    file = folder / "docs" / page
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(head + "\n\n".join((f"# {title}", *blocks)) + "\n", "utf-8")
