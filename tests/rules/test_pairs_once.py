from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

CAMOMILE = "treatments/camomile-tea.yml"
MILK = "treatments/warm-milk.yml"
CONFLICT = "conflicts_with:\n  - treatment: tea-ceremony-visit"


def pair(field: str, treatment: str) -> str:
    return f"{field}:\n  - {{treatment: {treatment}, text: Not together., unsourced: plain sense}}\nfacts:\n"


REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "in-the-other-record": (["pair"], [(MILK, "facts:\n", pair("conflicts_with", "do-nothing"))]),
    "in-both-records": (["pair"], [(MILK, "facts:\n", pair("combines_with", "camomile-tea"))]),
    "with-itself": (["pair"], [(MILK, "facts:\n", pair("conflicts_with", "warm-milk"))]),
    "twice": (["pair"], [(CAMOMILE, CONFLICT, CONFLICT.replace("tea-ceremony-visit", "warm-milk"))]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/pairs_once/{name}", tmp_path, *REFUSED[name])


def test_a_pair_in_the_record_that_comes_first_is_fine(tmp_path: Path) -> None:
    edit = ("treatments/do-nothing.yml", "facts:\n", pair("conflicts_with", "warm-milk"))
    assert Project(tmp_path, edit).messages() == []
