"""Small flows for tests: written by hand in few words, or made of random bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st

from guidebook.deciding.offers import Offerable
from guidebook.models.flow import Flow
from guidebook.models.treatment import AvoidLevel

Choice = TypeVar("Choice")

CARD = {"urgency": "soon", "signs": ["a sign"], "do": "See a doctor.", "unsourced": "a test"}
NOTHING = ("treatment", "nothing")


def flow(questions: dict[str, Any], outcomes: dict[str, Any], **fields: Any) -> Flow:
    """A flow of ``{question: {answer: target or fields}}`` and ``{outcome: offers or fields}``.

    A key ``several`` in a question lets it take several answers; an offer is the id of a treatment, or fields.
    """
    return Flow.model_validate(
        {
            "name": "A flow",
            "question": "Which one?",
            "concerns": ["rest"],
            "summary": "A few questions.",
            "reviewed": "2026-03-01",
            "next_review": "2026-09-01",
            "start": next(iter(questions)),
            "questions": [_question(name, dict(answers)) for name, answers in questions.items()],
            "outcomes": [_outcome(name, given) for name, given in outcomes.items()],
            **fields,
        }
    )


def _question(name: str, answers: dict[str, Any]) -> dict[str, Any]:
    several = answers.pop("several", False)
    given = [
        {"id": answer, "text": answer.title(), **({"to": said} if isinstance(said, str) else said)}
        for answer, said in answers.items()
    ]
    return {"id": name, "ask": f"{name.title()}?", "several": several, "answers": given}


def _outcome(name: str, given: Any) -> dict[str, Any]:
    fields = {"offer": given} if isinstance(given, list) else dict(given)
    fields["offer"] = [_choice(choice) for choice in fields.get("offer", ())]
    words = {"title": name.title(), "why": "Because.", "next_step": "Try it.", "unsourced": "a test"}
    return {"id": name, **words, **fields}


def _choice(given: Any) -> Any:
    return {"treatment": given} if isinstance(given, str) else given


def offerable(
    cautions: dict[str, dict[str, str]] | None = None,
    *,
    options: Sequence[str] = (),
    **routines: Sequence[str],
) -> Offerable:
    """What is offered: ``{treatment: {condition: level}}``, options, and routines with their treatments."""
    return Offerable(
        cautions={
            ("treatment", name): {condition: AvoidLevel(level) for condition, level in levels.items()}
            for name, levels in (cautions or {}).items()
        },
        comes_with={
            ("routine", name): frozenset(("treatment", part) for part in parts)
            for name, parts in routines.items()
        },
        nothing=frozenset({NOTHING}),
        options=tuple(("treatment", name) for name in options),
    )


class _Dice:
    """Picks by one byte after the other, and the first of anything when there are no more."""

    def __init__(self, data: bytes) -> None:
        self._bytes = iter(data)

    def pick(self, options: Sequence[Choice]) -> Choice:
        return options[next(self._bytes, 0) % len(options)]


THINGS = ("one", "two", "nothing")
CONDITIONS = ([], [], ["a"], ["b"], ["a", "b"], ["c"])
FEW_CONDITIONS = ([], [], [], [], *CONDITIONS)


def _made(data: bytes) -> tuple[Flow, Offerable]:
    dice = _Dice(data)
    asks = [f"q{number}" for number in range(dice.pick((2, 3, 3, 4, 4, 5, 5)))]
    ends = [f"end{number}" for number in range(dice.pick((2, 2, 3)))]
    never = [
        {thing: name, **({"note": "why"} if dice.pick((True, True, False)) else {})}
        for thing, name in (("treatment", "one"), ("treatment", "two"), ("name", "Another"))
        if dice.pick((False, False, True))
    ]
    made = flow(
        {ask: _random_question(dice, asks, ends, number) for number, ask in enumerate(asks)},
        {end: _random_outcome(dice) for end in ends},
        never=never,
        most_questions=dice.pick((None, None, 4, 3, 2, 1)),
    )
    levels = ("must_not", "ask_first")
    cautions = {
        name: {condition: dice.pick(levels) for condition in dice.pick(CONDITIONS)}
        for name in dice.pick((THINGS, THINGS[:2]))
    }
    options = dice.pick(([], ["one"], ["one", "two", "nothing"]))
    return made, offerable(cautions, options=options, both=dice.pick(([], ["two"])))


def _random_question(dice: _Dice, asks: list[str], ends: list[str], number: int) -> dict[str, Any]:
    later = [*asks[number + 1 :], *ends]
    anywhere = [*asks, *ends]
    several = dice.pick((False, False, True))
    found: dict[str, Any] = {"several": several}
    for answer in ("yes", "no", "perhaps", "none")[: dice.pick((2, 3, 4) if several else (2, 2, 3))]:
        said: dict[str, Any] = {"to": dice.pick((*later * 12, *anywhere, None, None, None))}
        said |= {"alone": True} if several and dice.pick((False, True)) else {}
        said["next"] = [
            {"when": dice.pick(CONDITIONS[2:]), "to": dice.pick((*later * 20, *anywhere))}
            for _ in range(dice.pick((0, 0, 0, 1, 2)))
        ]
        said |= {field: dice.pick(FEW_CONDITIONS) for field in ("establishes", "may_be", "rules_out")}
        found[answer] = said
    return found


def _random_outcome(dice: _Dice) -> dict[str, Any]:
    kinds = (
        {"treatment": "nothing"},
        {"treatment": "one"},
        {"treatment": "two"},
        {"name": "Other"},
        {"routine": "both"},
    )
    offer = [
        {**dice.pick(kinds), "ask_first": dice.pick(([], [], ["a"], ["b"], ["c", "a"], ["a", "a"]))}
        for _ in range(dice.pick((2, 3, 1, 0)))
    ]
    return {"offer": offer} | ({"care_card": CARD} if dice.pick((False, True)) else {})


RANDOM_FLOWS: st.SearchStrategy[tuple[Flow, Offerable]] = st.binary(min_size=220, max_size=220).map(_made)
"""Small flows of every sort, most with faults, and what they offer."""
