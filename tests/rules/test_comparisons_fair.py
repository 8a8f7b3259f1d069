from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, assert_refused

DRINKS = "comparisons/evening-drinks.yml"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "nothing-left-out": (
        ["comparison"],
        [(DRINKS, ", do-nothing,", ","), (DRINKS, "  - {one: do-nothing, other: warm-milk}\n", "")],
    ),
    "option-twice": (["comparison"], [(DRINKS, ", do-nothing,", ", do-nothing, camomile-tea,")]),
    "row-twice": (["comparison"], [(DRINKS, "rows: [", "rows: [taste, ")]),
    "row-without-values": (
        ["comparison"],
        [
            (DRINKS, "rows: [", "rows: [later-visits, "),
            (
                "treatments/tea-ceremony-visit.yml",
                "later-visits: {blank: not_studied",
                "later-visits: {blank: not_looked_up",
            ),
        ],
    ),
    "row-worked-out-from-blanks": (
        ["comparison"],
        [
            ("facts.yml", "multiply: [cups, price-cup]", "multiply: [later-visits, price-visit]"),
            (
                "treatments/tea-ceremony-visit.yml",
                "later-visits: {blank: not_studied",
                "later-visits: {blank: not_looked_up",
            ),
        ],
    ),
    "row-for-nobody": (
        ["comparison", "fact", "fact", "fact"],
        [("facts.yml", "applies_to: [home, clinic]", "applies_to: [cosmetic]")],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/comparisons_fair/{name}", tmp_path, *REFUSED[name])
