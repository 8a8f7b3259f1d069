"""The page plan: every generated page, in order, from one list that drives files, navigation, links and search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from guidebook.criteria.measure import Measures
from guidebook.data_files import PAGE as DATA_PAGE
from guidebook.knowledge import Key, Knowledge
from guidebook.models.base import Page
from guidebook.pairs import by_name, pair_id
from guidebook.richtext import plain
from guidebook.views import lists
from guidebook.views.careful import FOLDER as CAREFUL
from guidebook.views.careful import careful_view
from guidebook.views.changes import changes_view
from guidebook.views.circumstance import circumstance_view
from guidebook.views.claim import claim_view
from guidebook.views.comparison import comparison_view
from guidebook.views.concern import concern_view
from guidebook.views.confidence import confidence_view
from guidebook.views.data_use import data_use_view
from guidebook.views.desk import PAGE_OF_FILE, Desk
from guidebook.views.disagreements import disagreements_view
from guidebook.views.editors_desk import PATH as DESK_PAGE
from guidebook.views.editors_desk import editors_desk_view
from guidebook.views.flow import flow_view
from guidebook.views.flow_proofs import PATH as FLOW_PROOFS
from guidebook.views.flow_proofs import flow_proofs_view
from guidebook.views.gaps import gaps_view
from guidebook.views.groups import PATH as BY_GROUP
from guidebook.views.groups import by_group_view
from guidebook.views.interactions import interactions_view
from guidebook.views.measures import PATH as MEASURES_PAGE
from guidebook.views.measures import measures_view
from guidebook.views.origins import origins_view
from guidebook.views.pair import pair_view
from guidebook.views.parts import Heading
from guidebook.views.routine import routine_view
from guidebook.views.steps import step_pages
from guidebook.views.treatment import treatment_view
from guidebook.words import Words

SECTIONS: tuple[tuple[str, str], ...] = (
    ("understand", "concern"),
    ("treatments", "treatment"),
    ("compare", "comparison"),
    ("choose", "flow"),
    ("routines", "routine"),
    ("claims", "claim"),
    ("evidence", ""),
)
"""Sections of the site in the order of the menu, and the kind of record each holds, if any."""

ORIGINS = "evidence/origins"
"""Path of the page of the starting material."""

PATH_OF_FILE = {file: {"home": "", "origins": ORIGINS}.get(page, page) for file, page in PAGE_OF_FILE.items()}
"""Files that stand alone and cite sources, and the page that shows each."""

FOLDER_OF = {kind: section for section, kind in SECTIONS if kind}

CHANGES = "evidence/changes"
"""Path of the page of corrections and changes, where each change has an anchor."""


WEIGHT_OF_PAIR = 0.25
"""In search: who asks for one of two options looks for its own page, which dozens of pairs would hide."""


@dataclass(frozen=True)
class SearchEntry:
    """What search knows of one page or of one glossary term."""

    path: str
    anchor: str
    title: str
    kind: str
    """The kind in words, such as "Treatment"."""
    text: str
    also: str = ""
    """Other names, so that readers find it by any of them."""
    weight: float = 1
    """How far up it stands in results: below 1 for a page that others found by the same words come before."""


@dataclass(frozen=True)
class PageSpec:
    """One generated page."""

    path: str
    """Address without ending: "" for home, ``treatments/rest`` for a record."""
    title: str
    template: str
    view: Callable[[], object]
    """Makes the view; called once, when the page is rendered."""
    description: str
    section: str = ""
    record: Key | None = None
    of: tuple[Key, ...] = ()
    """Records that a page without one of its own shows side by side."""
    listed: bool = True
    """Whether the other pages of its section list it; pages that hang below one of them are not listed."""
    searched: bool = True
    """Whether search finds it."""
    kind: str = ""
    """For a page without a record of its own: its kind in words, if it is not about the guide."""
    headings: Callable[[object], tuple[Heading, ...]] = field(
        default=lambda view: getattr(view, "headings", ())
    )


@dataclass(frozen=True)
class Plan:
    """All generated pages."""

    pages: tuple[PageSpec, ...]
    by_path: dict[str, PageSpec]
    path_of: dict[Key, str]
    """Record → the path of its page, with an anchor for records without a page of their own."""
    sections: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Menu: id, title and the pages of each section, the first being where its link leads."""
    redirects: dict[str, str]
    """Former paths → present paths."""

    @property
    def has_origins(self) -> bool:
        """Whether there is a page of the starting material, to which the ids of its claims can lead."""
        return ORIGINS in self.by_path


