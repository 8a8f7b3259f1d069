"""The page on how the guide measures up, the line on each page, and the desk that only a preview has."""

from __future__ import annotations

import dataclasses
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

import guidebook_hook as hook
from criteria_tools import tea
from guidebook.criteria.measure import Measures
from guidebook.criteria.points import POINTS
from guidebook.models.editing import Checks
from guidebook.publish.site_files import site_files
from guidebook.views.editors_desk import editors_desk_view
from guidebook.views.measures import measure_line, measures_view
from guidebook.web.plan import PageSpec
from guidebook.web.render import Site
from guidebook.words import load_words
from project_tools import TEA, Project

WORDS = load_words("en")


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(tea(), directories=True)


def body(site: Site, path: str) -> str:
    return site.render(site.plan.by_path[path]).body


def text(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_every_page_stands_there_with_the_figures_of_the_report(site: Site) -> None:
    page = body(site, "evidence/measures")
    measures = Measures(tea())
    rows = dict(re.findall(r'<li id="page-([a-z-]+)">(.*?)(?=<li id="page-|</section>)', page, re.DOTALL))
    assert list(rows) == [
        "treatment-camomile-tea",
        "treatment-do-nothing",
        "treatment-tea-ceremony-visit",
        "treatment-warm-milk",
        "comparison-evening-drinks",
    ]
    for measure in measures.pages:
        assert measure.key is not None
        row = text(rows["-".join(measure.key)])
        assert f"Met, by script: {measure.met} of {measure.of}." in row
        assert f"{len(measure.not_met)} not met, and why" in row
        assert [
            int(number) for number in re.findall(r'href="#point-(\d+)"', rows["-".join(measure.key)])
        ] == [one.number for one in measure.not_met]
    milk = text(rows["treatment-warm-milk"])
    assert "21 no number of people: “people in a survey”" in milk
    assert "Looked at by a reader: 1 of 26." in milk
    assert "1 met A. Guest, reader, 2 March 2026 They could say what it is about." in milk
    assert "Looked at by a reader: none of 26: not yet done." in text(rows["treatment-do-nothing"])


def test_every_point_stands_there_once(site: Site) -> None:
    page = body(site, "evidence/measures")
    assert [int(number) for number in re.findall(r'<li id="point-(\d+)">', page)] == [
        p.number for p in POINTS
    ]
    assert text(page).count("needed ") >= 20
    assert "no official score" in text(page)
    assert "46 points are decided" in text(page)


def test_the_guide_as_a_whole_and_its_making(site: Site) -> None:
    page = text(body(site, "evidence/measures"))
    assert "11 of 13 are met. Looked at by a reader: none of 15: not yet done." in page
    assert "48 It leads to further help. Restless evenings: pages for the public that are cited: 1" in page
    assert "Tried with readers Not yet done. Not yet done." in page
    assert "Read by hosts 1 February 2026, 2 people. Two hosts read a draft." in page


def test_a_guide_without_a_record_of_its_making_says_so() -> None:
    knowledge = dataclasses.replace(tea(), checks=Checks())
    view = measures_view(knowledge, WORDS, Measures(knowledge))
    assert view.development == ()
    assert all(page.readers == () for group in view.pages for page in group.pages)
    site = Site(knowledge, directories=True)
    assert "Nothing is on record." in text(body(site, "evidence/measures"))


def test_each_measured_page_has_its_line(site: Site) -> None:
    lines = 0
    for page in site.plan.pages:
        rendered = site.render(page).body
        found = re.findall(r'<p class="measured">(.*?) <a href="([^"]*)">(.*?)</a></p>', rendered)
        if page.record is None or page.record not in site.measures:
            assert found == [], page.path
            continue
        measure = site.measures.of(page.record)
        told = f"This page meets {measure.met} of {measure.of} points a script can check."
        anchor = f"page-{page.record[0]}-{page.record[1]}"
        assert found == [(told, f"../../evidence/measures/#{anchor}", "See which")]
        assert f'id="{anchor}"' in body(site, "evidence/measures")
        assert measure_line(WORDS, measure).text == told
        lines += 1
    assert lines == 5


def test_the_page_of_a_thousand_records_makes_each_measure_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    original = Measures._measure
    monkeypatch.setattr(
        Measures, "_measure", lambda self, *parts: made.append(parts[1]) or original(self, *parts)
    )
    site = Site(tea(), directories=True)
    for page in site.plan.pages:
        site.render(page)
    assert sorted(map(str, made)) == sorted(map(str, [*site.measures.keys, None]))


# ---- the desk


def paths(site: Site) -> set[str]:
    return {page.path for page in site.plan.pages}


def test_only_a_preview_has_the_desk() -> None:
    preview = Site(tea(), directories=True, preview=True)
    assert paths(preview) - paths(Site(tea(), directories=True)) == {"desk"}


def test_only_a_preview_publishes_the_desk() -> None:
    built = site_files(TEA, tea(), directories=True)
    preview = site_files(TEA, tea(), directories=True, preview=True)
    assert set(preview.pages) - set(built.pages) == {"desk.md"}
    assert not [name for name, content in built.files.items() if "desk" in name or "desk" in str(content)]
    assert "desk.md" not in str(built.navigation) and "desk.md" in str(preview.navigation)


def test_the_hook_tells_a_preview_from_a_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = str(Project(tmp_path).folder / "mkdocs.yml")
    monkeypatch.setitem(hook.STARTED, "command", "build")
    for command, has_desk in (("build", False), ("serve", True), ("gh-deploy", False)):
        hook.on_startup(command, dirty=False)
        made = hook.on_config(load_config(settings)).extra[hook.MADE]
        assert ("desk.md" in made.pages) == has_desk, command


def test_a_preview_keeps_what_it_showed_while_the_data_is_broken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project = Project(tmp_path)
    settings = str(project.folder / "mkdocs.yml")
    monkeypatch.setitem(hook.STARTED, "command", "serve")
    monkeypatch.setattr(hook, "LAST_SHOWN", {})
    first = hook.on_config(load_config(settings)).extra
    assert first[hook.PREVIEW] == {"problems": ""}
    project.edit(
        ("treatments/warm-milk.yml", "kind: home", "kind: hom"), ("claims/does-milk-make-you-sleepy.yml",)
    )
    broken = hook.on_config(load_config(settings)).extra
    assert broken[hook.MADE] is first[hook.MADE]
    told = broken[hook.PREVIEW]["problems"]
    assert 'data/treatments/warm-milk.yml:2:7  kind: "hom" is not one of nothing, clinic' in told
    assert told.startswith('data/site.yml:15:18  unknown claim "does-milk-make-you-sleepy"')
    (record,) = caplog.records
    assert record.getMessage() == f"{told}\nUntil this is mended, the preview shows the records as they were."
    for name in ("treatments/warm-milk.yml", "claims/does-milk-make-you-sleepy.yml"):
        shutil.copy(TEA / "data" / name, project.folder / "data" / name)
    mended = hook.on_config(load_config(settings)).extra
    assert mended[hook.PREVIEW] == {"problems": ""}
    assert mended[hook.MADE] is not first[hook.MADE]


def test_a_preview_of_broken_data_does_not_begin_and_a_build_has_no_other_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = Project(tmp_path)
    settings = str(project.folder / "mkdocs.yml")
    monkeypatch.setattr(hook, "LAST_SHOWN", {})
    monkeypatch.setitem(hook.STARTED, "command", "build")
    assert hook.PREVIEW not in hook.on_config(load_config(settings)).extra
    project.edit(("treatments/warm-milk.yml", "kind: home", "kind: hom"))
    for command in ("serve", "build"):
        hook.on_startup(command, dirty=False)
        with pytest.raises(PluginError, match='kind: "hom" is not one of'):
            hook.on_config(load_config(settings))


def test_the_desk_lists_what_to_look_at(tmp_path: Path) -> None:
    knowledge = Project(tmp_path, ("flows/which-cup.yml", "2026-09-01", "2026-03-14")).knowledge()
    view = editors_desk_view(knowledge, WORDS)
    assert [(one.id, one.title) for one in view.lists] == [
        ("reviews", "Reviews due: 1"),
        ("not-checked", "Facts not yet checked: 17"),
        ("single-source", "Facts that rest on one source: 29"),
        ("groups", "Treatments without data on “Age”: 3"),
        ("unread", "Sources not read: 2"),
    ]
    reviews, facts, single, groups, unread = view.lists
    (review,) = reviews.entries
    assert (review.file, review.what, review.remark) == (
        "data/flows/which-cup.yml",
        "14 March 2026",
        "This review is overdue.",
    )
    assert (facts.entries[0].file, facts.entries[0].what) == (
        "data/treatments/camomile-tea.yml",
        "facts.cups",
    )
    assert [source.id for source in facts.entries[0].sources] == ["old-herbal"]
    assert facts.entries[0].remark == "Not yet checked: it rests on a source that nobody here has read."
    assert len(single.entries) == 29
    assert [entry.what for entry in groups.entries] == ["not looked up yet", "not studied", "not studied"]
    assert [(entry.record.id, entry.what) for entry in unread.entries] == [
        ("milk-survey", "second-hand"),
        ("old-herbal", "not read"),
    ]


def test_the_page_of_the_desk(tmp_path: Path) -> None:
    site = Site(tea(), directories=True, preview=True)
    page = body(site, "desk")
    assert "<h1>Editor&#39;s desk</h1>" in page
    assert text(page).count("data/treatments/camomile-tea.yml") == 14
    assert "Nothing to do." in text(page)  # no review is due
    assert isinstance(site.plan.by_path["desk"], PageSpec)
