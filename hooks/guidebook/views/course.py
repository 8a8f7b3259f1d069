"""The view of a whole course: what it comes to over some years in money, visits, time and days off, and from what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from guidebook.course import CourseSum, Factor, OverYears, Term, WholeCourse, whole_course
from guidebook.models.facts import Course, FactValue
from guidebook.spans import Span, sources_of, weakest
from guidebook.views.course_parts import (
    CourseLine,
    CoursePart,
    CourseTable,
    Lack,
    OptionCourse,
    Stretch,
    SumView,
)
from guidebook.views.desk import Desk
from guidebook.views.numbers import duration, number, span
from guidebook.views.parts import CertaintyView


def course_table(desk: Desk, treatments: Sequence[str], name: str) -> CourseTable | None:
    """The course of each treatment in the order given; None in a guide whose facts declare no course.

    ``name`` is that of the comparison or of the one treatment. It cites sources: call it where the page shows it.
    """
    course = desk.knowledge.course
    if course is None:
        return None
    words = desk.words
    options = tuple(_Teller(desk, course).option(treatment) for treatment in treatments)
    return CourseTable(
        name=name,
        caption=words("course.caption_one" if len(treatments) == 1 else "course.caption", name=name),
        money_heads=tuple(words.count("course.money_over", years) for years in course.years),
        has_time=course.minutes is not None and any(option.has_visits for option in options),
        has_days_off=course.days_off is not None,
        options=options,
        basis=tuple(words(f"course.basis_{name}") for name in _basis(course)),
    )


def _basis(course: Course) -> Iterator[str]:
    yield "same"
    if course.visits:
        yield "course"
    if course.upkeep:
        yield "upkeep"
    if course.packs:
        yield "packs"
    yield from ("ends", "prices")
    if course.minutes:
        yield "time"
    yield "open"


class _Teller:
    """Puts the sums of one treatment in words."""

    def __init__(self, desk: Desk, course: Course) -> None:
        self._desk = desk
        self._words = desk.words
        self._course = course
        self._shown: set[str] = set()

    def option(self, treatment: str) -> OptionCourse:
        desk = self._desk
        found = whole_course(self._course, desk.knowledge.treatments[treatment].facts)
        lines = tuple(self._line(over) for over in found.over)
        has_visits = any(over.visits and not over.visits.span.is_zero for over in found.over)
        return OptionCourse(
            option=desk.record("treatment", treatment),
            lines=lines,
            time=self._stretches(lines, lambda line: line.time),
            days_off=self._stretches(lines, lambda line: line.days_off),
            parts=tuple(self._parts(found)),
            has_visits=has_visits,
            known=any(line.money.known or (has_visits and line.time and line.time.known) for line in lines),
            certainty=self._certainty(found),
        )

    # ---- sums

    def _line(self, over: OverYears) -> CourseLine:
        course = self._course
        return CourseLine(
            years=over.years,
            label=self._words.count("course.over", over.years),
            money=self._sum(over.money, self._in(course.visit_price or course.pack_price)),
            visits=self._sum(over.visits, self._in(course.visits)) if over.visits else None,
            time=self._sum(over.minutes, self._time) if over.minutes else None,
            days_off=self._sum(over.days_off, self._in(course.days_off)) if over.days_off else None,
        )

    def _sum(self, found: CourseSum, tell: Callable[[Span], str]) -> SumView:
        return SumView(
            text=self._told(found.span, tell),
            why=self._words("list.semicolon").join(self._lack_in_words(factor) for factor in found.lacking),
            known=found.is_known,
            low=found.span.low,
            high=found.span.high,
            open=found.span.open,
        )

    def _told(self, total: Span, tell: Callable[[Span], str]) -> str:
        if not total.is_known:
            return self._words("course.not_known")
        if total.high is None:
            return self._words("course.at_least", value=tell(Span(total.low, total.low)))
        return tell(total)

    def _in(self, fact: str | None) -> Callable[[Span], str]:
        """Tells sums in the unit or the currency of a fact."""

        def tell(total: Span) -> str:
            assert fact is not None and total.high is not None
            return self._desk.amounts(self._desk.knowledge.facts[fact], total.low, total.high, total.or_more)

        return tell

    def _time(self, total: Span) -> str:
        assert total.high is not None
        words = self._words
        if total.is_zero:
            return words("course.no_time")
        if all(end % 60 == 0 for end in (total.low, total.high)) and total.high > 60:
            text = span(number(total.low / 60), number(total.high / 60), words, or_more=total.or_more)
            return words("number.hours", number=text)
        low, high = duration(total.low, words), duration(total.high, words)
        return span(low, high, words, or_more=total.or_more)

    def _stretches(
        self, lines: tuple[CourseLine, ...], pick: Callable[[CourseLine], SumView | None]
    ) -> tuple[Stretch, ...]:
        """The sums of all lines, those that read alike together; of these the last knows best what is lacking."""
        words = self._words
        sums = [(line.years, total) for line in lines if (total := pick(line))]
        stretches = []
        for _, same in groupby(sums, key=lambda pair: pair[1].text):
            alike = list(same)
            years = [str(number) for number, _ in alike]
            told = words("list.and").join(filter(None, (words("list.comma").join(years[:-1]), years[-1])))
            label = words(f"course.over.{'one' if told == '1' else 'many'}", number=told)
            stretches.append(Stretch("" if len(alike) == len(sums) else label, alike[-1][1]))
        return tuple(stretches)

    # ---- parts

    def _parts(self, found: WholeCourse) -> Iterator[CoursePart]:
        for term in found.terms:
            whole = term.number is not None and all(factor.is_known for factor in term.factors)
            yield from self._part(term.name, term.factors, term if whole else None)
        yield from self._part("visit", found.visit)
        for term in found.once:
            yield from self._part(term.name, term.factors)

    def _part(
        self, name: str, factors: tuple[Factor, ...], product: Term | None = None
    ) -> Iterator[CoursePart]:
        """A product with its result, or what is known of its factors; each price and each blank is told once."""
        desk = self._desk
        fresh = [factor for factor in factors if factor.fact not in self._shown]
        self._shown.update(factor.fact for factor in factors)
        told = [factor for factor in (factors if product else fresh) if factor.is_known]
        lacking = [factor for factor in fresh if not factor.is_known or name == "once"]
        if not (told or lacking):
            return
        values = _known(told)
        yield CoursePart(
            label=self._words(f"course.part_{name}"),
            text=self._product(product)
            if product
            else self._words("list.semicolon").join(self._factor(factor) for factor in told),
            note=" ".join(desk.price_basis(value) for value in _known(fresh) if value.as_of),
            lacks=tuple(self._lack(factor) for factor in lacking),
            marks=desk.marks(sources_of(values)),
            flag=next((flag for value in values if (flag := desk.flag(value.sources))), ""),
        )

    def _product(self, term: Term) -> str:
        assert term.number is not None and term.each is not None
        product = self._words("course.product", number=self._value(term.number), each=self._value(term.each))
        total = self._told(term.span, self._in(term.each.fact))
        yearly = term.name in {"upkeep", "yearly", "packs"}
        return self._words(
            "course.result_yearly" if yearly else "course.result", product=product, total=total
        )

    def _factor(self, factor: Factor) -> str:
        label = self._desk.knowledge.facts[factor.fact].label
        return self._words("course.factor", label=label, value=self._value(factor))

    def _value(self, factor: Factor) -> str:
        assert factor.value is not None
        return self._desk.value(self._desk.knowledge.facts[factor.fact], factor.value)

    def _lack(self, factor: Factor) -> Lack:
        label = self._desk.knowledge.facts[factor.fact].label
        value = factor.value
        if value is None or value.blank is None:
            return Lack(label, None)
        return Lack(label, self._desk.blank(value.blank, value.note or "", value.sources))

    def _lack_in_words(self, factor: Factor) -> str:
        label = self._desk.knowledge.facts[factor.fact].label
        blank = (
            self._desk.term("blank", factor.value.blank.value).label
            if factor.value and factor.value.blank
            else self._words("course.no_number")
        )
        return self._words("course.why", label=label, blank=blank)

    def _certainty(self, found: WholeCourse) -> CertaintyView | None:
        factors = [factor for term in (*found.terms, *found.once) for factor in term.factors]
        least = weakest(_known((*factors, *found.visit)))
        if least is None or least.certainty is None:
            return None
        return self._desk.certainty(least.certainty, least.why or "")


def _known(factors: Iterable[Factor]) -> tuple[FactValue, ...]:
    """The values of the factors that have one."""
    return tuple(factor.value for factor in factors if factor.is_known and factor.value)
