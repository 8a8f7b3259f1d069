"""The report on finished pages, and what only a preview has: read from a real build and a real preview."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from built_outputs import Built, command_line, environment, guidebook
from project_tools import Project

pytestmark = pytest.mark.site

BROKEN = "The records have problems"


@pytest.fixture(scope="module")
def finished(tiny: Built) -> dict[str, Any]:
    done = guidebook("report", "--project", tiny.project, "--built", tiny.out, "--format", "json")
    assert done.returncode == 0, done.stdout
    found: dict[str, Any] = json.loads(done.stdout)["criteria"]["finished"]
    return found


def outcomes(measure: dict[str, Any]) -> dict[int, tuple[str, list[str]]]:
    return {one["point"]: (one["outcome"], one["why"]) for one in measure["points"]}


def test_every_finished_page_is_found_and_read(finished: dict[str, Any]) -> None:
    pages = {page["record"]: outcomes(page) for page in finished["pages"]}
    assert len(pages) == 5
    for name, points in pages.items():
        for number in (27, 42, 52):
            assert points[number] == ("met", []), (name, number)
        assert points[54] == ("not_applicable", [])
    assert pages["comparisons/evening-drinks"][29] == ("met", [])
    assert pages["comparisons/evening-drinks"][32] == ("not_met", ["no sheet to fill in"])
    assert pages["treatments/do-nothing"][24][0] == "not_applicable"
    assert outcomes(finished["guide"])[35] == ("met", [])


def test_data_for_machines_and_pdfs_are_read(finished: dict[str, Any]) -> None:
    pages = {page["record"]: outcomes(page) for page in finished["pages"]}
    treatments = [points for name, points in pages.items() if name.startswith("treatments/")]
    assert [points[60] for points in treatments] == [("met", [])] * 4
    whys = [points[38][1] for points in pages.values()]
    assert ["the handout has 2 pages"] in whys and ["no handout"] not in whys


def test_a_build_has_no_desk(tiny: Built) -> None:
    assert not (tiny.site / "desk").exists() and not (tiny.offline / "desk.html").exists()
    texts = [file for file in tiny.out.rglob("*") if file.suffix in {".html", ".xml", ".js", ".json"}]
    assert len(texts) > 60
    assert not [file for file in texts if "Editor" in file.read_text("utf-8")]
    assert "script-src 'self'; style-src 'self';" in (tiny.site / "index.html").read_text("utf-8")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def test_a_preview_has_the_desk_and_tells_what_is_wrong_with_the_data(tmp_path: Path) -> None:
    made = Project(tmp_path)
    project = made.folder
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("watch: [data]\n")
    address = f"127.0.0.1:{free_port()}"
    log = (tmp_path / "log").open("w")
    server = subprocess.Popen(
        command_line("serve", "--project", project, "--address", address),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        page = fetched(f"http://{address}/desk/", server)
        assert "<h1>Editor&#39;s desk</h1>" in page, (tmp_path / "log").read_text()
        assert "treatments/camomile-tea" in page
        home = fetched(f"http://{address}/", server)
        assert ">Editor&#39;s desk</a>" in home and BROKEN not in home
        # The generator's script that reloads a page stands in the page itself.
        assert "script-src 'self' 'unsafe-inline'; connect-src 'self';" in home and "livereload(" in home
        made.edit(("treatments/warm-milk.yml", "kind: home", "kind: hom"))
        for _ in range(100):
            page = fetched(f"http://{address}/treatments/warm-milk/", server)
            if BROKEN in page:
                break
            time.sleep(0.2)
        assert "<pre>data/treatments/warm-milk.yml:2:7  kind: &#34;hom&#34; is not one of" in page
        assert "<h1>Warm milk</h1>" in page
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)
        log.close()


def fetched(address: str, server: subprocess.Popen[bytes]) -> str:
    """A page of a server that may still be starting."""
    for _ in range(150):
        assert server.poll() is None, "the preview stopped"
        try:
            with urllib.request.urlopen(address, timeout=5) as response:
                text: str = response.read().decode("utf-8")
                return text
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(f"nothing at {address}")