def make_plan(
    knowledge: Knowledge, words: Words, *, measures: Measures | None = None, preview: bool = False
) -> Plan:
    """The plan of a project's pages; a preview has the editor's desk besides.

    ``measures`` are those that the page about them shows, when others share them.
    """
    pages = tuple(_pages(knowledge, words, measures or Measures(knowledge), preview))
    path_of: dict[Key, str] = {page.record: page.path for page in pages if page.record}
    path_of |= {("source", source): f"sources#{_anchor('source', source)}" for source in knowledge.sources}
    path_of |= {
        ("term", term.id): f"glossary#{_anchor('term', term.id)}" for term in knowledge.glossary.terms
    }
    path_of |= {("pair", pair): f"{FOLDER_OF['comparison']}/{pair}" for pair in knowledge.pairs}
    path_of |= {("condition", condition): f"{CAREFUL}/{condition}" for condition in knowledge.conditions}
    paths = {page.path for page in pages}
    path_of |= {(file, file): path for file, path in PATH_OF_FILE.items() if path in paths}
    for concern_id, concern in knowledge.concerns.items():
        home = path_of[("concern", concern_id)]
        path_of |= {("cause", cause.id): f"{home}#{_anchor('cause', cause.id)}" for cause in concern.causes}
    sections = tuple(
        (section, words(f"nav.{section}"), tuple(page.path for page in pages if page.section == section))
        for section, _ in SECTIONS
        if any(page.section == section for page in pages)
    )
    redirects = {
        f"{FOLDER_OF[kind]}/{former}": path_of[(kind, identifier)]
        for kind, identifier in sorted(key for key in path_of if key[0] in FOLDER_OF)
        for former in record_of(knowledge, kind, identifier).moved_from
    } | _former_pairs(knowledge, paths)
    return Plan(pages, {page.path: page for page in pages}, path_of, sections, redirects)


def _former_pairs(knowledge: Knowledge, taken: set[str]) -> dict[str, str]:
    """The address of each pair while one of the two had a former id → its address now."""
    folder = FOLDER_OF["comparison"]
    found = {
        f"{folder}/{pair_id(former, other)}": f"{folder}/{pair.id}"
        for pair in knowledge.pairs.values()
        for one, other in (pair.options, pair.options[::-1])
        for former in knowledge.treatments[one].moved_from
    }
    return {former: path for former, path in found.items() if former not in taken}


def _anchor(kind: str, identifier: str) -> str:
    return f"{kind}-{identifier}"


def record_of(knowledge: Knowledge, kind: str, identifier: str) -> Page:
    """The record behind a page; raises KeyError for one without a page of its own."""
    records: dict[str, Mapping[str, Page]] = {
        "concern": knowledge.concerns,
        "treatment": knowledge.treatments,
        "comparison": knowledge.comparisons,
        "flow": knowledge.flows,
        "routine": knowledge.routines,
        "claim": knowledge.claims,
    }
    return records[kind][identifier]


def checked_on(knowledge: Knowledge, page: PageSpec) -> str:
    """The day on which what a page shows was last checked, as year-month-day; that of the edition where no record says."""
    keys = (page.record,) if page.record else page.of
    days = [record_of(knowledge, *key).reviewed for key in keys]
    return (max(days) if days else knowledge.site.edition).isoformat()


