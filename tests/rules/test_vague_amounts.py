from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"
BEFORE = "unsourced: plain sense\n"
HARM = "what: Feeling full\n      detail: A full stomach is common."


def harm(what: str, detail: str) -> Edit:
    return (MILK, HARM, f"what: {what}\n      detail: {detail}")


REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "often": (["vague-amount"], [harm("Feeling full", "You may often feel full.")]),
    "in-a-label": (["vague-amount"], [harm("Many people feel full", "You may feel full.")]),
}

FINE: dict[str, Edit] = {
    "number": harm("Feeling full", "Many people may feel full, 12 of 60 in one trial."),
    "no-number-known": harm("Feeling full", "You may often feel full. It is not known how many people do."),
    "no-figure-found": harm("Feeling full", "Some people may feel full. We found no figure."),
    "less-often": harm("Feeling full", "You may feel full. Drink it less often then."),
    "how-often": harm("Feeling full", "You may feel full. No source says how often."),
    "chance-of-its-own": (MILK, "detail: A few more people fell", "detail: Most people fell"),
    "no-effect": (MILK, f"{BEFORE}  during:", f"{BEFORE}    - {{text: Tea is often hot., unsourced: plain sense}}\n  during:"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/vague_amounts/{name}", tmp_path, *REFUSED[name])


@pytest.mark.parametrize("name", FINE)
def test_what_may_stand(name: str, tmp_path: Path) -> None:
    assert Project(tmp_path, FINE[name]).messages() == []
