"""Who must be careful, and risks by group, on the real site: every cell read back and held against the records.

What each cell must say is worked out from the YAML here, not by the engine.
"""

from __future__ import annotations

import csv
import io
import posixpath
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import real_records as data
from html_tree import Element, read_html, squeezed

from built_outputs import Built

pytestmark = pytest.mark.site

PROFILES = ("web", "offline")
OWN_FIELDS = {"pregnancy": "pregnancy", "breast-feeding": "breast_feeding"}
MOST_BYTES = 250_000
"""What the page with all answers may weigh."""


@dataclass(frozen=True)
class Expected:
    """What the records answer for one option in one circumstance."""

    word: str
    reason: dict[str, Any] | None
    """The part of a record that gives the answer."""

    @property
    def text(self) -> str:
        return data.plain(self.reason.get("why") or self.reason["text"]) if self.reason else ""


@cache
def tree(file: Path) -> Element:
    return read_html(file.read_text("utf-8"))


def main_of(built: Built, path: str, profile: str = "web") -> Element:
    return tree(built.page(path, profile)).one("main")


@cache
def conditions() -> dict[str, dict[str, Any]]:
    return {condition["id"]: condition for condition in data.single("conditions")["conditions"]}


@cache
def expected(treatment: str, condition: str) -> Expected:
    record = data.records("treatment")[treatment]
    if condition in OWN_FIELDS:
        safety = record[OWN_FIELDS[condition]]
        return Expected(data.label("avoid-level", safety["level"]), safety)
    for avoid in record.get("avoid", []):
        if avoid["condition"] == condition:
            return Expected(data.label("avoid-level", avoid["level"]), avoid)
    for fine in conditions()[condition].get("usually_fine", []):
        if treatment in fine.get("treatments", []):
            return Expected(data.label("avoid-level", "fine"), fine)
    if "avoid_blank" in record:
        label = data.label("blank", record["avoid_blank"]["blank"])
        return Expected(label[0].upper() + label[1:], record["avoid_blank"])
    return Expected(data.label("avoid-level", "not_known"), None)


def options() -> list[str]:
    """By kind in the order of the vocabulary, then by name."""
    kinds = [term["id"] for term in data.single("vocabulary")["lists"]["treatment-kind"]]
    records = data.records("treatment")
    return sorted(records, key=lambda i: (kinds.index(records[i]["kind"]), records[i]["name"].casefold(), i))


def target(link: Element, page: str, profile: str) -> str:
    """The path of the page and the anchor that a link of a page leads to."""
    address, _, anchor = link.attributes["href"].partition("#")
    folder = page if profile == "web" else posixpath.dirname(page)
    path = posixpath.normpath(posixpath.join(folder, address)) if address else page
    path = path.removesuffix(".html") if profile == "offline" else path
    return f"{path}#{anchor}" if anchor else path


@pytest.mark.parametrize("profile", PROFILES)
def test_every_option_has_its_answer_in_every_circumstance(real: Built, profile: str) -> None:
    page = main_of(real, "careful", profile)
    told: Counter[str] = Counter()
    columns: list[str] = []
    for table in page.all("table", "matrix-answers"):
        assert table.one("caption").text
        assert table.parent and table.parent.attributes["tabindex"] == "0"
        assert table.parent.attributes["role"] == "region" and table.parent.attributes["aria-label"]
        heads = table.one("thead").all("th")
        assert {head.attributes["scope"] for head in heads} == {"col"}
        names = [target(head.one("a"), "careful", profile).removeprefix("treatments/") for head in heads[1:]]
        assert [head.one("a").text for head in heads[1:]] == [data.name("treatment", name) for name in names]
        columns += names
        rows = table.one("tbody").all("tr")
        assert len(rows) == len(conditions())
        for row, (condition, record) in zip(rows, conditions().items(), strict=True):
            head = row.one("th")
            assert (head.attributes["scope"], head.text) == ("row", record["name"])
            assert target(head.one("a"), "careful", profile) == f"careful/{condition}"
            for treatment, cell in zip(names, row.all("td"), strict=True):
                wanted = expected(treatment, condition)
                mark = cell.all("span")[0]
                assert mark.attributes["aria-hidden"] == "true" and mark.text, (treatment, condition)
                assert cell.text == f"{mark.text} {wanted.word}", (treatment, condition)
                assert [target(link, "careful", profile) for link in cell.all("a")] == (
                    [f"careful/{condition}#option-{treatment}"] if wanted.reason else []
                )
                told[wanted.word] += 1
    assert columns == options()
    assert sum(told.values()) == len(options()) * len(conditions()) > 1000
    assert min(told[word] for word in ("Must not", "Ask first", "Usually fine", "Not known")) > 20