def _pages(knowledge: Knowledge, words: Words, measures: Measures, preview: bool) -> Iterator[PageSpec]:
    site = knowledge.site
    yield PageSpec(
        "", site.name, "home.html", lambda: lists.home_view(knowledge, words), plain(site.lead.text)
    )

    def records(
        kind: str, makers: dict[str, tuple[str, str]], template: str, view: Callable[..., object]
    ) -> Iterator[PageSpec]:
        ordered = sorted(makers, key=lambda identifier: (makers[identifier][0].casefold(), identifier))
        for identifier in ordered:
            name, description = makers[identifier]
            yield PageSpec(
                path=f"{FOLDER_OF[kind]}/{identifier}",
                title=name,
                template=template,
                view=lambda identifier=identifier: view(knowledge, words, identifier),  # type: ignore[misc]
                description=description,
                section=FOLDER_OF[kind],
                record=(kind, identifier),
            )

    def index(section: str, view: Callable[[Knowledge, Words], object], template: str) -> PageSpec:
        return PageSpec(
            path=section,
            title=words(f"{section}.title"),
            template=template,
            view=lambda: view(knowledge, words),
            description=words(f"{section}.lead"),
            section=section,
        )

    concerns = {i: (record.name, record.summary) for i, record in knowledge.concerns.items()}
    yield from records("concern", concerns, "concern.html", concern_view)
    yield index("treatments", lists.treatments_view, "treatments.html")
    treatments = {i: (record.name, record.summary) for i, record in knowledge.treatments.items()}
    yield from records("treatment", treatments, "treatment.html", treatment_view)
    if knowledge.comparisons:
        yield index("compare", lists.comparisons_view, "grouped.html")
    comparisons = {i: (record.name, record.summary) for i, record in knowledge.comparisons.items()}
    yield from records("comparison", comparisons, "comparison.html", comparison_view)
    yield from _pairs(knowledge, words)
    asked = knowledge.site.group_differences
    if asked.groups:
        yield PageSpec(
            path=BY_GROUP,
            title=words("by_group.title", label=asked.label, question=asked.question),
            template="by_group.html",
            view=lambda: by_group_view(knowledge, words),
            description=words("by_group.lead"),
            section="compare",
        )
    flows = {i: (record.name, record.summary) for i, record in knowledge.flows.items()}
    yield from records("flow", flows, "flow.html", flow_view)
    for identifier in flows:
        yield from _steps(knowledge, words, identifier)
    if knowledge.routines:
        yield index("routines", lists.routines_view, "grouped.html")
    routines = {i: (record.name, record.summary) for i, record in knowledge.routines.items()}
    yield from records("routine", routines, "routine.html", routine_view)
    if knowledge.claims:
        yield index("claims", lists.claims_view, "grouped.html")
    claims = {i: (record.question, record.short_answer) for i, record in knowledge.claims.items()}
    yield from records("claim", claims, "claim.html", claim_view)
    yield from _about_the_guide(knowledge, words, measures, preview)


def _pairs(knowledge: Knowledge, words: Words) -> Iterator[PageSpec]:
    """The pages that set two options side by side; those of the section lead there from what they compare."""
    desk = Desk(knowledge, words)
    for pair in knowledge.pairs.values():
        shown = desk.record("pair", pair.id)
        yield PageSpec(
            path=f"{FOLDER_OF['comparison']}/{pair.id}",
            title=shown.name,
            template="pair.html",
            view=lambda identifier=pair.id: pair_view(knowledge, words, identifier),  # type: ignore[misc]
            description=shown.summary,
            section=FOLDER_OF["comparison"],
            of=tuple(("treatment", option) for option in pair.options),
            listed=False,
        )


def _steps(knowledge: Knowledge, words: Words, flow: str) -> Iterator[PageSpec]:
    """The pages of a flow question by question; its own page leads there."""
    folder = FOLDER_OF["flow"]
    for page in step_pages(knowledge, words, flow):
        yield PageSpec(
            path=f"{folder}/{flow}/{page.name}",
            title=page.title,
            template=page.template,
            view=page.view,
            description=page.description,
            section=folder,
            of=(("flow", flow),),
            listed=False,
            searched=page.is_outcome,
            kind=words("steps.outcome_kind"),
        )


def _about_the_guide(
    knowledge: Knowledge, words: Words, measures: Measures, preview: bool
) -> Iterator[PageSpec]:
    """Pages about what the guide knows, and about the guide itself."""
    plain_pages: list[tuple[str, str, str, str, Callable[[Knowledge, Words], object]]] = [
        (CAREFUL, "careful", "treatments", "careful.html", careful_view),
        ("evidence", "evidence", "evidence", "confidence.html", confidence_view),
        ("evidence/not-known", "not_known", "evidence", "not_known.html", gaps_view),
        ("evidence/disagreements", "disagreements", "evidence", "disagreements.html", disagreements_view),
        ("sources", "sources", "evidence", "sources.html", lists.sources_view),
        (MEASURES_PAGE, "measures", "evidence", "measures.html", partial(measures_view, measures=measures)),
        (CHANGES, "changes", "evidence", "changes.html", changes_view),
        ("glossary", "glossary", "about", "glossary.html", lists.glossary_view),
        ("search", "search", "about", "search.html", lists.a_to_z),
        (DATA_PAGE, "data", "about", "data.html", data_use_view),
    ]
    if knowledge.flows:
        plain_pages.append((FLOW_PROOFS, "proof", "evidence", "flow_proofs.html", flow_proofs_view))
    if preview:
        plain_pages.append((DESK_PAGE, "desk", "about", "desk.html", editors_desk_view))
    if knowledge.interactions.groups:
        plain_pages.insert(0, ("together", "together", "routines", "together.html", interactions_view))
    for path, name, section, template, view in plain_pages:
        yield PageSpec(
            path=path,
            title=words(f"{name}.title"),
            template=template,
            view=lambda view=view: view(knowledge, words),  # type: ignore[misc]
            description=words(f"{name}.lead"),
            section=section,
        )
    for condition in knowledge.conditions.values():
        yield PageSpec(
            path=f"{CAREFUL}/{condition.id}",
            title=condition.i_am,
            template="circumstance.html",
            view=lambda identifier=condition.id: circumstance_view(knowledge, words, identifier),  # type: ignore[misc]
            description=words("careful.page_lead", name=condition.name),
            section="treatments",
            listed=False,
        )
    if knowledge.origins:
        yield PageSpec(
            path=ORIGINS,
            title=knowledge.origins.title,
            template="origins.html",
            view=lambda: origins_view(knowledge, words),
            description=plain(knowledge.origins.lead.text),
            section="evidence",
        )


