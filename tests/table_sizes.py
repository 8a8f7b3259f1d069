"""The tiny project with comparisons of other sizes: 40 options by 20 facts, and 2 options by 1 fact."""

from __future__ import annotations

from pathlib import Path

from project_tools import TEA, Edit, Project

OPTIONS, FACTS = 40, 20
MANY, FEW = "many-cups", "milk-or-nothing"
SHARED = ("effect", "cups", "minutes", "slept-sooner", "caffeine", "price-cup", "price-evening", "felt-in")
"""Facts of the tiny project that every option has."""

KINDS = {
    "range": "kind: range\n    unit: sips\n    unit_one: sip\n    at_most: [5, 20]",
    "count": "kind: count\n    unit: spoons\n    unit_one: spoon",
    "money": "kind: money\n    at_most: [50]",
    "choice": "kind: choice\n    choices: taste\n    filter: yes",
    "text": "kind: text",
    "yes_no": "kind: yes_no\n    filter: yes",
}
SOURCED = "sources: [health-page], certainty: low, why: one page"
NOT_FOR_THIS_KIND = ("taste", "boxes", "price-box")
BLANKS = ("not_studied", "conflicting", "not_applicable", "not_looked_up")


def made_facts() -> list[tuple[str, str]]:
    """Id and kind of the facts that the tiny project does not have."""
    kinds = list(KINDS)
    return [(f"fact-{number:02}", kinds[number % len(kinds)]) for number in range(1, FACTS - len(SHARED) + 1)]


def value(kind: str, option: int, fact: int) -> str:
    number = (option * 7 + fact * 3) % 23
    if number % 9 == 4:
        return f"{{blank: {BLANKS[number % 4]}}}"
    told = {
        "range": f"low: {number}, high: {number + option % 4}",
        "count": f"count: {number}",
        "money": f"low: {number * 5}, high: {number * 5 + 20}, as_of: 2026-02",
        "choice": f"choice: {('flowery', 'grassy', 'sweet')[number % 3]}",
        "text": f"text: Said in number {number} of the made-up answers.",
        "yes_no": f"yes: {'yes' if number % 2 else 'no'}",
    }
    return f"{{{told[kind]}, {SOURCED}}}"


def declaration(identifier: str, kind: str) -> str:
    number = int(identifier[-2:])
    return f"""\
  - id: {identifier}
    label: Point {number}
    question: What about point {number} of the made-up points?
    {KINDS[kind]}
    applies_to: [cosmetic]
    help: A made-up point. It stands for any fact with a word or two on how it was taken.
"""


def option(number: int) -> str:
    """A copy of one record with a name of its own and facts of its own."""
    text = (TEA / "data" / "treatments" / "warm-milk.yml").read_text("utf-8")
    text = text.replace("name: Warm milk", f"name: Cup {number} of warm milk with something added")
    text = text.replace("kind: home", "kind: cosmetic").replace("origin: [A0-01]\n", "")
    facts = "".join(f"  {fact}: {value(kind, number, int(fact[-2:]))}\n" for fact, kind in made_facts())
    text = text.replace(
        "  minutes: {low: 5, high: 10,", f"  minutes: {{low: {number % 13}, high: {number % 13 + 5},"
    )
    kept = (
        line for line in text.splitlines(keepends=True) if line.strip().split(":")[0] not in NOT_FOR_THIS_KIND
    )
    return "".join(kept).replace("\nfacts:\n", f"\nfacts:\n{facts}")


def comparison(name: str, options: list[str], rows: list[str]) -> str:
    return f"""\
name: {name}
question: Which of them, if any, would suit me?
concerns: [restless-evenings]
summary: A table of another size.
treatments: [{", ".join(options)}]
rows: [{", ".join(rows)}]
reviewed: 2026-03-01
next_review: 2026-09-01
"""


def project_with_tables(folder: Path) -> Project:
    """The tiny project with both comparisons besides its own."""
    facts = (TEA / "data" / "facts.yml").read_text("utf-8")
    declared = "".join(declaration(fact, kind) for fact, kind in made_facts())
    names = [f"cup-{number:02}" for number in range(1, OPTIONS)]
    edits: list[Edit] = [
        ("flows/which-cup.yml",),  # it would have to speak of every new option
        ("facts.yml", facts.replace("\ncourse:\n", f"\n{declared}course:\n")),
    ]
    edits += [(f"treatments/{name}.yml", option(number)) for number, name in enumerate(names, start=1)]
    rows = [*SHARED, *(fact for fact, _ in made_facts())]
    edits.append((f"comparisons/{MANY}.yml", comparison("Many cups", ["do-nothing", *names], rows)))
    edits.append(
        (f"comparisons/{FEW}.yml", comparison("Milk or nothing", ["do-nothing", "warm-milk"], ["minutes"]))
    )
    return Project(folder, *edits)
