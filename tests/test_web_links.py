from __future__ import annotations

import posixpath
from itertools import product

import pytest

from guidebook.web.links import Links
from guidebook.web.plan import Plan

PAGES = ("", "treatments", "treatments/rest", "treatments/walk", "claims/rest", "a/b/c", "a/b")
NO_PLAN = Plan((), {}, {}, (), {})


def links(here: str, *, directories: bool) -> Links:
    return Links(NO_PLAN, {}, here, directories)


@pytest.mark.parametrize(
    ("here", "there", "web", "offline"),
    [
        ("", "", "./", "index.html"),
        ("", "treatments/rest", "treatments/rest/", "treatments/rest.html"),
        ("treatments/rest", "", "../../", "../index.html"),
        ("treatments/rest", "treatments", "../", "../treatments.html"),
        ("treatments/rest", "treatments/walk", "../walk/", "walk.html"),
        ("treatments/rest", "claims/rest#said", "../../claims/rest/#said", "../claims/rest.html#said"),
        ("treatments/rest", "treatments/rest", "./", "rest.html"),
        ("treatments/rest", "treatments/rest#steps", "#steps", "#steps"),
    ],
)
def test_links_lead_from_page_to_page(here: str, there: str, web: str, offline: str) -> None:
    assert links(here, directories=True).page(there) == web
    assert links(here, directories=False).page(there) == offline


@pytest.mark.parametrize("directories", [True, False])
def test_an_address_is_the_shortest_way_to_a_file(directories: bool) -> None:
    compared = 0
    for here, there in product(PAGES, PAGES):
        page = links(here, directories=directories)
        folder = posixpath.dirname(page.file_of(here)) or "."
        for file in (page.file_of(there), "assets/site.css", "treatments/rest/picture.svg"):
            assert page.asset(file) == posixpath.relpath(file, folder)
            compared += 1
    assert compared == 3 * len(PAGES) ** 2
