"""Filters of a comparison, made from its data: kind of option, limits, answers, circumstances and groups of people.

An unknown answer never leaves an option out, and neither does one that may or may not be within a limit: a blank is no
reason against anything. The filter says how many stay for which reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from guidebook.models.base import Blank
from guidebook.models.comparison import Comparison
from guidebook.models.facts import FactDeclaration, FactKind, FactValue
from guidebook.models.treatment import SafetyLevel, Treatment, TreatmentKind
from guidebook.safety import level_of, own_answer
from guidebook.spans import span_of
from guidebook.views.careful import word_of
from guidebook.views.choosing_groups import HeadNote, group_note
from guidebook.views.desk import Desk
from guidebook.views.numbers import number
from guidebook.worked_out import worked_out

Options = Sequence[tuple[str, Treatment]]


class Fit(StrEnum):
    """How an option stands to what a reader picked: one letter, so that a pick holds those of all options in a word."""

    YES = "y"
    NO = "n"
    """The only one that leaves an option out."""
    MORE = "m"
    """It may be within the limit, and may be more."""
    NOT_KNOWN = "u"
    NO_MATTER = "a"
    """The question makes no sense for it."""


@dataclass(frozen=True)
class Pick:
    """One thing that a reader may pick."""

    value: str
    label: str
    fits: str
    """A letter of :class:`Fit` for each option, in the order of the table."""
    notes: tuple[int, ...] = ()
    """For each option, which of the filter's notes then stands in the head of its column."""


@dataclass(frozen=True)
class Filter:
    """One set of things to pick from."""

    key: str
    """Its name in the address: no two filters of a comparison have the same."""
    title: str
    label: str
    """Label of the list; empty where there are boxes to tick."""
    help: str
    """What ticking does, where it is more than leaving out; may be empty."""
    every: bool
    """Whether an option must fit all that is picked; otherwise one of it is enough."""
    picks: tuple[Pick, ...]
    notes: tuple[HeadNote, ...] = ()


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
    yield from _by_circumstance(desk, options)
    yield from _by_group(desk, options)


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
    given = {_answer(value) for value in values if value is not None} - {""}
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


def _by_circumstance(desk: Desk, options: Options) -> Iterator[Filter]:
    """Circumstances that speak against some option. Each option then answers for itself: silence would look like "fine"."""
    knowledge = desk.knowledge
    notes: dict[HeadNote, int] = {}
    picks = []
    for identifier, condition in knowledge.conditions.items():
        own = [own_answer(treatment, identifier) for _, treatment in options]
        if not any(
            answer and answer.level in (SafetyLevel.MUST_NOT, SafetyLevel.ASK_FIRST) for answer in own
        ):
            continue
        answers = [level_of(knowledge, treatment, identifier) for treatment, _ in options]
        said = [word_of(desk, answer) for answer in answers]
        places = []
        for word in said:
            text = desk.words("choosing.circumstance", answer=word.label, name=condition.name)
            places.append(notes.setdefault(HeadNote(word.id, word.mark, word.label, text), len(notes)))
        fits = "".join(Fit.NO if answer.level is SafetyLevel.MUST_NOT else Fit.YES for answer in answers)
        picks.append(Pick(identifier, condition.i_am, fits, tuple(places)))
    if picks:
        words = desk.words
        yield Filter(
            "avoid",
            words("choosing.avoid"),
            "",
            words("choosing.avoid_help"),
            True,
            tuple(picks),
            tuple(notes),
        )


def _by_group(desk: Desk, options: Options) -> Iterator[Filter]:
    """Groups of people. They leave nothing out: what is known of them is words and head counts, no verdict."""
    question = desk.knowledge.site.group_differences
    if not any(treatment.group_differences.risks for _, treatment in options):
        return
    notes: dict[HeadNote, int] = {}
    picks = tuple(
        Pick(
            group.id,
            group.label,
            Fit.YES * len(options),
            tuple(
                notes.setdefault(group_note(desk, group, treatment), len(notes)) for _, treatment in options
            ),
        )
        for group in question.groups
    )
    if picks:
        label, text = question.question, desk.words("choosing.group_help")
        yield Filter("group", question.label, label, text, False, picks, tuple(notes))


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
