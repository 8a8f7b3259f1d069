from __future__ import annotations

from pathlib import Path

import pytest

from project_tools import Edit, Golden, Project, assert_refused

MILK = "treatments/warm-milk.yml"
SUMMARY = "A cup of warm milk is cheap."
VOICE = ("claims/does-milk-make-you-sleepy.yml", "that it never fails.", "that it is a miracle, guaranteed.")
LIST = (
    "language.yml",
    """\
banned:
  - {words: end* ... worry, why: nothing does, instead: how people felt}
plain:
  - {words: somnolen*, why: few readers know it, instead: sleepy}
""",
)

REFUSED: dict[str, tuple[list[str], list[Edit]]] = {
    "of-every-guide": (["banned-words"], [(MILK, SUMMARY, f"{SUMMARY} It has no side effects.")]),
    "with-an-ending": (["banned-words"], [(MILK, SUMMARY, f"{SUMMARY} Sleep is guaranteed.")]),
    "in-a-label": (
        ["banned-words"],
        [(MILK, "what: Falling asleep sooner", "what: Clinically proven sleep")],
    ),
    "in-the-glossary": (
        ["banned-words"],
        [("glossary.yml", "A small daisy.", "A small daisy, proven to help.")],
    ),
    "of-this-guide": (["banned-words"], [LIST, (MILK, "It warms you.", "It ends all your worry.")]),
    "hard-word": (["banned-words"], [LIST, (MILK, SUMMARY, f"{SUMMARY} Somnolence may follow.")]),
    "denied-too-late": (
        ["banned-words"],
        [(MILK, SUMMARY, f"{SUMMARY} It does not hurt. A miracle follows.")],
    ),
}

FINE: dict[str, list[Edit]] = {
    "denied": [(MILK, SUMMARY, f"{SUMMARY} It is not a miracle, and nobody can guarantee sleep.")],
    "asked": [(MILK, "facts:\n", "questions: [Is sleep guaranteed?]\nfacts:\n")],
    "quoted": [(MILK, SUMMARY, f'{SUMMARY} "Guaranteed" is too much, and so is “a miracle”.')],
    "said-by-others": [VOICE],
    "told-of-others": [(MILK, SUMMARY, f"{SUMMARY} An advert calls it a miracle.")],
    "part-of-another-word": [(MILK, SUMMARY, f"{SUMMARY} It is a sinecure and a magician's cured-free drink.")],
    "across-sentences": [LIST, (MILK, "It warms you.", "There it ends. Worry is another thing.")],
    "denied-word-of-this-guide": [LIST, (MILK, "It warms you.", "It cannot end your worry.")],
    "hard-word-beside-the-plain-one": [LIST, (MILK, SUMMARY, f"{SUMMARY} It may make you sleepy (somnolent).")],
    "hard-word-in-the-glossary": [LIST, ("glossary.yml", "A small daisy.", "A small daisy against somnolence.")],
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_has_its_exact_words(name: str, tmp_path: Path, golden: Golden) -> None:
    assert_refused(golden, f"rules/banned_words/{name}", tmp_path, *REFUSED[name])


@pytest.mark.parametrize("name", FINE)
def test_what_may_stand(name: str, tmp_path: Path) -> None:
    assert Project(tmp_path, *FINE[name]).messages() == []
