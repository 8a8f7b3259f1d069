"""The proof of a flow: over every combination of answers, whether it leads on, and whether what it offers is safe.

Nothing here has words: a finding names what is wrong and the shortest way of answers that shows it. Rules make messages of
findings, and a page tells what was proved. How it is done without walking each path: :mod:`guidebook.deciding.walk`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from guidebook.deciding.answering import Status, made_so
from guidebook.deciding.walk import Place, Step, Trail, Walk, Way, step_of, walk
from guidebook.models.flow import Choice, Flow, Outcome, Question
from guidebook.models.treatment import CIRCUMSTANCES, AvoidLevel, SafetyLevel, Treatment

FEWEST_CHOICES = 2
"""Choices of an outcome that is not an alarm, doing nothing or waiting among them."""

Path = tuple[str | int, ...]
Thing = tuple[str, str]
"""Kind and id of what an outcome offers: a treatment or a routine."""
Cautions = Mapping[Thing, Mapping[str, AvoidLevel]]
"""For each thing: the conditions that speak against it, and how strongly."""


class Fault(StrEnum):
    """What can be wrong with a flow. The values are the words of machines; pages and rules have their own."""

    UNREACHED = "unreached"
    LEADS_NOWHERE = "leads_nowhere"
    RULE_NEVER_FITS = "rule_never_fits"
    CIRCLE = "circle"
    TOO_LONG = "too_long"
    CHANGES_NOTHING = "changes_nothing"
    MUST_NOT_OFFERED = "must_not_offered"
    ASK_FIRST_HIDDEN = "ask_first_hidden"
    ASK_FIRST_NOT_NEEDED = "ask_first_not_needed"
    FEW_CHOICES = "few_choices"
    NOTHING_NOT_OFFERED = "nothing_not_offered"
    NEVER_OFFERED = "never_offered"
    OFFERED_THOUGH_NEVER = "offered_though_never"


@dataclass(frozen=True)
class Finding:
    """One fault with its place in the flow's record and, where answers show it, the shortest way that does."""

    fault: Fault
    path: Path
    node: str = ""
    """Id of the question or outcome."""
    condition: str = ""
    thing: Thing | None = None
    trail: Trail | None = None
    """The answers that show it, from the start; none for what no answer shows."""


@dataclass(frozen=True)
class Unasked:
    """A caution that some path to an outcome says nothing of: a reader must check it before choosing."""

    condition: str
    level: AvoidLevel
    thing: Thing


