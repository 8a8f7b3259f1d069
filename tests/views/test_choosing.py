"""What the controls of a comparison know of its options, on the tiny project."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guidebook.knowledge import Knowledge, load
from guidebook.models.facts import FactKind
from guidebook.views.choosing import Choosing
from guidebook.views.choosing_parts import Filter
from guidebook.views.choosing_rows import RowKeys, says_of
from guidebook.views.comparison import ComparisonView, comparison_view
from guidebook.words import load_words
from project_tools import TEA, Edit, Project

WORDS = load_words("en")
OPTIONS = ["camomile-tea", "do-nothing", "tea-ceremony-visit", "warm-milk"]
COMPARISON = "comparisons/evening-drinks.yml"
PAIR = "  - {one: do-nothing, other: warm-milk}\n"
"""Too few facts are left for it when one of them is a blank."""
MILK = "treatments/warm-milk.yml"
VISIT = "treatments/tea-ceremony-visit.yml"


def view_of(knowledge: Knowledge) -> ComparisonView:
    return comparison_view(knowledge, WORDS, "evening-drinks")


@pytest.fixture(scope="module")
def tea() -> ComparisonView:
    return view_of(load(TEA))


def changed(tmp_path: Path, *edits: Edit) -> ComparisonView:
    return view_of(Project(tmp_path, *edits).knowledge())


def filters(view: ComparisonView) -> dict[str, Filter]:
    found = {one.key: one for one in view.choosing.filters}
    assert len(found) == len(view.choosing.filters)
    return found


def fits(one: Filter) -> dict[str, str]:
    return {pick.value: pick.fits for pick in one.picks}


def keys(view: ComparisonView) -> dict[str, RowKeys]:
    return {row.id: row.keys for row in view.rows}


def notes(one: Filter, value: str) -> list[str]:
    """What stands in the head of each option's column for one pick."""
    (pick,) = (pick for pick in one.picks if pick.value == value)
    return [one.notes[place].text for place in pick.notes]


# ---- filters


def test_the_filters_follow_the_rows_and_end_with_the_reader(tea: ComparisonView) -> None:
    assert [option.id for option in tea.options] == OPTIONS
    assert list(filters(tea)) == ["kind", "most.minutes", "is.taste", "group", "avoid"]
    assert [(one.title, one.label, one.every) for one in tea.choosing.filters] == [
        ("Kind of option", "", False),
        ("Time it takes", "How many minutes does it take?", False),
        ("Taste", "", False),
        ("Age", "Which group is mine?", False),
        ("What is true of me", "", True),
    ]


def test_every_pick_answers_for_every_option(tea: ComparisonView) -> None:
    picks = [pick for one in tea.choosing.filters for pick in one.picks]
    assert len(picks) == 13
    assert {len(pick.fits) for pick in picks} == {len(OPTIONS)}
    for one in tea.choosing.filters:
        assert all(len(pick.notes) in (0, len(OPTIONS)) for pick in one.picks)
        assert {place for pick in one.picks for place in pick.notes} == set(range(len(one.notes)))


def test_a_kind_leaves_out_the_others_and_never_doing_nothing(tea: ComparisonView) -> None:
    assert fits(filters(tea)["kind"]) == {"clinic": "nyyn", "home": "yyny"}
    assert [pick.label for pick in filters(tea)["kind"].picks] == ["Out of the house", "At home"]


def test_options_of_one_kind_have_no_filter_by_kind(tmp_path: Path) -> None:
    only_home = "treatments: [camomile-tea, do-nothing, tea-ceremony-visit, warm-milk]"
    view = changed(
        tmp_path,
        (COMPARISON, only_home, "treatments: [camomile-tea, do-nothing, warm-milk]"),
        (COMPARISON, "visits, rest-days, price-visit, ", ""),
    )
    assert "kind" not in filters(view)
    assert "is.taste" in filters(view)


def test_a_limit_knows_what_is_within_may_be_more_and_is_above(tea: ComparisonView) -> None:
    """10 to 15 minutes and more, 0, 120, and 5 to 10."""
    limits = filters(tea)["most.minutes"]
    assert fits(limits) == {"5": "nynm", "15": "myny"}
    assert [pick.label for pick in limits.picks] == ["at most 5 minutes", "at most 15 minutes"]


