"""Points 39 to 48: evidence, dates, people and money."""

from __future__ import annotations

import datetime
import re

from guidebook.criteria.finding import Found, lack
from guidebook.criteria.subjects import GuideSubject, PageSubject, TreatmentSubject
from guidebook.figures import pages, studies_of
from guidebook.models.source import PaidBy, SourceKind

ARCHIVED_AFTER = 5
"""Years since a review after which a page belongs in an archive."""
FEWEST_HELPERS = 2
AFFILIATE = re.compile(
    r"[?&](?:tag|aff|affid|affiliate|affiliate_id|ref|referrer|utm_[a-z]+|irclickid|gclid|cjevent)=",
    re.IGNORECASE,
)
"""Parts of an address by which a seller pays for a visit."""


def cites_sources(subject: TreatmentSubject) -> Found:
    """39: each benefit, harm and value names a source."""
    without = sum(not effect.sources for effect in subject.effects)
    without += sum(not value.sources for value in subject.record.facts.values() if value.blank is None)
    return [lack("without_source", count=without)] if without else []


def says_how_evidence_was_found(guide: GuideSubject) -> Found:
    """40: how sources were looked for and chosen; the last search is no older than the longest time between reviews."""
    site = guide.knowledge.site
    periods = [record.next_review - record.reviewed for _, record in pages(guide.knowledge)]
    found = [] if site.evidence_policy.strip() else [lack("no_evidence_policy")]
    if periods and site.edition - site.evidence_searched > max(periods):
        found.append(lack("search_old", date=site.evidence_searched.isoformat()))
    return found


def says_how_good_the_evidence_is(subject: TreatmentSubject) -> Found:
    """41: of each study that is cited, how many people were in it and who paid."""
    studies = studies_of(subject.knowledge, subject.record)
    if not studies:
        return None
    people = sum(study.people is None for study in studies)
    payers = sum(study.paid_by is PaidBy.NOT_LOOKED_UP for study in studies)
    found = [lack("studies_without_people", count=people, total=len(studies))] if people else []
    return [*found, lack("studies_without_payer", count=payers, total=len(studies))] if payers else found


def is_dated(subject: PageSubject) -> Found:
    """42: reviewed on a day before the edition, and the next review not yet past."""
    edition = subject.knowledge.site.edition
    record = subject.record
    found = [lack("reviewed_later", date=record.reviewed.isoformat())] if record.reviewed > edition else []
    if record.next_review < edition:
        found.append(lack("overdue", date=record.next_review.isoformat()))
    return found


def says_how_it_is_kept_up(guide: GuideSubject) -> Found:
    """43: how the guide is kept up to date; no page was last reviewed more than five years ago."""
    site = guide.knowledge.site
    limit = site.edition - datetime.timedelta(days=round(365.25 * ARCHIVED_AFTER))
    old = tuple(
        f"{kind}:{identifier}" for (kind, identifier), one in pages(guide.knowledge) if one.reviewed < limit
    )
    found = [] if site.update_policy.strip() else [lack("no_update_policy")]
    return [*found, lack("very_old", names=old)] if old else found


def says_who_paid(guide: GuideSubject) -> Found:
    """44: who paid, whose interests, whether it advertises; no address by which a seller would pay for a visit."""
    site = guide.knowledge.site
    found = [
        lack(f"no_{name}")
        for name in ("funding", "interests", "advertising")
        if not getattr(site, name).strip()
    ]
    paid = tuple(i for i, one in guide.knowledge.sources.items() if one.url and AFFILIATE.search(one.url))
    return [*found, lack("paid_links", names=paid)] if paid else found


def names_reviewers(subject: PageSubject) -> Found:
    """45: a clinician and a lay reader who checked the page are named, with roles and dates."""
    reviewers = subject.record.reviewers
    found = [] if any(one.clinician for one in reviewers) else [lack("no_clinician")]
    return found if any(not one.clinician for one in reviewers) else [*found, lack("no_lay_reader")]


def records_its_making(guide: GuideSubject) -> Found:
    """46: what was done to make the guide well, and what was not; nothing done without a day and a number of people."""
    steps = guide.knowledge.checks.development
    if not steps:
        return [lack("no_development")]
    return [lack("done_by_nobody", name=step.name) for step in steps if step.done and not step.people]


def says_what_it_is_not(guide: GuideSubject) -> Found:
    """47: that it does not replace a clinician, what else it could be, and when to see somebody."""
    found = [] if guide.knowledge.site.disclaimer.strip() else [lack("no_disclaimer")]
    for concern in guide.knowledge.concerns.values():
        if not concern.look_alikes:
            found.append(lack("no_look_alikes", name=concern.name))
        if not concern.care_cards:
            found.append(lack("no_signs", name=concern.name))
    return found


def leads_to_further_help(guide: GuideSubject) -> Found:
    """48: each concern's page cites at least two pages for the public that sell nothing and can be reached."""
    sources = guide.knowledge.sources
    found = []
    for identifier, concern in guide.knowledge.concerns.items():
        helpers = {
            source
            for source, record in sources.items()
            if record.kind is SourceKind.PATIENT_PAGE
            and record.url
            and not record.weak
            and ("concern", identifier) in guide.knowledge.linked_from.get(("source", source), ())
        }
        if len(helpers) < FEWEST_HELPERS:
            found.append(lack("little_further_help", name=concern.name, count=len(helpers)))
    return found
