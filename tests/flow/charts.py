"""Charts to test with: choosing a tea, one that needs every kind of line, and any chart at all."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from guidebook.flow.chart import Chart, ChartEdge, ChartNode


def chart(
    edges: Sequence[tuple[str, str, str]],
    *,
    start: str = "",
    texts: dict[str, str] | None = None,
    hints: dict[str, str] | None = None,
) -> Chart:
    """A chart from (source, target, answer); ids that start with a capital letter are outcomes."""
    ids = dict.fromkeys(end for source, target, _ in edges for end in (source, target))
    ids |= dict.fromkeys(texts or {})
    nodes = tuple(
        ChartNode(
            node,
            "outcome" if node[0].isupper() else "question",
            node.upper() if len(node) < 4 else node[:2].upper(),
            (texts or {}).get(node, f"All about {node}"),
            f"#{node}",
            (hints or {}).get(node, ""),
        )
        for node in ids
    )
    return Chart(
        "tea",
        "Which tea?",
        "A few questions lead to a tea.",
        start or nodes[0].id,
        nodes,
        tuple(ChartEdge(*edge) for edge in edges),
    )


TEA = chart(
    [
        ("when", "Camomile", "Just before going to bed"),
        ("when", "taste", "In the morning or in the afternoon"),
        ("taste", "milk", "Strong and malty"),
        ("taste", "green", "Fresh, light, a little grassy"),
        ("taste", "Earl", "With bergamot"),
        ("milk", "Assam", "Yes"),
        ("milk", "Keemun", "No"),
        ("green", "Sencha", "Yes, that is how I like it"),
        ("green", "Camomile", "No, nothing bitter"),
    ],
    texts={
        "when": "When do you want to drink it?",
        "taste": "What should it taste of, above all else?",
        "milk": "Do you take milk?",
        "green": "May it be a little bitter?",
        "Camomile": "Camomile flowers, which hold no caffeine",
        "Earl": "Earl Grey",
        "Assam": "Assam, second flush",
        "Keemun": "Keemun",
        "Sencha": "Sencha, brewed at 70 degrees",
    },
    hints={"taste": "Choose all that you like; the first one decides."},
)

WORDS = [
    "tea",
    "a",
    "leaf",
    "with",
    "much",
    "more",
    "water",
    "brewing",
    "temperature",
    "half-fermented",
    "Lapsang",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join)


@st.composite
def any_chart(draw: st.DrawFn, *, cyclic: bool = False) -> Chart:
    """Questions with answers that lead on to later ones or to outcomes; to earlier ones too if ``cyclic``."""
    questions = [f"q{number}" for number in range(draw(st.integers(1, 9)))]
    outcomes = [f"O{number}" for number in range(draw(st.integers(0, 7)))]
    edges = []
    for at, question in enumerate(questions):
        targets = (questions if cyclic else questions[at + 1 :]) + outcomes
        if targets:
            chosen = draw(st.lists(st.sampled_from(targets), max_size=6))
            edges += [(question, target, draw(TEXTS)) for target in chosen]
    texts = {node: draw(TEXTS) for node in draw(st.permutations(questions + outcomes))}
    hints = {question: draw(TEXTS) for question in questions if draw(st.booleans())}
    return chart(edges, start="q0", texts=texts, hints=hints)
