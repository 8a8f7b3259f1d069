from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

FILE = "interactions.yml"
MILK_GROUP = "treatments: [warm-milk], load"
BOTH = "{first: warm-drinks, second: visits, level: fine, text: Both., unsourced: plain sense}"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "member-listed-twice": (
        ["interaction"],
        [(FILE, MILK_GROUP, MILK_GROUP.replace("warm-milk", "warm-milk, warm-milk"))],
    ),
    "group-of-no-use": (
        ["interaction"],
        [(FILE, "groups:\n  - {id: warm", "groups:\n  - {id: cakes, name: Cakes}\n  - {id: warm")],
    ),
    "member-does-not-name-the-condition": (
        ["interaction"],
        [
            (FILE, "treatments: [tea-ceremony-visit]", "treatments: []"),
            (FILE, MILK_GROUP, MILK_GROUP.replace("warm-milk", "warm-milk, tea-ceremony-visit")),
        ],
    ),
    "pair-told-twice": (
        ["interaction"],
        [
            (
                FILE,
                "  - {first: visits, condition: pregnancy",
                f"  - {BOTH}\n  - {{first: visits, condition: pregnancy",
            ),
            (
                "treatments/tea-ceremony-visit.yml",
                "facts:\n",
                "combines_with:\n  - {treatment: warm-milk, text: Both., unsourced: plain sense}\nfacts:\n",
            ),
        ],
    ),
    "pause-told-twice": (
        ["interaction"],
        [
            (FILE, "groups: [coffee]", "groups: [coffee, warm-drinks]"),
            (
                "treatments/tea-ceremony-visit.yml",
                "facts:\n",
                "combines_with:\n  - {treatment: warm-milk, text: Both., unsourced: plain sense}\nfacts:\n",
            ),
        ],
    ),
    "unknown-group": (["unknown-reference"], [(FILE, "second: coffee", "second: cofee")]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/interactions_agree/{name}", tmp_path, *REFUSED[name])


def test_a_guide_without_interactions_is_fine(tmp_path: Path) -> None:
    assert Project(tmp_path, (FILE,)).messages() == []
