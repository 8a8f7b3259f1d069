"""The real website and the real offline bundle, read back and held against the records.

The expected texts come from the YAML by a reader of the tests' own, never from the engine's views.
"""

from __future__ import annotations

import json
import posixpath
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import real_records as data
from html_tree import Element, read_html, squeezed

from built_outputs import ROOT, Built, contents
from guidebook.publish.addresses import Profile
from guidebook.publish.link_check import check_site
from guidebook.publish.page_reader import read_page

pytestmark = pytest.mark.site

PROFILES: tuple[Profile, ...] = ("web", "offline")
NOT_REVIEWED = "Not yet reviewed by a clinician"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@cache
def tree(file: Path) -> Element:
    return read_html(file.read_text("utf-8"))


def main_of(built: Built, path: str, profile: str = "web") -> Element:
    return tree(built.page(path, profile)).one("main")


def in_words(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def test_every_record_has_its_page_in_both_profiles(real: Built) -> None:
    pages = data.pages()
    for profile in PROFILES:
        for (kind, identifier), path in pages.items():
            heading = main_of(real, path, profile).one("h1")
            assert heading.text == data.title(kind, data.records(kind)[identifier]), (profile, path)
    assert {kind for kind, _ in pages} == set(data.FOLDERS)
    assert Counter(kind for kind, _ in pages)["treatment"] >= 15


def test_both_profiles_say_the_same(real: Built) -> None:
    compared = 0
    for file in sorted(real.site.rglob("index.html")):
        path = file.parent.relative_to(real.site).as_posix().removeprefix(".")
        online = " ".join(part.text for part in main_of(real, path).all(css_class="online"))
        assert (
            squeezed(main_of(real, path).text.replace(online, "")) == main_of(real, path, "offline").squeezed
        ), path
        compared += 1
    assert compared >= len(data.pages()) + 8


@pytest.mark.parametrize("profile", PROFILES)
def test_every_source_and_every_term_has_its_entry(real: Built, profile: str) -> None:
    sources = {
        e.attributes["id"]: e for e in main_of(real, "sources", profile).all("li") if "id" in e.attributes
    }
    assert len(sources) == len(data.records("source")) > 100
    for identifier, source in data.records("source").items():
        assert squeezed(source["title"]) in sources[f"source-{identifier}"].squeezed
        assert squeezed(source["funding"]) in sources[f"source-{identifier}"].squeezed
    glossary = main_of(real, "glossary", profile)
    terms = {e.attributes["id"]: e for e in glossary if e.attributes.get("id", "").startswith("term-")}
    assert len(terms) == len(data.single("glossary")["terms"]) > 20
    for term in data.single("glossary")["terms"]:
        entry = terms[f"term-{term['id']}"].squeezed
        assert squeezed(term["term"]) in entry and squeezed(data.plain(term["definition"])) in entry


SAID = ("text", "what", "detail", "why", "do", "signs", "summary", "note", "questions", "also_called", "name")
"""Fields of a treatment whose words must be on its page."""


def said_in(record: dict[str, Any]) -> list[str]:
    ungraded = {fact["id"] for fact in data.single("facts")["facts"] if fact.get("certainty_shown") == "no"}
    unsaid = [id(fact) for name, fact in record["facts"].items() if name in ungraded]
    found: list[str] = []
    for part in data.parts(record):
        if id(part) in unsaid:  # a fact about the evidence itself shows no second grade
            part = {name: value for name, value in part.items() if name != "why"}
        for field in SAID:
            given = part.get(field, [])
            found += [given] if isinstance(given, str) else given
    return found


@pytest.mark.parametrize("identifier", list(data.records("treatment")))
def test_a_treatment_page_holds_all_that_its_record_says(real: Built, identifier: str) -> None:
    record = data.records("treatment")[identifier]
    shown = {profile: main_of(real, f"treatments/{identifier}", profile).squeezed for profile in PROFILES}
    expected = {squeezed(data.plain(text)) for text in said_in(record)}
    conditions = {item["id"]: item["name"] for item in data.single("conditions")["conditions"]}
    expected |= {squeezed(conditions[avoid["condition"]] + avoid["why"]) for avoid in record.get("avoid", [])}
    for circumstance in ("pregnancy", "breast_feeding"):
        safety = record[circumstance]
        name = conditions[circumstance.replace("_", "-")]
        level = data.label("avoid-level", safety["level"])
        assert any(
            squeezed(level) in line.squeezed and squeezed(name + data.plain(safety["text"])) in line.squeezed
            for line in main_of(real, f"treatments/{identifier}").all("li", "avoid")
        ), circumstance
    assert len(expected) > 40
    for profile in PROFILES:
        assert not [text for text in expected if text not in shown[profile]], profile


@pytest.mark.parametrize("identifier", list(data.records("treatment")))
def test_serious_harms_stand_under_their_own_heading(real: Built, identifier: str) -> None:
    harms = data.records("treatment")[identifier]["harms"]
    side = main_of(real, f"treatments/{identifier}").one("div", "side-harms")
    place = next(
        i for i, part in enumerate(side.children) if isinstance(part, Element) and "Serious" in part.text
    )
    serious = "".join(part.squeezed for part in side.children[place:] if isinstance(part, Element))
    expected = [harm["what"] + data.plain(harm["detail"]) for harm in harms.get("serious", [])]
    if "serious_blank" in harms:
        expected.append(data.label("blank", harms["serious_blank"]["blank"]) + harms["serious_blank"]["why"])
    assert expected
    assert not [text for text in expected if squeezed(text) not in serious]


@pytest.mark.parametrize("kind", ["treatment", "routine", "claim", "concern", "comparison", "flow"])
def test_review_dates_stand_near_the_top(real: Built, kind: str) -> None:
    for identifier, record in data.records(kind).items():
        for profile in PROFILES:
            head = main_of(real, data.pages()[kind, identifier], profile).one("header", "page-head")
            assert head.children, identifier
            assert f"Reviewed {in_words(record['reviewed'])}" in head.text, identifier
            assert f"Next review {in_words(record['next_review'])}" in head.text, identifier
            assert (NOT_REVIEWED in head.text) == (not record.get("reviewers")), identifier


def test_every_blank_is_told_in_words(real: Built) -> None:
    compared = 0
    for kind in ("treatment", "routine"):
        for identifier, record in data.records(kind).items():
            page = main_of(real, data.pages()[kind, identifier])
            shown = Counter(
                "".join(
                    part.text if isinstance(part, Element) else part for part in blank.children[1:]
                ).strip()
                for blank in page.all("span", "blank")
            )
            wanted = Counter(
                data.label("blank", part["blank"]) for part in data.parts(record) if "blank" in part
            )
            assert not wanted - shown, (identifier, wanted, shown)
            compared += wanted.total()
    assert compared > 30


def record_links(page: Element, path: str) -> set[str]:
    """Pages that the text of a page links to; the way back up and the neighbours are no text."""
    found = set()
    for link in page.all("a"):
        if link.above(css_class="breadcrumb") or link.above(css_class="neighbours"):
            continue
        address = unquote(link.attributes["href"].partition("#")[0])
        if address and ":" not in address:
            found.add(posixpath.normpath(posixpath.join(path, address)))
    return found


def test_links_lead_both_ways(real: Built) -> None:
    pages = data.pages()
    links = {path: record_links(main_of(real, path), path) & set(pages.values()) for path in pages.values()}
    # The way back may stand in the menu, which leads to the concern from everywhere.
    back = {path: record_links(tree(real.page(path)), path) for path in pages.values()}
    one_way = [(a, b) for a, targets in links.items() for b in targets if a not in back[b]]
    assert sum(map(len, links.values())) > 100
    assert not one_way


def test_what_mentions_a_record_is_listed_on_its_page(real: Built) -> None:
    pages = data.pages()
    wanted: dict[str, set[str]] = {path: set() for path in pages.values()}
    for key, path in pages.items():
        for target in data.mentions(*key):
            wanted[pages[target]].add(path)
    assert sum(map(len, wanted.values())) > 100
    for path, origins in wanted.items():
        sections = main_of(real, path).all("section", "linked-from")
        listed = {page for section in sections for page in record_links(section, path)}
        assert origins <= listed, path


@pytest.mark.parametrize("profile", PROFILES)
def test_source_marks_lead_to_an_entry_and_on_to_the_sources_page(real: Built, profile: str) -> None:
    marks = 0
    folder = real.site if profile == "web" else real.offline
    sources = real.page("sources", profile)
    known = {element.attributes.get("id") for element in tree(sources)}
    for file in sorted(folder.rglob("*.html")):
        page = tree(file)
        entries = {
            e.attributes["id"]: e for e in page.all("li") if e.attributes.get("id", "").startswith("s-")
        }
        cited = set()
        for span in page.all("span", "marks"):
            for mark in span.all("a"):
                target = mark.attributes["href"].removeprefix("#")
                assert target in entries, (file, target)
                cited.add(target)
                marks += 1
        assert cited == set(entries), file  # nothing is listed that no mark leads to
        for identifier, entry in entries.items():
            source = identifier.removeprefix("s-")
            assert squeezed(data.records("source")[source]["title"]) in entry.squeezed
            (way,) = (a for a in entry.all("a") if a.attributes["href"].endswith(f"#source-{source}"))
            address = way.attributes["href"].partition("#")[0]
            target_file = file.parent / address / ("index.html" if profile == "web" else "")
            assert target_file.resolve() == sources.resolve()
            assert f"source-{source}" in known
    assert marks > 1000


TEXT_OF_PART = ("text", "detail", "do", "why")


@pytest.mark.parametrize("kind", ["treatment", "routine", "claim", "concern"])
def test_thin_statements_carry_a_flag_and_others_do_not(real: Built, kind: str) -> None:
    flagged = plainly = 0
    for identifier, record in data.records(kind).items():
        page = main_of(real, data.pages()[kind, identifier])
        blocks = {
            squeezed(around.text)
            for flag in page.all("span", "flag")
            if not flag.above(css_class="sources")
            and (around := flag.above("p", "li", "dd", "td", css_class="said"))
        }
        for part in data.parts({name: value for name, value in record.items() if name != "facts"}):
            words = next((part[field] for field in TEXT_OF_PART if field in part), None)
            if not words or "blank" in part or not ("sources" in part or "unsourced" in part):
                continue
            said = squeezed(data.plain(words))
            marks = r"\d*!?Notyetchecked"
            is_flagged = any(re.search(re.escape(said) + marks, block) for block in blocks)
            assert is_flagged == data.is_thin(part), (identifier, words)
            flagged += is_flagged
            plainly += not is_flagged
    assert flagged and plainly


def test_thin_facts_carry_a_flag_and_others_do_not(real: Built) -> None:
    questions = {fact["id"]: fact["question"] for fact in data.single("facts")["facts"]}
    compared: Counter[bool] = Counter()
    for identifier, record in data.records("treatment").items():
        rows = {
            row.one("th").text: row.all("td")[0]
            for row in main_of(real, f"treatments/{identifier}").one("table", "facts").one("tbody").all("tr")
        }
        for fact, value in record["facts"].items():
            answer = rows[" ".join(questions[fact].split())]
            if "blank" in value:
                assert data.label("blank", value["blank"]) in answer.text
                continue
            assert ("Not yet checked" in answer.text) == data.is_thin(value), (identifier, fact)
            compared[data.is_thin(value)] += 1
    assert compared[True] > 5 and compared[False] > 50


@pytest.mark.parametrize("identifier", list(data.records("comparison")))
def test_the_table_of_a_comparison_says_what_the_pages_say(real: Built, identifier: str) -> None:
    """The same fact, value and words, in the matrix and on the page of each treatment."""
    record = data.records("comparison")[identifier]
    table = main_of(real, f"compare/{identifier}").one("table", "matrix")
    columns = [link.attributes["href"].rstrip("/").rpartition("/")[2] for link in table.one("thead").all("a")]
    assert sorted(columns) == sorted(record["treatments"])
    questions = {fact["id"]: fact["question"] for fact in data.single("facts")["facts"]}
    rows = {
        row.one("span", "asked").text: row.all("td") for row in table.one("tbody").all("tr") if row.all("th")
    }
    compared = 0
    for fact in record["rows"]:
        cells = rows[" ".join(questions[fact].split())]
        for column, cell in zip(columns, cells, strict=True):
            assert cell.squeezed, (fact, column)
            given = data.records("treatment")[column]["facts"].get(fact)
            if given and "blank" not in given:
                assert ("Not yet checked" in cell.text) == data.is_thin(given), (fact, column)
            answers = [
                row.all("td")[0]
                for row in main_of(real, f"treatments/{column}").one("table", "facts").one("tbody").all("tr")
                if row.one("th").text == " ".join(questions[fact].split())
            ]
            value = cell.all("p")[1]
            for answer in answers:
                plain_answer = _without_marks(answer.children)
                assert _without_marks(value.children) in plain_answer and _without_marks(value.children)
                compared += 1
    for column, treatment in ((c, data.records("treatment")[c]) for c in columns):
        place = columns.index(column)
        harms = rows["What can go badly wrong?"][place].squeezed
        for harm in treatment["harms"].get("serious", []):
            assert squeezed(harm["what"]) in harms
            compared += 1
        conditions = {item["id"]: item["name"] for item in data.single("conditions")["conditions"]}
        for avoid in treatment.get("avoid", []):
            question = {"must_not": "Who must not have it?", "ask_first": "Who must ask first?"}[
                avoid["level"]
            ]
            assert squeezed(conditions[avoid["condition"]]) in rows[question][place].squeezed
            compared += 1
    assert compared > 50


def _without_marks(children: list[Element | str]) -> str:
    """Words of a cell without its source numbers and flags."""
    parts = []
    for child in children:
        if isinstance(child, str):
            parts.append(child)
        elif not {"marks", "flag", "blank-note", "note"} & set(child.classes):
            parts.append(child.text)
    return squeezed("".join(parts))


def test_structured_data_says_what_the_page_says(real: Built) -> None:
    """What else it must be is in test_exports_of_the_site.py; a copy on a disk has none."""
    for (kind, identifier), path in data.pages().items():
        page = tree(real.page(path))
        (script,) = (e for e in page.all("script") if e.attributes.get("type") == "application/ld+json")
        nodes = json.loads(str(script.children[0]))["@graph"]
        record = data.records(kind)[identifier]
        assert nodes[0]["name"] == page.one("h1").text
        assert nodes[0]["dateModified"] == nodes[0]["lastReviewed"] == record["reviewed"]
        assert nodes[0]["url"].endswith(f"/{path}/")
        if kind == "treatment":
            (therapy,) = (node for node in nodes if node["@type"] == "MedicalTherapy")
            serious = [harm["name"] for harm in therapy.get("seriousAdverseOutcome", [])]
            assert serious == [harm["what"] for harm in record["harms"].get("serious", [])]


@pytest.mark.parametrize("profile", PROFILES)
def test_each_page_links_to_a_true_copy_of_its_record(real: Built, profile: str) -> None:
    compared = 0
    for (kind, identifier), path in data.pages().items():
        file = real.page(path, profile)
        link = main_of(real, path, profile).one("p", "behind").all("a")[0]
        copy = file.parent / link.attributes["href"]
        assert copy.read_bytes() == (ROOT / "data" / data.FOLDERS[kind][0] / f"{identifier}.yml").read_bytes()
        compared += 1
    assert compared == len(data.pages())


@pytest.mark.parametrize("profile", PROFILES)
def test_every_address_leads_somewhere(real: Built, profile: Profile) -> None:
    folder = real.site if profile == "web" else real.offline
    site_url = re.search(r"^site_url: (\S+)", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert site_url
    found = check_site(
        folder, profile=profile, site_url=site_url[1], trusted_scripts=("assets/minisearch.js",)
    )
    assert not found
    looked_at = sum(len(read_page(file.read_text("utf-8")).references) for file in folder.rglob("*.html"))
    assert looked_at > 5000


@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_is_loaded_from_elsewhere(real: Built, profile: str) -> None:
    folder = real.site if profile == "web" else real.offline
    loaded = 0
    for file in folder.rglob("*.html"):
        for element in tree(file):
            for name in ("src", "srcset", "data", "poster", "action", "background"):
                assert "//" not in element.attributes.get(name, ""), (file, element.tag)
                loaded += name in element.attributes
            if element.tag == "link" and element.attributes.get("rel") != "canonical":
                assert "//" not in element.attributes["href"], file
                loaded += 1
            assert element.tag not in ("iframe", "object", "embed", "base"), file
            assert not [name for name in element.attributes if name.startswith("on") or name == "style"], file
    for file in folder.rglob("*.css"):
        text = file.read_text("utf-8")
        assert "//" not in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL) and "@import" not in text
        loaded += text.count("url(")
    assert loaded > 100


def test_the_zip_holds_the_offline_folder_and_nothing_else(real: Built) -> None:
    with zipfile.ZipFile(real.zip) as archive:
        zipped = {name: archive.read(name) for name in archive.namelist()}
    (top,) = {name.partition("/")[0] for name in zipped}
    assert zipped == {f"{top}/{name}": content for name, content in contents(real.offline).items()}
    assert f"{top}/START-HERE.html" in zipped and len(zipped) > 60
