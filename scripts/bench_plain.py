"""The same guide as somebody would write it by hand for MkDocs and Material: Markdown files and a menu of them all."""

from __future__ import annotations

from collections.abc import Iterator
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
"""Kinds with a page for each record, and their section; each section opens with a list of its pages."""

Names = dict[str, tuple[str, str]]
"""Id of a record → its page and its name."""


def write_plain(project: BenchProject, folder: Path) -> None:
    """Write the texts of a project as Markdown, with settings for plain MkDocs, into an empty folder."""
    names: Names = {}
    facts: dict[str, Values] = {}
    for made in project.records():
        page = f"sources.md#{made.id}" if made.kind == "source" else f"{FOLDERS[made.kind]}/{made.id}.md"
        names[made.id] = (page, made.title)
        facts[made.id] = made.values.get("facts", {})
    pages = folder / "docs"
    lists: dict[str, list[str]] = {kind: [] for kind in (*SECTIONS, "source")}
    for made in project.records():
        if made.kind == "source":
            lists[made.kind].append("\n\n".join(_source(made)))
            continue
        writer = _Writer(names)
        text = "\n\n".join(writer.page(made, facts))
        _write(pages / names[made.id][0], text)
        summary = made.values.get("summary") or made.values.get("short_answer", "")
        lists[made.kind].append(f"- [{made.title}]({made.id}.md): {summary}")
    menu: list[dict[str, Any]] = [{"Home": "index.md"}]
    for kind, section in SECTIONS.items():
        index = f"{FOLDERS[kind]}/index.md"
        _write(pages / index, f"# {section}\n\n" + "\n".join(lists[kind]))
        own = [{name: page} for page, name in names.values() if page.startswith(f"{FOLDERS[kind]}/")]
        menu.append({section: [{section: index}, *own]})
    singles = dict(project.single_files())
    site, glossary = singles["site"], singles["glossary"]
    for file, title, values in (("index", site["name"], site), ("glossary", "Glossary", glossary)):
        _write(pages / f"{file}.md", "\n\n".join((f"# {title}", *_Writer(names, "").fields(values, 2))))
    _write(pages / "sources.md", "# Sources\n\n" + "\n\n".join(lists["source"]))
    menu.append({"About": [{"Sources": "sources.md"}, {"Glossary": "glossary.md"}]})
    settings = {
        "site_name": site["name"],
        "site_url": "https://guide.example/",
        "theme": {"name": "material"},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list"],
        "nav": menu,
    }
    write_yaml(folder / "mkdocs.yml", settings)


class _Writer:
    """Writes one page; sources are numbered in the order in which they are first cited."""

    def __init__(self, names: Names, root: str = "../") -> None:
        self._names = names
        self._root = root
        self._cited: dict[str, int] = {}

    def page(self, made: Made, facts: dict[str, Values]) -> Iterator[str]:
        yield f"# {made.title}"
        rest = {name: value for name, value in made.values.items() if name != NAMED_BY.get(made.kind, "name")}
        if made.kind == "comparison":
            yield self._table(rest.pop("treatments"), rest.pop("rows"), facts)
        yield from self.fields(rest, 2)
        if self._cited:
            yield "## Where this comes from"
            yield "\n".join(
                f"{number}. [{self._names[source][1]}]({self._root}{self._names[source][0]})"
                for source, number in self._cited.items()
            )

    def fields(self, values: Values, level: int) -> Iterator[str]:
        """Every field under a heading of its own; what is short stands in one line."""
        for name, value in values.items():
            title = name.replace("_", " ").replace("-", " ").capitalize()
            if name in ("sources", "summary_sources"):
                yield self._marks(value)
            elif isinstance(value, str):
                yield f"**{title}:** {self._text(value)}"
            elif value:
                yield f"{'#' * level} {title}"
                if isinstance(value, dict):
                    yield from self.fields(value, min(level + 1, 6))
                else:
                    yield "\n".join(f"- {self._line(item)}" for item in value)

    def _line(self, value: Any) -> str:
        if isinstance(value, dict):
            parts = [
                self._marks(inner) if name == "sources" else self._line(inner)
                for name, inner in value.items()
            ]
            return " · ".join(parts)
        if isinstance(value, list):
            return ", ".join(self._line(inner) for inner in value)
        return self._text(value)

    def _text(self, text: str) -> str:
        if text in self._names:
            return self._link(text)
        return RECORD_LINK.sub(lambda link: self._link(link[2], link[3]), text)

    def _link(self, identifier: str, words: str | None = None) -> str:
        page, name = self._names.get(identifier, ("glossary.md", identifier))
        return f"[{words or name}]({self._root}{page})"

    def _marks(self, sources: list[str]) -> str:
        numbers = [self._cited.setdefault(source, len(self._cited) + 1) for source in sources]
        return "Sources: " + ", ".join(
            f"[{number}]({self._root}{self._names[source][0]})"
            for number, source in zip(numbers, sources, strict=True)
        )

    def _table(self, treatments: list[str], rows: list[str], facts: dict[str, Values]) -> str:
        lines = ["| | " + " | ".join(self._link(treatment) for treatment in treatments) + " |"]
        lines.append("|---" * (len(treatments) + 1) + "|")
        for row in rows:
            cells = (self._line(facts[treatment].get(row, "–")) for treatment in treatments)
            lines.append(f"| {row} | " + " | ".join(cell.replace("\n", " ") for cell in cells) + " |")
        return "\n".join(lines)


def _source(made: Made) -> Iterator[str]:
    yield f"## {made.title} {{ #{made.id} }}"
    yield "\n".join(
        f"- **{name.capitalize()}:** {value}" for name, value in made.values.items() if name != "title"
    )


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text + "\n", "utf-8")
