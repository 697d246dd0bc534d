"""The way of the data, whole: digest -> papers -> links -> repositories -> evidence -> findings -> report.

The only file that joins the wings. Each stage can be called by itself; all but `probe` are pure.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from repocheck import engine
from repocheck.checks import Subject, judge, load_checks, wanted
from repocheck.config import Config
from repocheck.errors import ConfigError, DigestError, UsageError
from repocheck.extractor import Digest, claim_of, extract_links, links_of, read
from repocheck.models import (
    INFERRED_KINDS,
    AuditReport,
    Availability,
    CheckInfo,
    CitedBy,
    ClaimKind,
    Evidence,
    Finding,
    Link,
    LinkKind,
    Paper,
    PaperReport,
    PaperState,
    Problem,
    Relation,
    RepoRef,
    RepoReport,
    RubricInfo,
    Source,
    State,
    ToolInfo,
)
from repocheck.probe import Prober, fetch_digest, is_remote, origin_of, probe_local, utc_now
from repocheck.reporter import score, summarise
from repocheck.version import VERSION

Papers = list[tuple[Paper, PaperReport]]
"""Papers as read, each with what the report says of it."""
Done = Callable[[RepoReport], None]
"""Told of each repository as it is ready."""
_FULL_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_UNKEPT = frozenset({State.PLACEHOLDER, State.EMPTY, State.MISSING, State.PARTIAL})
"""States in which a promise of code is not, or not yet, kept."""


@dataclass
class Target:
    """One repository to audit, with all that the papers say of it."""

    ref: RepoRef
    """The repository as first written."""
    path: Path | None = None
    """Directory to read in place of asking a host."""
    rev: str | None = None
    """Commit to read; None for HEAD."""
    citing: list[tuple[Paper, Link]] = field(default_factory=list)
    """Papers and their links, in source order."""

    @property
    def folder(self) -> str | None:
        """Return the folder that the links name, if they agree on one."""
        folders = {link.path for _, link in self.citing if link.kind is LinkKind.TREE}
        return folders.pop() if len(folders) == 1 and len(self.citing) == 1 else None

    @property
    def inferred(self) -> bool:
        """Return whether no link names the repository outright."""
        return bool(self.citing) and all(link.kind in INFERRED_KINDS for _, link in self.citing)

    @property
    def alternatives(self) -> tuple[RepoRef, ...]:
        """Return the other readings of the links, most likely first."""
        return tuple(dict.fromkeys(ref for _, link in self.citing for ref in link.alternatives))


@contextmanager
def open_digest(source: str, format: str | None, config: Config, name: str | None = None) -> Iterator[Digest]:
    """Open a digest for reading.

    Args:
        source: A file, ``-`` for standard input, an address, ``hf:DATE`` or ``arxiv:ID``.
        format: Name of the format; None to find it out from the content.
        config: Says whether the network may be used.
        name: What to call the digest in reports; None for `source`.

    Raises:
        DigestError: It cannot be opened, is empty, or is in no format that is known.
    """
    with ExitStack() as stack:
        if source == "-":
            stream: BinaryIO = sys.stdin.buffer
        elif is_remote(source):
            stream = stack.enter_context(fetch_digest(source, config))
        else:
            try:
                stream = stack.enter_context(Path(source).open("rb"))
            except OSError as error:
                mend = "Give the path of a digest, - for standard input, or an address."
                raise DigestError(f"cannot read {source}: {error.strerror}", mend) from None
        yield read(stream, name or source, format)


def read_papers(digests: Iterable[Digest]) -> Iterator[tuple[Paper, PaperReport]]:
    """Yield every paper with its links and its state, in source order."""
    for digest in digests:
        for paper in digest.papers:
            links = links_of(paper)
            claim = claim_of(paper, links)
            yield (
                paper,
                PaperReport(
                    id=paper.id,
                    title=paper.title,
                    date=paper.date,
                    n_authors=paper.n_authors,
                    organisation=paper.organisation,
                    url=paper.url,
                    found_at=paper.found_at,
                    extra=paper.extra,
                    state=_paper_state(links, claim.kind if claim else None),
                    claim=claim,
                    links=links,
                ),
            )


def gather(sources: Sequence[str], format: str | None, config: Config) -> tuple[Papers, Source]:
    """Read whole digests.

    Raises:
        DigestError: A digest cannot be read, or nothing in it was recognised: such a run must not look green.
    """
    with ExitStack() as stack:
        digests = [stack.enter_context(open_digest(name, format, config)) for name in sources]
        papers = list(read_papers(digests))
        formats = ", ".join(dict.fromkeys(digest.format for digest in digests))
    recognised = formats != "text" or any(report.links or report.claim for _, report in papers)
    if not papers or not recognised:
        mend = "`repocheck audit --from FORMAT` names the format, if it was not found out."
        raise DigestError(f"nothing was recognised in {', '.join(sources)} (read as {formats})", mend)
    return papers, Source(name=", ".join(sources), format=formats, offline=config.offline)


def audit_digests(
    sources: Sequence[str], format: str | None, config: Config, done: Done = lambda _: None
) -> AuditReport:
    """Audit all repositories that the papers of `sources` link to; see `open_digest` and `audit`."""
    papers, source = gather(sources, format, config)
    return audit(papers, targets_of(papers), source, config, done)


def targets_of(papers: Iterable[tuple[Paper, PaperReport]]) -> list[Target]:
    """Gather the repositories that papers link to: one target per repository, in order of first citation."""
    targets: dict[str, Target] = {}
    for paper, found in papers:
        for link in found.links:
            if link.repo is None or not link.probed:
                continue
            target = targets.setdefault(link.repo.key, Target(link.repo))
            target.citing.append((paper, link))
            if target.rev is None and link.ref and _FULL_COMMIT.fullmatch(link.ref):
                target.rev = link.ref
    return list(targets.values())


def target_named(argument: str, config: Config, rev: str | None = None, name: str | None = None) -> Target:
    """Make a target of what somebody typed: the address of a repository, ``owner/name``, or a directory.

    Args:
        argument: The address or path.
        config: Says which hosts may be asked.
        rev: Commit, branch or tag to read; None for HEAD.
        name: What to call a directory, as ``host/owner/name``; None to take its remote ``origin``.

    Raises:
        DigestError: It is none of these.
        ConfigError: Its host is not on the allow-list.
    """
    path = Path(argument)
    if path.is_dir():
        return Target(_name_of(path, name), path=path, rev=rev)
    text = (
        f"https://github.com/{argument}" if re.fullmatch(r"[\w-]+/[\w.-]+", argument, re.ASCII) else argument
    )
    links = [link for link in extract_links(text) if link.probed and link.repo]
    if len(links) != 1 or links[0].repo is None:
        raise DigestError(
            f"{argument!r} is neither a directory nor the address of one repository",
            "Give https://github.com/owner/name, owner/name, or the path of a clone.",
        )
    ref = links[0].repo
    if ref.host not in config.hosts:
        raise ConfigError(
            f"{ref.host} is not among the hosts that may be asked", f"Add `{ref.host}:` under `hosts:`."
        )
    return Target(ref, rev=rev or links[0].ref)


def audit(
    papers: Sequence[tuple[Paper, PaperReport]],
    targets: Sequence[Target],
    source: Source,
    config: Config,
    done: Done = lambda _: None,
    problems: tuple[Problem, ...] = (),
) -> AuditReport:
    """Probe, judge and score `targets`.

    Args:
        papers: What was read; empty when repositories are audited by name.
        targets: The repositories.
        source: What to say was audited.
        config: Hosts, limits, rubric.
        done: Called with each report as it is ready, in order.
        problems: What kept us from seeing so far.

    Raises:
        ConfigError: The rubric names a check that does not exist.
    """
    weights = _weights(config)
    with Prober(config) as prober:
        repos: list[RepoReport] = []
        prober.prepare(target.ref for target in targets if not target.path)
        for report in engine.run(
            lambda target: _examine(target, prober, config, weights), targets, config.jobs
        ):
            repos.append(report)
            done(report)
        problems = (*problems, *prober.problems)
    return AuditReport(
        tool=ToolInfo(version=VERSION),
        rubric=RubricInfo(
            version=config.rubric.version, min_coverage=config.rubric.min_coverage, weights=weights
        ),
        checks=check_infos(weights),
        generated_at=utc_now(),
        source=source,
        papers=tuple(report for _, report in papers),
        repos=tuple(repos),
        summary=summarise(tuple(report for _, report in papers), tuple(repos)),
        problems=problems,
    )


def check_infos(weights: dict[str, float]) -> tuple[CheckInfo, ...]:
    """Return what a report says of the checks themselves, with the weights in force."""
    return tuple(
        CheckInfo(
            id=check.id,
            category=check.category,
            question=check.question,
            remedy=check.remedy,
            weight=weights[check.id],
            essential=check.essential,
        )
        for check in load_checks()
    )


def judged(target: Target, evidence: Evidence, config: Config, weights: dict[str, float]) -> RepoReport:
    """Judge and score one repository by its evidence. Pure."""
    papers = tuple(dict.fromkeys(paper.id for paper, _ in target.citing))
    by_id = {paper.id: paper for paper, _ in target.citing}
    subject = Subject(evidence, tuple(by_id[id_] for id_ in papers), target.folder, config.as_of)
    findings = judge(subject)
    state = State(str(_value(findings, "repository-available")))
    categories = {check.id: check.category for check in load_checks()}
    return RepoReport(
        repo=target.ref,
        resolved=evidence.resolved,
        state=state,
        moved=bool(evidence.resolved and evidence.resolved.key != target.ref.key),
        archived=evidence.archived,
        fork=evidence.fork,
        pending=state in _UNKEPT and _young(target, subject, config),
        commit=evidence.commit,
        default_branch=evidence.default_branch,
        pushed_at=evidence.pushed_at,
        findings=findings,
        score=score(findings, state, weights, categories, config.rubric.min_coverage),
        problems=evidence.problems,
        cited_by=_citations(target, findings),
        probed_at=evidence.probed_at,
        via=evidence.via,
    )


def _examine(target: Target, prober: Prober, config: Config, weights: dict[str, float]) -> RepoReport:
    if target.path:
        evidence = probe_local(target.path, target.ref, wanted(), config.probe, target.rev)
    else:
        evidence = prober.probe(target.ref, wanted(), target.rev, target.alternatives)
    if target.inferred and evidence.availability is Availability.MISSING:
        evidence = _not_accused(evidence)
    return judged(target, evidence, config, weights)


def _not_accused(evidence: Evidence) -> Evidence:
    problem = Problem(
        cause="inferred-name",
        message="No paper links it: the name was inferred from the text, and no such repository exists.",
        where=str(evidence.requested),
    )
    return evidence.model_copy(update={"availability": Availability.UNKNOWN, "problems": (problem,)})


def _paper_state(links: tuple[Link, ...], claim: ClaimKind | None) -> PaperState:
    if any(link.probed for link in links):
        return PaperState.LINKED
    return PaperState.PROMISED if claim else PaperState.NO_LINK


def _weights(config: Config) -> dict[str, float]:
    weights = {check.id: check.weight for check in load_checks()}
    if strangers := sorted(config.rubric.weights.keys() - weights.keys()):
        raise ConfigError(
            f"rubric.weights: there is no check {strangers[0]!r}", "`repocheck checks` lists them."
        )
    return weights | config.rubric.weights


def _value(findings: tuple[Finding, ...], check: str) -> object:
    return next((finding.value for finding in findings if finding.check == check), None)


def _young(target: Target, subject: Subject, config: Config) -> bool:
    dates = [
        paper.date
        for paper, link in target.citing
        if paper.date and link.relation is not Relation.THIRD_PARTY
    ]
    return any((subject.as_of - date).days <= config.grace_days for date in dates)


def _citations(target: Target, findings: tuple[Finding, ...]) -> tuple[CitedBy, ...]:
    """Return who cites the repository; one that names the paper in turn is the paper's own, unless it said not."""
    named = _value(findings, "cites-paper")
    confirming = named.get("papers") if isinstance(named, dict) else None
    confirmed = frozenset(map(str, confirming)) if isinstance(confirming, list) else frozenset()
    cited = []
    for paper, link in target.citing:
        back = paper.id in confirmed and link.relation is not Relation.THIRD_PARTY
        relation = Relation.OWN if back else link.relation
        cited.append(CitedBy(paper=paper.id, relation=relation, confirmed=back, path=link.path))
    return tuple(dict.fromkeys(cited))


def _name_of(path: Path, name: str | None) -> RepoRef:
    if name:
        try:
            return RepoRef.model_validate(name)
        except ValidationError:
            raise UsageError(
                f"--as: {name!r} is not host/owner/name", "Give github.com/owner/name."
            ) from None
    links = [link.repo for link in extract_links(origin_of(path) or "") if link.probed and link.repo]
    if links:
        return links[0]
    absolute = path.absolute()
    return RepoRef(host="local", owner=absolute.parent.name or "-", name=absolute.name or "-")
