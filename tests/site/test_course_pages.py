"""The sums of whole courses, read back from the finished pages and held against what the facts come to."""

from __future__ import annotations

from pathlib import Path

import pytest
from html_tree import Element, read_html

from built_outputs import ROOT, Built
from guidebook.knowledge import Knowledge, load
from guidebook.views.course import course_table
from guidebook.views.course_parts import CourseLine, CoursePart, CourseTable, OptionCourse, Stretch
from guidebook.views.desk import Desk
from guidebook.words import load_words
from project_tools import TEA

pytestmark = pytest.mark.site
PROJECTS = {"tiny": TEA, "real": ROOT}


@pytest.fixture(scope="module", params=PROJECTS)
def project(request: pytest.FixtureRequest) -> tuple[Path, Knowledge]:
    built: Built = request.getfixturevalue(request.param)
    return built.site, load(PROJECTS[request.param])


def expected(knowledge: Knowledge, options: tuple[str, ...]) -> CourseTable:
    found = course_table(Desk(knowledge, load_words(knowledge.site.language)), options, "")
    assert found is not None
    return found


def section(file: Path) -> Element:
    (found,) = [
        part for part in read_html(file.read_text("utf-8")).all("section") if "course" in part.classes
    ]
    return found


def stretches(found: tuple[Stretch, ...]) -> str:
    return " ".join(f"{part.label}: {part.sum.text}" if part.label else part.sum.text for part in found)


def assert_parts(shown: Element, option: OptionCourse) -> int:
    """Every part with its label, its product and the names of its blanks; how many were compared."""
    labels = [part.text for part in shown.all("dt")]
    assert labels[: len(option.parts)] == [part.label for part in option.parts]
    groups = [part for part in shown.all("div") if part.all("dt")]
    for part, group in zip(option.parts, groups, strict=False):
        assert_part(part, group.text)
        assert {
            link.attributes["href"] for link in group.all("a") if "marks" in (link.parent or group).classes
        } >= {f"#s-{mark.source}" for mark in part.marks}
    assert len(groups) == len(option.parts) + (option.certainty is not None)
    if option.certainty:
        assert option.certainty.label in groups[-1].text
    return len(option.parts)


def assert_part(part: CoursePart, text: str) -> None:
    assert part.text in text
    assert ("Not yet checked" in text) == bool(part.flag)
    for lack in part.lacks:
        said = (
            f"{lack.label}: {lack.blank.mark}{lack.blank.label}" if lack.blank else "nothing says how often"
        )
        assert said in text


def test_a_comparison_tells_the_sums_of_every_option(project: tuple[Path, Knowledge]) -> None:
    site, knowledge = project
    compared = 0
    for name in knowledge.comparisons:
        shown = section(site / "compare" / name / "index.html")
        bodies = shown.all("tbody")
        options = tuple(body.attributes["data-option"] for body in bodies)
        assert sorted(options) == sorted(knowledge.comparisons[name].treatments)
        table = expected(knowledge, options)
        heads = [head.text for head in shown.one("thead").all("th")]
        assert heads[1 : len(table.money_heads) + 1] == list(table.money_heads)
        for body, option in zip(bodies, table.options, strict=True):
            assert body.all("th")[0].text.startswith(option.option.name)
            cells = [line.money.text for line in option.lines]
            cells += [stretches(option.time)] * table.has_time + [
                stretches(option.days_off)
            ] * table.has_days_off
            assert [cell.text for cell in body.all("div", "course-sum")] == cells
            assert len(cells) == len(heads) - 1
            assert_parts(body.all("tr", "course-how")[0], option)
            compared += len(cells)
        assert [item.text for item in shown.one("ul", "course-basis").all("li")] == list(table.basis)
    assert compared


def line_texts(line: CourseLine, table: CourseTable, option: OptionCourse) -> list[str]:
    sums = [
        line.money,
        line.visits if option.has_visits else None,
        line.time if table.has_time else None,
        line.days_off,
    ]
    return [total.text for total in sums if total is not None]


def test_a_treatment_tells_its_own_sums(project: tuple[Path, Knowledge]) -> None:
    site, knowledge = project
    compared = 0
    for name in knowledge.treatments:
        shown = section(site / "treatments" / name / "index.html")
        table = expected(knowledge, (name,))
        (option,) = table.options
        rows = [row for body in shown.all("tbody") for row in body.all("tr")]
        texts = [[cell.text for cell in row.all("div", "course-sum")] for row in rows]
        told = [line_texts(line, table, option) for line in option.lines] if option.known else []
        assert texts == told
        compared += len(rows) + (assert_parts(shown, option) if option.parts else 0)
    assert compared
