"""What the views of the record kinds decide, on the tiny project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from guidebook.knowledge import Knowledge, load
from guidebook.views import lists
from guidebook.views.claim import claim_view
from guidebook.views.comparison import comparison_view
from guidebook.views.concern import concern_view
from guidebook.views.flow import flow_view
from guidebook.views.pair import pair_view
from guidebook.views.parts import Mark
from guidebook.views.routine import routine_view
from guidebook.views.treatment import treatment_view
from guidebook.words import load_words
from project_tools import TEA, Project

WORDS = load_words("en")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(TEA)


def test_a_pair_is_shown_on_both_pages(knowledge: Knowledge) -> None:
    camomile, milk, visit = (
        treatment_view(knowledge, WORDS, name) for name in ("camomile-tea", "warm-milk", "tea-ceremony-visit")
    )
    assert [pair.id for pair in camomile.combines] == ["warm-milk"]
    assert [pair.id for pair in milk.combines] == ["camomile-tea"]
    assert [pair.id for pair in camomile.conflicts] == ["tea-ceremony-visit"]
    assert [pair.id for pair in visit.conflicts] == ["camomile-tea"]
    assert milk.conflicts == ()
    assert milk.combines[0].note is not None
    assert milk.combines[0].note.text == "Both fit in one evening."


def test_pregnancy_and_breast_feeding_are_answered_for_every_treatment(knowledge: Knowledge) -> None:
    for name in knowledge.treatments:
        view = treatment_view(knowledge, WORDS, name)
        assert [answer.condition for answer in view.circumstances] == ["pregnancy", "breast-feeding"]
        assert all(answer.said.text and answer.level_label for answer in view.circumstances)


VIEWS: list[tuple[Callable[..., object], str]] = [
    (treatment_view, "treatments"),
    (comparison_view, "comparisons"),
    (pair_view, "pairs"),
    (concern_view, "concerns"),
    (claim_view, "claims"),
    (routine_view, "routines"),
    (flow_view, "flows"),
]


@pytest.mark.parametrize(("make", "kind"), VIEWS)
def test_every_mark_of_a_page_leads_to_its_numbered_source(
    make: Callable[..., object], kind: str, knowledge: Knowledge
) -> None:
    compared = 0
    for name in getattr(knowledge, kind):
        view = make(knowledge, WORDS, name)
        sources = view.sources  # type: ignore[attr-defined]
        assert [source.number for source in sources] == list(range(1, len(sources) + 1))
        numbers = {source.number: source.id for source in sources}
        found = {(mark.number, mark.source) for mark in marks_in(view)}
        assert found == set(numbers.items())
        assert make(knowledge, WORDS, name) == view
        compared += len(found)
    assert compared


def marks_in(value: object) -> list[Mark]:
    if isinstance(value, Mark):
        return [value]
    inner = value if isinstance(value, tuple) else vars(value).values() if hasattr(value, "__dict__") else ()
    return [mark for part in inner for mark in marks_in(part)]


def test_a_comparison_orders_its_options_and_adds_the_rows_on_safety(knowledge: Knowledge) -> None:
    view = comparison_view(knowledge, WORDS, "evening-drinks")
    names = ["Camomile tea", "Drink nothing", "Visit to a tea ceremony", "Warm milk"]
    assert [option.name for option in view.options] == names
    assert [row.id for row in view.rows if row.kind == "safety"] == [
        "common-harms",
        "serious-harms",
        "must-not",
        "ask-first",
        "pregnancy",
    ]
    rows = [row.id for row in view.rows if row.kind == "fact"]
    assert rows == [name for name in knowledge.facts if name != "later-visits"]  # which no option answers
    for row in view.rows:
        assert len(row.cells) == len(names)
        assert all(bool(cell.value) + bool(cell.items) + bool(cell.blank) == 1 for cell in row.cells)
    taste = next(row for row in view.rows if row.id == "taste")
    assert [cell.blank.id if cell.blank else cell.value for cell in taste.cells] == [
        "flowery",
        "not_applicable",
        "grassy",
        "sweet",
    ]


def test_a_comparison_may_have_an_order_of_its_own(tmp_path: Path) -> None:
    file = "comparisons/evening-drinks.yml"
    knowledge = Project(
        tmp_path,
        (file, "note:", "order: as_listed\norder_reason: The cheapest first.\nnote:"),
        (file, "[camomile-tea, do-nothing,", "[do-nothing, camomile-tea,"),
    ).knowledge()
    view = comparison_view(knowledge, WORDS, "evening-drinks")
    assert [option.id for option in view.options][:2] == ["do-nothing", "camomile-tea"]
    assert view.order == "The cheapest first."


def test_the_steps_of_a_routine(knowledge: Knowledge) -> None:
    steps = routine_view(knowledge, WORDS, "evening-cup").phases[0].steps
    assert [(step.when, step.how_often, step.optional) for step in steps] == [
        ("evening", "every day", False),
        ("morning and evening", "2 to 3 times a week", True),
    ]
    assert steps[0].treatment is not None
    assert steps[0].treatment.id == "warm-milk"
    once = routine_view(knowledge, WORDS, "after-the-visit").phases[0].steps[0]
    assert (once.when, once.how_often) == ("time of day not stated", "once")


@pytest.mark.parametrize(
    ("how_often", "words"),
    [
        ("{low: 1, high: 1, per: week}", "once a week"),
        ("{low: 7, high: 7, per: week}", "every day"),
        ("{low: 2, high: 2, per: day}", "2 times a day"),
        ("{low: 1, high: 2, per: month}", "1 to 2 times a month"),
    ],
)
def test_how_often(how_often: str, words: str, tmp_path: Path) -> None:
    edit = ("routines/evening-cup.yml", "{low: 2, high: 3, per: week}", how_often)
    view = routine_view(Project(tmp_path, edit).knowledge(), WORDS, "evening-cup")
    assert view.phases[0].steps[1].how_often == words


def test_questions_are_numbered_and_outcomes_lettered(knowledge: Knowledge) -> None:
    view = flow_view(knowledge, WORDS, "which-cup")
    assert [(question.number, question.id) for question in view.questions] == [
        ("1", "q-how-long"),
        ("2", "q-milk"),
        ("3", "q-company"),
    ]
    assert [
        (outcome.number, outcome.id, [asked.number for asked in outcome.from_questions])
        for outcome in view.outcomes
    ] == [
        ("A", "o-doctor", ["1"]),
        ("B", "o-at-home", ["2"]),
        ("C", "o-visit", ["3"]),
        ("D", "o-nothing", ["3"]),
    ]
    answers = view.questions[1].answers
    assert [[(way.when, way.target, way.to_outcome) for way in answer.ways] for answer in answers] == [
        [("", "q-company", False)],
        [("", "o-at-home", True)],
    ]
    assert answers[1].ways[0].target_text == "Outcome B: A warm cup at home"
    assert view.never[0].record is None


def test_a_cause_names_the_treatments_that_act_on_it(knowledge: Knowledge) -> None:
    causes = concern_view(knowledge, WORDS, "restless-evenings").causes
    assert [(cause.id, [treatment.id for treatment in cause.treatments]) for cause in causes] == [
        ("worry", ["camomile-tea", "tea-ceremony-visit"]),
        ("cold-room", ["camomile-tea", "warm-milk"]),
    ]


def test_every_record_with_a_page_is_in_the_a_to_z(knowledge: Knowledge) -> None:
    letters = lists.a_to_z(knowledge, WORDS)
    assert [letter.letter for letter in letters] == sorted(letter.letter for letter in letters)
    found = {(entry.kind, entry.id) for letter in letters for entry in letter.entries}
    with_pages = {
        key for key in knowledge.files if key[0] in {"treatment", "routine", "claim", "flow", "concern"}
    }
    assert with_pages <= found
    assert ("term", "camomile") in found


def test_doing_nothing_is_listed_like_every_option(knowledge: Knowledge) -> None:
    groups = lists.treatments_view(knowledge, WORDS).groups
    assert [(group.id, [option.record.id for option in group.options]) for group in groups] == [
        ("kind-nothing", ["do-nothing"]),
        ("kind-clinic", ["tea-ceremony-visit"]),
        ("kind-home", ["camomile-tea", "warm-milk"]),
    ]
    assert all(option.glance for group in groups for option in group.options)
