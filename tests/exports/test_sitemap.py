"""The site map lists every page once, with the day it was last checked."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

from published import HAND_WRITTEN, ROOT_ADDRESS, published, site_of

from guidebook.knowledge import load
from project_tools import TEA, Project

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def days(project: Path = TEA) -> list[tuple[str, str]]:
    text = published(project)["sitemap.xml"]
    assert isinstance(text, str)
    urlset = Xml.fromstring(text.encode())
    assert urlset.tag == f"{MAP}urlset"
    return [
        (str(url.findtext(f"{MAP}loc")), str(url.findtext(f"{MAP}lastmod")))
        for url in urlset.findall(f"{MAP}url")
    ]


def test_every_page_stands_there_once_in_order() -> None:
    pages = {page.path for page in site_of(load(TEA)).plan.pages} | set(HAND_WRITTEN)
    found = [address for address, _ in days()]
    assert found == sorted(set(found))
    assert set(found) == {f"{ROOT_ADDRESS}{path}/" if path else ROOT_ADDRESS for path in pages}
    assert f"{ROOT_ADDRESS}treatments/chamomile-tea/" not in found  # it has moved


def test_a_page_bears_the_day_of_its_record_or_of_the_edition(tmp_path: Path) -> None:
    project = Project(
        tmp_path, ("treatments/warm-milk.yml", "reviewed: 2026-03-01\nnext", "reviewed: 2026-02-28\nnext")
    )
    found = dict(days(project.folder))
    assert found[f"{ROOT_ADDRESS}treatments/warm-milk/"] == "2026-02-28"
    assert found[f"{ROOT_ADDRESS}treatments/do-nothing/"] == "2026-03-01"
    assert found[ROOT_ADDRESS] == found[f"{ROOT_ADDRESS}about/"] == "2026-03-15"


def test_robots_are_led_to_it() -> None:
    expected = f"User-agent: *\nAllow: /\n\nSitemap: {ROOT_ADDRESS}sitemap.xml\n"
    assert published()["robots.txt"] == expected
