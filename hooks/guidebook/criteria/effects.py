"""Points 9 to 19: benefits, harms and what it is like."""

from __future__ import annotations

import datetime

from guidebook.balance import MOST, balance_of
from guidebook.criteria.finding import Found, Lack, lack
from guidebook.criteria.subjects import ComparisonSubject, TreatmentSubject
from guidebook.models.base import NOT_SHOWN, Blank, StatementOrBlank
from guidebook.models.facts import FactKind
from guidebook.models.treatment import Gap
from guidebook.rules.facts_declared import applies

SMALL = 2
"""Numbers and citations of both sides that differ by no more than this count as equal."""
MOST_MONTHS = 18
"""Age of a price."""


def _not_looked_up(gap: Gap | StatementOrBlank | None) -> bool:
    """Whether a blank tells of a gap in our work. A blank that tells what is known does not leave a point unmet."""
    return gap is not None and gap.blank is Blank.NOT_LOOKED_UP


def lists_benefits(subject: TreatmentSubject) -> Found:
    """9: at least one benefit, or what is known about there being none."""
    record = subject.record
    if _not_looked_up(record.benefits_blank) or not (record.benefits or record.benefits_blank):
        return [lack("benefits_not_looked_up")]
    return []


def lists_harms(subject: TreatmentSubject) -> Found:
    """10: common and serious harms apart; where there are none, a blank says so, with its source if studies show it."""
    harms = subject.record.harms
    found = []
    for name, effects, gap in (
        ("common", harms.common, harms.common_blank),
        ("serious", harms.serious, harms.serious_blank),
    ):
        if _not_looked_up(gap) or not (effects or gap):
            found.append(lack(f"{name}_harms_not_looked_up"))
        elif gap and gap.blank in {Blank.NO_DIFFERENCE, Blank.CONFLICTING} and not gap.sources:
            found.append(lack(f"{name}_harms_without_source"))
    return found


def is_balanced(subject: TreatmentSubject) -> Found:
    """11: items, words, numbers and citations of benefits and of harms lie within 1 to 2, small numbers being equal.

    A reason for being uneven is shown on the page; the point is not met all the same.
    """
    balance = balance_of(subject.record)
    if balance.is_blank:
        return None
    found = []
    for name in ("items", "words", "numbers", "citations"):
        benefits, harms = (getattr(side, name) for side in (balance.benefits, balance.harms))
        low, high = sorted((benefits, harms))
        is_small = name in {"numbers", "citations"} and high - low <= SMALL
        if high > MOST * low and not is_small:
            found.append(lack(f"unequal_{name}", benefits=benefits, harms=harms))
    return found


def says_what_it_is_like(subject: TreatmentSubject) -> Found:
    """12: what it is like for the body, for feelings and in daily life."""
    living = subject.record.living_with
    return [
        lack(f"{name}_not_looked_up")
        for name in type(living).model_fields
        if _not_looked_up(getattr(living, name))
    ]


def says_what_is_done(subject: TreatmentSubject) -> Found:
    """13: what is done before, during and after; there is nothing before or after doing nothing."""
    steps = subject.record.steps
    needed = ("during",) if subject.is_nothing else ("before", "during", "after")
    return [lack(f"no_steps_{name}") for name in needed if not getattr(steps, name)]


def says_how_it_works(subject: TreatmentSubject) -> Found:
    """14: how it works, and on which causes it acts; acting on none is an answer, which the page gives in words."""
    record = subject.record
    known = all(cause in subject.knowledge.causes for cause in record.acts_on)
    return [] if record.how_it_works.text.strip() and known else [lack("no_mechanism")]


def says_who_must_not(subject: TreatmentSubject) -> Found:
    """15: who must not have it or must ask first, pregnancy and breast-feeding always answered."""
    record = subject.record
    found = []
    if _not_looked_up(record.avoid_blank) or not (record.avoid or record.avoid_blank):
        found.append(lack("avoid_not_looked_up"))
    for name in ("pregnancy", "breast_feeding"):
        if not getattr(record, name).text.strip():
            found.append(lack(f"no_{name}"))
    return found


def says_differences_between_groups(subject: TreatmentSubject) -> Found:
    """16: the guide's question on differences between people is answered, if only with "not studied"."""
    part = subject.record.group_differences
    label = subject.knowledge.site.group_differences.label
    return [lack("groups_not_looked_up", label=label)] if _not_looked_up(part) else []


def gives_practical_facts(subject: TreatmentSubject) -> Found:
    """17: every declared fact has a value or says what is known of the gap."""
    missing = []
    for declaration in subject.knowledge.facts.values():
        if declaration.computed is None and applies(declaration, subject.record.kind):
            value = subject.record.facts.get(declaration.id)
            if value is None or value.blank is Blank.NOT_LOOKED_UP:
                missing.append(declaration.label)
    return [lack("facts_not_looked_up", names=tuple(missing))] if missing else []


def gives_prices(subject: TreatmentSubject) -> Found:
    """18, a treatment: prices are dated, not older than 18 months, and say what they leave out."""
    edition = subject.knowledge.site.edition
    found: list[Lack] = []
    asked = False
    for label, value in subject.facts(FactKind.MONEY):
        if value.blank is Blank.NOT_APPLICABLE:
            continue
        asked = True
        if value.blank is not None:
            found.append(lack("no_price", label=label))
            continue
        if value.as_of in {None, NOT_SHOWN}:
            found.append(lack("price_without_date", label=label))
        elif _months(value.as_of or "", edition) > MOST_MONTHS:
            found.append(lack("price_old", label=label, date=value.as_of or ""))
        if value.leaves_out is None:
            found.append(lack("price_leaves_out", label=label))
    return found if asked else None


def _months(date: str, edition: datetime.date) -> int:
    """Whole months from a year, a month or a day, taken at its beginning, to the edition."""
    year, month = (int(part) for part in (*date.split("-"), "1")[:2])
    return 12 * (edition.year - year) + edition.month - month


def compares_prices(subject: ComparisonSubject) -> Found:
    """18, a comparison: at least one row on money, when the guide declares any."""
    facts = subject.knowledge.facts
    if not any(one.kind is FactKind.MONEY for one in facts.values()):
        return None
    has_row = any(facts[row].kind is FactKind.MONEY for row in subject.record.rows)
    return [] if has_row else [lack("no_price_row")]


def says_when_to_get_help(subject: TreatmentSubject) -> Found:
    """19: with serious harms, warning signs and what to do, by urgency."""
    if not subject.record.harms.serious:
        return None
    return [] if subject.record.care_cards else [lack("no_care_cards")]
