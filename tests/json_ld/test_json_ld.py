"""JSON-LD says what the pages say, in words that schema.org 30.0 knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from schema_org import Node, ancestry, misused, nodes, takes, unresolved

from guidebook.knowledge import Knowledge, load
from guidebook.web.render import Site
from project_tools import TEA, Project

ROOT = "https://guide.example/book/"
HAND_WRITTEN = {"about": "About this guide", "method": "How it was made"}
HANDOUTS = {("treatment", "warm-milk"): "handouts/warm-milk-leaflet.pdf"}


def site_of(knowledge: Knowledge) -> Site:
    return Site(knowledge, directories=True, handouts=HANDOUTS, hand_written=HAND_WRITTEN, root=ROOT)


def graphs_of(site: Site) -> dict[str, list[Node]]:
    texts = {page.path: site.render(page).json_ld for page in site.plan.pages}
    texts |= {path: site.json_ld_of_hand_written(path) for path in HAND_WRITTEN}
    return {path: json.loads(text)["@graph"] for path, text in texts.items()}


GRAPHS = graphs_of(site_of(load(TEA)))


def one(path: str, kind: str) -> Node:
    (found,) = (node for node in GRAPHS[path] if node["@type"] == kind)
    return found


def address(path: str) -> str:
    return f"{ROOT}{path}/" if path else ROOT


@pytest.mark.parametrize("path", sorted(GRAPHS))
def test_a_page_uses_only_what_schema_org_knows(path: str) -> None:
    assert misused(GRAPHS[path]) == []
    assert unresolved(GRAPHS[path]) == []
    assert len(list(nodes(GRAPHS[path]))) >= 4


@pytest.mark.parametrize("path", sorted(GRAPHS))
def test_a_page_names_itself_its_publisher_and_its_site(path: str) -> None:
    (page,) = (node for node in GRAPHS[path] if node["@id"] == address(path))
    assert page is GRAPHS[path][0]
    assert "WebPage" in ancestry(page["@type"])
    assert page["url"] == address(path)
    assert page["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert page["version"] == "2026-03-15"
    assert page["audience"] == {"@type": "Patient"}
    assert page["isPartOf"] == {"@id": f"{ROOT}#website"}
    assert one(path, "Organization") == {
        "@type": "Organization",
        "@id": f"{ROOT}#publisher",
        "name": "The Quiet Cup authors",
        "url": ROOT,
        "publishingPrinciples": f"{ROOT}method/",
        "correctionsPolicy": f"{ROOT}evidence/changes/#policy",
        "ownershipFundingInfo": "Funding: None",
    }
    if path:
        way = one(path, "BreadcrumbList")["itemListElement"]
        assert [step["position"] for step in way] == list(range(1, len(way) + 1))
        assert (way[0]["item"], way[-1]["item"]) == (ROOT, address(path))
        assert page["breadcrumb"] == {"@id": f"{address(path)}#breadcrumb"}


def test_a_treatment_is_a_therapy() -> None:
    page, therapy = (
        one("treatments/warm-milk", "MedicalWebPage"),
        one("treatments/warm-milk", "MedicalTherapy"),
    )
    assert page["mainEntity"] == {"@id": therapy["@id"]}
    assert page["about"] == [{"@id": therapy["@id"]}, {"@id": f"{ROOT}understand/restless-evenings/#entity"}]
    assert (page["lastReviewed"], page["dateModified"]) == ("2026-03-01", "2026-03-01")
    assert page["isBasedOn"] == f"{ROOT}records/treatments/warm-milk.yml"
    assert page["encoding"] == {
        "@type": "MediaObject",
        "contentUrl": f"{ROOT}handouts/warm-milk-leaflet.pdf",
        "encodingFormat": "application/pdf",
        "inLanguage": "en",
        "name": "Warm milk",
    }
    assert therapy["howPerformed"] == "Warm the milk and drink it slowly."
    assert therapy["preparation"] == (
        "Choose a cup that does not tip over. (Not yet checked: no source (plain sense).)"
    )
    assert "followup" not in therapy
    (serious,) = therapy["seriousAdverseOutcome"]
    assert serious["name"] == "Allergic reaction" and "Not yet checked" in serious["description"]
    assert [common["name"] for common in therapy["adverseOutcome"]] == ["Feeling full"]
    assert [reason["name"] for reason in therapy["contraindication"]] == ["Milk allergy"]
    assert "encoding" not in one("treatments/do-nothing", "MedicalWebPage")


def test_what_must_not_be_had_in_pregnancy_is_a_contraindication(tmp_path: Path) -> None:
    project = Project(
        tmp_path, ("treatments/warm-milk.yml", "pregnancy: {level: fine", "pregnancy: {level: must_not")
    )
    graph = graphs_of(site_of(project.knowledge()))["treatments/warm-milk"]
    (therapy,) = (node for node in graph if node["@type"] == "MedicalTherapy")
    assert [reason["name"] for reason in therapy["contraindication"]] == ["Pregnant", "Milk allergy"]


def test_nobody_reviewed_what_nobody_reviewed() -> None:
    reviewed = {path: graph[0]["reviewedBy"] for path, graph in GRAPHS.items() if "reviewedBy" in graph[0]}
    assert reviewed == {
        "treatments/camomile-tea": [{"@type": "Person", "name": "Kari Nordmann", "jobTitle": "midwife"}]
    }


def test_a_concern_is_a_condition_with_all_its_options() -> None:
    condition = one("understand/restless-evenings", "MedicalCondition")
    assert condition["naturalProgression"] == "Most restless evenings end within a week."
    assert [cause["name"] for cause in condition["cause"]] == ["Worry", "A cold room"]
    assert "Not yet checked" in condition["cause"][1]["description"]
    assert [option["name"] for option in condition["possibleTreatment"]] == [
        *("Camomile tea", "Drink nothing", "Visit to a tea ceremony", "Warm milk")
    ]
    (other,) = condition["differentialDiagnosis"]
    assert other["diagnosis"] == {"@type": "MedicalCondition", "name": "Too much coffee"}
    assert "signOrSymptom" not in condition


def test_a_routine_is_a_how_to() -> None:
    how_to = one("routines/evening-cup", "HowTo")
    (section,) = how_to["step"]
    milk, note = section["itemListElement"]
    assert milk == {
        "@type": "HowToStep",
        "position": 1,
        "text": "Drink a cup of warm milk. When: evening, every day. How much: One cup. How long: Two weeks. "
        "Stop if: Your mouth itches.",
    }
    assert note["text"].startswith(
        "Note how you slept (Not yet checked: no source (plain sense).) When: morning"
    )
    assert one("routines/after-the-visit", "HowTo")["step"][0]["name"] == "The same evening (day 0)"


def test_a_routine_of_somebody_else_is_no_how_to(tmp_path: Path) -> None:
    project = Project(tmp_path, ("routines/evening-cup.yml", "kind: home", "kind: as_published"))
    graphs = graphs_of(site_of(project.knowledge()))
    assert not [node for node in graphs["routines/evening-cup"] if node["@type"] == "HowTo"]
    items = next(node for node in graphs["routines"] if node["@type"] == "ItemList")["itemListElement"]
    assert {entry["item"]["name"]: entry["item"]["@type"] for entry in items} == {
        "Evening cup": "MedicalWebPage",
        "After the visit": "HowTo",
    }


def test_a_claim_is_reviewed() -> None:
    review = one("claims/does-milk-make-you-sleepy", "ClaimReview")
    assert review["claimReviewed"] == "A cup of warm milk puts you to sleep."
    assert review["reviewRating"]["alternateName"] == "No support found"
    assert not {"ratingValue", "bestRating"} & set(review["reviewRating"])  # a verdict is no number
    assert review["author"] == {"@id": f"{ROOT}#publisher"}


def test_a_comparison_is_a_dataset() -> None:
    table = one("compare/evening-drinks", "Dataset")
    assert [file["contentUrl"] for file in table["distribution"]] == [
        f"{ROOT}api/v1/comparisons/evening-drinks.csv",
        f"{ROOT}api/v1/comparisons/evening-drinks.json",
    ]
    assert "What does one cup cost?" in table["variableMeasured"]
    assert len(table["about"]) == 4 and table["isPartOf"]["@id"] == f"{ROOT}data/#entity"
    whole = one("data", "Dataset")
    assert whole["@id"] == table["isPartOf"]["@id"]
    assert f"{ROOT}api/v1/treatments.json" in [file["contentUrl"] for file in whole["distribution"]]
    assert whole["version"] == "2026-03-15"


def test_the_glossary_is_a_set_of_terms() -> None:
    terms = one("glossary", "DefinedTermSet")["hasDefinedTerm"]
    assert [term["termCode"] for term in terms] == ["camomile", "steeping"]
    assert terms[0]["@id"] == f"{ROOT}glossary/#term-camomile"
    assert terms[0]["alternateName"] == ["chamomile"]


@pytest.mark.parametrize(
    ("path", "count"), [("treatments", 4), ("claims", 2), ("sources", 6), ("compare", 3)]
)
def test_an_index_page_is_a_list_without_rank(path: str, count: int) -> None:
    page, listed = GRAPHS[path][0], one(path, "ItemList")
    assert page["@type"] == "CollectionPage"
    assert listed["numberOfItems"] == len(listed["itemListElement"]) == count
    assert listed["itemListOrder"] == "https://schema.org/ItemListUnordered"


def test_sources_are_cited_with_their_identifiers() -> None:
    cited = {source["name"]: source for source in GRAPHS["treatments/warm-milk"][0]["citation"]}
    trial = cited["Warm drinks on restless evenings"]
    assert trial == {
        "@type": "ScholarlyArticle",
        "@id": f"{ROOT}sources/#source-evening-trial",
        "name": "Warm drinks on restless evenings",
        "creditText": "Nordmann K. Made-up Journal of Evenings 1(1):1–9",
        "datePublished": "2021-05",
        "url": "https://doi.org/10.5555/evening.1",
        "identifier": [{"@type": "PropertyValue", "propertyID": "DOI", "value": "10.5555/evening.1"}],
    }
    kinds = {source["@type"] for graph in GRAPHS.values() for source in graph[0].get("citation", [])}
    assert kinds == {"ScholarlyArticle", "WebPage", "CreativeWork"}
    assert "datePublished" not in cited["What tea houses charge"]  # it shows none


def test_what_other_pages_are_called_is_what_they_call_themselves() -> None:
    named: dict[str, tuple[str, str]] = {}
    for path, graph in GRAPHS.items():
        for node in graph:
            if node["@id"].endswith("#entity") and node["@id"].startswith(address(path)):
                named[node["@id"]] = (node["@type"], node.get("name", ""))
    compared = 0
    for graph in GRAPHS.values():
        for node in nodes(graph):
            if node.get("@id", "").endswith("#entity"):
                kind, name = named[node["@id"]]
                assert node["@type"] == kind
                if kind != "Dataset":  # the page of a comparison calls its table by its caption
                    assert node.get("name", "") == name
                compared += 1
    assert compared > 40


def test_hand_written_pages_have_a_graph_too() -> None:
    assert GRAPHS["about"][0]["@type"] == "AboutPage"
    assert GRAPHS["method"][0]["name"] == "How it was made"


def test_without_a_page_on_method_the_sources_say_how() -> None:
    site = Site(load(TEA), directories=True, root=ROOT)
    graph = json.loads(site.render(site.plan.by_path[""]).json_ld)["@graph"]
    assert graph[-1]["publishingPrinciples"] == f"{ROOT}sources/#chosen"


@pytest.mark.parametrize("options", [{"directories": True}, {"directories": False, "root": ROOT}])
def test_there_is_none_on_a_disk_or_without_an_address(options: dict[str, Any]) -> None:
    site = Site(load(TEA), hand_written=HAND_WRITTEN, **options)
    assert site.render(site.plan.by_path["treatments/warm-milk"]).json_ld == ""
    assert site.json_ld_of_hand_written("about") == ""
    assert site.feed == ""


def test_the_excerpt_knows_the_traps() -> None:
    """So that the tests above cannot pass by allowing everything."""
    assert not takes("MedicalTherapy", "indication")
    assert takes("MedicalTherapy", "howPerformed") == {"Text"}
    assert misused({"@type": "PatientAudience"}) == ["no type PatientAudience"]
    assert misused({"@type": "MedicalTherapy", "aspect": "x"})[0] == "MedicalTherapy has no aspect"
    wrong = {"@type": "MedicalCondition", "possibleTreatment": {"@type": "MedicalEntity", "name": "x"}}
    assert misused(wrong)[0].startswith("MedicalCondition.possibleTreatment does not take")
    assert unresolved({"@type": "WebPage", "publisher": {"@id": "x"}}) == ["no node x"]
