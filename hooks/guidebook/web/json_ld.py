"""JSON-LD for machine readers (schema.org 30.0, see docs): one MedicalWebPage a record page."""

from __future__ import annotations

import json
from typing import Any

from guidebook.knowledge import Knowledge
from guidebook.models.base import Page
from guidebook.richtext import plain
from guidebook.views.desk import Desk
from guidebook.web.plan import PageSpec
from guidebook.words import Words


def json_ld(knowledge: Knowledge, words: Words, page: PageSpec, address: str) -> str:
    """The page's graph as text that cannot leave its script element; empty for pages without a record."""
    if page.record is None:
        return ""
    kind, identifier = page.record
    entity = _entity(knowledge, words, kind, identifier)
    record = _page(knowledge, kind, identifier)
    graph: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": page.title,
        "description": page.description,
        "inLanguage": knowledge.site.language,
        "dateModified": record.reviewed.isoformat(),
        "audience": {"@type": "Patient"},
        "publisher": {"@type": "Organization", "name": knowledge.site.publisher},
    }
    if address:
        graph["url"] = address
    if entity:
        graph["mainEntity"] = entity
    return escape_script(json.dumps(graph, ensure_ascii=False, sort_keys=True))


def escape_script(text: str) -> str:
    """JSON that is safe between script tags: no tag, comment or line separator can be read into it."""
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _page(knowledge: Knowledge, kind: str, identifier: str) -> Page:
    records: dict[str, Any] = {
        "concern": knowledge.concerns,
        "treatment": knowledge.treatments,
        "routine": knowledge.routines,
        "claim": knowledge.claims,
        "comparison": knowledge.comparisons,
        "flow": knowledge.flows,
    }
    found: Page = records[kind][identifier]
    return found


def _entity(knowledge: Knowledge, words: Words, kind: str, identifier: str) -> dict[str, Any] | None:
    desk = Desk(knowledge, words)
    if kind == "treatment":
        treatment = knowledge.treatments[identifier]
        entity: dict[str, Any] = {
            "@type": "MedicalTherapy",
            "name": treatment.name,
            "description": treatment.summary,
            "howPerformed": " ".join(desk.plain(step.text) for step in treatment.steps.during),
            "adverseOutcome": [
                {"@type": "MedicalEntity", "name": harm.what} for harm in treatment.harms.common
            ],
            "seriousAdverseOutcome": [
                {"@type": "MedicalEntity", "name": harm.what} for harm in treatment.harms.serious
            ],
            "contraindication": [
                {"@type": "MedicalContraindication", "name": knowledge.conditions[avoid.condition].name}
                for avoid in treatment.avoid
                if avoid.level.value == "must_not"
            ],
        }
        if treatment.also_called:
            entity["alternateName"] = list(treatment.also_called)
        if treatment.steps.before:
            entity["preparation"] = " ".join(desk.plain(step.text) for step in treatment.steps.before)
        if treatment.steps.after:
            entity["followup"] = " ".join(desk.plain(step.text) for step in treatment.steps.after)
        return {name: value for name, value in entity.items() if value}
    if kind == "concern":
        concern = knowledge.concerns[identifier]
        return {
            "@type": "MedicalCondition",
            "name": concern.name,
            "description": plain(concern.summary),
            "naturalProgression": " ".join(desk.plain(said.text) for said in concern.if_nothing_is_done),
            "possibleTreatment": [
                {"@type": "MedicalTherapy", "name": treatment.name}
                for treatment in knowledge.treatments.values()
                if identifier in treatment.concerns
            ],
        }
    if kind == "routine":
        routine = knowledge.routines[identifier]
        return {
            "@type": "HowTo",
            "name": routine.name,
            "description": routine.summary,
            "step": [
                {
                    "@type": "HowToSection",
                    "name": phase.name,
                    "itemListElement": [{"@type": "HowToStep", "text": step.do} for step in phase.steps],
                }
                for phase in routine.phases
            ],
        }
    return None
