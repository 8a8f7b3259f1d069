"""Everything a project knows, checked and frozen: what all views are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from guidebook.collector import no_garbage_collection
from guidebook.deciding.records import proof_of
from guidebook.draft import Draft, Key, Loaded, Record
from guidebook.flow_standing import FlowStanding
from guidebook.models.base import Part
from guidebook.models.claim import Claim
from guidebook.models.clinic import Clinic
from guidebook.models.comparison import Comparison
from guidebook.models.concern import Cause, Concern
from guidebook.models.editing import Changes, Checks, Exceptions, Language
from guidebook.models.facts import Course, EvidencePicture, FactDeclaration, Facts, Section
from guidebook.models.flow import Flow
from guidebook.models.interaction import Interactions
from guidebook.models.origin import Origins
from guidebook.models.routine import Routine
from guidebook.models.source import Source
from guidebook.models.subject import Condition, Conditions, Glossary, Site, Term, Vocabulary
from guidebook.models.treatment import Treatment
from guidebook.pairs import PairOfOptions, pairs_of_options
from guidebook.problems import DataProblems, Problem
from guidebook.reading import read_draft
from guidebook.rules import run_rules


@dataclass(frozen=True)
class Checked:
    """The outcome of a check: the knowledge when it can be published, and every problem and warning."""

    knowledge: Knowledge | None
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    unread: bool = False
    """Whether some file could not be read as a record, so that not every rule was held against it."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


@dataclass(frozen=True)
class Knowledge:
    """All records of a project. Mappings are sorted by id and cannot be changed."""

    site: Site
    facts: Mapping[str, FactDeclaration]
    course: Course | None
    """How the cost and time of a whole course are worked out."""
    evidence: EvidencePicture | None
    """Which facts are drawn as a picture of the evidence."""
    section: Section | None
    """Which levels are drawn as a cross-section."""
    conditions: Mapping[str, Condition]
    vocabulary: Mapping[str, Mapping[str, Term]]
    glossary: Glossary
    concerns: Mapping[str, Concern]
    treatments: Mapping[str, Treatment]
    routines: Mapping[str, Routine]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    comparisons: Mapping[str, Comparison]
    flows: Mapping[str, Flow]
    clinics: Mapping[str, Clinic]
    interactions: Interactions
    """Empty in a guide without that file; so are the others below."""
    origins: Origins | None
    language: Language
    exceptions: Exceptions
    changes: Changes
    checks: Checks
    files: Mapping[Key, str]
    """Kind and id → the record's file, relative to the project."""
    linked_from: Mapping[Key, tuple[Key, ...]]
    """Kind and id → the records that mention it, sorted."""

    @cached_property
    def causes(self) -> Mapping[str, Cause]:
        """The causes of all concerns by id."""
        return {cause.id: cause for concern in self.concerns.values() for cause in concern.causes}

    @cached_property
    def pairs(self) -> Mapping[str, PairOfOptions]:
        """The pairs of options with a page of their own, by the last part of its address."""
        return MappingProxyType({pair.id: pair for pair in pairs_of_options(self)})

    @cached_property
    def flow_standings(self) -> Mapping[str, FlowStanding]:
        """Each flow with its proof, and with what it offers and leaves out, by id."""
        return MappingProxyType({flow: FlowStanding(proof_of(self, flow)) for flow in self.flows})

    @cached_property
    def _checked_sources(self) -> frozenset[str]:
        return frozenset(identifier for identifier, source in self.sources.items() if source.checked)

    def is_checked(self, source_ids: tuple[str, ...]) -> bool:
        """Whether at least one of these sources was read at first hand and is not weak."""
        return not self._checked_sources.isdisjoint(source_ids)


def check(project: Path) -> Checked:
    """Read a project and run every rule; nothing is raised for anything in the data."""
    with no_garbage_collection():
        draft = read_draft(project)
        problems = {*draft.problems, *run_rules(draft)}
        ordered = tuple(sorted(problems, key=Problem.sort_key))
        failed = any(problem.severity == "error" for problem in ordered)
        return Checked(None if failed else _freeze(draft), ordered, draft.texts, bool(draft.unsure))


def load(project: Path) -> Knowledge:
    """The knowledge of a project; raises :class:`DataProblems` with every problem when there is any."""
    checked = check(project)
    if checked.knowledge is None:
        raise DataProblems(checked.errors)
    return checked.knowledge


def _freeze(draft: Draft) -> Knowledge:
    def records(kind: str) -> dict[str, Part]:
        return {identifier: loaded.record for identifier, loaded in draft.records.get(kind, {}).items()}

    def frozen(kind: str) -> Mapping[str, Part]:
        return MappingProxyType(records(kind))

    site, facts, conditions, vocabulary, glossary = (
        draft.records[name][name].record for name in ("site", "facts", "conditions", "vocabulary", "glossary")
    )
    assert isinstance(site, Site) and isinstance(facts, Facts) and isinstance(conditions, Conditions)
    assert isinstance(vocabulary, Vocabulary) and isinstance(glossary, Glossary)
    return Knowledge(
        site=site,
        facts=MappingProxyType({fact.id: fact for fact in facts.facts}),
        course=facts.course,
        evidence=facts.evidence,
        section=facts.section,
        conditions=MappingProxyType({condition.id: condition for condition in conditions.conditions}),
        vocabulary=MappingProxyType(
            {
                name: MappingProxyType({term.id: term for term in terms})
                for name, terms in vocabulary.lists.items()
            }
        ),
        glossary=glossary,
        concerns=frozen("concern"),  # type: ignore[arg-type]
        treatments=frozen("treatment"),  # type: ignore[arg-type]
        routines=frozen("routine"),  # type: ignore[arg-type]
        claims=frozen("claim"),  # type: ignore[arg-type]
        sources=frozen("source"),  # type: ignore[arg-type]
        comparisons=frozen("comparison"),  # type: ignore[arg-type]
        flows=frozen("flow"),  # type: ignore[arg-type]
        clinics=frozen("clinic"),  # type: ignore[arg-type]
        interactions=_optional(draft, "interactions", Interactions) or Interactions(),
        origins=_optional(draft, "origins", Origins),
        language=_optional(draft, "language", Language) or Language(),
        exceptions=_optional(draft, "exceptions", Exceptions) or Exceptions(),
        changes=_optional(draft, "changes", Changes) or Changes(),
        checks=_optional(draft, "checks", Checks) or Checks(),
        files=MappingProxyType({(loaded.kind, loaded.id): loaded.document.file for loaded in draft.all()}),
        linked_from=MappingProxyType(
            {target: tuple(sorted(origins)) for target, origins in sorted(draft.linked_from.items())}
        ),
    )


def _optional(draft: Draft, name: str, model: type[Record]) -> Record | None:
    loaded = draft.single(name, model)
    return loaded.record if loaded else None


__all__ = ["Checked", "Key", "Knowledge", "Loaded", "check", "load"]
