from __future__ import annotations

from pathlib import Path

import pytest

import guidebook.rules
from guidebook.rules import RULES
from project_tools import ROOT

MODULES = sorted(
    file.stem for file in Path(guidebook.rules.__file__).parent.glob("*.py") if file.stem != "__init__"
)


def test_every_rule_is_in_the_list_once() -> None:
    assert sorted(rule.check.__module__.rsplit(".", 1)[-1] for rule in RULES) == MODULES
    assert len({rule.name for rule in RULES}) == len(RULES) >= 12


@pytest.mark.parametrize("module", MODULES)
def test_every_rule_has_its_test_and_the_exact_words_of_its_refusals(module: str) -> None:
    assert (ROOT / "tests" / "rules" / f"test_{module}.py").is_file()
    assert list((ROOT / "tests" / "golden" / "rules" / module).glob("*.txt"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_in_one_line_what_it_wants(rule: guidebook.rules.Rule) -> None:
    assert rule.description.endswith(".")
    assert rule.description[0].isupper()