def test_the_list_of_circumstances_leads_to_each_page_and_counts_its_answers(real: Built) -> None:
    page = main_of(real, "careful")
    lines = page.one("section", "circumstances").all("li")
    assert [line.attributes["id"] for line in lines] == list(conditions())
    for line, (condition, record) in zip(lines, conditions().items(), strict=True):
        (link,) = line.all("a")
        assert (link.text, target(link, "careful", "web")) == (record["i_am"], f"careful/{condition}")
        counted = Counter(expected(treatment, condition).word for treatment in options())
        shown = {
            label: int(count)
            for span in line.one("span", "answer-counts").children
            if isinstance(span, Element)
            for label, count in [span.text.removeprefix(span.all("span")[0].text).strip().split(": ")]
        }
        assert shown == dict(counted)


def test_the_page_of_all_answers_is_not_too_heavy(real: Built) -> None:
    assert real.page("careful").stat().st_size < MOST_BYTES


def cited_in(element: Element) -> list[str]:
    return [link.attributes["href"] for span in element.all("span", "marks") for link in span.all("a")]


def section_of(element: Element) -> str:
    around = element.above("section")
    assert around is not None
    return around.one("h2").one("span", "level").children[-1].strip()  # type: ignore[union-attr]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_page_of_a_circumstance_gives_each_answer_with_why_and_source(real: Built, profile: str) -> None:
    compared = flagged = silent = 0
    for condition, record in conditions().items():
        page = main_of(real, f"careful/{condition}", profile)
        assert page.one("h1").text == record["i_am"]
        assert squeezed(record["name"]) in page.squeezed
        said = [*record.get("to_know", []), *record.get("usually_fine", [])]
        assert squeezed(data.plain(record.get("help", ""))) in page.squeezed
        entries = [entry for entry in page.all("li") if not entry.above(css_class="sources")]
        for part in said:
            (entry,) = (one for one in entries if squeezed(data.plain(part["text"])) in one.squeezed)
            assert cited_in(entry) == [f"#s-{source}" for source in part.get("sources", [])]
            assert ("Not yet checked" in entry.text) == data.is_thin(part)
        places = {e.attributes["id"]: e for e in page if e.attributes.get("id", "").startswith("option-")}
        for treatment in options():
            wanted = expected(treatment, condition)
            if wanted.reason is None:
                assert f"option-{treatment}" not in places
                (names,) = page.all("p", "careful-names")
                assert section_of(names) == "Not known"
                assert f"treatments/{treatment}" in {
                    target(a, f"careful/{condition}", profile) for a in names.all("a")
                }
                silent += 1
                continue
            place = places.pop(f"option-{treatment}")
            assert section_of(place) == wanted.word
            assert target(place.all("a")[0], f"careful/{condition}", profile) == f"treatments/{treatment}"
            entry = place if place.tag == "li" else place.above("li")
            assert entry is not None
            assert squeezed(wanted.text) in entry.squeezed, (condition, treatment)
            assert cited_in(entry) == [f"#s-{source}" for source in wanted.reason.get("sources", [])]
            if "blank" not in wanted.reason:
                assert ("Not yet checked" in entry.text) == data.is_thin(wanted.reason), (
                    condition,
                    treatment,
                )
                flagged += data.is_thin(wanted.reason)
            compared += 1
        assert not places
    assert compared + silent == len(options()) * len(conditions())
    assert compared > 500 and flagged > 50 and silent > 50


def test_treatments_and_circumstances_link_to_each_other(real: Built) -> None:
    compared = 0
    for treatment, record in data.records("treatment").items():
        page = main_of(real, f"treatments/{treatment}")
        links = {target(a, f"treatments/{treatment}", "web") for a in page.all("a") if a.attributes["href"]}
        named = {*OWN_FIELDS, *(avoid["condition"] for avoid in record.get("avoid", []))}
        named |= {
            c for c in conditions() if (e := expected(treatment, c)).reason and e.word == "Usually fine"
        }
        assert {f"careful/{condition}" for condition in named} <= links
        assert "compare/by-group" in links
        compared += len(named)
    assert compared > 500


