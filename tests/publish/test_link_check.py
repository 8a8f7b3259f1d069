from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.publish.addresses import Profile
from guidebook.publish.link_check import SiteProblem, check_site

SITE_URL = "https://guide.example/book/"
SCHEMES = "(use https:, mailto:, tel: or a file of the site)"
STRAY = 'a "<" that starts no complete tag (write &lt; for the sign, or complete the tag, quote or comment)'


@pytest.fixture
def problems(tmp_path: Path):
    """Writes files into a folder, checks it, and gives "file:line: message (hint)" for each problem."""

    def check(files: dict[str, str], profile: Profile = "web", **options: object) -> list[str]:
        for name, text in files.items():
            path = tmp_path / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
        found = check_site(tmp_path / "site", profile=profile, site_url=SITE_URL, **options)
        assert found == sorted(found)
        return [str(problem) for problem in found]

    return check


SOUND_WEB = {
    "index.html": """<!doctype html><html lang="en"><head>
<link rel="canonical" href="https://guide.example/book/"><link rel="stylesheet" href="assets/main.css">
<meta property="og:image" content="https://guide.example/book/assets/one%20two.png">
<script src="assets/main.js"></script><script type="application/ld+json">{"url": "https://schema.org/x<y"}</script>
<style>a { background: url(assets/one%20two.png) }</style></head>
<body><!-- <a href="gone.html"> --><a href="walk/">Walk</a> <a href="walk/#plan">Plan</a> <a href="#">Up</a>
<a href='walk/index.html?x=1&amp;y=2#plan'>Plan</a> <a href=".">Home</a> <a href="/book/walk/">Walk</a>
<a href="https://elsewhere.example/?a=1">Study</a> <a href="mailto:us@guide.example">Write</a>
<a href="assets/leaflet.pdf#page=2" aria-label="Leaflet"><svg><use href="#sign"/></svg></a>
<a href="walk/"><img src="assets/one%20two.png" srcset="assets/one%20two.png 1x" alt="A walk"></a>
<svg aria-labelledby="t d"><title id="t">T</title><desc id="d">D</desc><g id="sign" fill="url(#shade)"/>
<linearGradient id="shade"/><a xlink:href="walk/"><text>Walk</text></a></svg>
<label for="q">Find</label><input id="q"><br/><p>1 &lt; 2</p></body></html>""",
    "walk/index.html": '<h2 id="plan">Plan</h2><a href="..">Home</a> <a href="../index.html">Home</a>',
    "404.html": '<link rel="stylesheet" href="/book/assets/main.css"><a href="/book/">Home</a>',
    "assets/main.css": """/* url(gone.png) */
a { background: url("one two.png"), url('data:image/svg+xml,<svg xmlns="u">)</svg>') }""",
    "assets/main.js": "fetch('x')",
    "assets/one two.png": "",
    "assets/leaflet.pdf": "",
    "sitemap.xml": "<urlset><url><loc>https://guide.example/book/walk/</loc></url></urlset>",
}


def test_a_sound_site_has_no_problem(problems):
    assert problems(SOUND_WEB) == []


