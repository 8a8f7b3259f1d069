"""A comparison includes doing nothing, names each option once, and uses facts its options have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from guidebook.models.base import Blank
from guidebook.models.facts import FactDeclaration
from guidebook.models.treatment import Treatment, TreatmentKind
from guidebook.problems import Problem
from guidebook.rules.facts_declared import applies, can_be_multiplied
from guidebook.worked_out import answer_of

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "comparison"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of comparisons that would mislead."""
    treatments = {loaded.id: loaded.record for loaded in draft.treatments}
    declarations = draft.fact_declarations
    unclear = [
        one for one in declarations.values() if draft.unsure or not _can_be_worked_out(one, declarations)
    ]
    for comparison in draft.comparisons:
        record = comparison.record
        for field, listed in (("treatments", record.treatments), ("rows", record.rows)):
            for index, identifier in enumerate(listed):
                if identifier in listed[:index]:
                    message = f'"{identifier}" is listed twice'
                    yield comparison.problem(NAME, message, (field, index), hint="keep one of them")
        options = [treatments[identifier] for identifier in record.treatments if identifier in treatments]
        if len(options) < len(record.treatments):
            continue  # What could not be read may be what is missed here.
        if not any(option.kind is TreatmentKind.NOTHING for option in options):
            yield comparison.problem(
                NAME,
                'no option of kind "nothing" is compared',
                ("treatments",),
                key=True,
                hint="doing nothing is an option of equal rank; add it",
            )
        for index, identifier in enumerate(record.rows):
            declaration = declarations.get(identifier)
            if declaration and not any(applies(declaration, option.kind) for option in options):
                yield comparison.problem(
                    NAME,
                    f'the fact "{identifier}" applies to none of the options',
                    ("rows", index),
                    hint="remove the row, or see applies_to in data/facts.yml",
                )
            elif declaration and declaration not in unclear and not _is_answered(declaration, options):
                yield comparison.problem(
                    NAME,
                    f'the fact "{identifier}" has no value for any of the options',
                    ("rows", index),
                    hint="remove the row until somebody has looked it up; the pages of the options say what is not known",
                )


def _can_be_worked_out(declaration: FactDeclaration, declarations: Mapping[str, FactDeclaration]) -> bool:
    parts = declaration.computed.multiply if declaration.computed else ()
    return all(can_be_multiplied(declarations.get(part)) for part in parts)


def _is_answered(declaration: FactDeclaration, options: list[Treatment]) -> bool:
    """Whether some option has a value, or a blank that tells readers something: that nobody studied it does."""
    answers = (answer_of(declaration, option) for option in options)
    return any(answer is not None and answer.blank is not Blank.NOT_LOOKED_UP for answer in answers)
