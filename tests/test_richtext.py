from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebook.richtext import (
    Block,
    RecordLink,
    Span,
    blocks,
    broken_links,
    html,
    inline_html,
    plain,
    record_links,
    spans,
)

TEA = RecordLink("treatment", "camomile-tea")
NAMED = RecordLink("treatment", "camomile-tea", "a cup")


def address(link: RecordLink) -> tuple[str, str]:
    return f"../{link.kind}s/{link.id}/", f"the {link.id}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain", (Span("plain"),)),
        ("a **b** c", (Span("a "), Span("b", "strong"), Span(" c"))),
        ("a *b* c", (Span("a "), Span("b", "emphasis"), Span(" c"))),
        ("**a** *b*", (Span("a", "strong"), Span(" "), Span("b", "emphasis"))),
        ("[[treatment:camomile-tea]]", (Span("", record=TEA),)),
        ("[[treatment:camomile-tea|a cup]]", (Span("a cup", record=NAMED),)),
        ("[words](https://a.example/b?c=d#e)", (Span("words", address="https://a.example/b?c=d#e"),)),
        ("**drink [[treatment:camomile-tea]]**", (Span("drink ", "strong"), Span("", "strong", record=TEA))),
        ("*[a](https://b.example)*", (Span("a", "emphasis", "https://b.example"),)),
        # what opens nothing is text
        ("2 * 3 * 4", (Span("2 * 3 * 4"),)),
        ("2*3*4", (Span("2*3*4"),)),
        ("** a **", (Span("** a **"),)),
        ("**a", (Span("**a"),)),
        ("*a", (Span("*a"),)),
        ("_a_ `b` # c", (Span("_a_ `b` # c"),)),
        ("[a](http://b.example)", (Span("[a](http://b.example)"),)),
        ("[a](javascript:alert(1))", (Span("[a](javascript:alert(1))"),)),
        ('[a](https://b.example"onclick=)', (Span('[a](https://b.example"onclick=)'),)),
        ("[[Treatment:camomile-tea]]", (Span("[[Treatment:camomile-tea]]"),)),
        ("![a](https://b.example)", (Span("!"), Span("a", address="https://b.example"))),
        ("<b>a</b> &amp;", (Span("<b>a</b> &amp;"),)),
    ],
)
def test_spans(text: str, found: tuple[Span, ...]) -> None:
    assert spans(text) == found


def test_blocks_are_paragraphs_and_list_items() -> None:
    text = "one\ntwo\n\n- three\n  goes on\n* four\n\nfive\n\n\nsix\n-seven"
    assert blocks(text) == (
        Block("paragraph", (Span("one two"),)),
        Block("item", (Span("three goes on"),)),
        Block("item", (Span("four"),)),
        Block("paragraph", (Span("five"),)),
        Block("paragraph", (Span("six -seven"),)),
    )
    assert blocks("") == ()
    assert blocks("\n \n") == ()


def test_html_of_paragraphs_and_lists() -> None:
    assert html("one **two**\n\n- *three*\n- four\n\nfive", address) == (
        "<p>one <strong>two</strong></p><ul><li><em>three</em></li><li>four</li></ul><p>five</p>"
    )
    assert html("- last", address) == "<ul><li>last</li></ul>"
    assert html("", address) == ""


def test_html_of_links() -> None:
    assert html("[[treatment:camomile-tea]], [[treatment:camomile-tea|a cup]]", address) == (
        '<p><a href="../treatments/camomile-tea/">the camomile-tea</a>, '
        '<a href="../treatments/camomile-tea/">a cup</a></p>'
    )
    assert inline_html("**[a](https://b.example/?c&d)**", address) == (
        '<strong><a class="outbound" rel="noopener" href="https://b.example/?c&amp;d">a</a></strong>'
    )


def test_everything_else_comes_out_as_text() -> None:
    hostile = (
        "<script>alert('1')</script> & \"**<b>**\" [[treatment:camomile-tea|<i>]] [<u>](https://a.example/'x)"
    )
    assert html(hostile, address) == (
        "<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &#34;<strong>&lt;b&gt;</strong>&#34; "
        '<a href="../treatments/camomile-tea/">&lt;i&gt;</a> '
        '<a class="outbound" rel="noopener" href="https://a.example/&#39;x">&lt;u&gt;</a></p>'
    )


def test_one_line_of_html_keeps_the_words_of_paragraphs_apart() -> None:
    assert inline_html("one\n\n- two\n- three", address) == "one two three"


def test_plain_text_has_no_marks() -> None:
    text = "**One** *two*\n\n- [three](https://a.example)\n- [[treatment:camomile-tea]] [[term:cup|four]]"
    assert plain(text) == "One two three camomile-tea four"
    assert plain(text, lambda link: link.kind.upper()) == "One two three TREATMENT four"


def test_record_links_and_what_only_looks_like_one() -> None:
    text = "[[treatment:camomile-tea]] **[[term:cup|a cup]]** [[Two Words]] [[a:b|]] [[a:b [c](https://d.example)"
    assert list(record_links(text)) == [TEA, RecordLink("term", "cup", "a cup")]
    assert list(broken_links(text)) == ["[[Two Words]]", "[[a:b|]]", "[[a:b "]
    assert list(broken_links("[[treatment:camomile-tea]] a[0][1] [a](https://b.example)")) == []


LONG = ["**a " * 1000, "*a" * 2000, "[" * 4000, "[[a:b" * 800, "[a](" * 1000, "*a* " * 1000, "[[a:b]]" * 570]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:6])
def test_the_longest_texts_are_read_quickly(text: str) -> None:
    started = time.process_time()
    rendered = html(text, address)
    assert time.process_time() - started < 1
    assert rendered.startswith("<p>")


@given(st.text(alphabet="ab*[]()|: -\n<&\"'", max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_html_with_no_markup_of_its_own(text: str) -> None:
    rendered = html(text, address)
    for tag in ("p", "ul", "li", "strong", "em", "a"):
        assert rendered.count(f"<{tag}>") + rendered.count(f"<{tag} ") == rendered.count(f"</{tag}>")
    known = (
        "<p>",
        "</p>",
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
        "<strong>",
        "</strong>",
        "<em>",
        "</em>",
        "</a>",
    )
    bare = str(rendered)
    for tag in known:
        bare = bare.replace(tag, "")
    assert bare.count("<") == bare.count("<a ")
