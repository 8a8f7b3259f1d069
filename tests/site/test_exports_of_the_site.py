"""Data files, tables, feed, site map and JSON-LD of the real site, held against its pages and its records."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import real_records as data
from html_tree import Element, read_html, squeezed

from built_outputs import ROOT, Built, contents
from exports.published import faults
from json_ld.schema_org import Node, misused, nodes, unresolved

pytestmark = pytest.mark.site

API = "api/v1"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
KINDS = ("concern", "treatment", "routine", "claim", "source", "comparison", "flow")


@cache
def public_address() -> str:
    found = re.search(r"^site_url: (\S+)", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert found
    return found[1]


@cache
def tree(file: Path) -> Element:
    return read_html(file.read_text("utf-8"))


@cache
def api(folder: Path) -> dict[str, Any]:
    return {
        path: json.loads(content)
        for path, content in contents(folder).items()
        if path.startswith(API) and path.endswith(".json")
    }


def listed(built: Built, kind: str) -> dict[str, Any]:
    return {one["id"]: one for one in api(built.site)[f"{API}/{kind}s.json"][f"{kind}s"]}


def file_at(folder: Path, address: str) -> Path:
    """The file of the site to which a public address leads."""
    assert address.startswith(public_address()), address
    path = address.removeprefix(public_address()).partition("#")[0]
    return folder / (f"{path}index.html" if path.endswith("/") or not path else path)


def links_to(page: Element, rel: str) -> list[str]:
    return [link.attributes["href"] for link in page.all("link") if link.attributes.get("rel") == rel]


# ---- data files


@pytest.mark.parametrize("output", ["site", "offline"])
def test_every_file_fits_its_schema(real: Built, output: str) -> None:
    files = api(real.out / output)
    checked = 0
    for path, content in files.items():
        if not path.startswith(f"{API}/schema/"):
            schema = posixpath.normpath(posixpath.join(posixpath.dirname(path), content["$schema"]))
            assert faults(files[schema], content) == [], path
            checked += 1
    assert checked > (300 if output == "site" else 10)


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_is_in_the_list_and_in_a_file_of_its_own(real: Built, kind: str) -> None:
    records = listed(real, kind)
    assert list(records) == sorted(data.records(kind))
    for identifier, record in records.items():
        assert api(real.site)[f"{API}/{kind}s/{identifier}.json"][kind] == record
        page = file_at(real.site, record["page"])
        anchor = record["page"].partition("#")[2]
        assert page.is_file()
        assert not anchor or anchor in {e.attributes.get("id") for e in tree(page)}
        title = data.records(kind)[identifier].get("title") or data.title(
            kind, data.records(kind)[identifier]
        )
        assert squeezed(title) in tree(page).one("main").squeezed


def test_facts_say_what_the_page_says(real: Built) -> None:
    """Value, words and mark of each fact: as in the YAML, and as on the page."""
    questions = {fact["id"]: " ".join(fact["question"].split()) for fact in data.single("facts")["facts"]}
    compared = thin = computed = 0
    for identifier, record in listed(real, "treatment").items():
        given = data.records("treatment")[identifier]["facts"]
        table = tree(real.page(f"treatments/{identifier}")).one("table", "facts")
        rows = {row.one("th").text: row.all("td")[0] for row in table.one("tbody").all("tr")}
        assert {fact for fact in record["facts"] if "computed" not in record["facts"][fact]} == set(given)
        for fact, value in record["facts"].items():
            shown = rows[questions[fact]]
            computed += "computed" in value
            if "blank" in value:
                assert squeezed(data.label("blank", value["blank"])) in shown.squeezed
                continue
            assert squeezed(value["in_words"]) in shown.squeezed, (identifier, fact)
            assert value["checked"] == ("Not yet checked" not in shown.text), (identifier, fact)
            assert value["checked"] or squeezed(value["flag"]) in shown.squeezed
            for end in ("low", "high", "count"):
                if end in given.get(fact, {}):
                    assert value[end] == float(given[fact][end])
            compared += 1
            thin += not value["checked"]
    assert compared > 100 and thin > 10 and computed > 5


@pytest.mark.parametrize("kind", ["treatment", "routine", "claim", "concern"])
def test_statements_carry_the_mark_that_they_have_in_the_yaml(real: Built, kind: str) -> None:
    compared = 0

    def compare(value: Any, given: Any, place: str) -> None:
        nonlocal compared
        if isinstance(given, dict):
            if "checked" in value and "blank" not in value and "read" not in value:
                assert value["checked"] != data.is_thin(given), place
                compared += 1
            for name, inner in given.items():
                if name not in ("combines_with", "conflicts_with"):
                    compare(value[name], inner, f"{place}.{name}")
        elif isinstance(given, list):
            for number, (one, inner) in enumerate(zip(value, given, strict=True)):
                compare(one, inner, f"{place}[{number}]")

    for identifier, record in listed(real, kind).items():
        compare(record, data.records(kind)[identifier], identifier)
    assert compared > 20


def test_the_page_on_the_data_links_to_every_list(real: Built) -> None:
    for output, file in (("site", real.page("data")), ("offline", real.page("data", "offline"))):
        folder = real.out / output
        targets = {
            (file.parent / link.attributes["href"]).resolve().relative_to(folder.resolve()).as_posix()
            for link in tree(file).one("main").all("a")
            if API in link.attributes["href"]
        }
        lists = {path for path in contents(folder) if path.startswith(API) and path.count("/") == 2}
        tables = {path for path in contents(folder) if path.endswith(".csv")}
        assert lists | tables <= targets
        of_all_options = {f"{API}/careful.csv", f"{API}/by-group.csv"}
        of_comparisons = {f"{API}/comparisons/{comparison}.csv" for comparison in data.records("comparison")}
        of_flows = {f"{API}/flows/{flow}.csv" for flow in data.records("flow")}
        assert len(lists) > 10 and tables == of_all_options | of_comparisons | of_flows
        assert "CC BY 4.0" in tree(file).one("main").text
        assert data.single("site")["publisher"] in tree(file).one("p", "citation").text


# ---- tables


@pytest.mark.parametrize("identifier", list(data.records("comparison")))
def test_a_table_says_what_the_page_says(real: Built, identifier: str) -> None:
    file = real.site / API / "comparisons" / f"{identifier}.csv"
    assert file.read_bytes() == (real.offline / API / "comparisons" / file.name).read_bytes()
    page = tree(real.page(f"compare/{identifier}")).one("main")
    assert any(link.attributes["href"].endswith(f"/{file.name}") for link in page.all("a"))
    heading, *rows = csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), strict=True)
    matrix = page.one("table", "matrix")
    names = [link.text for link in matrix.one("thead").all("a")]
    assert heading[1 : len(names) + 1] == names
    shown = [row for row in matrix.one("tbody").all("tr") if row.all("td") and "rowgroup" not in row.classes]
    shown = [row for row in shown if len(row.all("td")) == len(names)]
    assert [row.one("span", "asked").text for row in shown] == [row[0] for row in rows]
    compared = 0
    for row, line in zip(shown, rows, strict=True):
        for place, cell in enumerate(row.all("td")):
            answer, certainty, flag = (line[1 + place + part * len(names)] for part in range(3))
            for part in answer.removeprefix("'").split("; "):
                assert squeezed(part) in cell.squeezed, (line[0], names[place])
            assert squeezed(certainty) in cell.squeezed
            assert bool(flag) == ("Not yet checked" in cell.text), (line[0], names[place])
            compared += 1
    assert compared > 25


# ---- feed


def test_the_feed_has_every_change_with_its_place_on_the_page(real: Built) -> None:
    feed = Xml.fromstring((real.site / "feed.xml").read_bytes())
    entries = feed.findall(f"{ATOM}entry")
    changes = data.single("changes")["changes"]
    assert len(entries) == len(changes) >= 1
    anchors = {element.attributes.get("id") for element in tree(real.page("evidence/changes"))}
    for entry in entries:
        address = str(entry.findtext(f"{ATOM}id"))
        assert file_at(real.site, address) == real.page("evidence/changes")
        assert address.partition("#")[2] in anchors
    assert {entry.findtext(f"{ATOM}title") for entry in entries} == {change["title"] for change in changes}
    newest = max(change["date"] for change in changes)
    assert feed.findtext(f"{ATOM}updated") == f"{newest}T00:00:00Z"


def test_every_page_of_the_website_leads_to_the_feed_and_none_of_the_bundle(real: Built) -> None:
    found = 0
    for file in sorted(real.site.rglob("*.html")):
        page = tree(file)
        if not page.all("main"):  # a page that only leads on
            continue
        (address,) = links_to(page, "alternate")
        base = "/" if file.name == "404.html" else file.parent.relative_to(real.site).as_posix()
        assert posixpath.normpath(posixpath.join("/", base, address)) == "/feed.xml"
        found += 1
    assert found > 60
    for file in real.offline.rglob("*.html"):
        assert links_to(tree(file), "alternate") == []
    assert "feed" not in str(
        [link.attributes for link in tree(real.page("evidence/changes", "offline")).all("a")]
    )
    assert any(
        link.attributes["href"].endswith("feed.xml") for link in tree(real.page("evidence/changes")).all("a")
    )


# ---- site map


def test_the_site_map_lists_every_page_once(real: Built) -> None:
    urlset = Xml.fromstring((real.site / "sitemap.xml").read_bytes())
    found = {str(url.findtext(f"{MAP}loc")): str(url.findtext(f"{MAP}lastmod")) for url in urlset}
    assert len(found) == len(list(urlset))
    assert list(found) == sorted(found)
    canonical = [links_to(tree(file), "canonical") for file in real.site.rglob("index.html")]
    assert sorted(found) == sorted(address for addresses in canonical for address in addresses)
    edition = data.single("site")["edition"]
    reviewed = {
        f"{public_address()}{path}/": data.records(kind)[identifier]["reviewed"]
        for (kind, identifier), path in data.pages().items()
    }
    reviewed |= {
        f"{public_address()}{data.path_of_pair(pair)}/": max(
            data.records("treatment")[identifier]["reviewed"] for identifier in pair
        )
        for pair in data.pairs()
    }
    assert len(reviewed) > 50
    assert found == dict.fromkeys(found, edition) | reviewed
    robots = (real.site / "robots.txt").read_text("utf-8")
    assert robots.endswith(f"\nSitemap: {public_address()}sitemap.xml\n") and "Disallow" not in robots


def test_the_bundle_has_no_file_that_only_the_web_needs(real: Built) -> None:
    files = contents(real.offline)
    assert not {"feed.xml", "robots.txt", "sitemap.xml", "404.html"} & set(files)
    assert not [path for path in files if path.endswith(".gz")]
    assert not [path for path in files if path.startswith(f"{API}/treatments/")]


# ---- JSON-LD


@cache
def graphs(folder: Path) -> dict[str, list[Node]]:
    """Graph by public address of the page."""
    found = {}
    for file in sorted(folder.rglob("index.html")):
        page = tree(file)
        for script in page.all("script"):
            if script.attributes.get("type") == "application/ld+json":
                (address,) = links_to(page, "canonical")
                found[address] = json.loads(str(script.children[0]))["@graph"]
    return found


def test_every_page_has_a_graph_that_schema_org_knows(real: Built) -> None:
    pages = [file for file in real.site.rglob("index.html") if links_to(tree(file), "canonical")]
    assert len(graphs(real.site)) == len(pages) > 60
    for address, graph in graphs(real.site).items():
        assert misused(graph) == [], address
        assert unresolved(graph) == [], address
        assert graph[0]["url"] == graph[0]["@id"] == address
        assert graph[0]["name"]
    assert not graphs(real.offline)
    for file in real.offline.rglob("*.html"):
        assert "ld+json" not in file.read_text("utf-8")


def test_the_way_to_a_page_is_the_one_that_it_shows(real: Built) -> None:
    compared = 0
    for address, graph in graphs(real.site).items():
        way = [node for node in graph if node["@type"] == "BreadcrumbList"]
        shown = tree(file_at(real.site, address)).one("main").all("nav", "breadcrumb")
        if shown:
            steps = [(step["name"], step["item"]) for step in way[0]["itemListElement"][:-1]]
            assert [name for name, _ in steps] == [link.text for link in shown[0].all("a")], address
            for (_, item), link in zip(steps, shown[0].all("a"), strict=True):
                leads_to = file_at(real.site, address).parent / link.attributes["href"] / "index.html"
                assert leads_to.resolve() == file_at(real.site, item).resolve()
            compared += 1
    assert compared > 60


def test_addresses_of_the_site_lead_to_its_files(real: Built) -> None:
    followed = 0
    for graph in graphs(real.site).values():
        for node in nodes(graph):
            for name in ("url", "contentUrl", "isBasedOn", "publishingPrinciples", "correctionsPolicy"):
                address = node.get(name, "")
                if address.startswith(public_address()):
                    assert file_at(real.site, address).is_file(), address
                    followed += 1
    assert followed > 1000


def test_every_source_on_a_page_is_cited(real: Built) -> None:
    compared = 0
    for path in data.pages().values():
        graph = graphs(real.site)[f"{public_address()}{path}/"]
        entries = {
            e.attributes["id"].removeprefix("s-")
            for e in tree(real.page(path)).all("li")
            if e.attributes.get("id", "").startswith("s-")
        }
        cited = {source["@id"].rpartition("#source-")[2] for source in graph[0].get("citation", [])}
        assert cited == entries, path
        compared += len(cited)
    assert compared > 500


def test_nobody_is_named_as_reviewer_before_a_record_says_so(real: Built) -> None:
    for (kind, identifier), path in data.pages().items():
        graph = graphs(real.site)[f"{public_address()}{path}/"]
        named = [person["name"] for person in graph[0].get("reviewedBy", [])]
        assert named == [person["name"] for person in data.records(kind)[identifier].get("reviewers", [])]
        assert (graph[0].get("encoding") is not None) == (kind in ("treatment", "comparison"))