def search_entries(knowledge: Knowledge, words: Words, plan: Plan) -> tuple[SearchEntry, ...]:
    """Everything that search finds, in the order of the plan; straight from the records, so no HTML is parsed."""

    def text(*parts: str) -> str:
        return " ".join(plain(part) for part in parts if part)

    entries = []
    for identifier, concern in knowledge.concerns.items():
        said = text(
            concern.summary, *(cause.name for cause in concern.causes), *(s.text for s in concern.what_it_is)
        )
        entries.append(_entry(plan, words, "concern", identifier, concern.name, said, concern.also_called))
    for identifier, treatment in knowledge.treatments.items():
        effects = (*treatment.benefits, *treatment.harms.common, *treatment.harms.serious)
        said = text(treatment.summary, *(effect.what for effect in effects))
        entries.append(
            _entry(plan, words, "treatment", identifier, treatment.name, said, treatment.also_called)
        )
    for identifier, comparison in knowledge.comparisons.items():
        names = (knowledge.treatments[treatment].name for treatment in comparison.treatments)
        entries.append(
            _entry(
                plan, words, "comparison", identifier, comparison.name, text(comparison.summary, *names), ()
            )
        )
    for pair in knowledge.pairs.values():
        one, other = (knowledge.treatments[option].name for option in by_name(knowledge, pair))
        also = words("pair.also", one=one, other=other)
        title = plan.by_path[plan.path_of["pair", pair.id]].title
        entry = _entry(plan, words, "pair", pair.id, title, "", (also,))
        entries.append(replace(entry, weight=WEIGHT_OF_PAIR))
    for identifier, flow in knowledge.flows.items():
        said = text(flow.summary, *(outcome.title for outcome in flow.outcomes))
        entries.append(_entry(plan, words, "flow", identifier, flow.name, said, ()))
    for identifier, routine in knowledge.routines.items():
        steps = (step.do for phase in routine.phases for step in phase.steps)
        entries.append(
            _entry(
                plan,
                words,
                "routine",
                identifier,
                routine.name,
                text(routine.summary, *steps),
                routine.also_called,
            )
        )
    for identifier, claim in knowledge.claims.items():
        said = text(claim.claim, claim.short_answer)
        entries.append(_entry(plan, words, "claim", identifier, claim.question, said, claim.also_called))
    for condition in knowledge.conditions.values():
        fine = (statement.text for statement in condition.usually_fine)
        to_know = (statement.text for statement in condition.to_know)
        said = text(condition.help or "", *to_know, *fine)
        entries.append(
            _entry(plan, words, "condition", condition.id, condition.i_am, said, (condition.name,))
        )
    for term in knowledge.glossary.terms:
        entries.append(_entry(plan, words, "term", term.id, term.term, text(term.definition), term.also))
    about = words("nav.about")
    told = {"", "search", *(entry.path for entry in entries if not entry.anchor)}
    for page in plan.pages:
        if page.record is None and page.searched and page.path not in told:
            entries.append(SearchEntry(page.path, "", page.title, page.kind or about, page.description))
    return tuple(entries)


def _entry(
    plan: Plan, words: Words, kind: str, identifier: str, title: str, text: str, also: tuple[str, ...]
) -> SearchEntry:
    path, _, anchor = plan.path_of[(kind, identifier)].partition("#")
    return SearchEntry(path, anchor, title, words(f"kind.{kind}.name"), text, ", ".join(also))
