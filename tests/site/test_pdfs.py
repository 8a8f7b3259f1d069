"""Every PDF of the real build, read back: what must never be missing, the same facts as on the page, PDF/UA-1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
import real_records as data
from html_tree import read_html

from built_outputs import Built
from handouts.pdf_reading import elements, page_texts, squeezed

pytestmark = pytest.mark.site

TREATMENTS = list(data.records("treatment"))
COMPARISONS = list(data.records("comparison"))
FOOT = re.compile(r"Page (\d+) of (\d+)")
MARKS = re.compile(r"\[\d+(,\d+)*\]")


@cache
def pages_of(file: Path) -> list[str]:
    return page_texts(file.read_bytes())


def words_of(file: Path, title: str) -> str:
    """All words of a file without spaces, source marks and the foot of each page, in capitals and small alike."""
    kept = []
    for text in pages_of(file):
        body, _, foot = text.rpartition(title)  # the foot begins with the title
        assert FOOT.search(foot) and len(foot) < 300, foot
        kept.append(body)
    return MARKS.sub("", squeezed(" ".join(kept))).casefold()


def leaflet(built: Built, identifier: str) -> Path:
    return built.pdf / f"{identifier}-leaflet.pdf"


def leaflet_words(built: Built, identifier: str) -> str:
    return words_of(leaflet(built, identifier), data.records("treatment")[identifier]["name"])


def missing(expected: list[str], shown: str) -> list[str]:
    return [text for text in expected if squeezed(data.plain(text)).casefold() not in shown]


def test_there_is_a_file_for_each_treatment_and_each_comparison(real: Built) -> None:
    expected = {f"{i}-leaflet.pdf" for i in TREATMENTS} | {f"{i}-comparison.pdf" for i in COMPARISONS}
    assert {file.name for file in real.pdf.iterdir()} == expected
    for name in expected:
        for profile in (real.site, real.offline):
            assert (profile / "handouts" / name).read_bytes() == (real.pdf / name).read_bytes()


def test_every_file_meets_pdf_ua_1(real: Built) -> None:
    files = sorted(real.pdf.glob("*.pdf"))
    results = {file.name: page_validation.validate_pdf(file, profile="ua1") for file in files}
    failed = {
        name: [(failure.rule_id, failure.message) for failure in result.failures]
        for name, result in results.items()
        if not result.is_compliant
    }
    passed = len(results) - len(failed)
    assert not failed, f"{passed} of {len(results)} files meet PDF/UA-1"
    assert passed == len(TREATMENTS) + len(COMPARISONS) >= 17


@pytest.mark.parametrize("identifier", TREATMENTS)
def test_a_leaflet_holds_every_serious_harm(real: Built, identifier: str) -> None:
    harms = data.records("treatment")[identifier]["harms"]
    expected = [f"{harm['what']}: {harm['detail']}" for harm in harms.get("serious", [])]
    if "serious_blank" in harms:
        expected += [data.label("blank", harms["serious_blank"]["blank"]), harms["serious_blank"]["why"]]
    assert expected
    assert not missing(expected, leaflet_words(real, identifier))


@pytest.mark.parametrize("identifier", TREATMENTS)
def test_a_leaflet_holds_who_must_not_and_who_must_ask(real: Built, identifier: str) -> None:
    record = data.records("treatment")[identifier]
    conditions = {item["id"]: item["name"] for item in data.single("conditions")["conditions"]}
    shown = leaflet_words(real, identifier)
    expected = [f"{conditions[avoid['condition']]}: {avoid['why']}" for avoid in record.get("avoid", [])]
    if "avoid_blank" in record:
        expected += [data.label("blank", record["avoid_blank"]["blank"]), record["avoid_blank"]["why"]]
    for name in ("pregnancy", "breast_feeding"):
        level = data.label("avoid-level", record[name]["level"])
        expected.append(f"{conditions[name.replace('_', '-')]} – {level}: {record[name]['text']}")
    assert len(expected) > 2
    assert not missing(expected, shown)
    for level, heading in (("must_not", "Must not have it"), ("ask_first", "Ask first")):
        names = [conditions[a["condition"]] + ":" for a in record.get("avoid", []) if a["level"] == level]
        if names:  # under the heading of their level, not only somewhere
            assert squeezed(heading + names[0]).casefold() in shown.replace("•", "")


@pytest.mark.parametrize("identifier", TREATMENTS)
def test_a_leaflet_says_when_to_get_help(real: Built, identifier: str) -> None:
    record = data.records("treatment")[identifier]
    cards = record.get("care_cards", [])
    expected = [text for card in cards for text in (*card["signs"], card["do"])]
    expected += [data.label("urgency", card["urgency"]) for card in cards]
    assert expected or "serious" not in record["harms"]
    assert not missing(expected, leaflet_words(real, identifier))


@pytest.mark.parametrize("identifier", [*TREATMENTS, *COMPARISONS])
def test_every_page_says_how_old_it_is_and_which_page(real: Built, identifier: str) -> None:
    kind = "treatment" if identifier in TREATMENTS else "comparison"
    ending = "leaflet" if kind == "treatment" else "comparison"
    record = data.records(kind)[identifier]
    pages = pages_of(real.pdf / f"{identifier}-{ending}.pdf")
    year, _, _ = record["reviewed"].split("-")
    for number, text in enumerate(pages, start=1):
        assert FOOT.findall(text)[-1] == (str(number), str(len(pages)))
        foot = text[-400:]
        assert re.search(rf"Reviewed \d+ \w+ {year}", foot) and re.search(r"Next review \d+ \w+ \d{4}", foot)
        assert record["name"] in foot
    assert "Not yet reviewed by a clinician." in pages[0]
    assert len(pages) < 15


@pytest.mark.parametrize("identifier", TREATMENTS)
def test_a_leaflet_states_the_facts_of_its_page(real: Built, identifier: str) -> None:
    declared = {
        fact["id"]: fact
        for fact in data.single("facts")["facts"]
        if "leaflet" in fact.get("show", ["matrix"])
    }
    main = read_html(real.page(f"treatments/{identifier}").read_text("utf-8")).one("main")
    rows = {row.one("th").text: row.all("td")[0] for row in main.one("table", "facts").one("tbody").all("tr")}
    shown = leaflet_words(real, identifier)
    compared = 0
    for fact in declared.values():
        answer = rows.get(" ".join(fact["question"].split()))
        if answer is None:  # does not apply to this kind of treatment
            continue
        blanks = answer.all("span", "blank")
        if blanks:
            value = "".join(part for part in blanks[0].children if isinstance(part, str))
        else:
            value = "".join(part for part in answer.children if isinstance(part, str))
        assert value.strip()
        assert squeezed(fact["label"] + value).casefold() in shown, (fact["label"], value)
        compared += 1
    assert compared >= 3


@pytest.mark.parametrize("identifier", COMPARISONS)
def test_a_sheet_holds_every_harm_and_condition_of_every_option(real: Built, identifier: str) -> None:
    record = data.records("comparison")[identifier]
    shown = words_of(real.pdf / f"{identifier}-comparison.pdf", record["name"])
    conditions = {item["id"]: item["name"] for item in data.single("conditions")["conditions"]}
    expected = []
    for option in (data.records("treatment")[i] for i in record["treatments"]):
        expected.append(option["name"])
        expected += [harm["what"] for harm in option["harms"].get("serious", [])]
        expected += [conditions[avoid["condition"]] for avoid in option.get("avoid", [])]
    assert len(expected) > 40
    assert not missing(expected, shown)


def fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        for font in page.Resources.get("/Font", pikepdf.Dictionary()).values():
            yield from font.get("/DescendantFonts", [font])


def test_fonts_are_in_the_file_and_are_ours(real: Built) -> None:
    seen = set()
    for file in sorted(real.pdf.glob("*.pdf")):
        with pikepdf.open(file) as pdf:
            for font in fonts(pdf):
                descriptor = font.FontDescriptor
                embedded = {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())
                assert embedded, (file.name, font.BaseFont)
                seen.add(str(font.BaseFont).partition("+")[2])
            assert str(pdf.Root.Lang) == "en"
            assert elements(pdf.Root.StructTreeRoot, "/H1")
    assert seen and all(name.startswith("Guidebook") for name in seen), seen
