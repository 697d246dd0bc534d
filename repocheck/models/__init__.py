"""Every noun of repocheck, in the order of the flow: paper, link, evidence, finding, report.

All are frozen pydantic models that refuse unknown fields; the docstring under a field is its
description in the exported JSON schema (``docs/report.schema.json``).
"""

from repocheck.models.base import SNIPPET_CHARS, Confidence, Location, Noun
from repocheck.models.evidence import (
    ArchivedCopy,
    Availability,
    EntryKind,
    Evidence,
    FileText,
    Problem,
    Requirements,
    Resolution,
    TreeEntry,
)
from repocheck.models.link import INFERRED_KINDS, UNPROBED_KINDS, Link, LinkKind, RepoRef
from repocheck.models.paper import Claim, ClaimKind, Paper, PaperState, Passage, Relation
from repocheck.models.report import (
    ESSENTIALS,
    SCHEMA_VERSION,
    AuditReport,
    CategoryScore,
    CheckInfo,
    CitedBy,
    Finding,
    Outcome,
    PaperReport,
    RepoReport,
    RubricInfo,
    Score,
    Source,
    State,
    Summary,
    ToolInfo,
    Verdict,
)
from repocheck.models.shelf import Packed, Shelf, unpacked

__all__ = [
    "ESSENTIALS",
    "INFERRED_KINDS",
    "SCHEMA_VERSION",
    "SNIPPET_CHARS",
    "UNPROBED_KINDS",
    "ArchivedCopy",
    "AuditReport",
    "Availability",
    "CategoryScore",
    "CheckInfo",
    "CitedBy",
    "Claim",
    "ClaimKind",
    "Confidence",
    "EntryKind",
    "Evidence",
    "FileText",
    "Finding",
    "Link",
    "LinkKind",
    "Location",
    "Noun",
    "Outcome",
    "Packed",
    "Paper",
    "PaperReport",
    "PaperState",
    "Passage",
    "Problem",
    "Relation",
    "RepoRef",
    "RepoReport",
    "Requirements",
    "Resolution",
    "RubricInfo",
    "Score",
    "Shelf",
    "Source",
    "State",
    "Summary",
    "ToolInfo",
    "TreeEntry",
    "Verdict",
    "unpacked",
]
