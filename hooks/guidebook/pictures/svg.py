"""A drawing as SVG: an element for a web page, or a file of its own for paper.

Nothing needs a style element or attribute, so a strict content security policy holds; on a page, ``pictures.css``
beside this module gives the classes the page's colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from guidebook.pictures.drawing import Drawing, Shape, Text
from guidebook.pictures.markup import Attributes, Frame, element, escaped, svg
from guidebook.pictures.palette import LOOKS, PRINT, SCREEN, Palette


def draw(drawing: Drawing, *, inline: bool = True, font: str = "Guidebook Sans") -> str:
    """The picture as SVG text that ends in a line end.

    ``inline`` gives an element for an HTML page, whose text is in the page's font, which should be Source Sans 3.
    Otherwise a file of its own, black on white, for a PDF: its text is set in ``font`` at weights 400 and 600. The
    default is the handouts' static cut of Source Sans 3.
    """
    palette = SCREEN if inline else PRINT
    css_class = f"picture picture-{drawing.size}"
    frame = Frame(drawing.id, css_class, drawing.title, drawing.description, drawing.width, drawing.height)
    return svg(frame, _painted(drawing.parts, palette), inline=inline, font=font)


def _painted(parts: Sequence[Text | Shape], palette: Palette) -> Iterator[str]:
    """The elements in painting order; those that follow each other and look the same say so once, in a group."""
    for look, group in groupby(parts, partial(_look, palette=palette)):
        elements = [_element(part) for part in group]
        if len(elements) == 1:
            name, place, content = elements[0]
            yield element(name, {**look, **place}, content)
        else:
            yield element("g", look, "\n".join(element(*each) for each in elements))


def _look(part: Text | Shape, palette: Palette) -> Attributes:
    look = LOOKS[part.look]
    attributes: Attributes = {
        "class": f"picture-{part.look}",
        "fill": palette[look.fill] if look.fill else "none",
    }
    if look.stroke:
        attributes |= {"stroke": palette[look.stroke], "stroke-width": look.width}
    if look.crisp:
        attributes["shape-rendering"] = "crispEdges"
    if look.dashes:
        attributes["stroke-dasharray"] = look.dashes
    if isinstance(part, Text):
        attributes["font-size"] = part.size
        if part.bold:
            attributes["font-weight"] = 600
        if part.anchor != "start":
            attributes["text-anchor"] = part.anchor
    return attributes


def _element(part: Text | Shape) -> tuple[str, Attributes, str | None]:
    if isinstance(part, Text):
        return "text", {"x": part.x, "y": part.y}, escaped(part.text)
    return part.name, part.attributes, None
