"""All forms of a flow lead to the same outcome, whatever is answered: list, table, spreadsheet, picture, and the proof."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

import pytest
from flow_reading import EndedPath, Outline, Picture, Table, every_path
from html_tree import Element, read_html

from built_outputs import ROOT, Built
from guidebook.data_files import flow_table_file
from guidebook.exports.flow_csv import flow_rows
from guidebook.knowledge import Knowledge, load
from guidebook.models.flow import Flow
from guidebook.web.render import Site
from project_tools import Project
from ruled_flow import RULED_FLOW


@cache
def guide() -> Knowledge:
    return load(ROOT)


def names(knowledge: Knowledge) -> dict[str, str]:
    return {condition: record.name for condition, record in knowledge.conditions.items()}


def pictures(page: Element) -> list[Element]:
    found = page.all("svg", "flowchart")
    assert [picture.classes[1] for picture in found] == [
        f"flowchart-{shape}" for shape in ("narrow", "wide", "paper")
    ]
    return found


def assert_forms_agree(page: Element, flow: Flow, of: dict[str, str]) -> list[EndedPath]:
    """The paths that were compared, in all forms."""
    forms = [Outline(page, flow, of), Table(page, of), *(Picture(svg, of) for svg in pictures(page))]
    paths = list(every_path(flow))
    for path in paths:
        assert [form.leads_to(path) for form in forms] == [path.outcome] * len(forms), path
    return paths


@pytest.mark.site
def test_all_forms_of_the_real_flows_agree_on_every_path(real: Built) -> None:
    compared = 0
    for identifier, standing in guide().flow_standings.items():
        page = read_html(real.page(f"choose/{identifier}").read_text("utf-8"))
        paths = assert_forms_agree(page, standing.flow, names(guide()))
        assert len(paths) == standing.proof.combinations
        assert {path.outcome for path in paths} == {outcome.id for outcome in standing.flow.outcomes}
        compared += len(paths)
    assert compared >= 62


def test_they_agree_where_rules_decide(tmp_path: Path) -> None:
    knowledge = Project(tmp_path, RULED_FLOW).knowledge()
    site = Site(knowledge, directories=True)
    page = read_html(site.render(site.plan.by_path["choose/which-cup"]).body)
    flow = knowledge.flows["which-cup"]
    paths = assert_forms_agree(page, flow, names(knowledge))
    assert len(paths) == knowledge.flow_standings["which-cup"].proof.combinations
    ruled = {(step.question, step.answer.id, step.rule) for path in paths for step in path.taken}
    assert sum(rule is not None for _, _, rule in ruled) == 3
    stages = [stage for _, route in Table(page, names(knowledge)).routes for stage in route]
    assert any(stage.but for stage in stages) and any(stage.first for stage in stages)
    assert any(when for stage in stages for _, when in stage.turns)
    assert any(not stage.turns for stage in stages)


@pytest.mark.site
def test_the_picture_has_a_line_for_every_answer_and_no_other(real: Built) -> None:
    for identifier, flow in guide().flows.items():
        page = read_html(real.page(f"choose/{identifier}").read_text("utf-8"))
        for svg in pictures(page):
            picture = Picture(svg, names(guide()))
            expected = {
                (
                    question.id,
                    picture.label(answer, rule),
                    answer.next[rule].to if rule is not None else answer.to,
                )
                for question in flow.questions
                for answer in question.answers
                for rule in (*range(len(answer.next)), *([None] if answer.to else []))
            }
            assert set(picture.lines) == expected
            assert len(picture.lines) == len(expected)


@pytest.mark.site
@pytest.mark.parametrize("profile", ["web", "offline"])
def test_the_spreadsheet_says_what_the_table_says(real: Built, profile: str) -> None:
    folder = real.site if profile == "web" else real.offline
    for identifier, flow in guide().flows.items():
        file = folder / flow_table_file(identifier)
        heading, *rows = csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""))
        page = read_html(real.page(f"choose/{identifier}", profile).read_text("utf-8"))
        table = Table(page, names(guide()))
        assert len(rows) == len(table.routes)
        asked = [text.split(". ", 1)[1] for text in heading[1:-1]]
        questions = {question.ask: question.id for question in flow.questions}
        column = {
            questions[ask]: number for number, ask in enumerate(asked, start=1) if asked.count(ask) == 1
        }
        assert len(asked) == len(flow.questions) and len(column) > len(asked) / 2
        for row, (outcome, stages) in zip(rows, table.routes, strict=True):
            title = next(one.title for one in flow.outcomes if one.id == outcome)
            assert row[0].endswith(f": {title}")
            said = {question: stage for stage in stages for question in stage.asked}
            for question, at in column.items():
                if question not in said:
                    assert row[at] == "not asked"
                    continue
                assert all(text in row[at] for text, _ in said[question].turns)
                assert row[at].startswith("Any answer but: ") == said[question].but
                assert row[at].startswith("The first that fits is: ") == said[question].first
            assert row.count("not asked") == len(asked) - len(said)


def test_a_spreadsheet_with_rules(tmp_path: Path) -> None:
    knowledge = Project(tmp_path, RULED_FLOW).knowledge()
    rows = flow_rows(Site(knowledge, directories=True).publication, "which-cup")
    short, first, skip = "Any answer but: A year or more", "The first that fits is: ", "not asked"
    milk, daisies = "I am allergic to milk", "I am allergic to daisies"
    assert [row[:-1] for row in rows] == [
        [
            "Outcome",
            "1. How long have you slept badly?",
            "2. Does any of these fit you?",
            "3. Are you pregnant?",
            "4. Do you like company in the evening?",
        ],
        ["Outcome A: See a doctor first", "A year or more", skip, skip, skip],
        [
            "Outcome B: No drink",
            short,
            f"{first}{milk} (if this is or may be so: Daisy allergy) or I am not sure",
            skip,
            skip,
        ],
        ["Outcome C: A visit", short, f"{first}{milk} (in any other case) or {daisies}", skip, "Yes"],
        ["Outcome C: A visit", short, "None of these", "any answer", "Yes"],
        [
            "Outcome D: A cup of flowers",
            short,
            f"{first}{milk} (in any other case)",
            skip,
            "No (if this is or may be so: Milk allergy)",
        ],
        [
            "Outcome E: A cup of milk",
            short,
            f"{first}{daisies}",
            skip,
            "No (if this is or may be so: Daisy allergy)",
        ],
        ["Outcome F: A warm cup at home", short, "None of these", "any answer", "No (in any other case)"],
    ]


@pytest.mark.site
def test_numbers_and_letters_lead_to_each_other(real: Built) -> None:
    for identifier, flow in guide().flows.items():
        page = read_html(real.page(f"choose/{identifier}").read_text("utf-8"))
        by_id = {part.attributes["id"]: part for part in page if "id" in part.attributes}
        for svg in pictures(page):
            for box in svg.all("a"):
                target = by_id[box.attributes["href"].removeprefix("#")]
                head = target.one("h3").text
                number = box.all("text", "flowchart-number")[0].text
                assert head.startswith((f"Question {number} ", f"Outcome {number}: "))
            linked = {box.attributes["href"] for box in svg.all("a")}
            nodes = [f"#q-{one.id}" for one in flow.questions] + [f"#o-{one.id}" for one in flow.outcomes]
            assert linked == set(nodes)


@pytest.mark.site
def test_each_outcome_lists_all_that_some_way_to_it_does_not_ask_about(real: Built) -> None:
    compared = 0
    for identifier, standing in guide().flow_standings.items():
        page = read_html(real.page(f"choose/{identifier}").read_text("utf-8"))
        for outcome in standing.flow.outcomes:
            (section,) = [part for part in page if part.attributes.get("id") == f"o-{outcome.id}"]
            told = [
                (
                    who.attributes["href"],
                    its.one("span", "level").classes[1].removeprefix("level-"),
                    what.attributes["href"],
                )
                for line in section.all("li", "check-line")
                for who in line.one("p", "check-who").all("a")
                for its in line.all("p", "check-what")
                for what in its.all("a")
            ]
            folder = {"treatment": "treatments", "routine": "routines"}
            expected = [
                (
                    f"../../careful/{one.condition}/",
                    one.level.value,
                    f"../../{folder[one.thing[0]]}/{one.thing[1]}/",
                )
                for one in standing.proof.unasked(outcome.id)
            ]
            assert sorted(told) == sorted(expected)
            compared += len(told)
            asks = section.all("p", "offer-ask")
            assert [[link.attributes["href"] for link in line.all("a")] for line in asks] == [
                [f"../../careful/{condition}/" for condition in choice.ask_first]
                for choice in outcome.offer
                if choice.ask_first
            ]
    assert compared > 50
