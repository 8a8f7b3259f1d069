"""What the proof takes from the records of the tiny project."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path

from brute_force import EveryPath

from guidebook.deciding.records import cautions_of, proof_of, treatments_in
from guidebook.knowledge import Knowledge, load
from guidebook.models.treatment import AvoidLevel
from project_tools import TEA, Project

MUST_NOT, ASK_FIRST = AvoidLevel.MUST_NOT, AvoidLevel.ASK_FIRST


def tea() -> Knowledge:
    return load(TEA)


def test_cautions_are_the_list_and_both_circumstances() -> None:
    treatments = tea().treatments
    assert cautions_of(treatments["camomile-tea"]) == {
        "daisy-allergy": ASK_FIRST,
        "pregnancy": ASK_FIRST,
        "breast-feeding": ASK_FIRST,  # not known: ask
    }
    assert cautions_of(treatments["warm-milk"]) == {"milk-allergy": MUST_NOT}
    assert cautions_of(treatments["do-nothing"]) == {}


def test_a_routine_has_cautions_of_its_own_and_brings_its_treatments() -> None:
    knowledge = tea()
    proof = proof_of(knowledge, "which-cup")
    cup = ("routine", "evening-cup")
    assert proof.offerable.cautions[cup] == {"milk-allergy": MUST_NOT}
    assert proof.offerable.comes_with[cup] == treatments_in(knowledge.routines["evening-cup"]) != frozenset()
    assert proof.findings == ()


def test_the_options_are_the_treatments_of_the_flow_s_concerns_that_no_other_flow_settles() -> None:
    knowledge = tea()
    names = [name for _, name in proof_of(knowledge, "which-cup").offerable.options]
    assert names == ["camomile-tea", "do-nothing", "tea-ceremony-visit", "warm-milk"]
    record = knowledge.flows["which-cup"]
    other = record.model_copy(update={"outcomes": record.outcomes[2:3]})
    both = dataclasses.replace(knowledge, flows={"other": other, "which-cup": record})
    names = [name for _, name in proof_of(both, "which-cup").offerable.options]
    assert names == ["camomile-tea", "warm-milk"]
    elsewhere = record.model_copy(update={"concerns": ("other",)})
    alone = dataclasses.replace(knowledge, flows={"which-cup": elsewhere})
    assert proof_of(alone, "which-cup").offerable.options == ()


def test_a_flow_with_all_that_the_language_has(tmp_path: Path) -> None:
    """The file may be added to the tiny project by any test that needs several answers, rules and advice."""
    text = (Path(__file__).parent / "for-a-guest.yml").read_text("utf-8")
    knowledge = Project(tmp_path, ("flows/for-a-guest.yml", text)).knowledge()
    proof = proof_of(knowledge, "for-a-guest")
    assert (proof.paths, proof.combinations, len(proof.longest)) == (9, 16, 2)
    paths = EveryPath(proof.flow, proof.offerable).whole
    leads = Counter(("+".join(path.trail[0].answers), path.node) for path in paths)
    assert leads["milk+daisies", "only-company"] == 1  # the first of both leads, by its rule
    assert leads["pregnant+milk+daisies", "camomile"] == 1
    assert leads["daisies", "any-cup"] == 1
    assert len(paths) == proof.combinations