@pytest.mark.parametrize(
    ("value", "letters"),
    [
        ("{blank: not_studied}", "uu"),
        ("{blank: conflicting}", "uu"),
        ("{blank: not_applicable}", "aa"),
        ("{low: 5, high: 5, sources: [health-page], certainty: low, why: one page}", "yy"),
        ("{low: 5, high: 5, or_more: yes, sources: [health-page], certainty: low, why: one page}", "mm"),
        ("{low: 5.5, high: 16, sources: [health-page], certainty: low, why: one page}", "nm"),
        ("{low: 16, high: 16, sources: [health-page], certainty: low, why: one page}", "nn"),
    ],
)
def test_an_unknown_answer_is_no_reason_to_leave_out(tmp_path: Path, value: str, letters: str) -> None:
    old = "minutes: {low: 5, high: 10, sources: [health-page], certainty: low, why: one page}"
    view = changed(tmp_path, (MILK, old, f"minutes: {value}"), (COMPARISON, PAIR, ""))
    assert "".join(pick.fits[-1] for pick in filters(view)["most.minutes"].picks) == letters


def test_limits_of_one_and_of_nothing_are_told_in_words(tmp_path: Path) -> None:
    view = changed(tmp_path, ("facts.yml", "at_most: [5, 15]", "at_most: [0, 1, 2.5]"))
    picks = filters(view)["most.minutes"].picks
    assert [(pick.value, pick.label) for pick in picks] == [
        ("0", "0 minutes"),
        ("1", "at most 1 minute"),
        ("2.5", "at most 2.5 minutes"),
    ]


def test_money_is_told_with_its_sign_and_a_limit_that_leaves_nothing_out_is_not_offered(
    tmp_path: Path,
) -> None:
    assert "most.price-box" not in filters(view_of(load(TEA)))  # 50 and 100, and no box costs more than 60
    view = changed(tmp_path, ("facts.yml", "at_most: [50, 100]", "at_most: [30, 1000]"))
    picks = filters(view)["most.price-box"].picks
    assert [(pick.label, pick.fits) for pick in picks] == [
        ("at most kr30", "naay"),
        ("at most kr1,000", "yaay"),
    ]


def test_a_worked_out_fact_can_be_limited(tmp_path: Path) -> None:
    old = "    kind: money\n    better: lower\n    show: [glance, matrix, leaflet]\n    computed:"
    view = changed(tmp_path, ("facts.yml", old, old.replace("better", "at_most: [10]\n    better")))
    assert fits(filters(view)["most.price-evening"]) == {"10": "many"}


def test_answers_that_somebody_gives_can_be_picked(tea: ComparisonView, tmp_path: Path) -> None:
    assert fits(filters(tea)["is.taste"]) == {"flowery": "yann", "grassy": "nayn", "sweet": "nany"}
    view = changed(
        tmp_path,
        ("facts.yml", "    kind: yes_no\n", "    kind: yes_no\n    filter: yes\n"),
        (
            VISIT,
            "taste: {choice: grassy, sources: [drinks-review], certainty: high, why: one review}",
            "taste: {blank: not_looked_up}",
        ),
    )
    assert fits(filters(view)["is.taste"]) == {"flowery": "yaun", "sweet": "nauy"}
    caffeine = filters(view)["is.caffeine"]
    assert fits(caffeine) == {"yes": "nayn", "no": "yany"}
    assert [pick.label for pick in caffeine.picks] == ["Yes", "No"]


# ---- what is true of the reader


def test_only_a_circumstance_that_speaks_against_an_option_can_be_ticked(tea: ComparisonView) -> None:
    assert [(pick.value, pick.label) for pick in filters(tea)["avoid"].picks] == [
        ("pregnancy", "I am pregnant"),
        ("breast-feeding", "I am breast-feeding"),
        ("milk-allergy", "I am allergic to milk"),
        ("daisy-allergy", "I am allergic to daisies"),
    ]
    knowledge = load(TEA)
    record = knowledge.comparisons["evening-drinks"]
    without = record.model_copy(update={"treatments": record.treatments[1:], "pairs": ()})
    fewer = view_of(replace(knowledge, comparisons={"evening-drinks": without}))
    assert [option.id for option in fewer.options] == OPTIONS[1:]
    values = [pick.value for pick in filters(fewer)["avoid"].picks]
    assert values == ["pregnancy", "breast-feeding", "milk-allergy"]


