import errno
import io
import json
import os
import subprocess
import sys

import pytest

from repocheck.checks import load_checks

DIGEST = "Our code is at https://github.com/lab/tiny. We use https://github.com/other/tool as a baseline.\n"


@pytest.fixture
def mirror(tmp_path, make_repo, monkeypatch):
    """A configuration whose mirror holds owner/name only."""
    make_repo(
        {"README.md": "# Name\n\nUse it on one GPU:\n\n    python main.py\n", "main.py": "print(1)\n"},
        "m/lab/tiny",
    )
    file = tmp_path / "repocheck.yaml"
    file.write_text(
        f"hosts: {{github.com: {{mirror: 'file://{tmp_path}/m/{{owner}}/{{name}}', authoritative: true}}}}"
    )
    monkeypatch.setenv("REPOCHECK_CONFIG", str(file))
    return file


@pytest.mark.parametrize(
    "command", [[], ["audit"], ["links"], ["repo"], ["demo"], ["explain"], ["config"], ["doctor"]]
)
def test_every_command_has_help(run, command):
    done = run(*command, "--help")
    assert done.code == 0
    assert "Usage" in done.out


def test_audit_of_a_digest_through_a_mirror(run, mirror, tmp_path):
    (tmp_path / "d.txt").write_text(DIGEST)
    done = run("audit", "d.txt", "--offline", "-f", "json", "-f", "html=r.html")
    report = json.loads(done.out)
    assert done.code == 0
    assert {repo["repo"]: repo["state"] for repo in report["repos"]} == {
        "github.com/lab/tiny": "available",
        "github.com/other/tool": "missing",
    }
    assert (tmp_path / "r.html").read_text().startswith("<!doctype html>")


def test_offline_without_a_mirror_is_unknown_and_incomplete(run):
    done = run("audit", "-", "--offline", "-f", "json", stdin=DIGEST.encode())
    assert done.code == 3
    assert {repo["state"] for repo in json.loads(done.out)["repos"]} == {"unknown"}
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("given", "hours"), [((), 5.0), (("--max-age", "24"), 24.0), (("--max-age", "0"), 0.0)]
)
@pytest.mark.parametrize("command", [("audit", "-"), ("repo", "lab/tiny")])
def test_the_age_of_kept_evidence_can_be_given(run, monkeypatch, command, given, hours):
    seen = []
    monkeypatch.setenv("REPOCHECK_STORE__MAX_AGE_HOURS", "5")
    network = "repocheck.probe.network.Network"
    monkeypatch.setattr(network, lambda config: seen.append(config.store.max_age_hours) or 1 / 0)
    run(*command, *given, stdin=DIGEST.encode())
    assert seen[0] == hours


@pytest.mark.parametrize(
    ("arguments", "stdin", "words"),
    [
        (["audit", "none.txt"], b"", "cannot read none.txt"),
        (["audit", "-"], b"", "empty"),
        (["audit", "-"], b"hello world\n", "no paper with a link or claim in standard input"),
        (["links", "-"], b"{bad json\n{worse\n", "no record in it is valid jsonl; line 1:"),
        (["links", "-"], b"Code: https://github.com/a/b\0\n", "NUL bytes"),
        (["audit", "-", "--from", "nope"], DIGEST.encode(), "nope"),
        (["audit", "-", "-f", "nope"], DIGEST.encode(), "no format 'nope'"),
        (["audit", "-", "-f", "json", "-f", "csv"], DIGEST.encode(), "same place"),
        (["audit", "-", "--as-of", "soon"], DIGEST.encode(), "YYYY-MM-DD"),
        (["audit", "-", "--config", "none.yaml"], DIGEST.encode(), "cannot read the configuration"),
        (
            ["audit", "-", "-f", "json=a.json", "-o", "b.json"],
            DIGEST.encode(),
            "nothing would be written to b.json",
        ),
        (["repo", "not a repo"], b"", "neither a directory nor the address"),
        (["repo", ".", "--commit", "v1"], b"", "is not a git repository"),
        (["repo", ".", "--as", "github.com/a/b c"], b"", "is not host/owner/name"),
        (["explain", "licence_declard"], b"", "Did you mean license-declared"),
        (["repo", "https://evil.example/owner/name"], b"", ""),
        (["explain", "xyz"], b"", "`repocheck checks` lists them"),
        (["site", "."], b"", "no JSON reports"),
        (["diff", "a.json", "b.json"], b"", "cannot read the report"),
    ],
)
def test_bad_input_is_one_clear_error_with_its_remedy(run, arguments, stdin, words):
    done = run(*arguments, stdin=stdin)
    assert done.code == 2
    assert words in done.err
    assert "→" in done.err
    assert "Traceback" not in done.err


