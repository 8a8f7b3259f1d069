"""The leaflet of a treatment: the facts of its page in a shorter form.

What bears on safety is never shortened (design, section 2): every serious harm, every condition with its reason,
pregnancy and breast-feeding, the group difference, every sign of every care card. Benefits and common harms are cut
in the same way, to what they are and how sure we are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from guidebook.handouts.model import (
    Block,
    BulletList,
    Callout,
    Handout,
    LabelledValue,
    Level,
    Paragraph,
    Run,
    Runs,
    Section,
    Steps,
    TwoColumns,
)
from guidebook.knowledge import Knowledge
from guidebook.views.handout_press import Press, capital, sure
from guidebook.views.numbers import number
from guidebook.views.parts import AvoidView, CareCardView, EffectList, EffectView, FactView
from guidebook.views.treatment import TreatmentView, treatment_view
from guidebook.words import Words

MOST_QUESTIONS = 4
LEVELS: dict[str, Level] = {"emergency": "emergency", "today": "today", "soon": "soon"}


def leaflet_document(knowledge: Knowledge, words: Words, identifier: str) -> Handout:
    """The leaflet of a treatment."""
    view = treatment_view(knowledge, words, identifier)
    press = Press(knowledge, words)
    # In reading order, since that is the order in which sources get their numbers.
    glance = tuple(_glance(fact, press) for fact in view.leaflet_facts)
    sections = (
        _benefits_and_harms(view, press),
        _who_must_not(view, press),
        *_when_to_get_help(view, press),
        _what_is_done(view, press),
        Section(words("treatment.cannot"), (press.points(view.cannot),)),
        _evidence(view, press),
        *_questions(view, press),
    )
    footer = press.footer(view.review, f"treatments/{identifier}")
    return Handout(
        id=f"{identifier}-leaflet",
        title=view.name,
        kicker=f"{words('handout.leaflet')} · {view.kind_label}",
        language=knowledge.site.language,
        summary=press.desk.plain(view.summary.text),
        notices=(f"{view.review.by}.",),
        at_a_glance=glance,
        sections=sections,
        sources=press.sources(),
        footer=footer,
        words=press.fixed(),
        signs=(*press.grades_in_short(), press.unchecked(words("handout.unchecked_meaning"))),
        closing=(words("handout.read_on", address=footer.address), knowledge.site.disclaimer),
    )


def _glance(fact: FactView, press: Press) -> LabelledValue:
    if fact.blank:
        return LabelledValue(fact.label, f"{capital(fact.blank.label)}.", press.numbers(fact.blank.marks))
    return LabelledValue(fact.label, fact.value, press.numbers(fact.marks), press.flag(fact.flag))


def _benefits_and_harms(view: TreatmentView, press: Press) -> Section:
    words = press.words
    benefits = Section(words("treatment.benefits"), _effects(view.benefits, _in_short, press))
    common = Section(words("handout.common_harms"), _effects(view.common_harms, _in_short, press))
    serious = Callout("note", words("handout.serious_harms"), _effects(view.serious_harms, _in_full, press))
    return Section(words("treatment.benefits_and_harms"), (TwoColumns(benefits, common), serious))


def _effects(
    effects: EffectList, form: Callable[[EffectView, Press], Runs], press: Press
) -> tuple[Block, ...]:
    """Effects as a list, or why there are none."""
    if effects.gap:
        return (Paragraph(press.blank(effects.gap)),)
    return (BulletList(tuple(form(effect, press) for effect in effects.effects)),)


def _in_short(effect: EffectView, press: Press) -> Runs:
    """What it is, and how sure we are."""
    what = Run(effect.what, marks=press.numbers(effect.said.marks), flag=press.flag(effect.said.flag))
    return (what, Run(f" {sure(effect.certainty)}"))


def _in_full(effect: EffectView, press: Press) -> Runs:
    """What it is, what is known of it, the chance in numbers if there is one, and how sure we are."""
    said = press.labelled(effect.what, press.said(effect.said))
    return (*said, Run(f"{_chance(effect)} {sure(effect.certainty)}"))


def _chance(effect: EffectView) -> str:
    """The chance with its group and period; the numbers are not said twice."""
    chance = effect.chance
    if chance is None:
        return ""
    is_said = f"{number(chance.to)} of {number(chance.of)}" in effect.said.text
    return f" {chance.group}" if is_said else f" {chance.sentence} {chance.group}"


def _who_must_not(view: TreatmentView, press: Press) -> Section:
    words = press.words
    circumstances = tuple(
        press.labelled(f"{avoid.condition_name} – {avoid.level_label.lower()}", press.said(avoid.said))
        for avoid in view.circumstances
    )
    found: list[Block] = [BulletList(circumstances)]
    if view.must_not:
        found.append(Callout("must_not", words("treatment.must_not"), (_avoids(view.must_not, press),)))
    if view.ask_first:
        found.append(Callout("ask_first", words("treatment.ask_first"), (_avoids(view.ask_first, press),)))
    if view.avoid_gap:
        found.append(Paragraph(press.maybe(view.avoid_gap)))
    question = Run(f"{view.groups.question} ", strong=True)
    found.append(Paragraph((question, *press.maybe(view.groups.said))))
    if view.groups.groups:
        groups = tuple(press.labelled(group.name, press.said(group.said)) for group in view.groups.groups)
        found.append(BulletList(groups))
    return Section(words("treatment.who_must_not"), tuple(found))


def _avoids(avoids: tuple[AvoidView, ...], press: Press) -> BulletList:
    """Conditions, each with its reason."""
    return BulletList(tuple(press.labelled(avoid.condition_name, press.said(avoid.said)) for avoid in avoids))


def _when_to_get_help(view: TreatmentView, press: Press) -> tuple[Section, ...]:
    cards = tuple(_card(card, press) for card in view.care_cards)
    return (Section(press.words("treatment.when_to_get_help"), cards),) if cards else ()


def _card(card: CareCardView, press: Press) -> Callout:
    signs = BulletList(tuple((Run(sign),) for sign in card.signs))
    return Callout(LEVELS[card.urgency], card.heading, (signs, Paragraph(press.said(card.do))))


def _what_is_done(view: TreatmentView, press: Press) -> Section:
    """What the reader does: at a clinic before and after, at home also what is done in between."""
    found: list[Block] = []
    for group in view.steps:
        if view.kind == "clinic" and group.id == "steps-during":
            continue
        found.append(Paragraph((Run(group.title, strong=True),)))
        found.append(Steps(tuple(press.said(step) for step in group.steps)))
    return Section(press.words("treatment.what_is_done"), tuple(found))


def _evidence(view: TreatmentView, press: Press) -> Section:
    """The first paragraph, and how sure we are."""
    first, _, _ = view.evidence.text.partition("\n\n")
    certainty = view.evidence_certainty
    why = f"{capital(certainty.why).rstrip('.')}." if certainty.why else ""
    sentence = press.words("certainty.sentence", label=certainty.label, why=why).strip()
    said = press.said(replace(view.evidence, text=first))
    return Section(press.words("treatment.evidence"), (Paragraph((*said, Run(f" {sentence}"))),))


def _questions(view: TreatmentView, press: Press) -> tuple[Section, ...]:
    questions = tuple((Run(question),) for question in view.questions[:MOST_QUESTIONS])
    if not questions:
        return ()
    return (Section(press.words("treatment.questions"), (BulletList(questions, tick_boxes=True),)),)