def test_a_sound_offline_folder_has_no_problem(problems):
    assert (
        problems(
            {
                "START-HERE.html": '<link rel="canonical" href="https://guide.example/book/walk/">'
                '<script src="a/main.js"></script><a href="a/walk.html?h=x#plan">Walk</a>',
                "a/walk.html": '<h2 id="plan">x</h2><a href="../START-HERE.html">x</a><a href="#plan">x</a>',
                "a/main.js": "var prefetch = function () {}; prefetch(); store.importAll(); new WorkerList()",
            },
            "offline",
        )
        == []
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="gone.html">x</a>', 'a href="gone.html" leads to no file: gone.html'),
        (
            '<a href="Walk/">x</a>',
            'a href="Walk/" leads to no file: Walk/index.html (the file is called walk/index.html)',
        ),
        ('<a href="walk">x</a>', 'a href="walk" names a folder as if it were a file (end it with "/")'),
        ('<a href="../up.html">x</a>', 'a href="../up.html" leads out of the folder (take a "../" away)'),
        ('<a href="..">x</a>', 'a href=".." leads out of the folder (take a "../" away)'),
        (
            '<a href="/walk/">x</a>',
            'a href="/walk/" lies outside the site, whose root is "/book/" (make it relative to the page)',
        ),
        (
            '<a href="walk\\index.html">x</a>',
            r'a href="walk\index.html" contains a backslash (separate folders with "/")',
        ),
        ('<a href="walk/#gone">x</a>', 'a href="walk/#gone" leads to no id "gone" in walk/index.html'),
        ('<a href="#gone">x</a>', 'a href="#gone" leads to no id "gone" in index.html'),
        ('<a href="">x</a>', 'a href="" is empty (name a file, or take the attribute away)'),
        ('<img src="gone.png" alt="">', 'img src="gone.png" leads to no file: gone.png'),
        ('<img srcset="gone.png 2x" alt="">', 'img srcset="gone.png" leads to no file: gone.png'),
        ('<video poster="gone.png"></video>', 'video poster="gone.png" leads to no file: gone.png'),
        ('<object data="gone.svg"></object>', 'object data="gone.svg" leads to no file: gone.svg'),
        ('<form action="gone.html"></form>', 'form action="gone.html" leads to no file: gone.html'),
        (
            '<svg><use xlink:href="#gone"/></svg>',
            'use xlink:href="#gone" leads to no id "gone" in index.html',
        ),
        ('<svg fill="url(#gone)"></svg>', 'url("#gone") leads to no id "gone" in index.html'),
        ('<p style="background: url(gone.png)">', 'url("gone.png") leads to no file: gone.png'),
        (
            '<meta http-equiv="refresh" content="0; url=gone/">',
            'meta content="gone/" leads to no file: gone/index.html',
        ),
        ('<label for="gone">x</label>', 'for="gone" names no element of this page'),
        ('<p id="a" aria-describedby="a gone">', 'aria-describedby="gone" names no element of this page'),
        ('<td headers="gone">', 'headers="gone" names no element of this page'),
        ('<p id="">', "an empty id (name it or take it away)"),
        (
            '<p id="a">\n\n<svg><g id="a"/></svg>',
            'id "a" is used twice, first on line 1 (give one of the two another id)',
        ),
        ('<img src="walk/">', 'an <img> without alt (say what it shows, or alt="" for an ornament)'),
        (
            '<a href="walk/"> &nbsp;<i></i></a>',
            'the link to "walk/" has no text (write one, or an aria-label)',
        ),
        (
            '<a href="https://elsewhere.example" aria-label="x"></a>',
            'a href="https://elsewhere.example" leads out of the site without a text to see (write one)',
        ),
        (
            '<a href="http://elsewhere.example">x</a>',
            'a href="http://elsewhere.example" leads out of the site without https (write it with "https://")',
        ),
        (
            '<a href=" //elsewhere.example">x</a>',
            'a href=" //elsewhere.example" leads out of the site without https (write it with "https://")',
        ),
        (
            '<img src="https://elsewhere.example/a.png" alt="">',
            'img src="https://elsewhere.example/a.png" asks another host (keep a copy in the site)',
        ),
        (
            '<script src="//elsewhere.example/a.js"></script>',
            'script src="//elsewhere.example/a.js" asks another host (keep a copy in the site)',
        ),
        (
            '<link rel="preconnect" href="https://elsewhere.example">',
            'link href="https://elsewhere.example" asks another host (keep a copy in the site)',
        ),
        (
            "<style>p { src: url('https://elsewhere.example/f') }</style>",
            'url("https://elsewhere.example/f") asks another host (keep a copy in the site)',
        ),
        (
            '<a href="java\nscript:alert(1)">x</a>',
            f'a href="java\N{REPLACEMENT CHARACTER}script:alert(1)" has the scheme "javascript:" {SCHEMES}',
        ),
        (
            '<img src="data:image/png,x" alt="">',
            f'img src="data:image/png,x" has the scheme "data:" {SCHEMES}',
        ),
        ('<base href="walk/">', "a <base> changes where every other address leads (take it away)"),
        (
            '<link rel="canonical" href="https://guide.example/bookshop/">',
            'link href "https://guide.example/bookshop/" is not an address of this site'
            " (it must start with https://guide.example/book/)",
        ),
        (
            '<meta property="og:url" content="https://guide.example/book/gone/">',
            'meta content "https://guide.example/book/gone/" leads to no file: gone/index.html',
        ),
        (
            '<a href="https://guide.example/book/gone/">x</a>',
            'a href "https://guide.example/book/gone/" leads to no file: gone/index.html',
        ),
        (
            "<p>1 < 2</p>",
            STRAY,
        ),
        (
            '<a href="walk/>x</a>',
            STRAY,
        ),
        (
            "<script>var a",
            STRAY,
        ),
    ],
)
def test_each_fault_is_named(problems, body, expected):
    found = problems({"index.html": body, "walk/index.html": "<p>Walk</p>"})
    line = body.count("\n") + 1 if "twice" in expected else 1
    assert found == [f"index.html:{line}: {expected}"]


