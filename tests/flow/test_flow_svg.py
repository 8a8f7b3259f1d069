from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import as_file, files
from xml.etree import ElementTree

import pypdfium2
import pytest
import typst
from charts import TEA, any_chart, chart
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebook.flow.chart import Chart, ChartNode
from guidebook.flow.layout import NARROW, WIDE, lay_out
from guidebook.flow.svg import draw, draw_sizes, stylesheet

SVG = "{http://www.w3.org/2000/svg}"


def parsed(chart: Chart, *, inline: bool = True, width: int = NARROW) -> ElementTree.Element:
    return ElementTree.fromstring(draw(lay_out(chart, width=width), inline=inline))


def text_of(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


def classed(svg: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in svg.iter() if name in element.get("class", "").split()]


def test_the_page_picture_is_a_named_group_of_links() -> None:
    svg = parsed(TEA)
    assert svg.tag == f"{SVG}svg"
    assert svg.get("role") == "group"
    title, description = svg[0], svg[1]
    assert (title.tag, title.text, title.get("id")) == (
        f"{SVG}title",
        "Which tea?",
        svg.get("aria-labelledby"),
    )
    assert (description.tag, description.text) == (f"{SVG}desc", "A few questions lead to a tea.")
    assert description.get("id") == svg.get("aria-describedby") == "tea-352-description"
    links = [(link.get("href"), text_of(link)) for link in svg.iter(f"{SVG}a")]
    assert links[0] == ("#when", "WH When do you want to drink it?")
    assert {href for href, _ in links} == {node.href for node in TEA.nodes}
    assert len(links) == len(TEA.nodes) + 3


def test_a_number_on_a_line_is_named_by_its_target() -> None:
    chip = next(link for link in parsed(TEA).iter(f"{SVG}a") if link.find(f"{SVG}title") is not None)
    assert [text_of(part) for part in chip if part.tag != f"{SVG}rect"] == [
        "CA Camomile flowers, which hold no caffeine",
        "CA ",
    ]


def test_a_node_without_an_address_is_no_link() -> None:
    silent = replace(TEA, nodes=tuple(replace(node, href="") for node in TEA.nodes))
    svg = parsed(silent)
    assert list(svg.iter(f"{SVG}a")) == []
    assert len(classed(svg, "flowchart-question")) == 4 + 2


def test_every_answer_has_a_line_and_every_arrival_an_arrow() -> None:
    svg = parsed(TEA)
    lines = [line.get("d", "") for line in classed(svg, "flowchart-line")]
    targets = {edge.target for edge in TEA.edges}
    assert len(lines) == len(targets) + 1
    # Each answer's line is in two parts, its text between them, save the one straight down; and the start's.
    assert sum(line.count("M") for line in lines) == 2 * len(TEA.edges) - 1 + 1
    assert len(classed(svg, "flowchart-halo")) == 3
    arrows = [arrow.get("d") for arrow in classed(svg, "flowchart-arrow") if arrow.tag == f"{SVG}path"]
    assert len(arrows) == len(set(arrows)) == len(TEA.edges) + 1


def test_questions_and_outcomes_differ_in_shape() -> None:
    svg = parsed(TEA, inline=False)
    frames = {
        name: [part.get("rx") for group in classed(svg, name) for part in classed(group, "flowchart-frame")]
        for name in ("flowchart-question", "flowchart-outcome")
    }
    assert frames == {"flowchart-question": ["14"] * 4, "flowchart-outcome": [None] * 5}


@pytest.mark.parametrize("inline", [True, False])
def test_no_style_no_script_no_address_elsewhere(inline: bool) -> None:
    drawn = draw(lay_out(TEA), inline=inline)
    assert re.findall(r"<(style|script|image|use|foreignObject)\b", drawn) == []
    assert re.findall(r"\s(style|on\w+)=", drawn) == []
    assert re.findall(r"https?://[^\"]*", drawn) == ["http://www.w3.org/2000/svg"]


def test_the_paper_picture_is_black_on_white_and_has_no_links() -> None:
    drawn = draw(lay_out(TEA), inline=False)
    assert drawn.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns=')
    assert set(re.findall(r"#\w+", drawn)) == {"#ffffff", "#000000"}
    assert "<a" not in drawn
    assert 'role="img"' in drawn
    assert 'font-family="Guidebook Sans"' in drawn
    assert 'font-family="Another"' in draw(lay_out(TEA), inline=False, font="Another")


def test_texts_are_escaped_everywhere() -> None:
    nasty = "<script>alert('\"&amp;')</script>"
    answers = [("q", "Tea", nasty), ("q", "Milk", nasty), ("q", "Tea", nasty)]
    made = chart(answers, texts={"q": nasty, "Tea": nasty, "Milk": nasty})
    made = replace(
        made,
        title=nasty,
        description=nasty,
        nodes=tuple(replace(node, number=nasty, href=f"#{nasty}") for node in made.nodes),
    )
    for inline in (True, False):
        drawn = draw(lay_out(made), inline=inline)
        assert "<script" not in drawn
        svg = ElementTree.fromstring(drawn)
        assert (svg[0].text, svg[1].text) == (nasty, nasty)
        texts = [text_of(text) for text in svg.iter(f"{SVG}text")]
        # Three answers, three boxes with a number each, and one number on a line.
        assert sorted(text.strip() for text in texts) == [nasty] * 10
    links = [link.get("href") for link in parsed(made).iter(f"{SVG}a")]
    assert links == [f"#{nasty}"] * 4


@settings(max_examples=50)
@given(st.text(max_size=40), st.text(max_size=8))
def test_any_text_at_all_gives_well_formed_xml(text: str, number: str) -> None:
    node = ChartNode("q", "question", number, text, text)
    svg = parsed(Chart("c", text, text, "q", (node,), ()))
    assert len(classed(svg, "flowchart-frame")) == 1


@settings(max_examples=30, deadline=None)
@given(any_chart(cyclic=True))
def test_any_chart_gives_all_its_texts(made: Chart) -> None:
    svg = parsed(made, width=WIDE)
    drawn = sorted(
        text_of(text)
        for name in ("question-text", "outcome-text")
        for text in classed(svg, f"flowchart-{name}")
    )
    assert drawn == sorted(node.text for node in made.nodes if node.text)
    assert len(classed(svg, "flowchart-answer")) == sum(bool(edge.label) for edge in made.edges)
    assert len(classed(svg, "flowchart-frame")) == len(made.nodes)


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert draw_sizes(TEA) == draw_sizes(replace(TEA))
    assert draw(lay_out(TEA), inline=False) == draw(lay_out(replace(TEA)), inline=False)


def test_all_sizes_stand_side_by_side_without_a_shared_id() -> None:
    drawn = ElementTree.fromstring(draw_sizes(TEA))
    shapes = ["narrow", "wide", "paper"]
    assert [svg.get("class") for svg in drawn] == [f"flowchart flowchart-{shape}" for shape in shapes]
    ids = [element.get("id") for element in drawn.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 6


def test_an_answer_names_its_question_and_where_it_leads() -> None:
    drawn = [
        (text.get("data-from"), text.get("data-to"), text_of(text))
        for text in classed(parsed(TEA), "flowchart-answer")
    ]
    assert sorted(drawn) == sorted((edge.source, edge.target, edge.label) for edge in TEA.edges)


def test_a_hint_stands_below_its_question_in_the_same_link() -> None:
    (hint,) = classed(parsed(TEA), "flowchart-hint")
    link = next(link for link in parsed(TEA).iter(f"{SVG}a") if link.get("href") == "#taste")
    assert text_of(link).endswith("above all else? Choose all that you like; the first one decides.")
    assert hint.get("font-weight") is None


def test_a_small_chart_is_still_wide_where_wide_was_asked_for() -> None:
    svg = parsed(chart([("q", "Tea", "Yes")]), width=WIDE)
    assert svg.get("class") == "flowchart flowchart-wide"


def test_every_class_of_the_picture_has_a_rule() -> None:
    used = set(re.findall(r"flowchart[\w-]*", " ".join(re.findall(r'class="([^"]*)"', draw_sizes(TEA)))))
    ruled = set(re.findall(r"\.(flowchart[\w-]*)", stylesheet()))
    assert used - ruled == set()
    assert ruled - used == set()


def test_the_style_sheet_knows_forced_colours_and_print_and_fetches_nothing() -> None:
    rules = stylesheet()
    assert "@media (forced-colors: active)" in rules
    assert "@media print" in rules
    assert re.findall(r"url\(|@import", rules) == []


def test_typst_sets_the_paper_picture_in_the_handouts_font() -> None:
    source = (
        '#set page(width: 300mm, height: 400mm)\n#image(bytes(sys.inputs.svg), format: "svg", alt: "Tea")'
    )
    with as_file(files("guidebook.handouts") / "fonts") as fonts:
        compiler = typst.Compiler(
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
            ),
        )
        pdf, warnings = compiler.compile_with_warnings(
            input=source.encode(), sys_inputs={"svg": draw(lay_out(TEA), inline=False)}
        )
    assert warnings == []
    document = pypdfium2.PdfDocument(pdf)
    words = document[0].get_textpage().get_text_bounded().split()
    document.close()
    assert {"Camomile", "bed", "Sencha,", "malty", "bergamot"} <= set(words)
