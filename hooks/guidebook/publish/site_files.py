"""Everything that a website generator needs from the engine: pages, other files, menu, and what the shell shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from markupsafe import escape

from guidebook.data_files import RECORDS
from guidebook.exports.files import exported_files
from guidebook.flow.svg import stylesheet
from guidebook.knowledge import Knowledge
from guidebook.pictures import stylesheet as picture_stylesheet
from guidebook.richtext import RECORD_LINK
from guidebook.views.numbers import day
from guidebook.web.links import Links
from guidebook.web.plan import FOLDER_OF, PageSpec
from guidebook.web.render import Site
from guidebook.web.search_index import FILE as SEARCH_FILE
from guidebook.web.search_index import search_script

HANDOUTS = "handouts"
FLOWCHART_STYLE = "assets/flowchart.css"
PICTURE_STYLE = "assets/pictures.css"
COMPARE_STYLE = "assets/compare.css"
STEPS_STYLE = "assets/decide.css"
FLOW_STYLE = "assets/flow.css"
SCRIPTS_OF: dict[str, tuple[str, ...]] = {
    "comparison.html": ("assets/compare.js",),
    "steps.html": ("assets/decide.js",),
}
"""Template of a page → the scripts that add to it; without them it says the same."""
COMMON_STYLES = (PICTURE_STYLE, COMPARE_STYLE)
STYLES_OF = {
    FOLDER_OF["flow"]: (FLOWCHART_STYLE, FLOW_STYLE, STEPS_STYLE),
    FOLDER_OF["treatment"]: (FLOW_STYLE,),
}
"""Section → the style sheets that only its pages need."""


@dataclass(frozen=True)
class MenuItem:
    """A section in the menu."""

    title: str
    path: str
    active: bool


@dataclass(frozen=True)
class Neighbour:
    """Another page of the same section."""

    title: str
    path: str
    here: bool


MOST_NEIGHBOURS = 40
"""A section with more pages shows only its index, so that the weight of a page does not grow with the site."""


@dataclass(frozen=True)
class SiteFiles:
    """What one build of one profile publishes."""

    site: Site
    pages: dict[str, PageSpec]
    """Source path for the generator, such as ``treatments/rest.md`` → page."""
    files: dict[str, str | bytes]
    """Other files by their path on the site."""
    record_files: dict[str, str]
    """Page path → the YAML record behind it, relative to the project."""
    hand_written: dict[str, str]
    """Path of each page of content/ → its title."""
    unused: frozenset[str] = frozenset({"assets/images/favicon.png", "sitemap.xml"})
    unused_folders: tuple[str, ...] = ("assets/javascripts/", "assets/stylesheets/")
    """Files of the theme that no page of ours uses."""
    _links: dict[str, Links] = field(default_factory=dict)

    @cached_property
    def navigation(self) -> list[dict[str, list[dict[str, str]]]]:
        """The menu in sections, as MkDocs wants it: hand-written pages come last, with the pages about the guide."""
        plan = self.site.plan
        sections: list[dict[str, list[dict[str, str]]]] = []
        home = plan.by_path[""]
        sections.append({home.title: [{home.title: "index.md"}]})
        for _, title, paths in plan.sections:
            sections.append({title: [{plan.by_path[path].title: _source(path)} for path in paths]})
        about = [{page.title: _source(page.path)} for page in plan.pages if page.section == "about"]
        about += [{title: f"{path}.md"} for path, title in sorted(self.hand_written.items())]
        sections.append({self.site.words("nav.about"): about})
        return sections

    def links(self, path: str) -> Links:
        """The links of a page, by its path."""
        return self._links.setdefault(path, self.site.links(path))

    def link_records(self, markdown: str, source: str) -> str:
        """Record links of a hand-written page as Markdown links; raises KeyError for one that leads nowhere."""
        links = self.links(source.removesuffix(".md"))

        def link(match: re.Match[str]) -> str:
            key = (match[1], match[2])
            if key not in links.plan.path_of:
                raise KeyError(match[0])
            name = match[3] or links.names[key]
            return f'<a href="{links.page(links.plan.path_of[key])}">{escape(name)}</a>'

        return RECORD_LINK.sub(link, markdown)

    def shell(self, path: str) -> dict[str, object]:
        """What the shell shows around the page at ``path``; every text is escaped for HTML by the shell's ``e`` filter."""
        links = self.links(path)
        plan = self.site.plan
        section = plan.by_path[path].section if path in plan.by_path else "about"
        neighbours: list[Neighbour] = []
        section_title = ""
        for identifier, title, paths in plan.sections:
            listed = [plan.by_path[p] for p in paths if plan.by_path[p].listed]
            if identifier == section and 1 < len(listed) <= MOST_NEIGHBOURS:
                section_title = title
                neighbours = [
                    Neighbour(page.title, links.page(page.path), page.path == path) for page in listed
                ]
        record = self.record_files.get(path)
        template = plan.by_path[path].template if path in plan.by_path else ""
        return {
            "shell": {
                "menu": [
                    MenuItem(title, links.page(paths[0]), identifier == section)
                    for identifier, title, paths in plan.sections
                ],
                "home": links.page(""),
                "search": links.page("search"),
                "about": [
                    MenuItem(title, links.page(p), p == path)
                    for p, title in [
                        *((page.path, page.title) for page in plan.pages if page.section == "about"),
                        *sorted(self.hand_written.items()),
                    ]
                ],
                "neighbours": neighbours,
                "section_title": section_title,
                "record": links.asset(f"{RECORDS}/{record.removeprefix('data/')}") if record else "",
                "asset": links.asset,
                "is_search": path == "search",
                "styles": self._styles(section),
                "scripts": SCRIPTS_OF.get(template, ()),
            }
        }

    @staticmethod
    def _styles(section: str) -> tuple[str, ...]:
        """The style sheets of a page besides the one that all have."""
        return (*COMMON_STYLES, *STYLES_OF.get(section, ()))

    @property
    def edition(self) -> str:
        """The edition's date in words."""
        return day(self.site.knowledge.site.edition, self.site.words)


