"""The pages made from the whole of the data: gaps, disagreements, confidence, starting material, changes, pairs, weeks."""

from __future__ import annotations

from pathlib import Path

from guidebook.figures import by_state, everything_said
from guidebook.knowledge import load
from guidebook.views.changes import changes_view
from guidebook.views.confidence import confidence_view
from guidebook.views.desk import Desk
from guidebook.views.disagreements import disagreements_view
from guidebook.views.gaps import gaps_view
from guidebook.views.interactions import interactions_view, own_interactions
from guidebook.views.origins import origins_view
from guidebook.views.routine import routine_view
from guidebook.web.render import Site
from guidebook.words import load_words
from project_tools import TEA, Project

TEA_KNOWLEDGE = load(TEA)
WORDS = load_words("en")


def test_gaps_are_ranked_by_the_number_of_options() -> None:
    view = gaps_view(TEA_KNOWLEDGE, WORDS)
    assert [group.id for group in view.groups] == [
        "not-studied",
        "conflicting",
        "no-difference",
        "not-looked-up",
    ]
    for group in view.groups:
        counts = [len(gap.options) for gap in group.gaps]
        assert counts == sorted(counts, reverse=True)
        assert counts
    shown = {(g.term.label, gap.question, o.id) for g in view.groups for gap in g.gaps for o in gap.options}
    question = TEA_KNOWLEDGE.site.group_differences.question
    assert ("not studied", question, "tea-ceremony-visit") in shown
    assert ("not looked up yet", question, "camomile-tea") in shown
    assert not any("does not apply" in label for label, _, _ in shown)
    assert view.groups[0].gaps[0].count.endswith(f"of {len(TEA_KNOWLEDGE.treatments)} options")
    assert ("not studied", WORDS("not_known.breast_feeding"), "camomile-tea") in shown


def test_a_claim_with_sources_on_both_sides_is_a_disagreement(tmp_path: Path) -> None:
    view = disagreements_view(TEA_KNOWLEDGE, WORDS)
    assert [found.record.id for found in view.settled] == ["does-milk-make-you-sleepy"]
    assert view.open == ()
    assert [heading.id for heading in view.headings] == ["conflicts", "settled"]
    assert view.conflicts
    claim = "claims/does-milk-make-you-sleepy.yml"
    disputed = Project(tmp_path, (claim, "verdict: unsupported", "verdict: disputed")).knowledge()
    view = disagreements_view(disputed, WORDS)
    assert [found.record.id for found in view.open] == ["does-milk-make-you-sleepy"]
    assert view.settled == ()
    assert view.open[0].side_for[0].marks and view.open[0].side_against[0].marks


def test_confidence_counts_what_the_figures_count() -> None:
    view = confidence_view(TEA_KNOWLEDGE, WORDS)
    assert [option.record.name for option in view.options] == sorted(
        (record.name for record in TEA_KNOWLEDGE.treatments.values()), key=str.casefold
    )
    said = everything_said(TEA_KNOWLEDGE)
    assert [count.number for count in view.statements] == list(by_state(said).values())
    assert view.statements_total == len(said)
    assert sum(count.number for count in view.facts) == view.facts_total
    milk = next(option for option in view.options if option.record.id == "warm-milk")
    record = TEA_KNOWLEDGE.treatments["warm-milk"]
    effects = (*record.benefits, *record.harms.common, *record.harms.serious)
    assert sum(count.number for count in milk.grades) == len(effects) > 0
    assert sum(count.number for count in milk.funding) == milk.studies > 0
    assert 0 < milk.not_checked < milk.said


def test_starting_material_leads_to_what_answers_it() -> None:
    view = origins_view(TEA_KNOWLEDGE, WORDS)
    (article,) = view.articles
    assert [(claim.id, claim.verdict_id, [r.id for r in claim.answered_by]) for claim in article.claims] == [
        ("A0-01", "unsupported", ["warm-milk", "does-milk-make-you-sleepy"]),
        ("A0-02", "taste", ["camomile-tea"]),
    ]
    assert [(count.verdict.label, count.number) for count in article.counts] == [
        (TEA_KNOWLEDGE.vocabulary["verdict"]["unsupported"].label, 1),
        (TEA_KNOWLEDGE.vocabulary["verdict"]["taste"].label, 1),
    ]
    assert view.lead.flag
    assert article.claims[1].because.flag


