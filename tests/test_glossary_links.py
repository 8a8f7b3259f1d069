from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.glossary import FirstUses, Terms, forms
from guidebook.models.subject import GlossaryTerm
from guidebook.richtext import html, inline_html
from guidebook.web.render import Site
from project_tools import Edit, Project

TERMS = (
    GlossaryTerm(id="tea", term="tea", definition="A drink."),
    GlossaryTerm(id="green-tea", term="green tea", also=("matcha",), definition="A green drink."),
    GlossaryTerm(id="fda", term="FDA", definition="An agency."),
    GlossaryTerm(id="dash", term="dash", also=("side effect",), definition="A little."),
    GlossaryTerm(id="old-name", term="<b>new</b> & name", definition="Something."),
)


def uses(title: str = "") -> FirstUses:
    return FirstUses(Terms(TERMS), lambda identifier: f'../glossary/#t-{identifier}"', title)


def link(identifier: str, words: str) -> str:
    return f'<a class="term" href="../glossary/#t-{identifier}&#34;">{words}</a>'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Drink tea, tea & Tea.", f"Drink {link('tea', 'tea')}, tea &amp; Tea."),
        ("Green Teas and tea.", f"{link('green-tea', 'Green Teas')} and {link('tea', 'tea')}."),
        ("Side effects; dashes", f"{link('dash', 'Side effects')}; dashes"),
        ("The FDA, not the fda or Fda.", f"The {link('fda', 'FDA')}, not the fda or Fda."),
        ("Two FDAs.", f"Two {link('fda', 'FDAs')}."),
        ("A steal, a teapot, iced-tea, tea-time.", "A steal, a teapot, iced-tea, tea-time."),
        ('He says "tea", “tea”, then tea.', f"He says &#34;tea&#34;, “tea”, then {link('tea', 'tea')}."),
        ("<i>tea</i>", f"&lt;i&gt;{link('tea', 'tea')}&lt;/i&gt;"),
        ("<b>New</b> & name", link("old-name", "&lt;b&gt;New&lt;/b&gt; &amp; name")),
        ("an Old name", f"an {link('old-name', 'Old name')}"),
        ("İ drink tea", f"İ drink {link('tea', 'tea')}"),
        ("", ""),
    ],
)
def test_the_first_use_is_a_link(text: str, found: str) -> None:
    assert uses()(text) == found


def test_a_page_links_each_term_once() -> None:
    page = uses()
    assert page("Green tea.") == f"{link('green-tea', 'Green tea')}."
    assert page("Green tea, matcha or tea.") == f"Green tea, matcha or {link('tea', 'tea')}."
    assert page("Tea & matcha.") == "Tea &amp; matcha."
    assert page("The FDA.") == f"The {link('fda', 'FDA')}."


@pytest.mark.parametrize(
    ("title", "linked"), [("Green tea", False), ("green teas", False), ("About green tea", True)]
)
def test_the_page_about_a_word_does_not_link_it(title: str, linked: bool) -> None:
    assert ("<a" in uses(title)("Green tea")) is linked


def test_forms_of_a_term() -> None:
    assert forms(TERMS[0]) == ("tea",)
    assert forms(TERMS[1]) == ("green tea", "matcha")
    assert forms(TERMS[4]) == ("<b>new</b> & name", "old name")


def test_no_terms_no_links() -> None:
    assert FirstUses(Terms(()), str, "")("tea & <i>") == "tea &amp; &lt;i&gt;"


def test_links_of_a_text_have_no_links_inside() -> None:
    text = "See [tea](https://a.example), [[term:tea|tea]] and **tea**, *tea*."
    found = html(text, lambda record: ("t.html", "tea"), uses())
    assert found == (
        '<p>See <a class="outbound" rel="noopener" href="https://a.example">tea</a>, <a href="t.html">tea</a>'
        f" and <strong>{link('tea', 'tea')}</strong>, <em>tea</em>.</p>"
    )
    assert inline_html("tea", lambda record: ("", ""), uses()) == link("tea", "tea")


def pages(tmp_path: Path, *edits: Edit) -> dict[str, str]:
    site = Site(Project(tmp_path, *edits).knowledge(), directories=True)
    return {page.path: site.render(page).body for page in site.plan.pages}


STEEPING = 'href="../../glossary/#term-steeping">{}</a>'


def test_pages_link_words_in_running_text_only(tmp_path: Path) -> None:
    found = pages(
        tmp_path,
        ("treatments/warm-milk.yml", "name: Warm milk", "name: Warm milk, no steeping"),
        ("treatments/warm-milk.yml", "what: Feeling full", "what: Steeping"),
        ("claims/does-milk-make-you-sleepy.yml", "that it never fails.", "that steeping never fails."),
        ("routines/evening-cup.yml", "do: Note how you slept", "do: Note the steeping"),
        ("glossary.yml", "Leaving leaves", "Steeping is leaving leaves"),
    )
    words = {path: body.lower().count("steeping") for path, body in found.items()}
    links = {path: body.count('<a class="term"') for path, body in found.items()}
    milk = "treatments/warm-milk"
    assert words[milk] > 1 and links[milk] == 0
    assert words["claims/does-milk-make-you-sleepy"] > 0 and links["claims/does-milk-make-you-sleepy"] == 0
    assert words["routines/evening-cup"] > 0 and links["routines/evening-cup"] == 0
    assert words["glossary"] > 1 and links["glossary"] == 0
    tea = found["treatments/camomile-tea"]
    assert tea.count(STEEPING.format("steeping")) == 1
    assert links["treatments/camomile-tea"] == 2


def test_a_page_is_the_same_however_often_it_is_made(tmp_path: Path) -> None:
    site = Site(Project(tmp_path).knowledge(), directories=False)
    page = site.plan.by_path["treatments/camomile-tea"]
    body = site.render(page).body
    assert '<a class="term" href="../glossary.html#term-camomile">Camomile</a>' in body
    assert site.render(page).body == body
