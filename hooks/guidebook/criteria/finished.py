"""Points that are read in the finished website and its handouts, as far as they were built."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from guidebook.criteria.finding import Found, lack
from guidebook.criteria.finished_page import FinishedPage, read_finished
from guidebook.criteria.measure import WHOLE, Measure, measured
from guidebook.criteria.points import Scope
from guidebook.criteria.subjects import name_of
from guidebook.knowledge import Key, Knowledge
from guidebook.models.base import Page
from guidebook.models.treatment import Treatment

MOST_CHARACTERS = 125
"""Of an alternative text (NHS)."""


@dataclass(frozen=True)
class Finished:
    """Where the finished files of one record stand; a file may be missing."""

    knowledge: Knowledge
    key: Key
    html: Path
    pdf: Path
    json: Path

    @cached_property
    def page(self) -> FinishedPage:
        """Its page, read back."""
        return read_finished(self.html.read_text("utf-8"))

    @cached_property
    def record(self) -> Page:
        """The record behind it."""
        kind, identifier = self.key
        records: Mapping[str, Mapping[str, Page]] = {
            "treatment": self.knowledge.treatments,
            "comparison": self.knowledge.comparisons,
            "flow": self.knowledge.flows,
        }
        return records[kind][identifier]


def has_pictures_of_chances(one: Finished) -> Found:
    """24: each benefit or harm with a chance has a picture."""
    if not one.page.chances:
        return None
    without = one.page.chances - one.page.pictured_chances
    return [lack("chances_without_picture", count=without, total=one.page.chances)] if without else []


def has_no_empty_cell(one: Finished) -> Found:
    """27: no cell of a table is empty."""
    if not one.page.tables:
        return None
    count = sum(table.empty_cells for table in one.page.tables)
    return [lack("empty_cells", count=count)] if count else []


def names_its_tables(one: Finished) -> Found:
    """29: tables have captions, and their headers say whether they head a row or a column."""
    bare = sum(not table.caption for table in one.page.tables)
    found = [lack("tables_without_caption", count=bare)] if bare else []
    loose = sum(table.headers_without_scope for table in one.page.tables)
    return [*found, lack("headers_without_scope", count=loose)] if loose else found


def has_element(one: Finished, *, css_class: str) -> Found:
    """32 and 37: the page has an element of a class that stands for what is asked."""
    return [] if css_class in one.page.classes else [lack(f"no_{css_class}")]


def has_a_handout_of_one_page(one: Finished) -> Found:
    """38: the PDF has one page."""
    import pikepdf  # only for reports on what was built

    if not one.pdf.is_file():
        return [lack("no_handout")]
    with pikepdf.open(one.pdf) as pdf:
        count = len(pdf.pages)
    return [lack("long_handout", count=count)] if count > 1 else []


def shows_its_dates(one: Finished) -> Found:
    """42: the dates of the record stand on the page, and the review in its data for machines."""
    dates = (one.record.reviewed.isoformat(), one.record.next_review.isoformat())
    hidden = tuple(date for date in dates if date not in one.page.dates)
    found = [lack("dates_not_shown", dates=hidden)] if hidden else []
    if ("lastReviewed", dates[0]) not in one.page.properties():
        found.append(lack("dates_not_for_machines"))
    return found


def skips_no_heading(one: Finished) -> Found:
    """52: headings skip no level on the way down."""
    levels = [0, *one.page.headings]
    jumps = ((above, below) for above, below in itertools.pairwise(levels) if below > above + 1)
    return [lack("heading_jump", above=above, below=below) for above, below in dict.fromkeys(jumps)]


def has_words_for_pictures(one: Finished) -> Found:
    """54: pictures have an alternative text that is not too long."""
    if not one.page.alternatives:
        return None
    wrong = sum(text is None or len(text) > MOST_CHARACTERS for text in one.page.alternatives)
    return [lack("pictures_without_text", count=wrong)] if wrong else []


def takes_reports(one: Finished) -> Found:
    """59: a link by which an error can be reported."""
    return [] if one.page.ways_to_report else [lack("no_error_link")]


def is_for_machines(one: Finished) -> Found:
    """60: the page's JSON-LD names what the record has, and the record is published as JSON."""
    record = one.record
    assert isinstance(record, Treatment)
    found = [] if one.json.is_file() else [lack("no_json")]
    if not one.page.data:
        return [lack("no_data_for_machines"), *found]
    wanted = {
        "lastReviewed": True,
        "reviewedBy": bool(record.reviewers),
        "preparation": bool(record.steps.before),
        "howPerformed": True,
        "followup": bool(record.steps.after),
        "adverseOutcome": bool(record.harms.common),
        "seriousAdverseOutcome": bool(record.harms.serious),
        "contraindication": any(avoid.level.value == "must_not" for avoid in record.avoid),
    }
    given = {name for name, value in one.page.properties() if value}
    missing = tuple(name for name, is_wanted in wanted.items() if is_wanted and name not in given)
    return [lack("properties_missing", names=missing), *found] if missing else found


OF_PAGES: Mapping[int, Callable[[Finished], Found]] = {
    27: has_no_empty_cell,
    38: has_a_handout_of_one_page,
    42: shows_its_dates,
    52: skips_no_heading,
    54: has_words_for_pictures,
    59: takes_reports,
}
"""The same for treatments and comparisons."""

OF_FINISHED: Mapping[Scope, Mapping[int, Callable[[Any], Found]]] = {
    Scope.TREATMENT: {**OF_PAGES, 24: has_pictures_of_chances, 60: is_for_machines},
    Scope.COMPARISON: {
        **OF_PAGES,
        29: names_its_tables,
        32: partial(has_element, css_class="worksheet"),
        37: partial(has_element, css_class="motives"),
    },
}


def flows_have_equal_forms(flows: tuple[Finished, ...]) -> Found:
    """35: beside a picture with a name, each flow has a list of its steps and a table."""
    if not flows:
        return None
    found = []
    for flow in flows:
        name = flow.knowledge.flows[flow.key[1]].name
        if not flow.html.is_file():
            found.append(lack("no_page"))
            continue
        for key, is_there in (
            ("picture", flow.page.named_drawings),
            ("list", any(one.startswith("q-") for one in flow.page.ids)),
            ("table", flow.page.tables),
        ):
            if not is_there:
                found.append(lack(f"flow_without_{key}", name=name))
    return found


def measure_finished(finished: tuple[Finished, ...]) -> tuple[Measure, ...]:
    """The finished pages of treatments and comparisons held against the points, then those of flows for the guide."""
    found = []
    for one in finished:
        if one.key[0] == "flow":
            continue
        checks = OF_FINISHED[Scope(one.key[0])]
        if not one.html.is_file():
            checks = dict.fromkeys(checks, _not_built)
        name = name_of(one.knowledge, one.key)
        found.append(Measure(Scope(one.key[0]), one.key, name, measured(checks, one), ()))
    flows = tuple(one for one in finished if one.key[0] == "flow")
    whole = measured({35: flows_have_equal_forms}, flows)
    return (*found, Measure(Scope.GUIDE, None, WHOLE, whole, ()))


def _not_built(one: Finished) -> Found:
    return [lack("no_page")]
