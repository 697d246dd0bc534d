import pytest


@pytest.fixture
def folder(make_repo, monkeypatch):
    return make_repo({"train.py": "import torch\n"})


def test_a_dry_run_shows_a_diff_that_git_applies_and_writes_nothing(run, folder):
    before = sorted(folder.rglob("*"))
    done = run("repo", str(folder), "--fix", "--licence", "MIT", "--author", "Ada")
    assert done.code == 0
    assert sorted(folder.rglob("*")) == before
    assert "+torch  # train.py:1" in done.out
    assert "Add --write" in done.err
    from tests.conftest import git

    git("apply", "-", cwd=folder, content=done.out.encode())
    assert (folder / "LICENSE").read_text().startswith("MIT License")


def test_write_adds_files_and_never_overwrites(run, folder):
    assert "Wrote requirements.txt" in run("repo", str(folder), "--fix", "--write").err
    (folder / "requirements.txt").write_text("mine")
    run("repo", str(folder), "--fix", "--write")
    assert (folder / "requirements.txt").read_text() == "mine"


def test_several_folders_are_refused(run, folder):
    assert run("repo", str(folder), str(folder), "--fix").code == 2
