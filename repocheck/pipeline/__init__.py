"""The way of the data, whole: digest -> papers -> links -> repositories -> evidence -> findings -> report.

The only room that joins the wings. Each stage can be called by itself; all but the probe are pure.
"""

from repocheck.pipeline.audit import audit, audit_digests, judge_again
from repocheck.pipeline.judging import judged, weights_of
from repocheck.pipeline.papers import Reading, broken_records, gather, read_papers
from repocheck.pipeline.targets import Target, target_named, targets_of

__all__ = [
    "Reading",
    "Target",
    "audit",
    "audit_digests",
    "broken_records",
    "gather",
    "judge_again",
    "judged",
    "read_papers",
    "target_named",
    "targets_of",
    "weights_of",
]
