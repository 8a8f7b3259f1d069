"""Who must be careful, one circumstance, and risks by group: what the views decide, on the tiny project."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.knowledge import Knowledge, load
from guidebook.views import careful
from guidebook.views.careful import AnswerTable, careful_view
from guidebook.views.circumstance import AnswerSection, CircumstanceView, circumstance_view
from guidebook.views.desk import Desk
from guidebook.views.groups import GroupCell, by_group_view, group_row
from guidebook.views.lists import comparisons_view
from guidebook.views.parts import Mark
from guidebook.views.treatment import treatment_view
from guidebook.web.plan import make_plan, search_entries
from guidebook.words import load_words
from project_tools import TEA, Edit, Project

WORDS = load_words("en")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(TEA)


def words_of(table: AnswerTable) -> dict[str, list[str]]:
    return {row.record.name: [cell.word.label for cell in row.cells] for row in table.rows}


def test_the_table_has_every_circumstance_against_every_option(knowledge: Knowledge) -> None:
    (table,) = careful_view(knowledge, WORDS).tables
    assert [option.name for option in table.options] == [
        *("Drink nothing", "Visit to a tea ceremony", "Camomile tea", "Warm milk")
    ]
    assert table.has_kinds
    assert table.caption == (
        "Do nothing, Out of the house, At home: 4 options, one in each column, and 4 circumstances, one in each row"
    )
    assert words_of(table) == {
        "Pregnant": ["Usually fine", "Ask first", "Ask first", "Usually fine"],
        "Breast-feeding": ["Usually fine", "Ask first", "Not known", "Usually fine"],
        "Milk allergy": ["Does not apply", "Not looked up yet", "Usually fine", "Must not"],
        "Daisy allergy": ["Does not apply", "Not looked up yet", "Ask first", "Not known"],
    }


def test_a_cell_leads_to_its_reason_where_there_is_one(knowledge: Knowledge) -> None:
    view = careful_view(knowledge, WORDS)
    (table,) = view.tables
    paths = {
        (row.record.id, o.id): cell.path
        for row in table.rows
        for o, cell in zip(table.options, row.cells, strict=True)
    }
    assert paths.pop(("daisy-allergy", "warm-milk")) == ""
    assert paths == {(c, t): f"careful/{c}#option-{t}" for c, t in paths}
    assert len(paths) == 15
    for condition, treatment in paths:
        page = circumstance_view(knowledge, WORDS, condition)
        told = [
            option.id
            for s in page.sections
            for part in (s.options, *(f.options for f in s.fine))
            for option in part
        ]
        assert told.count(treatment) == 1


def test_the_list_counts_the_answers_in_the_order_of_the_vocabulary(knowledge: Knowledge) -> None:
    lines = {line.record.id: line for line in careful_view(knowledge, WORDS).circumstances}
    assert list(lines) == list(knowledge.conditions)
    assert lines["milk-allergy"].i_am == "I am allergic to milk"
    counts = {id_: [(word.id, count) for word, count in line.counts] for id_, line in lines.items()}
    assert counts == {
        "pregnancy": [("ask_first", 2), ("fine", 2)],
        "breast-feeding": [("ask_first", 1), ("fine", 2), ("not_known", 1)],
        "milk-allergy": [("must_not", 1), ("fine", 1), ("not_applicable", 1), ("not_looked_up", 1)],
        "daisy-allergy": [("ask_first", 1), ("not_known", 1), ("not_applicable", 1), ("not_looked_up", 1)],
    }


KINDS = [
    (
        [("nothing", 1), ("clinic", 17), ("home", 19), ("cosmetic", 1)],
        [["nothing", "clinic"], ["home", "cosmetic"]],
    ),
    ([("nothing", 1), ("home", 2), ("clinic", 9)], [["nothing", "home", "clinic"]]),
    ([("clinic", 4), ("home", 4)], [["clinic"], ["home"]]),
    ([("home", 1)], [["home"]]),
]


@pytest.mark.parametrize(("sizes", "tables"), KINDS)
def test_a_kind_with_few_options_shares_a_table(
    sizes: list[tuple[str, int]],
    tables: list[list[str]],
    knowledge: Knowledge,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    options = [(kind, tuple(f"{kind}-{number}" for number in range(count))) for kind, count in sizes]
    monkeypatch.setattr("guidebook.views.careful.options_by_kind", lambda _: iter(options))
    groups = careful._groups(knowledge)
    assert [kinds for kinds, _ in groups] == tables
    assert [option for _, members in groups for option in members] == [o for _, ids in options for o in ids]


def section(view: CircumstanceView, name: str) -> AnswerSection:
    (found,) = (one for one in view.sections if one.id == name)
    return found


def test_a_circumstance_has_every_option_once_by_how_far_it_suits(knowledge: Knowledge) -> None:
    view = circumstance_view(knowledge, WORDS, "milk-allergy")
    assert [(s.id, s.word.label, s.count) for s in view.sections] == [
        ("level-must-not", "Must not", "1 treatment"),
        ("level-fine", "Usually fine", "1 treatment"),
        ("blank-not-applicable", "Does not apply", "1 treatment"),
        ("blank-not-looked-up", "Not looked up yet", "1 treatment"),
    ]
    assert [heading.id for heading in view.headings] == [s.id for s in view.sections]
    (milk,) = section(view, "level-must-not").options
    assert milk.id == "warm-milk" and milk.note is not None
    assert (milk.note.text, milk.note.flag) == ("It can be dangerous.", "")
    assert milk.note.marks == (Mark(1, "health-page"), Mark(2, "milk-survey", False))
    (fine,) = section(view, "level-fine").fine
    assert fine.said.text == "Camomile tea has no milk in it." and fine.said.marks == (
        Mark(3, "drinks-review"),
    )
    assert [option.id for option in fine.options] == ["camomile-tea"]
    assert section(view, "level-fine").options == ()
    assert [source.id for source in view.sources] == ["health-page", "milk-survey", "drinks-review"]
    assert [(record.kind, record.id) for record in view.linked_from] == [
        ("routine", "evening-cup"),
        ("flow", "which-cup"),
    ]


def test_what_nothing_names_is_told_without_a_reason(knowledge: Knowledge) -> None:
    view = circumstance_view(knowledge, WORDS, "daisy-allergy")
    assert view.help == "Camomile is a kind of daisy."
    known = section(view, "level-not-known")
    assert (known.options, [option.id for option in known.not_named]) == ((), ["warm-milk"])
    told = section(circumstance_view(knowledge, WORDS, "breast-feeding"), "level-not-known")
    assert [option.id for option in told.options] == ["camomile-tea"] and told.not_named == ()
    asked = section(view, "level-ask-first").options[0]
    assert asked.note is not None and asked.note.flag.startswith("Not yet checked: ")


def test_what_is_usually_fine_is_told_even_when_it_names_no_option(tmp_path: Path) -> None:
    edit: Edit = ("conditions.yml", "        treatments: [camomile-tea]\n", "")
    view = circumstance_view(Project(tmp_path, edit).knowledge(), WORDS, "milk-allergy")
    fine = section(view, "level-fine")
    assert (fine.count, fine.options, fine.not_named) == ("", (), ())
    assert [(one.said.text, one.options) for one in fine.fine] == [("Camomile tea has no milk in it.", ())]
    assert [option.id for option in section(view, "level-not-known").not_named] == ["camomile-tea"]


def test_what_to_know_comes_first(tmp_path: Path) -> None:
    edit: Edit = (
        "conditions.yml",
        "i_am: I am allergic to milk\n",
        "i_am: I am allergic to milk\n    to_know:\n"
        '      - {text: "See [[condition:daisy-allergy]].", sources: [evening-trial]}\n',
    )
    knowledge = Project(tmp_path, edit).knowledge()
    view = circumstance_view(knowledge, WORDS, "milk-allergy")
    assert view.headings[0].id == "to-know"
    assert view.to_know[0].marks == (Mark(1, "evening-trial"),)
    assert Desk(knowledge, WORDS).plain(view.to_know[0].text) == "See Daisy allergy."


def told(cells: tuple[GroupCell, ...]) -> list[tuple[tuple[str, ...], list[tuple[str, str, str]], str]]:
    return [
        (
            cell.groups,
            [(risk.outcome, risk.said.text, risk.people) for risk in cell.risks],
            f"{cell.gap.outcomes}: {cell.gap.blank.label}. {cell.gap.people}".strip() if cell.gap else "",
        )
        for cell in cells
    ]


def test_risks_by_group_say_how_many_people_were_studied(knowledge: Knowledge) -> None:
    view = by_group_view(knowledge, WORDS)
    assert [row.record.id for row in view.rows] == [
        "do-nothing",
        "tea-ceremony-visit",
        "camomile-tea",
        "warm-milk",
    ]
    rows = {row.record.id: row for row in view.rows}
    rare = (
        "A sore throat",
        "It seems to be as rare at every age.",
        "number of people not told, for all groups together",
    )
    assert told(rows["warm-milk"].cells) == [
        (("Up to 70",), [("Falls", "Nobody fell.", "119 people studied"), rare], ""),
        (("Over 70",), [("Falls", "Nobody over 70 was followed at night.", "0 people studied"), rare], ""),
    ]
    assert rows["warm-milk"].why_gaps is None
    fell = "counted: 300 visits; number of people not told, for all groups together"
    assert told(rows["tea-ceremony-visit"].cells) == [
        (
            ("Up to 70", "Over 70"),
            [("Falls", "One of the guests fell on the steps.", fell)],
            "A sore throat: not looked up yet.",
        )
    ]
    why = rows["tea-ceremony-visit"].why_gaps
    assert why is not None and why.text == "We have not looked yet."
    assert told(rows["do-nothing"].cells) == [
        (("Up to 70", "Over 70"), [], "Falls, a sore throat: does not apply.")
    ]


def test_only_what_is_known_to_be_unstudied_says_that_nobody_was_studied(tmp_path: Path) -> None:
    blank = "risks_blank: {blank: not_looked_up, why: We have not looked yet.}"
    edit: Edit = ("treatments/camomile-tea.yml", blank, blank.replace("not_looked_up", "not_studied"))
    row = group_row(Desk(Project(tmp_path, edit).knowledge(), WORDS), "camomile-tea")
    assert told(row.cells) == [
        (("Up to 70", "Over 70"), [], "Falls, a sore throat: not studied. 0 people studied that we know of.")
    ]


THIRD: list[Edit] = [
    (
        "site.yml",
        "    - {id: older, label: Over 70",
        "    - {id: child, label: Children, definition: Below 18.}\n    - {id: older, label: Over 70",
    ),
    (
        "treatments/warm-milk.yml",
        "who_may_do_it: {text: Anyone with a stove.",
        "  risks_blank: {blank: not_studied, why: Nobody looked., sources: [drinks-review]}\n"
        "who_may_do_it: {text: Anyone with a stove.",
    ),
]


def test_groups_counted_together_are_named_and_one_person_is_one(tmp_path: Path) -> None:
    edit: Edit = (
        "treatments/warm-milk.yml",
        "groups: [younger], outcome: falls, text: Nobody fell., people_studied: 119",
        "groups: [younger, child], outcome: falls, text: Nobody fell., people_studied: 1, counted: '2,400 cups.'",
    )
    knowledge = Project(tmp_path, *THIRD, edit).knowledge()
    cells = group_row(Desk(knowledge, WORDS), "warm-milk").cells
    assert cells[0].risks[0].people == (
        "1 person studied; counted: 2,400 cups, for these groups together: Up to 70, Children"
    )
    assert told(cells)[1] == (
        ("Children",),
        [("Falls", "Nobody fell.", cells[0].risks[0].people)],
        "A sore throat: not studied. 0 people studied that we know of.",
    )
    row = group_row(Desk(knowledge, WORDS), "camomile-tea")
    assert [cell.groups for cell in row.cells] == [("Up to 70", "Children", "Over 70")]


def test_each_group_says_for_how_many_options_anything_is_known(knowledge: Knowledge) -> None:
    assert [(group.label, group.known) for group in by_group_view(knowledge, WORDS).groups] == [
        (
            "Up to 70",
            "Something is known for 2 of 4 options. For 1 of them a source says how many people were studied.",
        ),
        (
            "Over 70",
            "Something is known for 2 of 4 options. For 0 of them a source says how many people were studied.",
        ),
    ]


def test_a_treatment_shows_its_own_row_and_who_may_usually_have_it(knowledge: Knowledge) -> None:
    view = treatment_view(knowledge, WORDS, "camomile-tea")
    assert [record.id for record in view.usually_fine] == ["milk-allergy"]
    assert view.groups.risks is not None
    assert told(view.groups.risks.cells) == told(group_row(Desk(knowledge, WORDS), "camomile-tea").cells)


def test_every_mark_leads_to_its_numbered_source(knowledge: Knowledge) -> None:
    def check(view: object, sources: tuple[object, ...]) -> int:
        numbers = {(source.number, source.id) for source in sources}  # type: ignore[attr-defined]
        found = {(mark.number, mark.source) for mark in marks_in(view)}
        assert found == numbers and [n for n, _ in sorted(numbers)] == list(range(1, len(numbers) + 1))
        return len(found)

    by_group = by_group_view(knowledge, WORDS)
    pages = [circumstance_view(knowledge, WORDS, condition) for condition in knowledge.conditions]
    assert check(by_group, by_group.sources) + sum(check(page, page.sources) for page in pages) > 8


def marks_in(value: object) -> list[Mark]:
    if isinstance(value, Mark):
        return [value]
    inner = value if isinstance(value, tuple) else vars(value).values() if hasattr(value, "__dict__") else ()
    return [mark for part in inner for mark in marks_in(part)]


def test_circumstances_have_pages_that_search_finds_and_no_list_is_flooded_with(knowledge: Knowledge) -> None:
    plan = make_plan(knowledge, WORDS)
    for condition in knowledge.conditions.values():
        page = plan.by_path[plan.path_of["condition", condition.id]]
        assert (page.title, page.section, page.listed) == (condition.i_am, "treatments", False)
    entries = [entry for entry in search_entries(knowledge, WORDS, plan) if entry.path.startswith("careful")]
    assert [(entry.path, entry.title, entry.kind, entry.also) for entry in entries] == [
        *((f"careful/{c.id}", c.i_am, "Circumstance", c.name) for c in knowledge.conditions.values()),
        ("careful", "Who must be careful", "About this guide", ""),
    ]


def test_a_guide_without_groups_has_no_page_of_them(tmp_path: Path) -> None:
    site = (TEA / "data" / "site.yml").read_text("utf-8")
    start, end = site.index("  groups:\n"), site.index("audience:")
    edits: list[Edit] = [("site.yml", site[:start] + site[end:])]
    for name in ("camomile-tea", "do-nothing", "tea-ceremony-visit", "warm-milk"):
        text = (TEA / "data" / "treatments" / f"{name}.yml").read_text("utf-8")
        first = "  risks:\n" if "  risks:\n" in text else "  risks_blank:"
        text = text[: text.index(first)] + text[text.index("who_may_do_it:") :]
        edits.append((f"treatments/{name}.yml", text))
    without = Project(tmp_path, *edits).knowledge()
    assert "compare/by-group" not in make_plan(without, WORDS).by_path
    assert treatment_view(without, WORDS, "warm-milk").groups.risks is None
    assert [table.path for table in comparisons_view(without, WORDS).tables] == ["careful"]
    tables = comparisons_view(load(TEA), WORDS).tables
    assert [(table.path, table.title) for table in tables] == [
        ("careful", "Who must be careful"),
        ("compare/by-group", "Age: Is it different for older people?"),
    ]
