"""Every script of the action, run as the runner would: inputs come as environment, results go to files."""

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
SCRIPTS = {name: step for name, step in STEPS.items() if "run" in step}
SUMMARY = "# Audit\n\n5 of 11 repositories have all five essentials.\n"
DEFAULTS = {
    "SOURCES": "my digest.md",
    "FAIL_ON": "missing",
    **dict.fromkeys(("CONFIG", "FAIL_UNDER", "BASELINE", "WRITE_BASELINE", "OPTIONS", "WATCH"), ""),
}


class Runner:
    """The folders and files of a runner, and programs that note how they are called for repocheck and gh."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program(folder / "repocheck/bin/repocheck", "")
        (folder / "bin").mkdir()

    def program(self, path: Path, body: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!/bin/bash\nprintf "%s\\n" "$@" >> "{path}.called"\n{body}\n', encoding="utf-8")
        path.chmod(0o755)

    def audits(self, code: int, *, writes: bool = True) -> None:
        """Let repocheck write its reports and exit with `code`."""
        script = """for argument in "$@"; do
  case "$argument" in
    markdown=*) printf '%s' "$SUMMARY" > "${argument#*=}";;
    *=*.*) echo "$RANDOM" > "${argument#*=}";;
  esac
done
"""
        script = script.replace("$SUMMARY", SUMMARY) if writes else ""
        self.program(self.folder / "repocheck/bin/repocheck", f"{script}exit {code}")

    def run(self, step: str, **inputs: str) -> subprocess.CompletedProcess:
        files = {
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", SCRIPTS[step]["run"]],
            env={
                "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
                "RUNNER_TEMP": str(self.folder),
                "GITHUB_REPOSITORY": "lab/papers",
            }
            | files
            | DEFAULTS
            | inputs,
            cwd=self.folder,
            check=False,
            capture_output=True,
            text=True,
        )

    @property
    def called(self) -> list[str]:
        return (self.folder / "repocheck/bin/repocheck.called").read_text(encoding="utf-8").splitlines()

    @property
    def outputs(self) -> dict[str, str]:
        lines = (self.folder / "output").read_text(encoding="utf-8").splitlines()
        return dict(line.partition("=")[::2] for line in lines)


@pytest.fixture
def runner(tmp_path):
    return Runner(tmp_path)


@pytest.mark.parametrize("step", SCRIPTS.values(), ids=SCRIPTS)
def test_no_input_is_written_into_a_script(step):
    assert "${{" not in step["run"]


def test_every_script_gets_each_variable_that_it_reads():
    """An input that no step passes on would silently do nothing."""
    passed = json.dumps(
        [step.get("env", {}) | step.get("with", {}) | {"if": step.get("if")} for step in STEPS.values()]
    )
    assert [name for name in ACTION["inputs"] if f"inputs.{name}" not in passed] == []


@pytest.mark.parametrize(
    ("inputs", "arguments"),
    [
        ({}, ["--fail-on", "missing", "--", "my digest.md"]),
        ({"SOURCES": "a.md, b/*.txt\n  hf:2026-01-14 \n\n"}, ["--", "a.md", "b/*.txt", "hf:2026-01-14"]),
        (
            {"FAIL_ON": "missing,empty partial", "FAIL_UNDER": "40"},
            ["--fail-under", "40", "--fail-on", "missing", "--fail-on", "empty", "--fail-on", "partial"],
        ),
        ({"FAIL_ON": ""}, ["--", "my digest.md"]),
        ({"OPTIONS": "--resolve\n--jobs\n4"}, ["--resolve", "--jobs", "4"]),
        ({"CONFIG": "my config.yaml"}, ["--config", "my config.yaml"]),
        ({"SOURCES": "$(touch pwned)"}, ["--", "$(touch pwned)"]),
        ({"SOURCES": "--help"}, ["--", "--help"]),
        ({"FAIL_ON": "missing, unknown"}, ["--fail-on", "missing", "--fail-on", "unknown"]),
        ({"WATCH": "my shelf"}, ["--", "my shelf", "my digest.md"]),
    ],
)
def test_what_the_program_is_called_with(runner, inputs, arguments):
    runner.audits(0)
    assert runner.run("Audit", **inputs).returncode == 0
    called = "\n".join(runner.called)
    assert "\n".join(arguments) in called
    assert not (runner.folder / "pwned").exists()


@pytest.mark.parametrize(("code", "expected"), [(0, 0), (1, 1), (2, 2), (3, 0), (4, 4)])
def test_what_could_not_be_determined_is_a_warning(runner, code, expected):
    runner.audits(code)
    done = runner.run("Audit")
    assert done.returncode == expected
    assert runner.outputs["exit-code"] == str(code)
    assert ("::warning::" in done.stdout) is (code == 3)
    assert (runner.folder / "summary").read_text(encoding="utf-8") == SUMMARY


def test_a_configuration_that_lies_in_the_checkout_is_not_taken(runner):
    runner.program(
        runner.folder / "repocheck/bin/repocheck", f'echo "config=$REPOCHECK_CONFIG" > {runner.folder}/seen'
    )
    runner.run("Audit")
    assert (runner.folder / "seen").read_text() == "config=/dev/null\n"
    runner.run("Audit", CONFIG="mine.yaml")
    assert (runner.folder / "seen").read_text() == "config=\n"


def test_a_watched_folder_gives_the_summary_of_what_changed_and_only_that_of_this_run(runner):
    (runner.folder / "shelf").mkdir()
    (runner.folder / "shelf/summary.md").write_text("## 1 repository changed state\n", encoding="utf-8")
    runner.audits(1)
    assert runner.run("Audit", WATCH="shelf").returncode == 1
    assert runner.called[0] == "watch"
    assert Path(runner.outputs["summary"]).read_text() == "## 1 repository changed state\n"
    (runner.folder / "output").unlink()
    runner.audits(2, writes=False)
    runner.run("Audit", WATCH="shelf")
    assert "summary" not in runner.outputs


def test_a_second_call_shows_nothing_of_the_first(runner):
    runner.audits(0)
    runner.run("Audit")
    first = runner.outputs
    (runner.folder / "output").unlink()
    (runner.folder / "summary").unlink()
    runner.audits(2, writes=False)
    assert runner.run("Audit").returncode == 2
    assert Path(first["report"]).exists()
    assert runner.outputs.keys() == {"exit-code", "folder"}
    assert runner.outputs["folder"] != first["folder"]
    assert not (runner.folder / "summary").exists()


def test_a_baseline_that_is_not_there_yet_is_a_warning_and_is_written_for_the_next_run(runner):
    runner.audits(1)
    done = runner.run("Audit", BASELINE="kept/last.json", WRITE_BASELINE="kept/last.json")
    assert "no baseline at kept/last.json" in done.stdout
    assert "--baseline" not in runner.called
    assert (runner.folder / "kept/last.json").read_text() == Path(runner.outputs["report"]).read_text()
    runner.run("Audit", BASELINE="kept/last.json")
    assert runner.called[-1 - runner.called[::-1].index("--baseline") :][1] == "kept/last.json"


@pytest.mark.parametrize(
    ("step", "known", "called"),
    [
        ("Keep one comment current", "17", ["PATCH", "repos/lab/papers/issues/comments/17"]),
        ("Keep one comment current", "", ["POST", "repos/lab/papers/issues/9/comments"]),
        ("Keep one issue current", "23", ["PATCH", "repos/lab/papers/issues/23"]),
        (
            "Keep one issue current",
            "",
            ["POST", "repos/lab/papers/issues", "-f", "title=Code of our papers; rm -rf /"],
        ),
    ],
)
def test_comment_and_issue_are_kept_current_rather_than_added_to(runner, step, known, called):
    runner.program(runner.folder / "bin/gh", f'[[ "$*" != *--paginate* ]] || echo "{known}"')
    (runner.folder / "summary.md").write_text(SUMMARY, encoding="utf-8")
    done = runner.run(
        step, NUMBER="9", TITLE="Code of our papers; rm -rf /", SUMMARY="summary.md", GH_TOKEN="x"
    )
    assert done.returncode == 0, done.stderr
    asked = (runner.folder / "bin/gh.called").read_text(encoding="utf-8").splitlines()
    second = asked[asked.index("--method") :]
    assert [word for word in called if word not in second] == []


@pytest.mark.parametrize("step", ["Keep one comment current", "Keep one issue current"])
@pytest.mark.parametrize("refused", ["--paginate", "POST"])
def test_a_token_that_may_not_write_is_a_warning(runner, step, refused):
    runner.program(runner.folder / "bin/gh", f'[[ "$*" != *{refused}* ]]')
    (runner.folder / "summary.md").write_text(SUMMARY, encoding="utf-8")
    done = runner.run(step, NUMBER="9", TITLE="Code", SUMMARY="summary.md", GH_TOKEN="x")
    assert done.returncode == 0
    assert done.stdout.startswith("::warning::")
    assert "it needs the permission" in done.stdout


def test_a_run_that_ends_early_fails_and_has_no_outputs_but_its_code(runner):
    runner.audits(2, writes=False)
    done = runner.run("Audit", WRITE_BASELINE="base.json")
    assert done.returncode == 2
    assert runner.outputs.keys() == {"exit-code", "folder"}
    assert not (runner.folder / "base.json").exists()


def test_an_installation_that_fails_ends_the_job(runner, tmp_path):
    (tmp_path / "requirements-dev.lock").write_text("typer==1.0 \\\n", encoding="utf-8")
    runner.program(tmp_path / "bin/python3.12", "exit 1")
    python = str(tmp_path / "bin/python3.12")
    assert runner.run("Install repocheck", HERE=str(tmp_path), EXTRAS="", PYTHON=python).returncode == 1


def test_install(runner, tmp_path):
    """The environment is made by the Python that was set up, from the lock file and with the extras."""
    here = tmp_path / "action"
    here.mkdir()
    for name in ("requirements.lock", "requirements-dev.lock"):
        (here / name).write_bytes((ROOT / name).read_bytes())
    python = tmp_path / "bin/python3.12"
    runner.program(python, f'mkdir -p "$3/bin"; ln -sf "{tmp_path}/bin/pip" "$3/bin/python"')
    runner.program(tmp_path / "bin/pip", "")
    done = runner.run("Install repocheck", HERE=str(here), EXTRAS="pdf,resolve", PYTHON=str(python))
    assert done.returncode == 0, done.stderr
    asked = (tmp_path / "bin/pip.called").read_text(encoding="utf-8")
    assert f"--require-hashes\n-r\n{here}/requirements.lock" in asked
    assert asked.endswith(f"{here}[pdf,resolve]\n")
    versions = (tmp_path / "repocheck-versions.txt").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("pypdfium2==") for line in versions)
