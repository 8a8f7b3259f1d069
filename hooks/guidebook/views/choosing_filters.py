"""Filters of a comparison, made from its data: kind of option, limits, answers, circumstances and groups of people.

An unknown answer never leaves an option out, and neither does one that may or may not be within a limit: a blank is no
reason against anything. The filter says how many stay for which reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from guidebook.models.base import Blank
from guidebook.models.comparison import Comparison
from guidebook.models.facts import FactDeclaration, FactKind, FactValue
from guidebook.models.treatment import Treatment, TreatmentKind
from guidebook.spans import span_of
from guidebook.views.choosing_parts import Filter, Fit, Options, Pick
from guidebook.views.choosing_people import by_circumstance, by_group
from guidebook.views.desk import Desk
from guidebook.views.numbers import number
from guidebook.worked_out import worked_out


def filters_of(desk: Desk, record: Comparison, options: Options) -> tuple[Filter, ...]:
    """The filters that can make a difference between these options, in the order of the table's rows."""
    return tuple(_filters(desk, record, options))


def _filters(desk: Desk, record: Comparison, options: Options) -> Iterator[Filter]:
    yield from _by_kind(desk, options)
    for fact in record.rows:
        declaration = desk.knowledge.facts[fact]
        if declaration.at_most:
            yield from _by_limit(desk, declaration, options)
        if declaration.filter:
            yield from _by_answer(desk, declaration, options)
    yield from by_group(desk, options)
    yield from by_circumstance(desk, options)


def value_of(declaration: FactDeclaration, treatment: Treatment) -> FactValue | None:
    """The value of a fact, written or worked out; None where the treatment has none, so that it does not apply."""
    if declaration.computed is None:
        return treatment.facts.get(declaration.id)
    found = worked_out(declaration, treatment.facts)
    return found.value if found else None


def _by_kind(desk: Desk, options: Options) -> Iterator[Filter]:
    kinds = [
        kind
        for kind in desk.knowledge.vocabulary["treatment-kind"]
        if kind != TreatmentKind.NOTHING and any(kind == treatment.kind for _, treatment in options)
    ]
    if len(kinds) > 1:
        picks = []
        for kind in kinds:
            fits = _letters(options, [_is(treatment.kind == kind) for _, treatment in options])
            picks.append(Pick(kind, desk.term("treatment-kind", kind).label, fits))
        yield Filter("kind", desk.words("choosing.kind"), "", "", False, tuple(picks))


def _by_limit(desk: Desk, declaration: FactDeclaration, options: Options) -> Iterator[Filter]:
    values = [value_of(declaration, treatment) for _, treatment in options]
    picks = []
    for limit in declaration.at_most:
        fits = _letters(options, [_within(value, limit) for value in values])
        picks.append(Pick(str(limit), _limit(desk, declaration, limit), fits))
    if any(Fit.NO in pick.fits for pick in picks):
        key = f"most.{declaration.id}"
        yield Filter(key, declaration.label, declaration.question, "", False, tuple(picks))


def _by_answer(desk: Desk, declaration: FactDeclaration, options: Options) -> Iterator[Filter]:
    values = [value_of(declaration, treatment) for _, treatment in options]
    given = {
        _answer(value)
        for (_, treatment), value in zip(options, values, strict=True)
        if value is not None and treatment.kind is not TreatmentKind.NOTHING  # it stays, whatever is picked
    } - {""}
    if declaration.kind is FactKind.YES_NO:
        labels = {answer: desk.words(f"answer.{answer}") for answer in ("yes", "no")}
    else:
        name = declaration.choices or ""
        labels = {word: desk.term(name, word).label for word in desk.knowledge.vocabulary[name]}
    picks = []
    for answer, label in labels.items():
        if answer in given:
            picks.append(Pick(answer, label, _letters(options, [_has(value, answer) for value in values])))
    if any(Fit.NO in pick.fits for pick in picks):
        yield Filter(f"is.{declaration.id}", declaration.label, "", "", False, tuple(picks))


def _letters(options: Options, fits: Sequence[Fit]) -> str:
    """A letter for each option; doing nothing is always open, so that no filter leaves it out."""
    return "".join(
        Fit.YES if fit is Fit.NO and treatment.kind is TreatmentKind.NOTHING else fit
        for (_, treatment), fit in zip(options, fits, strict=True)
    )


def _is(true: bool) -> Fit:
    return Fit.YES if true else Fit.NO


def _blank(value: FactValue | None) -> Fit | None:
    """How an option without a value stands to any pick."""
    if value is None or value.blank is Blank.NOT_APPLICABLE:
        return Fit.NO_MATTER
    return Fit.NOT_KNOWN if value.blank is not None else None


def _within(value: FactValue | None, limit: Decimal) -> Fit:
    blank = _blank(value)
    if value is None or blank is not None:
        return blank or Fit.NO_MATTER
    span = span_of(value)
    if span.low > limit:
        return Fit.NO
    return Fit.MORE if span.open or span.high is None or span.high > limit else Fit.YES


def _has(value: FactValue | None, answer: str) -> Fit:
    blank = _blank(value)
    if value is None or blank is not None:
        return blank or Fit.NO_MATTER
    return _is(_answer(value) == answer)


def _answer(value: FactValue) -> str:
    """The answer as an id: a word of the closed list, yes or no; empty for a blank."""
    if value.yes is not None:
        return "yes" if value.yes else "no"
    return value.choice or ""


def _limit(desk: Desk, declaration: FactDeclaration, limit: Decimal) -> str:
    """ "at most 3 days"; a limit of nothing is told as such."""
    if declaration.kind is FactKind.MONEY:
        amount = desk.knowledge.site.currency_sign + number(limit)
    else:
        unit = declaration.unit_one if limit == 1 else declaration.unit
        amount = desk.words("number.unit", value=number(limit), unit=unit)
    return amount if limit == 0 else desk.words("choosing.at_most", amount=amount)
