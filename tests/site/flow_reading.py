"""A finished page of a flow, read back: where each of its forms leads a reader who gives the answers of a path.

What the answers mean is taken from :mod:`guidebook.deciding.answering`; where they lead is read from the page alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from html_tree import Element

from guidebook.deciding.answering import leads_to, made_so, rule_for, selections
from guidebook.models.flow import Answer, Flow

Names = Mapping[str, str]
"""Condition → its name."""


@dataclass(frozen=True)
class Taken:
    """One question of a path, as it was answered."""

    question: str
    answer: Answer
    """The first of those that were given."""
    rule: int | None
    """Of its rules, the one that decides."""
    so: frozenset[str]
    """All that is or may be so by then."""


@dataclass(frozen=True)
class EndedPath:
    """A path with the outcome that it leads to, as :mod:`guidebook.deciding` has it."""

    taken: tuple[Taken, ...]
    outcome: str


def every_path(flow: Flow) -> Iterator[EndedPath]:
    """Every path of a small flow without circles and dead ends, with every set of answers that may be given."""
    questions = {question.id: question for question in flow.questions}
    waiting: list[tuple[tuple[Taken, ...], str, frozenset[str]]] = [((), flow.start, frozenset())]
    while waiting:
        taken, node, before = waiting.pop()
        if node not in questions:
            yield EndedPath(taken, node)
            continue
        for chosen in selections(questions[node]):
            so = before | made_so(chosen)
            target = leads_to(chosen[0], so)
            assert target is not None
            step = Taken(node, chosen[0], rule_for(chosen[0], so), so)
            waiting.append(((*taken, step), target, so))


def conditions(names: Names, when: tuple[str, ...]) -> str:
    return " and ".join(names[condition] for condition in when)


class Outline:
    """The list of steps, followed by its links from its first question on."""

    def __init__(self, page: Element, flow: Flow, names: Names) -> None:
        self._rules = {
            f"If this is or may be so: {conditions(names, step.when)}.": frozenset(step.when)
            for question in flow.questions
            for answer in question.answers
            for step in answer.next
        }
        steps = page.one("ol", "outline").all("li", "question")
        self._first = steps[0].attributes["id"]
        self._ways = {step.attributes["id"]: dict(self._answers(step)) for step in steps}
        self.links = sum(len(ways) for answers in self._ways.values() for ways in answers.values())

    def _answers(self, step: Element) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        for answer in step.one("ul", "answers").all("li"):
            ways = []
            for way in answer.all("span", "answer-way"):
                when = [part.text for part in way.all("span", "when")]
                ways.append((when[0] if when else "", way.one("a").attributes["href"]))
            yield answer.one("span", "answer").text, ways

    def leads_to(self, path: EndedPath) -> str:
        here = self._first
        for step in path.taken:
            assert here == f"q-{step.question}"
            ways = self._ways[here][step.answer.text]
            here = next(link for when, link in ways if self._fits(when, step.so)).removeprefix("#")
        return here.removeprefix("o-")

    def _fits(self, when: str, so: frozenset[str]) -> bool:
        return when in ("", "If not:") or self._rules[when] <= so


@dataclass(frozen=True)
class ReadStage:
    asked: tuple[str, ...]
    but: bool
    first: bool
    turns: tuple[tuple[str, str], ...]
    """Answer, and for whom."""


class Table:
    """The table of outcomes: a path must run along one of its routes, and only one."""

    def __init__(self, page: Element, names: Names) -> None:
        self._names = names
        self.routes: list[tuple[str, list[ReadStage]]] = []
        for row in page.one("table", "flow-table").one("tbody").all("tr"):
            outcome = row.one("th").one("a").attributes["href"].removeprefix("#o-")
            for route in row.all("ul", "route"):
                stages = [self._stage(stage) for stage in route.all("li", "stage")]
                self.routes.append((outcome, stages))

    def _stage(self, stage: Element) -> ReadStage:
        asked = tuple(
            link.attributes["href"].removeprefix("#q-") for link in stage.one("span", "stage-asked").all("a")
        )
        turns: list[tuple[str, str]] = []
        for part in stage:
            if "turn" in part.classes:
                turns.append((part.text, ""))
            elif "when" in part.classes:
                turns[-1] = (turns[-1][0], part.text)
        first = bool(stage.all("span", "stage-first"))
        return ReadStage(asked, "stage-but" in stage.classes, first, tuple(turns))

    def leads_to(self, path: EndedPath) -> str:
        (outcome,) = [outcome for outcome, stages in self.routes if self._runs_along(stages, path)]
        return outcome

    def _runs_along(self, stages: list[ReadStage], path: EndedPath) -> bool:
        asked = [(question, stage) for stage in stages for question in stage.asked]
        return [question for question, _ in asked] == [step.question for step in path.taken] and all(
            self._answered(stage, step) for (_, stage), step in zip(asked, path.taken, strict=True)
        )

    def _answered(self, stage: ReadStage, step: Taken) -> bool:
        if not stage.turns:
            return True
        if stage.but:
            return (step.answer.text, "") not in stage.turns
        when = ""
        if step.rule is not None:
            named = conditions(self._names, step.answer.next[step.rule].when)
            when = f"(if this is or may be so: {named})"
        elif step.answer.next:
            when = "(in any other case)"
        return (step.answer.text, when) in stage.turns


class Picture:
    """One drawn chart: the answers on its lines, each with the question it leaves and the box it leads to."""

    def __init__(self, svg: Element, names: Names) -> None:
        self._names = names
        self.lines = [
            (answer.attributes["data-from"], answer.text, answer.attributes["data-to"])
            for answer in svg.all("text", "flowchart-answer")
        ]

    def leads_to(self, path: EndedPath) -> str:
        here = path.taken[0].question
        for step in path.taken:
            assert here == step.question
            label = self.label(step.answer, step.rule)
            (here,) = [target for source, said, target in self.lines if (source, said) == (here, label)]
        return here

    def label(self, answer: Answer, rule: int | None) -> str:
        """What the line says for whom a rule decides; rules in a row with one target share a line."""
        if rule is None:
            return f"{answer.text}, if not" if answer.next else answer.text
        for _, steps in groupby(enumerate(answer.next), key=lambda step: step[1].to):
            together = dict(steps)
            if rule in together:
                named = " or ".join(conditions(self._names, step.when) for step in together.values())
                return f"{answer.text}, if: {named}"
        raise AssertionError
