"""The engine knows nothing of its first subject: another one builds with it, and no word of the first comes in."""

from __future__ import annotations

import re

import pytest
import yaml
from html_tree import read_html

from built_outputs import ROOT, Built, contents
from handouts.pdf_reading import page_texts

pytestmark = pytest.mark.site

FIRST_SUBJECT = re.compile(
    r"porewise|\bpores?\b|\bskin\b|\bpeel|\blaser|\bacne|\bfacial|dermatolog|microneedl|retino(l|id)"
    r"|sunscreen|collagen|clay mask|exfoliat|\bcleans|complexion|blackhead",
    re.IGNORECASE,
)
"""Words of the first subject that no other subject needs."""


def test_it_makes_all_outputs(tiny: Built) -> None:
    assert len(list(tiny.site.rglob("*.html"))) == len(list(tiny.offline.rglob("*.html"))) > 15
    assert len(list(tiny.pdf.glob("*.pdf"))) >= 4
    assert tiny.zip.name == "quiet-cup-offline.zip"
    assert (tiny.offline / "START-HERE.html").is_file()


@pytest.mark.parametrize("output", ["site", "offline"])
def test_its_pages_hold_no_word_of_the_first_subject(tiny: Built, output: str) -> None:
    looked_at = 0
    for name, content in contents(tiny.out / output).items():
        if name.endswith((".html", ".js", ".xml", ".yml", ".css", ".svg", ".json")):
            text = content.decode("utf-8")
            if name == "assets/minisearch.js":  # not ours
                continue
            found = FIRST_SUBJECT.search(text)
            assert not found, f"{name}: {text[max(0, found.start() - 60) : found.end() + 60]}"
            looked_at += 1
    assert looked_at > 30


def test_its_handouts_hold_no_word_of_the_first_subject(tiny: Built) -> None:
    pages = [text for file in sorted(tiny.pdf.glob("*.pdf")) for text in page_texts(file.read_bytes())]
    assert len(pages) >= 8
    assert [text for text in pages if FIRST_SUBJECT.search(text)] == []
    assert any("Warm milk" in text for text in pages)


def test_the_pattern_would_find_the_first_subject(real: Built) -> None:
    """So that the tests above cannot pass by looking for nothing."""
    pages = [read_html(file.read_text("utf-8")).text for file in real.site.rglob("*.html")]
    assert all(FIRST_SUBJECT.search(page) for page in pages)


def ids_in(built: Built) -> set[str]:
    data = built.project / "data"
    glossary, facts = (
        yaml.load((data / f"{name}.yml").read_text("utf-8"), Loader=yaml.CBaseLoader)
        for name in ("glossary", "facts")
    )
    files = {file.stem for file in data.glob("*/*.yml")}
    return files | {term["id"] for term in glossary["terms"]} | {fact["id"] for fact in facts["facts"]}


def test_its_records_share_no_id_with_the_first_subject(tiny: Built, real: Built) -> None:
    """Options, routines, claims, sources, terms and facts are all its own; doing nothing is an option of both."""
    assert len(ids_in(tiny)) > 20 and len(ids_in(real)) > 200
    assert ids_in(tiny) & ids_in(real) <= {"do-nothing", "effect"}


def test_no_module_of_the_engine_names_the_first_subject() -> None:
    files = [
        file
        for ending in ("py", "html", "typ", "yml", "css", "js")
        for file in sorted((ROOT / "hooks").rglob(f"*.{ending}"))
    ]
    assert len(files) > 80
    for file in files:
        found = FIRST_SUBJECT.search(file.read_text("utf-8"))
        assert not found, f"{file.relative_to(ROOT)}: {found}"
