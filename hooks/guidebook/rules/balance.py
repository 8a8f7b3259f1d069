"""A treatment says as much of its benefits as of its harms, within one to two, or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.balance import Side, balance_of
from guidebook.problems import Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "balance"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of treatments of which one side is louder, and of reasons that nothing needs."""
    for treatment in draft.treatments:
        balance = balance_of(treatment.record)
        if not balance.is_even and treatment.record.balance_reason is None:
            yield treatment.problem(
                NAME,
                "benefits and harms are not of like length: "
                f"{_told(balance.benefits)} against {_told(balance.harms)}",
                ("harms",),
                key=True,
                hint='say more on the shorter side if its sources do, or give the reason in "balance_reason"; '
                "never drop or shorten a harm",
            )
        elif balance.is_even and treatment.record.balance_reason is not None:
            why = (
                "an empty list says why itself"
                if balance.is_blank
                else "neither side is more than twice as long"
            )
            yield treatment.problem(
                NAME,
                f'"balance_reason" is not needed: {why}',
                ("balance_reason",),
                key=True,
                hint="remove it",
            )


def _told(side: Side) -> str:
    items = "1 item" if side.items == 1 else f"{side.items} items"
    return f"{items} and {'1 word' if side.words == 1 else f'{side.words} words'}"
