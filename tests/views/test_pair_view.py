"""Two options side by side: the view, and the pages that lead to it."""

from __future__ import annotations

import dataclasses
import re
from html import unescape
from pathlib import Path

import pytest

from criteria_tools import changed, tea, with_fields
from guidebook.exports.sitemap import sitemap
from guidebook.knowledge import Knowledge
from guidebook.models.base import Blank
from guidebook.models.facts import FactValue
from guidebook.publish.site_files import site_files
from guidebook.views.comparison import comparison_view
from guidebook.views.pair import PairRow, PairView, pair_view
from guidebook.web.render import Site
from guidebook.web.search_index import search_script
from guidebook.words import load_words
from project_tools import TEA, Project

WORDS = load_words("en")
BOTH, REST = "camomile-tea-or-warm-milk", "do-nothing-or-warm-milk"
DRINKS, MILK = "comparisons/evening-drinks.yml", "treatments/warm-milk.yml"


def view(identifier: str = BOTH, knowledge: Knowledge | None = None) -> PairView:
    return pair_view(knowledge or tea(), WORDS, identifier)


def rows(shown: PairView) -> dict[str, list[str]]:
    return {group.id: [row.id for row in group.rows] for group in shown.groups}


def row(shown: PairView, identifier: str) -> PairRow:
    (found,) = (row for group in shown.groups for row in group.rows if row.id == identifier)
    return found


def answers(one: PairRow) -> list[str]:
    """Each cell in a word or two."""
    return [
        cell.value or (cell.blank.label if cell.blank else ", ".join(item.text for item in cell.items))
        for cell in one.cells
    ]


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(tea(), directories=True, root="https://guide.example/")


def body(site: Site, path: str) -> str:
    return site.render(site.plan.by_path[path]).body


