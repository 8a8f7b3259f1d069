"""Puts hostile text into every text field of a project's records, found by the types of the models."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import yaml
from pydantic import BaseModel, BeforeValidator

from guidebook.models import FOLDER_KINDS, OPTIONAL_FILES, SINGLE_FILES, base

EXTRAS = (
    "",
    "</script><svg/onload=alert(x)>",
    "{{x*x}}",
    "[x](javascript:alert(x))",
    "<!--",
    "&lt;b&gt;",
    "\"'/onmouseover=alert(x)//",
    "</title></textarea></style>",
    "<style>*{display:none}</style>",
    "]]>{%raw%}",
    "#panic()$x$",
)
"""Ways out of a page, a script, an attribute, a template, a Markdown text, a Typst text; each field gets one of them."""

LETTERS = "qwertyuiop"

NO_TEXT = {
    ("ReaderCheck", "record"),
    ("Term", "id"),
    ("Site", "language"),
    ("FactDeclaration", "applies_to"),
    ("Clinic", "logo"),
}
"""Fields with the type of a text whose values are chosen from a list, or name a file."""
NARROW = {("Site", "name"), ("Site", "short_address"), ("Site", "publisher")}
"""Fields for which paper has little room: they get the canary alone."""


@dataclass
class Canaries:
    """Counts what it puts into which field."""

    fields: list[str] = field(default_factory=list)
    """The place of canary number n, such as ``data/site.yml name``."""

    def text(self, number: int) -> str:
        """The canary of a number, which is spelled in letters: a number in a text would need a source."""
        return f"<script>alert({''.join(LETTERS[int(digit)] for digit in f'{number:03}')})</script>"

    def added_to(self, text: str, place: str, narrow: bool) -> str:
        number = len(self.fields)
        self.fields.append(place)
        canary = self.text(number) + ("" if narrow else EXTRAS[number % len(EXTRAS)])
        text = text.rstrip()
        return text[:-1] + canary + "?" if text.endswith("?") else text + canary

    def put_into(self, project: Path) -> None:
        """Change every record of a project."""
        models = dict(SINGLE_FILES + OPTIONAL_FILES) | {kind.folder: kind.model for kind in FOLDER_KINDS}
        for file in sorted((project / "data").rglob("*.yml")):
            name = file.relative_to(project / "data").parts[0].removesuffix(".yml")
            record = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
            changed = self._in(record, models[name], file.relative_to(project).as_posix(), ("", ""))
            text = yaml.safe_dump(changed, allow_unicode=True, sort_keys=False, width=10_000)
            file.write_text(text, "utf-8")

    def _in(self, value: Any, kind: Any, place: str, owner: tuple[str, str]) -> Any:
        if isinstance(value, str):
            return (
                self.added_to(value, place, owner in NARROW)
                if _is_text(kind) and owner not in NO_TEXT
                else value
            )
        if isinstance(value, list):
            item_kind = next((get_args(k)[0] for k in _choices(kind) if get_origin(k) is tuple), None)
            return [self._in(item, item_kind, f"{place}[{i}]", owner) for i, item in enumerate(value)]
        model = next((k for k in _choices(kind) if isinstance(k, type) and issubclass(k, BaseModel)), None)
        if model:
            hints = get_type_hints(model, include_extras=True)
            return {
                name: self._in(item, hints[name], f"{place} {name}", (_owner(model, name), name))
                for name, item in value.items()
            }
        item_kind = next((get_args(k)[1] for k in _choices(kind) if get_origin(k) is dict), None)
        return {name: self._in(item, item_kind, f"{place} {name}", owner) for name, item in value.items()}


def _owner(model: type[BaseModel], name: str) -> str:
    """The class that declares a field."""
    return next(c.__name__ for c in reversed(model.__mro__) if name in getattr(c, "__annotations__", {}))


def _choices(kind: Any) -> Iterator[Any]:
    """A type, or the members of a union, without what is noted beside them."""
    if get_origin(kind) is Annotated:
        yield from _choices(get_args(kind)[0])
    elif get_origin(kind) in (Union, types.UnionType):
        for member in get_args(kind):
            yield from _choices(member)
    else:
        yield kind


def _is_text(kind: Any) -> bool:
    if get_origin(kind) in (Union, types.UnionType):
        return any(_is_text(member) for member in get_args(kind))
    if kind is base.TextOrBlank:
        return True
    noted = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    readers = [note.func for note in noted if isinstance(note, BeforeValidator)]
    return base._line in readers or base._prose in readers
