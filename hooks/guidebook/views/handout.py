"""Leaflets and comparison sheets as documents, from the same views as the pages: the same facts, in a shorter form.

The short form leaves out steps of lesser weight, never a serious harm or who must not have it (design, section 2).
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass

from guidebook.handouts.model import (
    Block,
    BulletList,
    Callout,
    Cell,
    ComparisonSheet,
    FactTable,
    Footer,
    Handout,
    LabelledValue,
    LegendEntry,
    Level,
    Paragraph,
    Row,
    Run,
    Runs,
    Section,
    SourceEntry,
    Status,
    Steps,
    TwoColumns,
)
from guidebook.handouts.model import Words as HandoutWords
from guidebook.knowledge import Knowledge
from guidebook.richtext import blocks, plain
from guidebook.views.comparison import Cell as CellView
from guidebook.views.comparison import comparison_view
from guidebook.views.desk import Desk
from guidebook.views.numbers import day
from guidebook.views.parts import (
    AvoidView,
    BlankView,
    Cited,
    EffectList,
    EffectView,
    FactView,
    Mark,
    ReviewView,
    TextView,
)
from guidebook.views.parts import SourceEntry as SourceView
from guidebook.views.treatment import TreatmentView, treatment_view
from guidebook.words import Words

MOST_OF_A_NOTICE = 390
"""Characters that fit a notice on a sheet (see :mod:`guidebook.handouts.check`)."""


class _Press:
    """Turns view parts into document parts; record links become the names of the records."""

    def __init__(self, knowledge: Knowledge, words: Words) -> None:
        self.desk = Desk(knowledge, words)
        self.words = words
        self.knowledge = knowledge

    def runs(self, text: str, marks: tuple[Mark, ...] = (), flag: str = "") -> Runs:
        """A text in runs; its marks and flag stand at its end."""
        spans = [span for block in blocks(text) for span in (*block.spans, None)]
        runs: list[Run] = []
        for span in spans:
            if span is None:
                if runs:
                    runs[-1] = Run(runs[-1].text + " ", runs[-1].strong)
                continue
            words = span.text or (self.desk.name_of(span.record) if span.record else "")
            runs.append(Run(words, strong=span.style == "strong"))
        last = runs.pop()
        runs.append(
            Run(last.text.rstrip(), last.strong, tuple(mark.number for mark in marks), self.short(flag))
        )
        return tuple(runs)

    def short(self, flag: str) -> str:
        """On paper the flag is its label; the source list says why."""
        return self.words("flag.label").lower() if flag else ""

    def said(self, said: Cited) -> Runs:
        """A cited text."""
        return self.runs(said.text, said.marks, said.flag)

    def maybe(self, view: TextView) -> Runs:
        """A cited text or its blank."""
        if view.said:
            return self.said(view.said)
        assert view.blank is not None
        return self.blank(view.blank)

    def blank(self, blank: BlankView) -> Runs:
        """A blank in words, with its note."""
        label = blank.label[:1].upper() + blank.label[1:] + "."
        return (Run(f"{label} {blank.note}" if blank.note else label),)

    def points(self, said: tuple[Cited, ...]) -> BulletList:
        """Cited texts as a list."""
        return BulletList(tuple(self.said(text) for text in said))

    def labelled(self, label: str, runs: Runs) -> Runs:
        """A list item that opens with a strong label."""
        return (Run(f"{label}: ", strong=True), *runs)

    def effect(self, effect: EffectView) -> Runs:
        """A benefit or a harm: what, how much, the chance in numbers, how sure (in dots and a word)."""
        runs = self.labelled(effect.what, self.said(effect.said))
        sure = f" {effect.certainty.dots} {effect.certainty.label}"
        return (*runs, Run(f" {effect.chance.sentence} {effect.chance.group}{sure}" if effect.chance else sure))

    def effects(self, effects: EffectList) -> tuple[Block, ...]:
        """Effects as a list, or why there are none."""
        if effects.gap:
            return (Paragraph(self.blank(effects.gap)),)
        return (BulletList(tuple(self.effect(effect) for effect in effects.effects)),)

    def avoid(self, avoid: AvoidView, *, level: bool = False) -> Runs:
        """A condition with its reason; with ``level``, how strongly it speaks against it."""
        label = f"{avoid.condition_name} – {avoid.level_label.lower()}" if level else avoid.condition_name
        return self.labelled(label, self.said(avoid.said))

    def sources(self, entries: tuple[SourceView, ...]) -> tuple[SourceEntry, ...]:
        """Numbered sources in short; the page has the rest (address, people, funding)."""
        return tuple(
            SourceEntry(
                entry.number,
                f"{entry.title}. {entry.publisher}, {entry.date}.",
                "",
                self.words("flag.label").lower() if entry.flag else "",
            )
            for entry in entries
        )

    def names(self, avoids: tuple[AvoidView, ...]) -> Runs:
        """Conditions by name, in one paragraph."""
        found: list[Run] = []
        for avoid in avoids:
            marks = tuple(mark.number for mark in avoid.said.marks)
            found += [Run(avoid.condition_name, False, marks, self.short(avoid.said.flag)), Run("; ")]
        return tuple(found[:-1])

    def footer(self, review: ReviewView, path: str) -> Footer:
        """What a sheet found by itself must say."""
        site = self.knowledge.site
        return Footer(
            publisher=site.publisher,
            version=day(site.edition, self.words),
            reviewed=review.reviewed,
            next_review=review.next_review,
            address=f"{site.short_address}/{path}/",
        )

    def fixed(self) -> HandoutWords:
        """The fixed words of documents."""
        words = self.words
        return HandoutWords(
            at_a_glance=words("treatment.glance"),
            sources=words("source.heading"),
            notes=words("handout.notes"),
            legend=words("legend.title"),
            version=words("handout.version"),
            reviewed=words("review.reviewed"),
            next_review=words("review.next"),
            read_online=words("handout.read_online"),
            page_of_pages=words.pattern("handout.page_of_pages"),
            part_of_parts=words.pattern("handout.part_of_parts"),
        )


def leaflet_document(knowledge: Knowledge, words: Words, identifier: str) -> Handout:
    """The leaflet of a treatment."""
    view = treatment_view(knowledge, words, identifier)
    press = _Press(knowledge, words)
    sections = [
        Section(
            words("treatment.benefits_and_harms"),
            (
                TwoColumns(
                    Section(words("treatment.benefits"), press.effects(view.benefits)),
                    Section(
                        f"{words('treatment.harms')}: {words('treatment.common')}",
                        press.effects(view.common_harms),
                    ),
                ),
                Callout(
                    "note",
                    f"{words('treatment.harms')}: {words('treatment.serious')}",
                    press.effects(view.serious_harms),
                ),
                Paragraph((Run(_dots_legend(knowledge, words)),)),
            ),
        ),
        Section(words("treatment.cannot"), (press.points(view.cannot),)),
        Section(words("treatment.who_must_not"), tuple(_safety_boxes(view, press, words))),
    ]
    if view.care_cards:
        sections.append(
            Section(
                words("treatment.when_to_get_help"),
                tuple(
                    Callout(
                        _level(card.urgency),
                        card.heading,
                        (
                            BulletList(tuple((Run(sign),) for sign in card.signs)),
                            Paragraph(press.said(card.do)),
                        ),
                    )
                    for card in view.care_cards
                ),
            )
        )
    sections.append(
        Section(
            words("treatment.what_it_is_like"),
            (
                BulletList(
                    (
                        press.labelled(words("treatment.body"), press.maybe(view.body)),
                        press.labelled(words("treatment.feelings"), press.maybe(view.feelings)),
                        press.labelled(words("treatment.daily_life"), press.maybe(view.daily_life)),
                    )
                ),
            ),
        )
    )
    steps: list[Block] = []
    for group in view.steps:
        steps.append(Paragraph((Run(group.title, strong=True),)))
        steps.append(Steps(tuple(press.said(step) for step in group.steps)))
    sections.append(Section(words("treatment.what_is_done"), tuple(steps)))
    sections.append(
        Section(
            words("treatment.evidence"),
            (
                Paragraph(press.said(view.evidence)),
                Paragraph(
                    (
                        Run(
                            words(
                                "certainty.sentence",
                                label=view.evidence_certainty.label,
                                why=_sentence(view.evidence_certainty.why),
                            )
                        ),
                    )
                ),
            ),
        )
    )
    if view.questions:
        sections.append(
            Section(
                words("treatment.questions"),
                (BulletList(tuple((Run(question),) for question in view.questions), tick_boxes=True),),
            )
        )
    glance = tuple(_labelled_value(fact, press) for fact in view.leaflet_facts)
    cited = marks_in((sections, glance))
    return Handout(
        id=f"{identifier}-leaflet",
        title=view.name,
        kicker=f"{words('handout.leaflet')} · {view.kind_label}",
        language=knowledge.site.language,
        summary=plain(view.summary.text),
        notices=(f"{view.review.by}.", knowledge.site.disclaimer),
        at_a_glance=glance,
        sections=tuple(sections),
        sources=press.sources(tuple(entry for entry in view.sources if entry.number in cited)),
        footer=press.footer(view.review, f"treatments/{identifier}"),
        words=press.fixed(),
    )


def marks_in(part: object) -> frozenset[int]:
    """The numbers of all sources marked anywhere in a part of a document."""
    if isinstance(part, tuple | list):
        return frozenset().union(*(marks_in(item) for item in part))
    if is_dataclass(part):
        own = getattr(part, "marks", ())
        return frozenset(own).union(*(marks_in(getattr(part, f.name)) for f in fields(part) if f.name != "marks"))
    return frozenset()


def _level(urgency: str) -> Level:
    levels: dict[str, Level] = {"emergency": "emergency", "today": "today", "soon": "soon"}
    return levels[urgency]


def _dots_legend(knowledge: Knowledge, words: Words) -> str:
    """What the dots mean, in one line."""
    grades = knowledge.vocabulary["certainty"].values()
    return f"{words('certainty.label')}: " + words("list.comma").join(f"{term.mark} {term.label}" for term in grades) + "."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "." if text else ""


def _safety_boxes(view: TreatmentView, press: _Press, words: Words) -> list[Block]:
    found: list[Block] = [BulletList(tuple(press.avoid(avoid, level=True) for avoid in view.circumstances))]
    if view.must_not:
        items = BulletList(tuple(press.avoid(avoid) for avoid in view.must_not))
        found.append(Callout("must_not", words("treatment.must_not"), (items,)))
    if view.ask_first:
        names = Paragraph(press.names(view.ask_first))
        found.append(Callout("ask_first", words("treatment.ask_first"), (names,)))
    if view.avoid_gap:
        found.append(Paragraph(press.maybe(view.avoid_gap)))
    found.append(
        Paragraph(press.labelled(view.groups.question.rstrip("?") + "?", press.maybe(view.groups.said)))
    )
    for group in view.groups.groups:
        found.append(Paragraph(press.labelled(group.name, press.said(group.said))))
    return found


def _labelled_value(fact: FactView, press: _Press) -> LabelledValue:
    if fact.blank:
        return LabelledValue(fact.label, press.blank(fact.blank)[0].text)
    marks = tuple(mark.number for mark in fact.marks)
    return LabelledValue(fact.label, fact.value, marks, press.short(fact.flag))


def comparison_document(knowledge: Knowledge, words: Words, identifier: str) -> ComparisonSheet:
    """The sheet of a comparison: the same table as on the page."""
    view = comparison_view(knowledge, words, identifier)
    press = _Press(knowledge, words)
    rows = tuple(
        Row((Run(row.question),), tuple(_cell(cell, press) for cell in row.cells)) for row in view.rows
    )
    legend = tuple(
        LegendEntry(
            _status(name),
            knowledge.vocabulary["blank"][name].label,
            knowledge.vocabulary["blank"][name].definition,
        )
        for name in knowledge.vocabulary["blank"]
    )
    return ComparisonSheet(
        id=f"{identifier}-comparison",
        title=view.name,
        kicker=words("handout.comparison"),
        language=knowledge.site.language,
        question=view.question,
        notices=(f"{view.review.by}.", *_notices(plain(view.note)), knowledge.site.disclaimer),
        table=FactTable(
            view.caption, words("comparison.question"), tuple(option.name for option in view.options), rows
        ),
        legend=legend,
        sources=press.sources(view.sources),
        footer=press.footer(view.review, f"compare/{identifier}"),
        words=press.fixed(),
    )


def _notices(text: str) -> tuple[str, ...]:
    """A long note in notices of whole sentences, each short enough for a sheet."""
    notices: list[str] = []
    for sentence in re.split(r"(?<=[.?!]) +", text) if text else ():
        if notices and len(notices[-1]) + len(sentence) < MOST_OF_A_NOTICE:
            notices[-1] += " " + sentence
        else:
            notices.append(sentence)
    return tuple(notices)


def _cell(cell: CellView, press: _Press) -> Cell:
    if cell.blank:
        return Cell((Run(cell.blank.label[:1].upper() + cell.blank.label[1:]),), _status(cell.blank.id))
    if cell.items:
        runs: list[Run] = []
        for index, item in enumerate(cell.items):
            end = "" if index == len(cell.items) - 1 else "; "
            marks = tuple(mark.number for mark in item.marks)
            runs.append(Run(item.text, False, marks, press.short(item.flag)))
            if end:
                runs.append(Run(end))
        return Cell(tuple(runs))
    marks = tuple(mark.number for mark in cell.marks)
    value = Run(cell.value, False, marks, press.short(cell.flag))
    if cell.certainty is None:
        return Cell((value,))
    sure = press.words("certainty.sentence", label=cell.certainty.label, why="").strip()
    return Cell((value, Run(f" {sure}")))


def _status(blank: str) -> Status:
    statuses: dict[str, Status] = {
        "not_studied": "not_studied",
        "no_difference": "no_difference",
        "conflicting": "conflicting",
        "not_applicable": "not_applicable",
        "not_looked_up": "not_looked_up",
    }
    return statuses[blank]