# ---- groups of people


def group_words() -> tuple[dict[str, str], dict[str, str]]:
    asked = data.single("site")["group_differences"]
    return (
        {group["id"]: group["label"] for group in asked["groups"]},
        {outcome["id"]: outcome["label"] for outcome in asked["outcomes"]},
    )


def people(risk: dict[str, Any]) -> str:
    groups, _ = group_words()
    parts = []
    if "people_studied" in risk:
        count = int(risk["people_studied"])
        parts.append(f"{count:,} {'person' if count == 1 else 'people'} studied")
    if "counted" in risk:
        parts.append(f"counted: {risk['counted'].rstrip('.')}")
    if "people_studied" not in risk:
        parts.append("number of people not told")
    told = "; ".join(parts)
    if len(risk["groups"]) == len(groups):
        return f"{told}, for all groups together"
    if len(risk["groups"]) > 1:
        labels = ", ".join(label for group, label in groups.items() if group in risk["groups"])
        return f"{told}, for these groups together: {labels}"
    return told


def findings(record: dict[str, Any], group: str) -> list[tuple[str, dict[str, Any]]]:
    """Label of an outcome and what is told of it, in the order of the outcomes."""
    risks = record["group_differences"].get("risks", [])
    return [
        (label, risk)
        for outcome, label in group_words()[1].items()
        for risk in risks
        if risk["outcome"] == outcome and group in risk["groups"]
    ]


def gap(record: dict[str, Any], group: str) -> str:
    """What a cell says of the outcomes of which nothing is told."""
    told = {label for label, _ in findings(record, group)}
    unknown = [label for label in group_words()[1].values() if label not in told]
    if not unknown:
        return ""
    names = ", ".join([unknown[0], *(label[0].lower() + label[1:] for label in unknown[1:])])
    blank = record["group_differences"]["risks_blank"]["blank"]
    nobody = " 0 people studied that we know of." if blank == "not_studied" else ""
    return f"{names}: {data.label('blank', blank)}{nobody}"


def assert_list_says(items: list[Element], record: dict[str, Any], group: str) -> int:
    """Each finding of the record with its sources and people, then the gap; how many lines were compared."""
    wanted = findings(record, group)
    missing = gap(record, group)
    assert len(items) == len(wanted) + bool(missing)
    for item, (label, risk) in zip(items, wanted, strict=False):
        assert squeezed(f"{label}: {data.plain(risk['text'])}") in item.squeezed
        assert item.one("span", "people").text == people(risk)
        assert cited_in(item) == [f"#s-{source}" for source in risk.get("sources", [])]
        assert ("Not yet checked" in item.text) == data.is_thin(risk)
    if missing:
        mark = items[-1].one("span", "blank").one("span", "blank-mark")
        assert mark.text
        assert squeezed(items[-1].text.replace(mark.text, "", 1)) == squeezed(missing)
    return len(items)


@pytest.mark.parametrize("profile", PROFILES)
def test_every_cell_of_the_table_by_group_says_what_its_record_says(real: Built, profile: str) -> None:
    groups, _ = group_words()
    page = main_of(real, "compare/by-group", profile)
    table = page.one("table", "matrix-groups")
    heads = [head.text for head in table.one("thead").all("th")]
    assert heads == ["Option", *groups.values(), "About the gaps"]
    rows = table.one("tbody").all("tr")
    cells = lines = joined = 0
    for row, treatment in zip(rows, options(), strict=True):
        record = data.records("treatment")[treatment]
        assert target(row.one("th").one("a"), "compare/by-group", profile) == f"treatments/{treatment}"
        *told, about = row.all("td")
        spread = [cell for cell in told for _ in range(int(cell.attributes.get("colspan", "1")))]
        assert len(spread) == len(groups)
        for group, cell in zip(groups, spread, strict=True):
            assert groups[group] in cell.one("p", "card-label").text
            lines += assert_list_says(cell.one("ul", "risks").all("li"), record, group)
            cells += 1
        joined += len(groups) - len(told)
        blank = record["group_differences"].get("risks_blank")
        assert squeezed(data.plain(blank["why"]) if blank else "No gaps") in about.squeezed
        assert len(about.one("p", "card-label").text) < len(about.text)
    assert cells == len(options()) * len(groups) > 100
    assert lines > cells and joined > 10


