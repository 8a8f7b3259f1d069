"""The annotated records in CONTRIBUTING.md are right: each is read and validated as a record of its kind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guidebook.models import FOLDER_KINDS, OPTIONAL_FILES, SINGLE_FILES
from guidebook.validation import validate
from guidebook.yaml_source import parse_text

GUIDE = Path(__file__).parents[1] / "CONTRIBUTING.md"
EXAMPLES = dict(re.findall(r"^```yaml (\w+)\n(.*?)^```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("kind", FOLDER_KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_a_right_example(kind):
    document, problems = parse_text(EXAMPLES[kind.name].encode(), f"{kind.folder}/example.yml")
    assert document is not None
    record, found = validate(document, kind.model, f"{kind.folder}/example")
    assert [str(problem) for problem in (*problems, *found)] == []
    assert record is not None


SHOWN = tuple(file for file in SINGLE_FILES if file[0] in {"facts", "conditions"})
"""The files of every guide that are shown besides."""


@pytest.mark.parametrize(("name", "model"), OPTIONAL_FILES + SHOWN, ids=lambda part: str(part))
def test_every_file_that_stands_alone_has_a_right_example(name, model):
    document, problems = parse_text(EXAMPLES[name].encode(), f"{name}.yml")
    assert document is not None
    record, found = validate(document, model, name)
    assert [str(problem) for problem in (*problems, *found)] == []
    assert record is not None


def test_no_example_is_of_an_unknown_kind():
    assert set(EXAMPLES) == {kind.name for kind in FOLDER_KINDS} | {
        name for name, _ in OPTIONAL_FILES + SHOWN
    }
