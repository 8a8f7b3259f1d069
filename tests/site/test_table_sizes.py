"""Comparisons of 40 options by 20 facts and of 2 options by 1 fact: whole, and fitting every screen."""

from __future__ import annotations

import pytest
from comparing import SAFETY_ROWS, Comparing
from html_tree import read_html
from playwright.sync_api import Browser
from visit import layout_findings, visiting

from built_outputs import Built, build
from local_server import served
from table_sizes import FACTS, FEW, MANY, OPTIONS, project_with_tables

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("sizes")
    return build(project_with_tables(folder).folder, folder / "out", "--only", "site")


@pytest.mark.parametrize(("name", "columns", "facts"), [(MANY, OPTIONS, FACTS), (FEW, 2, 1)])
def test_every_cell_of_a_table_of_any_size_has_its_heads_and_words(
    sizes: Built, name: str, columns: int, facts: int
) -> None:
    page = read_html(sizes.page(f"compare/{name}").read_text("utf-8"))
    table = page.one("table", "matrix")
    assert table.one("caption").text
    corner, *heads = table.one("thead").all("th")
    assert len(heads) == columns and corner.text == "Your question"
    assert all(head.attributes["scope"] == "col" and head.text for head in heads)
    rows = [row for row in table.one("tbody").all("tr") if "row-note" not in row.classes]
    assert len(rows) == facts + SAFETY_ROWS
    for row in rows:
        (head,) = row.all("th")
        assert head.attributes["scope"] == "row" and head.text.partition("?")[0]
        cells = row.all("td")
        assert len(cells) == columns
        for cell, option in zip(cells, heads, strict=True):
            label, *rest = [part.text for part in cell.all("p") + cell.all("li")]
            assert label == option.one("a").text
            assert any(rest), (row.attributes["data-row"], label)
        for key in ("data-says", "data-ranks"):
            assert len(row.attributes.get(key, "- " * columns).split()) == columns
    ids = [element.attributes["id"] for element in page if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    form = page.one("form", "choosing")
    assert "hidden" in form.attributes
    assert len(form.one("fieldset", "choices").all("input")) == columns


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_tables_of_any_size_fit(chromium: Browser, sizes: Built, width: int) -> None:
    with served(sizes.site) as address, visiting(chromium, address, width=width) as visit:
        tab = Comparing(visit, "compare/{}/")
        for name, columns in ((MANY, OPTIONS), (FEW, 2)):
            tab.open(comparison=name)
            found, lines = layout_findings(tab.page)
            assert found == [], name
            assert lines > 50
            assert tab.find(".choosing-status").inner_text() == f"{columns} of {columns} options shown."
            assert tab.part("options").get_attribute("open") == (None if columns > 12 else "")
            assert tab.findings() == []
