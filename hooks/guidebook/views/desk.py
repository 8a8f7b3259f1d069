"""The desk: turns pieces of records into view parts for one page, and keeps that page's numbered sources."""

from __future__ import annotations

from decimal import Decimal

from guidebook.knowledge import Knowledge
from guidebook.models.base import (
    Blank,
    Certainty,
    Page,
    Sourced,
    Statement,
    StatementOrBlank,
    TextOrBlank,
)
from guidebook.models.care import CareCard
from guidebook.models.facts import Chance, FactDeclaration, FactKind, FactValue
from guidebook.models.source import ReadLevel, Source
from guidebook.models.treatment import Avoid, Effect, Gap, Treatment
from guidebook.pairs import by_name
from guidebook.pictures.icon_array import IconArray
from guidebook.richtext import RecordLink, plain
from guidebook.views.numbers import day, loose_date, number, span, whole
from guidebook.views.parts import (
    AvoidView,
    BlankView,
    CareCardView,
    CertaintyView,
    ChanceView,
    Cited,
    EffectList,
    EffectView,
    FactView,
    Legend,
    LegendEntry,
    Level,
    Mark,
    RecordView,
    ReviewView,
    SourceEntry,
    TextView,
)
from guidebook.words import Words
from guidebook.worked_out import worked_out

PAGE_OF_FILE = {
    "site": "home",
    "conditions": "careful",
    "interactions": "together",
    "origins": "origins",
    "glossary": "glossary",
}
"""Files that stand alone and cite sources, and the page that shows each: the first part of its words."""


