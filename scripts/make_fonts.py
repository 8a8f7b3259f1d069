"""Make the font files that the website and the PDF handouts use, out of the published Source families.

Run it only when a face, a weight or the set of characters changes; its output is committed::

    python -m venv /some/scratch/venv
    /some/scratch/venv/bin/pip install fonttools==4.68.0 brotli==1.2.1
    /some/scratch/venv/bin/pip install fontpkg-source-sans-3==3.52 fontpkg-source-serif-4==4.4
    /some/scratch/venv/bin/python scripts/make_fonts.py

The four packages are needed by this script only. The same versions give the same bytes, in about a minute.

Three things are done to the published variable fonts:

- **Static instances.** A variable font comes out in its thinnest weight inside SVG pictures of a PDF.
- **Subsets.** A web page carries only Latin and the marks in use; a PDF also carries Greek letters, combining
  accents and the rarer Latin letters of authors' names.
- **New names.** Both families are under the SIL Open Font License 1.1 with the reserved font name "Source". A
  changed copy, and a subset is one, may not be presented under a reserved name (condition 3), so the copies
  are called "Guidebook Sans" and "Guidebook Serif". Copyright and licence stay in the files and, as
  ``OFL.txt``, beside them.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

PROJECT = Path(__file__).resolve().parent.parent
WEB_FOLDER = PROJECT / "site_overrides" / "assets" / "fonts"
PDF_FOLDER = PROJECT / "hooks" / "guidebook" / "handouts" / "fonts"

LATIN_1 = (*range(0x20, 0x7F), *range(0xA0, 0x100))
LATIN_EXTENDED_A = tuple(range(0x100, 0x180))
MARKS = tuple(
    map(ord, "ŒœŠšŽžŸ–—‑‘’‚“”„†‡•…‹›⁄−×≈≠≤≥±€£½¼¾⅓⅔¹²³⁰⁴⁵⁶⁷⁸⁹₂←↑→↓●○■□▲△▼◆✓✗αβγµ™\u2009\u202f\u2060")
)
PDF_BLOCKS = (
    *range(0x20, 0x250),  # Latin to Latin Extended-B
    *range(0x2B0, 0x400),  # modifier letters, combining accents, Greek
    *range(0x1E00, 0x1F00),  # Latin Extended Additional
    *range(0x2000, 0x2800),  # punctuation, currency, number forms, arrows, mathematics, shapes, dingbats
    *range(0xFB00, 0xFB07),  # Latin ligatures
)


@dataclass(frozen=True)
class Face:
    """One weight of one family, and what of it goes on a web page."""

    file_stem: str
    package: str
    family: str
    style: str
    weight: int
    axes: dict[str, float]
    web_characters: tuple[int, ...]


def sans(style: str, weight: int) -> Face:
    """Give a weight of the text family: any author's name may turn up in text, so Latin Extended-A is in."""
    characters = (*LATIN_1, *LATIN_EXTENDED_A, *MARKS)
    package = "fontpkg_source_sans_3"
    return Face(
        f"guidebook-sans-{weight}", package, "Guidebook Sans", style, weight, {"wght": weight}, characters
    )


FACES = (
    sans("Regular", 400),
    sans("Semibold", 600),
    sans("Bold", 700),
    # Optical size 24: headings are set between 14 and 40 points.
    Face(
        "guidebook-serif-600",
        "fontpkg_source_serif_4",
        "Guidebook Serif",
        "Semibold",
        600,
        {"wght": 600, "opsz": 24},
        (*LATIN_1, *MARKS),
    ),
)


def package_folder(package: str) -> Path:
    """Find an installed font package; say how to get it when it is not there."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        sys.exit(f"package {package} is not installed: see the top of {Path(__file__).name}")
    return Path(found.origin).parent


def static_instance(face: Face) -> bytes:
    """Fix every axis of the published upright font at the face's values."""
    (source,) = (p for p in package_folder(face.package).glob("files/*.ttf") if "Italic" not in p.name)
    font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), face.axes, inplace=True)
    rename(font, face)
    return saved(font)


def rename(font: TTFont, face: Face) -> None:
    """Give the copy a name of its own and the flags of its weight; copyright and licence entries stay."""
    del font["STAT"]  # names the axes of the variable font
    table = font["name"]
    kept = {name_id: table.getDebugName(name_id) for name_id in (0, 5, 13, 14)}
    full_name = f"{face.family} {face.style}"
    written = {
        **kept,
        1: face.family if face.weight in (400, 700) else full_name,
        2: face.style if face.weight in (400, 700) else "Regular",
        3: f"{kept[5]};{full_name}",
        4: full_name,
        6: f"{face.family.replace(' ', '')}-{face.style}",
        16: face.family,
        17: face.style,
    }
    table.names = []
    for name_id, text in sorted(written.items()):
        table.setName(text, name_id, platformID=3, platEncID=1, langID=0x409)
    bold, regular = face.weight == 700, face.weight != 700
    font["OS/2"].usWeightClass = face.weight
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0b1100001) | (bold << 5) | (regular << 6)
    font["head"].macStyle = int(bold)


def subset(font_bytes: bytes, characters: Iterable[int], flavor: str | None) -> bytes:
    """Keep some characters, and the features that set text well: kerning, ligatures, accents, local forms."""
    options = Options()
    options.layout_features = ["ccmp", "kern", "liga", "locl", "mark", "mkmk"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    font = TTFont(BytesIO(font_bytes), recalcTimestamp=False)
    subsetter.subset(font)
    font.flavor = flavor
    return saved(font)


def saved(font: TTFont) -> bytes:
    """Give the bytes of a font file."""
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()


def ranges(code_points: Iterable[int]) -> Iterator[str]:
    """Write code points as CSS unicode ranges, in order: ``U+20-7E``."""
    points = set(code_points)
    starts = sorted(point for point in points if point - 1 not in points)
    ends = sorted(point for point in points if point + 1 not in points)
    for start, end in zip(starts, ends, strict=True):
        yield f"U+{start:04X}" if start == end else f"U+{start:04X}-{end:04X}"


def main() -> None:
    """Write the web files, the PDF files, the list of characters a PDF can show, and the licences."""
    shown_in_pdf: set[int] = set()
    for face in FACES:
        static = static_instance(face)
        for folder, characters, flavor, ending in (
            (WEB_FOLDER, face.web_characters, "woff2", "woff2"),
            (PDF_FOLDER, PDF_BLOCKS, None, "ttf"),
        ):
            target = folder / f"{face.file_stem}.{ending}"
            target.write_bytes(subset(static, characters, flavor))
            covered = set(TTFont(target).getBestCmap())
            print(
                f"{target.relative_to(PROJECT)}: {target.stat().st_size:,} bytes, {len(covered)} characters"
            )
            if flavor is None and face.family == "Guidebook Sans":
                shown_in_pdf = shown_in_pdf & covered or covered
            elif flavor is not None:
                print("  unicode-range:", ", ".join(ranges(covered)))
    (PDF_FOLDER / "coverage.txt").write_text("\n".join(ranges(shown_in_pdf)) + "\n", encoding="ascii")
    licences = [
        (package_folder(p) / "LICENSE").read_text(encoding="utf-8")
        for p in sorted({f.package for f in FACES})
    ]
    for folder in (WEB_FOLDER, PDF_FOLDER):
        (folder / "OFL.txt").write_text("\n\n".join(licences), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
