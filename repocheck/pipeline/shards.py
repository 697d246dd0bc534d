"""Part an audit over machines by repository, and put the reports of the parts together again.

Every shard reads all papers, which is cheap, and audits the repositories whose name falls to it: the same
ones each time, whoever cites them, so that each machine keeps the evidence of its own.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self, TypeVar

from repocheck.errors import UsageError
from repocheck.models import AuditReport, Excluded, RepoReport
from repocheck.pipeline.renamed import once_each
from repocheck.pipeline.targets import Target, chosen
from repocheck.reporter import summarise

_Named = TypeVar("_Named", RepoReport, Excluded)
_REMEDY = "Give the JSON reports of all shards of one audit: repocheck audit … --shard 1/4 -f json=1.json."


class Shard(NamedTuple):
    """One of several parts of an audit."""

    number: int
    """Which one, from 1 on."""
    of: int
    """How many there are."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2/8``.

        Raises:
            UsageError: It is not of that form, or out of range.
        """
        found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text, re.ASCII)
        shard = cls(int(found[1]), int(found[2])) if found else cls(0, 0)
        if not 1 <= shard.number <= shard.of:
            raise UsageError(f"--shard takes I/N with 1 <= I <= N, not {text!r}", "Write it as 2/8.")
        return shard

    def targets(self, targets: Sequence[Target]) -> Sequence[Target]:
        """Return those of `targets` that fall to this shard."""
        numbers = (zlib.crc32(each.ref.key.encode()) % self.of for each in targets)
        return chosen(targets, [number == self.number - 1 for number in numbers])


def merge_reports(reports: Sequence[AuditReport]) -> AuditReport:
    """Return the report that one audit would have made in place of its shards.

    Raises:
        UsageError: They do not read the same papers by the same rubric, or there are none.
    """
    if not reports:
        raise UsageError("there are no reports to merge", _REMEDY)
    first = reports[0]
    for other in reports[1:]:
        same = [
            each
            for each in ("rubric", "checks", "source", "papers")
            if getattr(first, each) != getattr(other, each)
        ]
        if same:
            raise UsageError(
                f"the reports differ in their {same[0]}: they are no shards of one audit", _REMEDY
            )
    found = _in_order_of_citation(reports, (repo for report in reports for repo in report.repos))
    repos = tuple(once_each(found))
    excluded = _in_order_of_citation(reports, (each for report in reports for each in report.excluded))
    return first.model_copy(
        update={
            "generated_at": max(report.generated_at for report in reports),
            "repos": repos,
            "excluded": excluded,
            "summary": summarise(first.papers, repos),
            "problems": tuple(dict.fromkeys(problem for report in reports for problem in report.problems)),
        }
    )


def _in_order_of_citation(reports: Sequence[AuditReport], found: Iterable[_Named]) -> tuple[_Named, ...]:
    """Return what is said of repositories, each once, in the order in which papers cite them first."""
    links = (link.repo.key for paper in reports[0].papers for link in paper.links if link.repo)
    order = {key: number for number, key in enumerate(dict.fromkeys(links))}
    each = {one.repo.key: one for one in found}
    return tuple(sorted(each.values(), key=lambda one: order.get(one.repo.key, len(order))))
