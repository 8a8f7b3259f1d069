"""Findings in words for editors, and the answers that show them in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from guidebook.deciding.finding import Fault, Finding, Thing, thing_of
from guidebook.deciding.proof import Proof
from guidebook.deciding.shape import SAID
from guidebook.deciding.walk import MOST_PLACES, Trail
from guidebook.models.treatment import AvoidLevel


class Told(NamedTuple):
    """What was found, and what to do about it, one line each."""

    message: str
    hint: str


class Teller:
    """Tells the findings of one flow.

    ``names`` are the names of treatments, routines and conditions by kind and id; one that is missing is told by its id.
    """

    def __init__(self, proof: Proof, names: Mapping[Thing, str]) -> None:
        self._flow = proof.flow
        self._cautions = proof.offerable.cautions
        self._names = names
        self._questions = proof.walks.questions
        self._outcomes = proof.walks.outcomes

    def __call__(self, finding: Finding) -> Told:
        """A finding in words."""
        return _TELL[finding.fault](self, finding)

    def steps(self, trail: Trail) -> tuple[str, ...]:
        """Answers as readers know them, a line for each question."""
        lines = []
        for step in trail:
            question = self._questions[step.question]
            given = (f'"{answer.text}"' for answer in question.answers if answer.id in step.answers)
            lines.append(f"{question.ask} → {', '.join(given)}")
        return tuple(lines)

    # ---- shape

    def _too_tangled(self, finding: Finding) -> Told:
        message = f"its rules ask about so many conditions at once that more than {MOST_PLACES:,} cases arise"
        return Told(f"{message}; none is proved", "let them ask about fewer, or make two flows of it")

    def _unreached(self, finding: Finding) -> Told:
        return Told(f'no answer leads to "{finding.node}"', "let an answer lead to it, or remove it")

    def _leads_nowhere(self, finding: Finding) -> Told:
        answer = self._at(finding.path[:-1])
        some = " for readers whom none of its rules fits" if answer.next else ""
        hint = 'add "to" with the id of a question or an outcome'
        return Told(f'the answer "{answer.text}" leads nowhere{some}', hint)

    def _rule_never_fits(self, finding: Finding) -> Told:
        asked = " and ".join(f'"{condition}"' for condition in self._at(finding.path))
        hint = "remove it, or let answers before it say what it asks about; a rule above it may fit first"
        return Told(f"the rule for {asked} decides for no reader", hint)

    def _circle(self, finding: Finding) -> Told:
        ask = self._questions[finding.node].ask
        hint = "let one of these answers lead on to another question or an outcome"
        return Told(f'some readers are asked "{ask}" twice', hint)

    def _too_long(self, finding: Finding) -> Told:
        asked, most = len(finding.trail or ()), self._flow.most_questions
        return Told(
            f"a path asks {asked} questions, more than {most}", 'shorten it, or raise "most_questions"'
        )

    def _changes_nothing(self, finding: Finding) -> Told:
        message = f'the question "{self._questions[finding.node].ask}" changes nothing'
        hint = "remove it, or let its answers lead to different places, or name conditions that matter later"
        return Told(message, hint)

    def _said_twice(self, finding: Finding) -> Told:
        *path, field, _ = finding.path
        answer = self._at(tuple(path))
        (condition,) = finding.conditions
        first = next(name for name in SAID if condition in getattr(answer, name))
        fields = f'under "{first}" and "{field}"' if first != field else f'under "{field}"'
        hint = "keep one: a condition is so, may be so, or is not so"
        return Told(f'the answer "{answer.text}" names "{condition}" twice, {fields}', hint)

    def _left_open(self, finding: Finding) -> Told:
        answer = self._at(finding.path[:-1])
        conditions = " and ".join(f'"{condition}"' for condition in finding.conditions)
        hint = 'name it under "establishes", "may_be" (not sure) or "rules_out", or let readers give several answers'
        return Told(f'the answer "{answer.text}" leaves open {conditions}, which others settle', hint)

    # ---- offers

    def _must_not_offered(self, finding: Finding) -> Told:
        message = f"{self._offers(finding)} to readers who must not have it: {self._condition(finding)}"
        return Told(message, "lead these answers elsewhere, or do not offer it here")

    def _ask_first_hidden(self, finding: Finding) -> Told:
        message = f"{self._offers(finding)} to readers who must ask first: {self._condition(finding)}"
        hint = f'add "{finding.conditions[0]}" to "ask_first" of this choice, or lead these answers elsewhere'
        return Told(message, hint)

    def _ask_first_not_needed(self, finding: Finding) -> Told:
        name, condition = self._name(finding), self._condition(finding)
        cautions = self._cautions.get(finding.thing, {}) if finding.thing else {}
        level = cautions.get(finding.conditions[0])
        *path, index = finding.path
        if finding.conditions[0] in self._at(tuple(path))[:index]:
            message = f"asks first twice for: {condition}"
        elif level is AvoidLevel.MUST_NOT:
            message = f'{name} says "must not", rather than "ask first", for: {condition}'
        elif level is None:
            message = f'{name} does not say "ask first" for: {condition}'
        else:
            title = self._outcomes[finding.node].title
            message = f'no answers that lead to "{title}" say that this is or may be so: {condition}'
        return Told(message, "remove it")

    def _few_choices(self, finding: Finding) -> Told:
        offers = "one thing only" if self._at(finding.path) else "nothing"
        hint = (
            "offer two things or more, doing nothing among them; with a care card it may offer nothing at all"
        )
        return Told(f'"{self._outcomes[finding.node].title}" offers {offers}, which leaves no choice', hint)

    def _nothing_not_offered(self, finding: Finding) -> Told:
        hint = 'add a treatment of kind "nothing" to its offers'
        return Told(f'"{self._outcomes[finding.node].title}" does not offer doing nothing, or waiting', hint)

    # ---- options

    def _never_offered(self, finding: Finding) -> Told:
        hint = f'offer "{(finding.thing or ("", ""))[1]}", or list it under "never" with a note that says why'
        return Told(f"no path leads to {self._name(finding)}, and nothing says why", hint)

    def _offered_though_never(self, finding: Finding) -> Told:
        offered = {thing_of(choice) for choice in self._outcomes[finding.node].offer}
        how = "" if finding.thing in offered else " as a step of a routine"
        return Told(
            f'{self._offers(finding)}{how}, though "never" lists it', "remove it here, or offer it nowhere"
        )

    def _never_without_reason(self, finding: Finding) -> Told:
        name = self._name(finding) if finding.thing else self._at(finding.path)
        return Told(f"nothing says why no path leads to {name}", 'add "note" with the reason')

    # ---- names

    def _at(self, path: tuple[str | int, ...]) -> Any:
        found: Any = self._flow
        for step in path:
            found = getattr(found, step) if isinstance(step, str) else found[step]
        return found

    def _offers(self, finding: Finding) -> str:
        return f'"{self._outcomes[finding.node].title}" offers {self._name(finding)}'

    def _name(self, finding: Finding) -> str:
        return self._names.get(finding.thing, finding.thing[1]) if finding.thing else "it"

    def _condition(self, finding: Finding) -> str:
        (condition,) = finding.conditions
        return self._names.get(("condition", condition), condition)


_TELL: Mapping[Fault, Callable[[Teller, Finding], Told]] = {
    Fault.TOO_TANGLED: Teller._too_tangled,
    Fault.UNREACHED: Teller._unreached,
    Fault.LEADS_NOWHERE: Teller._leads_nowhere,
    Fault.RULE_NEVER_FITS: Teller._rule_never_fits,
    Fault.CIRCLE: Teller._circle,
    Fault.TOO_LONG: Teller._too_long,
    Fault.CHANGES_NOTHING: Teller._changes_nothing,
    Fault.SAID_TWICE: Teller._said_twice,
    Fault.LEFT_OPEN: Teller._left_open,
    Fault.MUST_NOT_OFFERED: Teller._must_not_offered,
    Fault.ASK_FIRST_HIDDEN: Teller._ask_first_hidden,
    Fault.ASK_FIRST_NOT_NEEDED: Teller._ask_first_not_needed,
    Fault.FEW_CHOICES: Teller._few_choices,
    Fault.NOTHING_NOT_OFFERED: Teller._nothing_not_offered,
    Fault.NEVER_OFFERED: Teller._never_offered,
    Fault.OFFERED_THOUGH_NEVER: Teller._offered_though_never,
    Fault.NEVER_WITHOUT_REASON: Teller._never_without_reason,
}
