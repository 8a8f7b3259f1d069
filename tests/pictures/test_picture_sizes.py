from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from importlib.resources import as_file, files
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pypdfium2
import pytest
import typst
from picture_samples import BARS, EVERY, EVIDENCE, ICONS, NASTY, SECTION
from playwright.sync_api import Browser

from guidebook.pictures import stylesheet
from guidebook.pictures.drawing import LEAST
from guidebook.pictures.palette import LOOKS
from guidebook.pictures.sizes import Picture, in_cell, lay_out, on_page, on_paper
from guidebook.pictures.svg import draw

SVG = "{http://www.w3.org/2000/svg}"
every = pytest.mark.parametrize("picture", EVERY, ids=lambda picture: type(picture).__name__)


def page_of(picture: Picture) -> str:
    drawn = on_page(picture)
    assert drawn is not None
    return drawn


@every
def test_a_page_has_both_sizes_named_and_described_without_a_shared_id(picture: Picture) -> None:
    wrapper = ElementTree.fromstring(page_of(picture))
    assert (wrapper.tag, wrapper.get("class")) == ("div", "picture-sizes")
    assert [svg.get("class") for svg in wrapper] == ["picture picture-narrow", "picture picture-wide"]
    assert [svg.get("width") for svg in wrapper] == ["300", "720"]
    for svg, size in zip(wrapper, ("narrow", "wide"), strict=True):
        assert svg.get("role") == "img"
        assert svg.get("viewBox") == f"0 0 {svg.get('width')} {svg.get('height')}"
        assert (svg[0].tag, svg[0].text, svg[0].get("id")) == (
            f"{SVG}title",
            picture.title,
            svg.get("aria-labelledby"),
        )
        assert (svg[1].tag, svg[1].text, svg[1].get("id")) == (
            f"{SVG}desc",
            picture.description,
            svg.get("aria-describedby"),
        )
        assert svg[1].get("id") == f"{picture.id}-{size}-description"
    ids = [element.get("id") for element in wrapper.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 4


@every
def test_no_style_no_script_no_address_elsewhere(picture: Picture) -> None:
    for drawn in (page_of(picture), *on_paper(picture)):
        assert re.findall(r"<(style|script|image|use|foreignObject|a|linearGradient)\b", drawn) == []
        assert re.findall(r"\s(style|on\w+|href)=", drawn) == []
        assert set(re.findall(r"https?://[^\"]*", drawn)) == {"http://www.w3.org/2000/svg"}
        assert "font-family" not in drawn or drawn.startswith("<?xml")


@every
def test_no_text_is_smaller_than_it_may_be(picture: Picture) -> None:
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', page_of(picture))]
    assert len(sizes) > 1
    assert min(sizes) == LEAST
    # At 320 pixels a page is 280 wide, and the narrow picture 300.
    assert min(sizes) * 280 / 300 > 13


@every
def test_paper_is_black_on_white_in_the_handouts_font(picture: Picture) -> None:
    (drawn,) = on_paper(picture)
    assert drawn.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns=')
    assert set(re.findall(r"#\w{6}", drawn)) <= {"#ffffff", "#000000", "#666666", "#999999"}
    assert 'font-family="Guidebook Sans"' in drawn
    drawing = lay_out(picture, "wide")
    assert drawing is not None
    assert 'font-family="Another"' in draw(drawing, inline=False, font="Another")


def nasty(value: Any) -> Any:
    """The same with every text replaced by markup."""
    if isinstance(value, str):
        return NASTY
    if isinstance(value, tuple):
        return tuple(map(nasty, value))
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"number"}
        changes = {
            field.name: nasty(getattr(value, field.name)) for field in fields(value) if field.name not in kept
        }
        return replace(value, **changes)
    return (lambda _: NASTY) if callable(value) else value


@every
def test_texts_are_escaped_everywhere(picture: Picture) -> None:
    hostile = nasty(picture)
    for drawn in (page_of(hostile), *on_paper(hostile)):
        assert "<script" not in drawn
        tree = ElementTree.fromstring(drawn.encode())
        titles = [title.text for title in tree.iter(f"{SVG}title")]
        assert titles == [NASTY] * len(titles) and titles
        assert "".join(NASTY.split()) in "".join("".join(tree.itertext()).split())


@every
def test_the_same_picture_gives_the_same_bytes(picture: Picture) -> None:
    assert page_of(picture) == page_of(replace(picture))
    assert on_paper(picture) == on_paper(replace(picture))


def test_a_cell_gets_a_small_array() -> None:
    drawn = in_cell(ICONS)
    assert drawn is not None
    svg = ElementTree.fromstring(drawn)
    assert (svg.get("class"), svg.get("width")) == ("picture picture-small", "150")
    assert svg[0].get("id") == "cold-tea-small-title"


