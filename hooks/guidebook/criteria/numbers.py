"""Points 20 to 28: numbers and uncertainty."""

from __future__ import annotations

from decimal import Decimal

from guidebook.chances import ChanceRow, chance_rows
from guidebook.criteria.finding import Found, lack
from guidebook.criteria.language import decimals, excepted, styles_of_share
from guidebook.criteria.subjects import ComparisonSubject, GuideSubject, TreatmentSubject
from guidebook.models.base import Blank
from guidebook.models.facts import Chance
from guidebook.rules import claim_language, relative_number


def gives_chances(subject: TreatmentSubject) -> Found:
    """20: each benefit and harm says how many of how many had it."""
    effects = subject.effects
    if not effects:
        return None
    without = sum(effect.chance is None for effect in effects)
    return [lack("no_chances", count=without, total=len(effects))] if without else []


def names_the_group(subject: TreatmentSubject) -> Found:
    """21: each chance says who was studied, and how many."""
    if not subject.chances:
        return None
    without = [chance.group for chance in subject.chances if not any(sign.isdigit() for sign in chance.group)]
    return [lack("group_without_number", group=group) for group in dict.fromkeys(without)]


def _rows(subject: ComparisonSubject) -> list[ChanceRow]:
    """Rows in which at least two chances stand side by side."""
    rows = chance_rows(subject.record, subject.knowledge.treatments)
    return [row for row in rows if len(row.chances) > 1]


def same_denominator(subject: ComparisonSubject) -> Found:
    """22: the chances of one row are of the same number of people."""
    rows = _rows(subject)
    if not rows:
        return None
    mixed = [row.denominators for row in rows if len(row.denominators) > 1]
    return [lack("denominators", of=tuple(map(str, denominators))) for denominators in mixed]


def gives_both_sides(subject: TreatmentSubject) -> Found:
    """25: each chance is told with both counts, how many have it and how many have not."""
    if not subject.chances:
        return None
    one_sided = [chance for chance in subject.chances if not _both_sides(chance)]
    return [lack("one_sided", count=str(chance.count), of=chance.of) for chance in one_sided]


def _both_sides(chance: Chance) -> bool:
    """Whether both counts can be told in whole numbers; fewer than one of the whole, or nearly all, cannot."""
    return chance.count % 1 == 0 or Decimal("0.5") <= chance.count < chance.of - Decimal("0.5")


def says_how_sure(subject: TreatmentSubject) -> Found:
    """26: each benefit, harm and value says how sure we are and why; the rule that verbs fit the grade holds."""
    values = [value for value in subject.record.facts.values() if value.blank is None]
    count = sum(not effect.why for effect in subject.effects) + (not subject.record.evidence.why)
    count += sum(not (value.certainty and value.why) for value in values)
    found = excepted(subject, claim_language.NAME)
    return [lack("no_certainty", count=count), *found] if count else found


def tells_blanks_apart(guide: GuideSubject) -> Found:
    """27: every kind of blank has its own words, its own meaning and its own sign."""
    terms = guide.knowledge.vocabulary["blank"]
    found = [lack("blank_without_words", blank=blank.value) for blank in Blank if blank.value not in terms]
    for name in ("label", "definition", "mark"):
        if len({getattr(term, name) for term in terms.values()}) < len(terms):
            found.append(lack(f"blanks_share_{name}"))
    return found


def tells_numbers_plainly(subject: TreatmentSubject) -> Found:
    """28: no number that only compares, no decimals without need, one way of telling shares."""
    found = [*excepted(subject, relative_number.NAME)]
    found += [lack("decimal", number=number) for number in decimals(subject)]
    styles = styles_of_share(subject)
    return [*found, lack("mixed_shares", styles=styles)] if len(styles) > 1 else found
