import datetime as dt
import subprocess

from repocheck.config import ProbeConfig
from repocheck.probe import commit_days
from tests.conftest import GIT_ENV


def test_the_days_of_all_commits_that_lead_to_head(make_repo):
    path = make_repo({"a.py": "x"})
    (first,) = commit_days(path, ProbeConfig())
    for day in ("2031-05-06", "2030-01-02"):
        (path / "a.py").write_text(day)
        stamp = f"{day}T12:00:00Z"
        command = ["git", "commit", "-q", "-a", "-m", day]
        subprocess.run(command, cwd=path, check=True, env=GIT_ENV | {"GIT_COMMITTER_DATE": stamp})
    assert commit_days(path, ProbeConfig()) == (first, dt.date(2030, 1, 2), dt.date(2031, 5, 6))


def test_where_there_is_no_history_there_are_no_days(tmp_path):
    assert commit_days(tmp_path, ProbeConfig()) == ()
    assert commit_days(tmp_path / "nowhere", ProbeConfig()) == ()
