"""Pages from views: our own Jinja environment, which escapes everything and knows no undefined name."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from guidebook.criteria.measure import Measures
from guidebook.data_files import FEED, record_file, table_file
from guidebook.flow.svg import draw_sizes
from guidebook.glossary import FirstUses, Terms
from guidebook.knowledge import Knowledge
from guidebook.pictures.sizes import in_cell, on_page
from guidebook.richtext import blocks, html, inline_html
from guidebook.views.desk import Desk
from guidebook.views.flow import FlowView
from guidebook.views.measures import measure_line
from guidebook.views.measures_parts import MeasureLine
from guidebook.views.parts import Heading, Legend
from guidebook.web.json_ld import escape_script, hand_written_json_ld, json_ld
from guidebook.web.links import Links
from guidebook.web.plan import PageSpec, Plan, SearchEntry, make_plan, search_entries
from guidebook.web.publication import Publication
from guidebook.words import Words, load_words

TEMPLATES = Path(__file__).parent / "templates"
GLOSSARY = "glossary.html"
"""The one page that leads nowhere for words, since it is where they lead."""


@dataclass(frozen=True)
class RenderedPage:
    """A finished page: its body and what the shell around it needs."""

    body: str
    headings: tuple[Heading, ...]
    json_ld: str
    """JSON-LD that is safe inside a script element, or an empty text."""


class Site:
    """Renders the pages of one project, for folders on a server or files on a disk."""

    def __init__(
        self,
        knowledge: Knowledge,
        *,
        directories: bool,
        handouts: Mapping[tuple[str, str], str] | None = None,
        hand_written: Mapping[str, str] | None = None,
        root: str = "",
        preview: bool = False,
    ) -> None:
        """``root`` is the public address of the home page, also for a copy on a disk; empty when there is none.

        ``preview`` adds what only editors see.
        """
        self.knowledge = knowledge
        self.directories = directories
        self.handouts = handouts or {}
        """Record → address of its PDF on the site, for those that were made."""
        self.words: Words = load_words(knowledge.site.language)
        self.measures = Measures(knowledge)
        """How far the pages measure up: their own lines and the page about it take the figures from here."""
        self.plan: Plan = make_plan(knowledge, self.words, measures=self.measures, preview=preview)
        self.names = self._names()
        self.publication = Publication(
            knowledge, self.words, self.plan, self.names, root, self.handouts, hand_written or {}
        )
        self.on_the_web: bool = bool(root) and directories
        """Whether programs find it by its address: only then it has linked data, which weigh a tenth of a page."""
        self.feed: str = FEED if self.on_the_web else ""
        """Path of the feed of changes; empty where there is none."""
        self.environment = _environment(self.words)
        self._terms = Terms(knowledge.glossary.terms)

    def _names(self) -> dict[tuple[str, str], str]:
        desk = Desk(self.knowledge, self.words)
        return {key: desk.record(*key).name for key in self.plan.path_of}

    @cached_property
    def search(self) -> tuple[SearchEntry, ...]:
        """What search finds."""
        return search_entries(self.knowledge, self.words, self.plan)

    def links(self, path: str) -> Links:
        """The links of the page at ``path``."""
        return Links(self.plan, self.names, path, self.directories)

    def render(self, page: PageSpec) -> RenderedPage:
        """One page."""
        view: Any = page.view()
        context: dict[str, Any] = {
            "view": view,
            "page": page,
            "links": self.links(page.path),
            "first_uses": self._first_uses(page),
            "handout": self.handouts.get(page.record) if page.record else None,
            "handouts": self.handouts,
            "feed": self.feed,
            "table_file": table_file,
            "record_file": record_file,
            "measured": self._measured(page),
        }
        if isinstance(view, FlowView):
            context["chart"] = Markup(draw_sizes(view.chart))
        body = self.environment.get_template(page.template).render(context)
        linked_data = json_ld(self.publication, page, view) if self.on_the_web else ""
        return RenderedPage(body, page.headings(view), linked_data)

    def _first_uses(self, page: PageSpec) -> Callable[[str], Markup]:
        """Makes HTML of words on a page, in which the first use of each word of the glossary leads there."""
        if page.template == GLOSSARY:
            return escape
        links = self.links(page.path)
        return FirstUses(self._terms, lambda term: links.page(self.plan.path_of["term", term]), page.title)

    def _measured(self, page: PageSpec) -> MeasureLine | None:
        """The line on how far a page measures up, for the pages that are measured."""
        if page.record is None or page.record not in self.measures:
            return None
        return measure_line(self.words, self.measures.of(page.record))

    def json_ld_of_hand_written(self, path: str) -> str:
        """JSON-LD of a hand-written page; empty where the others have none."""
        return hand_written_json_ld(self.publication, path) if self.on_the_web else ""

    def bare_page(self, template: str, **parts: str) -> str:
        """A whole small page without the shell: where to start in a bundle, or where a record has moved to."""
        return self.environment.get_template(template).render(site=self.knowledge.site, **parts) + "\n"


class PlainCalls(Context):
    """Calls what a template calls, and no more: a page makes hundreds of calls, and Jinja's own way costs twice as much.

    Nothing that templates call may ask for the context by ``pass_context``; filters may.
    """

    def call(
        self, called: Any, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **names: Any
    ) -> Any:
        """What ``called`` gives; Jinja adds the two names with an underscore."""
        return called(*args, **names)


def _environment(words: Words) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.context_class = PlainCalls
    environment.globals["w"] = words

    @pass_context
    def rich(context: Context, text: str) -> Markup:
        return html(text, context["links"].record, context["first_uses"])

    @pass_context
    def rich_line(context: Context, text: str, terms: bool = True) -> Markup:
        return inline_html(text, context["links"].record, context["first_uses"] if terms else escape)

    @functools.cache
    def legends(shown: tuple[Legend, ...]) -> Markup:
        return Markup(environment.get_template("legends.html").render(shown=shown))

    environment.globals["legends"] = legends  # the same ones stand below most pages
    environment.tests["single_paragraph"] = lambda text: (
        [block.kind for block in blocks(text)] == ["paragraph"]
    )
    environment.filters["picture"] = lambda picture: Markup(on_page(picture) or "")
    environment.filters["small_picture"] = lambda array: Markup(in_cell(array) or "")
    environment.filters["script_json"] = lambda value: Markup(
        escape_script(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    )
    environment.filters["rich"] = rich
    environment.filters["rich_line"] = rich_line
    return environment
