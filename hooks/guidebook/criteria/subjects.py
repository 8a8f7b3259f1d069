"""What checks look at: the guide, a treatment and a comparison, with what several checks need of each made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from guidebook.knowledge import Key, Knowledge
from guidebook.models.base import Blank
from guidebook.models.comparison import Comparison
from guidebook.models.facts import Chance, FactKind, FactValue
from guidebook.models.treatment import Effect, Gap, Treatment, TreatmentKind
from guidebook.prose import Prose
from guidebook.reading_level import Reading, reading_of_prose
from guidebook.rules.facts_declared import applies

OfPage = TypeVar("OfPage", Treatment, Comparison)

OPEN = frozenset({Blank.NOT_STUDIED, Blank.NOT_LOOKED_UP})
"""Blanks that leave a reader's question without an answer."""


@dataclass(frozen=True)
class GuideSubject:
    """The guide as a whole."""

    knowledge: Knowledge

    @cached_property
    def compared(self) -> frozenset[str]:
        """Treatments that some comparison holds."""
        return frozenset(i for one in self.knowledge.comparisons.values() for i in one.treatments)

    @cached_property
    def paired(self) -> frozenset[str]:
        """Treatments of which the guide says something beside another treatment or around one."""
        found: set[str] = set()
        for identifier, record in self.knowledge.treatments.items():
            partners = {pair.treatment for pair in record.combines_with}
            partners |= {pair.treatment for pair in record.conflicts_with}
            found |= {identifier, *partners} if partners else set()
        rules = self.knowledge.interactions
        groups = {pairing.first for pairing in rules.pairings} | {
            pairing.second for pairing in rules.pairings
        }
        groups |= {group for pause in rules.pauses for group in pause.groups}
        found |= {member for group in rules.groups if group.id in groups for member in group.treatments}
        return frozenset(found | {around for pause in rules.pauses for around in pause.around})

    @cached_property
    def answered(self) -> Mapping[str, float]:
        """Treatment → the share of its fields that answer the reader's question, from 0 to 1."""
        return {i: _share_answered(self.knowledge, record) for i, record in self.knowledge.treatments.items()}


def _share_answered(knowledge: Knowledge, record: Treatment) -> float:
    living = record.living_with
    blanks: list[Blank | None] = [
        *(part.blank for part in (living.body, living.feelings, living.daily_life)),
        *(part.blank for part in (record.who_may_do_it, record.group_differences)),
        *(gap.blank if gap else None for gap in gaps(record)),
    ]
    for declaration in knowledge.facts.values():
        if declaration.computed is None and applies(declaration, record.kind):
            value = record.facts.get(declaration.id)
            blanks.append(value.blank if value else Blank.NOT_LOOKED_UP)
    return sum(blank not in OPEN for blank in blanks) / len(blanks)


def gaps(record: Treatment) -> tuple[Gap | None, ...]:
    """Why its four lists are empty, None for those that are not: benefits, common and serious harms, who must not."""
    return (record.benefits_blank, record.harms.common_blank, record.harms.serious_blank, record.avoid_blank)


@dataclass(frozen=True)
class _PageSubject(Generic[OfPage]):
    guide: GuideSubject
    key: Key
    record: OfPage

    @property
    def knowledge(self) -> Knowledge:
        """All records."""
        return self.guide.knowledge

    @property
    def identifier(self) -> str:
        """The record's id."""
        return self.key[1]

    @property
    def name(self) -> str:
        """The record as messages name it, such as ``treatments/rest``."""
        return name_of(self.knowledge, self.key)

    @cached_property
    def prose(self) -> Prose:
        """The texts of its record."""
        return Prose(self.record)

    @cached_property
    def reading(self) -> Reading:
        """How hard its page is to read."""
        return reading_of_prose(self.prose, self.knowledge.site.language)


@dataclass(frozen=True)
class TreatmentSubject(_PageSubject[Treatment]):
    """One treatment with a page."""

    @property
    def is_nothing(self) -> bool:
        """Whether it is doing nothing, of which some questions cannot be asked."""
        return self.record.kind is TreatmentKind.NOTHING

    @property
    def harms(self) -> tuple[Effect, ...]:
        """Common and serious harms."""
        return (*self.record.harms.common, *self.record.harms.serious)

    @property
    def effects(self) -> tuple[Effect, ...]:
        """Benefits and harms."""
        return (*self.record.benefits, *self.harms)

    @cached_property
    def chances(self) -> tuple[Chance, ...]:
        """Every chance it gives, of benefits, harms and facts."""
        of_effects = (effect.chance for effect in self.effects)
        of_facts = (value.chance for value in self.record.facts.values())
        return tuple(chance for chance in (*of_effects, *of_facts) if chance is not None)

    def facts(self, kind: FactKind) -> tuple[tuple[str, FactValue], ...]:
        """Its values of the declared facts of one kind, by label."""
        declared = (one for one in self.knowledge.facts.values() if one.kind is kind)
        return tuple(
            (one.label, self.record.facts[one.id]) for one in declared if one.id in self.record.facts
        )


@dataclass(frozen=True)
class ComparisonSubject(_PageSubject[Comparison]):
    """One comparison with a page."""

    @cached_property
    def options(self) -> tuple[tuple[str, Treatment], ...]:
        """Its treatments by id."""
        return tuple((i, self.knowledge.treatments[i]) for i in self.record.treatments)


PageSubject = TreatmentSubject | ComparisonSubject


def subject_of(guide: GuideSubject, key: Key) -> PageSubject:
    """The subject of a treatment's or a comparison's key."""
    kind, identifier = key
    if kind == "treatment":
        return TreatmentSubject(guide, key, guide.knowledge.treatments[identifier])
    return ComparisonSubject(guide, key, guide.knowledge.comparisons[identifier])


def name_of(knowledge: Knowledge, key: Key) -> str:
    """A record as messages name it, such as ``treatments/rest``."""
    return knowledge.files[key].removeprefix("data/").removesuffix(".yml")
