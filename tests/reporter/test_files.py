import os
import stat
import threading

import pytest

from repocheck.errors import UsageError
from repocheck.reporter import files as _files
from repocheck.reporter import render, write
from tests.reporter.factory import REPOS, audit_report

SMALL = audit_report(repos=REPOS[:1], papers=())


def test_a_file_is_replaced_whole(tmp_path):
    target = tmp_path / "new" / "report.json"
    write(SMALL, "json", target)
    write(SMALL, "text", target)
    assert target.read_text("utf-8") == render(SMALL, "text")
    assert stat.S_IMODE(target.stat().st_mode) == 0o644
    assert os.listdir(target.parent) == ["report.json"]


def test_a_pipe_is_written_to_and_permissions_are_kept(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    got: list[str] = []
    reader.start()
    write(audit_report(), "badge", pipe)
    reader.join(10)
    assert got[0].startswith("{")
    assert pipe.is_fifo()
    private = tmp_path / "private.json"
    private.touch(0o600)
    write(audit_report(), "badge", private)
    assert private.stat().st_mode & 0o777 == 0o600


def test_a_symbolic_link_is_not_followed(tmp_path):
    kept = tmp_path / "kept"
    kept.write_text("mine")
    (tmp_path / "link").symlink_to(kept)
    with pytest.raises(UsageError, match="symbolic link"):
        write(SMALL, "json", tmp_path / "link")
    assert kept.read_text() == "mine"


@pytest.mark.parametrize(("room", "step"), [(_files.os, "fsync"), (_files.Path, "replace")])
def test_a_full_disk_leaves_the_old_report(tmp_path, monkeypatch, room, step):
    def fail(*_):
        raise OSError(28, "No space left on device")

    target = tmp_path / "report.json"
    target.write_text("old")
    monkeypatch.setattr(room, step, fail)
    with pytest.raises(UsageError, match="No space left"):
        write(SMALL, "json", target)
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.json"]


def test_the_folder_is_confirmed_after_the_file(tmp_path, monkeypatch):
    order = []
    monkeypatch.setattr(_files.os, "fsync", lambda fd: order.append(stat.S_ISDIR(os.fstat(fd).st_mode)))
    write(SMALL, "badge", tmp_path / "badge.json")
    assert order == [False, True]
