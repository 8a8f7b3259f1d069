"""Where a build put the finished files of each record."""

from __future__ import annotations

from pathlib import Path

from guidebook.criteria.finished import Finished
from guidebook.data_files import data_files
from guidebook.knowledge import Knowledge
from guidebook.publish.site_files import handout_name
from guidebook.web.plan import FOLDER_OF


def built_files(knowledge: Knowledge, out: Path) -> tuple[Finished, ...]:
    """The finished files of treatments, comparisons and flows below ``out``, as ``guidebook build`` writes them."""
    site = out / "site"
    data = {one.kind: one for one in data_files(knowledge) if one.kind}
    records = (
        ("treatment", knowledge.treatments),
        ("comparison", knowledge.comparisons),
        ("flow", knowledge.flows),
    )
    return tuple(
        Finished(
            knowledge,
            (kind, identifier),
            html=site / FOLDER_OF[kind] / identifier / "index.html",
            pdf=out / "pdf" / handout_name(kind, identifier),
            json=site / data[kind].of_record(identifier),
        )
        for kind, ids in records
        for identifier in ids
    )
