from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.models import FOLDER_KINDS
from guidebook.rules.references_resolve import HOMES, LINKED
from project_tools import Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"
TEXT = "text: A few more people slept sooner with milk."
CLAIM = "claims/does-milk-make-you-sleepy.yml"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "unknown-source": (
        ["unknown-reference"],
        [
            (
                MILK,
                "why: page for the public\n      sources: [health-page]",
                "why: page for the public\n      sources: [health-pag]",
            )
        ],
    ),
    "unknown-treatment": (
        ["unknown-reference"],
        [
            (
                "comparisons/evening-drinks.yml",
                "tea-ceremony-visit, warm-milk",
                "tea-ceremony-visit, warm-milk, rum",
            )
        ],
    ),
    "unknown-cause": (["unknown-reference"], [(MILK, "acts_on: [cold-room]", "acts_on: [cold-rooms]")]),
    "unknown-condition": (
        ["unknown-reference", "unknown-reference"],
        [
            (MILK, "condition: milk-allergy", "condition: zebra"),
            ("routines/evening-cup.yml", "condition: milk-allergy", "condition: milk-alergy"),
            ("flows/which-cup.yml", "establishes: [milk-allergy]", "establishes: []"),
            ("flows/which-cup.yml", "rules_out: [milk-allergy]", "rules_out: []"),
        ],
    ),
    "unknown-fact": (["unknown-reference"], [(MILK, "facts:\n", "facts:\n  colour: {blank: not_studied}\n")]),
    "unknown-in-site": (
        ["unknown-reference"],
        [("site.yml", "[does-milk-make-you-sleepy]", "[does-milk-make-you-sleep]")],
    ),
    "link-to-unknown-record": (
        ["record-link", "unknown-reference"],
        [(CLAIM, TEXT, "text: See [[treatment:warm-mlik]] and [[tretment:warm-milk]].")],
    ),
    "link-to-a-record-without-a-page": (
        ["record-link"] * 3,
        [
            (
                CLAIM,
                TEXT,
                "text: See [[clinic:lantern-house]], [[fact:cups]] or [[site:site]], not [[condition:pregnancy]].",
            )
        ],
    ),
    "link-written-wrongly": (
        ["record-link"] * 3,
        [(CLAIM, TEXT, 'text: "See [[Warm Milk]], [[treatment:Warm-Milk|milk]] or [[treatment:warm-milk."')],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/references_resolve/{name}", tmp_path, *REFUSED[name])


def test_links_to_every_kind_with_a_page_are_fine(tmp_path: Path) -> None:
    links = {
        "concern": "restless-evenings",
        "treatment": "warm-milk",
        "comparison": "evening-drinks",
        "flow": "which-cup",
        "routine": "evening-cup",
        "claim": "is-sitting-together-enough",
        "source": "evening-trial",
        "term": "camomile",
        "cause": "worry",
        "condition": "pregnancy",
    }
    assert tuple(links) == LINKED
    text = " ".join(f"[[{kind}:{identifier}]]" for kind, identifier in links.items())
    assert Project(tmp_path, (CLAIM, TEXT, f'text: "{text}"')).messages() == []


def test_every_kind_of_record_has_a_home() -> None:
    assert {kind.name for kind in FOLDER_KINDS} < set(HOMES)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("facts.yml", "kind: text", "kind: txt"),
        ("conditions.yml", "i_am: I am pregnant", "i_am:"),
        ("glossary.yml", "term: steeping\n", ""),
        ("concerns/restless-evenings.yml", "name: Worry\n", ""),
        (MILK, "kind: home", "kind: hom"),
        ("sources/evening-trial.yml", "read: whole", "read: everything"),
        ("facts.yml", "label: Cups", "label: @cups"),
        ("sources/old-herbal.yml", "kind: other", "kind: @other"),
    ],
)
def test_a_record_that_cannot_be_read_makes_no_other_record_wrong(
    file: str, old: str, new: str, tmp_path: Path
) -> None:
    problems = Project(tmp_path, (file, old, new)).check().problems
    assert [problem.place.file for problem in problems] == [f"data/{file}"]


@pytest.mark.parametrize(
    "file", ["facts.yml", "conditions.yml", "glossary.yml", "site.yml", "vocabulary.yml"]
)
def test_a_missing_file_makes_no_other_record_wrong(file: str, tmp_path: Path) -> None:
    problems = Project(tmp_path, (file,)).check().problems
    assert [(problem.place.file, problem.rule) for problem in problems] == [(f"data/{file}", "missing-file")]
