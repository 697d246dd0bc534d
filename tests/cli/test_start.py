"""What a command loads before it does anything: held by counting modules, since clocks differ."""

import subprocess
import sys

import pytest

LOADED = (
    "import sys; sys.argv = ['repocheck', *{arguments}]\nfrom repocheck.cli import main\n"
    "try: main()\nexcept SystemExit: pass\nsys.stderr.write(' '.join(sys.modules))"
)
HEAVY = {"asyncio", "git", "httpx", "jinja2", "pydantic", "rich", "yaml", "docutils"}


def loaded(*arguments):
    code = LOADED.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout
    return {name.partition(".")[0] for name in done.stderr.split()}


def test_the_version_loads_nothing_from_elsewhere():
    assert not loaded("--version") & (HEAVY | {"typer"})


def test_help_loads_no_library_that_only_an_audit_needs():
    assert not loaded("--help") & HEAVY


@pytest.mark.parametrize("command", ["audit", "watch", "repo", "links"])
def test_help_of_a_command_loads_only_what_typer_itself_does(command):
    assert not loaded(command, "--help") & (HEAVY - {"pydantic"})  # typer reads types by it where it is there