def test_many_options_are_shared_out_over_sheets_on_one_scale() -> None:
    forty = replace(BARS, rows=tuple(BARS.rows[at % 5] for at in range(40)))
    sheets = [ElementTree.fromstring(sheet.encode()) for sheet in on_paper(forty, most_height=600)]
    assert len(sheets) == 3
    assert all(float(sheet.get("height", "")) <= 600 for sheet in sheets)
    texts = [["".join(text.itertext()) for text in sheet.iter(f"{SVG}text")] for sheet in sheets]
    assert sum(each.count("Tap water") for each in texts) == 8
    assert all(each.count("$60") == 2 for each in texts)


def test_sheets_without_any_value_keep_their_options() -> None:
    """An option whose sheet happens to hold nothing but blanks is not lost."""
    bars = replace(BARS, rows=(*BARS.rows[:1], *BARS.rows[3:4] * 30))
    evidence = replace(EVIDENCE, rows=(*EVIDENCE.rows[:1], *EVIDENCE.rows[2:] * 30))
    section = replace(SECTION, rows=(*SECTION.rows[:1], *SECTION.rows[2:3] * 300))
    for picture, count in ((bars, 30), (evidence, 30), (section, 300)):
        sheets = on_paper(picture)
        assert len(sheets) > 1
        assert "".join(sheets).count(">Camomile<") == count


def test_bars_of_a_section_are_numbered_on_from_sheet_to_sheet() -> None:
    sheets = on_paper(replace(SECTION, rows=SECTION.rows * 20), most_height=700)
    numbers = [
        [
            int(text.text or "")
            for text in ElementTree.fromstring(sheet.encode()).iter(f"{SVG}text")
            if (text.text or "").isdigit()
        ]
        for sheet in sheets
    ]
    assert len(numbers) > 1
    assert sorted({number for each in numbers for number in each}) == list(range(1, 61))
    assert all(max(one) < min(other) for one, other in pairwise(numbers))


def test_every_look_of_a_picture_has_a_rule_and_every_rule_a_look() -> None:
    drawn = "".join([*map(page_of, EVERY), in_cell(ICONS) or ""])
    used = set(re.findall(r"picture[\w-]*", " ".join(re.findall(r'class="([^"]*)"', drawn))))
    ruled = set(re.findall(r"\.(picture[\w-]*)", stylesheet()))
    assert used - ruled == set()
    assert ruled == {f"picture-{look}" for look in LOOKS} | {
        "picture",
        "picture-sizes",
        "picture-small",
        "picture-narrow",
        "picture-wide",
    }


def test_the_style_sheet_paints_as_the_looks_do() -> None:
    rules = stylesheet().split("@media (forced-colors")[0]
    for name, look in LOOKS.items():
        bodies = [
            body
            for selectors, body in re.findall(r"([^{}]*)\{([^{}]*)\}", rules)
            if f".picture-{name}" in re.split(r"[,\s]+", selectors)
        ]
        painted_with = dict(re.findall(r"(fill|stroke): var\(--picture-(\w+)\)", "".join(bodies)))
        wanted = {"fill": look.fill, "stroke": look.stroke}
        assert painted_with == {key: role for key, role in wanted.items() if role}, name


def test_the_style_sheet_knows_forced_colours_and_print_and_fetches_nothing() -> None:
    rules = stylesheet()
    assert "@media (forced-colors: active)" in rules
    assert "@media print" in rules
    assert re.findall(r"url\(|@import", rules) == []


def test_typst_sets_the_paper_pictures_without_a_warning() -> None:
    source = "\n".join(
        f'#image(bytes(sys.inputs.at("{at}")), format: "svg", alt: "x", width: 160mm)'
        for at in range(len(EVERY))
    )
    with as_file(files("guidebook.handouts") / "fonts") as fonts:
        compiler = typst.Compiler(
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
            ),
        )
        pdf, warnings = compiler.compile_with_warnings(
            input=source.encode(),
            sys_inputs={str(at): sheet for at, picture in enumerate(EVERY) for sheet in on_paper(picture)},
        )
    assert warnings == []
    document = pypdfium2.PdfDocument(pdf)
    words = {word for page in document for word in page.get_textpage().get_text_bounded().split()}
    document.close()
    assert {"$20", "Camomile", "studied", "blind", "lid", "Evening", "100"} <= words


@pytest.mark.browser
@pytest.mark.parametrize(("width", "shown"), [(320, "narrow"), (700, "narrow"), (1000, "wide")])
def test_the_size_that_fits_is_shown(chromium: Browser, width: int, shown: str) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.set_content(
        f"<!doctype html><style>{stylesheet()} body {{ margin: 20px }}</style>" + "".join(map(page_of, EVERY))
    )
    sizes = page.evaluate(
        "[...document.querySelectorAll('svg')].filter(svg => svg.getBoundingClientRect().width)"
        ".map(svg => [svg.classList[1], svg.getBoundingClientRect().right])"
    )
    page.close()
    assert [size for size, _ in sizes] == [f"picture-{shown}"] * len(EVERY)
    assert all(right <= width - 20 for _, right in sizes)
