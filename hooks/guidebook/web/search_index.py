"""The search index as a classic script, so that it works from a disk as well as from a server."""

from __future__ import annotations

import json

from guidebook.web.json_ld import escape_script
from guidebook.web.links import Links
from guidebook.web.plan import SearchEntry

FILE = "search/index.js"


def search_script(entries: tuple[SearchEntry, ...], links: Links) -> str:
    """``guidebookIndex = […]``: each entry has its address (from the site's root), title, kind, other names and text.

    One that is to stand further down in the results has a ``weight`` below 1 besides.
    """
    documents = [
        {
            "id": number,
            "address": links.page(entry.path) + (f"#{entry.anchor}" if entry.anchor else ""),
            "title": entry.title,
            "kind": entry.kind,
            "also": entry.also,
            "text": entry.text,
        }
        | ({} if entry.weight == 1 else {"weight": entry.weight})
        for number, entry in enumerate(entries)
    ]
    body = ",\n".join(
        escape_script(json.dumps(document, ensure_ascii=False, sort_keys=True)) for document in documents
    )
    return f"window.guidebookIndex = [\n{body}\n];\n"