def _source(path: str) -> str:
    return f"{path}.md" if path else "index.md"


def site_files(
    project: Path,
    knowledge: Knowledge,
    *,
    directories: bool,
    handouts: Path | None = None,
    root: str = "",
    preview: bool = False,
) -> SiteFiles:
    """Everything to publish for one profile: ``directories`` for a server, files for a disk.

    ``root`` is the public address of the website, for both profiles: a copy on a disk is the same work. Without one
    nothing is made that names pages by their address (linked data, feed, site map). A ``preview`` has the editor's desk.
    """
    pdfs = _handouts(knowledge, handouts)
    hand_written = _hand_written(project / "content")
    site = Site(
        knowledge,
        directories=directories,
        handouts={key: path for key, (path, _) in pdfs.items()},
        hand_written=hand_written,
        root=f"{root.rstrip('/')}/" if root else "",
        preview=preview,
    )
    record_files = {page.path: knowledge.files[page.record] for page in site.plan.pages if page.record}
    files: dict[str, str | bytes] = {
        f"{RECORDS}/{file.removeprefix('data/')}": (project / file).read_bytes()
        for file in record_files.values()
    }
    files[FLOWCHART_STYLE] = stylesheet()
    files[PICTURE_STYLE] = picture_stylesheet()
    files[SEARCH_FILE] = search_script(site.search, site.links(""))
    files |= {path: pdf.read_bytes() for path, pdf in pdfs.values()}
    files |= exported_files(site.publication, online=directories)
    if not directories:
        files["START-HERE.html"] = site.bare_page("start_here.html")
    for former, target in site.plan.redirects.items():
        files[site.links(former).file_of(former)] = _redirect(site, former, target)
    return SiteFiles(
        site=site,
        pages={_source(page.path): page for page in site.plan.pages},
        files=files,
        record_files=record_files,
        hand_written=hand_written,
    )


def handout_name(kind: str, identifier: str) -> str:
    """File name of a record's PDF."""
    return f"{identifier}-{'leaflet' if kind == 'treatment' else 'comparison'}.pdf"


def _handouts(knowledge: Knowledge, folder: Path | None) -> dict[tuple[str, str], tuple[str, Path]]:
    if folder is None:
        return {}
    keys = [("treatment", i) for i in knowledge.treatments] + [
        ("comparison", i) for i in knowledge.comparisons
    ]
    names = {key: handout_name(*key) for key in keys}
    return {
        key: (f"{HANDOUTS}/{name}", folder / name) for key, name in names.items() if (folder / name).exists()
    }


def _hand_written(content: Path) -> dict[str, str]:
    """Hand-written pages: path → the title in their first heading."""
    pages = {}
    for file in sorted(content.rglob("*.md")):
        title = next(
            (line[2:].strip() for line in file.read_text("utf-8").splitlines() if line.startswith("# ")),
            file.stem,
        )
        pages[file.relative_to(content).as_posix().removesuffix(".md")] = title
    return pages


def _redirect(site: Site, former: str, target: str) -> str:
    address = site.links(former).page(target)
    return site.bare_page("redirect.html", address=address, title=site.plan.by_path[target].title)


__all__ = ["SiteFiles", "site_files"]
