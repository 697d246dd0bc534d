"""A report in which every text that a stranger can write is hostile."""

from repocheck.models import Location, PaperState, Problem, RepoRef, State
from tests.reporter import factory

STRINGS = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>' onmouseover='alert(1)",
    "</style></title><svg onload=alert(1)>{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    '=HYPERLINK("https://evil.example","x")',
    "::error::owned\r\n::set-output name=x::y ##[error]owned 100%",
    "\x1b]0;owned\x07\x1b[2J \u202egnp.exe\u2066 \u200b\u2028",
    "`` ` ``` | ![](https://evil.example/beacon) [x](javascript:1) @octocat",
    "]]><!--&amp;<![CDATA[",
    "\ufffe\uffff\ufdd0 ::warning::x",
    "M" * 10_000,
)


def hostile_report():
    """Return a report with one repository and one paper per string."""
    repos = [_repo(number, text) for number, text in enumerate(STRINGS)]
    papers = [_paper(number, text) for number, text in enumerate(STRINGS)]
    return factory.audit_report(
        repos=repos,
        papers=papers,
        source=factory.Source(name=STRINGS[1] + STRINGS[5], format=STRINGS[0]),
        problems=tuple(Problem(cause=s[:50], message=s, remedy=s, where=s) for s in STRINGS),
    )


def _repo(number, text):
    report = factory.repo_report(
        f"owner{number}/repo{number}",
        list(State)[number % len(State)],
        [factory.P, factory.F] * 6 + [factory.U],
        papers=(f"p{number}",),
        problems=(Problem(cause="x", message=text, remedy=text, where=text),),
    )
    place = Location(path=text, line=3, snippet=text[:200], url=text)
    findings = tuple(
        f.model_copy(
            update={
                "message": text,
                "locations": (place,),
                "value": {"spdx": text, "kind": text, "target": text},
            }
        )
        for f in report.findings
    )
    ref = RepoRef(host="github.com", owner=text[:300].replace("/", "") or "o", name=f"repo{number}")
    return report.model_copy(update={"findings": findings, "repo": ref, "default_branch": text, "via": text})


def _paper(number, text):
    states = list(PaperState)
    paper = factory.paper(
        f"p{number}",
        text,
        states[number % len(states)],
        repo=f"owner{number}/repo{number}",
        claim=factory.promise(text, 2),
        url=text,
        organisation=text,
    )
    links = tuple(
        link.model_copy(
            update={"quote": text, "raw": text, "url": text, "found_at": Location(path=text, line=1)}
        )
        for link in paper.links
    )
    return paper.model_copy(update={"links": links})
