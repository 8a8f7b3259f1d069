"""A tab with a flow question by question, and what its record means: worked out by the rules of deciding, not by views."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from playwright.sync_api import Locator
from visit import Visit, script

from built_outputs import ROOT
from guidebook.deciding.answering import Status, leads_to, made_so, selections, status_after
from guidebook.deciding.finding import thing_of
from guidebook.deciding.proof import Proof
from guidebook.deciding.walk import Step, Trail
from guidebook.knowledge import Knowledge, load
from guidebook.models.flow import Answer, Flow, Question

FLOW = "what-fits-me"


@cache
def knowledge() -> Knowledge:
    return load(ROOT)


@cache
def proof() -> Proof:
    return knowledge().flow_standings[FLOW].proof


def flow() -> Flow:
    return knowledge().flows[FLOW]


def question(identifier: str) -> Question:
    return next(one for one in flow().questions if one.id == identifier)


def answers(step: Step) -> tuple[Answer, ...]:
    return tuple(one for one in question(step.question).answers if one.id in step.answers)


def text_of(node: str) -> str:
    """The heading of a question or an outcome."""
    outcomes = {outcome.id: outcome.title for outcome in flow().outcomes}
    return outcomes[node] if node in outcomes else question(node).ask


def query(trail: Trail, at: str = "") -> str:
    parts = [f"{step.question}={'.'.join(step.answers)}" for step in trail]
    return "?" + "&".join([*parts, *([f"_at={at}"] if at else [])]) if trail else ""


def every_trail(
    node: str = "", so: frozenset[str] = frozenset(), before: Trail = ()
) -> Iterator[tuple[Trail, str]]:
    """Every path of the flow, with every set of answers that may be given together, and its outcome."""
    node = node or flow().start
    if node in {outcome.id for outcome in flow().outcomes}:
        yield before, node
        return
    for chosen in selections(question(node)):
        after = so | made_so(chosen)
        target = leads_to(chosen[0], after)
        assert target is not None
        step = Step(node, tuple(answer.id for answer in chosen))
        yield from every_trail(target, after, (*before, step))


def status(trail: Trail, condition: str) -> Status:
    found = Status.OPEN
    for step in trail:
        for answer in answers(step):
            found = status_after(found, answer, condition)
    return found


def expected(trail: Trail, outcome: str) -> dict[str, Any]:
    """What the last screen of a path must show."""
    record = next(one for one in flow().outcomes if one.id == outcome)
    given = [one for step in trail for one in answers(step)]
    established = {condition for one in given for condition in one.establishes}
    names = {name: one.name for name, one in knowledge().conditions.items()}
    by_status: dict[str, list[str]] = {"so": [], "may": [], "not": []}
    for condition, name in names.items():
        found = status(trail, condition)
        if found is Status.SO:
            by_status["so" if condition in established else "may"].append(name)
        elif found is Status.NOT:
            by_status["not"].append(name)
    offers = []
    for choice in record.offer:
        thing = thing_of(choice)
        cautions: Mapping[str, Any] = proof().offerable.cautions.get(thing, {}) if thing else {}
        so, is_open = (
            sorted(names[condition] for condition in cautions if status(trail, condition) is wanted)
            for wanted in (Status.SO, Status.OPEN)
        )
        offers.append({"so": so, "open": is_open})
    return {
        "node": outcome,
        "heading": record.title,
        "given": [
            [question(step.question).ask, "; ".join(answer.text for answer in answers(step))]
            for step in trail
        ],
        "taken": {said: "; ".join(found) for said, found in by_status.items() if found},
        "ask": [found["so"] for found in offers],
        "check": [found["open"] for found in offers if found["open"]],
    }


def has_cautions(outcome: str) -> bool:
    """Whether anything speaks against any of what an outcome offers."""
    record = next(one for one in flow().outcomes if one.id == outcome)
    things = [thing for choice in record.offer if (thing := thing_of(choice))]
    return any(proof().offerable.cautions.get(thing) for thing in things)


class Asking(Visit):
    """A tab with the questions."""

    def __init__(self, visit: Visit, page_of: str) -> None:
        """``page_of`` is where a page of the flow is found, with {} for its name."""
        super().__init__(visit.page, visit.home, visit.requests, visit.faults)
        self.page_of = page_of

    def open(self, asked: str = "", name: str = "steps") -> None:
        self.go(self.page_of.format(name) + asked)

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    @property
    def seen(self) -> dict[str, Any]:
        return dict(self.page.evaluate(script("screen_seen.js")))

    @property
    def asked(self) -> str:
        """What stands behind the address of the page."""
        return self.page.url.removeprefix(self.home + self.page_of.format("steps"))

    @property
    def next(self) -> Locator:
        """The button that leads on."""
        return self.find(".screen:visible button[type=submit]")

    def pick(self, identifier: str, answer: str) -> Locator:
        return self.find(f"input[name='answer-{identifier}'][value='{answer}']")

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)

    def answer(self, step: Step) -> None:
        """Give the answers to the question that is shown, by keyboard alone."""
        asked = question(step.question)
        places = [[one.id for one in asked.answers].index(answer) for answer in step.answers]
        self.tab_to(self.find(f"input[name='answer-{step.question}']").first)
        here = 0
        for place in places:
            self.press("Tab" if asked.several else "ArrowDown", place - here)
            here = place
            if asked.several or not place:
                self.press("Space")
        self.tab_to(self.next)
        self.press("Enter")

    def nothing_kept(self) -> bool:
        kept = self.page.evaluate(
            "async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"
        )
        return kept == [0, 0, "", 0] and self.page.context.cookies() == []
