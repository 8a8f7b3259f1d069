"""What the engine may not know or do, told from its files alone."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from project_tools import ROOT, TEA

HOOKS = ROOT / "hooks"
ENGINE = HOOKS / "guidebook"
MODULES = sorted(ENGINE.rglob("*.py"))
TEMPLATES = [
    *sorted((ENGINE / "web" / "templates").rglob("*.html")),
    *sorted((ROOT / "site_overrides").rglob("*.html")),
]
TEXT_ENDINGS = {".py", ".html", ".yml", ".typ", ".css", ".js", ".json", ".svg", ".txt", ".md"}

# Words of the first subject that no other subject needs; the names of its treatments are added from its data.
SUBJECT = {
    *("porewise", "pore", "pores", "skin", "acne", "peel", "peels", "laser", "lasers", "sebum", "collagen"),
    *("retinoid", "retinoids", "retinol", "tretinoin", "adapalene", "dermabrasion", "microdermabrasion"),
    *("needling", "microneedling", "dermaroller", "dermatologist", "dermatology", "wrinkle", "wrinkles"),
    *("sunscreen", "blackhead", "blackheads", "salicylic", "glycolic", "niacinamide", "cosmetologist"),
}
# Words of those names that any subject may use; a new treatment may need another one here.
ORDINARY = {
    *(
        "ablative",
        "carry",
        "clay",
        "cleanse",
        "cleansing",
        "cleanser",
        "cream",
        "creams",
        "daily",
        "deep",
        "device",
    ),
    *(
        "double",
        "focused",
        "gel",
        "home",
        "intense",
        "light",
        "mask",
        "masks",
        "medium",
        "method",
        "minus",
        "naked",
    ),
    *("nothing", "oral", "prescription", "product", "products", "radiofrequency", "red", "strong", "therapy"),
    *("treatment", "wash", "washing", "with", "without"),
}


def names_in_the_subject_s_records() -> set[str]:
    """Long words in the file names of the first subject's treatments and in what it is about."""
    words = {word for file in (ROOT / "data" / "treatments").glob("*.yml") for word in file.stem.split("-")}
    subject = re.search(r"^subject: (.*)$", (ROOT / "data" / "site.yml").read_text("utf-8"), re.MULTILINE)
    assert subject is not None
    words |= set(subject[1].split())
    return {word for word in words if len(word) > 3} - ORDINARY - {"facial", "visible"}


def engine_files() -> list[Path]:
    return [file for file in sorted(ENGINE.rglob("*")) if file.suffix in TEXT_ENDINGS and file.is_file()]


def test_the_engine_has_no_word_of_its_first_subject() -> None:
    words = SUBJECT | names_in_the_subject_s_records()
    pattern = re.compile(
        rf"(?<![a-z])(?:{'|'.join(sorted(words, key=len, reverse=True))})(?![a-z])", re.IGNORECASE
    )
    found = [
        f"{file.relative_to(ROOT)}:{number}: {match[0]}"
        for file in engine_files()
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        for match in pattern.finditer(line)
    ]
    assert found == []
    assert len(engine_files()) > 100
    assert {"pore", "microneedling", "retinoids"} <= words


def test_the_second_subject_shares_no_word_with_the_first() -> None:
    words = SUBJECT | names_in_the_subject_s_records() | {"face", "cleanser", "serum"}
    texts = " ".join(
        file.read_text("utf-8").lower() for file in TEA.rglob("*.*") if file.suffix in {".yml", ".md"}
    )
    assert sorted(words & set(re.findall(r"[a-z]+", texts))) == []
    assert "camomile" in texts


