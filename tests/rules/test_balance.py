from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"
CAMOMILE = "treatments/camomile-tea.yml"
AFTER_HARMS = "avoid:\n  - condition: milk-allergy"
LONG = "A full stomach is common. " * 12
HARM = "\n    - {what: Feeling full, detail: You may feel full., certainty: low, why: one page, sources: [health-page]}"
REASON = "balance_reason: One page lists the harms one by one.\n"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "more-words": (["balance"], [(MILK, "detail: A full stomach is common.", f"detail: {LONG}")]),
    "more-items": (["balance"], [(MILK, "  common:\n", f"  common:{HARM}\n")]),
    "reason-not-needed": (["balance"], [(MILK, AFTER_HARMS, REASON + AFTER_HARMS)]),
    "reason-beside-a-blank": (["balance"], [(CAMOMILE, "avoid:", f"{REASON}avoid:")]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/balance/{name}", tmp_path, *REFUSED[name])


def test_a_reason_is_enough(tmp_path: Path) -> None:
    edits: list[Edit] = [REFUSED["more-items"][1][0], (MILK, AFTER_HARMS, REASON + AFTER_HARMS)]
    assert Project(tmp_path, *edits).messages() == []


def test_one_side_may_have_twice_the_items_and_no_more(tmp_path: Path) -> None:
    project = Project(tmp_path)
    benefits = project.knowledge().treatments["warm-milk"].benefits
    assert (len(benefits), len(project.knowledge().treatments["warm-milk"].harms.common)) == (1, 1)
    assert project.messages() == []  # one benefit, one common and one serious harm
