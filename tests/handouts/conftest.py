from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guidebook.handouts.model import (
    BulletList,
    Callout,
    Cell,
    ComparisonSheet,
    FactTable,
    Figure,
    Footer,
    Handout,
    LabelledValue,
    LegendEntry,
    Paragraph,
    Row,
    Run,
    Runs,
    Section,
    SourceEntry,
    Steps,
    TwoColumns,
    Words,
)
from guidebook.handouts.typeset import Typesetter

WORDS = Words(
    at_a_glance="At a glance",
    sources="Sources",
    notes="Your notes",
    legend="What the signs mean",
    version="Version",
    reviewed="Reviewed",
    next_review="Next review",
    read_online="Read this leaflet online, with links to every source:",
    page_of_pages="Page {page} of {pages}",
    part_of_parts="part {part} of {parts}",
)

FOOTER = Footer(
    publisher="The Quiet Evening Guide",
    version="3",
    reviewed="2 May 2026",
    next_review="May 2028",
    address="quiet-evening.example/bath",
    key=LegendEntry("", "Not yet checked", flag="!"),
)

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 90" width="480" height="90"
 font-family="Guidebook Sans" font-size="15">
<rect x="1" y="20" width="140" height="50" rx="4" fill="none" stroke="#0b5563" stroke-width="1.5"/>
<text x="71" y="50" text-anchor="middle" font-weight="600">Tired legs?</text>
<path d="M141 45h58m-8 -5l8 5l-8 5" fill="none" stroke="#1b2a33" stroke-width="1.5"/>
<text x="170" y="38" text-anchor="middle">yes</text>
<rect x="200" y="20" width="140" height="50" rx="4" fill="none" stroke="#0b5563" stroke-width="1.5"/>
<text x="270" y="50" text-anchor="middle">A warm bath</text>
</svg>"""


def text(words: str, *marks: int, flag: str = "", strong: bool = False) -> Runs:
    return (Run(words, strong, marks, flag),)


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter(date(2026, 5, 2))


@pytest.fixture(scope="session")
def bath() -> Handout:
    """Every kind of block once, on three pages or so."""
    return Handout(
        id="warm-bath",
        title="A warm bath before bed",
        kicker="Leaflet",
        language="en-GB",
        summary="A warm bath about an hour before bed may help you fall asleep a little sooner.",
        notices=("Not yet reviewed by a clinician",),
        at_a_glance=(
            LabelledValue("Time it takes", "20 to 30 minutes", (1,)),
            LabelledValue("How often", "As often as you like"),
            LabelledValue("Cost of one bath", "£0.60 to £1.40", (2,), "not yet checked"),
            LabelledValue("How soon it works", "The same evening", (1, 3)),
            LabelledValue("How sure we are", "●●○○ low"),
            LabelledValue("Ask first", "If you are often dizzy"),
        ),
        sections=(
            Section(
                "What will I notice?",
                (
                    Paragraph(
                        (
                            Run("Warm water brings blood to the hands and feet. "),
                            Run("Your body then cools down", strong=True, marks=(1, 3)),
                            Run(", and cooling is one of the signals for sleep."),
                        )
                    ),
                    TwoColumns(
                        Section(
                            "Good points",
                            (
                                BulletList(
                                    (
                                        text("Sleep comes about 9 minutes sooner.", 1),
                                        text("It eases stiff legs."),
                                    )
                                ),
                            ),
                        ),
                        Section(
                            "Bad points",
                            (
                                BulletList(
                                    (text("Dry skin when it is hot.", 2), text("It takes half an hour."))
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            Section(
                "How do I do it?",
                (
                    Steps(
                        (
                            text("Run the water at 38 to 40 °C."),
                            text("Stay in for 10 minutes."),
                            text("Dry off slowly."),
                        )
                    ),
                    BulletList((text("a towel"), text("a glass of water")), tick_boxes=True),
                    Figure(DRAWING, "If your legs are tired, take a warm bath.", "From question to bath"),
                ),
            ),
            Section(
                "When do I get help?",
                (
                    Callout(
                        "emergency",
                        "Get emergency help now if",
                        (BulletList((text("someone does not wake up"),)),),
                    ),
                    Callout("today", "Call today if", (BulletList((text("you scalded yourself"),)),)),
                    Callout(
                        "soon", "See someone this week if", (Paragraph(text("sleep does not come back.")),)
                    ),
                    Callout("must_not", "Do not bathe if", (Paragraph(text("you drank a lot.", 2)),)),
                    Callout("ask_first", "Ask first if", (Paragraph(text("you often feel faint.")),)),
                    Callout("fine", "It is fine if", (Paragraph(text("you also took a walk.")),)),
                    Callout(
                        "note",
                        "Good to know",
                        (Paragraph(text("A shower works too.", flag="not yet checked")),),
                    ),
                ),
            ),
            Section(
                "How do the two compare?",
                (
                    FactTable(
                        "A warm bath and a short walk",
                        "What",
                        ("Warm bath", "Short walk"),
                        (
                            Row(text("Time"), (Cell(text("30 minutes")), Cell(text("15 minutes", 3)))),
                            Row(text("Cost"), (Cell(text("about £1")), Cell(text("nothing")))),
                            Row(
                                text("Long-term effect"),
                                (
                                    Cell(text("not studied"), "not_studied"),
                                    Cell(text("studies conflict"), "conflicting"),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        sources=(
            SourceEntry(
                1,
                "Haghayegh S and others. Warm bathing before bed. 2019.",
                "https://example.org/one",
                "Read: summary only",
            ),
            SourceEntry(2, "House of Water. What a bath costs. 2025.", "https://example.org/two"),
            SourceEntry(3, "Łukasz Żak. Walking and sleep. 2020.", note="Read: whole text"),
        ),
        footer=FOOTER,
        words=WORDS,
        signs=(
            LegendEntry("", "low", sign="●●○○"),
            LegendEntry("", "Not yet checked", "no source", flag="!"),
        ),
        closing=("The page has more.", "Ask someone who knows you."),
        note_lines=5,
    )


@pytest.fixture(scope="session")
def sheet() -> ComparisonSheet:
    """Eight options in two tables, each on a page of its own."""
    options = (
        "Carry on as now",
        "Warm bath",
        "Short walk",
        "Warm milk",
        "Reading",
        "Music",
        "Earplugs",
        "Dark room",
    )
    rows = tuple(
        Row(
            text(question),
            tuple(
                Cell(text(f"{answer} for {option}", 1), "fine" if number == 2 else "")
                for number, option in enumerate(options)
            ),
        )
        for question, answer in (
            ("How long does it take?", "10 to 20 minutes"),
            ("What does it cost?", "£0 to £2"),
            ("How soon does it work?", "the same evening"),
        )
    )
    blanks = (
        *(Cell(text("not studied"), "not_studied"), Cell(text("no difference found", 2), "no_difference")),
        *(
            Cell(text("studies conflict", 1, 2), "conflicting"),
            Cell(text("does not apply"), "not_applicable"),
        ),
        *(Cell(text("not looked up yet"), "not_looked_up"), Cell(text("disputed"), "disputed")),
        *(Cell(text("must not"), "must_not"), Cell(text("ask first", flag="not yet checked"), "ask_first")),
    )
    conditions = tuple(
        Row(text(condition), tuple(Cell(text("Not listed"), "not_listed") for _ in options))
        for condition in ("Often dizzy", "Light sleeper", "Night shifts")
    )
    return ComparisonSheet(
        id="evening",
        title="Ways to a quiet evening",
        kicker="Comparison sheet",
        language="en",
        question="Which way of winding down fits my evenings?",
        notices=("Not yet reviewed by a clinician",),
        tables=(
            FactTable(
                "Eight ways, side by side", "Question", options, (*rows, Row(text("Does it last?"), blanks))
            ),
            FactTable("Who must ask first", "Your situation", options, conditions),
        ),
        legend=(
            LegendEntry("not_studied", "Not studied", "nobody has looked"),
            LegendEntry("conflicting", "Studies conflict", "some say yes, some say no"),
        ),
        sources=(
            SourceEntry(1, "A study of evenings. 2021."),
            SourceEntry(2, "Another study. 2022.", "https://example.org/2"),
        ),
        footer=replace(FOOTER, address="quiet-evening.example/compare"),
        words=WORDS,
        signs=(LegendEntry("", "high", sign="●●●●"),),
        closing=("The page has more.",),
    )
