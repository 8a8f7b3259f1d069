"""The proof says of random small flows what following every path of them says."""

from __future__ import annotations

from collections import Counter

from brute_force import EveryPath, known, replay
from hypothesis import HealthCheck, given, settings
from small_flows import RANDOM_FLOWS

from guidebook.deciding.finding import Fault, Finding
from guidebook.deciding.offers import Offerable
from guidebook.deciding.proof import Proof
from guidebook.models.flow import Flow

SHOWN_BY_ANSWERS = {
    Fault.LEADS_NOWHERE,
    Fault.CIRCLE,
    Fault.TOO_LONG,
    Fault.MUST_NOT_OFFERED,
    Fault.ASK_FIRST_HIDDEN,
    Fault.FEW_CHOICES,
    Fault.NOTHING_NOT_OFFERED,
    Fault.OFFERED_THOUGH_NEVER,
}


def compare(flow: Flow, offerable: Offerable) -> Counter[str]:
    """Hold the proof of a flow against all its paths, and count what there was to compare."""
    every = EveryPath(flow, offerable)
    proof = Proof(flow, offerable)
    found = Counter[str](finding.fault for finding in proof.findings)
    expected = every.findings()
    sure = [
        finding
        for finding in proof.findings
        if finding.fault is not Fault.CIRCLE
        and not (
            every.round and finding.fault is Fault.CHANGES_NOTHING
        )  # not every path was followed to its end
    ]
    assert {known(finding) for finding in sure} == expected.keys()
    assert len(sure) == len({known(finding) for finding in sure})
    assert [finding.path[0] for finding in proof.findings] == sorted(
        (finding.path[0] for finding in proof.findings), key=list(Flow.model_fields).index
    )
    for finding in proof.findings:
        assert (finding.trail is not None) == (finding.fault in SHOWN_BY_ANSWERS)
        shows(finding, every, expected)
    for outcome in flow.outcomes:
        unasked = proof.unasked(outcome.id)
        assert {(one.condition, one.level, one.thing) for one in unasked} == every.unasked(outcome.id)
        assert len(unasked) == len(every.unasked(outcome.id))
        found["unasked"] += len(unasked)
    assert bool(every.round) == any(finding.fault is Fault.CIRCLE for finding in proof.findings)
    if not every.round:
        one_each = [path for path in every.whole if all(len(step.answers) == 1 for step in path.trail)]
        assert (proof.paths, proof.combinations) == (len(one_each), len(every.whole))
        assert len(proof.longest) == max(len(path.trail) for path in every.whole)
        assert replay(flow, proof.longest).node not in proof.walks.questions
        found["combinations"] += proof.combinations
    return found


def shows(finding: Finding, every: EveryPath, expected: dict[object, int | None]) -> None:
    """The answers that come with a finding can be given, show it, and no fewer questions do."""
    if finding.trail is None:
        return
    end = replay(every.flow, finding.trail)
    if finding.fault is Fault.CIRCLE:
        assert end.node == finding.node in {step.question for step in finding.trail}
        assert len(finding.trail) == min(len(path.trail) for path in every.round)
    elif finding.fault is Fault.TOO_LONG:
        assert len(finding.trail) == max(len(path.trail) for path in every.whole)
    elif finding.fault is Fault.LEADS_NOWHERE:
        assert (end.node, finding.trail[-1].question) == (None, finding.node)
        assert len(finding.trail) == expected[known(finding)]
    else:
        assert end.node == finding.node
        assert end.so.issuperset(finding.conditions)
        assert len(finding.trail) == expected[known(finding)]


def test_the_proof_agrees_with_following_every_path() -> None:
    compared: Counter[str] = Counter()

    @settings(max_examples=1000, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(RANDOM_FLOWS)
    def agree(made: tuple[Flow, Offerable]) -> None:
        flow, offerable = made
        compared.update(compare(flow, offerable))
        compared["flows"] += 1

    agree()
    assert compared["flows"] == 1000
    assert {fault for fault in Fault if not compared[fault]} == {Fault.TOO_TANGLED}