OFFLINE_FAULTS = [
    (
        '<a href="walk/">x</a>',
        'a href="walk/" names a folder, which opens as a list of files (name the page in it)',
    ),
    ('<a href=".">x</a>', 'a href="." names a folder, which opens as a list of files (name the page in it)'),
    ('<a href="/index.html">x</a>', 'a href="/index.html" starts with "/", the root of the disk'),
    ('<p><script crossorigin src="a.js"></script>', "crossorigin does not work from a disk"),
    ('<link rel="stylesheet" href="a.css" integrity="sha256-x">', "integrity does not work from a disk"),
    ('<script type="module" src="a.js"></script>', 'type="module" does not work from a disk'),
    ("<script>window.fetch ('x')</script>", "fetch( does not work from a disk"),
    ("<script>import('x')</script>", "import( does not work from a disk"),
    ("<script>new XMLHttpRequest</script>", "XMLHttpRequest does not work from a disk"),
    ("<script>new Worker('x')</script>", "new Worker does not work from a disk"),
]


@pytest.mark.parametrize(("body", "expected"), OFFLINE_FAULTS)
def test_what_fails_from_a_disk_is_a_fault_offline_only(problems, body, expected):
    files = {"index.html": f"<p>\n{body}", "walk/index.html": "", "a.js": "", "a.css": ""}
    found = problems(files, "offline")
    assert len(found) == 1, found
    assert found[0].startswith(f"index.html:2: {expected}")
    if "/index.html" not in body:
        assert problems(files, "web") == []


def test_scripts_and_style_sheets_are_read_too(problems):
    files = {
        "a/main.css": "@import 'x.css';\np { src: url(../b.png) url(c.png) url( 'https://else.example/d' ) }",
        "b.png": "",
        "a/main.js": "\n\nfetch('x'); fetch('y')",
    }
    css = [
        "a/main.css:1: @import loads a style sheet late (put the rules into one file)",
        'a/main.css:2: url("c.png") leads to no file: a/c.png',
        'a/main.css:2: url("https://else.example/d") asks another host (keep a copy in the site)',
    ]
    script = "a/main.js:3: fetch( does not work from a disk (give the data in a classic script instead)"
    assert problems(files) == css
    assert problems(files, "offline") == [*css, script]
    assert problems(files, "offline", trusted_scripts=["a/*.js"]) == css


def test_a_pattern_of_trusted_scripts_must_match(problems):
    assert problems({"index.html": ""}, "offline", trusted_scripts=["old.*.js"]) == [
        "old.*.js:1: no file matches this pattern of trusted scripts (take the pattern away)"
    ]


def test_the_page_for_missing_pages_needs_addresses_from_the_root(problems):
    assert problems({"404.html": '<a href="index.html">x</a>', "index.html": ""}) == [
        '404.html:1: a href="index.html" is relative, on a page that is shown at any address'
        ' (start it with "/book/")'
    ]


def test_the_site_map_names_pages_of_this_site(problems):
    files = {"sitemap.xml": "<loc>https://guide.example/book/a/</loc>\n<loc>https://elsewhere.example/</loc>"}
    assert problems(files) == [
        'sitemap.xml:1: loc "https://guide.example/book/a/" leads to no file: a/index.html',
        'sitemap.xml:2: loc "https://elsewhere.example/" is not an address of this site'
        " (it must start with https://guide.example/book/)",
    ]


def test_a_file_that_is_not_utf8_is_named(problems):
    assert problems({"index.html": "caf\udce9"}) == [
        "index.html:1: byte 3 is not UTF-8 (save the file as UTF-8)"
    ]


def test_an_unclosed_quote_takes_no_longer_than_its_length(problems):
    found = problems({"index.html": '<p title="' + "a b=c " * 50_000})
    assert len(found) == 1


def test_there_must_be_a_folder(tmp_path):
    with pytest.raises(NotADirectoryError, match="gone is not a folder"):
        check_site(tmp_path / "gone", profile="web", site_url=SITE_URL)


def test_problems_sort_by_page_and_line():
    first, second = SiteProblem("a.html", 9, "x"), SiteProblem("a.html", 10, "a")
    assert sorted([second, first]) == [first, second]
