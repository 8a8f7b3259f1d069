"""Points 39 to 48, each met and not met."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from criteria_tools import changed, guide, tea, treatment, why, with_fields, with_site
from guidebook.criteria import evidence
from guidebook.models.base import Reviewer
from guidebook.models.editing import Checks, DevelopmentStep
from guidebook.models.source import PaidBy, SourceKind

DAY = datetime.date(2026, 3, 2)


def test_39_sources_are_cited() -> None:
    assert why(evidence.cites_sources(treatment("warm-milk"))) == []
    assert why(evidence.cites_sources(treatment("do-nothing"))) == [
        "1 benefit, harm or value without a source"
    ]
    facts = tea().treatments["do-nothing"].facts
    bare = {**facts, "minutes": with_fields(facts["minutes"], sources=())}
    assert why(evidence.cites_sources(treatment("do-nothing", facts=bare))) == [
        "2 benefits, harms or values without a source"
    ]


def test_40_how_evidence_was_found() -> None:
    assert why(evidence.says_how_evidence_was_found(guide())) == []
    period = datetime.date(2026, 9, 1) - datetime.date(2026, 3, 1)
    edition = tea().site.edition
    assert (
        why(evidence.says_how_evidence_was_found(guide(with_site(evidence_searched=edition - period)))) == []
    )
    old = with_site(evidence_searched=edition - period - datetime.timedelta(days=1), evidence_policy=" ")
    assert why(evidence.says_how_evidence_was_found(guide(old))) == [
        "it does not say how evidence was found",
        "the last search was on 2025-09-11",
    ]


def test_41_how_good_the_evidence_is() -> None:
    assert why(evidence.says_how_good_the_evidence_is(treatment("do-nothing"))) == [
        "who paid was not looked up for 1 of 1 studies"
    ]
    known = changed("sources", "evening-trial", paid_by=PaidBy.MAKER)
    subject = dataclasses.replace(treatment("do-nothing"), guide=guide(known))
    assert why(evidence.says_how_good_the_evidence_is(subject)) == []
    unknown = changed("sources", "evening-trial", paid_by=PaidBy.MAKER, people=None)
    subject = dataclasses.replace(treatment("do-nothing"), guide=guide(unknown))
    assert why(evidence.says_how_good_the_evidence_is(subject)) == [
        "1 of 1 studies without a number of people"
    ]
    assert (
        why(evidence.says_how_good_the_evidence_is(treatment("tea-ceremony-visit"))) is None
    )  # cites no study


def test_42_dates() -> None:
    assert why(evidence.is_dated(treatment("warm-milk"))) == []
    late = treatment("warm-milk", reviewed=datetime.date(2026, 3, 16), next_review=datetime.date(2026, 3, 14))
    assert why(evidence.is_dated(late)) == [
        "reviewed on 2026-03-16, after this edition",
        "the review was due on 2026-03-14",
    ]
    assert why(evidence.is_dated(treatment("warm-milk", next_review=tea().site.edition))) == []


def test_43_how_it_is_kept_up() -> None:
    assert why(evidence.says_how_it_is_kept_up(guide())) == []
    assert why(evidence.says_how_it_is_kept_up(guide(with_site(update_policy="")))) == [
        "it does not say how it is kept up to date"
    ]
    for day, reasons in (
        ("2021-03-15", []),
        ("2021-03-14", ["reviewed more than five years ago: flow:which-cup"]),
    ):
        knowledge = changed("flows", "which-cup", reviewed=datetime.date.fromisoformat(day))
        assert why(evidence.says_how_it_is_kept_up(guide(knowledge))) == reasons


def test_44_who_paid() -> None:
    assert why(evidence.says_who_paid(guide())) == []
    assert why(evidence.says_who_paid(guide(with_site(funding="", interests=" ", advertising="")))) == [
        "it does not say who paid",
        "it does not say which interests its authors have",
        "it does not say whether it advertises",
    ]


@pytest.mark.parametrize(
    ("address", "paid"),
    [
        ("https://shop.example/milk?ref=us", True),
        ("https://shop.example/milk?a=1&utm_source=us", True),
        ("https://shop.example/milk?tag=quiet-20", True),
        ("https://shop.example/ref=1", False),
        ("https://shop.example/milk?page=2", False),
        ("https://shop.example/milk?xref=2", False),
    ],
)
def test_44_links_for_which_a_seller_pays(address: str, paid: bool) -> None:
    knowledge = changed("sources", "health-page", url=address)
    reasons = ["links by which a seller may pay: health-page"] if paid else []
    assert why(evidence.says_who_paid(guide(knowledge))) == reasons


def test_45_reviewers() -> None:
    clinician = Reviewer(name="K", role="midwife", clinician=True, date=DAY)
    reader = Reviewer(name="R", role="lay reader", clinician=False, date=DAY)
    no_clinician, no_reader = "no clinician has checked it", "no lay reader has checked it"
    assert why(evidence.names_reviewers(treatment("warm-milk"))) == [no_clinician, no_reader]
    assert why(evidence.names_reviewers(treatment("warm-milk", reviewers=(clinician,)))) == [no_reader]
    assert why(evidence.names_reviewers(treatment("warm-milk", reviewers=(reader,)))) == [no_clinician]
    assert why(evidence.names_reviewers(treatment("warm-milk", reviewers=(reader, clinician)))) == []


def test_46_how_it_was_made() -> None:
    assert why(evidence.records_its_making(guide())) == []
    nothing = dataclasses.replace(tea(), checks=Checks())
    assert why(evidence.records_its_making(guide(nothing))) == ["nothing is on record"]
    step = DevelopmentStep(id="a", name="Tried", done=DAY, note="With nobody.")
    alone = dataclasses.replace(tea(), checks=Checks(development=(step,)))
    assert why(evidence.records_its_making(guide(alone))) == ["Tried is called done with no number of people"]


def test_47_what_it_is_not() -> None:
    assert why(evidence.says_what_it_is_not(guide())) == []
    assert why(evidence.says_what_it_is_not(guide(with_site(disclaimer="")))) == [
        "it does not say that it replaces no clinician"
    ]
    bare = changed("concerns", "restless-evenings", look_alikes=(), care_cards=())
    assert why(evidence.says_what_it_is_not(guide(bare))) == [
        "Restless evenings: it does not say what else it may be",
        "Restless evenings: no signs for which to see somebody",
    ]


def test_48_further_help() -> None:
    assert why(evidence.leads_to_further_help(guide())) == [
        "Restless evenings: pages for the public that are cited: 1"
    ]
    # What else the concern's page cites becomes a page for the public.
    two = changed("sources", "drinks-review", kind=SourceKind.PATIENT_PAGE, url="https://help.example/")
    assert why(evidence.leads_to_further_help(guide(two))) == []
    weak = changed("sources", "drinks-review", two, weak=True)
    assert len(why(evidence.leads_to_further_help(guide(weak))) or ()) == 1
