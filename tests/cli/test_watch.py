"""``watch``, ``site`` and ``letter`` over what earlier audits left in a folder."""

import datetime as dt
import itertools
import shutil
from importlib import import_module

import pytest

DIGEST = """A

Code: https://github.com/lab/tiny

B

Code: https://github.com/lab/other
"""


@pytest.fixture
def shelf(tmp_path, make_repo, monkeypatch):
    """A mirror with two repositories, its configuration, and a digest that links to both."""
    for name in ("tiny", "other"):
        make_repo({"README.md": f"# {name}\n", "main.py": "print(1)\n"}, f"m/lab/{name}")
    template = f"file://{tmp_path}/m/{{owner}}/{{name}}"
    (tmp_path / "repocheck.yaml").write_text(
        f"hosts: {{github.com: {{mirror: '{template}', authoritative: true}}}}"
    )
    monkeypatch.setenv("REPOCHECK_CONFIG", str(tmp_path / "repocheck.yaml"))
    (tmp_path / "shelf.md").write_text(DIGEST)
    return tmp_path


@pytest.fixture(autouse=True)
def _an_hour_between_audits(monkeypatch):
    """Audits are named by the second in which they end."""
    hours = itertools.count()
    start = dt.datetime(2026, 1, 20, 9, tzinfo=dt.UTC)
    module = import_module("repocheck.pipeline.auditing")
    monkeypatch.setattr(module, "utc_now", lambda: start + dt.timedelta(hours=next(hours)))


def watch(run, *options):
    return run("watch", "kept", "shelf.md", "--offline", "--quiet", "--fail-on", "missing", *options)


def test_a_watched_folder_says_what_changed_and_fails_once_for_what_is_new(run, shelf):
    first = watch(run)
    assert (first.code, "first audit of these sources" in first.out) == (0, True)
    shutil.rmtree(shelf / "m/lab/other")
    second = watch(run)
    assert (second.code, second.err) == (1, "")
    assert second.out.startswith("1 repository changed state: 1 now missing.\n")
    summary = (shelf / "kept/summary.md").read_text()
    assert summary.startswith("## 1 repository changed state: 1 now missing.\n")
    assert "## repocheck: " in summary
    third = watch(run)
    assert (third.code, third.out.startswith("Nothing changed.\n")) == (0, True)
    assert len(list((shelf / "kept/audits").glob("*.json"))) == 3
    assert "1 now missing" in (shelf / "kept/feed.xml").read_text()
    assert (shelf / "kept/index.html").is_file()


def test_a_digest_that_cannot_be_read_leaves_the_folder_as_it_was(run, shelf):
    assert run("watch", "kept", "absent.md", "--offline").code == 2
    assert not (shelf / "kept").exists()


def test_a_file_that_is_no_report_does_not_stop_the_others(run, shelf):
    watch(run)
    for name, text in (("notes.json", "{}"), ("broken.json", "{"), ("list.json", "[1]")):
        (shelf / "kept/audits" / name).write_text(text)
    done = run("site", "kept/audits", "-o", "pages", "--url", "https://lab.example.org/")
    assert done.code == 0
    for name in ("notes.json", "broken.json", "list.json"):
        assert f"Left out: kept/audits/{name}" in done.err
    assert "https://lab.example.org/audits/" in (shelf / "pages/feed.xml").read_text()
    assert watch(run).code == 0


def test_a_folder_without_a_single_report_is_an_error(run, tmp_path):
    (tmp_path / "x.json").write_text("{}")
    done = run("site", ".")
    assert done.code == 2
    assert "there are no JSON reports" in done.err


def test_diff_takes_every_earlier_report(run, shelf):
    run("audit", "shelf.md", "--offline", "-f", "json=known.json")
    (shelf / "repocheck.yaml").write_text("")
    run("audit", "shelf.md", "--offline", "-f", "json=unknown.json")
    (shelf / "repocheck.yaml").write_text(
        f"hosts: {{github.com: {{mirror: 'file://{shelf}/none/{{owner}}/{{name}}', authoritative: true}}}}"
    )
    run("audit", "shelf.md", "--offline", "-f", "json=gone.json")
    assert "2 now missing" in run("diff", "unknown.json", "gone.json").out
    assert "available → missing" in " ".join(
        run("diff", "known.json", "unknown.json", "gone.json").out.split()
    )
    alone = run("diff", "gone.json")
    assert (alone.code, "nothing to compare it with" in alone.err) == (2, True)


def test_one_letter_for_each_repository_that_papers_call_their_own(run, shelf):
    (shelf / "shelf.md").write_text(DIGEST + "\nC\n\nWe use https://github.com/lab/gone as a baseline.\n")
    run("audit", "shelf.md", "--offline", "-f", "json=report.json")
    done = run("letter", "report.json", "-o", "letters")
    assert done.code == 0
    assert sorted(path.name for path in (shelf / "letters").iterdir()) == [
        "github.com-lab-other.md",
        "github.com-lab-tiny.md",
    ]
    assert "- [ ] **" in (shelf / "letters/github.com-lab-tiny.md").read_text()
    assert "2 of 3 repositories" in done.err
    assert "# github.com/lab/gone" in run("letter", "report.json", "--third-party").out