def test_an_unknown_check_in_the_rubric_is_refused(run, tmp_path):
    (tmp_path / "c.yaml").write_text("rubric: {weights: {licence-declared: 3}}")
    done = run("audit", "-", "--offline", "-c", "c.yaml", stdin=DIGEST.encode())
    assert done.code == 2
    assert "licence-declared" in done.err


def test_repo_by_path_by_name_and_by_address(run, mirror, tmp_path):
    for argument in (str(tmp_path / "m/lab/tiny"), "lab/tiny", "https://github.com/lab/tiny/tree/main"):
        done = run("repo", argument, "--offline", "-f", "json", "--as", "github.com/lab/tiny")
        (repo,) = json.loads(done.out)["repos"]
        assert (repo["repo"], repo["state"]) == ("github.com/lab/tiny", "available")


def test_links(run):
    done = run("links", "-", "-f", "json", stdin=DIGEST.encode())
    (paper,) = json.loads(done.out)["papers"]
    assert [(link["repo"], link["relation"]) for link in paper["links"]] == [
        ("github.com/lab/tiny", "own"),
        ("github.com/other/tool", "third-party"),
    ]
    assert run("links", "-", "-f", "jsonl", stdin=DIGEST.encode()).out.count("\n") == 1
    assert "github.com/lab/tiny" in run("links", "-", stdin=DIGEST.encode()).out


def test_links_go_to_files_as_reports_do(run, tmp_path):
    done = run("links", "-", "-f", "json", "-f", "csv=l.csv", "-f", "jsonl=l.jsonl", stdin=DIGEST.encode())
    assert done.code == 0
    assert done.err == "Wrote l.csv\nWrote l.jsonl\n"
    (paper,) = json.loads(done.out)["papers"]
    assert (tmp_path / "l.jsonl").read_text().count("\n") == 1
    assert (tmp_path / "l.csv").read_text().count("standard input") == len(paper["links"])
    assert run("links", "-", "-o", "m.json", stdin=DIGEST.encode()).out == ""
    assert json.loads((tmp_path / "m.json").read_text())["papers"] == [paper]
    refused = run("links", "-", "-f", "html", stdin=DIGEST.encode())
    assert (refused.code, "text, json, jsonl, csv" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("argument", "command"), [("d.txt", "audit"), ("https://github.com/a/b", "audit"), (".", "repo")]
)
def test_what_could_be_audited_is_answered_with_the_command(run, tmp_path, argument, command):
    (tmp_path / "d.txt").write_text(DIGEST)
    done = run(argument)
    assert (done.code, f"repocheck {command} {argument}" in done.err) == (2, True)


def test_flags_have_no_type_in_the_help(run):
    assert "bool" not in run("audit", "--help").out + run("--help").out


def test_broken_records_are_reported_and_the_others_read(run):
    dump = b'{"title": "T", "text": "https://github.com/a/b"}\n{oops\n'
    done = run("links", "-", "-f", "jsonl", stdin=dump)
    assert (done.code, done.out.count("\n")) == (0, 2)
    assert "standard input:2: the record is broken" in done.err
    report = json.loads(run("audit", "-", "--offline", "-f", "json", stdin=dump).out)
    assert [problem["where"] for problem in report["problems"]] == ["standard input:2"]


def test_checks_and_explain(run):
    assert [row["id"] for row in json.loads(run("checks", "-f", "json").out)] == [
        check.id for check in load_checks()
    ]
    for check in load_checks():
        assert check.remedy in run("explain", check.id).out


@pytest.mark.parametrize(
    ("label", "check"),
    [
        ("exists", "repository-available"),
        ("gpu", "compute-target-declared"),
        ("GPU/CPU", "compute-target-declared"),
        ("Licence", "license-declared"),
        ("license", "license-declared"),
        ("README", "readme-present"),
        ("requirements", "dependencies-declared"),
        ("Reqs", "dependencies-declared"),
        ("licence_declared", "license-declared"),
        ("tests present", "tests-present"),
    ],
)
def test_explain_knows_the_labels_of_reports(run, label, check):
    assert run("explain", label).out.startswith(f"### {check}")


