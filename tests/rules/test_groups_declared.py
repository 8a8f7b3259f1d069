from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import TEA, Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"
VISIT = "treatments/tea-ceremony-visit.yml"
TEA_CUP = "treatments/camomile-tea.yml"
OLDER = (
    "- {groups: [older], outcome: falls, text: Nobody over 70 was followed at night., people_studied: 0, "
    "sources: [evening-trial]}"
)
BLANK = "  risks_blank: {blank: not_looked_up, why: We have not looked yet.}\n"
STOVE = "who_may_do_it: {text: Anyone with a stove."
NO_GROUPS: Edit = (
    "site.yml",
    """  groups:
    - {id: younger, label: Up to 70, definition: People up to 70 years.}
    - {id: older, label: Over 70, definition: People over 70 years.}
  outcomes:
    - {id: falls, label: Falls}
    - {id: sore-throat, label: A sore throat}
""",
    "",
)

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "unknown-ids": (
        ["group"] * 3,
        [
            (MILK, OLDER, OLDER.replace("[older]", "[oldr, children]").replace("falls", "fals")),
        ],
    ),
    "same-finding-twice": (
        ["group", "group"],
        [
            (
                MILK,
                f"    {OLDER}\n",
                f"    {OLDER}\n    {OLDER.replace('[older]', '[younger, older]')}\n",
            )
        ],
    ),
    "risks-without-groups": (["group"] * 5, [NO_GROUPS]),
    "gaps-without-a-word": (
        ["group", "group"],
        [(MILK, f"    {OLDER}\n", ""), (TEA_CUP, BLANK, "")],
    ),
    "blank-without-a-gap": (["group"], [(MILK, STOVE, f"{BLANK}{STOVE}")]),
    "id-declared-twice": (
        ["group", "group"],
        [
            (
                "site.yml",
                "    - {id: falls, label: Falls}\n",
                "    - {id: falls, label: Falls}\n    - {id: falls, label: Slips}\n",
            ),
            (
                "site.yml",
                "    - {id: older, label: Over 70",
                "    - {id: younger, label: Children, definition: Below 18.}\n    - {id: older, label: Over 70",
            ),
        ],
    ),
    "address-of-the-table": (
        ["group"],
        [("comparisons/by-group.yml", (TEA / "data/comparisons/evening-drinks.yml").read_text("utf-8"))],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/groups_declared/{name}", tmp_path, *REFUSED[name])


def test_several_studies_may_tell_of_one_outcome_in_one_group(tmp_path: Path) -> None:
    other = OLDER.replace("evening-trial", "drinks-review").replace("people_studied: 0", "people_studied: 12")
    assert Project(tmp_path, (MILK, f"    {OLDER}\n", f"    {OLDER}\n    {other}\n")).messages() == []


def test_without_groups_and_without_risks_nothing_is_missing(tmp_path: Path) -> None:
    text = (TEA / "data" / MILK).read_text("utf-8")
    start, end = text.index("  risks:\n"), text.index("who_may_do_it:")
    visit = (TEA / "data" / VISIT).read_text("utf-8")
    edits: list[Edit] = [
        NO_GROUPS,
        (MILK, text[:start] + text[end:]),
        (VISIT, visit[: visit.index("  risks:\n")] + visit[visit.index("who_may_do_it:") :]),
        (TEA_CUP, BLANK, ""),
        ("treatments/do-nothing.yml", "  risks_blank: {blank: not_applicable, why: Nothing is drunk.}\n", ""),
    ]
    assert Project(tmp_path, *edits).messages() == []


def test_a_site_that_cannot_be_read_is_told_alone(tmp_path: Path) -> None:
    messages = Project(tmp_path, ("site.yml", "name: Quiet Cup", "nmae: Quiet Cup")).messages()
    assert messages and all(message.startswith("site.yml:") for message in messages)
