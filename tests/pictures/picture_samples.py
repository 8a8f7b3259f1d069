"""Pictures to test with: teas with every kind of value, anything at all, and what no drawing may do."""

from __future__ import annotations

from itertools import combinations

from hypothesis import strategies as st

from guidebook.pictures.cross_section import CrossSection, SectionRow
from guidebook.pictures.drawing import Box, Drawing, Shape
from guidebook.pictures.evidence_map import EvidenceMap, EvidenceRow, People
from guidebook.pictures.icon_array import IconArray
from guidebook.pictures.range_bars import Range, RangeBars, RangeRow
from guidebook.pictures.signs import Missing
from guidebook.pictures.sizes import Picture
from guidebook.pictures.week_strip import WeekPart, WeekStep, WeekStrip

NOT_STUDIED = Missing("∅", "not studied")
NOT_LOOKED_UP = Missing("…", "not looked up yet")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NASTY = "<script>alert('\"&amp;')</script>"


def dollars(value: float) -> str:
    return f"${value:,}"


ICONS = IconArray(
    "cold-tea",
    "How many let it go cold?",
    "8 to 12 of 100.",
    100,
    8,
    "8 of 100 do",
    "88 do not",
    12,
    "4 more may",
)
BARS = RangeBars(
    "price",
    "What does a pot cost?",
    "From 1 to 60 dollars.",
    "US dollars a pot",
    dollars,
    (
        RangeRow("Black tea", Range(2, 5, "$2 to $5")),
        RangeRow(
            "Pu-erh from trees that are very old indeed", Range(20, 60, "$20 to $60 or more", open=True)
        ),
        RangeRow("Tap water", Range(0, 0, "$0")),
        RangeRow("Camomile", NOT_STUDIED),
        RangeRow("Rooibos", Range(4, 4, "$4 or more", open=True)),
    ),
    "from low to high",
    "one price",
    "may be more",
)
EVIDENCE = EvidenceMap(
    "sure",
    "How sure are we?",
    "Three teas.",
    "How good are the tastings?",
    "How many people?",
    "Who paid?",
    "weakest",
    "strongest",
    ("hearsay", "open tasting", "blind tasting"),
    ("a seller", "others"),
    lambda value: f"{value:,}",
    (
        EvidenceRow("Black tea", 2, People(120, "120 people"), (0, 1, 1)),
        EvidenceRow("Green tea", 0, People(0, "0 people"), NOT_LOOKED_UP),
        EvidenceRow("Camomile", NOT_STUDIED, NOT_STUDIED, (1,)),
    ),
)
SECTION = CrossSection(
    "pot",
    "Where do the leaves go?",
    "A pot from the lid down.",
    ("lid", "surface of the water", "bottom"),
    (
        SectionRow("Black tea", (1, 2)),
        SectionRow("Green tea", (1, 1)),
        SectionRow("Camomile", NOT_STUDIED),
        SectionRow("Tea bag", (0, 2)),
    ),
)
WEEK = WeekStrip(
    "week",
    "A week of tea",
    "Black tea each morning, camomile now and then.",
    DAYS,
    (
        WeekPart("Morning", (WeekStep("1", (True,) * 7), WeekStep("2", (True, False) * 3 + (True,)))),
        WeekPart("Evening", (WeekStep("3", (False,) * 5 + (True, True), optional=True),)),
    ),
    "done",
    "if you like",
    "nothing",
)
EVERY: tuple[Picture, ...] = (ICONS, BARS, EVIDENCE, SECTION, WEEK)

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(str.strip)
"""One line of text in any script; never empty."""
_missing = st.builds(Missing, st.sampled_from(["∅", "–", "…", "≠", "=", ""]), words)


@st.composite
def any_icons(draw: st.DrawFn) -> IconArray:
    of = draw(st.integers(1, 200))
    ends = draw(st.lists(st.integers(0, 10 * of), min_size=1, max_size=2, unique=True))
    low, *high = sorted(end / 10 for end in ends)
    texts = [draw(words) for _ in range(5)]
    return IconArray("i", *texts[:2], of, low, *texts[2:4], high[0] if high else None, texts[4])


@st.composite
def any_range(draw: st.DrawFn) -> Range:
    low, high = sorted(draw(st.lists(st.integers(0, 10_000), min_size=2, max_size=2)))
    return Range(low, high, draw(words), draw(st.booleans()))


