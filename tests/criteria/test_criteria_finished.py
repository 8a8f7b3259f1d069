"""Points that are read in finished pages, each met and not met on a page as the engine writes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from criteria_tools import tea, why
from guidebook.criteria.finding import Found, Outcome
from guidebook.criteria.finished import (
    Finished,
    flows_have_equal_forms,
    has_a_handout_of_one_page,
    has_element,
    has_no_empty_cell,
    has_pictures_of_chances,
    has_words_for_pictures,
    is_for_machines,
    measure_finished,
    names_its_tables,
    shows_its_dates,
    skips_no_heading,
    takes_reports,
)
from guidebook.criteria.finished_page import read_finished
from guidebook.criteria.points import Scope
from guidebook.knowledge import Key

Make = Callable[..., Finished]
MILK = ("treatment", "warm-milk")


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """``make(body, head="")`` is a finished page of warm milk, or of another record, with that in its main part."""

    def made(body: str, head: str = "", key: Key = MILK) -> Finished:
        file = tmp_path / f"{key[1]}.html"
        file.write_text(
            f"<html><head>{head}</head><body><h4>Menu</h4><main>{body}</main><h6>Foot</h6></body></html>"
        )
        return Finished(tea(), key, file, tmp_path / f"{key[1]}.pdf", tmp_path / f"{key[1]}.json")

    return made


CHANCE = '<li class="effect"><h4>Sleep</h4><p class="chance">12 of 100</p>{}</li>'
ICONS = '<span role="img" aria-label="12 of 100"></span>'

PAGES: list[tuple[Callable[[Finished], Found], str, list[str] | None]] = [
    (has_pictures_of_chances, "<p>No number.</p>", None),
    (has_pictures_of_chances, CHANCE.format(ICONS), []),
    (has_pictures_of_chances, CHANCE.format("<svg></svg>"), []),
    (has_pictures_of_chances, CHANCE.format("") + ICONS, ["1 of 1 chances without a picture"]),
    (
        has_pictures_of_chances,
        CHANCE.format("") * 2 + CHANCE.format(ICONS),
        ["2 of 3 chances without a picture"],
    ),
    (has_no_empty_cell, "<p>No table.</p>", None),
    (has_no_empty_cell, "<table><tr><th>a</th><td><b>1</b></td><td><img alt=''></td></tr></table>", []),
    (has_no_empty_cell, "<table><tr><th>a</th><td> <b></b></td><td></td></tr></table>", ["2 empty cells"]),
    (names_its_tables, "<table><caption>c</caption><tr><th scope=col>a</th></tr></table>", []),
    (
        names_its_tables,
        "<table><tr><th>a</th><th>b</th></tr></table>",
        ["1 table without a caption", "2 table headers that do not say what they head"],
    ),
    (skips_no_heading, "<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>", []),
    (
        skips_no_heading,
        "<h1>a</h1><h3>b</h3><h4>c</h4><h2>d</h2><h4>e</h4>",
        ["a heading of level 3 follows one of level 1", "a heading of level 4 follows one of level 2"],
    ),
    (has_words_for_pictures, "<p>No picture.</p>", None),
    (has_words_for_pictures, f"<img alt='{'a' * 125}'><img alt=''>", []),
    (has_words_for_pictures, f"<img alt='{'a' * 126}'><img>", ["2 pictures without a fitting text"]),
    (
        takes_reports,
        "<p><a class='outbound' href='https://x.example/'>x</a></p>",
        ["no link to report an error"],
    ),
    (takes_reports, "<p class='behind'><a class='outbound' href='https://x.example/'>x</a></p>", []),
    (takes_reports, "<a href='mailto:us@x.example'>write</a>", []),
]


@pytest.mark.parametrize(("check", "body", "reasons"), PAGES)
def test_what_a_page_holds(
    make: Make, check: Callable[[Finished], Found], body: str, reasons: list[str] | None
) -> None:
    assert why(check(make(body))) == reasons


def test_32_and_37_look_for_a_class() -> None:
    page = read_finished("<main><form class='note worksheet'></form></main><div class='motives'></div>")
    assert {"note", "worksheet"} == page.classes


def test_32_a_sheet_to_fill_in(make: Make) -> None:
    assert why(has_element(make("<form class='note worksheet'></form>"), css_class="worksheet")) == []
    assert why(has_element(make("<p>worksheet</p>"), css_class="worksheet")) == ["no sheet to fill in"]
    assert why(has_element(make("<p>motives</p>"), css_class="motives")) == ["no such block"]


def test_38_a_handout_of_one_page(make: Make) -> None:
    one = make("")
    assert why(has_a_handout_of_one_page(one)) == ["no handout"]
    for pages, reasons in ((1, []), (2, ["the handout has 2 pages"])):
        with pikepdf.new() as pdf:
            for _ in range(pages):
                pdf.add_blank_page()
            pdf.save(one.pdf)
        assert why(has_a_handout_of_one_page(one)) == reasons


DATES = "<time datetime='2026-03-01'>1 March</time><time datetime='2026-09-01'>1 September</time>"
DATA = '<script type="application/ld+json">{}</script>'


def test_42_dates_on_the_page_and_for_machines(make: Make) -> None:
    dated = DATA.format('{"@graph": [{"lastReviewed": "2026-03-01"}]}')
    assert why(shows_its_dates(make(DATES, dated))) == []
    assert why(shows_its_dates(make(DATES, DATA.format('{"lastReviewed": "2026-03-02"}')))) == [
        "the data for machines do not name the day of the review"
    ]
    assert why(shows_its_dates(make("", dated))) == ["the page does not show 2026-03-01, 2026-09-01"]


def test_60_for_machines(make: Make) -> None:
    given = (
        '{"lastReviewed": "d", "mainEntity": {"preparation": "p", "howPerformed": "h", "adverseOutcome": ["a"],'
        ' "seriousAdverseOutcome": ["s"], "contraindication": ["c"]}}'
    )
    one = make("", DATA.format(given))
    assert why(is_for_machines(one)) == ["the record is not published as JSON"]
    one.json.write_text("{}")
    assert why(is_for_machines(one)) == []
    poor = make("", DATA.format(given.replace('["a"]', "[]").replace("preparation", "before")))
    assert why(is_for_machines(poor)) == ["the data for machines do not name preparation, adverseOutcome"]
    assert why(is_for_machines(make(""))) == ["no data for machines"]


def test_35_forms_of_a_flow(make: Make) -> None:
    key = ("flow", "which-cup")
    whole = "<svg aria-label='Which cup?'></svg><ol><li id='q-milk'>?</li></ol><table></table>"
    assert why(flows_have_equal_forms((make(whole, key=key),))) == []
    assert why(flows_have_equal_forms((make("<svg></svg><ol id='q'></ol>", key=key),))) == [
        "Which cup?: no picture with a name",
        "Which cup?: no list of the steps",
        "Which cup?: no table of all paths",
    ]
    assert why(flows_have_equal_forms(())) is None


def test_pages_that_were_not_built_meet_nothing(make: Make, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    absent = Finished(tea(), ("comparison", "evening-drinks"), nowhere, nowhere, nowhere)
    flow = Finished(tea(), ("flow", "which-cup"), nowhere, nowhere, nowhere)
    milk, comparison, whole = measure_finished((make("<h1>a</h1>"), absent, flow))
    assert (milk.name, comparison.name, whole.scope) == (
        "treatments/warm-milk",
        "comparisons/evening-drinks",
        Scope.GUIDE,
    )
    assert milk.met == 1
    assert comparison.met == 0 and comparison.of == len(comparison.measured) > 5
    assert [why(one.lacks) for one in comparison.measured] == [["the page was not found"]] * comparison.of
    assert [(one.number, one.outcome) for one in whole.measured] == [(35, Outcome.NOT_MET)]


def test_only_the_main_part_is_read() -> None:
    page = read_finished(
        "<h4>Menu</h4><main><h1>a</h1><table><tr><td>1</td></tr></table></main><h6>Foot</h6>"
    )
    assert page.headings == [1]
    assert len(page.tables) == 1