@functools.cache
def imports(file: Path) -> set[str]:
    """The modules that a file imports, at its top or anywhere else."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports from a relative place"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return found


def importers(*packages: str) -> list[str]:
    return [
        file.relative_to(ROOT).as_posix()
        for file in sorted(HOOKS.rglob("*.py"))
        if {name.split(".")[0] for name in imports(file)} & set(packages)
    ]


def test_only_the_adapter_imports_the_website_generator() -> None:
    assert importers("mkdocs", "properdocs", "material") == ["hooks/guidebook_hook.py"]


NETWORK = (
    "aiohttp",
    "ftplib",
    "httplib2",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
)


def test_the_engine_imports_nothing_that_asks_the_network() -> None:
    assert importers(*NETWORK, "urllib3", "webbrowser", "xmlrpc") == []
    whole = {name for file in MODULES for name in imports(file)}
    assert {name for name in whole if name.startswith(("urllib.request", "http.client"))} == set()


def test_the_engine_reads_yaml_in_one_place() -> None:
    assert importers("yaml") == ["hooks/guidebook/yaml_syntax.py", "hooks/guidebook/yaml_tree.py"]


LAYERS = (
    # what stands lower knows nothing of what stands higher
    ("guidebook.models", ("guidebook.rules", "guidebook.knowledge", "guidebook.views", "guidebook.web")),
    ("guidebook.rules", ("guidebook.knowledge", "guidebook.views", "guidebook.web", "guidebook.publish")),
    ("guidebook.criteria", ("guidebook.views", "guidebook.web", "guidebook.publish", "guidebook.cli")),
    ("guidebook.views", ("guidebook.web", "guidebook.publish", "guidebook.cli", "jinja2", "typst")),
    ("guidebook.flow", ("guidebook.views", "guidebook.web", "guidebook.models", "guidebook.knowledge")),
    ("guidebook.handouts", ("guidebook.views", "guidebook.web", "guidebook.models", "guidebook.knowledge")),
    ("guidebook.web", ("guidebook.exports", "guidebook.publish", "guidebook.cli", "guidebook.handouts")),
    ("guidebook.exports", ("guidebook.publish", "guidebook.cli", "guidebook.handouts", "jinja2")),
)


@pytest.mark.parametrize(("layer", "higher"), LAYERS)
def test_layers_know_only_what_is_below_them(layer: str, higher: tuple[str, ...]) -> None:
    folder = HOOKS.joinpath(*layer.split("."))
    files = sorted(folder.rglob("*.py"))
    assert files
    wrong = {
        f"{file.name} imports {name}"
        for file in files
        for name in imports(file)
        if any(name == other or name.startswith(f"{other}.") for other in higher)
    }
    assert wrong == set()


def test_every_module_says_what_it_is_for() -> None:
    without = [
        file.relative_to(ROOT).as_posix()
        for file in sorted(HOOKS.rglob("*.py"))
        if not (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").strip()
    ]
    assert without == []
    assert len(MODULES) > 80


class TextOf(HTMLParser):
    """The words that stand in markup as they are: text, and the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.texts += [value or "" for name, value in attributes if name in {"alt", "title", "placeholder"}]
        self.texts += [
            value or ""
            for name, value in attributes
            if name.startswith("aria-label") and name == "aria-label"
        ]


def fixed_texts(file: Path) -> Iterator[str]:
    """The fixed words of a template: its markup with every expression taken out."""
    tree = Environment(extensions=["jinja2.ext.do"]).parse(file.read_text("utf-8"))
    reader = TextOf()
    for output in tree.find_all(nodes.Output):
        for part in output.nodes:
            reader.feed(part.data if isinstance(part, nodes.TemplateData) else "0")
    reader.close()
    for text in reader.texts:
        yield from re.findall(r"[^\W\d_]{2,}", text)


def fixed_strings(file: Path) -> Iterator[str]:
    """Sentences in the expressions of a template, where a text could hide as well."""
    tree = Environment(extensions=["jinja2.ext.do"]).parse(file.read_text("utf-8"))
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, str) and re.search(r"[A-Z]\w+ \w+|\w+ \w+ \w+", constant.value):
            yield constant.value


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_templates_hold_no_words_for_readers(file: Path) -> None:
    assert list(fixed_texts(file)) == []
    assert list(fixed_strings(file)) == []


def test_the_reader_of_templates_finds_words(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        '<p class="one">{{ w("a") }} Read {% if x %}more{% endif %} <a title="Go {{ y }}" aria-label="{{ z }}">→</a></p>'
        "{{ 'Some hidden words' }}"
    )
    assert list(fixed_texts(file)) == ["Read", "more", "Go"]
    assert list(fixed_strings(file)) == ["Some hidden words"]


def test_no_path_of_a_machine_and_no_registry_is_named() -> None:
    pattern = re.compile(r"/(?:root|home|work|tmp)/|(?:pypi|npmjs)\.org|localhost:\d")
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in [*engine_files(), *sorted(file for file in TEA.rglob("*") if file.is_file())]
        for match in pattern.finditer(file.read_text("utf-8"))
    ]
    assert found == []