def text(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_both_stand_in_the_head_with_summary_and_review() -> None:
    one, other = view().sides
    assert (one.option.name, other.option.name) == ("Camomile tea", "Warm milk")
    assert (one.option.label, other.option.label) == ("At home", "At home")
    assert (
        one.summary.text == "Camomile tea is a custom with little research. Whether it brings sleep is open."
    )
    assert [mark.source for mark in other.summary.marks] == ["evening-trial"]
    assert one.review.by == "Reviewed by Kari Nordmann, midwife, on 2 March 2026"
    assert other.review.by == "Not yet reviewed by a clinician"


def test_what_differs_comes_first_and_what_is_not_known_last() -> None:
    assert rows(view()) == {
        "differs": [
            "effect",
            "cups",
            "minutes",
            "taste",
            "price-cup",
            "price-evening",
            "price-box",
            "felt-in",
            "benefits",
            "common-harms",
        ],
        "one-known": ["slept-sooner", "boxes", "serious-harms"],
        "same": ["caffeine"],
    }
    assert rows(view(REST)) == {
        "differs": ["effect", "minutes", "slept-sooner", "benefits", "common-harms", "serious-harms"],
        "one-applies": [
            "cups",
            "taste",
            "caffeine",
            "price-cup",
            "price-evening",
            "rest-days",
            "price-box",
            "felt-in",
        ],
        "not-known": ["boxes"],
    }
    assert [group.id for group in view().groups if group.is_short] == ["same"]
    assert [group.id for group in view(REST).groups if group.is_short] == ["not-known"]


def test_the_answers_are_those_of_the_records() -> None:
    shown = view()
    assert answers(row(shown, "cups")) == ["2 cups", "1 cup"]
    assert answers(row(shown, "slept-sooner")) == ["not studied", "studied, no difference"]
    assert answers(row(shown, "benefits")) == ["studies conflict", "Falling asleep sooner (12 to 15 of 100)"]
    assert answers(row(shown, "serious-harms")) == [
        "not looked up yet",
        "Allergic reaction (fewer than 1 of 100)",
    ]
    assert answers(row(view(REST), "price-cup")) == ["does not apply", "kr4 to kr4.5"]


def test_a_cell_says_what_the_comparison_says() -> None:
    table = comparison_view(tea(), WORDS, "evening-drinks")
    places = {option.id: index for index, option in enumerate(table.options)}
    compared = 0
    for identifier in tea().pairs:
        shown = view(identifier)
        for known in table.rows:
            found = [row for group in shown.groups for row in group.rows if row.id == known.id]
            for one in found:
                cells = [known.cells[places[side.option.id]] for side in shown.sides]
                assert answers(one) == answers(dataclasses.replace(one, cells=tuple(cells)))
                assert [cell.flag for cell in one.cells] == [cell.flag for cell in cells]
                compared += 1
    assert compared == 13 + 14


def test_how_many_facts_differ_is_counted() -> None:
    assert view().counted == "Of 9 facts that are answered for both, they differ in 8 and are the same in 1."
    assert view(REST).counted == "They differ in all 3 facts that are answered for both."
    milk = tea().treatments["warm-milk"]
    twin = with_fields(milk, name="Cold milk", avoid=())
    knowledge = dataclasses.replace(tea(), treatments=dict(tea().treatments) | {"camomile-tea": twin})
    assert (
        view(knowledge=knowledge).counted == "They are the same in all 10 facts that are answered for both."
    )


def test_doing_nothing_is_named_where_it_is_neither() -> None:
    assert view().order.endswith("To do nothing is open to you too.")
    assert view(REST).order.endswith("neither is marked as the one to take.")


def test_only_harms_are_marked_as_safety() -> None:
    kinds = {row.id: row.kind for group in view().groups for row in group.rows}
    assert {name for name, kind in kinds.items() if kind == "safety"} == {"common-harms", "serious-harms"}


SLEPT = "  slept-sooner: {blank: no_difference, note: The trial saw no clear difference., sources: [evening-trial]}"
COUNTED = """\
  slept-sooner:
    chance: {count: 7, of: %s, group: 60 adults who drank milk, period: a year}
    sources: [evening-trial]
    certainty: low
    why: one trial"""


def test_numbers_that_must_not_be_set_against_each_other_have_a_note(tmp_path: Path) -> None:
    assert row(view(REST), "slept-sooner").note == ""
    project = Project(tmp_path / "times", (MILK, SLEPT, COUNTED % 100))
    assert row(view(REST, project.knowledge()), "slept-sooner").note == WORDS("comparison.other_times")
    reason = "One was told of 60."
    project = Project(
        tmp_path / "whole",
        (MILK, SLEPT, COUNTED % 60),
        (DRINKS, "note:", f"denominator_note: {reason}\nnote:"),
    )
    note = row(view(REST, project.knowledge()), "slept-sooner").note
    assert note == f"{WORDS('comparison.other_times')} {reason}"


def test_effects_told_of_different_numbers_have_a_note_without_one_of_the_comparison(tmp_path: Path) -> None:
    washing = "    detail: There is no cup to rinse.\n"
    chance = "    chance: {count: 3, of: 5, group: 60 adults who drank nothing, period: two weeks}\n"
    project = Project(
        tmp_path,
        ("treatments/do-nothing.yml", washing, f"{washing}{chance}"),
        (
            "treatments/do-nothing.yml",
            "    why: plain sense\n    unsourced: plain sense\n",
            "    why: plain sense\n    sources: [evening-trial]\n",
        ),
    )
    assert row(view(REST, project.knowledge()), "benefits").note == WORDS("pair.other_whole")


def circumstances(shown: PairView) -> dict[str, dict[str, list[str]]]:
    return {
        group.id: {
            one.circumstance.id: [
                f"{answer.word.label}: {answer.said.text if answer.said else '-'}" for answer in one.answers
            ]
            for one in group.rows
        }
        for group in shown.circumstances
    }


def test_whom_each_may_suit_in_the_words_of_the_records() -> None:
    assert circumstances(view()) == {
        "answers-differ": {
            "pregnancy": ["Ask first: Ask your midwife.", "Usually fine: Heated milk is fine."],
            "breast-feeding": ["Not known: Nobody has looked.", "Usually fine: Heated milk is fine."],
            "milk-allergy": [
                "Usually fine: Camomile tea has no milk in it.",
                "Must not: It can be dangerous.",
            ],
            "daisy-allergy": ["Ask first: Camomile is a daisy.", "Not known: -"],
        }
    }
    assert (view().not_named, view().gaps) == ("", ())


def test_answers_that_are_alike_come_after_and_silence_is_only_counted() -> None:
    assert circumstances(view(REST)) == {
        "answers-differ": {
            "milk-allergy": [
                "Does not apply: Everybody may leave a drink out.",
                "Must not: It can be dangerous.",
            ]
        },
        "answers-alike": {
            "pregnancy": ["Usually fine: Leaving a drink out is fine.", "Usually fine: Heated milk is fine."],
            "breast-feeding": [
                "Usually fine: Leaving a drink out is fine.",
                "Usually fine: Heated milk is fine.",
            ],
        },
    }
    shown = view(REST)
    assert shown.not_named == "For 1 other circumstance, nothing that we read names either of the two."
    (gap,) = shown.gaps
    assert (gap.name, gap.blank.label, gap.blank.note) == (
        "Drink nothing",
        "does not apply",
        "Everybody may leave a drink out.",
    )


def test_each_question_to_ask_stands_there_once() -> None:
    (asked,) = view().questions
    assert (asked.title, asked.questions) == ("About Camomile tea", ("Which part of the plant is in it?",))
    milk = ("Is it hot?", "Which part of the plant is in it?")
    shown = view(knowledge=changed("treatments", "warm-milk", questions=milk))
    assert [(asked.title, asked.questions) for asked in shown.questions] == [
        ("About either", ("Which part of the plant is in it?",)),
        ("About Warm milk", ("Is it hot?",)),
    ]
    assert view(REST).questions == ()


def test_the_sums_stand_in_the_same_order() -> None:
    course = view().course
    assert course is not None
    assert [option.option.id for option in course.options] == ["camomile-tea", "warm-milk"]


def test_every_section_of_the_page_is_in_its_contents(site: Site) -> None:
    for identifier in tea().pairs:
        shown = view(identifier)
        page = body(site, f"compare/{identifier}")
        headings = re.findall(r'<h2 id="([^"]+)">', page)
        listed = [heading.id for heading in shown.headings]
        assert [name for name in headings if name in listed] == listed
        others = {"legend", "sources", *(f"side-{side.option.id}" for side in shown.sides)}
        assert set(headings) - set(listed) == others


# ---- the page


def test_its_heading_keeps_the_names_as_they_are_written(tmp_path: Path) -> None:
    project = Project(tmp_path, (MILK, "name: Warm milk", "name: Norwegian MILK"))
    site = Site(project.knowledge(), directories=True)
    page = site.plan.by_path[f"compare/{BOTH}"]
    assert page.title == "Camomile tea or Norwegian MILK?"
    assert page.description == (
        "Camomile tea and Norwegian MILK side by side: what differs, what is the same, who must be careful, "
        "and what is not known."
    )
    assert "<h1>Camomile tea or Norwegian MILK?</h1>" in site.render(page).body


def test_the_value_of_a_row_that_is_the_same_stands_there_once(site: Site) -> None:
    same = re.search(r'<div id="row-caffeine">.*?</div>', body(site, f"compare/{BOTH}"), re.DOTALL)
    assert same
    assert text(same[0]) == "Does it hold caffeine? No Camomile tea: 2 ●●●● high Warm milk: 4 ●●●● high"


def test_lists_that_are_the_same_are_shown_with_both_sources() -> None:
    milk = tea().treatments["warm-milk"]
    twin = with_fields(milk, name="Cold milk", avoid=())
    knowledge = dataclasses.replace(tea(), treatments=dict(tea().treatments) | {"camomile-tea": twin})
    page = body(Site(knowledge, directories=True), f"compare/{BOTH}")
    same = re.search(r'<div id="row-benefits">.*?</div>', page, re.DOTALL)
    assert same
    assert text(same[0]) == (
        "What good may it do? Cold milk: Falling asleep sooner (12 to 15 of 100) 1 "
        "Warm milk: Falling asleep sooner (12 to 15 of 100) 1"
    )


def test_a_blank_that_both_have_stands_there_once() -> None:
    both = dict(tea().treatments)
    blank = FactValue(blank=Blank.NO_DIFFERENCE, sources=("evening-trial",), note="Both alike.")
    for name in ("warm-milk", "camomile-tea"):
        both[name] = with_fields(both[name], facts=dict(both[name].facts) | {"slept-sooner": blank})
    site = Site(dataclasses.replace(tea(), treatments=both), directories=True)
    same = re.search(r'<div id="row-slept-sooner">.*?</div>', body(site, f"compare/{BOTH}"), re.DOTALL)
    assert same
    assert text(same[0]) == (
        "How many people fell asleep sooner? = studied, no difference "
        "Camomile tea: 1 Both alike. Warm milk: 1 Both alike."
    )


def test_links_lead_both_ways(site: Site) -> None:
    for identifier, pair in tea().pairs.items():
        address = f"compare/{identifier}/"
        for path in (*(f"treatments/{name}" for name in pair.options), "compare/evening-drinks"):
            assert f'href="{site.links(path).page(address.rstrip("/"))}"' in body(site, path), path
        page = body(site, f"compare/{identifier}")
        for path in (*(f"treatments/{name}" for name in pair.options), "compare/evening-drinks", "careful"):
            assert f'href="{site.links(address.rstrip("/")).page(path)}' in page, path
    assert 'id="side-by-side"' not in body(site, "treatments/tea-ceremony-visit")
    index = body(site, "compare")
    assert re.findall(r'href="([^"]*-or-[^"]*)"', index) == [f"{BOTH}/", f"{REST}/"]


def test_leaflets_are_offered_for_both() -> None:
    handouts = {("treatment", "warm-milk"): "handouts/milk.pdf", ("comparison", "evening-drinks"): "x.pdf"}
    page = body(Site(tea(), directories=True, handouts=handouts), f"compare/{BOTH}")
    assert re.findall(r'href="([^"]*\.pdf)"', page) == ["../../handouts/milk.pdf"]


def test_a_pair_is_not_listed_among_its_neighbours() -> None:
    made = site_files(TEA, tea(), directories=True)
    for path in ("compare/evening-drinks", f"compare/{BOTH}"):
        shell = made.shell(path)["shell"]
        assert isinstance(shell, dict)
        assert [one.path for one in shell["neighbours"] if "-or-" in one.path] == []
        assert len(shell["neighbours"]) >= 2
        assert [item.title for item in shell["menu"] if item.active] == ["Compare"]


def test_search_finds_it_by_the_ways_people_ask(site: Site) -> None:
    (entry,) = (entry for entry in site.search if entry.path == f"compare/{BOTH}")
    assert (entry.title, entry.kind, entry.anchor) == ("Camomile tea or Warm milk?", "Side by side", "")
    assert entry.also == "Camomile tea vs Warm milk, difference between Camomile tea and Warm milk"
    assert entry.weight < 1 == min(other.weight for other in site.search if "-or-" not in other.path)
    found = [line for line in search_script(site.search, site.links("")).splitlines() if '"weight"' in line]
    assert len(found) == len(tea().pairs) == 2
    assert all("-or-" in line for line in found)


def test_the_site_map_tells_when_the_newer_of_the_two_was_checked(tmp_path: Path) -> None:
    project = Project(tmp_path, (MILK, "\nreviewed: 2026-03-01", "\nreviewed: 2026-03-09"))
    site = Site(project.knowledge(), directories=True, root="https://guide.example/")
    days = dict(re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", sitemap(site.publication)))
    assert days[f"https://guide.example/compare/{BOTH}/"] == "2026-03-09"
    assert days["https://guide.example/compare/evening-drinks/"] == "2026-03-01"
    assert days["https://guide.example/compare/"] == "2026-03-15"


def test_machines_read_a_plain_page(site: Site) -> None:
    linked = site.render(site.plan.by_path[f"compare/{BOTH}"]).json_ld
    assert '"@type": "WebPage"' in linked or '"@type":"WebPage"' in linked
    assert "MedicalWebPage" not in linked


def test_a_former_id_of_an_option_leads_to_the_pair(site: Site) -> None:
    assert tea().treatments["camomile-tea"].moved_from == ("chamomile-tea",)
    assert site.plan.redirects["compare/chamomile-tea-or-warm-milk"] == f"compare/{BOTH}"
    assert [former for former in site.plan.redirects if "-or-" in former] == [
        "compare/chamomile-tea-or-warm-milk"
    ]


def test_no_pdf_is_made_of_it() -> None:
    made = site_files(TEA, tea(), directories=True)
    assert {f"compare/{BOTH}.md", f"compare/{REST}.md"} <= set(made.pages)
    assert [name for name in made.files if "-or-" in name and name.endswith((".pdf", ".csv", ".json"))] == []