class Desk:
    """Makes the parts of one page. Sources are numbered in the order in which they are first cited."""

    def __init__(self, knowledge: Knowledge, words: Words) -> None:
        self.knowledge = knowledge
        self.words = words
        self._numbers: dict[str, int] = {}
        self._drawn = 0

    # ---- sources

    def marks(self, sources: tuple[str, ...]) -> tuple[Mark, ...]:
        """Marks for source ids; a source keeps its number on the whole page."""
        return tuple(
            Mark(
                self._numbers.setdefault(source, len(self._numbers) + 1),
                source,
                self.knowledge.sources[source].checked,
            )
            for source in dict.fromkeys(sources)
        )

    def flag(self, sources: tuple[str, ...], unsourced: str | None = None) -> str:
        """Why a fact is not yet checked; empty when at least one good source was read for it."""
        if unsourced:
            return self.words("flag.unsourced", reason=unsourced)
        if not sources or self.knowledge.is_checked(sources):
            return ""
        reasons = {self._thin(self.knowledge.sources[source]) for source in sources}
        return self.words("flag.not_checked", reason=self.words("list.and").join(sorted(reasons)))

    def _thin(self, source: Source) -> str:
        if source.read is ReadLevel.NOT_READ:
            return self.words("flag.not_read")
        if source.read is ReadLevel.SECOND_HAND:
            return self.words("flag.second_hand")
        return self.words("flag.weak")

    def source_entries(self) -> tuple[SourceEntry, ...]:
        """The sources cited so far, by number. Call it when the rest of the page is made."""
        return tuple(self.source_entry(source, number) for source, number in self._numbers.items())

    def source_entry(self, identifier: str, number_on_page: int) -> SourceEntry:
        """One source with all a reader needs to weigh it."""
        source = self.knowledge.sources[identifier]
        details = [self.term("source-kind", source.kind.value).label]
        if source.people is not None:
            details.append(self.words.count("source.people", source.people))
        details.append(self.term("read-level", source.read.value).label)
        details.append(self.words("source.funding", funding=source.funding))
        if source.accessed != "not_shown":
            details.append(self.words("source.accessed", date=loose_date(source.accessed, self.words)))
        if source.weak and source.weak_why:
            details.append(self.words("source.weak", why=source.weak_why))
        return SourceEntry(
            number=number_on_page,
            id=identifier,
            title=source.title,
            publisher=f"{source.authors}. {source.publisher}" if source.authors else source.publisher,
            date=loose_date(source.published, self.words),
            address=source_address(source),
            where=source.where or "",
            details=tuple(details),
            note=source.note or "",
            checked=source.checked,
            flag="" if source.checked else self.flag((identifier,)),
        )

    # ---- text

    def said(self, text: str, sources: tuple[str, ...] = (), unsourced: str | None = None) -> Cited:
        """A text with its marks."""
        return Cited(text, self.marks(sources), self.flag(sources, unsourced))

    def statement(self, statement: Statement) -> Cited:
        """A statement with its marks."""
        return self.said(statement.text, statement.sources, statement.unsourced)

    def statements(self, statements: tuple[Statement, ...]) -> tuple[Cited, ...]:
        """Statements with their marks."""
        return tuple(self.statement(statement) for statement in statements)

    def sourced(self, part: Sourced, text: str) -> Cited:
        """A text of a part that carries its own sources."""
        return self.said(text, part.sources, part.unsourced)

    def maybe(self, part: StatementOrBlank) -> TextView:
        """A statement or its blank."""
        if part.text is not None:
            return TextView(self.said(part.text, part.sources, part.unsourced), None)
        assert part.blank is not None
        return TextView(None, self.blank(part.blank, part.note or "", part.sources))

    def maybe_text(self, part: TextOrBlank) -> TextView:
        """A short text or its blank."""
        if part.text is not None:
            return TextView(Cited(part.text), None)
        assert part.blank is not None
        return TextView(None, self.blank(part.blank))

    def plain(self, text: str) -> str:
        """A text without marks, record links by name."""
        return plain(text, lambda link: self.name_of(link))

    # ---- vocabulary

    def term(self, name: str, word: str) -> LegendEntry:
        """A word of a closed list."""
        term = self.knowledge.vocabulary[name][word]
        return LegendEntry(term.mark or "", term.label, term.definition)

    def legend(self, name: str, title: str) -> Legend:
        """A closed list as a legend."""
        return Legend(title, tuple(self.term(name, word) for word in self.knowledge.vocabulary[name]))

    def certainty(self, grade: Certainty, why: str) -> CertaintyView:
        """How sure we are."""
        term = self.term("certainty", grade.value)
        return CertaintyView(grade.value, term.label, term.mark, term.definition, why)

    def blank(self, blank: Blank, note: str = "", sources: tuple[str, ...] = ()) -> BlankView:
        """A blank in words, with the sources that show it."""
        term = self.term("blank", blank.value)
        text = self.plain(note) if note else ""
        return BlankView(blank.value, term.label, term.mark, term.definition, text, self.marks(sources))

    # ---- parts of records

    def effects(self, effects: tuple[Effect, ...], gap: Gap | None) -> EffectList:
        """Benefits or harms, or why there are none."""
        if gap is not None:
            return EffectList((), self.blank(gap.blank, gap.why, gap.sources))
        return EffectList(tuple(self.effect(effect) for effect in effects), None)

    def effect(self, effect: Effect) -> EffectView:
        """One benefit or harm."""
        return EffectView(
            what=effect.what,
            said=self.sourced(effect, effect.detail),
            chance=self.chance(effect.chance) if effect.chance else None,
            certainty=self.certainty(effect.certainty, effect.why),
        )

    def chance(self, chance: Chance) -> ChanceView:
        """Both sides of a chance: how many had it and how many had not."""
        have, to = whole(chance.count), whole(chance.count if chance.to is None else chance.to)
        exact = Decimal(have) == chance.count and (chance.to is None or Decimal(to) == chance.to)
        rest = chance.of - have
        if to > have:
            form = "range" if exact else "about_range"
        elif have == 0 and not exact:
            form = "fewer_than_one"
        elif have == chance.of and not exact:
            form, rest = "nearly_all", chance.of - 1
        else:
            form = "exact" if exact else "about"
        told = {"have": number(have), "to": number(to), "of": number(chance.of), "rest": number(rest)}
        told["rest_low"] = number(chance.of - to)
        told["more"] = number(to - have)
        short = self.words(f"chance.short_{form}", **told)
        sentence = self.words(f"chance.{form}", **told)
        self._drawn += 1
        icons = IconArray(
            id=f"chance-{self._drawn}",
            title=short,
            description=sentence,
            of=chance.of,
            have=float(chance.count),
            have_text=self.words(f"picture.have_{form}", **told),
            rest_text=self.words(f"picture.rest_{form}", **told),
            to=None if chance.to is None else float(chance.to),
            range_text=self.words("picture.more", **told),
        )
        return ChanceView(
            sentence,
            short,
            self.words("chance.group", group=chance.group.rstrip("."), period=chance.period.rstrip(".")),
            have,
            to,
            chance.of,
            icons,
        )

    def care_cards(self, cards: tuple[CareCard, ...]) -> tuple[CareCardView, ...]:
        """Care cards, the most urgent first."""
        order = list(self.knowledge.vocabulary["urgency"])
        return tuple(
            CareCardView(
                urgency=card.urgency.value,
                heading=self.term("urgency", card.urgency.value).label,
                signs=card.signs,
                do=self.sourced(card, card.do),
            )
            for card in sorted(cards, key=lambda card: order.index(card.urgency.value))
        )

    def avoids(self, avoids: tuple[Avoid, ...]) -> tuple[AvoidView, ...]:
        """Conditions that speak against something: "must not" before "ask first", each in the order of the record."""
        ordered = sorted(avoids, key=lambda avoid: avoid.level.value != "must_not")
        return tuple(
            self.avoid(avoid.condition, avoid.level.value, self.sourced(avoid, avoid.why))
            for avoid in ordered
        )

    def avoid(self, condition: str, level: Level, said: Cited) -> AvoidView:
        """One condition with its level in a word and a mark."""
        term = self.term("avoid-level", level)
        return AvoidView(
            condition, self.knowledge.conditions[condition].name, level, term.label, term.mark, said
        )

    def review(self, page: Page) -> ReviewView:
        """Review dates and who reviewed."""
        clinicians = [reviewer for reviewer in page.reviewers if reviewer.clinician]
        if clinicians:
            names = self.words("list.and").join(
                self.words(
                    "review.person", name=person.name, role=person.role, date=day(person.date, self.words)
                )
                for person in clinicians
            )
            by = self.words("review.by", names=names)
        else:
            by = self.words("review.no_clinician")
        return ReviewView(
            reviewed=day(page.reviewed, self.words),
            reviewed_on=page.reviewed.isoformat(),
            next_review=day(page.next_review, self.words),
            next_review_on=page.next_review.isoformat(),
            overdue=page.next_review < self.knowledge.site.edition,
            by=by,
            by_clinician=bool(clinicians),
        )

    # ---- facts

    def fact(self, declaration: FactDeclaration, treatment: Treatment) -> FactView | None:
        """One fact of a treatment; None when the fact does not apply to its kind."""
        if declaration.computed is not None:
            return self._computed(declaration, treatment)
        value = treatment.facts.get(declaration.id)
        return None if value is None else self._fact(declaration, value)

    def _fact(self, declaration: FactDeclaration, value: FactValue) -> FactView:
        notes = []
        if declaration.kind is FactKind.MONEY and value.blank is None:
            notes.append(self.price_basis(value))
        if value.note:
            notes.append(self.plain(value.note))
        return FactView(
            id=declaration.id,
            label=declaration.label,
            question=declaration.question,
            value=self.value(declaration, value),
            blank=self.blank(value.blank, sources=value.sources) if value.blank else None,
            certainty=self.certainty(value.certainty, value.why or "")
            if value.certainty and declaration.certainty_shown
            else None,
            marks=() if value.blank else self.marks(value.sources),
            flag="" if value.blank else self.flag(value.sources),
            note=" ".join(notes),
        )

    def value(self, declaration: FactDeclaration, value: FactValue) -> str:
        """A value in words; empty for a blank."""
        if value.blank is not None:
            return ""
        if value.low is not None and value.high is not None:
            return self.amounts(declaration, value.low, value.high, value.or_more)
        if value.count is not None:
            return self.amounts(declaration, Decimal(value.count), Decimal(value.count))
        if value.chance is not None:
            chance = self.chance(value.chance)
            return self.words("chance.cell", sentence=chance.sentence, group=chance.group)
        if value.choice is not None:
            return self.term(declaration.choices or "", value.choice).label
        if value.first is not None and value.last is not None:
            top, bottom = (
                self.term(declaration.choices or "", word).label for word in (value.first, value.last)
            )
            return span(top, bottom, self.words)
        if value.yes is not None:
            return self.words("answer.yes") if value.yes else self.words("answer.no")
        return value.text or ""

    def amounts(
        self, declaration: FactDeclaration, low: Decimal, high: Decimal, or_more: bool = False
    ) -> str:
        """Two ends with the currency sign or the unit: "$4 to $6", "3 days", "10 to 15 or more minutes"."""
        sign = self.knowledge.site.currency_sign if declaration.kind is FactKind.MONEY else ""
        text = span(sign + number(low), sign + number(high), self.words, or_more=or_more)
        if declaration.kind is FactKind.MONEY:
            return text
        unit = declaration.unit_one if low == high == 1 and not or_more else declaration.unit
        return self.words("number.unit", value=text, unit=unit)

    def price_basis(self, value: FactValue) -> str:
        """Where and when a price was asked, and what it leaves out."""
        site = self.knowledge.site
        basis = self.words(
            "price.basis",
            currency=site.currency,
            region=site.region,
            date=loose_date(value.as_of or "", self.words),
        )
        if value.leaves_out:
            basis += " " + self.words("price.leaves_out", what=value.leaves_out.rstrip("."))
        return basis

    def _computed(self, declaration: FactDeclaration, treatment: Treatment) -> FactView | None:
        """A fact worked out from two others; a blank part makes the whole a blank of the same kind."""
        assert declaration.computed is not None
        found = worked_out(declaration, treatment.facts)
        if found is None:
            return None
        value = found.value
        if value.blank is not None:
            return FactView(
                id=declaration.id,
                label=declaration.label,
                question=declaration.question,
                value="",
                blank=self.blank(value.blank, value.note or "", value.sources),
                certainty=None,
                marks=(),
                flag="",
                note="",
            )
        shown = [
            self.value(self.knowledge.facts[name], part)
            for name, part in zip(declaration.computed.multiply, found.parts, strict=True)
        ]
        flags = [self.flag(part.sources) for part in found.parts]
        bases = [self.price_basis(part) for part in found.parts if part.as_of is not None]
        return FactView(
            id=declaration.id,
            label=declaration.label,
            question=declaration.question,
            value=self.value(declaration, value),
            blank=None,
            certainty=self.certainty(value.certainty or Certainty.VERY_LOW, value.why or ""),
            marks=self.marks(value.sources),
            flag=next((flag for flag in flags if flag), ""),
            note=" ".join([self.words("number.worked_out", first=shown[0], second=shown[1]), *bases]),
        )

    # ---- links

    def name_of(self, link: RecordLink) -> str:
        """The name a link to a record shows when it gives no words of its own."""
        return self.record(link.kind, link.id).name

    def record(self, kind: str, identifier: str, note: Cited | None = None) -> RecordView:
        """A link to a record with what lists show of it."""
        knowledge = self.knowledge
        if kind == "treatment":
            treatment = knowledge.treatments[identifier]
            label = self.term("treatment-kind", treatment.kind.value).label
            return RecordView(kind, identifier, treatment.name, treatment.summary, label, note=note)
        if kind == "routine":
            routine = knowledge.routines[identifier]
            label = self.term("routine-kind", routine.kind.value).label
            return RecordView(kind, identifier, routine.name, routine.summary, label, note=note)
        if kind == "claim":
            claim = knowledge.claims[identifier]
            verdict = self.term("verdict", claim.judgement.verdict.value)
            return RecordView(
                kind, identifier, claim.question, claim.short_answer, verdict.label, verdict.mark, note
            )
        if kind == "comparison":
            comparison = knowledge.comparisons[identifier]
            return RecordView(kind, identifier, comparison.name, comparison.summary, note=note)
        if kind == "pair":
            first, second = by_name(knowledge, knowledge.pairs[identifier])
            both = {"one": knowledge.treatments[first].name, "other": knowledge.treatments[second].name}
            title, lead = (self.words(f"pair.{part}", **both) for part in ("title", "lead"))
            return RecordView(kind, identifier, title, lead, note=note)
        if kind == "flow":
            flow = knowledge.flows[identifier]
            return RecordView(kind, identifier, flow.name, flow.summary, note=note)
        if kind == "concern":
            concern = knowledge.concerns[identifier]
            return RecordView(kind, identifier, concern.name, concern.summary, note=note)
        if kind == "source":
            return RecordView(kind, identifier, knowledge.sources[identifier].title, note=note)
        if kind == "condition":
            return RecordView(kind, identifier, knowledge.conditions[identifier].name, note=note)
        if kind == "fact":
            return RecordView(kind, identifier, knowledge.facts[identifier].label, note=note)
        if kind == "cause":
            return RecordView(kind, identifier, knowledge.causes[identifier].name, note=note)
        if kind in PAGE_OF_FILE:
            title = knowledge.origins.title if kind == "origins" and knowledge.origins else ""
            return RecordView(kind, identifier, title or self.words(f"{PAGE_OF_FILE[kind]}.title"))
        term = next(term for term in knowledge.glossary.terms if term.id == identifier)
        return RecordView("term", identifier, term.term, note=note)

    def pairs(self, kind: str, identifier: str) -> tuple[RecordView, ...]:
        """The pages that set two options side by side, of a treatment or of a comparison, by name."""
        found = [
            self.record("pair", pair.id)
            for pair in self.knowledge.pairs.values()
            if identifier in (pair.options if kind == "treatment" else pair.comparisons)
        ]
        return tuple(sorted(found, key=lambda view: (view.name.casefold(), view.id)))

    def linked_from(self, kind: str, identifier: str) -> tuple[RecordView, ...]:
        """The records with pages that mention this one, by kind and name."""
        order = ["concern", "treatment", "comparison", "routine", "flow", "claim"]
        if kind == "source":
            order += PAGE_OF_FILE
        keys = [key for key in self.knowledge.linked_from.get((kind, identifier), ()) if key[0] in order]
        views = [self.record(*key) for key in keys]
        return tuple(sorted(views, key=lambda view: (order.index(view.kind), view.name.casefold(), view.id)))


def source_address(source: Source) -> str:
    """Where a source is found on the web: its DOI, its PubMed entry or its address; empty when none is known."""
    if source.doi:
        return f"https://doi.org/{source.doi}"
    if source.pubmed is not None:
        return f"https://pubmed.ncbi.nlm.nih.gov/{source.pubmed}/"
    return source.url or ""
