"""The course names facts that count what it needs: money for prices, times for visits, minutes and days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.facts import Facts, Measure
from guidebook.problem_formats import did_you_mean
from guidebook.problems import Problem
from guidebook.quantities import MONEY, quantity, told

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "course"

NEEDED = {
    "visits": Measure.TIMES.value,
    "visit_price": MONEY,
    "upkeep": Measure.TIMES_A_YEAR.value,
    "minutes": Measure.MINUTES.value,
    "days_off": Measure.DAYS.value,
    "packs": Measure.TIMES_A_YEAR.value,
    "pack_price": MONEY,
}
"""What each field of the course must be a number of."""
OF_VISITS = ("upkeep", "minutes", "days_off")
"""Fields that mean nothing without visits."""


def check(draft: Draft) -> Iterator[Problem]:
    """Every field of the course that names no fact, a fact that records do not give, or one of another unit."""
    facts = draft.single("facts", Facts)
    if facts is None or facts.record.course is None:
        return
    course = facts.record.course
    declarations = draft.fact_declarations
    for field, needed in NEEDED.items():
        name = getattr(course, field)
        if name is None:
            continue
        path = ("course", field)
        if field in OF_VISITS and course.visits is None:
            yield facts.problem(
                NAME,
                f'has "{field}", but no "visits"',
                path,
                key=True,
                hint='add "visits" and "visit_price", or remove it',
            )
        declaration = declarations.get(name)
        if declaration is None:
            fitting = [known for known, other in declarations.items() if quantity(other) == needed]
            yield facts.problem(
                NAME,
                f'unknown fact "{name}"',
                path,
                hint=did_you_mean(name, declarations) or f"expected {_one_of(fitting, needed)}",
            )
        elif declaration.computed:
            yield facts.problem(
                NAME,
                f'{field}: the fact "{name}" is worked out from others',
                path,
                hint="name a fact that records give",
            )
        elif quantity(declaration) != needed:
            yield facts.problem(
                NAME,
                f'mixed units: {field} needs {_wanted(needed)}, but the fact "{name}" {told(declaration)}',
                path,
                hint=f'name a fact with {_wanted(needed)}, or write that in the fact "{name}"',
            )


def _wanted(needed: str) -> str:
    return "kind: money" if needed == MONEY else f"measure: {needed}"


def _one_of(fitting: list[str], needed: str) -> str:
    if not fitting:
        return f"the id of a fact with {_wanted(needed)}; there is none in data/facts.yml"
    return f"a fact with {_wanted(needed)}: {', '.join(fitting)}"