def test_changes_stand_newest_first() -> None:
    view = changes_view(TEA_KNOWLEDGE, WORDS)
    assert [(change.id, change.date) for change in view.changes] == [
        ("milk-corrected", "10 March 2026"),
        ("first-edition", "1 March 2026"),
    ]
    assert view.changes[0].kind.label == "Correction"


def test_pairs_and_pauses_are_shown_from_both_sides() -> None:
    view = interactions_view(TEA_KNOWLEDGE, WORDS)
    assert [(p.first.name, p.second.name, p.level_id) for p in view.pairings] == [
        ("Warm drinks", "Coffee", "different_time"),
        ("Warm drinks", "Milk allergy", "never"),
        ("Visits", "Pregnant", "wait"),
    ]
    assert [(pause.stop, pause.restart, bool(pause.source.flag)) for pause in view.pauses] == [
        ("The day before", "After 1 or 2 days", True)
    ]
    assert [heading.id for heading in view.headings] == ["pairs", "pauses", "limits", "groups"]
    desk = Desk(TEA_KNOWLEDGE, WORDS)
    milk, visit = (own_interactions(desk, name) for name in ("warm-milk", "tea-ceremony-visit"))
    assert [p.second.name for p in milk.pairings] == ["Coffee", "Milk allergy"]
    assert len(milk.limits) == 1 and milk.pauses == ()
    assert [p.second.name for p in visit.pairings] == ["Pregnant"]
    assert len(visit.pauses) == 1 and visit.limits == ()


def test_the_second_of_a_pair_sees_itself_first(tmp_path: Path) -> None:
    edit = (
        "interactions.yml",
        "  - {id: coffee, name: Coffee}",
        "  - {id: coffee, name: Coffee, treatments: [camomile-tea]}",
    )
    pairs = (
        "treatments/camomile-tea.yml",
        "combines_with:\n  - treatment: warm-milk\n    text: Both fit in one evening.\n    sources: [old-herbal]\n",
        "",
    )
    visits = (
        "treatments/camomile-tea.yml",
        "conflicts_with:\n  - treatment: tea-ceremony-visit\n    text: Not on the same evening.\n"
        "    unsourced: the editors' own guess\n",
        "",
    )
    knowledge = Project(tmp_path, edit, pairs, visits).knowledge()
    own = own_interactions(Desk(knowledge, WORDS), "camomile-tea")
    assert [(p.first.name, p.second.name) for p in own.pairings] == [("Coffee", "Warm drinks")]


def test_a_week_shows_each_step_on_its_days_and_adds_up(tmp_path: Path) -> None:
    routine = "routines/evening-cup.yml"
    often = "        how_often: {low: 1, high: 1, per: day}\n"
    days = "        how_often: {low: 2, high: 3, per: week}\n        days: [mon, thu]\n"
    knowledge = Project(tmp_path, (routine, often, days)).knowledge()
    week = routine_view(knowledge, WORDS, "evening-cup").week
    assert week is not None
    assert [part.name for part in week.parts] == ["morning", "evening"]
    cup = week.parts[1].rows[0]
    assert cup.days == (True, False, False, True, False, False, False)
    assert [(load.name, load.count) for load in week.loads] == [("Warm drinks", "2 to 3 times a week")]
    assert routine_view(knowledge, WORDS, "after-the-visit").week is None
    assert routine_view(knowledge, WORDS, "after-the-visit").phases[0].days == "day 0"


def test_every_page_about_the_guide_is_planned_and_made() -> None:
    site = Site(TEA_KNOWLEDGE, directories=True)
    paths = [
        "together",
        "evidence",
        "evidence/not-known",
        "evidence/disagreements",
        "evidence/changes",
        "evidence/origins",
    ]
    bodies = {path: site.render(site.plan.by_path[path]).body for path in paths}
    assert all(body.count("<h1") == 1 for body in bodies.values())
    assert 'id="origin-A0-01"' in bodies["evidence/origins"]
    claim = site.render(site.plan.by_path["claims/does-milk-make-you-sleepy"]).body
    assert 'href="../../evidence/origins/#origin-A0-01"' in claim
    milk = site.render(site.plan.by_path["treatments/warm-milk"]).body
    assert 'href="../../together/"' in milk
    assert {"together", "evidence/origins"} <= {entry.path for entry in site.search}