def test_what_one_must_not_have_is_left_out_and_all_others_answer(tea: ComparisonView) -> None:
    avoid = filters(tea)["avoid"]
    assert fits(avoid) == {
        "pregnancy": "yyyy",
        "breast-feeding": "yyyy",
        "milk-allergy": "yyyn",
        "daisy-allergy": "yyyy",
    }
    assert notes(avoid, "pregnancy") == [
        "Ask first: Pregnant",
        "Usually fine: Pregnant",
        "Ask first: Pregnant",
        "Usually fine: Pregnant",
    ]
    assert notes(avoid, "milk-allergy") == [
        "Usually fine: Milk allergy",
        "Does not apply: Milk allergy",
        "Not looked up yet: Milk allergy",
        "Must not: Milk allergy",
    ]
    assert notes(avoid, "daisy-allergy")[3] == "Not known: Daisy allergy"  # nothing names the two together
    assert {(note.id, note.mark, note.short) for note in avoid.notes} == {
        ("ask_first", "?", "Ask first"),
        ("fine", "✓", "Usually fine"),
        ("must_not", "✕", "Must not"),
        ("not_known", "∅", "Not known"),
        ("not_applicable", "–", "Does not apply"),
        ("not_looked_up", "…", "Not looked up yet"),
    }


def test_doing_nothing_too_is_left_out_by_what_one_must_not_have(tmp_path: Path) -> None:
    view = changed(
        tmp_path, ("treatments/do-nothing.yml", "pregnancy: {level: fine", "pregnancy: {level: must_not")
    )
    assert fits(filters(view)["avoid"])["pregnancy"] == "ynyy"


# ---- groups of people


def test_a_group_leaves_nothing_out_and_tells_how_many_were_studied(tea: ComparisonView) -> None:
    groups = filters(tea)["group"]
    assert fits(groups) == {"younger": "yyyy", "older": "yyyy"}
    assert notes(groups, "younger") == [
        "Up to 70: not looked up yet",
        "Up to 70: does not apply",
        "Up to 70: number of people studied not told",
        "Up to 70: 119 people studied (Falls)",
    ]
    assert {note.short for note in groups.notes} == {""}
    assert notes(groups, "older")[3] == "Over 70: nobody studied (Falls)"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((", people_studied: 40", ", people_studied: 7"), "Over 70: 40 people studied (Falls)"),
        ((", people_studied: 1", ""), "Over 70: 1 person studied (Falls)"),
        (
            (", people_studied: 0", ", people_studied: 7"),
            "Over 70: 7 people studied together with other groups (A sore throat)",
        ),
        ((", people_studied: 0", ", people_studied: 0"), "Over 70: nobody studied (Falls, A sore throat)"),
        (("", ""), "Over 70: number of people studied not told"),
    ],
)
def test_how_many_of_a_group_were_studied(tmp_path: Path, counts: tuple[str, str], said: str) -> None:
    alone, together = counts
    view = changed(
        tmp_path,
        (MILK, "at night., people_studied: 0,", f"at night.{alone},"),
        (MILK, "rare at every age.,", f"rare at every age.{together},"),
    )
    assert notes(filters(view)["group"], "older")[3] == said


def test_a_subject_without_groups_has_no_filter_by_group(tmp_path: Path) -> None:
    knowledge = Project(tmp_path).knowledge()
    site = knowledge.site
    bare = site.model_copy(
        update={"group_differences": site.group_differences.model_copy(update={"groups": ()})}
    )
    view = view_of(replace(knowledge, site=bare))
    assert "group" not in filters(view)
    assert "avoid" in filters(view)


# ---- rows


def test_options_are_ranked_by_numbers_chances_and_words_of_a_list(tea: ComparisonView) -> None:
    ranked = {name: (row.ranks, row.rising, row.falling) for name, row in keys(tea).items() if row.ranks}
    amount = ("lowest first", "highest first")
    assert ranked == {
        "cups": ("1 - 0 0", *amount),
        "minutes": ("2 0 3 1", *amount),
        "taste": ("0 - 1 2", "“flowery” first", "“sweet” first"),
        "price-cup": ("0 - 2 1", *amount),
        "price-evening": ("1 - 2 0", *amount),
        "rest-days": ("- 0 1 -", *amount),
        "price-box": ("1 - - 0", *amount),
        "felt-in": ("2 - 1 0", "“the mouth to the throat” first", "“the throat” first"),
    }


