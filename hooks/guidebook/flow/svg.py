"""The picture itself: a laid out chart as SVG, for a web page and, as a file of its own, for paper.

Questions are round boxes with their number in a round mark, outcomes square boxes with a heavy left end
that bears theirs: told apart by shape, in black and white too. Nothing needs a style element or attribute,
so a strict content security policy holds; on a page, ``flowchart.css`` beside this module gives the classes
the page's colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from guidebook.flow import measures as size
from guidebook.flow.chart import Chart, ChartNode
from guidebook.flow.drawing import Box, Chip, Label, Layout, Text
from guidebook.flow.layout import NARROW, SHEET, WIDE, lay_out, lay_out_page
from guidebook.flow.measures import Spacing
from guidebook.flow.palette import PRINT, SCREEN, Palette
from guidebook.flow.strokes import lines
from guidebook.pictures.markup import Attributes, Frame, element, escaped, svg


def draw(layout: Layout, *, inline: bool = True, font: str = "Guidebook Sans") -> str:
    """The picture as SVG text that ends in a line end.

    ``inline`` gives an element for an HTML page: boxes are links where their node has an address, the title
    and description name the group for a screen reader, and the text is in the page's font, which should be
    Source Sans 3. Otherwise a file of its own, black on white and without links, for a PDF: its text is set
    in ``font`` at weights 400 and 600. The default is the handouts' static cut of Source Sans 3.
    """
    palette = SCREEN if inline else PRINT
    css_class = f"flowchart flowchart-{layout.shape}"
    frame = Frame(layout.id, css_class, layout.title, layout.description, layout.width, layout.height)
    parts = (_part(part, layout.spacing, palette, inline) for part in layout.parts)
    return svg(frame, (*lines(layout, palette), *parts), inline=inline, role="group", font=font)


def draw_sizes(chart: Chart) -> str:
    """The narrow and the wide picture for an HTML page, and that for its print; ``flowchart.css`` shows the one that fits."""
    layouts = (lay_out(chart, width=NARROW), lay_out(chart, width=WIDE), lay_out_page(chart, *SHEET))
    return element("div", {"class": "flowchart-sizes"}, "\n" + "".join(map(draw, layouts))) + "\n"


def stylesheet() -> str:
    """The text of ``flowchart.css``, for the site to publish."""
    return files("guidebook.flow").joinpath("flowchart.css").read_text(encoding="utf-8")


def _part(part: Box | Label | Chip, spacing: Spacing, palette: Palette, inline: bool) -> str:
    if isinstance(part, Label):
        ends = {"data-from": part.edge.source, "data-to": part.edge.target}
        return _text(part.text, "flowchart-answer", palette.ink, ends)
    content = _box(part, spacing, palette) if isinstance(part, Box) else _chip(part, spacing, palette)
    node = part.node
    look: Attributes = {"class": f"flowchart-{node.kind}"}
    if inline and node.href:
        return element("a", {**look, "href": node.href}, content)
    return element("g", look, content)


def _box(box: Box, spacing: Spacing, palette: Palette) -> str:
    question = box.node.kind == "question"
    frame: Attributes = {
        "class": "flowchart-frame",
        "x": box.x,
        "y": box.y,
        "width": box.width,
        "height": box.height,
        "stroke": palette.question if question else palette.line,
        "stroke-width": 1.5 if question else 1,
        **({"rx": size.ROUND} if question else {}),
        "fill": palette.question if question else palette.ground,
        **({"fill-opacity": palette.tint} if question else {}),
    }
    if question:
        across = spacing.mark
        top = box.y + (box.height - across) / 2
        mark = _mark(box.node, box.x + box.inset, top, box.mark, across, spacing, palette)
    else:
        mark = _mark(box.node, box.x, box.y, box.mark, box.height, spacing, palette)
    text = _text(box.text, "flowchart-question-text" if question else "flowchart-outcome-text", palette.ink)
    # The space keeps the question and its hint apart where they are read out or copied.
    hint = " " + _text(box.hint, "flowchart-hint", palette.ink) if box.hint else ""
    return element("rect", frame) + mark + text + hint


def _chip(chip: Chip, spacing: Spacing, palette: Palette) -> str:
    # The number alone says too little when it is read out on its own.
    name = element("title", {}, escaped(f"{chip.node.number} {chip.node.text}"))
    return name + _mark(chip.node, chip.x, chip.y, chip.width, chip.height, spacing, palette)


def _mark(
    node: ChartNode, x: float, y: float, width: float, height: float, spacing: Spacing, palette: Palette
) -> str:
    question = node.kind == "question"
    ground: Attributes = {
        "class": "flowchart-mark",
        "x": x,
        "y": y,
        "width": width,
        "height": height,
        **({"rx": spacing.mark / 2} if question else {}),
        "fill": palette.question if question else palette.outcome,
    }
    text: Attributes = {
        "class": "flowchart-number",
        "x": x + width / 2,
        "y": y + height / 2 + size.BASELINE * spacing.mark_size,
        "font-size": spacing.mark_size,
        "font-weight": 600,
        "text-anchor": "middle",
        "fill": palette.ground,
    }
    return element("rect", ground) + element("text", text, escaped(node.number) + " ")


def _text(text: Text, name: str, colour: str, more: Mapping[str, str] | None = None) -> str:
    if not text.lines:
        return ""
    look: Attributes = {"class": name, **(more or {}), "font-size": text.size, "fill": colour}
    if text.bold:
        look["font-weight"] = 600
    lines = (
        element("tspan", {"x": text.x, "y": text.y + at * text.step}, escaped(line))
        for at, line in enumerate(text.lines)
    )
    return element("text", look, "".join(lines))
