"""Projects that have less, or more, than the tiny one: every page is still made."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.web.render import Site
from project_tools import TEA, Edit, Project

SITE = "site.yml"
CONCERN = "concerns/restless-evenings.yml"
SECOND = (
    (TEA / "data" / CONCERN)
    .read_text("utf-8")
    .replace("id: worry", "id: fear")
    .replace("id: cold-room", "id: chill")
)

PROJECTS: dict[str, list[Edit]] = {
    "no-claims": [
        ("claims/does-milk-make-you-sleepy.yml",),
        ("claims/is-sitting-together-enough.yml",),
        (SITE, "popular_claims: [does-milk-make-you-sleepy]\n", ""),
    ],
    "no-flow": [("flows/which-cup.yml",)],
    "no-routines": [
        ("routines/evening-cup.yml",),
        ("routines/after-the-visit.yml",),
        ("treatments/camomile-tea.yml", "aftercare: after-the-visit\n", ""),
        ("treatments/tea-ceremony-visit.yml", "aftercare: after-the-visit\n", ""),
        ("flows/which-cup.yml", "      - routine: evening-cup\n        note: for two weeks\n", ""),
    ],
    "no-comparison": [
        ("comparisons/evening-drinks.yml",),
        (CONCERN, '"See [[comparison:evening-drinks]] for what was tested."', "See what was tested."),
    ],
    "no-optional-file": [
        *(
            (f"{name}.yml",)
            for name in ("interactions", "origins", "exceptions", "changes", "language", "checks")
        ),
    ],
    "no-clinic": [("clinics/lantern-house.yml",)],
    "two-concerns": [("concerns/cold-evenings.yml", SECOND)],
}


@pytest.mark.parametrize("name", PROJECTS)
def test_every_page_is_made(name: str, tmp_path: Path) -> None:
    site = Site(Project(tmp_path, *PROJECTS[name]).knowledge(), directories=True)
    bodies = [site.render(page).body for page in site.plan.pages]
    assert len(bodies) > 10
    assert all("<h1" in body for body in bodies)