def test_text_yes_or_no_and_single_values_have_no_order(tea: ComparisonView) -> None:
    unsorted = {name for name, row in keys(tea).items() if not row.ranks}
    assert {"effect", "caffeine", "slept-sooner", "visits", "serious-harms", "pregnancy"} <= unsorted
    assert all(not row.rising and not row.falling for name, row in keys(tea).items() if name in unsorted)


CHANCE = (
    "slept-sooner:\n    chance: {{count: {count}, of: {of}, group: {group}, period: {period}}}\n"
    "    sources: [evening-trial]\n    certainty: low\n    why: one trial"
)
BLANK = (
    "slept-sooner: {blank: no_difference, note: The trial saw no clear difference., sources: [evening-trial]}"
)


def test_chances_are_sorted_by_their_share(tmp_path: Path) -> None:
    chance = CHANCE.format(count=1, of=300, group="60 adults who drank nothing", period="two weeks")
    view = changed(
        tmp_path,
        (MILK, BLANK, chance),
        (COMPARISON, "note: Prices", "denominator_note: Told so.\nnote: Prices"),
    )
    assert keys(view)["slept-sooner"].ranks == "- 1 - 0"  # 0.4 of 100 is more than 1 of 300


def test_chances_that_must_not_be_set_against_each_other_are_not_sorted(tmp_path: Path) -> None:
    chance = CHANCE.format(count=1, of=100, group="60 adults who drank milk", period="a year")
    view = changed(tmp_path, (MILK, BLANK, chance))
    (row,) = (row for row in view.rows if row.id == "slept-sooner")
    assert row.note == "Counted over different times, so do not set these numbers against each other."
    assert row.keys.ranks == ""


def test_an_open_end_comes_after_the_same_numbers_without_one(tmp_path: Path) -> None:
    told = "sources: [health-page], certainty: low, why: one page}"
    edits: list[Edit] = [
        (MILK, f"minutes: {{low: 5, high: 10, {told}", f"minutes: {{low: 0, high: 0, or_more: yes, {told}")
    ]
    assert keys(changed(tmp_path, *edits))["minutes"].ranks == "2 0 3 1"


def test_cells_that_say_the_same_have_the_same_number(tea: ComparisonView) -> None:
    assert keys(tea)["visits"].says == "0 0 1 0"
    assert keys(tea)["pregnancy"].says == "0 1 2 1"
    assert all(len(row.says.split()) == len(OPTIONS) for row in keys(tea).values())


def test_how_sure_we_are_makes_a_difference_and_sources_make_none(tea: ComparisonView) -> None:
    (row,) = (row for row in tea.rows if row.id == "caffeine")
    no, _, _, other_no = row.cells
    assert no.marks != other_no.marks
    assert says_of([no, other_no]) == "0 0"
    assert no.certainty is not None
    differing = (
        replace(no, certainty=replace(no.certainty, id="low")),
        replace(no, flag="Not yet checked"),
        replace(no, note="In a small cup."),
        replace(no, value="Yes"),
    )
    assert says_of([no, *differing]) == "0 1 2 3 4"


def test_rows_carry_the_name_and_the_help_of_their_fact(tmp_path: Path) -> None:
    view = changed(
        tmp_path, ("facts.yml", "    kind: text\n", "    kind: text\n    help: What people **said**.\n")
    )
    rows = {row.id: row for row in view.rows}
    assert (rows["effect"].label, rows["effect"].help) == ("What it may do", "What people **said**.")
    assert rows["cups"].help == ""
    assert (rows["pregnancy"].label, rows["pregnancy"].help) == ("", "")


def test_what_else_the_controls_show(tea: ComparisonView) -> None:
    assert replace(tea.choosing, filters=()) == Choosing(
        filters=(),
        always="Drink nothing",
        title="Choose which to set side by side",
        most=4,
        columns=7,
        folded=False,
        edition="15 March 2026",
        address="quiet-cup.example",
    )


def test_every_kind_of_fact_is_tried_here(tea: ComparisonView) -> None:
    knowledge = load(TEA)
    assert {knowledge.facts[row.id].kind for row in tea.rows if row.kind == "fact"} == set(FactKind)
