"""The worked example of docs/course-arithmetic.md: its facts are those of the record, and its sums are worked out again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from guidebook.course import whole_course
from guidebook.models.facts import Course, FactDeclaration, FactValue
from guidebook.views.numbers import duration, number
from guidebook.words import load_words
from project_tools import ROOT

WORDS = load_words("en")
DOCUMENT = ROOT / "docs" / "course-arithmetic.md"


@cache
def example() -> tuple[str, dict[str, tuple[int, int, bool]], dict[int, list[str]]]:
    """The option, its facts and its sums in words, as the document tells them."""
    text = DOCUMENT.read_text("utf-8")
    option = re.search(r"^## An example: (\S+)$", text, re.MULTILINE)
    assert option is not None
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    facts = {row[0]: (int(row[1]), int(row[2]), row[3] == "yes") for row in rows if row[-1] in {"yes", "no"}}
    sums = {int(row[0].split()[0]): row[1:] for row in rows if re.fullmatch(r"\d+ years?", row[0])}
    assert len(facts) == 5
    assert len(sums) == 3
    return option[1], facts, sums


def record(folder: str, name: str) -> Mapping[str, Any]:
    found = yaml.safe_load((ROOT / "data" / folder / f"{name}.yml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_its_facts_are_those_of_the_record() -> None:
    option, facts, _ = example()
    values = record("treatments", option)["facts"]
    assert facts == {
        name: (values[name]["low"], values[name]["high"], bool(values[name].get("or_more"))) for name in facts
    }, (
        f"docs/course-arithmetic.md tells other facts than data/treatments/{option}.yml: write the example anew"
    )


def test_its_sums_are_right_by_plain_counting() -> None:
    _, facts, sums = example()
    for years, (money, visits, time, days) in sums.items():
        ends = []
        for end in (0, 1):
            came = facts["sessions"][end] + (years - 1) * facts["upkeep"][end]
            each = [facts[name][end] for name in ("cost-session", "visit-length", "time-off")]
            ends.append((came, *(came * amount for amount in each)))
        (low, *lows), (high, *highs) = ends
        assert visits == f"{low} to {high} visits"
        assert money == f"${lows[0]:,} to ${highs[0]:,}"
        assert time == f"{clock(lows[1])} to {clock(highs[1])} or more"
        assert days == f"{lows[2]} to {highs[2]} days"


def clock(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    told = [f"{hours} hour{'s' * (hours > 1)}"] * bool(hours) + [f"{rest} minutes"] * bool(rest)
    return " ".join(told)


def test_its_sums_are_those_of_the_engine() -> None:
    _, facts, sums = example()
    declared = record(".", "facts")
    course = Course.model_validate(declared["course"])
    measures = {fact["id"]: FactDeclaration.model_validate(fact).measure for fact in declared["facts"]}
    assert {measures[name] for name in facts} >= {"times", "times_a_year", "minutes", "days"}
    values = {
        name: FactValue.model_validate(
            {
                "low": low,
                "high": high,
                "or_more": more,
                "sources": ["s"],
                "certainty": "low",
                "why": "an example",
            }
        )
        for name, (low, high, more) in facts.items()
    }
    found = {over.years: over for over in whole_course(course, values).over}
    assert list(found) == list(sums)
    for years, (money, visits, time, days) in sums.items():
        over = found[years]
        assert over.visits is not None and over.minutes is not None and over.days_off is not None
        ends = {name: getattr(over, name).span for name in ("money", "visits", "minutes", "days_off")}
        assert all(span.high is not None for span in ends.values())
        assert money == f"${number(ends['money'].low)} to ${number(ends['money'].high)}"
        assert visits == f"{number(ends['visits'].low)} to {number(ends['visits'].high)} visits"
        assert days == f"{number(ends['days_off'].low)} to {number(ends['days_off'].high)} days"
        assert ends["minutes"].open
        assert (
            time
            == f"{duration(ends['minutes'].low, WORDS)} to {duration(ends['minutes'].high, WORDS)} or more"
        )
