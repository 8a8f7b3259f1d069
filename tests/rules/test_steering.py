from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"
SUMMARY = "A cup of warm milk is cheap."

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "best": (["steering"], [(MILK, SUMMARY, f"{SUMMARY} It is the best of all.")]),
    "praise-of-others": (["steering"], [(MILK, SUMMARY, f"{SUMMARY} Doctors call it the gold standard.")]),
    "in-a-flow": (["steering"], [("flows/which-cup.yml", "summary: ", "summary: We find the ideal cup. ")]),
    "simple": (
        ["steering"],
        [("comparisons/evening-drinks.yml", "summary: ", "summary: Milk is simplest. ")],
    ),
}

FINE: dict[str, Edit] = {
    "denied": (MILK, SUMMARY, f"{SUMMARY} It is not the best, nor a first choice."),
    "asked": (MILK, "facts:\n", "questions: [Which one is best for me?]\nfacts:\n"),
    "quoted": (MILK, SUMMARY, f'{SUMMARY} One page calls it "ideal".'),
    "other-words": (MILK, SUMMARY, f"{SUMMARY} Stop when the top of it bestows a simply idealised look."),
    "name-others-give": (MILK, "kind: home\n", "kind: home\nalso_called: [Best milk]\n"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/steering/{name}", tmp_path, *REFUSED[name])


@pytest.mark.parametrize("name", FINE)
def test_what_may_stand(name: str, tmp_path: Path) -> None:
    assert Project(tmp_path, FINE[name]).messages() == []
