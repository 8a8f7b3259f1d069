"""Every clinic's logo is beside its record, and every picture there is some clinic's logo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guidebook.problem_formats import did_you_mean
from guidebook.problems import Place, Problem

if TYPE_CHECKING:
    from guidebook.draft import Draft

NAME = "logo"


def check(draft: Draft) -> Iterator[Problem]:
    """Problems of logos that are missing, and of pictures that nobody uses."""
    used = set()
    for clinic in draft.clinics:
        logo = clinic.record.logo
        used.add(logo)
        if logo and logo not in draft.logos:
            yield clinic.problem(
                NAME,
                f'logo: there is no file "{logo}" beside this record',
                ("logo",),
                hint=did_you_mean(logo, draft.logos) or "put it into data/clinics/, or leave the field out",
            )
    if "clinic" in draft.unsure:
        return
    for logo in sorted(draft.logos - used):
        hint = "name it in the record of a clinic, or remove it"
        yield Problem(Place(f"data/clinics/{logo}"), f'"{logo}" is the logo of no clinic', NAME, hint=hint)
