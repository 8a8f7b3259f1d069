from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.draft import Draft
from guidebook.models.base import Part
from guidebook.own_voice import ALL, NOT_OWN, SUMMARIES, Answering, own_texts
from guidebook.reading import read_draft
from project_tools import TEA, Project


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_draft(TEA)


def answering(draft: Draft, kind: str, identifier: str) -> dict[str, Answering | None]:
    texts = own_texts(draft.records[kind][identifier].record)
    return {".".join(map(str, said.path)): said.answering for said in texts}


def test_each_text_has_the_sources_nearest_to_it(draft: Draft) -> None:
    milk = answering(draft, "treatment", "warm-milk")
    assert milk["summary"] == Answering(("summary_sources",), ("evening-trial",), False)
    assert milk["harms.common.0.detail"] == Answering(
        ("harms", "common", 0, "sources"), ("health-page",), False
    )
    inside = milk["harms.serious.0.chance.period"]
    assert inside is not None and inside.path == ("harms", "serious", 0, "sources")
    assert milk["who_may_do_it.text"] == Answering(("who_may_do_it", "sources"), (), True)
    cup = answering(draft, "routine", "evening-cup")
    assert cup["phases.0.steps.0.how_much.text"] == cup["phases.0.steps.0.do"]
    assert cup["for_whom"] is None


def test_names_questions_and_what_others_say_are_left_out(draft: Draft) -> None:
    milk = answering(draft, "treatment", "warm-milk")
    claim = answering(draft, "claim", "does-milk-make-you-sleepy")
    flow = answering(draft, "flow", "which-cup")
    assert {"name", "who_may_do_it.unsourced"} & set(milk) == set()
    assert {"question", "claim", "voices.0.says"} & set(claim) == set()
    assert "questions.1.help" in flow and "questions.1.ask" not in flow and "outcomes.0.why" in flow
    assert answering(draft, "source", "evening-trial") == {} == answering(draft, "clinic", "lantern-house")


def test_ids_dates_and_choices_are_no_texts(draft: Draft) -> None:
    names = {name.split(".")[-1] for name in answering(draft, "treatment", "warm-milk")}
    assert (
        names & {"sources", "concerns", "treatment", "kind", "choice", "as_of", "certainty", "origin"}
        == set()
    )
    assert {"summary", "text", "what", "detail", "why", "group", "period"} <= names


def fields_of(table: dict[type[Part], object]) -> list[tuple[type[Part], str]]:
    return [(model, name) for model, names in table.items() for name in names]  # type: ignore[attr-defined]


def test_the_tables_name_fields_that_exist() -> None:
    left_out = [pair for pair in fields_of(dict(NOT_OWN)) if pair[1] not in ALL]
    summaries = fields_of(dict(SUMMARIES))
    assert [pair for pair in (*left_out, *summaries) if pair[1] not in pair[0].model_fields] == []
    sources = [(model, field) for model, fields in SUMMARIES.items() for field in fields.values()]
    assert [pair for pair in sources if pair[1] not in pair[0].model_fields] == []
    assert len(left_out) > 30 and len(summaries) == 4


def test_a_draft_has_the_texts_of_all_its_records(tmp_path: Path) -> None:
    draft = read_draft(Project(tmp_path).folder)
    kinds = {loaded.kind for loaded, _ in draft.own_texts}
    assert {"treatment", "routine", "claim", "concern", "comparison", "flow", "glossary", "site"} <= kinds
