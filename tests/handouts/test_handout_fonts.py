"""The committed font files: what they hold, weigh and are called, and that the licence is with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from guidebook.handouts.characters import printable_code_points
from guidebook.handouts.typeset import FONTS

WEB = Path(__file__).resolve().parents[2] / "site_overrides" / "assets" / "fonts"
FACES = {
    "guidebook-sans-400": ("Guidebook Sans", "Regular", 400),
    "guidebook-sans-600": ("Guidebook Sans", "Semibold", 600),
    "guidebook-sans-700": ("Guidebook Sans", "Bold", 700),
    "guidebook-serif-600": ("Guidebook Serif", "Semibold", 600),
}
FILES = [folder / f"{face}.{ending}" for folder, ending in ((FONTS, "ttf"), (WEB, "woff2")) for face in FACES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_is_one_upright_weight_under_a_name_of_its_own(file: Path) -> None:
    font = TTFont(file)
    family, style, weight = FACES[file.stem]
    assert "fvar" not in font
    assert (font["name"].getDebugName(16), font["name"].getDebugName(17)) == (family, style)
    assert font["OS/2"].usWeightClass == weight
    # Condition 3 of the licence: a changed copy may not be presented under the reserved name.
    presented = [font["name"].getDebugName(number) for number in (1, 3, 4, 6, 16)]
    assert not [name for name in presented if "source" in name.lower()]
    assert "Adobe" in font["name"].getDebugName(0)
    assert "SIL Open Font License" in font["name"].getDebugName(13)


def test_pdf_text_faces_hold_the_listed_characters() -> None:
    held = [set(TTFont(file).getBestCmap()) for file in FILES[:3]]
    assert set.intersection(*held) | {0x2060} == printable_code_points()
    needed = "●○■□▲✓✗→←–—…“”‘’•×≥≤±€£½¼¹²³⁴⁹₂µ°−≈\u00a0\u2011" + "".join(map(chr, range(0x100, 0x180)))
    assert [letter for letter in needed if ord(letter) not in printable_code_points()] == []


@pytest.mark.parametrize("face", FACES)
def test_web_faces_hold_latin_and_are_small(face: str) -> None:
    file = WEB / f"{face}.woff2"
    held = TTFont(file).getBestCmap()
    assert file.stat().st_size <= 22 * 1024
    needed = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) + "ŒœŠšŽžŸ–—…“”‘’•×≥≤€→"
    if "sans" in face:
        needed += "●○■□▲✓✗" + "".join(map(chr, range(0x100, 0x180)))
    assert [letter for letter in needed if ord(letter) not in held] == []


def test_pdf_faces_are_small_together() -> None:
    assert sum(file.stat().st_size for file in FILES[:4]) <= 1_200_000


@pytest.mark.parametrize("folder", [FONTS, WEB], ids=["pdf", "web"])
def test_the_licence_is_beside_the_files(folder: Path) -> None:
    licence = (folder / "OFL.txt").read_text(encoding="utf-8")
    assert licence.count("SIL OPEN FONT LICENSE Version 1.1") == 2
    assert "Copyright 2010-2020 Adobe" in licence
    assert "Copyright 2014 The Source Serif 4 Project Authors" in licence
