"""Take the README's picture from the built site: home, a treatment, and a comparison on a phone (needs `make test` once)."""

from __future__ import annotations

import os
import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SHOTS = (
    ("index.html", 1280, 900),
    ("treatments/light-peel/index.html", 1280, 900),
    ("compare/at-the-clinic/index.html", 420, 900),
)
GAP = 24


def main() -> int:
    """Write docs/screenshot.png; returns the exit status."""
    site = ROOT / "build" / "site"
    if not site.is_dir():
        print("build/site is missing: run `make site` first", file=sys.stderr)
        return 1
    pictures = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for page_file, width, height in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto((site / page_file).as_uri())
            page.evaluate("document.fonts.ready")
            pictures.append(Image.open(BytesIO(page.screenshot())))
        browser.close()
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) + 1)
    sheet = Image.new("RGB", (width, pictures[0].height + 2 * GAP), "#d9dcd6")
    left = GAP
    for picture in pictures:
        sheet.paste(picture, (left, GAP))
        left += picture.width + GAP
    sheet = sheet.resize((1600, round(sheet.height * 1600 / sheet.width)), Image.Resampling.LANCZOS)
    sheet.quantize(128).save(ROOT / "docs" / "screenshot.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