def test_explain_renders_markdown_on_a_terminal(run, monkeypatch):
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    shown = run("explain", "gpu").out
    assert "compute-target-declared" in shown
    assert "###" not in shown
    assert "**" not in shown


def test_config_says_what_set_a_value(run, monkeypatch):
    monkeypatch.setenv("REPOCHECK_JOBS", "3")
    assert any(line.split() == ["jobs", "3", "environment"] for line in run("config").out.splitlines())


def test_the_gate_sets_the_exit_code(run, mirror):
    assert run("audit", "-", "--offline", "--fail-on", "missing", stdin=DIGEST.encode()).code == 1
    assert run("audit", "-", "--offline", "--fail-on", "empty", stdin=DIGEST.encode()).code == 0


def test_a_baseline_that_is_not_there_yet_is_a_warning(run, mirror):
    arguments = ("audit", "-", "--offline", "--fail-on", "missing", "--baseline", "b.json", "-f", "github")
    first = run(*arguments, "-f", "json=b.json", stdin=DIGEST.encode())
    assert (first.code, "no baseline at b.json yet" in first.err) == (1, True)
    assert "::error " in first.out
    second = run(*arguments, stdin=DIGEST.encode())
    assert (second.code, "::error " in second.out, "baseline" in second.err) == (0, False, False)


def test_a_report_can_be_written_again_in_another_format(run, mirror, tmp_path):
    run("audit", "-", "--offline", "-f", "json=r.json", stdin=DIGEST.encode())
    assert "lab/tiny" in run("report", "r.json", "-f", "markdown").out
    assert run("diff", "r.json", "r.json").code == 0


def test_demo_writes_its_report_offline(run, tmp_path):
    done = run("demo")
    page = (tmp_path / "reports/demo.html").read_text()
    assert done.code == 0
    for name in ("careful-lab/tidy-router", "hopeful-ai/soon-net", "gone-lab/lost-code"):
        assert name in page
    for state in ("available", "placeholder", "empty", "missing"):
        assert state in done.out


def test_a_bug_is_said_to_be_one(run, monkeypatch):
    monkeypatch.setattr("repocheck.checks.load_checks", lambda: 1 / 0)
    done = run("checks")
    assert done.code == 4
    assert "a bug" in done.err


def test_a_commit_that_a_clone_lacks_is_a_wrong_call(run, mirror, tmp_path):
    done = run("repo", str(tmp_path / "m/lab/tiny"), "--commit", "deadbeef")
    assert done.code == 2
    assert "no commit 'deadbeef'" in done.err


def test_judging_again_without_evidence_is_incomplete(run, mirror, tmp_path):
    run("audit", "-", "--offline", "-f", "json=r.json", stdin=DIGEST.encode())
    mirror.write_text("")
    assert run("report", "r.json", "--evidence", "-f", "json").code == 3


class FullDisk(io.StringIO):
    def flush(self):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_no_bug(run, monkeypatch):
    monkeypatch.setattr("sys.stdout", FullDisk())
    done = run("checks", "-f", "json")
    assert done.code == 2
    assert "No space left" in done.err


def test_an_interrupt_says_what_became_of_the_report(run, monkeypatch):
    def interrupt():
        raise KeyboardInterrupt

    monkeypatch.setattr("repocheck.checks.load_checks", interrupt)
    done = run("checks")
    assert done.code == 130
    assert "no report was written" in done.err


def test_an_interrupt_is_quiet_also_while_the_program_loads(run, monkeypatch):
    class Interrupting:
        def find_spec(self, name, *_):
            if name == "repocheck.cli._main":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "repocheck.cli._main", raising=False)
    monkeypatch.setattr("sys.meta_path", [Interrupting(), *sys.meta_path])
    done = run("checks")
    assert done.code == 130
    assert done.err == "repocheck: interrupted; no report was written.\n"


def test_nothing_heavy_is_loaded_before_interrupts_are_caught():
    slow = "{'rich', 'typer', 'pydantic', 'jinja2'}"
    code = f"import sys, repocheck.cli; sys.exit(bool({slow} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("command", ["audit", "links"])
def test_a_day_without_papers_passes_unless_it_must_not(run, tmp_path, command):
    day = tmp_path / "day.json"
    day.write_text('{"papers": []}')
    assert run(command, str(day)).code == 0
    done = run(command, str(day), "--fail-on-empty")
    assert done.code == 1
    assert "No papers in" in done.err