def test_a_treatment_shows_its_own_risks_by_group(real: Built) -> None:
    groups, _ = group_words()
    lines = 0
    for treatment, record in data.records("treatment").items():
        page = main_of(real, f"treatments/{treatment}")
        shown = {
            group: entry
            for entry in page.all("dd")
            if entry.all("ul", "risks")
            for group in groups
            if groups[group] in entry.parent.one("dt").text  # type: ignore[union-attr]
        }
        assert list(shown) == list(groups)
        for group, entry in shown.items():
            lines += assert_list_says(entry.one("ul", "risks").all("li"), record, group)
        if "risks_blank" in record["group_differences"]:
            assert squeezed(data.plain(record["group_differences"]["risks_blank"]["why"])) in page.squeezed
    assert lines > 100


# ---- the same as files


def read_table(folder: Path, name: str) -> list[dict[str, str]]:
    content = (folder / "api" / "v1" / name).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n")
    heading, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert len(set(heading)) == len(heading)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def undefused(cell: str) -> str:
    return cell[1:] if cell.startswith("'") else cell


@pytest.mark.parametrize("profile", PROFILES)
def test_the_file_of_all_answers_says_what_the_records_say(real: Built, profile: str) -> None:
    rows = read_table(real.site if profile == "web" else real.offline, "careful.csv")
    assert [row["What is true of you"] for row in rows] == [c["name"] for c in conditions().values()]
    compared = 0
    for row, condition in zip(rows, conditions(), strict=True):
        for treatment in options():
            name, wanted = data.name("treatment", treatment), expected(treatment, condition)
            sources = (wanted.reason or {}).get("sources", [])
            titles = [data.name("source", source) for source in dict.fromkeys(sources)]
            assert undefused(row[name]) == wanted.word
            assert squeezed(undefused(row[f"Why: {name}"])) == squeezed(wanted.text)
            assert undefused(row[f"Sources: {name}"]) == "; ".join(titles)
            if wanted.reason and "blank" not in wanted.reason:
                assert bool(row[f"Not yet checked: {name}"]) == data.is_thin(wanted.reason)
            compared += 1
    assert compared == len(options()) * len(conditions()) > 1000


@pytest.mark.parametrize("profile", PROFILES)
def test_the_file_by_group_says_what_the_records_say(real: Built, profile: str) -> None:
    groups, _ = group_words()
    rows = read_table(real.site if profile == "web" else real.offline, "by-group.csv")
    assert [row["Option"] for row in rows] == [data.name("treatment", treatment) for treatment in options()]
    compared = 0
    for row, treatment in zip(rows, options(), strict=True):
        record = data.records("treatment")[treatment]
        for group, label in groups.items():
            wanted = [
                f"{outcome}: {data.plain(risk['text'])} ({people(risk)})"
                for outcome, risk in findings(record, group)
            ]
            assert squeezed(undefused(row[label])) == squeezed("".join([*wanted, gap(record, group)]))
            sources = [s for _, risk in findings(record, group) for s in risk.get("sources", [])]
            titles = [data.name("source", source) for source in dict.fromkeys(sources)]
            assert undefused(row[f"Sources: {label}"]) == "; ".join(titles)
            thin = any(data.is_thin(risk) for _, risk in findings(record, group))
            assert bool(row[f"Not yet checked: {label}"]) == thin
            compared += 1
        blank = record["group_differences"].get("risks_blank")
        assert undefused(row["About the gaps"]) == (data.plain(blank["why"]) if blank else "No gaps")
    assert compared == len(options()) * len(groups) > 100


def test_both_files_are_linked_from_their_pages_and_from_the_page_of_data(real: Built) -> None:
    for name, path in (("careful.csv", "careful"), ("by-group.csv", "compare/by-group")):
        for page in (path, "data"):
            links = [target(a, page, "web") for a in main_of(real, page).all("a")]
            assert f"api/v1/{name}" in links, page
