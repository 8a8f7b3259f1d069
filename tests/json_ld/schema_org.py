"""The part of schema.org 30.0 that we use: which type is a kind of which, and which property takes which values.

Types and properties are from the release's own tables (schemaorg-all-https-types.csv and -properties.csv). A property
or a type that is not here must be looked up there before it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PARENTS: dict[str, tuple[str, ...]] = {
    "AboutPage": ("WebPage",),
    "Article": ("CreativeWork",),
    "Audience": ("Intangible",),
    "BreadcrumbList": ("ItemList",),
    "Claim": ("CreativeWork",),
    "ClaimReview": ("Review",),
    "CollectionPage": ("WebPage",),
    "CreativeWork": ("Thing",),
    "DDxElement": ("MedicalIntangible",),
    "DataDownload": ("MediaObject",),
    "Dataset": ("CreativeWork",),
    "DefinedTerm": ("Intangible",),
    "DefinedTermSet": ("CreativeWork",),
    "HowTo": ("CreativeWork",),
    "HowToSection": ("CreativeWork", "ItemList", "ListItem"),
    "HowToStep": ("CreativeWork", "ItemList", "ListItem"),
    "Intangible": ("Thing",),
    "ItemList": ("Intangible",),
    "ListItem": ("Intangible",),
    "MediaObject": ("CreativeWork",),
    "MedicalAudience": ("Audience", "PeopleAudience"),
    "MedicalCause": ("MedicalEntity",),
    "MedicalCondition": ("MedicalEntity",),
    "MedicalContraindication": ("MedicalEntity",),
    "MedicalEntity": ("Thing",),
    "MedicalIntangible": ("MedicalEntity",),
    "MedicalProcedure": ("MedicalEntity",),
    "MedicalSignOrSymptom": ("MedicalCondition",),
    "MedicalTherapy": ("TherapeuticProcedure",),
    "MedicalWebPage": ("WebPage",),
    "Organization": ("Thing",),
    "Patient": ("MedicalAudience", "Person"),
    "PeopleAudience": ("Audience",),
    "Person": ("Thing",),
    "PropertyValue": ("StructuredValue",),
    "Rating": ("Intangible",),
    "Review": ("CreativeWork",),
    "ScholarlyArticle": ("Article",),
    "StructuredValue": ("Intangible",),
    "TherapeuticProcedure": ("MedicalProcedure",),
    "Thing": (),
    "WebPage": ("CreativeWork",),
    "WebSite": ("CreativeWork",),
}

PROPERTIES: dict[str, dict[str, set[str]]] = {
    "ClaimReview": {"claimReviewed": {"Text"}},
    "CreativeWork": {
        "about": {"Thing"},
        "audience": {"Audience"},
        "author": {"Organization", "Person"},
        "citation": {"CreativeWork", "Text"},
        "copyrightNotice": {"Text"},
        "creator": {"Organization", "Person"},
        "creditText": {"Text"},
        "dateModified": {"Date", "DateTime"},
        "datePublished": {"Date", "DateTime"},
        "encoding": {"MediaObject"},
        "inLanguage": {"Language", "Text"},
        "isBasedOn": {"CreativeWork", "Product", "URL"},
        "isPartOf": {"CreativeWork", "URL"},
        "license": {"CreativeWork", "URL"},
        "mainEntity": {"Thing"},
        "position": {"Integer", "Text"},
        "publisher": {"Organization", "Person"},
        "text": {"Text"},
        "version": {"Number", "Text"},
    },
    "DDxElement": {"diagnosis": {"MedicalCondition"}, "distinguishingSign": {"MedicalSignOrSymptom"}},
    "Dataset": {
        "distribution": {"DataDownload"},
        "variableMeasured": {"Property", "PropertyValue", "StatisticalVariable", "Text"},
    },
    "DefinedTerm": {"inDefinedTermSet": {"DefinedTermSet", "URL"}, "termCode": {"Text"}},
    "DefinedTermSet": {"hasDefinedTerm": {"DefinedTerm"}},
    "HowTo": {"step": {"CreativeWork", "HowToSection", "HowToStep", "Text"}},
    "ItemList": {
        "itemListElement": {"ListItem", "Text", "Thing"},
        "itemListOrder": {"ItemListOrderType", "Text"},
        "numberOfItems": {"Integer"},
    },
    "ListItem": {"item": {"Thing"}, "position": {"Integer", "Text"}},
    "MediaObject": {"contentUrl": {"URL"}, "encodingFormat": {"Text", "URL"}},
    "MedicalCondition": {
        "cause": {"MedicalCause"},
        "differentialDiagnosis": {"DDxElement"},
        "naturalProgression": {"Text"},
        "possibleTreatment": {"Drug", "DrugClass", "LifestyleModification", "MedicalTherapy"},
    },
    "MedicalProcedure": {
        "followup": {"Text"},
        "howPerformed": {"Text"},
        "preparation": {"MedicalEntity", "Text"},
    },
    "MedicalTherapy": {
        "contraindication": {"MedicalContraindication", "Text"},
        "seriousAdverseOutcome": {"MedicalEntity"},
    },
    "Organization": {
        "correctionsPolicy": {"CreativeWork", "URL"},
        "ownershipFundingInfo": {"AboutPage", "CreativeWork", "Text", "URL"},
        "publishingPrinciples": {"CreativeWork", "URL"},
    },
    "Person": {"jobTitle": {"DefinedTerm", "Text"}},
    "PropertyValue": {
        "propertyID": {"Text", "URL"},
        "value": {"Boolean", "Number", "StructuredValue", "Text"},
    },
    "Rating": {"ratingExplanation": {"Text"}},
    "Review": {"itemReviewed": {"Thing"}, "reviewBody": {"Text"}, "reviewRating": {"Rating"}},
    "TherapeuticProcedure": {"adverseOutcome": {"MedicalEntity"}},
    "Thing": {
        "alternateName": {"Text"},
        "description": {"Text", "TextObject"},
        "identifier": {"PropertyValue", "Text", "URL"},
        "name": {"Text"},
        "url": {"URL"},
    },
    "WebPage": {
        "breadcrumb": {"BreadcrumbList", "Text"},
        "lastReviewed": {"Date"},
        "reviewedBy": {"Organization", "Person"},
    },
}

TEXTS = {"Text", "URL", "Date", "DateTime", "ItemListOrderType"}
NUMBERS = {"Integer", "Number"}

Node = dict[str, Any]


def ancestry(kind: str) -> set[str]:
    """A type and all that it is a kind of."""
    return {kind}.union(*(ancestry(parent) for parent in PARENTS[kind]))


def takes(kind: str, name: str) -> set[str]:
    """What a property of a type may hold; nothing when the type has no such property."""
    return set().union(*(PROPERTIES.get(ancestor, {}).get(name, set()) for ancestor in ancestry(kind)))


def nodes(value: Any) -> Iterator[Node]:
    """Every node of a graph, outer ones first, mentions of nodes left out."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def misused(graph: Any) -> list[str]:
    """Types, properties and values that schema.org does not know."""
    types = {node["@id"]: node["@type"] for node in nodes(graph) if "@id" in node}
    found = []
    for node in nodes(graph):
        kind = node["@type"]
        if kind not in PARENTS:
            found.append(f"no type {kind}")
            continue
        for name, given in node.items():
            if name.startswith("@"):
                continue
            allowed = takes(kind, name)
            if not allowed:
                found.append(f"{kind} has no {name}")
            for value in given if isinstance(given, list) else [given]:
                if not _fits(value, allowed, types):
                    found.append(f"{kind}.{name} does not take {str(value)[:80]}")
    return found


def _fits(value: Any, allowed: set[str], types: dict[str, str]) -> bool:
    if isinstance(value, dict):
        kind = value.get("@type") or types.get(value["@id"], "")
        return kind in PARENTS and bool(ancestry(kind) & allowed)
    if isinstance(value, str):
        return bool(allowed & (TEXTS | {"Thing"}))  # an address stands for any thing
    return isinstance(value, int) and bool(allowed & NUMBERS)


def unresolved(graph: Any) -> list[str]:
    """Mentions of nodes that stand nowhere in the graph, and ids of which two nodes say different things."""
    known: dict[str, Node] = {}
    found = []
    for node in nodes(graph):
        if "@id" in node:
            other = known.setdefault(node["@id"], node)
            if any(node[name] != other[name] for name in node.keys() & other.keys()):
                found.append(f"two nodes {node['@id']}")
    waiting: list[Any] = [graph]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if set(value) == {"@id"} and value["@id"] not in known:
                found.append(f"no node {value['@id']}")
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found
