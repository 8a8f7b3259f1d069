"""A routine's week adds up to no more than it may, and no two of its steps meet that must be kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.models.interaction import Interactions, Pairing, PairingLevel
from guidebook.models.routine import Routine, RoutineKind
from guidebook.problems import Problem
from guidebook.routine_load import PlacedStep, groups_of, load_of, meetings, placed_steps

if TYPE_CHECKING:
    from guidebook.draft import Draft, Loaded

NAME = "routine-load"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of the weeks of routines and of the days after procedures.

    A routine that is shown as somebody published it is not judged here; its page shows what its week adds up to.
    """
    loaded = draft.single("interactions", Interactions)
    interactions = loaded.record if loaded else Interactions()
    for routine in draft.routines:
        yield from _days(routine)
        if routine.record.kind is not RoutineKind.AS_PUBLISHED:
            yield from _together(routine, interactions)
            yield from _limits(routine, interactions)
    yield from _after_procedures(draft, interactions)


def _days(routine: Loaded[Routine]) -> Iterator[Problem]:
    """The sample week keeps to how often a step is done."""
    for placed in placed_steps(routine.record):
        step = placed.step
        if not step.days:
            continue
        path = (*placed.place, "days")
        count = len(step.days)
        if len(set(step.days)) < count:
            yield routine.problem(NAME, "names a day twice", path, hint="keep one of them")
        elif step.how_often is None or step.how_often.per != "week":
            message = "names days, but how_often is not per week"
            yield routine.problem(NAME, message, path, hint='write "per: week", or remove the days')
        elif not step.how_often.low <= count <= step.how_often.high:
            low, high = step.how_often.low, step.how_often.high
            times = f"{low}" if low == high else f"{low} to {high}"
            message = f"names {count} days, but how_often says {times} times a week"
            yield routine.problem(NAME, message, path, hint="name as many days as it is done")


def _together(routine: Loaded[Routine], interactions: Interactions) -> Iterator[Problem]:
    rules = {frozenset((rule.first, rule.second)): rule for rule in interactions.pairings if rule.second}
    met = {(one.place, other.place): day for one, other, day in meetings(routine.record)}
    steps = placed_steps(routine.record)
    for number, one in enumerate(steps):
        for other in steps[number + 1 :]:
            if one.step.choose is not None and one.step.choose == other.step.choose:
                continue
            day = met.get((one.place, other.place))
            for rule in _rules_between(one, other, rules, interactions):
                if not _broken(rule.level, one, other, same_day=day is not None):
                    continue
                where = f" on {day.value}" if day and rule.level is not PairingLevel.NEVER else ""
                yield routine.problem(
                    NAME,
                    f'meets "{one.step.treatment}"{where}; the rule is: {rule.text}',
                    (*other.place, "treatment"),
                    hint="name other days for one of the two, make them a choice, or leave one out",
                )


def _rules_between(
    one: PlacedStep, other: PlacedStep, rules: dict[frozenset[str], Pairing], interactions: Interactions
) -> Iterator[Pairing]:
    seen: set[frozenset[str]] = set()
    for first in groups_of(one.step.treatment, interactions):
        for second in groups_of(other.step.treatment, interactions):
            pair = frozenset((first.id, second.id))
            if pair in rules and pair not in seen:
                yield rules[pair]
            seen.add(pair)


def _broken(level: PairingLevel, one: PlacedStep, other: PlacedStep, *, same_day: bool) -> bool:
    match level:
        case PairingLevel.FINE:
            return False
        case PairingLevel.DIFFERENT_TIME:
            return same_day and bool(set(one.step.when) & set(other.step.when))
        case PairingLevel.OTHER_DAY:
            return same_day
        case _:
            return True


def _limits(routine: Loaded[Routine], interactions: Interactions) -> Iterator[Problem]:
    names = {group.id: group.name for group in interactions.groups}
    for limit in interactions.limits:
        _, high = load_of(routine.record, limit.groups, interactions)
        if high > limit.at_most:
            groups = ", ".join(names.get(group, group) for group in limit.groups)
            yield routine.problem(
                NAME,
                f"adds up to {high} a week of: {groups}; expected {limit.at_most} or fewer",
                ("phases",),
                key=True,
                hint=f"the rule is: {limit.text}",
            )


def _after_procedures(draft: Draft, interactions: Interactions) -> Iterator[Problem]:
    """Nothing comes back in aftercare before the day on which it may."""
    after: dict[str, list[str]] = {}
    for treatment in draft.treatments:
        if treatment.record.aftercare:
            after.setdefault(treatment.record.aftercare, []).append(treatment.id)
    for routine in draft.routines:
        for pause in interactions.pauses:
            concerned = sorted(set(after.get(routine.id, ())) & set(pause.around))
            if not concerned or pause.restart.low is None:
                continue
            for placed in placed_steps(routine.record):
                phase = routine.record.phases[int(placed.place[1])]
                groups = {group.id for group in groups_of(placed.step.treatment, interactions)}
                if (
                    groups & set(pause.groups)
                    and phase.from_day is not None
                    and phase.from_day < pause.restart.low
                ):
                    message = (
                        f'brings back "{placed.step.treatment}" on day {phase.from_day} after '
                        f'"{concerned[0]}"; expected day {pause.restart.low} or later'
                    )
                    hint = f"the rule is: {pause.restart.text}"
                    yield routine.problem(NAME, message, (*placed.place, "treatment"), hint=hint)
