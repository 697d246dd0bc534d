"""Verdicts, scores and reports: what checks and reporters make of the evidence."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    Field,
    JsonValue,
    ValidatorFunctionWrapHandler,
    WrapSerializer,
    WrapValidator,
)

from repocheck.models.base import Confidence, Location, Noun
from repocheck.models.environment import Proposal
from repocheck.models.evidence import ArchivedCopy, Problem
from repocheck.models.link import Link, RepoRef
from repocheck.models.paper import Claim, PaperState, Relation
from repocheck.models.shelf import Shelf
from repocheck.models.trial import ImportTrial, Installation

SCHEMA_VERSION = 1
"""Version of the JSON report; raised when a field changes its meaning or goes."""
ESSENTIALS = (
    "repository-available",
    "license-declared",
    "readme-present",
    "dependencies-declared",
    "compute-target-declared",
)
"""The five checks that come first in every report."""

_Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
_Release = Annotated[str, Field(pattern=r"^[A-Za-z0-9.+!_-]+$", max_length=60)]
_Sentence = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9`\"“(][A-Za-z0-9 ,.;:?!\"'`()/&=+%“”’–-]*$", max_length=600)
]
"""What the program says itself is written into every format as it is. A report that is read may be somebody
else's, and must not bring markup, escapes or commands under this name."""


class Outcome(StrEnum):
    """Outcome of a check."""

    PASS = "pass"  # noqa: S105 - an outcome, not a password
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Verdict(Noun):
    """What a check says of one repository."""

    outcome: Outcome
    """``pass``, ``fail``, ``unknown`` (we could not see) or ``not_applicable``."""
    message: str
    """One sentence for people."""
    value: JsonValue = None
    """What was found, for machines; its shape belongs to the check."""
    confidence: Confidence = Confidence.HIGH
    """How sure the check is."""
    locations: tuple[Location, ...] = ()
    """The evidence: file, line and permalink."""


class Override(Noun):
    """What the configuration replaced in a finding, and why."""

    was: str
    """What was found: an outcome; the state for ``repository-available``."""
    reason: str
    """Why somebody knows better."""
    until: dt.date | None = None
    """Last day on which it counts; None for no end."""


class Finding(Verdict):
    """A verdict and the check that gave it."""

    check: str
    """Id of the check."""
    override: Override | None = None
    """Set if the outcome is not what was found but what the configuration says."""

    @classmethod
    def of(cls, check: str, verdict: Verdict) -> "Finding":
        """Return what `verdict` says as the finding of `check`; its parts were validated when it was made."""
        made = cls.__new__(cls)
        fields = {**verdict.__dict__, "check": check, "override": None}
        for name, value in (
            ("__dict__", fields),
            ("__pydantic_fields_set__", {*fields} - {"override"}),
            ("__pydantic_extra__", None),
            ("__pydantic_private__", None),
        ):
            object.__setattr__(made, name, value)
        return made


class Excluded(Noun):
    """A repository that papers cite and the configuration leaves out."""

    repo: RepoRef
    """The repository."""
    reason: str
    """What leaves it out: its host, a pattern, or that it is third-party code."""


class State(StrEnum):
    """State of a repository."""

    AVAILABLE = "available"
    PARTIAL = "partial"
    PLACEHOLDER = "placeholder"
    EMPTY = "empty"
    MISSING = "missing"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


class CategoryScore(Noun):
    """Score of one category of checks."""

    points: float | None
    """0-100; None if nothing in the category was decided."""
    coverage: float
    """Share of the applicable weight that was decided, 0-1."""


class Score(Noun):
    """Readiness of one repository. Static signs are known to say little of whether code runs."""

    points: float | None
    """0-100; None if too little was decided, or nothing is known of the repository."""
    coverage: float
    """Share of the applicable weight that was decided, 0-1."""
    essentials: int
    """How many of the five essentials pass, 0-5."""
    by_category: dict[str, CategoryScore] = {}
    """The same by category of checks."""


class CitedBy(Noun):
    """A paper that links to a repository."""

    paper: str
    """Id of the paper."""
    relation: Relation
    """Whose code the paper says it is."""
    confirmed: bool = False
    """Whether the repository names the paper in turn."""
    path: str | None = None
    """Folder that the link names, if any."""


