"""What the runner makes of each line is worked out by a port of its two parsers."""

import re

import pytest

from repocheck.models import PaperState, State
from repocheck.reporter import render
from repocheck.reporter.formats.github import MAX_PER_LEVEL, command
from tests.reporter.factory import F, N, P, audit_report, repo_report
from tests.reporter.hostile import STRINGS, hostile_report


def runner_reads(line):
    """Return the command in a line: the newer form at its start, else the older one anywhere in it."""
    if found := re.match(r"\s*::([^ :]+)(?: (.*?))?::(.*)", line, re.DOTALL):
        fields = dict(pair.split("=", 1) for pair in (found[2] or "").split(",") if "=" in pair)
        return (
            found[1],
            {key: decoded(value, "%3A", "%2C") for key, value in fields.items()},
            decoded(found[3]),
        )
    if found := re.search(r"##\[([^ \]]+)([^\]]*)\](.*)", line, re.DOTALL):
        return f"old-{found[1]}", {}, found[3]
    return None


def decoded(text, *more):
    for code in ("%0D", "%0A", *more, "%25"):
        text = text.replace(code, bytes.fromhex(code[1:]).decode())
    return text


def test_one_annotation_per_repository_with_a_gap_at_its_line():
    read = [runner_reads(line) for line in render(audit_report(), "github").splitlines()]
    assert [kind for kind, _, _ in read].count("error") == 3
    kind, fields, text = read[0]
    assert (kind, fields["file"], fields["line"]) == ("error", "digest/2026-01-14.txt", "68")
    assert text.startswith("vanished/graph-former is missing.")
    texts = " ".join(text for _, _, text in read)
    assert "brightlab" not in texts
    assert "bigvendor" not in texts


def test_of_a_repository_each_failed_check_stands_in_its_file():
    repo = repo_report("me/tool", State.AVAILABLE, [P, F, P, F] + [P] * 6 + [F, N, P], papers=())
    read = [
        runner_reads(line) for line in render(audit_report(repos=[repo], papers=()), "github").splitlines()
    ]
    assert [(kind, fields["file"], text.split(":")[0]) for kind, fields, text in read] == [
        ("warning", "README.md", "dependencies-declared"),
        ("warning", "README.md", "license-declared"),
        ("notice", "README.md", "tests-present"),
    ]


def test_unknown_and_pending_are_notices():
    read = [runner_reads(line) for line in render(audit_report(), "github").splitlines()]
    notices = [text for kind, _, text in read if kind == "notice"]
    assert [text.split()[0] for text in notices[:2]] == ["kestrel-ai/one-policy", "slowhost/unseen"]


@pytest.mark.parametrize("text", STRINGS)
def test_hostile_texts_make_no_command_of_their_own(text):
    lines = command("warning", text, text, 3).splitlines()
    assert len(lines) == 1
    kind, fields, _ = runner_reads(lines[0])
    assert kind == "warning"
    assert fields.keys() == {"title", "file", "line"}
    assert fields["line"] == "3"
    assert "##[" not in lines[0]


def test_a_hostile_report_makes_only_our_commands():
    named = hostile_report().model_copy(update={"papers": ()})
    for report in (hostile_report(), named, named.model_copy(update={"repos": named.repos[:1]})):
        lines = render(report, "github").splitlines()
        kinds = {runner_reads(line)[0] for line in lines if not line.endswith(": see the report.")}
        assert kinds <= {"error", "warning", "notice"}


def test_more_than_a_step_shows_is_counted():
    repos = [repo_report(f"a/b{n}", State.MISSING, [F] + [N] * 12) for n in range(MAX_PER_LEVEL + 3)]
    papers = audit_report().papers[:1]
    lines = render(audit_report(repos=repos, papers=papers), "github").splitlines()
    assert len(lines) == MAX_PER_LEVEL + 1
    assert lines[-1] == "3 more at level error: see the report."
    assert "file=" not in lines[0]


def test_promises_stand_at_their_line():
    read = [runner_reads(line) for line in render(audit_report(), "github").splitlines()]
    promised = [paper for paper in audit_report().papers if paper.state is PaperState.PROMISED]
    shown = [(fields["line"], text) for _, fields, text in read if "gives no link" in text]
    assert promised
    assert [line for line, _ in shown] == [str(paper.claim.found_at.line) for paper in promised]
    assert all(paper.claim.quote in text for paper, (_, text) in zip(promised, shown, strict=True))
