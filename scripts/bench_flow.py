"""A made-up flow of any length for measuring its proof, in which all that the flow language has stands again and again."""

from __future__ import annotations

from typing import Any

from guidebook.deciding.offers import Offerable
from guidebook.deciding.proof import Proof
from guidebook.models.flow import Flow
from guidebook.models.treatment import AvoidLevel

BLOCK = 5
"""Questions that speak of one condition, and whose rules ask about that of the block before."""
NOTHING = {"treatment": "nothing"}


def made_proof(questions: int, *, broken: bool = False) -> Proof:
    """The proof, not yet asked for anything, of a flow of so many questions (a multiple of :data:`BLOCK`).

    Each question leads on to the next one, or past some; one of each block takes several answers, and the last of each may
    end in an outcome. A broken flow offers something, at its last outcome only, that must not be for who gave the first
    answer to the first question.
    """
    blocks = questions // BLOCK
    things = [("treatment", f"thing-{block}") for block in range(blocks)]
    cautions: dict[tuple[str, str], dict[str, AvoidLevel]] = {
        thing: {f"condition-{block}": AvoidLevel.ASK_FIRST} for block, thing in enumerate(things)
    }
    if broken:
        cautions[things[-1]]["condition-0"] = AvoidLevel.MUST_NOT
    flow = Flow.model_validate(
        {
            "name": "A made-up flow",
            "question": "Which one?",
            "concerns": ["made-up"],
            "summary": "Made to be measured.",
            "reviewed": "2026-01-01",
            "next_review": "2027-01-01",
            "start": "question-0",
            "most_questions": questions,
            "questions": [_question(number, questions) for number in range(questions)],
            "outcomes": [_outcome(block) for block in range(blocks)],
        }
    )
    nothing = ("treatment", "nothing")
    return Proof(flow, Offerable(cautions, {}, frozenset({nothing}), (nothing, *things)))


def _question(number: int, questions: int) -> dict[str, Any]:
    block, position = divmod(number, BLOCK)
    own, earlier = f"condition-{block}", f"condition-{max(0, block - 1)}"
    end = f"outcome-{block}"

    def after(steps: int) -> str:
        return f"question-{number + steps}" if number + steps < questions else end

    by_rule = [{"when": [earlier, own] if position else [earlier], "to": after(2)}]
    is_last = position == BLOCK - 1
    answers: list[dict[str, Any]] = [
        {"text": "Yes", "to": after(1), "next": by_rule, "establishes": [own]},
        {"text": "Perhaps", "to": after(1), "may_be": [own]},
        {"text": "Hardly", "to": end if is_last else after(3), "may_be": [own]},
        {"text": "No", "to": after(1), "rules_out": [own]},
    ]
    several = position == 1
    for position_of_answer, answer in enumerate(answers):
        answer["id"] = f"answer-{position_of_answer}"
    answers[-1]["alone"] = several
    return {"id": f"question-{number}", "ask": f"Question {number}?", "several": several, "answers": answers}


def _outcome(block: int) -> dict[str, Any]:
    offer = {"treatment": f"thing-{block}", "ask_first": [f"condition-{block}"]}
    words = {"title": f"Outcome {block}", "why": "Made up.", "next_step": "None.", "unsourced": "made up"}
    return {"id": f"outcome-{block}", "offer": [offer, NOTHING], **words}
