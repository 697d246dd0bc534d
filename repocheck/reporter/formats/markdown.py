"""A job summary or comment in Markdown: counts, the essentials as a table, gaps. Always under 1 MiB.

Strangers' words stand in code spans, which hold no link, image, mention or markup of their own; the link
around the name of a repository is ours.

Source: GitHub cuts nothing but refuses a step summary over 1 MiB.
"""

from __future__ import annotations

from repocheck.models import ESSENTIALS, AuditReport, Outcome, PaperState, RepoReport
from repocheck.reporter.checklist import Item, checklist, is_by_name
from repocheck.reporter.format import ReportFormat
from repocheck.reporter.page import headline, sign_of
from repocheck.reporter.quote import markdown_code, markdown_text
from repocheck.reporter.tried import attempts, reliability
from repocheck.reporter.view import (
    Blocker,
    blockers,
    elsewhere,
    finding_of,
    network_use,
    next_steps,
    set_by_configuration,
    third_party,
    worst_first,
)
from repocheck.reporter.words import ESSENTIAL_LABELS, PAPERS, READINESS_LIMITS, STATES, plural
from repocheck.text.pattern import late_regex

_PLAIN_SLUG = late_regex(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[A-Za-z0-9._~-]{1,100})+")
MAX_BYTES = 900_000
"""Size at which rows are left out; leaves room below the limit for what a workflow adds."""


def _render(report: AuditReport) -> str:
    """Return the summary; rows that do not fit are counted."""
    rows = [_row(repo) for repo in worst_first(report.repos)]
    head, tail = _head(report), _tail(report)
    room = MAX_BYTES - len((head + tail).encode())
    kept = 0
    for row in rows:
        if (room := room - len(row.encode())) < 0:
            break
        kept += 1
    if kept < len(rows):
        tail = f"\n{len(rows) - kept} more repositories are in the JSON report.\n" + tail
    return head + "".join(rows[:kept]) + tail


def _head(report: AuditReport) -> str:
    take, rest = headline(report)
    when = f"{report.generated_at:%Y-%m-%d %H:%M}"
    made = f"repocheck {report.tool.version} · rubric {report.rubric.version}"
    lines = [
        f"## repocheck: {take if report.summary.repos != 1 else 'one repository'}",
        "",
        rest,
        "",
        f"{markdown_code(report.source.name)} · {when} UTC · {network_use(report)} · {made}",
        "",
    ]
    if report.papers:
        counts = report.summary.papers_by_state
        counts_shown = " · ".join(f"{counts.get(state, 0)} {sign.word}" for state, sign in PAPERS.items())
        lines += [f"**{plural(report.summary.papers, 'paper')}**: {counts_shown}", ""]
    if report.repos:
        labels = [ESSENTIAL_LABELS[check] for check in ESSENTIALS]
        lines += [f"| Repository | State | {' | '.join(labels)} | Points |", f"|---|---|{'---|' * 5}--:|"]
    return "\n".join(lines) + "\n"


def _row(repo: RepoReport) -> str:
    state = STATES[repo.state]
    flags = [("moved", repo.moved), ("archived", repo.archived), ("third-party", third_party(repo))]
    if repo.archived_copy:
        flags.append((f"[archived copy]({repo.archived_copy.url})", True))
    notes = "".join(f" ({name})" for name, is_so in [*flags, ("pending", repo.pending)] if is_so)
    points = "–" if repo.score.points is None else f"{repo.score.points:.0f}"
    cells = [f"{state.glyph} {state.word}{notes}", *(_cell(repo, check) for check in ESSENTIALS), points]
    return f"| {_linked(repo)} | {' | '.join(cells)} |\n"


def _linked(repo: RepoReport) -> str:
    """Return the name of a repository, with a link to its page if it is a plain name on a host."""
    name = markdown_code(repo.repo.slug, 120)
    return f"[{name}]({repo.repo.url})" if _PLAIN_SLUG.fullmatch(repo.repo.slug) else name


def _cell(repo: RepoReport, check: str) -> str:
    finding = finding_of(repo, check)
    sign = sign_of(repo, check, finding.outcome if finding else Outcome.NOT_APPLICABLE)
    return f"{sign.glyph} {sign.word}"


def _tail(report: AuditReport) -> str:
    lines = [""]
    if is_by_name(report) and len(report.repos) == 1:
        lines += ["### To do", "", *map(_to_do, checklist(report, report.repos[0]).to_do), ""]
        if tried := attempts(report, report.repos[0]):
            lines += [
                "### Tried",
                "",
                *(f"- {each.sign.glyph} {markdown_text(each.text)}" for each in tried),
                "",
                *([f"_{said}_", ""] if (said := reliability(tried)) else []),
            ]
    elif usual := blockers(report)[:6]:
        lines += ["### What is missing most", ""]
        lines += [f"- **{b.check.question}** {_lost(b)}. {b.check.remedy}" for b in usual]
        lines.append("")
    if kept := elsewhere(report):
        lines += ["### Code elsewhere, not checked", ""]
        lines += [
            f"- {markdown_code(paper.title)}: {' '.join(map(markdown_code, shown))}"
            for paper, shown in kept[:50]
        ]
        lines.append("")
    promised = [paper for paper in report.papers if paper.state is PaperState.PROMISED]
    if promised:
        lines += ["### Code promised without a link", ""]
        lines += [f"- {markdown_code(paper.title)}" for paper in promised[:50]]
        lines.append("")
    if decided := set_by_configuration(report):
        lines += [
            "### Set by the configuration",
            "",
            *(f"- {markdown_code(line, 500)}" for line in decided[:50]),
            "",
        ]
    if steps := next_steps(report):
        lines += ["### Next", "", *(f"- {markdown_text(step)}" for step in steps), ""]
    return "\n".join([*lines, f"_{READINESS_LIMITS}_"]) + "\n"


def _lost(blocker: Blocker) -> str:
    where = f"no in {blocker.n_repos}"
    return f"−{blocker.points:g} points, {where}" if blocker.points else where.capitalize()


def _to_do(item: Item) -> str:
    """Return one line of a task list: points, what, where, and how."""
    gain = f"+{item.gain:.0f} " if item.gain >= 1 else ""
    named = [f"{place.path}:{place.line}" if place.line else place.path for place in item.places[:3]]
    where = f" {' '.join(map(markdown_code, dict.fromkeys(named)))}" if named else ""
    return f"- [ ] {gain}**{markdown_text(item.check.question)}**{where} {markdown_text(item.check.remedy)}"


FORMAT = ReportFormat(
    "markdown", "job summary or comment, under 1 MiB", _render, suffixes=(".md", ".markdown")
)
