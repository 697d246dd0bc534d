from markdown_it import MarkdownIt

from repocheck.models import State
from repocheck.reporter import render
from repocheck.reporter.formats import markdown
from tests.reporter.factory import F, N, audit_report, repo_report
from tests.reporter.hostile import STRINGS, hostile_report

PARSER = MarkdownIt("commonmark").enable("table")


def kinds(text):
    found = []
    for token in PARSER.parse(text):
        found += [token.type, *(child.type for child in token.children or ())]
    return found


def test_the_table_has_a_row_per_repository():
    assert kinds(render(audit_report(), "markdown")).count("tr_open") == 1 + 11


def test_a_repository_links_to_its_page():
    row = next(line for line in render(audit_report(), "markdown").splitlines() if "brightlab" in line)
    slug = "github.com/brightlab/sparse-attention"
    assert row.startswith(f"| [` {slug} `](https://{slug}) | ✓ available |")


def test_nothing_hostile_becomes_markup():
    found = kinds(render(hostile_report(), "markdown"))
    assert not set(found) & {"image", "link_open", "html_block", "html_inline", "fence"}
    assert found.count("tr_open") == 1 + len(STRINGS)
    assert found.count("heading_open") == kinds(render(audit_report(), "markdown")).count("heading_open")


def test_the_summary_stays_below_the_limit_and_says_what_is_left_out(monkeypatch):
    monkeypatch.setattr(markdown, "MAX_BYTES", 20_000)
    repos = [repo_report(f"lab/r{n}", State.MISSING, [F] + [N] * 12) for n in range(400)]
    text = render(audit_report(repos=repos, papers=()), "markdown")
    assert len(text.encode()) <= 20_000 + 60
    rows = text.count("| [` github.com/lab")
    assert f"{400 - rows} more repositories are in the JSON report." in text
