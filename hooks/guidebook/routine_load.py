"""What the week of a routine adds up to, and which of its steps meet on one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from guidebook.models.interaction import InteractionGroup, Interactions
from guidebook.models.routine import HowOften, Routine, RoutineStep, Weekday

IN_A_WEEK = {"day": 7, "week": 1}
"""How often a thing of this period comes in a week."""

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Load:
    """How often a week uses the treatments of one group, optional steps from none to all."""

    group: InteractionGroup
    low: int
    high: int


@dataclass(frozen=True)
class PlacedStep:
    """A step with its place in the record."""

    place: Place
    step: RoutineStep


def placed_steps(routine: Routine) -> tuple[PlacedStep, ...]:
    """All steps of a routine in order."""
    return tuple(
        PlacedStep(("phases", number, "steps", index), step)
        for number, phase in enumerate(routine.phases)
        for index, step in enumerate(phase.steps)
    )


def occurs_on(step: RoutineStep, day: Weekday) -> bool:
    """Whether the sample week has a step on a day: every day, unless it names its days."""
    return not step.days or day in step.days


def weekly(how_often: HowOften | None, times_of_day: int) -> tuple[int, int]:
    """Uses a week, at least and at most; a step done once or monthly counts as at most once.

    ``times_of_day`` is the number of times of day a daily step names, when that is more than it says.
    """
    if how_often is None:
        return 0, 0
    if how_often.per == "month":
        return 0, 1
    factor = IN_A_WEEK[how_often.per]
    times = times_of_day if how_often.per == "day" else 1
    return max(how_often.low, times) * factor if times > 1 else how_often.low * factor, (
        max(how_often.high, times) * factor
    )


def groups_of(treatment: str | None, interactions: Interactions) -> tuple[InteractionGroup, ...]:
    """The groups a treatment belongs to."""
    if treatment is None:
        return ()
    return tuple(group for group in interactions.groups if treatment in group.treatments)


def loads(routine: Routine, interactions: Interactions) -> tuple[Load, ...]:
    """The load of each group that is added up and that the routine uses.

    Of steps with the same ``choose`` one is done: the least of them counts for the low end, the most for the high end.
    """
    found = []
    for group in interactions.groups:
        if not group.load:
            continue
        uses = list(_uses(routine, {group.id}, interactions))
        if uses:
            found.append(Load(group, *_sum(uses)))
    return tuple(found)


def load_of(routine: Routine, groups: Iterable[str], interactions: Interactions) -> tuple[int, int]:
    """Uses a week of several groups together, at least and at most."""
    return _sum(_uses(routine, set(groups), interactions))


def _uses(
    routine: Routine, groups: set[str], interactions: Interactions
) -> Iterator[tuple[RoutineStep, int, int]]:
    steps = [placed.step for placed in placed_steps(routine)]
    belongs = [
        bool(groups.intersection(group.id for group in groups_of(step.treatment, interactions)))
        for step in steps
    ]
    # Somebody may choose the alternative that is not in these groups.
    elsewhere = {step.choose for step, inside in zip(steps, belongs, strict=True) if not inside}
    for step, inside in zip(steps, belongs, strict=True):
        if inside:
            low, high = weekly(step.how_often, len(step.when))
            may_be_left_out = step.optional == "yes" or (step.choose is not None and step.choose in elsewhere)
            yield step, 0 if may_be_left_out else low, high


def _sum(uses: Iterable[tuple[RoutineStep, int, int]]) -> tuple[int, int]:
    least: dict[str, list[int]] = {}
    most: dict[str, list[int]] = {}
    for number, (step, low, high) in enumerate(uses):
        choice = step.choose or f" {number}"
        least.setdefault(choice, []).append(low)
        most.setdefault(choice, []).append(high)
    return sum(min(values) for values in least.values()), sum(max(values) for values in most.values())


def meetings(routine: Routine) -> Iterator[tuple[PlacedStep, PlacedStep, Weekday]]:
    """Pairs of steps that the sample week has on one day, with the first such day; alternatives never meet."""
    for one, other in combinations(placed_steps(routine), 2):
        if one.step.choose is not None and one.step.choose == other.step.choose:
            continue
        day = next((day for day in Weekday if occurs_on(one.step, day) and occurs_on(other.step, day)), None)
        if day is not None:
            yield one, other, day
