"""The adapter for MkDocs (and ProperDocs, its drop-in fork): the only file that knows the host.

Each event is one call into the engine; problems in the data become one PluginError. What the engine is to build is told by
two variables of the environment, so that ``mkdocs build`` alone works too: GUIDEBOOK_PROFILE (web or offline) and
GUIDEBOOK_HANDOUTS (a folder of PDFs to publish).
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink, TableOfContents

from guidebook.problem_formats import format_text
from guidebook.problems import DataProblems
from guidebook.publish.handover import received_or_loaded
from guidebook.publish.site_files import SiteFiles, site_files
from guidebook.web.render import RenderedPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

MADE = "guidebook"
"""Key of ``config.extra`` under which one build keeps what it made; rebuilt in on_config, so that previews never see old data."""


PREVIEW = "guidebook_preview"
"""Key under which the shell finds what only a preview shows; no build has it."""

STARTED = {"command": "build"}
"""Under which command this process runs; what a preview ("serve") adds is never built."""

LAST_SHOWN: dict[Path, SiteFiles] = {}
"""What the preview of a project showed last, which stays while there are problems in the data."""

log = logging.getLogger("mkdocs.guidebook")


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note the command; comes once, before the first build."""
    STARTED["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the data; set the menu and the profile. A preview goes on with what it showed last, and the problems."""
    project = Path(config.config_file_path).parent
    offline = os.environ.get("GUIDEBOOK_PROFILE", "web") == "offline"
    handouts = os.environ.get("GUIDEBOOK_HANDOUTS")
    preview = STARTED["command"] == "serve"
    problems = ""
    try:
        knowledge = received_or_loaded(project)
    except DataProblems as error:
        texts = {p.place.file: _text(project / p.place.file) for p in error.problems}
        problems = format_text(error.problems, texts)
        if not (preview and project in LAST_SHOWN):
            raise PluginError(problems) from None
        made = LAST_SHOWN[project]
        log.error("%s\nUntil this is mended, the preview shows the records as they were.", problems)
    else:
        made = site_files(
            project,
            knowledge,
            directories=not offline,
            handouts=Path(handouts) if handouts else None,
            root=config.site_url or "",
            preview=preview,
        )
    if preview:
        LAST_SHOWN[project] = made
        config.extra[PREVIEW] = {"problems": problems}
    config.extra[MADE] = made
    config.use_directory_urls = not offline
    config.site_name = made.site.knowledge.site.name
    config.nav = made.navigation
    config.theme.static_templates.discard("sitemap.xml")  # ours says when each record was checked
    if offline:
        config.site_url = ""
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a virtual page for each page of the plan, and the engine's other files; drop the theme's own assets."""
    made: SiteFiles = config.extra[MADE]
    for file in list(files):
        of_theme = not Path(str(file.abs_src_path)).is_relative_to(config.docs_dir)
        if of_theme and (file.src_uri in made.unused or file.src_uri.startswith(made.unused_folders)):
            files.remove(file)
    for source, page in made.pages.items():
        if files.get_file_from_path(source):
            raise PluginError(f"content/{source} has the address of a generated page; give it another name")
        file = File.generated(config, source, content="")
        record = made.record_files.get(page.path)
        if record:
            file.edit_uri = f"../{record}"
        files.append(file)
    for path, content in made.files.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Record links in hand-written pages; generated pages have no Markdown."""
    made: SiteFiles = config.extra[MADE]
    if page.file.src_uri in made.pages:
        page.content = ""
        page.render = _render_nothing  # type: ignore[method-assign]
        return None
    try:
        return made.link_records(markdown, page.file.src_uri)
    except KeyError as error:
        raise PluginError(f"content/{page.file.src_uri}: unknown record link {error.args[0]}") from None


def _render_nothing(config: MkDocsConfig, files: Files) -> None:
    """Stands in for the host's setting up of a Markdown converter, which it does for every page."""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """The engine's HTML for generated pages, with title, description and table of contents (all escaped here)."""
    made: SiteFiles = config.extra[MADE]
    spec = made.pages.get(page.file.src_uri)
    if spec is None:
        path = page.file.src_uri.removesuffix(".md")
        page.meta.update(made.shell(path))
        page.meta["json_ld"] = made.site.json_ld_of_hand_written(path)
        return None
    rendered: RenderedPage = made.site.render(spec)
    page.title = str(escape(spec.title))
    page.meta.update(made.shell(spec.path))
    page.meta["description"] = str(escape(spec.description))
    page.meta["json_ld"] = rendered.json_ld
    page.meta["generated"] = True
    page.toc = TableOfContents([AnchorLink(heading.title, heading.id, 2) for heading in rendered.headings])
    return rendered.body


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """What the shell around a page needs."""
    context["guidebook"] = config.extra[MADE]
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """What the shell around the error page needs."""
    context["guidebook"] = config.extra[MADE]
    return context


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""
