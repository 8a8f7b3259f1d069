"""What is true of a small flow, by following every path of it, answer by answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guidebook.deciding.answering import leads_to, made_so, selections
from guidebook.deciding.finding import Fault, Finding, Thing, thing_of
from guidebook.deciding.offers import Offerable
from guidebook.deciding.walk import Step, Trail
from guidebook.models.flow import Answer, Choice, Flow, Question
from guidebook.models.treatment import AvoidLevel

Known = tuple[Fault, tuple[str | int, ...], str, tuple[str, ...], Thing | None]
"""What a finding says, but for the answers that show it."""


@dataclass(frozen=True)
class Path:
    """Some answers from the start on, and where they lead."""

    trail: Trail
    node: str | None
    so: frozenset[str]
    out: frozenset[str]
    """Conditions that were ruled out, whether or not they are so all the same."""

    def open(self, condition: str) -> bool:
        return condition not in self.so | self.out


class EveryPath:
    """All paths of a flow; one that comes to the same question knowing the same is not followed further."""

    def __init__(self, flow: Flow, offerable: Offerable) -> None:
        self.flow = flow
        self.offerable = offerable
        self.questions = {question.id: question for question in flow.questions}
        self.outcomes = {outcome.id: outcome for outcome in flow.outcomes}
        start = Path((), flow.start, frozenset(), frozenset())
        self.paths = [start, *self._from(start, frozenset())]

    def _from(self, path: Path, before: frozenset[tuple[object, ...]]) -> Iterator[Path]:
        here = (path.node, path.so, path.out)
        if path.node not in self.questions or here in before:
            return
        for chosen in selections(self.questions[path.node]):
            longer = follow(path, self.questions[path.node], chosen)
            yield longer
            yield from self._from(longer, before | {here})

    @cached_property
    def whole(self) -> list[Path]:
        """The paths that end, at an outcome or nowhere."""
        return [path for path in self.paths if path.node not in self.questions]

    @cached_property
    def round(self) -> list[Path]:
        """The paths that have just come to a question again."""
        return [path for path in self.paths if path.node in {step.question for step in path.trail}]

    def to(self, node: str) -> list[Path]:
        return [path for path in self.paths if path.node == node]

    def unasked(self, outcome: str) -> set[tuple[str, AvoidLevel, Thing]]:
        return {
            (condition, level, thing)
            for choice in self.outcomes[outcome].offer
            if (thing := thing_of(choice))
            for condition, level in self.offerable.cautions.get(thing, {}).items()
            if any(path.open(condition) for path in self.to(outcome))
        }

    def findings(self) -> dict[Known, int | None]:
        """Everything that is wrong, with how few questions show it."""
        found: dict[Known, int | None] = {}
        for known, paths in (*self._shape(), *self._said(), *self._offers(), *self._options()):
            found.setdefault(known, min((len(path.trail) for path in paths), default=None))
        return found

    def _place(self, node: str) -> tuple[str | int, ...]:
        for index, question in enumerate(self.flow.questions):
            if question.id == node:
                return ("questions", index)
        return ("outcomes", [outcome.id for outcome in self.flow.outcomes].index(node))

    def _shape(self) -> Iterator[tuple[Known, list[Path]]]:
        for node in (*self.questions, *self.outcomes):
            if not self.to(node):
                yield (Fault.UNREACHED, (*self._place(node), "id"), node, (), None), []
        most = self.flow.most_questions
        if not self.round and most is not None and max(len(path.trail) for path in self.whole) > most:
            yield (Fault.TOO_LONG, ("most_questions",), "", (), None), []
        for question in self.flow.questions:
            here = self._place(question.id)
            for at, answer in enumerate(question.answers):
                path = (*here, "answers", at)
                given = [one for one in self.paths if one.trail and self._first(one) is answer]
                lost = [one for one in given if one.node is None]
                if lost:
                    yield (Fault.LEADS_NOWHERE, (*path, "id"), question.id, (), None), lost
                for index, rule in enumerate(answer.next):
                    earlier = answer.next[:index]
                    fits = any(
                        set(rule.when) <= one.so and not any(set(other.when) <= one.so for other in earlier)
                        for one in given
                    )
                    if self.to(question.id) and not fits:
                        yield (
                            (Fault.RULE_NEVER_FITS, (*path, "next", index, "when"), question.id, (), None),
                            [],
                        )
            if not self.round and self.to(question.id) and self._changes_nothing(question):
                yield (Fault.CHANGES_NOTHING, (*here, "id"), question.id, (), None), []

    def _first(self, path: Path) -> Answer:
        step = path.trail[-1]
        return next(one for one in self.questions[step.question].answers if one.id == step.answers[0])

    def _changes_nothing(self, question: Question) -> bool:
        for path in self.to(question.id):
            chosen = [follow(path, question, one) for one in selections(question)]
            if len({one.node for one in chosen}) > 1:
                return False
        later = [one for one in self.paths if question.id in {step.question for step in one.trail}]
        nodes = {one.node for one in later}
        rules = {
            condition
            for node in nodes & self.questions.keys()
            for answer in self.questions[node].answers
            for rule in answer.next
            for condition in rule.when
        }
        cautions = {
            condition
            for node in nodes & self.outcomes.keys()
            for choice in self.outcomes[node].offer
            for condition in self._cautions(choice)
        }
        alone = [
            follow(Path((), question.id, frozenset(), frozenset()), question, (answer,))
            for answer in question.answers
        ]
        return not any(
            len({condition in one.so for one in alone}) > 1 for condition in rules | cautions
        ) and not any(len({one.open(condition) for one in alone}) > 1 for condition in cautions)

    def _said(self) -> Iterator[tuple[Known, list[Path]]]:
        for question in self.flow.questions:
            so = {
                condition
                for answer in question.answers
                for condition in (*answer.establishes, *answer.may_be)
            }
            asked = so & {condition for answer in question.answers for condition in answer.rules_out}
            for at, answer in enumerate(question.answers):
                path = (*self._place(question.id), "answers", at)
                said: list[str] = []
                for field in ("establishes", "may_be", "rules_out"):
                    for index, condition in enumerate(getattr(answer, field)):
                        if condition in said:
                            yield (
                                (Fault.SAID_TWICE, (*path, field, index), question.id, (condition,), None),
                                [],
                            )
                        said.append(condition)
                missing = tuple(sorted(asked - set(said)))
                if missing and (not question.several or answer.alone):
                    yield (Fault.LEFT_OPEN, (*path, "id"), question.id, missing, None), []

    def _cautions(self, choice: Choice) -> dict[str, AvoidLevel]:
        thing = thing_of(choice)
        return dict(self.offerable.cautions.get(thing, {})) if thing else {}

    def _offers(self) -> Iterator[tuple[Known, list[Path]]]:
        for outcome in self.flow.outcomes:
            here = (*self._place(outcome.id), "offer")
            paths = self.to(outcome.id)
            if not paths:
                continue
            for index, choice in enumerate(outcome.offer):
                thing = thing_of(choice)
                named = (*here, index, thing[0] if thing else "name")
                cautions = self._cautions(choice)
                for condition, level in cautions.items():
                    said = [path for path in paths if condition in path.so]
                    if said and level is AvoidLevel.MUST_NOT:
                        yield (Fault.MUST_NOT_OFFERED, named, outcome.id, (condition,), thing), said
                    elif said and condition not in choice.ask_first:
                        yield (Fault.ASK_FIRST_HIDDEN, named, outcome.id, (condition,), thing), said
                for at, condition in enumerate(choice.ask_first):
                    needed = condition in cautions and any(condition in path.so for path in paths)
                    if not needed or condition in choice.ask_first[:at]:
                        known = (Fault.ASK_FIRST_NOT_NEEDED, (*here, index, "ask_first", at))
                        yield (*known, outcome.id, (condition,), thing), []
            offered = {(choice.treatment, choice.routine, choice.name) for choice in outcome.offer}
            if not offered and outcome.care_card:
                continue
            if len(offered) < 2:
                yield (Fault.FEW_CHOICES, here, outcome.id, (), None), paths
            elif ("nothing", None, None) not in offered:
                yield (Fault.NOTHING_NOT_OFFERED, here, outcome.id, (), None), paths

    def _options(self) -> Iterator[tuple[Known, list[Path]]]:
        offers = [
            (outcome.id, thing)
            for outcome in self.flow.outcomes
            if self.to(outcome.id)
            for choice in outcome.offer
            if (whole := thing_of(choice))
            for thing in (whole, *self.offerable.comes_with.get(whole, ()))
        ]
        never = [thing_of(choice) for choice in self.flow.never]
        for thing in self.offerable.options:
            if thing not in never and thing not in [offered for _, offered in offers]:
                yield (Fault.NEVER_OFFERED, ("never" if never else "outcomes",), "", (), thing), []
        for index, (choice, thing) in enumerate(zip(self.flow.never, never, strict=True)):
            path = ("never", index, thing[0] if thing else "name")
            by = [outcome for outcome, offered in offers if offered == thing]
            if by:
                yield (Fault.OFFERED_THOUGH_NEVER, path, by[0], (), thing), self.to(by[0])
            if choice.note is None:
                yield (Fault.NEVER_WITHOUT_REASON, path, "", (), thing), []


def follow(path: Path, question: Question, chosen: tuple[Answer, ...]) -> Path:
    """A path with one question more."""
    so = path.so | made_so(chosen)
    out = path.out | {condition for answer in chosen for condition in answer.rules_out}
    step = Step(question.id, tuple(answer.id for answer in chosen))
    return Path((*path.trail, step), leads_to(chosen[0], so), so, out)


def replay(flow: Flow, trail: Trail) -> Path:
    """The path that these answers make; an assertion fails where they cannot be given."""
    questions = {question.id: question for question in flow.questions}
    path = Path((), flow.start, frozenset(), frozenset())
    for step in trail:
        assert path.node == step.question
        chosen = [
            one for one in selections(questions[step.question]) if tuple(a.id for a in one) == step.answers
        ]
        assert len(chosen) == 1, step
        path = follow(path, questions[step.question], chosen[0])
    return path


def known(finding: Finding) -> Known:
    return (finding.fault, finding.path, finding.node, finding.conditions, finding.thing)