class Proof:
    """What is true of one flow, whose ids are unique and whose targets all exist."""

    def __init__(
        self, flow: Flow, cautions: Cautions, nothing: frozenset[str], options: tuple[str, ...]
    ) -> None:
        """``nothing`` are the treatments that are doing nothing; ``options`` all treatments of the flow's concerns."""
        self.flow = flow
        self.cautions = cautions
        self.nothing = nothing
        self.options = options
        self.questions: dict[str, Question] = {question.id: question for question in flow.questions}
        self.outcomes: dict[str, Outcome] = {outcome.id: outcome for outcome in flow.outcomes}
        self._walks: dict[str, Walk] = {}

    @cached_property
    def plain(self) -> Walk:
        """The walk that follows no condition."""
        return walk(self.flow)

    def following(self, condition: str) -> Walk:
        """The walk that follows one condition."""
        if condition not in self._walks:
            self._walks[condition] = walk(self.flow, condition)
        return self._walks[condition]

    @cached_property
    def reached(self) -> frozenset[str]:
        """The questions and outcomes that some answers lead to."""
        return frozenset(place.node for place in self.plain.places)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong, in the order of the record; what a circle would make endless is left out then."""
        found = [*self._leads_nowhere(), *self._unreached(), *self._rules_that_never_fit()]
        if self.circle:
            repeated, trail = self.circle
            found.append(Finding(Fault.CIRCLE, self._place(repeated), repeated, trail=trail))
        else:
            found += self._too_long()
        found += [*self._changes_nothing(), *self._offers(), *self._options()]
        return tuple(
            sorted(found, key=lambda finding: (_order(finding.path), finding.fault, finding.condition))
        )

    # ---- shape

    def _place(self, node: str, *rest: str | int) -> Path:
        for field in ("questions", "outcomes"):
            for index, one in enumerate(getattr(self.flow, field)):
                if one.id == node:
                    return (field, index, *(rest or ("id",)))
        raise KeyError(node)

    def _unreached(self) -> Iterator[Finding]:
        for node in (*self.questions, *self.outcomes):
            if node not in self.reached:
                yield Finding(Fault.UNREACHED, self._place(node), node)

    def _leads_nowhere(self) -> Iterator[Finding]:
        seen: set[Path] = set()
        for place, ways in self.plain.ways.items():
            question = self.questions[place.node]
            for way in ways:
                if way.place is None:
                    path = self._place(place.node, "answers", question.answers.index(way.answers[0]), "id")
                    if path not in seen:
                        seen.add(path)
                        trail = (*self.plain.trail(place), step_of(place, way))
                        yield Finding(Fault.LEADS_NOWHERE, path, place.node, trail=trail)

    def _rules_that_never_fit(self) -> Iterator[Finding]:
        fitting: set[Path] = set()
        for place, ways in self.plain.ways.items():
            question = self.questions[place.node]
            for way in ways:
                first = way.answers[0]
                so = place.so | made_so(way.answers)
                for index, step in enumerate(first.next):
                    if so.issuperset(step.when):
                        fitting.add((question.id, first.id, index))
                        break
        for question in self.flow.questions:
            if question.id in self.reached:
                for at, answer in enumerate(question.answers):
                    for index in range(len(answer.next)):
                        if (question.id, answer.id, index) not in fitting:
                            path = self._place(question.id, "answers", at, "next", index, "when")
                            yield Finding(Fault.RULE_NEVER_FITS, path, question.id)

    @cached_property
    def circle(self) -> tuple[str, Trail] | None:
        """A question that is asked twice, and the shortest way that comes to it again; None when nothing goes round."""
        if not _has_circle(self.plain):
            return None
        found = [
            (place.node, (*self.plain.trail(place), *trail))
            for place in self.plain.ways
            if (trail := _back_to(self.plain, place))
        ]
        return min(found, key=lambda one: len(one[1])) if found else None

    @cached_property
    def longest(self) -> Trail:
        """The longest way to an outcome; only for a flow without circles."""
        best: dict[Place, tuple[int, Way | None]] = {}
        for place in _backwards(self.plain):
            lengths = [
                (best[way.place][0] + 1, way)
                for way in self.plain.ways.get(place, ())
                if way.place is not None
            ]
            best[place] = max(lengths, key=lambda found: found[0]) if lengths else (0, None)
        steps: list[Step] = []
        here = self.plain.start
        while (way := best[here][1]) is not None:
            steps.append(step_of(here, way))
            assert way.place is not None
            here = way.place
        return tuple(steps)

    def _too_long(self) -> Iterator[Finding]:
        most = self.flow.most_questions
        if most is not None and len(self.longest) > most:
            yield Finding(Fault.TOO_LONG, ("most_questions",), trail=self.longest)

    def _changes_nothing(self) -> Iterator[Finding]:
        after = self._after()
        for question in self.flow.questions:
            if question.id not in self.reached:
                continue
            targets_differ = any(
                len({way.place.node if way.place else None for way in ways}) > 1
                for place, ways in self.plain.ways.items()
                if place.node == question.id
            )
            said = {
                condition
                for answer in question.answers
                for condition in (*answer.establishes, *answer.may_be, *answer.rules_out)
            }
            if not targets_differ and not said & self._asked_about(after[question.id]):
                yield Finding(Fault.CHANGES_NOTHING, self._place(question.id), question.id)

    def _after(self) -> dict[str, frozenset[str]]:
        """Question → every question and outcome that some way from it leads to."""
        onward: dict[str, set[str]] = {}
        for place, ways in self.plain.ways.items():
            onward.setdefault(place.node, set()).update(way.place.node for way in ways if way.place)
        found = {}
        for node in onward:
            waiting, seen = list(onward[node]), set[str]()
            while waiting:
                target = waiting.pop()
                if target not in seen:
                    seen.add(target)
                    waiting += onward.get(target, ())
            found[node] = frozenset(seen)
        return found

    def _asked_about(self, nodes: frozenset[str]) -> frozenset[str]:
        """The conditions that the rules of these questions and the offers of these outcomes depend on."""
        found: set[str] = set()
        for node in nodes:
            if node in self.questions:
                for answer in self.questions[node].answers:
                    found.update(condition for step in answer.next for condition in step.when)
            else:
                for choice in self.outcomes[node].offer:
                    found.update(self._cautions(choice))
        return frozenset(found)

    # ---- what outcomes offer

    def _cautions(self, choice: Choice) -> Mapping[str, AvoidLevel]:
        thing = thing_of(choice)
        return self.cautions.get(thing, {}) if thing else {}

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        """The conditions that some answer establishes or lets be."""
        answers = (answer for question in self.flow.questions for answer in question.answers)
        return made_so(answers)

    def _offers(self) -> Iterator[Finding]:
        for at, outcome in enumerate(self.flow.outcomes):
            if outcome.id not in self.reached:
                continue
            for index, choice in enumerate(outcome.offer):
                yield from self._offer(outcome, ("outcomes", at, "offer", index), choice)
            is_alarm = outcome.care_card is not None and not outcome.offer
            if not is_alarm:
                path: Path = ("outcomes", at, "offer")
                if len(outcome.offer) < FEWEST_CHOICES:
                    yield self._at_outcome(Fault.FEW_CHOICES, path, outcome.id)
                elif not any(choice.treatment in self.nothing for choice in outcome.offer):
                    yield self._at_outcome(Fault.NOTHING_NOT_OFFERED, path, outcome.id)

    def _at_outcome(self, fault: Fault, path: Path, outcome: str) -> Finding:
        place = self.plain.first(outcome)
        assert place is not None
        return Finding(fault, path, outcome, trail=self.plain.trail(place))

    def _offer(self, outcome: Outcome, path: Path, choice: Choice) -> Iterator[Finding]:
        thing = thing_of(choice)
        cautions = self._cautions(choice)
        for condition, level in cautions.items():
            if condition not in self._spoken_of:
                continue
            followed = self.following(condition)
            place = followed.first(outcome.id, Status.SO)
            if place is None:
                continue
            if level is AvoidLevel.MUST_NOT:
                fault = Fault.MUST_NOT_OFFERED
            elif condition not in choice.ask_first:
                fault = Fault.ASK_FIRST_HIDDEN
            else:
                continue
            yield Finding(fault, path, outcome.id, condition, thing, followed.trail(place))
        for index, condition in enumerate(choice.ask_first):
            established = (
                condition in self._spoken_of
                and self.following(condition).first(outcome.id, Status.SO) is not None
            )
            if cautions.get(condition) is not AvoidLevel.ASK_FIRST or not established:
                where = (*path, "ask_first", index)
                yield Finding(Fault.ASK_FIRST_NOT_NEEDED, where, outcome.id, condition, thing)

    def _options(self) -> Iterator[Finding]:
        offered = {
            choice.treatment
            for outcome in self.flow.outcomes
            if outcome.id in self.reached
            for choice in outcome.offer
        }
        never = {choice.treatment for choice in self.flow.never}
        for treatment in self.options:
            if treatment not in offered and treatment not in never:
                yield Finding(Fault.NEVER_OFFERED, ("outcomes",), thing=("treatment", treatment))
        for index, choice in enumerate(self.flow.never):
            if choice.treatment and choice.treatment in offered:
                path = ("never", index, "treatment")
                yield Finding(Fault.OFFERED_THOUGH_NEVER, path, thing=("treatment", choice.treatment))

    # ---- what readers must still check

    def unasked(self, outcome: str) -> tuple[Unasked, ...]:
        """The cautions of what an outcome offers that some path to it says nothing of, in the order of the offers."""
        found = []
        for choice in self.outcomes[outcome].offer:
            thing = thing_of(choice)
            for condition, level in self._cautions(choice).items():
                if thing and self.following(condition).first(outcome, Status.OPEN) is not None:
                    found.append(Unasked(condition, level, thing))
        return tuple(found)

    @cached_property
    def paths(self) -> int:
        """How many ways of answering there are, one answer at a time; only for a flow without circles."""
        count: dict[Place, int] = {}
        for place in _backwards(self.plain):
            ways = self.plain.ways.get(place)
            count[place] = 1 if ways is None else sum(count[way.place] for way in ways if way.place)
        return count[self.plain.start]


def thing_of(choice: Choice) -> Thing | None:
    """What a choice offers, when it is a record."""
    if choice.treatment:
        return ("treatment", choice.treatment)
    return ("routine", choice.routine) if choice.routine else None


def cautions_of(record: Treatment) -> dict[str, AvoidLevel]:
    """The conditions that speak against a treatment; one for which it is not known asks for advice first."""
    found = {avoid.condition: avoid.level for avoid in record.avoid}
    for condition, safety in zip(CIRCUMSTANCES, (record.pregnancy, record.breast_feeding), strict=True):
        if safety.level is SafetyLevel.MUST_NOT:
            found[condition] = AvoidLevel.MUST_NOT
        elif safety.level is not SafetyLevel.FINE:
            found[condition] = AvoidLevel.ASK_FIRST
    return found


def _backwards(walked: Walk) -> Iterable[Place]:
    """Every place after all that it leads to; raises :class:`graphlib.CycleError` for a flow that goes in circles."""
    onward = {place: [way.place for way in ways if way.place] for place, ways in walked.ways.items()}
    return TopologicalSorter(onward).static_order()


def _has_circle(walked: Walk) -> bool:
    """Whether questions may be asked twice, when what was said is forgotten: quick, and sure when it says no."""
    onward: dict[str, set[str]] = {}
    for place, ways in walked.ways.items():
        onward.setdefault(place.node, set()).update(way.place.node for way in ways if way.place)
    try:
        TopologicalSorter(onward).prepare()
    except CycleError:
        return True
    return False


def _back_to(walked: Walk, start: Place) -> Trail:
    """The shortest way from a question to the same question again, up to where it is asked again; empty when there is none."""
    waiting: deque[tuple[Place, Trail]] = deque([(start, ())])
    seen = {start}
    while waiting:
        place, trail = waiting.popleft()
        for way in walked.ways.get(place, ()):
            if way.place is None:
                continue
            steps = (*trail, step_of(place, way))
            if way.place.node == start.node:
                return steps
            if way.place not in seen:
                seen.add(way.place)
                waiting.append((way.place, steps))
    return ()


def _order(path: Path) -> tuple[tuple[int, int | str], ...]:
    """Orders findings as their places stand in a record."""
    fields = list(Flow.model_fields)
    return tuple(
        (0, fields.index(step) if not at else step) if isinstance(step, str) else (1, step)
        for at, step in enumerate(path)
    )
