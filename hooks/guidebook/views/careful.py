"""The view of who must be careful: for each circumstance what speaks against which treatment, and what is usually fine."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.knowledge import Knowledge
from guidebook.models.subject import Condition
from guidebook.models.treatment import CIRCUMSTANCES, Safety, Treatment
from guidebook.views.desk import Desk
from guidebook.views.parts import Cited, Heading, RecordView, SourceEntry
from guidebook.words import Words


@dataclass(frozen=True)
class LevelView:
    """The treatments of one level for one circumstance."""

    id: str
    label: str
    mark: str
    treatments: tuple[RecordView, ...]
    """By name, each with the reason."""
    count: str
    """How many treatments, in words."""


@dataclass(frozen=True)
class CircumstanceView:
    """One circumstance."""

    id: str
    name: str
    i_am: str
    help: str
    to_know: tuple[Cited, ...]
    levels: tuple[LevelView, ...]
    usually_fine: tuple[Cited, ...]


@dataclass(frozen=True)
class CarefulView:
    """All circumstances."""

    circumstances: tuple[CircumstanceView, ...]
    headings: tuple[Heading, ...]
    sources: tuple[SourceEntry, ...]


def careful_view(knowledge: Knowledge, words: Words) -> CarefulView:
    """Circumstances in the order of ``data/conditions.yml``; a treatment that names none of them is not in it."""
    desk = Desk(knowledge, words)
    ordered = sorted(knowledge.treatments.items(), key=lambda pair: (pair[1].name.casefold(), pair[0]))
    circumstances = tuple(
        _circumstance(desk, condition, ordered) for condition in knowledge.conditions.values()
    )
    return CarefulView(
        circumstances=circumstances,
        headings=tuple(Heading(view.id, view.name) for view in circumstances),
        sources=desk.source_entries(),
    )


def _circumstance(
    desk: Desk, condition: Condition, treatments: list[tuple[str, Treatment]]
) -> CircumstanceView:
    to_know = desk.statements(condition.to_know)
    by_level: dict[str, list[RecordView]] = {}
    for identifier, record in treatments:
        if condition.id in CIRCUMSTANCES:
            safety: Safety = getattr(record, condition.id.replace("-", "_"))
            found = [(safety.level.value, desk.sourced(safety, safety.text))]
        else:
            found = [
                (avoid.level.value, desk.sourced(avoid, avoid.why))
                for avoid in record.avoid
                if avoid.condition == condition.id
            ]
        for level, said in found:
            by_level.setdefault(level, []).append(desk.record("treatment", identifier, said))
    levels = []
    for word in desk.knowledge.vocabulary["avoid-level"]:
        if word in by_level:
            term = desk.term("avoid-level", word)
            count = desk.words.count("careful.count", len(by_level[word]))
            levels.append(LevelView(word, term.label, term.mark, tuple(by_level[word]), count))
    return CircumstanceView(
        id=condition.id,
        name=condition.name,
        i_am=condition.i_am,
        help=condition.help or "",
        to_know=to_know,
        levels=tuple(levels),
        usually_fine=desk.statements(condition.usually_fine),
    )
