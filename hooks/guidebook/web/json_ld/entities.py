"""What a page is about, as one node made from the same view as the page."""

from __future__ import annotations

from guidebook.data_files import data_files
from guidebook.views.claim import ClaimView
from guidebook.views.comparison import ComparisonView
from guidebook.views.concern import ConcernView
from guidebook.views.data_use import DataUseView
from guidebook.views.lists import GlossaryView, GroupedView, SourcesView, TreatmentsView
from guidebook.views.parts import AvoidView, EffectList
from guidebook.views.routine import RoutineView, StepView
from guidebook.views.treatment import TreatmentView
from guidebook.web.json_ld.nodes import (
    ENTITY,
    Node,
    dataset,
    downloads,
    is_our_advice,
    licence_address,
    node,
    other,
    publisher,
    reference,
    said,
    table_downloads,
)
from guidebook.web.publication import Publication

UNORDERED = "https://schema.org/ItemListUnordered"
"""No list of this guide is a ranking."""


def entity(publication: Publication, path: str, view: object) -> Node | None:
    """What the page at ``path`` is about; None for pages that are about the guide itself, and for decision flows."""
    address = publication.page(path)
    if isinstance(view, TreatmentView):
        return _therapy(publication, address, view)
    if isinstance(view, ConcernView):
        return _condition(publication, address, view)
    if isinstance(view, RoutineView):
        return _how_to(publication, address, view) if is_our_advice(publication, view.id) else None
    if isinstance(view, ClaimView):
        return _claim_review(publication, address, view)
    if isinstance(view, ComparisonView):
        return _table(publication, address, view)
    if isinstance(view, GlossaryView):
        return _terms(publication, address, view)
    if isinstance(view, DataUseView):
        return _all_data(publication)
    return _list(publication, address, view)


def _therapy(publication: Publication, address: str, view: TreatmentView) -> Node:
    steps = {group.id: " ".join(said(publication, step) for step in group.steps) for group in view.steps}
    must_not = [avoid for avoid in (*view.circumstances, *view.must_not) if avoid.level == "must_not"]
    return node(
        "MedicalTherapy",
        address + ENTITY,
        name=view.name,
        alternateName=list(view.also_called),
        url=address,
        description=said(publication, view.summary),
        preparation=steps.get("steps-before"),
        howPerformed=steps.get("steps-during"),
        followup=steps.get("steps-after"),
        adverseOutcome=_effects(publication, view.common_harms),
        seriousAdverseOutcome=_effects(publication, view.serious_harms),
        contraindication=[_contraindication(publication, avoid) for avoid in must_not],
    )


def _effects(publication: Publication, effects: EffectList) -> list[Node]:
    return [
        node("MedicalEntity", name=effect.what, description=said(publication, effect.said))
        for effect in effects.effects
    ]


def _contraindication(publication: Publication, avoid: AvoidView) -> Node:
    return node(
        "MedicalContraindication", name=avoid.condition_name, description=said(publication, avoid.said)
    )


def _condition(publication: Publication, address: str, view: ConcernView) -> Node:
    options = [i for i, record in publication.knowledge.treatments.items() if view.id in record.concerns]
    options.sort(key=lambda i: (publication.names[("treatment", i)].casefold(), i))
    return node(
        "MedicalCondition",
        address + ENTITY,
        name=view.name,
        alternateName=list(view.also_called),
        url=address,
        description=said(publication, view.summary),
        cause=[
            node(
                "MedicalCause",
                publication.record("cause", cause.id),
                name=cause.name,
                description=said(publication, cause.said),
            )
            for cause in view.causes
        ],
        naturalProgression=" ".join(said(publication, text) for text in view.if_nothing_is_done),
        differentialDiagnosis=[
            node(
                "DDxElement",
                diagnosis=node("MedicalCondition", name=like.name),
                distinguishingSign=node("MedicalSignOrSymptom", description=said(publication, like.said)),
            )
            for like in view.look_alikes
        ],
        possibleTreatment=[other(publication, "treatment", option) for option in options],
    )


