"""The action's script, run as the runner would: inputs come as environment, results go to files."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

ACTION = yaml.safe_load((Path(__file__).parent.parent / "action.yml").read_text())


def script(name: str) -> str:
    return next(step["run"] for step in ACTION["runs"]["steps"] if step["name"] == name)


@pytest.mark.parametrize("step", ACTION["runs"]["steps"], ids=lambda step: step["name"])
def test_no_input_is_written_into_a_script(step):
    assert "${{" not in step["run"]


@pytest.mark.parametrize(
    ("inputs", "code", "expected", "arguments"),
    [
        ({}, 0, 0, "--fail-on missing -- my digest.md"),
        (
            {"FAIL_ON": "missing empty", "FAIL_UNDER": "40"},
            1,
            1,
            "--fail-under 40 --fail-on missing --fail-on empty",
        ),
        ({}, 3, 3, ""),
        ({"ALLOW_INCOMPLETE": "true"}, 3, 0, ""),
        ({"DIGEST": "$(touch pwned)"}, 0, 0, "-- $(touch pwned)"),
        ({"DIGEST": "--help"}, 0, 0, "-- --help"),
    ],
)
def test_audit(tmp_path, inputs, code, expected, arguments):
    program = tmp_path / "repocheck/bin/repocheck"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/called"\nexit {code}\n')
    program.chmod(0o755)
    defaults = {
        "DIGEST": "my digest.md",
        "FAIL_ON": "missing",
        "CONFIG": "",
        "FAIL_UNDER": "",
        "BASELINE": "",
    }
    runner = {
        "PATH": os.environ["PATH"],
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "ALLOW_INCOMPLETE": "false",
    }
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script("Audit")],
        env=runner | defaults | inputs,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == expected
    assert arguments in (tmp_path / "called").read_text()
    assert f"exit-code={code}" in (tmp_path / "output").read_text()
    assert not (tmp_path / "pwned").exists()
