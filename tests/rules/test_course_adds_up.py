from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

FACTS = "facts.yml"
NO_PACKS = (FACTS, "  packs: boxes\n  pack_price: price-box\n", "")
NO_VISITS = (FACTS, "  visits: visits\n  visit_price: price-visit\n", "")

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "mistyped-fact": (["course"], [(FACTS, "  visits: visits\n", "  visits: vists\n")]),
    "unlike-any-fact": (["course"], [(FACTS, "  days_off: rest-days\n", "  days_off: zzz\n")]),
    "worked-out-fact": (["course"], [(FACTS, "  pack_price: price-box\n", "  pack_price: price-evening\n")]),
    "price-that-is-not-money": (
        ["course"],
        [(FACTS, "  visit_price: price-visit\n", "  visit_price: effect\n")],
    ),
    "mixed-units": (
        ["course"] * 7,
        [
            (FACTS, "  visits: visits\n", "  visits: later-visits\n"),
            (FACTS, "  visit_price: price-visit\n", "  visit_price: visits\n"),
            (FACTS, "  upkeep: later-visits\n", "  upkeep: visits\n"),
            (FACTS, "  minutes: minutes\n", "  minutes: rest-days\n"),
            (FACTS, "  days_off: rest-days\n", "  days_off: minutes\n"),
            (FACTS, "  packs: boxes\n", "  packs: price-box\n"),
            (FACTS, "  pack_price: price-box\n", "  pack_price: boxes\n"),
        ],
    ),
    "no-measure": (["course"], [(FACTS, "    measure: minutes\n", "")]),
    "no-fact-of-that-measure": (
        ["course"],
        [
            (FACTS, "    measure: minutes\n", "    measure: days\n"),
            (FACTS, "  minutes: minutes\n", "  minutes: zzz\n"),
        ],
    ),
    "upkeep-without-visits": (["course"] * 3, [NO_VISITS]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/course_adds_up/{name}", tmp_path, *REFUSED[name])


@pytest.mark.parametrize(
    "edits",
    [
        [NO_PACKS],
        [NO_VISITS, (FACTS, "  upkeep: later-visits\n  minutes: minutes\n  days_off: rest-days\n", "")],
        [(FACTS, "course:\n  years: [1, 3]\n  visits: visits\n", "course:\n  visits: cups\n")],
    ],
    ids=["visits alone", "packs alone", "a count of times"],
)
def test_a_course_may_have_a_part_of_the_facts(edits: list[Edit], tmp_path: Path) -> None:
    project = Project(tmp_path, *edits)
    assert project.messages() == []
    assert project.knowledge().course is not None


def test_a_guide_may_have_no_course_and_no_section(tmp_path: Path) -> None:
    file = Project(tmp_path).folder / "data" / FACTS
    facts, _, _ = file.read_text("utf-8").partition("course:\n")
    project = Project(tmp_path / "other", (FACTS, facts))
    assert project.messages() == []
    assert (project.knowledge().course, project.knowledge().section) == (None, None)
