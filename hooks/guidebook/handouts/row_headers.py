"""Make the first cell of each body row a row header, which the typesetter cannot mark by itself.

PDF/UA-1 (ISO 14289-1, 7.5) wants every data cell to be reachable from its headers: a header is a ``TH`` with
a ``Scope``, and a data cell names its headers by ID (ISO 32000-1, 14.8.5.7). Column headers arrive that way.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String


def with_row_headers(pdf_bytes: bytes) -> bytes:
    """Give the same file with its row headers tagged and its objects packed; same input, same bytes."""
    with Pdf.open(BytesIO(pdf_bytes)) as pdf:
        tree = pdf.Root.StructTreeRoot
        bodies = [element for element in _elements(tree) if element.S == "/TBody"]
        rows = [row for body in bodies for row in _children(body)]
        for number, row in enumerate(rows, start=1):
            _mark(row, f"row-{number:05d}")
        _write_identifiers(tree)
        stream = BytesIO()
        # Without deterministic_id the file identifier would be made of the time and a random number.
        pdf.save(stream, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return stream.getvalue()


def _mark(row: Object, identifier: str) -> None:
    """Turn the first cell into the header of its row; the others name it after their column's header."""
    header, *cells = _children(row)
    header.S = Name.TH
    header.ID = String(identifier)
    _table_attributes(header).Scope = Name.Row
    for cell in cells:
        _table_attributes(cell).Headers.append(String(identifier))


def _table_attributes(cell: Object) -> Object:
    """Find what the typesetter says about a cell of a table: a dictionary owned by Table."""
    attributes = cell.A
    listed = list(attributes) if isinstance(attributes, Array) else [attributes]
    (found,) = (entry for entry in listed if entry.O == "/Table")
    return found


def _write_identifiers(tree: Object) -> None:
    """List every element that has an identifier, in the order a name tree asks for (ISO 32000-1, 7.9.6)."""
    named = {bytes(element.ID): element for element in _elements(tree) if Name.ID in element}
    if named:
        pairs = [part for name in sorted(named) for part in (String(name), named[name])]
        tree.IDTree = Dictionary(Names=Array(pairs))


def _children(element: Object) -> list[Object]:
    """Structure elements right under an element, in reading order, without references to page content."""
    kids = element.get(Name.K)
    listed = list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]
    return [kid for kid in listed if isinstance(kid, Dictionary) and Name.S in kid]


def _elements(element: Object) -> Iterator[Object]:
    for child in _children(element):
        yield child
        yield from _elements(child)
