from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, assert_refused

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "mistyped-fact": (["drawn"], [("facts.yml", "  fact: felt-in\n", "  fact: felt-inn\n")]),
    "unlike-any-fact": (["drawn"], [("facts.yml", "  fact: felt-in\n", "  fact: zzz\n")]),
    "unknown-grades": (
        ["drawn", "drawn"],
        [("facts.yml", "weakest_first: [flowery, grassy]", "weakest_first: [flowry, grassy, grassy]")],
    ),
    "fact-that-is-no-choice": (["drawn"], [("facts.yml", "  grade: taste\n", "  grade: felt-in\n")]),
    "fact-that-counts-nothing": (["drawn"], [("facts.yml", "  people: cups\n", "  people: minutes\n")]),
    "fact-without-a-bar": (
        ["drawn"],
        [
            (
                "facts.yml",
                "kind: yes_no\n    show: [matrix, leaflet]",
                "kind: yes_no\n    show: [matrix, picture]",
            )
        ],
    ),
    "fact-without-levels": (["drawn"], [("facts.yml", "  fact: felt-in\n", "  fact: taste\n")]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/facts_drawn/{name}", tmp_path, *REFUSED[name])
