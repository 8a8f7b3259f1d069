from __future__ import annotations

from pathlib import Path

from guidebook import figures
from guidebook.figures import State
from guidebook.knowledge import load
from guidebook.models.base import Blank
from project_tools import TEA, Project

KNOWLEDGE = load(TEA)
SAID = figures.everything_said(KNOWLEDGE)


def test_every_state_is_counted_and_nothing_twice() -> None:
    counted = figures.by_state(SAID)
    assert list(counted) == [*State, *Blank]
    assert sum(counted.values()) == len(SAID) == len({(one.key, one.path) for one in SAID}) > 100
    assert all(counted[blank] for blank in (Blank.NOT_STUDIED, Blank.CONFLICTING, Blank.NOT_LOOKED_UP))


def test_the_state_of_single_facts() -> None:
    state = {(one.key[1], one.path): one.state for one in SAID}
    assert state[("warm-milk", ("facts", "effect"))] is State.CHECKED
    assert state[("tea-ceremony-visit", ("facts", "price-cup"))] is State.NOT_CHECKED
    assert state[("camomile-tea", ("who_may_do_it",))] is State.UNSOURCED
    assert state[("tea-ceremony-visit", ("group_differences",))] is Blank.NOT_STUDIED
    assert state[("tea-ceremony-visit", ("avoid_blank",))] is Blank.NOT_LOOKED_UP


def test_facts_are_counted_as_the_records_give_them() -> None:
    facts = [one for one in SAID if one.is_fact]
    assert len(facts) == sum(len(record.facts) for record in KNOWLEDGE.treatments.values()) > 10
    single = figures.single_source(SAID)
    assert single
    assert all(len(one.sources) == 1 and one.is_fact for one in single)


def test_coverage_counts_what_is_carried() -> None:
    shown = [(one.id, one.name, one.done, one.of) for one in figures.coverage(KNOWLEDGE, "Claims", "Sources")]
    assert shown == [("sheets", "Sheets", 1, 1), ("claims", "Claims", 2, 2), ("sources", "Sources", 2, 2)]
    assert figures.carried_by(KNOWLEDGE)["A0-01"] == (
        ("treatment", "warm-milk"),
        ("claim", "does-milk-make-you-sleepy"),
    )


def test_a_guide_without_starting_material_covers_nothing(tmp_path: Path) -> None:
    assert figures.coverage(Project(tmp_path, ("origins.yml",)).knowledge(), "Claims", "Sources") == ()


def test_reviews_that_are_due(tmp_path: Path) -> None:
    assert figures.reviews_due(KNOWLEDGE) == ()
    milk = "treatments/warm-milk.yml"
    project = Project(tmp_path, (milk, "next_review: 2026-09-01", "next_review: 2026-06-01"))
    due = figures.reviews_due(project.knowledge())
    assert [(one.key, one.on.isoformat(), one.overdue) for one in due] == [
        (("treatment", "warm-milk"), "2026-06-01", False)
    ]
    project.edit((milk, "reviewed: 2026-03-01", "reviewed: 2026-01-01"), (milk, "2026-06-01", "2026-03-14"))
    assert [one.overdue for one in figures.reviews_due(project.knowledge())] == [True]


def test_what_has_no_group_data_and_what_was_not_read() -> None:
    assert figures.without_group_data(KNOWLEDGE) == tuple(
        i for i, record in KNOWLEDGE.treatments.items() if record.group_differences.text is None
    )
    assert "tea-ceremony-visit" in figures.without_group_data(KNOWLEDGE)
    assert figures.unread_sources(KNOWLEDGE) == tuple(
        i for i, s in KNOWLEDGE.sources.items() if s.read.value in {"not_read", "second_hand"}
    )
    assert [source.title for source in figures.studies_of(KNOWLEDGE, KNOWLEDGE.treatments["warm-milk"])]
