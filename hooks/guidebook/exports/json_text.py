"""Values as the text of a JSON file: the same bytes every time."""

from __future__ import annotations

import json


def json_text(value: object) -> str:
    """JSON with sorted keys, one value a line and a newline at its end; characters stand for themselves, not escaped."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
