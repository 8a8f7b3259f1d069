"""YAML as an editor's language server reads it: version 1.2 with the core schema, so ``yes`` is a text, ``2016`` a number."""

from __future__ import annotations

import re
from typing import Any

import yaml


class EditorLoader(yaml.CSafeLoader):
    """PyYAML follows YAML 1.1; here its guesses are replaced by those of YAML 1.2.2, section 10.3.2."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012 - the type of the class above


CORE = {
    "null": (r"~|null|Null|NULL|", "~nN"),
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    "float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
}

for name, (pattern, first) in CORE.items():
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{name}",
        re.compile(rf"^(?:{pattern})$"),
        [*first, *([""] if name == "null" else [])],
    )


def _whole(loader: EditorLoader, node: yaml.ScalarNode) -> int:
    return int(node.value, 0) if node.value[:2] in {"0o", "0x"} else int(node.value)


EditorLoader.add_constructor("tag:yaml.org,2002:int", _whole)
EditorLoader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


def as_editors_read(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)
