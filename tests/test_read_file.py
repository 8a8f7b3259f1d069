from __future__ import annotations

from guidebook.yaml_source import Document, ReadFile, parse_text

TEXT = (
    "\N{BYTE ORDER MARK}# a comment\nname: Rest\nsteps:\n  - do: >-\n      Sit down.\n    when: [evening]\n"
)
PATHS: tuple[tuple[str | int, ...], ...] = (
    (),
    ("name",),
    ("steps", 0, "do"),
    ("steps", 0, "when", 0),
    ("steps", 7),
    ("no", "such"),
)


def test_places_in_a_file_whose_tree_was_not_kept_are_those_of_its_document() -> None:
    document, problems = parse_text(TEXT.encode(), "data/rest.yml")
    assert isinstance(document, Document) and not problems
    kept = ReadFile(document.file, document.text)

    places = {(path, key): kept.place(path, key=key) for path in PATHS for key in (False, True)}

    assert places == {(path, key): document.place(path, key=key) for path, key in places}
    assert places[("steps", 0, "do"), False].line == 4
