"""Pictures drawn from facts: SVG with real text, one drawing for web pages, for a disk and for paper."""

from __future__ import annotations

from importlib.resources import files


def stylesheet() -> str:
    """The text of ``pictures.css``, for the site to publish."""
    return files("guidebook.pictures").joinpath("pictures.css").read_text(encoding="utf-8")
