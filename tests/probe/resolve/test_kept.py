import datetime as dt
import time

import pytest

from repocheck.config import Config
from repocheck.models import BuildRisk
from repocheck.probe.resolve import kept
from repocheck.probe.resolve.kept import KeptInstallations, key_of
from repocheck.probe.resolve.sources import Ask
from repocheck.probe.wheels import TableFile
from tests.trials import installed

THEN = dt.date(2020, 1, 1)


def ask(*lines, python="3.11.14", as_of=None, dates=()):
    return Ask(list(lines), python, Config(as_of=as_of), time.monotonic() + 9, dict(dates))


def test_the_key_holds_all_that_decides(monkeypatch):
    other = [
        ask("a"),
        ask("b"),
        ask("a", python="3.12.1"),
        ask("a", as_of=THEN),
        ask("a", dates=[("a", THEN)]),
        ask("a", dates=[("b", THEN)]),
    ]
    keys = {key_of(each, matrix=matrix) for each in other for matrix in (False, True)}
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://packages.example.org/simple")
    keys.add(key_of(other[0], matrix=False))
    assert len(keys) == 13
    assert key_of(other[0], matrix=False) in keys


def test_what_is_of_today_is_gone_tomorrow_and_what_is_of_a_past_day_stays(tmp_path, monkeypatch):
    days = iter([dt.date(2026, 3, 1)] * 2 + [dt.date(2026, 3, 2)] * 2)
    monkeypatch.setattr(kept, "_today", lambda: next(days))
    file = TableFile(tmp_path)
    first = KeptInstallations(file)
    keys = [key_of(ask("a"), matrix=False), key_of(ask("a", as_of=THEN), matrix=False)]
    for key in keys:
        first.keep(key, installed(), matrix=False)
    assert [first.find(key) for key in keys] == [installed()] * 2
    second = KeptInstallations(file)
    assert [second.find(key) for key in keys] == [None, installed()]
    assert second.find(key_of(ask("a"), matrix=False)) is None
    file.close()


@pytest.mark.parametrize(
    ("found", "matrix", "stays"),
    [
        (installed("conflict"), False, True),
        (installed("network"), False, False),
        (installed("timeout"), False, False),
        (installed("needs-source-build", risks=[BuildRisk(package="a", version="1")]), False, True),
        (installed("needs-source-build", risks=[BuildRisk(package="a")]), False, False),
        (installed("needs-source-build", risks=[BuildRisk(package="a")]), True, True),
    ],
)
def test_what_another_try_may_better_is_not_kept(tmp_path, found, matrix, stays):
    file = TableFile(tmp_path)
    installations = KeptInstallations(file)
    installations.keep("as-of:x", found, matrix=matrix)
    assert (installations.find("as-of:x") == found) is stays
    file.close()


def test_what_cannot_be_read_is_asked_again(tmp_path):
    file = TableFile(tmp_path)
    file.keep_tables({"as-of:x": "{}"})
    assert KeptInstallations(file).find("as-of:x") is None
    file.close()
