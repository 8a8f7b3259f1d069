"""The order in which tables of all options have them: by kind of treatment, then by name."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.knowledge import Knowledge


def options_by_kind(knowledge: Knowledge) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each kind of treatment that a guide has, in the order of its vocabulary, with the ids of its treatments by name."""
    for kind in knowledge.vocabulary["treatment-kind"]:
        members = [(i, record) for i, record in knowledge.treatments.items() if record.kind.value == kind]
        members.sort(key=lambda pair: (pair[1].name.casefold(), pair[0]))
        if members:
            yield kind, tuple(identifier for identifier, _ in members)
