from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, assert_refused

TWICE = "avoid:\n  - {condition: milk-allergy, level: ask_first, why: Ask., unsourced: plain sense}\n"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "condition-twice": (
        ["caution", "caution"],
        [
            ("treatments/warm-milk.yml", "\navoid:\n", f"\n{TWICE}"),
            ("routines/evening-cup.yml", "\navoid:\n", f"\n{TWICE}"),
        ],
    ),
    "condition-with-a-field-of-its-own": (
        ["caution", "caution"],
        [
            (
                "treatments/warm-milk.yml",
                "\navoid:\n",
                f"\n{TWICE.replace('milk-allergy', 'breast-feeding')}"
                "  - {condition: pregnancy, level: ask_first, why: Ask., unsourced: plain sense}\n",
            )
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/cautions_once/{name}", tmp_path, *REFUSED[name])
