from __future__ import annotations

import dataclasses
import io
import os
from collections.abc import Mapping
from types import SimpleNamespace

import pytest

from guidebook.knowledge import load
from guidebook.publish import handover
from guidebook.publish.handover import ENVIRONMENT, handed_over, received_or_loaded
from project_tools import TEA


@pytest.fixture(autouse=True)
def no_settings_of_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that receives ends with its one task; this one goes on."""
    monkeypatch.setattr(handover, "keep_what_is_here", lambda: None)


def test_what_is_handed_over_is_received(monkeypatch: pytest.MonkeyPatch) -> None:
    knowledge = load(TEA)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(handed_over(knowledge))))

    received = received_or_loaded(TEA / "nowhere")

    fields = [field.name for field in dataclasses.fields(knowledge)]
    assert "treatments" in fields
    for name in fields:
        assert getattr(received, name) == getattr(knowledge, name), name
    mappings = [value for name in fields if isinstance(value := getattr(received, name), Mapping)]
    assert mappings
    for mapping in mappings:
        with pytest.raises(TypeError, match="does not support item assignment"):
            mapping["more"] = None  # type: ignore[index]
    assert not ENVIRONMENT.keys() & os.environ.keys()  # a second build of the process reads anew


def test_without_a_sender_the_records_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)

    assert received_or_loaded(TEA) == load(TEA)