class RepoReport(Noun):
    """Everything a report shows of one repository."""

    repo: RepoRef
    """The repository as first written."""
    resolved: RepoRef | None = None
    """The repository that answered."""
    state: State
    """State of the repository."""
    moved: bool = False
    """Whether the host redirected to another name."""
    cited_as: tuple[RepoRef, ...] = ()
    """Other names that papers cite it by, as they were before it was renamed."""
    archived: bool | None = None
    """Whether it is archived; None if not known."""
    fork: bool | None = None
    """Whether it is a fork; None if not known."""
    pending: bool = False
    """Whether a promise is younger than 90 days, so that nothing is held against it yet."""
    commit: Annotated[str, Field(pattern="^[0-9a-f]{40}([0-9a-f]{24})?$")] | None = None
    """Commit that was read."""
    default_branch: str | None = None
    """Branch that HEAD names."""
    pushed_at: dt.datetime | None = None
    """Last push or commit, UTC."""
    findings: tuple[Finding, ...]
    """One per check, the five essentials first."""
    score: Score
    """Readiness."""
    installations: tuple[Installation, ...] = ()
    """What the lists of requirements would install; empty if not asked."""
    trials: tuple[ImportTrial, ...] = ()
    """What of the code would import with these; empty if not asked."""
    proposal: Proposal | None = None
    """Environment in which the code may import; None if not asked, or if there is no Python code."""
    problems: tuple[Problem, ...] = ()
    """What kept us from seeing."""
    cited_by: tuple[CitedBy, ...] = ()
    """Papers that link here."""
    probed_at: dt.datetime
    """When the evidence was taken, UTC."""
    via: str
    """Who answered."""
    archived_copy: ArchivedCopy | None = None
    """Copy in Software Heritage; None if there is none, or none was asked for."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of all names that papers cite it by."""
        return (self.repo.key, *(name.key for name in self.cited_as))


class PaperReport(Noun):
    """What a report shows of one paper."""

    id: str
    """Id of the paper."""
    title: str
    """Title on one line."""
    date: dt.date | None
    """Date the source gives."""
    n_authors: int | None = None
    """Number of authors, if the source says."""
    organisation: str | None = None
    """Organisation, if the source shows one."""
    url: str | None = None
    """Page of the paper."""
    found_at: Location
    """Where the title stands in the source."""
    extra: dict[str, JsonValue] = {}
    """Counts such as ``comments`` and ``upvotes``, when known."""
    state: PaperState
    """``linked``, ``promised`` or ``no-link``."""
    claim: Claim | None = None
    """What the paper says about its code."""
    links: tuple[Link, ...] = ()
    """Links found in it."""


class ToolInfo(Noun):
    """The program that wrote a report."""

    name: _Release = "repocheck"
    """Name of the program."""
    version: _Release
    """Version of the program."""


class RubricInfo(Noun):
    """The rubric a report was scored by."""

    version: int
    """Version of the rubric."""
    min_coverage: float
    """Coverage below which no points are given, 0-1."""
    weights: dict[str, float]
    """Weight of every check."""


class CheckInfo(Noun):
    """What a report needs to know of a check to explain its findings."""

    id: _Id
    """Id of the check."""
    category: _Id
    """Category it belongs to."""
    question: _Sentence
    """What is asked, one sentence."""
    remedy: _Sentence
    """What the authors can do, in the imperative."""
    weight: float
    """Points it can add by the rubric in force."""
    essential: bool = False
    """Whether it is one of the five essentials."""


class Source(Noun):
    """What was audited."""

    name: str
    """File, address or ``-`` as given."""
    format: str
    """Format it was read as."""
    offline: bool = False
    """Whether the network was not used."""
    notes: tuple[str, ...] = ()
    """What to know of how it was read: encodings, files not found, papers listed twice, entries left out."""


class Summary(Noun):
    """Counts over a whole audit."""

    papers: int
    """Number of papers."""
    papers_by_state: dict[str, int]
    """Papers by state."""
    links: int
    """Number of links of any kind."""
    repos: int
    """Number of distinct repositories."""
    repos_by_state: dict[str, int]
    """Repositories by state."""
    essentials: dict[str, dict[str, int]]
    """For each essential check, repositories by outcome."""
    mean_points: float | None
    """Mean of the points that were given; None if none were."""


def _shelved(given: object, validate: ValidatorFunctionWrapHandler) -> Sequence[Any]:
    return given if isinstance(given, Shelf) else tuple(validate(given))


_OFF_THE_SHELF = WrapSerializer(lambda nouns, serialize: serialize(tuple(nouns)))
"""A lambda, because the JSON schema would show what a function says it returns."""


class AuditReport(Noun):
    """One audit: papers, repositories, findings, scores. Every format is rendered from it."""

    schema_version: int = SCHEMA_VERSION
    """Version of this schema."""
    tool: ToolInfo
    """Who wrote it."""
    rubric: RubricInfo
    """By what it was scored."""
    checks: tuple[CheckInfo, ...] = ()
    """The checks behind the findings, in the order of the report."""
    generated_at: dt.datetime
    """When the audit ended, UTC."""
    source: Source
    """What was audited."""
    papers: Annotated[Sequence[PaperReport], WrapValidator(_shelved), _OFF_THE_SHELF] = ()
    """Papers in source order."""
    repos: Annotated[Sequence[RepoReport], WrapValidator(_shelved), _OFF_THE_SHELF] = ()
    """Distinct repositories in order of first citation."""
    excluded: tuple[Excluded, ...] = ()
    """Repositories that were left out."""
    summary: Summary
    """Counts."""
    problems: tuple[Problem, ...] = ()
    """What kept us from seeing, over the whole audit."""
