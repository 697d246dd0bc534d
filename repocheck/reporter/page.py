"""What the HTML report says, worked out before the template sets it: sentences, tallies, groups. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from repocheck.models import (
    ESSENTIALS,
    AuditReport,
    CheckInfo,
    Finding,
    Outcome,
    PaperReport,
    PaperState,
    Problem,
    RepoReport,
    State,
)
from repocheck.reporter.sanitise import visible
from repocheck.reporter.scoring import NO_CODE
from repocheck.reporter.view import NOASSERTION, SEVERITY, finding_of, is_open, licence_of, short, value_of
from repocheck.reporter.words import OUTCOMES, PAPERS, RESTRICTED, STATES, Sign, plural

BIN_POINTS = 10
"""Width of a bar of the readiness distribution, in points."""
TILE_CHARS = 16
"""Length at which the word of a tile is cut."""
_README_WORDS = {"substantial": "full", "stub": "stub", "coming_soon": "soon", "none": "none"}


class Part(NamedTuple):
    """One part of a whole: so many of this kind, starting after so many others."""

    sign: Sign
    size: int
    start: int
    key: str


class Cell(NamedTuple):
    """One tile of the essentials matrix."""

    sign: Sign
    word: str
    check: str


class Group(NamedTuple):
    """The findings of one category, and what they add to the points."""

    category: str
    rows: tuple[tuple[CheckInfo, Finding], ...]
    passed: float
    decided: float


def headline(report: AuditReport) -> tuple[str, str]:
    """Return the finding of the audit as one sentence, and what completes it (it may be empty)."""
    papers = _of_papers(report)
    if not report.repos:
        return "No repository to check.", papers
    if len(report.repos) == 1:
        repo = report.repos[0]
        return f"{short(repo.repo)} is {STATES[repo.state].word}.", papers
    count = complete(report)
    has = "has" if count == 1 else "have"
    checked = sum(repo.state is not State.UNKNOWN for repo in report.repos)
    which = "repositories" if checked == len(report.repos) else "repositories checked"
    take = f"{count:,} of {checked:,} {which} {has} all five essentials."
    if not checked:
        take = f"None of {len(report.repos):,} repositories could be checked."
    return take, f"{_of_states(report)} {papers}".strip()


def complete(report: AuditReport) -> int:
    """Return how many repositories have all five essentials."""
    return sum(repo.score.essentials == len(ESSENTIALS) for repo in report.repos)


def _of_states(report: AuditReport) -> str:
    """Return what keeps repositories from being used at all; empty if nothing does."""
    counts = {state: report.summary.repos_by_state.get(state, 0) for state in State}
    gone = counts[State.MISSING] + counts[State.BLOCKED]
    found = [
        _count(gone, "link is dead", "links are dead"),
        _count(counts[State.EMPTY], "repository is empty", "repositories are empty"),
        _count(
            counts[State.PLACEHOLDER], "repository only announces code", "repositories only announce code"
        ),
        _count(counts[State.UNKNOWN], "could not be checked", "could not be checked"),
    ]
    return ", ".join(filter(None, found)) + "." if any(found) else ""


def _of_papers(report: AuditReport) -> str:
    if not report.papers:
        return ""
    states = report.summary.papers_by_state
    linked, promised = states.get(PaperState.LINKED, 0), states.get(PaperState.PROMISED, 0)
    links = "links" if linked == 1 else "link"
    text = f"{linked:,} of {plural(len(report.papers), 'paper')} {links} to code"
    more = _count(promised, "promises code without a link", "promise code without a link")
    return f"{text}, {more}." if more else f"{text}."


def _count(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}" if count else ""


def parts(counts: Mapping[str, int], signs: Mapping[str, Sign]) -> list[Part]:
    """Return the parts of a stacked bar in the order of `signs`, empty ones left out."""
    found, start = [], 0
    for key, sign in signs.items():
        if count := counts.get(key, 0):
            found.append(Part(sign, count, start, key))
            start += count
    return found


def paper_parts(report: AuditReport) -> list[Part]:
    """Return the papers by state."""
    return parts(report.summary.papers_by_state, {str(state): sign for state, sign in PAPERS.items()})


def repo_parts(report: AuditReport) -> list[Part]:
    """Return the repositories by state, best first."""
    return parts(report.summary.repos_by_state, {str(state): STATES[state] for state in State})


def outcome_parts(report: AuditReport, check: str) -> list[Part]:
    """Return the repositories by outcome of `check`."""
    signs = {str(outcome): sign for outcome, sign in OUTCOMES.items()}
    return parts(report.summary.essentials.get(check, {}), signs)


def distribution(report: AuditReport) -> list[int]:
    """Return how many repositories have points in each tenth: 0-9, 10-19 … 90-100."""
    last = 100 // BIN_POINTS - 1
    points = [repo.score.points for repo in report.repos if repo.score.points is not None]
    counts = Counter(min(int(value // BIN_POINTS), last) for value in points)
    return [counts[number] for number in range(last + 1)]


def unscored(report: AuditReport) -> int:
    """Return how many repositories have no points."""
    return sum(repo.score.points is None for repo in report.repos)


def categories(report: AuditReport) -> list[tuple[str, float]]:
    """Return the mean points of each category over the repositories where it was decided, 0-100."""
    points: dict[str, list[float]] = {check.category: [] for check in report.checks}
    for repo in report.repos:
        for category, scored in repo.score.by_category.items():
            if scored.points is not None:
                points.setdefault(category, []).append(scored.points)
    return [(category, sum(found) / len(found)) for category, found in points.items() if found]


def cells(repo: RepoReport) -> list[Cell]:
    """Return the five tiles of a repository, each with the most telling word we have."""
    return [_cell(repo, check) for check in ESSENTIALS]


def _cell(repo: RepoReport, check: str) -> Cell:
    finding = finding_of(repo, check)
    outcome = finding.outcome if finding else Outcome.NOT_APPLICABLE
    word = _telling_word(repo, check) if outcome in {Outcome.PASS, Outcome.FAIL} else ""
    return Cell(sign_of(repo, check, outcome), visible(word, TILE_CHARS) or OUTCOMES[outcome].word, check)


def sign_of(repo: RepoReport, check: str, outcome: Outcome) -> Sign:
    """Return the sign of an essential; a licence that is there but restricts reuse does not look like MIT."""
    restricted = check == "license-declared" and outcome is Outcome.PASS and not is_open(licence_of(repo))
    return RESTRICTED if restricted and licence_of(repo) else OUTCOMES[outcome]


def _telling_word(repo: RepoReport, check: str) -> str:
    if check == "license-declared":
        spdx = value_of(repo, check, "spdx")
        return "custom" if spdx == NOASSERTION else spdx or ""
    if check == "readme-present":
        return _README_WORDS.get(value_of(repo, check, "kind") or "", "")
    if check == "compute-target-declared":
        target = value_of(repo, check, "target") or ""
        return "" if target == "none" else target.upper()
    return ""


def groups(report: AuditReport, repo: RepoReport) -> list[Group]:
    """Return the findings of `repo` that apply, by category, in the order of the checks."""
    infos = {check.id: check for check in report.checks}
    rows: dict[str, list[tuple[CheckInfo, Finding]]] = {}
    for finding in repo.findings:
        info = infos.get(finding.check)
        if info and finding.outcome is not Outcome.NOT_APPLICABLE:
            rows.setdefault(info.category, []).append((info, finding))
    return [_group(category, found) for category, found in rows.items()]


def _group(category: str, rows: Iterable[tuple[CheckInfo, Finding]]) -> Group:
    found = tuple(rows)
    passed = sum(info.weight for info, finding in found if finding.outcome is Outcome.PASS)
    failed = sum(info.weight for info, finding in found if finding.outcome is Outcome.FAIL)
    return Group(category, found, passed, passed + failed)


def not_applicable_checks(repo: RepoReport) -> list[str]:
    """Return the checks that do not apply to `repo`."""
    return [finding.check for finding in repo.findings if finding.outcome is Outcome.NOT_APPLICABLE]


def why(repo: RepoReport) -> str:
    """Return in one line how the points came about."""
    if repo.state in NO_CODE:
        return "0 points: there is no code"
    covered = f"{repo.score.coverage:.0%} of the applicable weight"
    if repo.score.points is None:
        return f"no points: only {covered} could be checked"
    return f"{repo.score.points:.0f} of 100 points, {covered} checked"


def tokens(repo: RepoReport) -> str:
    """Return what the filter chips ask of a row: its state and the essentials it fails."""
    failed = [f.check for f in repo.findings if f.outcome is Outcome.FAIL and f.check in ESSENTIALS]
    return " ".join([f"state:{repo.state}", *(f"fail:{check}" for check in failed)])


def severity(repo: RepoReport) -> int:
    """Return the rank of the state, worst first."""
    return SEVERITY.index(repo.state)


class Silent(NamedTuple):
    """The papers that link to no repository; of thousands, the first."""

    promised: tuple[PaperReport, ...]
    unlinked: tuple[PaperReport, ...]
    more_promised: int
    more_unlinked: int


def without_code(report: AuditReport, most: int) -> Silent:
    """Return the papers that link to no repository, at most so many of each kind."""
    found: dict[PaperState, list[PaperReport]] = {PaperState.PROMISED: [], PaperState.NO_LINK: []}
    for paper in report.papers:
        if len(found.get(paper.state, ())) < most and paper.state in found:
            found[paper.state].append(paper)
    counts = [report.summary.papers_by_state.get(state, 0) - len(papers) for state, papers in found.items()]
    promised, unlinked = map(tuple, found.values())
    return Silent(promised, unlinked, *(max(0, count) for count in counts))


def problems(report: AuditReport) -> list[tuple[Problem, int]]:
    """Return the distinct problems with their number, most frequent first; places are left out."""
    found = [*report.problems, *(problem for repo in report.repos for problem in repo.problems)]
    return Counter(problem.model_copy(update={"where": ""}) for problem in found).most_common()
