from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

CLAIM = "claims/does-milk-make-you-sleepy.yml"
MILK = "treatments/warm-milk.yml"
SAID = "A few more people slept sooner with milk."
DETAIL = "A full stomach is common."

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "times": (["relative-number"], [(CLAIM, SAID, "People with milk were 3 times as likely to sleep sooner.")]),
    "times-in-words": (["relative-number"], [(CLAIM, SAID, "Milk went with two times the odds of sleep.")]),
    "twice": (["relative-number"], [(MILK, DETAIL, "A full stomach is twice as common.")]),
    "fold": (["relative-number"], [(CLAIM, SAID, "There was a 2-fold gain.")]),
    "percent-more": (["relative-number"], [(CLAIM, SAID, "20% more people slept sooner with milk.")]),
    "percent-higher-risk": (["relative-number"], [(MILK, DETAIL, "It goes with a 20 percent higher chance.")]),
}  # fmt: skip

FINE: dict[str, Edit] = {
    "plain-numbers": (CLAIM, SAID, "20% more people slept sooner with milk, 12 of 100 instead of 10 of 100."),
    "plain-numbers-in-words": (CLAIM, SAID, "Twice as many slept sooner with milk, two of ten, not one of ten."),
    "no-plain-numbers": (CLAIM, SAID, "20% more people slept sooner with milk. We saw no plain numbers."),
    "chance-in-its-own-field": (MILK, "A few more people fell asleep sooner", "Twice as many fell asleep sooner"),
    "a-measure-that-changed": (CLAIM, SAID, "The time to sleep fell by 20%, and was 20% lower than before."),
    "said-by-others": (CLAIM, "that it never fails.", "that 20% more people sleep."),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/relative_number/{name}", tmp_path, *REFUSED[name])


@pytest.mark.parametrize("name", FINE)
def test_what_may_stand(name: str, tmp_path: Path) -> None:
    assert Project(tmp_path, FINE[name]).messages() == []
