"""The page of a flow in a real browser: on a phone and on a desktop, in forced colours, and printed on a sheet of A4."""

from __future__ import annotations

import ctypes
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from html_tree import read_html
from playwright.sync_api import Browser
from visit import AXE_RULES, Visit, axe_findings, layout_findings, visiting

from built_outputs import ROOT, Built
from guidebook.flow.layout import SHEET, lay_out_page
from guidebook.flow.measures import DENSE, TEXT_SIZE
from guidebook.knowledge import load
from guidebook.views.flow import flow_view
from guidebook.words import load_words

pytestmark = [pytest.mark.site, pytest.mark.browser]

FLOW = "choose/what-fits-me/"
SMALLEST = 8.0
"""Points on paper."""


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("forced", ["active", "none"])
def test_the_pages_of_a_flow_fit_and_are_accessible(
    chromium: Browser, over_http: tuple[str, str], width: int, forced: str
) -> None:
    home, _ = over_http
    lines = rules = 0
    with visiting(chromium, home, width=width, forced_colors=forced) as visit:
        for path in (FLOW, f"{FLOW}#o-freshen-up", "evidence/flows/", "treatments/ablative-laser/"):
            visit.go(path)
            visit.page.evaluate(
                "for (const one of document.querySelectorAll('main details')) one.open = true"
            )
            found, seen = layout_findings(visit.page)
            faults, passed = axe_findings(visit.page, AXE_RULES)
            assert not [*found, *faults, *visit.findings()], (path, width)
            lines, rules = lines + seen, rules + passed
    assert lines > 1000 and rules > 50


def outcome_seen(visit: Visit, outcome: str) -> bool:
    return visit.page.locator(f"#{outcome} .outcome-columns h4").first.is_visible()


def test_an_outcome_is_folded_on_a_phone_until_it_is_asked_for(
    chromium: Browser, over_http: tuple[str, str]
) -> None:
    home, _ = over_http
    with visiting(chromium, home, width=390) as visit:
        visit.go(FLOW)
        assert not outcome_seen(visit, "o-calm-skin") and not outcome_seen(visit, "o-freshen-up")
        link = visit.page.locator('.outline a[href="#o-calm-skin"]').first
        link.focus()
        visit.page.keyboard.press("Enter")
        assert outcome_seen(visit, "o-calm-skin") and not outcome_seen(visit, "o-freshen-up")
        summary = visit.page.locator("#o-freshen-up > details > summary")
        summary.focus()
        visit.page.keyboard.press("Enter")
        assert outcome_seen(visit, "o-freshen-up")
        assert visit.page.locator("#o-see-skin-doctor .care-card").is_visible()
        assert not visit.findings()
    with visiting(chromium, home, java_script_enabled=False) as visit:
        visit.go(FLOW)
        assert outcome_seen(visit, "o-calm-skin") and outcome_seen(visit, "o-freshen-up")
        assert not summary_seen(visit)


def summary_seen(visit: Visit) -> bool:
    return any(summary.is_visible() for summary in visit.page.locator(".outcome-rest > summary").all())


def letters(text: str) -> str:
    """A text without spaces and hyphens, which a reader of PDFs may take for those of a broken word."""
    return "".join(
        letter for letter in text if not letter.isspace() and letter.isprintable() and letter != "-"
    )


def sizes_on(page: pypdfium2.PdfPage) -> Counter[float]:
    """Characters by their size in points, as they are printed."""
    text = page.get_textpage()
    matrix = pypdfium2.raw.FS_MATRIX()
    found: Counter[float] = Counter()
    for index in range(text.count_chars()):
        if chr(pypdfium2.raw.FPDFText_GetUnicode(text, index)).strip():
            assert pypdfium2.raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
            size = pypdfium2.raw.FPDFText_GetFontSize(text, index) * abs(matrix.d)
            found[round(size, 1)] += 1
    text.close()
    return found


def test_the_chart_is_printed_whole_on_one_sheet_in_black_and_white(
    chromium: Browser, over_http: tuple[str, str], real: Built, tmp_path: Path
) -> None:
    home, _ = over_http
    with visiting(chromium, home) as visit:
        visit.go(FLOW)
        visit.page.pdf(path=tmp_path / "flow.pdf", format="A4", prefer_css_page_size=True)
    svg = next(
        drawn
        for drawn in read_html(real.page(FLOW.strip("/")).read_text("utf-8")).all("svg", "flowchart")
        if "flowchart-paper" in drawn.classes
    )
    texts = {letters(text.text) for text in svg.all("text")}
    document = pypdfium2.PdfDocument(tmp_path / "flow.pdf")
    sheets = []
    for page in document:
        said = letters(page.get_textpage().get_text_bounded())
        if all(text in said for text in texts):
            sheets.append(page)
    (sheet,) = sheets
    assert [round(length / 72 * 25.4) for length in sheet.get_size()] == [210, 297]
    sizes = sizes_on(sheet)
    assert min(sizes) >= SMALLEST, sizes
    assert sum(sizes.values()) > sum(map(len, texts))
    drawn = sheet.render(scale=2).to_pil().convert("RGB")
    colours = drawn.getcolors(maxcolors=1 << 20)
    assert colours and all(max(colour) - min(colour) <= 2 for _, colour in colours)
    assert {(0, 0, 0), (255, 255, 255)} <= {colour for _, colour in colours}
    document.close()


def test_the_layout_of_every_real_chart_leaves_room_on_its_sheet() -> None:
    knowledge = load(ROOT)
    for flow in knowledge.flows:
        chart = flow_view(knowledge, load_words(knowledge.site.language), flow).chart
        layout = lay_out_page(chart, *SHEET)
        scale = min(SHEET[0] / layout.width, SHEET[1] / layout.height)
        smallest = min(TEXT_SIZE, DENSE.question_size, DENSE.mark_size)
        assert scale * smallest * 72 / 96 >= SMALLEST
        assert layout.broken_words == 0
    assert knowledge.flows
