from __future__ import annotations

import pytest

from guidebook.knowledge import Knowledge, load
from guidebook.models import FOLDER_KINDS, SINGLE_FILES
from guidebook.models.base import Part, RefTo
from guidebook.references import BrokenLink, Reference, broken_references, references
from project_tools import TEA


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(TEA)


def found(record: Part) -> list[tuple[str, str, str]]:
    return [
        (".".join(str(step) for step in reference.path), reference.kind, reference.id)
        for reference in references(record)
    ]


def test_references_of_a_claim_in_the_order_of_its_fields(knowledge: Knowledge) -> None:
    assert found(knowledge.claims["does-milk-make-you-sleepy"]) == [
        ("concerns.0", "concern", "restless-evenings"),
        ("treatments.0", "treatment", "warm-milk"),
        ("summary_sources.0", "source", "evening-trial"),
        ("side_for.0.sources.0", "source", "evening-trial"),
        ("side_against.0.sources.0", "source", "evening-trial"),
        ("judgement.sources.0", "source", "evening-trial"),
        ("what_follows.0.sources.0", "source", "evening-trial"),
        ("what_follows.0.text", "treatment", "warm-milk"),
    ]


def test_references_of_every_form(knowledge: Knowledge) -> None:
    camomile = list(references(knowledge.treatments["camomile-tea"]))
    assert Reference(("facts", "taste"), "fact", "taste", is_key=True) in camomile
    assert Reference(("aftercare",), "routine", "after-the-visit") in camomile
    assert Reference(("steps", "during", 0, "text"), "term", "camomile", is_link=True) in camomile
    assert Reference(("acts_on", 1), "cause", "worry") in camomile
    flow = list(references(knowledge.flows["which-cup"]))
    assert Reference(("questions", 1, "answers", 0, "establishes", 0), "condition", "milk-allergy") in flow
    assert Reference(("outcomes", 0, "care_card", "sources", 0), "source", "health-page") in flow
    assert Reference(("concern",), "concern", "restless-evenings") in list(references(knowledge.site))


def test_every_reference_of_the_tiny_project_is_a_text_at_its_place(knowledge: Knowledge) -> None:
    count = 0
    for treatment in knowledge.treatments.values():
        for reference in references(treatment):
            value: object = treatment
            for step in reference.path:
                if isinstance(value, Part):
                    value = getattr(value, str(step))
                elif isinstance(value, dict):
                    value = step if reference.is_key and step == reference.path[-1] else value[step]
                else:
                    assert isinstance(value, tuple)
                    value = value[int(step)]
            assert reference.id in str(value)
            count += 1
    assert count > 100


def kinds_meant(annotation: object) -> set[str]:
    """Every kind that a model's annotations refer to, however deep."""
    meant = {annotation.kind} if isinstance(annotation, RefTo) else set()
    for inner in (*getattr(annotation, "__args__", ()), *getattr(annotation, "__metadata__", ())):
        meant |= kinds_meant(inner)
    for field in getattr(annotation, "model_fields", {}).values():
        meant |= kinds_meant(field.annotation)
        for item in field.metadata:
            meant |= kinds_meant(item)
    return meant


def test_every_kind_of_reference_that_models_have_is_found(knowledge: Knowledge) -> None:
    models = [kind.model for kind in FOLDER_KINDS] + [model for _, model in SINGLE_FILES]
    meant = set().union(*(kinds_meant(model) for model in models))
    assert meant == {"source", "treatment", "routine", "concern", "cause", "condition", "fact", "claim"}
    records: list[Part] = [knowledge.site, *knowledge.flows.values(), *knowledge.treatments.values()]
    assert {reference.kind for record in records for reference in references(record)} >= meant


def test_broken_links_are_found_at_their_texts(knowledge: Knowledge) -> None:
    claim = knowledge.claims["does-milk-make-you-sleepy"]
    statement = claim.what_follows[0].model_copy(update={"text": "[[Milk]] and [[treatment:warm-milk]]"})
    broken = claim.model_copy(update={"what_follows": (statement,)})
    assert list(broken_references(broken)) == [BrokenLink(("what_follows", 0, "text"), "[[Milk]]")]
    assert list(broken_references(claim)) == []
