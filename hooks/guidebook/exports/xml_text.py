"""Small XML files: elements to text, everything escaped."""

from __future__ import annotations

from xml.etree import ElementTree as Xml


def add(parent: Xml.Element, name: str, text: str = "", /, **attributes: str) -> Xml.Element:
    """A new last child."""
    child = Xml.SubElement(parent, name, attributes)
    child.text = str(text) or None
    return child


def xml_text(root: Xml.Element) -> str:
    """The whole file: UTF-8, one element a line, a newline at its end."""
    Xml.indent(root, " ")
    body = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'
