"""The way of the data, whole: digest -> papers -> links -> repositories -> evidence -> findings -> report.

The only package that joins the others. Each stage can be called by itself; all but the probe are pure.
"""

from typing import TYPE_CHECKING

from repocheck.face import late

if TYPE_CHECKING:
    from repocheck.pipeline.auditing import audit, audit_digests, judge_again
    from repocheck.pipeline.fixes import Addition, Wishes, additions_to
    from repocheck.pipeline.judging import judged, weights_of
    from repocheck.pipeline.overrides import sort_out
    from repocheck.pipeline.papers import Reading, broken_records, gather, read_papers
    from repocheck.pipeline.proposing import Proposer, proposal_for
    from repocheck.pipeline.shards import Shard, merge_reports
    from repocheck.pipeline.targets import Target, Targets, target_named

__getattr__ = late(
    __name__,
    auditing="audit audit_digests judge_again",
    fixes="Addition Wishes additions_to",
    judging="judged weights_of",
    overrides="sort_out",
    papers="Reading broken_records gather read_papers",
    proposing="Proposer proposal_for",
    shards="Shard merge_reports",
    targets="Target Targets target_named",
)

__all__ = [
    "Addition",
    "Proposer",
    "Reading",
    "Shard",
    "Target",
    "Targets",
    "Wishes",
    "additions_to",
    "audit",
    "audit_digests",
    "broken_records",
    "gather",
    "judge_again",
    "judged",
    "merge_reports",
    "proposal_for",
    "read_papers",
    "sort_out",
    "target_named",
    "weights_of",
]
