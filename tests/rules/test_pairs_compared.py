from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import TEA, Edit, Golden, Project, assert_refused

DRINKS = "comparisons/evening-drinks.yml"
NO_FLOW: Edit = ("flows/which-cup.yml",)
"""A flow would have to say where each option of a test stands."""
SECOND = "comparisons/second.yml"
MILK = "treatments/warm-milk.yml"
PAIR = "  - {one: warm-milk, other: camomile-tea}\n"
TEXT = (TEA / "data" / DRINKS).read_text("utf-8")
MILK_TEXT = (TEA / "data" / MILK).read_text("utf-8").replace("[A0-01]", "[]")


def and_pair(one: str, other: str) -> Edit:
    return (DRINKS, PAIR, f"{PAIR}  - {{one: {one}, other: {other}}}\n")


def with_twin(identifier: str, minutes: int = 5) -> list[Edit]:
    """Another milk that says the same of everything but the minutes, compared as one more option."""
    text = MILK_TEXT.replace("name: Warm milk", f"name: Milk {identifier}").replace(
        "low: 5,", f"low: {minutes},"
    )
    return [
        (f"treatments/{identifier}.yml", text),
        (DRINKS, "treatments: [", f"treatments: [{identifier}, "),
    ]


ALL_PAIRS: Edit = (
    DRINKS,
    f"pairs:\n{PAIR}  - {{one: do-nothing, other: warm-milk}}\n",
    "all_pairs: yes\n",
)
FACTS = MILK_TEXT.split("\nfacts:\n")[1].split("\nevidence:")[0].splitlines()
LESS: Edit = (
    MILK,
    "\n".join(FACTS),
    "\n".join(FACTS[:2] + [f"{line.split(':')[0]}: {{blank: not_looked_up}}" for line in FACTS[2:]]),
)
"""Of the milk only two facts are looked up: what it may do, and how many cups."""


def with_comparison(identifier: str, *extra: str) -> Edit:
    """A second comparison that asks for no pair."""
    lines = TEXT.split("pairs:\n")[0] + TEXT.split("other: warm-milk}\n")[1]
    return (f"comparisons/{identifier}.yml", lines.replace("Evening drinks", "Other drinks") + "".join(extra))


REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "with-itself": (["compared-pair"], [and_pair("warm-milk", "warm-milk")]),
    "no-option": (
        ["compared-pair", "unknown-reference"],
        [
            (DRINKS, "do-nothing, tea-ceremony-visit, warm-milk]", "do-nothing, warm-milk]"),
            (DRINKS, "visits, rest-days, price-visit,", "rest-days,"),
            (DRINKS, PAIR, f"{PAIR}  - {{one: tea-ceremony-visit, other: tea-ceremony-visits}}\n"),
        ],
    ),
    "twice": (["compared-pair"], [and_pair("warm-milk", "camomile-tea")]),
    "twice-turned-round": (["compared-pair"], [and_pair("camomile-tea", "warm-milk")]),
    "too-little-known": (["compared-pair", "compared-pair"], [LESS]),
    "no-difference": (
        ["compared-pair"],
        [NO_FLOW, *with_twin("hot-milk"), and_pair("hot-milk", "warm-milk")],
    ),
    "address-of-a-comparison": (["compared-pair"], [with_comparison("camomile-tea-or-warm-milk")]),
    "address-of-a-former-comparison": (
        ["compared-pair"],
        [with_comparison("second", "moved_from: [camomile-tea-or-warm-milk]\n")],
    ),
    "address-of-another-pair": (
        ["compared-pair"],
        [
            NO_FLOW,
            *with_twin("a", 6),
            *with_twin("b-or-c", 7),
            *with_twin("a-or-b", 8),
            *with_twin("c", 9),
            (DRINKS, PAIR, "  - {one: c, other: a-or-b}\n  - {one: b-or-c, other: a}\n"),
        ],
    ),
    "address-among-all-pairs": (
        ["compared-pair"],
        [
            with_comparison("camomile-tea-or-warm-milk"),
            ALL_PAIRS,
        ],
    ),
}


def test_identical_pairs_among_all_pairs_are_no_problem(tmp_path: Path) -> None:
    project = Project(tmp_path, NO_FLOW, *with_twin("hot-milk"), ALL_PAIRS)
    assert project.messages() == []
    pairs = project.knowledge().pairs
    assert "hot-milk-or-warm-milk" not in pairs
    assert len(pairs) == 9


def test_thin_pairs_among_all_pairs_are_no_problem(tmp_path: Path) -> None:
    project = Project(tmp_path, LESS, ALL_PAIRS)
    assert project.messages() == []
    assert list(project.knowledge().pairs) == [
        "camomile-tea-or-do-nothing",
        "camomile-tea-or-tea-ceremony-visit",
        "do-nothing-or-tea-ceremony-visit",
    ]


def test_two_comparisons_may_name_one_pair(tmp_path: Path) -> None:
    second = with_comparison("second", "pairs:\n", PAIR)
    project = Project(tmp_path, second)
    assert project.messages() == []
    pairs = project.knowledge().pairs
    assert pairs["camomile-tea-or-warm-milk"].comparisons == ("evening-drinks", "second")


def test_what_cannot_be_read_makes_no_pair_thin(tmp_path: Path) -> None:
    project = Project(tmp_path, ("facts.yml", "kind: count", "kind: cuont"))
    assert {problem.place.file for problem in project.check().problems} == {"data/facts.yml"}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/pairs_compared/{name}", tmp_path, *REFUSED[name])
