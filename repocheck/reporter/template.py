"""Fill the HTML templates: self-contained pages, readable without JavaScript, on paper and by ear.

Everything a stranger wrote goes through two doors: `finalize` makes active characters visible, and
autoescaping makes markup text. The page may load nothing: style and script are named by their hash in
a content security policy, so that even markup that slipped through could not run.

Above `DETAILED` repositories, evidence is shown for the worst ones only; the table stays whole. See
``docs/decisions/0010-html-at-scale.md``.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from repocheck.models import ESSENTIALS, AuditReport, PaperReport, RepoRef
from repocheck.reporter import page as _page
from repocheck.reporter import tried as _tried
from repocheck.reporter import view as _view
from repocheck.reporter import words as _words
from repocheck.reporter.sanitise import visible
from repocheck.reporter.words import WORD_END

DETAILED = 300
"""Repositories whose evidence is shown in one page; about 6 kB each."""
MATRIX_COLUMNS = 24
"""Repositories drawn as single, numbered tiles in the essentials matrix; beyond, bars show their shares."""
PAPERS_SHOWN = 500
"""Papers without code that are listed by title."""


class Pager(NamedTuple):
    """Where a page stands among others, with relative addresses."""

    number: int
    """Counted from 1, which is the page that leads to the others."""
    pages: int
    start: int
    """How many repositories come before."""
    total: int
    """How many there are on all pages."""
    first: str
    back: str | None
    onward: str | None
    by_name: str
    """The list of all by name."""


class PapersById:
    """The papers that link to something, by id, each unpacked when it is asked for.

    Args:
        papers: Papers of a report.
    """

    def __init__(self, papers: Sequence[PaperReport]) -> None:
        self._papers = papers
        self._numbers = {paper.id: number for number, paper in enumerate(papers) if paper.links}

    def get(self, id: str) -> PaperReport | None:
        """Return the paper with this id; None if there is none."""
        number = self._numbers.get(id)
        return None if number is None else self._papers[number]


def report_page(
    report: AuditReport,
    home: str | None = None,
    histories: Mapping[str, str] | None = None,
    *,
    with_evidence: bool = True,
    listed: AuditReport | None = None,
    pager: Pager | None = None,
) -> Iterator[str]:
    """Yield the page of an audit in parts; the same report gives the same bytes.

    Args:
        report: What to show.
        home: Relative address of the page that lists all audits, if this is part of a site.
        histories: Relative address of the page of each repository, by key, if this is part of a site.
        with_evidence: Whether the evidence is shown, or only the table.
        listed: The report of those repositories that are in the table, worst first, if not all are.
        pager: Where the others are.
    """
    single = len(report.repos) == 1
    listed = listed or report.model_copy(update={"repos": _view.worst_first(report.repos)})
    return page(
        "single.html.j2" if single else "report.html.j2",
        title=f"{report.repos[0].repo if single else report.source.name} · repocheck",
        report=report,
        listed=listed,
        papers=PapersById(report.papers),
        home=home,
        detailed=DETAILED if with_evidence else 0,
        histories=histories or {},
        pager=pager,
    )


def page(template: str, **context: object) -> Iterator[str]:
    """Yield a page made of `template` and `context`, with style, script and policy."""
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    known: dict[str, object] = {"policy": policy, "style": style, "script": script}
    return environment().get_template(template).generate(known | context)


@cache
def environment() -> Environment:
    """Return the template environment: closed to markup, loud about misspelt names."""
    loader = PackageLoader("repocheck.reporter", "templates")
    found = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {
        "https": _https,
        "lines": str.splitlines,
        "name": _name,
        "prose": _prose,
        "short": _view.short,
    }
    found.globals |= {
        "page": _page,
        "tried": _tried,
        "view": _view,
        "words": _words,
        "ESSENTIALS": ESSENTIALS,
        "MATRIX_COLUMNS": MATRIX_COLUMNS,
        "PAPERS_SHOWN": PAPERS_SHOWN,
    }
    return found


def _shown(value: object) -> object:
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return visible(value)


def _https(url: str | None) -> str | None:
    """Return `url` if it may stand behind a link."""
    return url if url and url.startswith("https://") else None


def _name(repo: RepoRef) -> Markup:
    """Return the name of a repository that may be broken between its words, and nowhere else."""
    pieces = (Markup("{}").format(piece) for piece in WORD_END.split(_view.short(repo)))
    return Markup("<wbr>").join(pieces)


def _prose(text: str) -> Markup:
    """Return a text of ours, what stands between backticks set as code."""
    pieces = enumerate(text.split("`"))
    return Markup("").join(
        Markup("<code>{}</code>").format(visible(piece)) if number % 2 else visible(piece)
        for number, piece in pieces
    )


@cache
def _asset(name: str) -> Markup:
    return Markup(files("repocheck.reporter").joinpath("templates", name).read_text("utf-8"))  # noqa: S704 - ours


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
