import pytest

from tests.pipeline.test_proposing import index, needs_uv  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures("index")


@pytest.fixture
def folder(make_repo):
    return make_repo({"a.py": "import tqdm\nimport odd_tool\n", "b.py": "import six\n"})


@needs_uv
def test_a_file_is_written_and_the_rest_said(run, folder, tmp_path):
    done = run("env", str(folder), "--accept-guesses", "-f", "requirements", "-o", str(tmp_path / "r.txt"))
    assert done.code == 0
    assert "2 of 2 files are expected to import; nothing was installed or run" in done.err
    assert (
        "Guess: odd-tool for `import odd_tool`, which its wheel has, first published 2020-01-01." in done.err
    )
    assert "odd-tool==1.0 --hash=sha256:" in (tmp_path / "r.txt").read_text()
    assert f"To install: uv venv --python 3.11 && uv pip sync {tmp_path / 'r.txt'}" in done.err


@needs_uv
def test_guesses_need_to_be_accepted(run, folder):
    done = run("env", str(folder))
    assert done.code == 0
    assert '[[packages]]\nname = "tqdm"' in done.out
    assert 'name = "odd-tool"' not in done.out
    assert "add --accept-guesses" in done.err


@needs_uv
def test_where_nothing_would_import_nothing_is_written(run, make_repo):
    done = run("env", str(make_repo({"a.py": "print 1\n"})))
    assert (done.code, done.out) == (1, "")
    assert "No environment is proposed" in done.err


@needs_uv
def test_a_day_and_a_python_can_be_named(run, folder):
    done = run("env", str(folder), "--as-of", "2021-01-01", "--python", "3.9", "-f", "environment", "-q")
    assert "python=3.9" in done.out
    assert "packages as of 2021-01-01" in done.out


@pytest.mark.parametrize(
    "arguments", [["--python", "2.7"], ["--format", "toml"], ["--as-of", "soon"], ["--as-of", "2999-01-01"]]
)
def test_what_cannot_be_had_is_refused(run, folder, arguments):
    assert run("env", str(folder), *arguments).code == 2


@needs_uv
def test_an_audit_reports_it_and_fix_writes_it(run, folder):
    report = run("repo", str(folder), "--environments").out
    assert "Proposed: Python 3.11, packages of today. 1 of 2 files are expected to import" in " ".join(
        report.split()
    )
    done = run("repo", str(folder), "--environments", "--fix")
    assert "+tqdm==1.0 --hash=sha256:" in done.out
    assert "+odd-tool" not in done.out
