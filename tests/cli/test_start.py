"""What a command loads before it does anything: held by counting modules, since clocks differ."""

import subprocess
import sys

import pytest

LOADED = (
    "import sys; sys.argv = ['repocheck', *{arguments}]\nfrom repocheck.cli import main\n"
    "try: main()\nexcept SystemExit: pass\nsys.stderr.write(' '.join(sys.modules))"
)
COUNTED = (
    "import re._compiler as compiler, sys\n"
    "compiled, compile = [], compiler.compile\n"
    "compiler.compile = lambda *a: compiled.append(a) or compile(*a)\n"
    "{run}\nsys.stderr.write(f' compiled={{len(compiled)}}')"
)
NETWORK = {"asyncio", "httpx", "tenacity", "ssl", "http"}
MAX_MODULES, MAX_PATTERNS = 680, 350
"""What auditing a small clone loads and compiles; it was 874 and 704 when nothing was put off."""
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


def test_a_clone_is_audited_without_what_only_the_network_or_another_format_needs(make_repo, tmp_path):
    path = make_repo({"README.md": "# A tool\n\nRun `python main.py`.\n", "main.py": "print(1)\n"})
    run = LOADED.format(arguments=["repo", str(path), "--offline", "-q"])
    command = [sys.executable, "-c", COUNTED.format(run=run)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    *modules, counted = done.stderr.split()
    assert "README" in done.stdout
    assert not {name.partition(".")[0] for name in modules} & (
        NETWORK | {"git", "jinja2", "yaml", "docutils", "ray"}
    )
    assert not {name for name in modules if name.startswith(("rich.progress", "repocheck.extractor.readers"))}
    assert len(modules) < MAX_MODULES
    assert int(counted.removeprefix("compiled=")) < MAX_PATTERNS


def test_the_program_ends_with_its_status_after_what_others_left_to_be_done():
    code = (
        "import atexit, sys, threading, time\nfrom repocheck import cli\nfrom repocheck.cli import script\n"
        "def main():\n"
        "    threading.Thread(target=lambda: time.sleep(0.05) or print('thread')).start()\n"
        "    atexit.register(print, 'left')\n    print('said')\n    sys.exit(3)\n"
        "cli.main = main\nscript()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split(), done.stderr) == (3, ["said", "thread", "left"], "")


@pytest.mark.parametrize(("raised", "status"), [("ValueError", 1), ("SystemExit('why')", 1)])
def test_what_is_no_end_of_its_own_is_left_to_python(raised, status):
    code = f"from repocheck import cli\nfrom repocheck.cli import script\ndef main(): raise {raised}\n"
    code += "cli.main = main\nscript()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert done.stderr


def test_a_program_that_runs_it_ends_with_a_status_of_its_own():
    code = (
        "import runpy, sys\nsys.argv = ['repocheck', 'no such command']\n"
        "try:\n    runpy.run_module('repocheck', run_name='__main__')\n"
        "except SystemExit as end:\n    sys.exit(40 + end.code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 42
