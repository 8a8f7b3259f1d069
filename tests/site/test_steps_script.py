"""The few lines of script that follow a flow say of random small flows what following every path of them says."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser

from built_outputs import ROOT
from deciding.brute_force import EveryPath
from deciding.small_flows import RANDOM_FLOWS
from guidebook.deciding.answering import selections
from guidebook.deciding.offers import Offerable
from guidebook.deciding.proof import Proof
from guidebook.models.flow import Flow
from guidebook.views.steps import script_data
from guidebook.views.steps_flow import FlowSteps

pytestmark = pytest.mark.browser

SCRIPT = (ROOT / "site_overrides" / "assets" / "decide.js").read_text("utf-8")

FOLLOW = """flows => flows.map(({flow, trails}) => trails.map(trail => {
    const path = follow(flow, new Map(trail));
    return [path.node, [...path.so].sort(), [...path.out].sort(), path.steps.length];
}))"""

TOGETHER = """flows => flows.map(({flow, tried}) => tried.map(([question, ids]) =>
    answersOf(flow.questions.find(one => one.id === question), ids)?.map(answer => answer.id) ?? null))"""


def random_flows() -> list[tuple[Flow, Offerable]]:
    """Small flows that do not go in circles, as no published flow does."""
    found: list[tuple[Flow, Offerable]] = []

    @settings(max_examples=300, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(RANDOM_FLOWS)
    def collect(made: tuple[Flow, Offerable]) -> None:
        if not EveryPath(*made).round:
            found.append(made)

    collect()
    return found


def data_of(record: Flow, offerable: Offerable) -> Any:
    proof = Proof(record, offerable)
    knowledge: Any = SimpleNamespace(
        flows={"made": record}, flow_standings={"made": SimpleNamespace(proof=proof)}, conditions={}
    )
    return script_data(knowledge, FlowSteps(knowledge, "made"))


@pytest.fixture(scope="module")
def made() -> list[tuple[Flow, Offerable]]:
    return random_flows()


def test_the_script_follows_every_path(chromium: Browser, made: list[tuple[Flow, Offerable]]) -> None:
    asked, wanted = [], []
    for record, offerable in made:
        paths = EveryPath(record, offerable).paths
        trails = [[[step.question, list(step.answers)] for step in path.trail] for path in paths]
        asked.append({"flow": data_of(record, offerable), "trails": trails})
        wanted.append([[path.node, sorted(path.so), sorted(path.out), len(path.trail)] for path in paths])
    page = chromium.new_page()
    page.add_script_tag(content=SCRIPT)
    assert page.evaluate(FOLLOW, asked) == wanted
    page.close()
    assert len(wanted) > 100
    assert sum(map(len, wanted)) > 2000
    assert sum(len(rules) for record, _ in made for rules in rules_of(record)) > 50


def rules_of(record: Flow) -> list[tuple[object, ...]]:
    return [answer.next for question in record.questions for answer in question.answers if answer.next]


def test_only_answers_that_go_together_are_taken(
    chromium: Browser, made: list[tuple[Flow, Offerable]]
) -> None:
    """Every set of ids, one that no answer has among them."""
    asked, wanted = [], []
    for record, offerable in made[:60]:
        tried: list[list[Any]] = []
        taken: list[list[str] | None] = []
        for question in record.questions:
            may_be = [[answer.id for answer in chosen] for chosen in selections(question)]
            ids = [*(answer.id for answer in question.answers), "no-such-answer"]
            for bits in range(2 ** len(ids)):
                chosen = [one for index, one in enumerate(ids) if bits >> index & 1]
                tried.append([question.id, chosen[::-1]])
                taken.append(chosen if chosen in may_be else None)
        asked.append({"flow": data_of(record, offerable), "tried": tried})
        wanted.append(taken)
    page = chromium.new_page()
    page.add_script_tag(content=SCRIPT)
    assert page.evaluate(TOGETHER, asked) == wanted
    page.close()
    assert sum(one is not None for taken in wanted for one in taken) > 500
