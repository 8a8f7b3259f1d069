"""The views of index pages: home, treatments, routines, comparisons, flows, claims, sources, glossary, A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidebook.figures import pages
from guidebook.knowledge import Knowledge
from guidebook.models.facts import Output
from guidebook.views.careful import FOLDER as CAREFUL
from guidebook.views.desk import Desk
from guidebook.views.groups import PATH as BY_GROUP
from guidebook.views.numbers import day
from guidebook.views.parts import Cited, FactView, Legend, RecordView, SourceEntry
from guidebook.words import Words


@dataclass(frozen=True)
class OptionView:
    """A treatment as a list shows it."""

    record: RecordView
    glance: tuple[FactView, ...]


@dataclass(frozen=True)
class OptionGroup:
    """Treatments of one kind."""

    id: str
    title: str
    definition: str
    options: tuple[OptionView, ...]


@dataclass(frozen=True)
class TreatmentsView:
    """All treatments by kind, each kind in the order of the alphabet."""

    groups: tuple[OptionGroup, ...]
    comparisons: tuple[RecordView, ...]
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class RecordGroup:
    """Records under a heading."""

    id: str
    title: str
    definition: str
    records: tuple[RecordView, ...]
    names_only: bool = False
    """Whether the names say enough, so that no summaries are shown."""


@dataclass(frozen=True)
class PageLink:
    """A page that shows no record of its own, with what it is about."""

    path: str
    title: str
    text: str


@dataclass(frozen=True)
class GroupedView:
    """An index page of records under headings."""

    groups: tuple[RecordGroup, ...]
    legend: Legend | None = None
    tables: tuple[PageLink, ...] = ()
    """Pages with tables of all options, shown below the records."""


@dataclass(frozen=True)
class CitedSource:
    """A source with everything that cites it."""

    entry: SourceEntry
    cited_by: tuple[RecordView, ...]


@dataclass(frozen=True)
class SourcesView:
    """All sources."""

    sources: tuple[CitedSource, ...]
    count: int
    checked: int
    legend: Legend
    evidence_policy: str
    """How sources were looked for and chosen, in the small Markdown."""
    update_policy: str


@dataclass(frozen=True)
class TermView:
    """A glossary entry."""

    id: str
    term: str
    also: tuple[str, ...]
    said: Cited


@dataclass(frozen=True)
class GlossaryView:
    """The glossary."""

    terms: tuple[TermView, ...]
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class HomeView:
    """The home page."""

    tagline: str
    decision: str
    lead: Cited
    concern: RecordView
    comparisons: tuple[RecordView, ...]
    flows: tuple[RecordView, ...]
    know_first: tuple[Cited, ...]
    groups: tuple[OptionGroup, ...]
    claims: tuple[RecordView, ...]
    audience: str
    not_for: str
    disclaimer: str
    funding: str
    interests: str
    advertising: str
    edition: str
    evidence_searched: str
    counts: tuple[tuple[str, str], ...]
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class LetterView:
    """Entries of the A to Z under one letter."""

    letter: str
    entries: tuple[RecordView, ...]


def _groups(desk: Desk) -> tuple[OptionGroup, ...]:
    knowledge = desk.knowledge
    groups = []
    for kind in knowledge.vocabulary["treatment-kind"].values():
        members = [(i, record) for i, record in knowledge.treatments.items() if record.kind.value == kind.id]
        members.sort(key=lambda pair: (pair[1].name.casefold(), pair[0]))
        if members:
            options = []
            for identifier, record in members:
                facts = (
                    desk.fact(fact, record) for fact in knowledge.facts.values() if Output.GLANCE in fact.show
                )
                options.append(
                    OptionView(
                        desk.record("treatment", identifier),
                        tuple(fact for fact in facts if fact is not None),
                    )
                )
            groups.append(OptionGroup(f"kind-{kind.id}", kind.label, kind.definition, tuple(options)))
    return tuple(groups)


def treatments_view(knowledge: Knowledge, words: Words) -> TreatmentsView:
    """All treatments."""
    desk = Desk(knowledge, words)
    return TreatmentsView(
        groups=_groups(desk),
        comparisons=tuple(desk.record("comparison", comparison) for comparison in knowledge.comparisons),
        sources=desk.source_entries(),
    )


def routines_view(knowledge: Knowledge, words: Words) -> GroupedView:
    """All routines by kind."""
    desk = Desk(knowledge, words)
    kinds = {i: record.kind.value for i, record in knowledge.routines.items()}
    return GroupedView(_by_word(desk, "routine", "routine-kind", kinds))


def claims_view(knowledge: Knowledge, words: Words) -> GroupedView:
    """All claims by verdict."""
    desk = Desk(knowledge, words)
    verdicts = {i: record.judgement.verdict.value for i, record in knowledge.claims.items()}
    return GroupedView(
        _by_word(desk, "claim", "verdict", verdicts), desk.legend("verdict", words("legend.verdict"))
    )


def _by_word(desk: Desk, kind: str, name: str, word_of: dict[str, str]) -> tuple[RecordGroup, ...]:
    groups = []
    for word in desk.knowledge.vocabulary[name]:
        records = [desk.record(kind, identifier) for identifier, given in word_of.items() if given == word]
        if records:
            term = desk.term(name, word)
            records.sort(key=lambda view: (view.name.casefold(), view.id))
            groups.append(
                RecordGroup(f"{name}-{word}".replace("_", "-"), term.label, term.definition, tuple(records))
            )
    return tuple(groups)


def comparisons_view(knowledge: Knowledge, words: Words) -> GroupedView:
    """All comparisons."""
    desk = Desk(knowledge, words)
    records = tuple(desk.record("comparison", comparison) for comparison in knowledge.comparisons)
    groups = [RecordGroup("comparisons", words("compare.title"), "", records)]
    pairs = tuple(desk.record("pair", pair) for pair in knowledge.pairs)
    if pairs:
        ordered = tuple(sorted(pairs, key=lambda view: (view.name.casefold(), view.id)))
        title, text = words("pair.of_comparison"), words("pair.of_comparison_text")
        groups.append(RecordGroup("pairs", title, text, ordered, names_only=True))
    return GroupedView(tuple(groups), tables=tuple(_tables(knowledge, words)))


def _tables(knowledge: Knowledge, words: Words) -> Iterator[PageLink]:
    """The tables of all options: by personal circumstance, and by group of people where a guide declares groups."""
    yield PageLink(CAREFUL, words("careful.title"), words("careful.lead"))
    asked = knowledge.site.group_differences
    if asked.groups:
        title = words("by_group.title", label=asked.label, question=asked.question)
        yield PageLink(BY_GROUP, title, words("by_group.lead"))


def sources_view(knowledge: Knowledge, words: Words) -> SourcesView:
    """All sources by title, each with what cites it."""
    desk = Desk(knowledge, words)
    ordered = sorted(knowledge.sources, key=lambda i: (knowledge.sources[i].title.casefold(), i))
    return SourcesView(
        sources=tuple(
            CitedSource(desk.source_entry(identifier, number), desk.linked_from("source", identifier))
            for number, identifier in enumerate(ordered, start=1)
        ),
        count=len(ordered),
        checked=sum(source.checked for source in knowledge.sources.values()),
        legend=desk.legend("read-level", words("legend.read_level")),
        evidence_policy=knowledge.site.evidence_policy,
        update_policy=knowledge.site.update_policy,
    )


def glossary_view(knowledge: Knowledge, words: Words) -> GlossaryView:
    """The glossary by term."""
    desk = Desk(knowledge, words)
    terms = sorted(knowledge.glossary.terms, key=lambda term: (term.term.casefold(), term.id))
    return GlossaryView(
        tuple(
            TermView(
                f"term-{term.id}", term.term, term.also, Cited(term.definition, desk.marks(term.sources))
            )
            for term in terms
        ),
        desk.source_entries(),
    )


def home_view(knowledge: Knowledge, words: Words) -> HomeView:
    """The home page: the decision, the three ways in, what to know first, the options at a glance."""
    desk = Desk(knowledge, words)
    site = knowledge.site
    counts = (
        ("treatment", len(knowledge.treatments)),
        ("routine", len(knowledge.routines)),
        ("claim", len(knowledge.claims)),
        ("source", len(knowledge.sources)),
    )
    lead = desk.statement(site.lead)
    know_first = desk.statements(site.know_first)
    sources = desk.source_entries()
    return HomeView(
        tagline=site.tagline,
        decision=site.decision,
        lead=lead,
        concern=desk.record("concern", site.concern),
        comparisons=tuple(desk.record("comparison", comparison) for comparison in knowledge.comparisons),
        flows=tuple(desk.record("flow", flow) for flow in knowledge.flows),
        know_first=know_first,
        groups=_groups(Desk(knowledge, words)),  # the cards show no marks, so they number no sources
        claims=tuple(desk.record("claim", claim) for claim in site.popular_claims),
        audience=site.audience,
        not_for=site.not_for,
        disclaimer=site.disclaimer,
        funding=site.funding,
        interests=site.interests,
        advertising=site.advertising,
        edition=day(site.edition, words),
        evidence_searched=day(site.evidence_searched, words),
        counts=tuple((str(number), words.count(f"kind.{name}", number)) for name, number in counts),
        sources=sources,
    )


def a_to_z(knowledge: Knowledge, words: Words) -> tuple[LetterView, ...]:
    """Everything with a page, and every glossary term, by first letter; also under other names."""
    desk = Desk(knowledge, words)
    entries: list[RecordView] = []
    for (kind, identifier), _ in pages(knowledge):
        view = desk.record(kind, identifier)
        entries.append(RecordView(view.kind, view.id, view.name, label=words(f"kind.{kind}.name")))
    entries += [
        RecordView("term", term.id, term.term, label=words("kind.term.name"))
        for term in knowledge.glossary.terms
    ]
    entries.sort(key=lambda view: (view.name.casefold(), view.kind, view.id))
    letters: dict[str, list[RecordView]] = {}
    for entry in entries:
        first = entry.name[:1].upper()
        letters.setdefault(first if first.isalpha() else "#", []).append(entry)
    return tuple(LetterView(letter, tuple(found)) for letter, found in sorted(letters.items()))
