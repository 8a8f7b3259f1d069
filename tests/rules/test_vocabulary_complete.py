from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, assert_refused

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "missing-list": (
        ["vocabulary"],
        [
            (
                "vocabulary.yml",
                "  routine-kind:\n    - {id: home, label: Home routine, definition: Steps for every evening.}\n"
                "    - {id: aftercare, label: Afterwards, definition: Steps for when you come home.}\n"
                "    - {id: as_published, label: As published, definition: As somebody else published it.}\n",
                "",
            )
        ],
    ),
    "missing-word": (
        ["vocabulary"],
        [
            (
                "vocabulary.yml",
                '    - {id: moderate, label: moderate, mark: "●●●○", definition: We are fairly sure.}\n',
                "",
            )
        ],
    ),
    "mistyped-word": (["vocabulary", "vocabulary"], [("vocabulary.yml", "id: emergency", "id: emergncy")]),
    "unknown-word": (
        ["vocabulary"],
        [
            (
                "vocabulary.yml",
                "  urgency:\n",
                "  urgency:\n    - {id: zzz, label: Never, definition: Never.}\n",
            )
        ],
    ),
    "word-twice": (
        ["vocabulary"],
        [
            (
                "vocabulary.yml",
                "  taste:\n",
                "  taste:\n    - {id: sweet, label: sweet, definition: Like syrup.}\n",
            )
        ],
    ),
    "missing-circumstance": (
        ["unknown-reference", "unknown-reference", "vocabulary", "vocabulary"],
        [
            ("conditions.yml", "  - {id: pregnancy, name: Pregnant, i_am: I am pregnant}\n", ""),
            (
                "conditions.yml",
                "  - {id: breast-feeding, name: Breast-feeding, i_am: I am breast-feeding}\n",
                "",
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/vocabulary_complete/{name}", tmp_path, *REFUSED[name])
