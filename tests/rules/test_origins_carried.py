from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

CAMOMILE = "treatments/camomile-tea.yml"
ORIGINS = "origins.yml"

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "answered-by-nobody": (["origin"], [(CAMOMILE, "origin: [SH-01, A0-02]", "origin: [A0-02]")]),
    "unknown": (["origin"], [(CAMOMILE, "origin: [SH-01, A0-02]", "origin: [SH-01, A0-02, SH-11]")]),
    "unknown-in-a-voice": (
        ["origin"],
        [("claims/does-milk-make-you-sleepy.yml", "origin: [A0-01]", "origin: [A0-01, A0-09]")],
    ),
    "listed-twice": (["origin"], [(ORIGINS, "{id: SH-01, name: Camomile}", "{id: A0-02, name: Camomile}")]),
    "source-without-record": (
        ["origin"],
        [(ORIGINS, "sources: [old-herbal, evening-trial]", "sources: [old-herbal, evening-trail]")],
    ),
}
REFUSED["listed-twice"] = (["origin", "origin"], REFUSED["listed-twice"][1])


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/origins_carried/{name}", tmp_path, *REFUSED[name])


def test_a_guide_without_starting_material_may_name_any(tmp_path: Path) -> None:
    assert Project(tmp_path, (ORIGINS,), (CAMOMILE, "SH-01", "Q7-77")).messages() == []
