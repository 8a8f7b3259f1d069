from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

HOUSE = "clinics/lantern-house.yml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>\n'

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "missing-logo": (["logo"], [(HOUSE, "phone:", "logo: lantern.svg\nphone:")]),
    "missing-logo-like-another": (
        ["logo", "logo"],
        [(HOUSE, "phone:", "logo: lantern.svg\nphone:"), ("clinics/lanterns.svg", SVG)],
    ),
    "picture-of-nobody": (["logo"], [("clinics/boat.png", "not looked at")]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/logos_there/{name}", tmp_path, *REFUSED[name])


def test_a_logo_beside_its_clinic_is_fine(tmp_path: Path) -> None:
    project = Project(tmp_path, (HOUSE, "phone:", "logo: lantern.svg\nphone:"), ("clinics/lantern.svg", SVG))
    assert project.messages() == []
    assert project.knowledge().clinics["lantern-house"].logo == "lantern.svg"


def test_a_picture_is_nobodys_only_when_every_clinic_was_read(tmp_path: Path) -> None:
    project = Project(tmp_path, (HOUSE, "paper: a4", "paper: a44"), ("clinics/lantern.svg", SVG))
    assert [problem.rule for problem in project.check().problems] == ["choice"]
