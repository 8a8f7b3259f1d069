"""What a handout that cannot be printed says."""

from __future__ import annotations

from collections.abc import Iterable


class HandoutError(Exception):
    """A document was refused; carries every finding, each with the place inside the document."""

    def __init__(self, document: str, findings: Iterable[str]) -> None:
        self.document = document
        self.findings = tuple(findings)
        super().__init__("\n".join(f"handout {document}: {finding}" for finding in self.findings))
