from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

ALMANAC = """\
title: An almanac
publisher: A printer
kind: other
where: A drawer
published: not_shown
accessed: not_shown
funding: Not looked up
read: not_read
"""

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "source": (["orphan"], [("sources/almanac.yml", ALMANAC)]),
    "treatment": (
        ["orphan"],
        [
            ("comparisons/evening-drinks.yml", ", tea-ceremony-visit,", ","),
            ("comparisons/evening-drinks.yml", "visits, rest-days, price-visit,", "rest-days,"),
            ("flows/which-cup.yml",),
            ("treatments/camomile-tea.yml", "treatment: tea-ceremony-visit", "treatment: warm-milk"),
            (
                "treatments/camomile-tea.yml",
                "combines_with:\n  - treatment: warm-milk\n    text: Both fit in one evening.\n    sources: [old-herbal]\n",
                "",
            ),
            ("clinics/lantern-house.yml",),
        ],
    ),
    "condition": (
        ["orphan"],
        [
            (
                "conditions.yml",
                "conditions:\n",
                "conditions:\n  - {id: left-handed, name: Left-handed, i_am: I am left-handed}\n",
            )
        ],
    ),
    "fact": (
        ["orphan"],
        [
            (
                "facts.yml",
                "facts:\n",
                "facts:\n  - {id: colour, label: Colour, question: What colour is it?, kind: text, applies_to: [cosmetic]}\n",
            )
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/no_orphans/{name}", tmp_path, *REFUSED[name])


def test_a_record_does_not_save_itself(tmp_path: Path) -> None:
    link = (
        "claims/is-sitting-together-enough.yml",
        "text: Choose what you like.",
        "text: See [[claim:is-sitting-together-enough]].",
    )
    source = ("sources/almanac.yml", ALMANAC.replace("An almanac", "'[[source:almanac]]'"))
    assert Project(tmp_path, link, source).messages() == [
        'sources/almanac.yml:1:1 the source "almanac" is cited by no record'
    ]


def test_what_an_unreadable_record_cites_is_no_orphan(tmp_path: Path) -> None:
    cited_once = (
        "claims/is-sitting-together-enough.yml",
        "  unsourced: nothing to cite\n",
        "  sources: [almanac]\n  colour: red\n",
    )
    almanac = ("sources/almanac.yml", ALMANAC)
    alone = ("sources/calendar.yml", ALMANAC)
    assert Project(tmp_path, cited_once, almanac, alone).messages() == [
        'claims/is-sitting-together-enough.yml:12:3 unknown field "colour"',
        'sources/calendar.yml:1:1 the source "calendar" is cited by no record',
    ]