def _how_to(publication: Publication, address: str, view: RoutineView) -> Node:
    return node(
        "HowTo",
        address + ENTITY,
        name=view.name,
        alternateName=list(view.also_called),
        url=address,
        description=said(publication, view.summary),
        step=[
            node(
                "HowToSection",
                position=number,
                name=f"{phase.name} ({phase.days})" if phase.days else phase.name,
                itemListElement=[
                    node("HowToStep", position=place, text=_step(publication, step))
                    for place, step in enumerate(phase.steps, start=1)
                ],
            )
            for number, phase in enumerate(view.phases, start=1)
        ],
    )


def _step(publication: Publication, step: StepView) -> str:
    """A step with when, how much, how long and when to stop, as far as that is known."""
    words = publication.words
    parts = [said(publication, step.do), f"{words('routine.when')}: {step.when}, {step.how_often}"]
    for label, text in (
        (words("routine.how_much"), step.how_much),
        (words("routine.how_long"), step.how_long),
        (words("routine.stop_if"), step.stop_if),
    ):
        if text.said is not None:
            parts.append(f"{label}: {said(publication, text.said)}")
    return " ".join(part if part.endswith((".", ")")) else f"{part}." for part in parts)


def _claim_review(publication: Publication, address: str, view: ClaimView) -> Node:
    return node(
        "ClaimReview",
        address + ENTITY,
        name=view.question,
        url=address,
        claimReviewed=view.claim,
        itemReviewed=node("Claim", text=view.claim),
        reviewBody=said(publication, view.short_answer),
        reviewRating=node(
            "Rating",
            alternateName=view.verdict.label,
            ratingExplanation=said(publication, view.judgement),
        ),
        author=reference(publisher(publication)),
        dateModified=view.review.reviewed_on,
        inLanguage=publication.knowledge.site.language,
    )


def _table(publication: Publication, address: str, view: ComparisonView) -> Node:
    return node(
        "Dataset",
        address + ENTITY,
        name=view.caption,
        url=address,
        description=view.summary,
        distribution=table_downloads(publication, view.id),
        variableMeasured=[row.question for row in view.rows],
        about=[other(publication, option.kind, option.id) for option in view.options],
        isPartOf=dataset(publication),
        **_of_edition(publication),
    )


def _all_data(publication: Publication) -> Node:
    knowledge = publication.knowledge
    return dataset(publication) | node(
        "Dataset",
        description=publication.words("data.lead"),
        distribution=downloads(publication, data_files(knowledge)),
        variableMeasured=[fact.label for fact in knowledge.facts.values()],
        **_of_edition(publication),
    )


def _of_edition(publication: Publication) -> dict[str, object]:
    return {
        "creator": reference(publisher(publication)),
        "inLanguage": publication.knowledge.site.language,
        "license": licence_address(publication),
        "version": publication.edition,
    }


def _terms(publication: Publication, address: str, view: GlossaryView) -> Node:
    return node(
        "DefinedTermSet",
        address + ENTITY,
        name=publication.words("glossary.title"),
        url=address,
        hasDefinedTerm=[
            node(
                "DefinedTerm",
                f"{address}#{term.id}",
                name=term.term,
                alternateName=list(term.also),
                description=said(publication, term.said),
                termCode=term.id.removeprefix("term-"),
                inDefinedTermSet={"@id": address + ENTITY},
            )
            for term in view.terms
        ],
    )


def _list(publication: Publication, address: str, view: object) -> Node | None:
    if isinstance(view, TreatmentsView):
        keys = [(option.record.kind, option.record.id) for group in view.groups for option in group.options]
    elif isinstance(view, GroupedView):
        keys = [(record.kind, record.id) for group in view.groups for record in group.records]
    elif isinstance(view, SourcesView):
        keys = [("source", source.entry.id) for source in view.sources]
    else:
        return None
    return node(
        "ItemList",
        address + ENTITY,
        itemListElement=[
            node("ListItem", position=position, item=other(publication, *key))
            for position, key in enumerate(keys, start=1)
        ],
        itemListOrder=UNORDERED,
        numberOfItems=len(keys),
    )
