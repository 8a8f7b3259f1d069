from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"
TRIAL = "sources/evening-trial.yml"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "searched-after-edition": (["date"], [("site.yml", "2026-02-20", "2026-03-16")]),
    "reviewed-after-edition": (["date"], [(MILK, "\nreviewed: 2026-03-01", "\nreviewed: 2026-03-16")]),
    "review-overdue": (
        ["review-overdue"],
        [(MILK, "\nreviewed: 2026-03-01", "\nreviewed: 2025-03-01"), (MILK, "2026-09-01", "2026-03-14")],
    ),
    "change-and-checks-after-edition": (
        ["date", "date", "date"],
        [
            ("changes.yml", "date: 2026-03-10", "date: 2026-03-20"),
            ("checks.yml", "done: 2026-02-01", "done: 2026-05-01"),
            ("checks.yml", "date: 2026-03-02", "date: 2027-03-02"),
        ],
    ),
    "reviewer-after-edition": (["date"], [("treatments/camomile-tea.yml", "2026-03-02", "2026-04-02")]),
    "price-after-edition": (
        ["date", "date"],
        [
            (MILK, "high: 4.5, as_of: 2026-02", "high: 4.5, as_of: 2026-04"),
            ("clinics/lantern-house.yml", "2026-01-10", "2026-05-10"),
        ],
    ),
    "source-after-edition": (
        ["date", "date"],
        [(TRIAL, "published: 2021-05", "published: 2027"), (TRIAL, "2026-02-20", "2027-02-20")],
    ),
    "read-before-published": (["date"], [(TRIAL, "accessed: 2026-02-20", "accessed: 2021-04-30")]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/dates_sane/{name}", tmp_path, *REFUSED[name])


def test_an_overdue_review_stops_no_build(tmp_path: Path) -> None:
    rules, edits = REFUSED["review-overdue"]
    checked = Project(tmp_path, *edits).check()
    assert [problem.rule for problem in checked.problems] == rules
    assert checked.errors == ()
    assert checked.knowledge is not None


@pytest.mark.parametrize(
    ("published", "accessed"),
    [
        ("2021-05", "2021"),
        ("2021-05", "2021-05"),
        ("2021-05", "2021-05-01"),
        ("2021", "2021-01-01"),
        ("2021-05-02", "2021-05"),
        ("not_shown", "2021"),
        ("2026-03-15", "2026-03-15"),
        ("2026", "2026-03"),
    ],
)
def test_dates_that_may_be_in_order_are_fine(published: str, accessed: str, tmp_path: Path) -> None:
    edits: list[Edit] = [
        (TRIAL, "published: 2021-05", f"published: {published}"),
        (TRIAL, "accessed: 2026-02-20", f"accessed: {accessed}"),
    ]
    assert Project(tmp_path, *edits).messages() == []
