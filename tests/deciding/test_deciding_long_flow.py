"""A long flow is proved without walking its paths; how long that takes is measured by ``make bench``."""

from __future__ import annotations

import pytest

from guidebook.deciding.finding import Fault
from project_tools import ROOT


@pytest.fixture(autouse=True)
def _scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))


def test_a_hundred_questions_are_a_few_hundred_places() -> None:
    from bench_flow import made_proof

    proof = made_proof(100)
    assert proof.findings == ()
    assert proof.combinations > proof.paths > 10**40
    assert len(proof.longest) == 100
    assert proof.places < 400
    followed = [proof.walks.following(f"condition-{block}") for block in range(20)]
    assert sum(len(walked.places) for walked in followed) < 3 * 20 * 400
    assert len({id(walked) for walked in followed}) == 20


def test_one_wrong_offer_at_the_end_of_a_hundred_questions_is_found() -> None:
    from bench_flow import made_proof

    (finding,) = made_proof(100, broken=True).findings
    assert (finding.fault, finding.node, finding.conditions) == (
        Fault.MUST_NOT_OFFERED,
        "outcome-19",
        ("condition-0",),
    )
    assert finding.trail is not None
    assert finding.trail[0] == ("question-0", ("answer-0",))
    assert len(finding.trail) == 40
