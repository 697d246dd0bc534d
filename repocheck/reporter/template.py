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
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from repocheck.models import ESSENTIALS, AuditReport, RepoRef
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


def report_page(
    report: AuditReport,
    home: str | None = None,
    histories: Mapping[str, str] | None = None,
    *,
    with_evidence: bool = True,
) -> str:
    """Return the page of an audit; the same report gives the same bytes.

    Args:
        report: What to show.
        home: Relative address of the page that lists all audits, if this is part of a site.
        histories: Relative address of the page of each repository, by key, if this is part of a site.
        with_evidence: Whether the evidence is shown, or only the table.
    """
    single = len(report.repos) == 1
    return page(
        "single.html.j2" if single else "report.html.j2",
        title=f"{report.repos[0].repo if single else report.source.name} · repocheck",
        report=report,
        repos=_view.worst_first(report.repos),
        papers={paper.id: paper for paper in report.papers},
        home=home,
        detailed=DETAILED if with_evidence else 0,
        histories=histories or {},
    )


def page(template: str, **context: object) -> str:
    """Return a page made of `template` and `context`, with style, script and policy."""
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return environment().get_template(template).render(policy=policy, style=style, script=script, **context)


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
