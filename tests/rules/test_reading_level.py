from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

EVENING = "comparisons/evening-drinks.yml"
NOTE = "note: Prices are for one cup."


def sentence(count: int, word: str = "tea") -> str:
    return " ".join(["Tea"] + [word] * (count - 1)) + "."


REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "long-sentence": (["reading-level"] * 2, [(EVENING, NOTE, f"note: {sentence(26)}")]),
    "long-sentence-off-the-pages": (
        ["reading-level"],
        [("glossary.yml", "A small daisy.", sentence(26, "daisy"))],
    ),
    "many-long-sentences": (["reading-level"], [(EVENING, NOTE, f"note: {' '.join([sentence(21)] * 3)}")]),
    "long-words": (["reading-level"], [(EVENING, NOTE, f"note: {' '.join([sentence(18, 'caffeinelessness')] * 9)}")]),
}  # fmt: skip

FINE: dict[str, Edit] = {
    "sentence-that-just-passes": (EVENING, NOTE, f"note: {' '.join([sentence(25), *[sentence(5)] * 9])}"),
    "list-without-full-stops": (EVENING, NOTE, f"note: |-\n    - {sentence(20)[:-1]}\n    - {sentence(20)}"),
    "abbreviation-ends-no-sentence": (EVENING, NOTE, "note: Dr. Lund has 1,000 cups, e.g. of tea at 0.025%."),
    "label": (EVENING, "name: ", f"name: {sentence(30)[:-1]} "),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/reading_level/{name}", tmp_path, *REFUSED[name])


@pytest.mark.parametrize("name", FINE)
def test_what_may_stand(name: str, tmp_path: Path) -> None:
    assert [p for p in Project(tmp_path, FINE[name]).check().problems if p.rule == "reading-level"] == []
