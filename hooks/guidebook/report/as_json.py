"""A report as JSON: complete, in a fixed order, the same bytes for the same guide."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from guidebook.criteria.measure import Measure, Measures
from guidebook.criteria.points import Point
from guidebook.criteria.tally import WAYS, Tally, tallies
from guidebook.criteria.texts import Reasons
from guidebook.figures import State
from guidebook.flow_standing import FlowFigures
from guidebook.models.base import Blank
from guidebook.report.gather import PageReading, Place, Report


def as_json(report: Report) -> str:
    """The report as text, with a line end at its end."""
    knowledge = report.knowledge
    found: dict[str, Any] = {
        "guide": knowledge.site.name,
        "edition": knowledge.site.edition.isoformat(),
        "coverage": [
            {"list": one.id, "name": one.name, "answered": one.done, "of": one.of} for one in report.coverage
        ],
        "facts": _states(report.facts),
        "statements": _states(report.statements),
        "reviews_due": [
            {"record": record, "on": due.on.isoformat(), "overdue": due.overdue}
            for record, due in report.reviews
        ],
        "facts_not_checked": _places(report.facts_not_checked),
        "statements_not_checked": _places(report.statements_not_checked),
        "single_source_facts": _places(report.single_source),
        "without_group_data": list(report.without_group_data),
        "sources_not_read": [
            {"source": source, "read": knowledge.sources[source].read.value}
            for source in report.unread_sources
        ],
        "reading": [_reading(page) for page in report.readings],
        "flows": [_flow(record, figures) for record, figures in report.flows],
    }
    if report.measures is not None:
        found["criteria"] = _criteria(report.measures, report.finished, knowledge.site.language)
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _states(counted: Mapping[State | Blank, int]) -> dict[str, int]:
    return {"total": sum(counted.values())} | {state.value: count for state, count in counted.items()}


def _places(places: Iterable[Place]) -> list[dict[str, Any]]:
    return [
        {"record": one.record, "field": one.field, "state": one.state.value, "sources": list(one.sources)}
        for one in places
    ]


def _reading(page: PageReading) -> dict[str, Any]:
    reading = page.reading
    return {
        "record": page.record,
        "words": reading.words,
        "sentences": len(reading.sentences),
        "age": reading.age,
        "grade": reading.grade,
        "second_grade": reading.second_grade,
        "long_sentences": reading.long_sentences,
        "long_paragraphs": reading.long_paragraphs,
    }


def _flow(record: str, figures: FlowFigures) -> dict[str, Any]:
    return {
        "record": record,
        **{name: len(value) if name == "longest" else value for name, value in vars(figures).items()},
    }


def _criteria(measures: Measures, finished: tuple[Measure, ...], language: str) -> dict[str, Any]:
    reasons = Reasons(language)
    found: dict[str, Any] = {
        "guide": _measure(measures.whole, reasons),
        "pages": [_measure(page, reasons) for page in measures.pages],
        "points": [_point(tally, reasons) for tally in tallies(measures)],
    }
    if finished:
        found["finished"] = {
            "guide": _measure(finished[-1], reasons),
            "pages": [_measure(page, reasons) for page in finished[:-1]],
        }
    return found


def _measure(measure: Measure, reasons: Reasons) -> dict[str, Any]:
    return {
        "record": measure.name,
        "met": measure.met,
        "of": measure.of,
        "points": [
            {
                "point": one.number,
                "outcome": one.outcome.value,
                "why": [reasons(reason) for reason in one.lacks],
            }
            for one in measure.measured
        ],
        "readers": [
            {"point": one.number, "result": one.check.result.value if one.check else "not_done"}
            | ({"who": one.check.who, "date": one.check.date.isoformat()} if one.check else {})
            for one in measure.asked
        ],
    }


def _point(tally: Tally, reasons: Reasons) -> dict[str, Any]:
    point: Point = tally.point
    return {
        "point": point.number,
        "must": point.must,
        "group": point.group.value,
        "says": reasons.texts(f"point.{point.number}.says"),
        "origins": list(point.origins),
        "decided_by": [way for way in WAYS if f"point.{point.number}.{way}" in reasons.texts.entries],
        "met": tally.met,
        "not_met": tally.not_met,
        "not_applicable": tally.not_applicable,
        "readers_done": tally.readers_done,
        "readers_not_done": tally.readers_not_done,
    }