@st.composite
def any_bars(draw: st.DrawFn) -> RangeBars:
    rows = st.builds(RangeRow, words, any_range() | _missing)
    return RangeBars(
        "b",
        "Title",
        "Description",
        draw(words),
        draw(st.sampled_from([str, dollars, lambda value: f"{value} of the largest pots"])),
        tuple(draw(st.lists(rows, min_size=1, max_size=10))),
        draw(words),
        draw(words),
        draw(words),
    )


@st.composite
def any_evidence(draw: st.DrawFn) -> EvidenceMap:
    grades = tuple(draw(st.lists(words, min_size=1, max_size=6)))
    payers = tuple(draw(st.lists(words, min_size=1, max_size=10)))
    rows = st.builds(
        EvidenceRow,
        words,
        st.integers(0, len(grades) - 1) | _missing,
        st.builds(People, st.integers(0, 20_000), words) | _missing,
        st.lists(st.integers(0, len(payers) - 1), min_size=1, max_size=12).map(tuple) | _missing,
    )
    texts = [draw(words) for _ in range(5)]
    shown = tuple(draw(st.lists(rows, min_size=1, max_size=10)))
    return EvidenceMap("e", "T", "D", *texts, grades, payers, str, shown, draw(st.booleans()))


@st.composite
def any_section(draw: st.DrawFn) -> CrossSection:
    levels = tuple(draw(st.lists(words, min_size=1, max_size=8)))
    depth = st.integers(0, len(levels) - 1)
    reach = st.tuples(depth, depth).map(lambda pair: (min(pair), max(pair)))
    rows = st.lists(st.builds(SectionRow, words, reach | _missing), min_size=1, max_size=45)
    return CrossSection("s", "T", "D", levels, tuple(draw(rows)))


@st.composite
def any_week(draw: st.DrawFn) -> WeekStrip:
    days = st.tuples(*[st.booleans()] * 7)
    number = st.integers(1, 120).map(str)
    steps = st.lists(st.builds(WeekStep, number, days, st.booleans()), max_size=12).map(tuple)
    parts = st.lists(st.builds(WeekPart, words, steps), min_size=1, max_size=4).map(tuple)
    return WeekStrip("w", "T", "D", DAYS, draw(parts), draw(words), draw(words), draw(words))


def faults(drawing: Drawing) -> list[str]:
    """What no drawing may do: text outside, over other text, or crossed by a shape that is not its ground."""
    found = []
    for text in drawing.texts:
        left, top, right, bottom = text.box
        if left < -0.01 or top < -0.01 or right > drawing.width + 0.01 or bottom > drawing.height + 0.01:
            found.append(f"{text.text!r} leaves the picture")
    for one, other in combinations(drawing.texts, 2):
        if overlap(one.box, other.box):
            found.append(f"{one.text!r} lies over {other.text!r}")
    for shape in drawing.shapes:
        if shape.look != "band":
            found += [
                f"{text.text!r} is crossed by {shape.look}"
                for text in drawing.texts
                if overlap(text.box, shape.box) and not holds(shape.box, text.box)
            ]
        if shape.box[3] > drawing.height + 0.01 or shape.box[1] < -0.01:
            found.append(f"a shape {shape.look} leaves the picture")
    return found


def overlap(one: Box, other: Box) -> bool:
    left, top, right, bottom = (one[0], one[1], one[2], one[3])
    return left + 0.01 < other[2] and other[0] + 0.01 < right and top < other[3] and other[1] < bottom


def holds(outer: Box, inner: Box) -> bool:
    """Whether a ground holds a text; letters reach at most a pixel beyond a chip's rounded edge."""
    return all(inner[at] >= outer[at] - 1 if at < 2 else inner[at] <= outer[at] + 1 for at in range(4))


def said(drawing: Drawing) -> str:
    """All the text of a drawing, without spaces."""
    return "".join("".join(text.text.split()) for text in drawing.texts)


def has(drawing: Drawing, text: str) -> bool:
    """Whether all words of a text stand in a drawing, whatever the line ends."""
    return "".join(text.split()) in said(drawing)


def painted(drawing: Drawing, look: str, name: str = "") -> list[Shape]:
    return [shape for shape in drawing.shapes if shape.look == look and name in ("", shape.name)]
